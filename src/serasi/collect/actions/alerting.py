"""A CAP alert of another system becomes a report in the queue: once, whole, and never a drill."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from serasi.channels import cap
from serasi.collect import alerts, queries, reading, sealed
from serasi.collect.actions.receiving import Received
from serasi.collect.actions.storing import Draft, Original, store
from serasi.collect.models import Channel, Report
from serasi.collect.whatsapp import sender_key
from serasi.network.models import Agency
from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import (
    CAP_DIFFERS,
    CAP_ELSEWHERE,
    CAP_NO_NEWS,
    CAP_NOT_ACTUAL,
    CAP_OWN,
    FORM_INVALID,
    NOT_ALLOWED,
    Problem,
)
from serasi.regions.placed import lies_in

ANSWERS = frozenset({"Ack", "Error"})


@dataclass(frozen=True)
class Looked:
    """An alert as a desk sees it before anything is kept.

    `codes` are its areas within the desk's own; `why_not` is why it cannot become a report.
    """

    alert: cap.Alert | None
    info: cap.Info | None
    findings: tuple[str, ...]
    places: tuple[alerts.Place, ...]
    codes: tuple[str, ...]
    known: Report | None
    before: tuple[tuple[str, Report | None], ...]
    why_not: Problem | None

    @property
    def needs_area(self) -> bool:
        """Say whether a person must say where it is, since nothing of it is known here."""
        return not any(place.areas for place in self.places)


def look_at_alert(actor: Viewer, *, data: bytes, now: datetime) -> Looked:
    """Read an alert without keeping anything.

    Raises
    ------
    Problem
        S930 and S931 for a file that is broken, hostile or too large.
    """
    require(actor, Can.IMPORT)
    alert, findings = cap.examine(data)
    if alert is None:
        said = tuple(map(str, findings))
        return Looked(None, None, said, (), (), None, (), _unfit(data))
    own = actor.areas(Can.IMPORT)
    info = alerts.main_info(alert)
    found = tuple(alerts.places_of(info, prefer=tuple(sorted(own - {"*"}))))
    codes = tuple(alerts.codes_within(found, own))
    desk = _desk(codes or tuple(own - {"*"}), now=now)
    return Looked(
        alert=alert,
        info=info,
        findings=tuple(map(str, findings)),
        places=found,
        codes=codes,
        known=_known(alert.sender, alert.identifier, alert.sent, desk=desk),
        before=tuple(
            (one.identifier, _seen(actor, _known(one.sender, one.identifier, one.sent, desk=desk)))
            for one in alert.references
        ),
        why_not=_refusal(alert, data, found, codes),
    )


def keep_alert(
    actor: Viewer, *, data: bytes, now: datetime, name: str = "", area: str | None = None
) -> Received:
    """Let an alert become a report of the desk; the same message again returns the first receipt.

    `area` is where a person says it is, within the actor's own areas; else it is the smallest that
    holds all of the alert's areas there.

    Raises
    ------
    Problem
        S932 for what is not CAP 1.2, S933 for a drill, S934 for an answer, S935 for the same
        message with other words, S936 for what lies elsewhere, S937 for our own, S104 without a
        place.
    """
    looked = look_at_alert(actor, data=data, now=now)
    if looked.why_not is not None and not (area and looked.why_not.kind is CAP_ELSEWHERE):
        raise looked.why_not
    if looked.alert is None:
        raise _unfit(data)
    if area is not None and not lies_in(area, actor.areas(Can.IMPORT)):
        raise Problem(NOT_ALLOWED)
    code = area or queries.common_area(looked.codes)
    if not code:
        raise Problem(FORM_INVALID, what="di mana (desa atau kecamatan)")
    desk = queries.desk_for(code, on=timezone.localdate(now))
    original = Original(name or f"{looked.alert.identifier}.xml", Channel.CAP, data)
    known = _known(looked.alert.sender, looked.alert.identifier, looked.alert.sent, desk=desk)
    if known is not None:
        return _again(known, looked.alert)
    draft = _draft(
        looked, looked.alert, original, desk=desk, code=code, by_hand=bool(area), now=now
    )
    try:
        with transaction.atomic():
            report = store(actor.key, [draft], now=now)[0]
    except IntegrityError:
        known = _known(looked.alert.sender, looked.alert.identifier, looked.alert.sent, desk=desk)
        if known is None:
            raise
        return _again(known, looked.alert)
    return Received(report, is_new=True)


def _again(known: Report, alert: cap.Alert) -> Received:
    """Return what the message became before; one that says something else is refused.

    A relay may write the same message in other spaces or another time zone.
    """
    with opened():
        kept = known.attachments.filter(kind=Channel.CAP).get()
    with kept.file.open("rb") as file:
        before = cap.read(file.read())
    if before != alert:
        raise Problem(CAP_DIFFERS, receipt=known.receipt)
    return Received(known, is_new=False)


def _draft(
    looked: Looked,
    alert: cap.Alert,
    original: Original,
    *,
    desk: Agency,
    code: str,
    by_hand: bool,
    now: datetime,
) -> Draft:
    before = [
        (one, _known(one.sender, one.identifier, one.sent, desk=desk)) for one in alert.references
    ]
    words = alerts.words_of(alert, [row.receipt if row else ref.identifier for ref, row in before])[
        :20_000
    ]
    latest = max((row for _ref, row in before if row), key=lambda row: row.pk, default=None)
    stated: dict[str, object] = {"cap": alerts.told(alert, looked.places)}
    if latest is not None:
        at = latest.sent_at or latest.received_at
        stated["follows"] = {"key": latest.content_key.partition(":")[2], "at": at.isoformat()}
    sent = min(alert.sent, now)
    source = Report.AreaSource.OFFICER if by_hand else Report.AreaSource.STATED
    return Draft(
        uuid=uuid.uuid4(),
        text=words,
        channel=Channel.CAP,
        desk_id=desk.pk,
        area=code,
        area_source=source,
        sent_at=sent,
        life_at_risk=True if alerts.endangers_life(looked.alert, looked.info, now=now) else None,
        sender_key=sender_key(alert.sender, sealed.salt()),
        stated=stated,
        reading=reading.read(words, sent_at=sent, area=code).json,
        content_key=alerts.key_of(alert.sender, alert.identifier, alert.sent, desk=desk.pk),
        original=original,
    )


def _desk(codes: tuple[str, ...], *, now: datetime) -> Agency | None:
    code = queries.common_area(codes)
    try:
        return queries.desk_for(code, on=timezone.localdate(now)) if code else None
    except Problem:  # nobody here answers for it; keeping it will say so
        return None


def _known(sender: str, identifier: str, sent: datetime, *, desk: Agency | None) -> Report | None:
    if desk is None:
        return None
    key = alerts.key_of(sender, identifier, sent, desk=desk.pk)
    with opened():
        return Report.objects.filter(content_key=key).first()


def _seen(actor: Viewer, row: Report | None) -> Report | None:
    """Return a report that the actor may read; a closed one looks as if it had never come."""
    return row if row and queries.visible_to(actor).filter(pk=row.pk).exists() else None


def _unfit(data: bytes) -> Problem:
    try:
        cap.read(data)
    except Problem as unfit:
        return unfit
    raise AssertionError("an alert that cannot be built is refused by its reader")


def _refusal(
    alert: cap.Alert, data: bytes, found: tuple[alerts.Place, ...], codes: tuple[str, ...]
) -> Problem | None:
    """Return why an alert cannot become a report; a drill is told before any slip of form."""
    if alert.status != "Actual":
        return Problem(CAP_NOT_ACTUAL, status=alert.status)
    if alert.msg_type in ANSWERS:
        return Problem(CAP_NO_NEWS, msg_type=alert.msg_type)
    try:
        cap.read(data)
    except Problem as unfit:
        return unfit
    if alert.sender == (urlsplit(settings.SERASI_ADDRESS).hostname or ""):
        return Problem(CAP_OWN)
    if any(place.areas for place in found) and not codes:
        return Problem(CAP_ELSEWHERE)
    return None
