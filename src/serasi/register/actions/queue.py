"""Taking, giving back, handing over, prioritising and triaging reports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from serasi.collect.models import Report
from serasi.network.models import Agency, AgencyKind
from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import FORM_INVALID, NOTHING_PICKED, TAKEN, Problem
from serasi.regions.models import Area
from serasi.register import queries
from serasi.register.actions.rows import (
    handling_for,
    move,
    name_of,
    need_reason,
    person_of,
    refuse_state,
    set_clock,
)
from serasi.register.codes import Trigger
from serasi.register.models import Handling, Priority
from serasi.register.queries.colleagues import may_take_over
from serasi.trail.actions import Note, record, record_many

ACCEPTED = (
    "state",
    "triaged_at",
    "closed_at",
    "outcome",
    "due_at",
    "due_step",
    "version",
)
SEEN_AGAIN = timedelta(minutes=15)


def subject_of(row: Handling) -> str:
    """Return the name of a report in the trail."""
    return f"report:{row.report.receipt}"


@transaction.atomic
def open_report(actor: Viewer, *, receipt: str, now: datetime) -> Handling:
    """Show a report: note who looks at it now, and write the read into the trail.

    The same person looking again within a quarter of an hour is one read.
    """
    row = queries.handling(actor, receipt)
    again = (
        row.opened_by_id == actor.person_id
        and row.opened_at is not None
        and now - row.opened_at < SEEN_AGAIN
    )
    if actor.person_id is None or again:
        return row
    Handling.objects.filter(pk=row.pk).update(opened_by_id=actor.person_id, opened_at=now)
    record(actor.key, action="report.opened", subject=subject_of(row), now=now)
    return row


def _accept(row: Handling, *, now: datetime) -> list[str]:
    """Let a first decision of a person count as triage: what was proposed stands until changed."""
    if row.state != Handling.State.RECEIVED:
        return set_clock(row, now=now)
    row.triaged_at = now
    return [*move(row, Handling.State.TRIAGED, now=now), "triaged_at"]


@transaction.atomic
def take(actor: Viewer, *, receipt: str, now: datetime) -> Handling:
    """Take an open report, and with it what is proposed; refuses when somebody works on it."""
    row = handling_for(actor, receipt, Can.TRIAGE)
    me = person_of(actor)
    if row.closed_at is not None:
        refuse_state(row.state)
    if row.assigned_to_id == me:
        return row
    if row.assigned_to_id is not None:
        raise Problem(TAKEN, who=name_of(row.assigned_to_id))
    row.assigned_to_id, row.taken_at = me, now
    fields = _accept(row, now=now)
    row.save(update_fields=["assigned_to", "taken_at", *fields])
    record(actor.key, action="report.taken", subject=subject_of(row), now=now)
    return row


@transaction.atomic
def take_many(actor: Viewer, *, receipts: Iterable[str], now: datetime) -> tuple[int, int]:
    """Take the picked reports that nobody works on; return how many were taken, and left."""
    me = person_of(actor)
    rows = _picked(actor, receipts)
    free = [row for row in rows if row.assigned_to_id is None and row.closed_at is None]
    for row in free:
        row.assigned_to_id, row.taken_at = me, now
        _accept(row, now=now)
    Handling.objects.bulk_update(free, ["assigned_to", "taken_at", *ACCEPTED])
    record_many([Note(actor.key, "report.taken", subject_of(row)) for row in free], now=now)
    return len(free), len(rows) - len(free)


def _picked(actor: Viewer, receipts: Iterable[str]) -> list[Handling]:
    wanted = list(receipts)
    if not wanted:
        raise Problem(NOTHING_PICKED)
    rows = list(
        queries.handlings(actor)
        .filter(report__receipt__in=wanted)
        .select_for_update(of=("self",))
        .select_related("report")
    )
    if not rows:
        raise Problem(NOTHING_PICKED)
    for row in rows:
        require(actor, Can.TRIAGE, area=row.area_id)
    return rows


@transaction.atomic
def release(actor: Viewer, *, receipt: str, now: datetime, reason: str = "") -> Handling:
    """Give a report back to the queue."""
    row = handling_for(actor, receipt, Can.TRIAGE)
    if row.closed_at is not None:
        refuse_state(row.state)
    if row.assigned_to_id != person_of(actor):
        reason = need_reason(reason)
    row.assigned_to, row.taken_at = None, None
    row.version += 1
    row.save(update_fields=["assigned_to", "taken_at", "version"])
    record(actor.key, action="report.released", subject=subject_of(row), now=now, reason=reason)
    return row


@transaction.atomic
def hand_over(
    actor: Viewer, *, receipt: str, to_person: int, now: datetime, reason: str = ""
) -> Handling:
    """Hand a report to a colleague who may work on it."""
    row = handling_for(actor, receipt, Can.TRIAGE)
    if row.closed_at is not None:
        refuse_state(row.state)
    if not may_take_over(actor, row, now=now).filter(pk=to_person).exists():
        raise Problem(FORM_INVALID, what="penerima")
    row.assigned_to_id, row.taken_at = to_person, now
    row.version += 1
    row.save(update_fields=["assigned_to", "taken_at", "version"])
    record(
        actor.key,
        action="report.handed_over",
        subject=subject_of(row),
        now=now,
        data={"to": f"person:{to_person}"},
        reason=reason.strip(),
    )
    return row


@transaction.atomic
def set_priority(
    actor: Viewer, *, receipts: Iterable[str], priority: str, now: datetime, reason: str = ""
) -> int:
    """Set the priority of the picked open reports; return how many changed."""
    if priority not in Priority.values:
        raise Problem(FORM_INVALID, what="prioritas")
    rows = [
        row
        for row in _picked(actor, receipts)
        if row.closed_at is None and row.priority != priority
    ]
    notes = []
    for row in rows:
        data = {"priority": [row.priority, priority]}
        notes.append(Note(actor.key, "report.prioritised", subject_of(row), data, reason.strip()))
        row.priority, row.priority_reason = priority, "officer"
        _accept(row, now=now)
    Handling.objects.bulk_update(rows, ["priority", "priority_reason", *ACCEPTED])
    record_many(notes, now=now)
    return len(rows)


def _desk_of(area: Area, *, before: Agency) -> Agency:
    """Return the desk that answers for an area: the one before, else that of its regency."""
    regency = area.code[:5]
    codes = [regency, area.code[:2]]
    if before.jurisdictions.filter(area_id__in=codes).exists() or len(regency) < 5:
        return before
    found = Agency.objects.filter(
        kind=AgencyKind.BAKESBANGPOL, areas__code=regency, closed_on=None
    ).first()
    return found or before


@transaction.atomic
def triage(
    actor: Viewer,
    *,
    receipt: str,
    area: str,
    trigger: str,
    priority: str,
    now: datetime,
    reason: str = "",
) -> Handling:
    """Fix place, trigger and priority of a report; a place elsewhere moves it to that desk."""
    row = handling_for(actor, receipt, Can.TRIAGE)
    if row.closed_at is not None:
        refuse_state(row.state)
    place = Area.objects.filter(code=area).first()
    if place is None or priority not in Priority.values or trigger not in ("", *Trigger.values):
        raise Problem(FORM_INVALID, what="tempat, pemicu, prioritas")
    data = {
        name: [before, after]
        for name, before, after in (
            ("area", row.area_id, area),
            ("trigger", row.trigger, trigger),
            ("priority", row.priority, priority),
        )
        if before != after
    }
    with opened():
        _settle(row, place=place, trigger=trigger, priority=priority, now=now)
        record(
            actor.key,
            action="report.triaged",
            subject=subject_of(row),
            now=now,
            data=data,
            reason=reason.strip(),
        )
    return row


SETTLED = ("area", "desk", "trigger", "triaged_at", "priority", "priority_reason")


def _settle(row: Handling, *, place: Area, trigger: str, priority: str, now: datetime) -> None:
    """Save what triage fixed; a row may leave the viewer's areas, so the wall must be open."""
    _move_place(row, place)
    row.trigger, row.triaged_at = trigger, now
    if row.priority != priority:
        row.priority, row.priority_reason = priority, "officer"
    state = Handling.State.TRIAGED if row.state == Handling.State.RECEIVED else row.state
    fields = move(row, state, now=now)
    row.save(update_fields=[*fields, *SETTLED])


def _move_place(row: Handling, place: Area) -> None:
    if row.area_id == place.code:
        return
    row.desk = _desk_of(place, before=Agency.objects.get(pk=row.desk_id))
    row.area = place
    Report.objects.filter(pk=row.report_id).update(
        area_id=place.code, area_source=Report.AreaSource.OFFICER
    )
