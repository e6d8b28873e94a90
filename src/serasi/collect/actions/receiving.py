"""One report comes in through a form; the same one sent twice is one report."""

from __future__ import annotations

import uuid as uuids
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, BinaryIO
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from serasi.collect import places, queries, reading, rules, sealed
from serasi.collect.actions.storing import Draft, Named, store
from serasi.collect.models import Channel, Report
from serasi.collect.photos import clean_photo
from serasi.collect.whatsapp import sender_key
from serasi.network.models import Person
from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import FORM_INVALID, UUID_TAKEN, Problem
from serasi.regions import queries as regions

NIL_TEXT = "Hari ini nihil, tidak ada kejadian."
LONGEST_TEXT = 20_000

SENDER = "reporter"
"""How the trail names who sent a report: others read the trail, and the person is sealed."""


@dataclass(frozen=True)
class Upload:
    """A file that came with a report, as yet unproven."""

    name: str
    file: BinaryIO


@dataclass(frozen=True)
class Refused:
    """A file that was not kept, and why; the report itself was."""

    name: str
    problem: Problem


@dataclass(frozen=True)
class Received:
    """The proof of a report: its receipt, whether it is new, and what of it was not kept."""

    report: Report
    is_new: bool
    refused: tuple[Refused, ...] = ()

    @property
    def receipt(self) -> str:
        return self.report.receipt


def receive_report(
    actor: Viewer,
    *,
    uuid: UUID,
    text: str,
    now: datetime,
    channel: str = Channel.FORM,
    sent_at: datetime | None = None,
    area: str | None = None,
    point: tuple[float, float] | None = None,
    stated: Mapping[str, Any] | None = None,
    photos: Sequence[Upload] = (),
    is_nil: bool = False,
    life_at_risk: bool | None = None,
    knows_how: str | None = None,
    contact: str = "",
) -> Received:
    """Take a report in; a second sending of the same UUID and words returns the first receipt.

    The area is what the sender stated, else what the text tells with the sender's own area as
    prior, else that own area. A file that is no picture is refused and the report is kept.

    Raises
    ------
    Problem
        S104 without words, S344 when no desk answers for the area, S351 for another's UUID.
    """
    words = _words(actor, text, channel=channel, is_nil=is_nil)
    identity, known = _identity(actor, uuid, words)
    if known is not None:
        return Received(known, is_new=False)
    bare = Draft(
        uuid=identity,
        text=words,
        channel=channel,
        desk_id=0,
        area=area or "",
        area_source="",
        sent_at=min(sent_at, now) if sent_at else None,
        is_nil=is_nil,
        life_at_risk=life_at_risk,
        reporter_id=actor.person_id,
        stated=_stated(stated, knows_how, point),
        grade=rules.grade_of(knows_how, known_sender=actor.person_id is not None),
    )
    draft = _placed(actor, bare, now=now, point=point, contact=contact)
    kept, refused = _clean(photos)
    return _store_once(actor, replace(draft, pictures=tuple(kept)), refused, now=now)


def _words(actor: Viewer, text: str, *, channel: str, is_nil: bool) -> str:
    """Return the words of a report that the actor may send."""
    if channel != Channel.CITIZEN:
        require(actor, Can.REPORT)
    words = text.strip() or (NIL_TEXT if is_nil else "")
    if not words or len(words) > LONGEST_TEXT:
        raise Problem(FORM_INVALID, what="apa yang terjadi (paling panjang 20.000 huruf)")
    return words


def _identity(actor: Viewer, uuid: UUID, words: str) -> tuple[UUID, Report | None]:
    """Return the identity to store under, and the report that is there already.

    A form that was sent, changed and sent again from the same page carries the same UUID but
    other words: that is a second report, under an identity made from both.
    """
    known = _stored(actor, uuid)
    if known is None or known.text == words:
        return uuid, known
    derived = uuids.uuid5(uuid, words)
    return derived, _stored(actor, derived)


def _stored(actor: Viewer, uuid: UUID) -> Report | None:
    with opened():
        found = Report.objects.filter(uuid=uuid).first()
    if found is not None and found.reporter_id != actor.person_id:
        raise Problem(UUID_TAKEN)
    return found


def _stated(
    given: Mapping[str, Any] | None, knows_how: str | None, point: tuple[float, float] | None
) -> dict[str, Any]:
    told = {key: value for key, value in (given or {}).items() if value not in (None, "")}
    if knows_how:
        told["knows_how"] = knows_how
    if point:
        told["has_point"] = True
    return told


def _placed(
    actor: Viewer,
    draft: Draft,
    *,
    now: datetime,
    point: tuple[float, float] | None,
    contact: str,
) -> Draft:
    """Read the text and settle where the report lies and whose desk it is."""
    home = queries.home_of(actor)
    stated = regions.resolve_code(draft.area).area.code if draft.area else _under(point)
    read = reading.read(draft.text, sent_at=draft.sent_at or now, area=stated or home)
    settled = places.settle(
        stated,
        read=None if draft.is_nil else read.place,
        home=home or "",
        home_source=Report.AreaSource.SENDER,
    )
    if not settled.code:
        raise Problem(FORM_INVALID, what="di mana (desa atau kecamatan)")
    desk = queries.desk_for(settled.code, on=timezone.localdate(now))
    sender, key = _sender(actor)
    secrets = {sealed.SENDER: sender, sealed.CONTACT: contact.strip()}
    if point:
        secrets[sealed.POINT] = f"{point[0]:.5f},{point[1]:.5f}"
    return replace(
        draft,
        desk_id=desk.pk,
        area=settled.code,
        area_source=settled.source,
        reading=read.json,
        sender_key=key,
        grade=rules.stated_grade(draft.text) or draft.grade,
        secrets=secrets,
    )


def _under(point: tuple[float, float] | None) -> str | None:
    found = regions.area_at(*point) if point else None
    return found.code if found else None


def _sender(actor: Viewer) -> tuple[str, str]:
    """Return what is sealed of a sender and the key that stands for them."""
    if actor.person_id is None:
        return "", ""
    phone = Person.objects.values_list("phone", flat=True).filter(pk=actor.person_id).first()
    told = "; ".join(part for part in (actor.name, actor.post, phone) if part)
    return told, sender_key(phone or actor.key, sealed.salt())


def _clean(photos: Sequence[Upload]) -> tuple[list[Named], list[Refused]]:
    kept, refused = [], []
    for upload in photos:
        try:
            kept.append(Named(upload.name, clean_photo(upload.file, name=upload.name[:80])))
        except Problem as problem:
            refused.append(Refused(upload.name[:80], problem))
    return kept, refused


def _store_once(actor: Viewer, draft: Draft, refused: list[Refused], *, now: datetime) -> Received:
    """Store the report; when the same one came in meanwhile by another way, return that."""
    try:
        with transaction.atomic():
            report = store(SENDER, [draft], now=now)[0]
    except IntegrityError:
        known = _stored(actor, draft.uuid)
        if known is None:
            raise
        return Received(known, is_new=False)
    return Received(report, is_new=True, refused=tuple(refused))
