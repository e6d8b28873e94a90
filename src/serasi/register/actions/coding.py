"""Coding an event from a report, sending it to a second person, confirming or sending it back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Length
from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.collect.models import Report
from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import (
    CHECK_INCOMPLETE,
    FORM_INVALID,
    FOUR_EYES,
    NOT_CODED,
    WRONG_STATE,
    Problem,
)
from serasi.regions.models import Area
from serasi.register import events, rules
from serasi.register.actions.history import revise
from serasi.register.actions.rows import (
    check_version,
    event_for,
    handling_for,
    move,
    need_reason,
    person_of,
    refuse_state,
)
from serasi.register.coded import COLUMNS, Coding, apply, as_plain, coding_of
from serasi.register.codes import CODEBOOK, Form, LawSource, Trigger
from serasi.register.models import Event, EventReport, Handling, NumberSeries, Suggestion
from serasi.register.queries.eyes import writers
from serasi.register.queries.scope import handlings
from serasi.register.queries.sheets import lacking_words, sheets_of
from serasi.trail.actions import Note, record, record_many


def next_public_id(*, year: int) -> str:
    """Give out the next public number of a year; a number is never given twice."""
    with opened():
        series, made = NumberSeries.objects.select_for_update().get_or_create(year=year)
        if made:
            prefix = f"CT-{year % 100:02d}-"
            highest = (
                Event.objects.filter(public_id__startswith=prefix)
                .order_by(Length("public_id").desc(), "-public_id")
                .values_list("public_id", flat=True)
                .first()
            )
            known = rules.number_of(highest) if highest else None
            series.last = known[1] if known else 0
        public_id = ""
        while not public_id or Event.objects.filter(public_id=public_id).exists():
            series.last += 1
            public_id = rules.event_number(series.last, year=year)
        series.save(update_fields=["last"])
        return public_id


def check_coding(coding: Coding, *, now: datetime) -> None:
    """Refuse a coding that the database or the calendar would not take."""
    wrong = []
    if coding.start_date > timezone.localdate(now):
        wrong.append(_("tanggal kejadian di masa depan"))
    if coding.end_date is not None and coding.end_date < coding.start_date:
        wrong.append(_("tanggal selesai sebelum mulai"))
    crowd = (coding.crowd_min, coding.crowd_max)
    if crowd[0] is not None and crowd[1] is not None and crowd[1] < crowd[0]:
        wrong.append(_("massa paling banyak lebih kecil daripada paling sedikit"))
    if coding.trigger not in Trigger.values or coding.form not in Form.values:
        wrong.append(_("pemicu dan bentuk"))
    if coding.law_source not in LawSource.values or coding.kind not in Event.Kind.values:
        wrong.append(_("jenis dan sumber konflik"))
    if not coding.title.strip():
        wrong.append(_("judul"))
    if len(coding.other_triggers) > 2:
        wrong.append(_("pemicu lain paling banyak dua"))
    if wrong:
        raise Problem(FORM_INVALID, what=", ".join(wrong))


def set_other_areas(event: Event, codes: tuple[str, ...]) -> None:
    """Set the other areas that an event touches."""
    event.other_areas.set(Area.objects.filter(code__in=codes))


@transaction.atomic
def code_event(
    actor: Viewer, *, receipt: str, coding: Coding, now: datetime, version: int | None = None
) -> Event:
    """Write the coding sheet of a report: makes its draft event, or changes it while a draft."""
    row = handling_for(actor, receipt, Can.CODE)
    check_coding(coding, now=now)
    require(actor, Can.CODE, area=coding.area)
    if row.event_id is not None:
        return _recode(actor, row.event_id, coding=coding, version=version, now=now)
    if row.state == Handling.State.CLOSED:
        refuse_state(row.state)
    event = Event(
        public_id=next_public_id(year=timezone.localdate(now).year),
        desk_id=row.desk_id,
        codebook=CODEBOOK,
        coded_by_id=person_of(actor),
        coded_at=now,
        created_at=now,
        report_count=1,
    )
    apply(coding, event)
    event.save(force_insert=True)
    set_other_areas(event, coding.other_areas)
    EventReport.objects.create(
        event=event, report_id=row.report_id, linked_by_id=actor.person_id, linked_at=now
    )
    row.event = event
    row.version += 1
    row.save(update_fields=["event", "version"])
    _bring_twins(actor, row, event, now=now)
    revise(actor, event, before={}, after=as_plain(coding), action="created", now=now)
    record(
        actor.key,
        action="event.created",
        subject=f"event:{event.public_id}",
        now=now,
        data={"from": row.report.receipt, "kind": event.kind, "trigger": event.trigger},
    )
    return event


def _same_as(report_id: int) -> set[int]:
    """Return the reports that were decided to tell of the same event, through others as well."""
    same = Suggestion.objects.filter(state=Suggestion.State.SAME)
    found, frontier = {report_id}, {report_id}
    while frontier:
        pairs = same.filter(Q(first_id__in=frontier) | Q(second_id__in=frontier))
        near = {pk for pair in pairs.values_list("first_id", "second_id") for pk in pair}
        frontier = near - found
        found |= near
    return found - {report_id}


def _bring_twins(actor: Viewer, row: Handling, event: Event, *, now: datetime) -> None:
    """Link the reports that were decided to tell of the same event and have none yet."""
    readable = handlings(actor).filter(pk__in=_same_as(row.report_id))
    twins = Handling.objects.select_for_update().filter(
        pk__in=list(readable.values_list("pk", flat=True)), event=None, closed_at=None
    )
    for twin in twins:
        if not actor.can(Can.CODE, area=twin.area_id):
            continue
        EventReport.objects.create(
            event=event,
            report_id=twin.pk,
            linked_by_id=actor.person_id,
            linked_at=now,
            reason="same",
        )
        twin.event = event
        twin.version += 1
        twin.save(update_fields=["event", "version"])
        event.report_count += 1
    event.save(update_fields=["report_count"])


def _recode(
    actor: Viewer, event_id: int, *, coding: Coding, version: int | None, now: datetime
) -> Event:
    event = Event.objects.select_for_update().get(pk=event_id)
    check_version(event.version, version, changed_by=event.coded_by_id)
    if event.state != Event.State.DRAFT:
        raise Problem(WRONG_STATE, state=Event.State(event.state).label)
    before = as_plain(coding_of(event))
    after = as_plain(coding)
    if not rules.differences(before, after):
        return event
    apply(coding, event)
    event.coded_by_id, event.coded_at = person_of(actor), now
    event.version += 1
    event.save(update_fields=[*COLUMNS, "coded_by", "coded_at", "version"])
    set_other_areas(event, coding.other_areas)
    revise(actor, event, before=before, after=after, action="coded", now=now)
    return event


def _rows_of(event: Event) -> list[Handling]:
    """Return the handlings of an event's reports, locked; over a border as well."""
    with opened():
        rows = Handling.objects.select_for_update().filter(event=event)
        return list(rows.order_by("received_at"))


def _move_all(event: Event, state: str, *, outcome: str, now: datetime) -> list[Handling]:
    rows = _rows_of(event)
    with opened():
        for row in rows:
            if not rules.may_move(row.state, state):
                continue
            fields = move(row, state, now=now)
            row.outcome = outcome
            row.save(update_fields=[*fields, "outcome"])
    return rows


@transaction.atomic
def send_to_second(
    actor: Viewer, *, receipt: str, now: datetime, kind: str = "", reason: str = ""
) -> Event:
    """Send the coded event to a second person; an incident needs both sides or a reason."""
    row = handling_for(actor, receipt, Can.CODE)
    if row.event_id is None:
        raise Problem(NOT_CODED)
    event = Event.objects.select_for_update().get(pk=row.event_id)
    if event.state != Event.State.DRAFT:
        raise Problem(WRONG_STATE, state=Event.State(event.state).label)
    outcome = kind or event.kind
    sheets = [sheet for other in _rows_of(event) for sheet in sheets_of(other)]
    lacking = rules.may_close(outcome, sheets, reason=reason)
    if lacking:
        raise Problem(
            CHECK_INCOMPLETE, outcome=Event.Kind(outcome).label, lacking=lacking_words(lacking)
        )
    before = {"kind": event.kind, "state": event.state}
    event.kind, event.state = outcome, Event.State.SECOND
    event.version += 1
    event.save(update_fields=["kind", "state", "version"])
    after = {"kind": event.kind, "state": event.state}
    revise(actor, event, before=before, after=after, action="sent", now=now, reason=reason)
    _move_all(event, Handling.State.SECOND, outcome="", now=now)
    record(
        actor.key,
        action="event.sent",
        subject=f"event:{event.public_id}",
        now=now,
        data={"kind": event.kind},
        reason=reason.strip(),
    )
    return event


@transaction.atomic
def confirm(actor: Viewer, *, public_id: str, now: datetime, version: int | None = None) -> Event:
    """Confirm another person's coding: the event counts from now on."""
    event = event_for(actor, public_id, Can.CONFIRM)
    check_version(event.version, version, changed_by=event.coded_by_id)
    if event.state != Event.State.SECOND:
        raise Problem(WRONG_STATE, state=Event.State(event.state).label)
    if not rules.may_confirm(writers=writers(event), confirmer_id=actor.person_id):
        raise Problem(FOUR_EYES)
    event.state, event.confirmed_by_id, event.confirmed_at = (
        Event.State.CONFIRMED,
        person_of(actor),
        now,
    )
    event.version += 1
    event.save(update_fields=["state", "confirmed_by", "confirmed_at", "version"])
    change = ({"state": "second"}, {"state": "confirmed"})
    revise(actor, event, before=change[0], after=change[1], action="confirmed", now=now)
    rows = _move_all(event, Handling.State.CLOSED, outcome=event.kind, now=now)
    record(
        actor.key,
        action="event.confirmed",
        subject=f"event:{event.public_id}",
        now=now,
        data={"kind": event.kind, "trigger": event.trigger, "area": event.area_id},
    )
    note_closed(actor, rows, event, now=now)
    _tell_confirmed(event, rows, now=now)
    return event


def note_closed(actor: Viewer, rows: list[Handling], event: Event, *, now: datetime) -> None:
    """Write into the story of each report how its check ended, for who sent it."""
    with opened():
        receipts = Report.objects.filter(pk__in=[row.pk for row in rows])
        notes = [
            Note(
                actor.key,
                "report.concluded",
                f"report:{receipt}",
                {"outcome": event.kind, "event": event.public_id},
            )
            for receipt in receipts.order_by("pk").values_list("receipt", flat=True)
        ]
    record_many(notes, now=now)


def _tell_confirmed(event: Event, rows: list[Handling], *, now: datetime) -> None:
    event_id, kind = event.pk, event.kind
    report_ids = [row.report_id for row in rows]

    def tell() -> None:
        events.event_confirmed.send(sender=Event, event_id=event_id, now=now)
        for report_id in report_ids:
            events.report_closed.send(sender=Handling, report_id=report_id, outcome=kind, now=now)

    transaction.on_commit(tell)


@transaction.atomic
def send_back(
    actor: Viewer, *, public_id: str, reason: str, now: datetime, version: int | None = None
) -> Event:
    """Send a coding back to its coder with what is to be mended."""
    event = event_for(actor, public_id, Can.CONFIRM)
    check_version(event.version, version, changed_by=event.coded_by_id)
    if event.state != Event.State.SECOND:
        raise Problem(WRONG_STATE, state=Event.State(event.state).label)
    why = need_reason(reason)
    event.state = Event.State.DRAFT
    event.version += 1
    event.save(update_fields=["state", "version"])
    change = ({"state": "second"}, {"state": "draft"})
    revise(actor, event, before=change[0], after=change[1], action="sent_back", now=now, reason=why)
    _move_all(event, Handling.State.VERIFYING, outcome="", now=now)
    record(
        actor.key,
        action="event.sent_back",
        subject=f"event:{event.public_id}",
        now=now,
        reason=why,
    )
    return event
