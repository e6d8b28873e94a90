"""Four eyes over files of opened secrets: one asks, another agrees, the first fetches once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.network.models import Person
from serasi.network.policy import Viewer, granted, require
from serasi.network.queries import people_who_may
from serasi.network.roles import Can
from serasi.network.sealed import rules
from serasi.network.sealed.events import export_asked
from serasi.network.sealed.files import Sheet, as_locked_file
from serasi.network.sealed_models import SealedExport
from serasi.network.walls import opened
from serasi.problems import (
    AREA_UNKNOWN,
    FORM_INVALID,
    NOT_FOUND,
    SEALED_EXPORT_MOVED,
    SEALED_EXPORT_OWN,
    Problem,
)
from serasi.regions.models import Area
from serasi.trail.actions import record

SHORTEST_PASSWORD = 12
SHORTEST_WHY = 20
State = SealedExport.State
Make = Callable[[Viewer, str, str, datetime], Sheet]


@dataclass(frozen=True)
class Exporter:
    """A kind of file: its name for people, the right over what it opens, and who makes it.

    `make(viewer, area, reason, now)` reads by `reveal_many`, so that each subject has its entry.
    """

    kind: str
    label: str
    right: Can
    make: Make


@dataclass(frozen=True)
class Fetched:
    """The one download: its name and bytes."""

    name: str
    content: bytes


_exporters: dict[str, Exporter] = {}


def add_exporter(kind: str, label: str, right: Can, make: Make) -> None:
    """Let a room offer a file; the same kind again changes nothing."""
    if right not in rules.OPENED_BY:
        raise ValueError(f"{right} opens nothing sealed")
    _exporters.setdefault(kind, Exporter(kind, label, right, make))


def exporters(viewer: Viewer) -> list[Exporter]:
    """Return the files that somebody may ask for."""
    return [exporter for exporter in _exporters.values() if viewer.can(exporter.right)]


def label_of(kind: str) -> str:
    """Return the name of a kind of file; its code when the room that made it is gone."""
    return str(_exporters[kind].label) if kind in _exporters else kind


def visible_to(viewer: Viewer) -> QuerySet[SealedExport]:
    """Return the requests of the viewer, over data that the viewer keeps, or inspects."""
    seen = Q(asked_by_id=viewer.person_id or 0) | granted(viewer, Can.TRAIL)
    for right in rules.OPENED_BY:
        seen |= Q(right=right.value) & granted(viewer, right)
    return SealedExport.objects.filter(seen).select_related("asked_by", "decided_by", "area")


def export(viewer: Viewer, pk: int) -> SealedExport:
    """Return one visible request, or refuse as if it did not exist."""
    found = visible_to(viewer).filter(pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def deciders(right: Can, *, area: str, asker_id: int | None, now: datetime) -> list[Person]:
    """Return who else may decide on a request over an area."""
    people = people_who_may(right, area=area, on=timezone.localdate(now))
    return [person for person in people if person.pk != asker_id]


@transaction.atomic
def ask_export(actor: Viewer, *, kind: str, area: str, why: str, now: datetime) -> SealedExport:
    """Ask for a file of opened secrets of an area."""
    exporter = _exporters.get(kind)
    if exporter is None or actor.person_id is None:
        raise Problem(NOT_FOUND)
    require(actor, exporter.right, area=area)
    place = Area.objects.filter(code=area).first()
    if place is None:
        raise Problem(AREA_UNKNOWN, code=area)
    reason = rules.check_reason(why, shortest=SHORTEST_WHY)
    others = deciders(exporter.right, area=area, asker_id=actor.person_id, now=now)
    with opened():
        row = SealedExport.objects.create(
            kind=kind,
            right=exporter.right.value,
            area=place,
            why=reason,
            asked_by_id=actor.person_id,
            asked_at=now,
        )
    _note(actor, row, "sealed.export_asked", now=now, reason=reason)
    export_asked.send(
        sender=SealedExport, export_id=row.pk, person_ids=[p.pk for p in others], now=now
    )
    return row


def _note(
    actor: Viewer,
    row: SealedExport,
    action: str,
    *,
    now: datetime,
    reason: str = "",
    **more: object,
) -> None:
    data = {"kind": row.kind, "area": row.area_id, "right": row.right, **more}
    record(actor.key, action=action, subject=row.key, now=now, data=data, reason=reason)


def _locked(actor: Viewer, pk: int, *states: State) -> SealedExport:
    row = visible_to(actor).select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        raise Problem(NOT_FOUND)
    require(actor, Can(row.right), area=row.area_id)
    if row.state not in states:
        raise Problem(SEALED_EXPORT_MOVED, state=State(row.state).label)
    return row


def _decide(
    actor: Viewer, pk: int, state: State, *, answer: str, until: datetime | None, now: datetime
) -> SealedExport:
    row = _locked(actor, pk, State.ASKED)
    if row.asked_by_id == actor.person_id or actor.person_id is None:
        raise Problem(SEALED_EXPORT_OWN)
    row.state, row.answer, row.until = state, answer, until
    row.decided_by_id, row.decided_at = actor.person_id, now
    with opened():
        row.save(update_fields=["state", "answer", "until", "decided_by", "decided_at"])
    _note(actor, row, f"sealed.export_{state.value}", now=now, reason=answer)
    return row


@transaction.atomic
def approve_export(
    actor: Viewer, *, export_id: int, now: datetime, answer: str = ""
) -> SealedExport:
    """Agree to somebody else's request; it may be fetched once, within a day."""
    said = " ".join(answer.split())[:500]
    until = now + rules.EXPORT_LIFE
    return _decide(actor, export_id, State.APPROVED, answer=said, until=until, now=now)


@transaction.atomic
def refuse_export(actor: Viewer, *, export_id: int, answer: str, now: datetime) -> SealedExport:
    """Refuse somebody else's request, and say why."""
    _locked(actor, export_id, State.ASKED)
    said = rules.check_reason(answer)
    return _decide(actor, export_id, State.REFUSED, answer=said, until=None, now=now)


def _own(actor: Viewer, pk: int, *states: State) -> SealedExport:
    row = _locked(actor, pk, *states)
    if row.asked_by_id != actor.person_id:
        raise Problem(NOT_FOUND)
    return row


@transaction.atomic
def withdraw_export(actor: Viewer, *, export_id: int, now: datetime) -> SealedExport:
    """Take back one's own request."""
    row = _own(actor, export_id, State.ASKED, State.APPROVED)
    row.state = State.WITHDRAWN
    with opened():
        row.save(update_fields=["state"])
    _note(actor, row, "sealed.export_withdrawn", now=now)
    return row


@transaction.atomic
def fetch_export(actor: Viewer, *, export_id: int, password: str, now: datetime) -> Fetched:
    """Make the file, once, locked by a password that its asker chooses and nobody keeps."""
    row = _own(actor, export_id, State.APPROVED)
    if rules.lapsed(row.until, now):
        raise Problem(SEALED_EXPORT_MOVED, state=_("lewat waktunya"))
    if len(password) < SHORTEST_PASSWORD or password.isdecimal():
        raise Problem(
            FORM_INVALID,
            what=_("sandi berkas sedikitnya %(n)s huruf, jangan angka saja.")
            % {"n": SHORTEST_PASSWORD},
        )
    sheet = _exporters[row.kind].make(actor, row.area_id, row.why, now)
    name = f"serasi-{row.kind.replace('.', '-')}-{row.pk}"
    facts = {
        _("Isi"): label_of(row.kind),
        _("Wilayah"): f"{row.area_id} {row.area.name}",
        _("Diminta oleh"): actor.name,
        _("Disetujui oleh"): row.decided_by.name if row.decided_by else "",
        _("Alasan"): row.why,
        _("Diunduh"): f"{timezone.localtime(now):%d/%m/%Y %H.%M} WIB",
        _("Jumlah baris"): str(len(sheet.rows)),
    }
    made = as_locked_file(sheet, name=name, facts=facts, password=password, now=now)
    row.state, row.fetched_at = State.FETCHED, now
    row.count, row.sha256 = len(sheet.rows), made.sha256
    with opened():
        row.save(update_fields=["state", "fetched_at", "count", "sha256"])
    _note(actor, row, "sealed.export_fetched", now=now, count=row.count, sha256=row.sha256)
    return Fetched(f"{name}.zip", made.content)
