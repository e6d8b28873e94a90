"""The moment reports come in: each gets its place in the queue; its twins are sought by a task."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from serasi.collect.models import Report
from serasi.network.walls import opened
from serasi.register import rules
from serasi.register.codes import Trigger
from serasi.register.models import Handling, Uncompared
from serasi.register.params import clocks_on
from serasi.register.queries.colleagues import readers_of_restricted
from serasi.register.queries.restricted import inherits_restriction
from serasi.register.tasks import look_soon
from serasi.register.titles import plain_title
from serasi.trail.actions import Note, record_many

BATCH = 1000
TRIGGERS = frozenset(Trigger.values)
INHERITED = "salinan atau kelanjutan laporan terbatas"


def on_reports_received(
    sender: object, report_ids: list[int], now: datetime, **more: object
) -> None:
    """Open the handling of each report; a worker then looks for likely duplicates.

    Comparing is left to a task: hundreds of near-identical reports of one village must never hold
    up the transaction that gives their senders a receipt.
    """
    del sender, more
    with opened():
        for begin in range(0, len(report_ids), BATCH):
            opened_now = _open(report_ids[begin : begin + BATCH], now=now)
            Uncompared.objects.bulk_create(Uncompared(report_id=pk) for pk in opened_now)
    look_soon(now)


def _open(report_ids: list[int], *, now: datetime) -> list[int]:
    """Open the handlings of the reports that have none; return those that may have twins."""
    known = set(
        Handling.objects.filter(report_id__in=report_ids).values_list("report_id", flat=True)
    )
    reports = list(
        Report.objects.filter(pk__in=[pk for pk in report_ids if pk not in known])
        .select_related("area")
        .order_by("pk")
    )
    if not reports:
        return []
    clocks = clocks_on(now)
    _restrict_copies(reports, now=now)
    Handling.objects.bulk_create(
        [first_handling(r, clocks=clocks) for r in reports], batch_size=500
    )
    return [r.pk for r in reports if not r.is_nil]


def _restrict_copies(reports: list[Report], *, now: datetime) -> None:
    """Let reports that carry or continue the words of a restricted one be restricted as well.

    Where nobody holds an office that reads such reports they stay as they are: a report that no
    one finds helps no one.
    """
    closed = inherits_restriction(reports)
    mine = [
        report
        for report in reports
        if report.pk in closed and readers_of_restricted(report.area_id, now=now).exists()
    ]
    if not mine:
        return
    for report in mine:
        report.sensitivity = Report.Sensitivity.RESTRICTED
    Report.objects.filter(pk__in=[report.pk for report in mine]).update(
        sensitivity=Report.Sensitivity.RESTRICTED
    )
    record_many(
        [
            Note("system", "report.restricted", f"report:{report.receipt}", {}, INHERITED)
            for report in mine
        ],
        now=now,
    )


def known_day(report: Report) -> date:
    """Return the day a report tells of: read from its text, else the day it was sent."""
    sent = timezone.localdate(report.sent_at or report.received_at)
    stated = report.reading.get("event_date") or report.stated.get("event_date")
    if stated:
        try:
            day = date.fromisoformat(str(stated)[:10])
        except ValueError:
            return sent
        if rules.plausible(day, today=timezone.localdate(report.received_at)):
            return day
    return sent


def _rumour(reading: Mapping[str, Any]) -> bool:
    worth = (reading.get("rumour") or {}).get("checkworthy")
    return worth is True or (isinstance(worth, (int, float)) and worth >= 0.5)


def facts_of(report: Report) -> rules.Facts:
    """Return what is known of a report before anybody checked it."""
    reading = report.reading
    harm = reading.get("harm") or {}
    return rules.Facts(
        label=str(reading.get("label") or "unsure"),
        form=str(reading.get("form") or ""),
        life_at_risk=report.life_at_risk,
        deaths=reading.get("deaths"),
        injured=reading.get("injured"),
        crowd=reading.get("mass_max") or reading.get("mass_min"),
        incitement=bool(harm.get("incitement")),
        checkworthy=_rumour(reading),
        danger=rules.sounds_dangerous(report.text),
        nil=report.is_nil,
        days_old=(report.received_at - (report.sent_at or report.received_at)).days,
    )


def code_among(value: object, among: Collection[str]) -> str:
    """Return a code that is in a list, else nothing."""
    return str(value) if value in among else ""


def first_handling(report: Report, *, clocks: rules.Clocks) -> Handling:
    """Return the queue row of a new report; a nil report is closed at once."""
    reading = report.reading
    proposal = rules.propose_priority(facts_of(report))
    row = Handling(
        report=report,
        desk_id=report.desk_id,
        area_id=report.area_id,
        sensitivity=report.sensitivity,
        day=known_day(report),
        priority=proposal.priority,
        priority_reason=proposal.reason,
        label=str(reading.get("label") or ""),
        trigger=code_among(reading.get("trigger") or report.stated.get("trigger"), TRIGGERS),
        trigger_confidence=reading.get("trigger_confidence"),
        received_at=report.received_at,
    )
    if report.is_nil:
        row.title = f"Nihil, {report.area.name}"
        row.state, row.outcome = Handling.State.CLOSED, Handling.Outcome.NIL
        row.closed_at = report.received_at
        return row
    narrative = (report.stated.get("recap") or {}).get("narrative")
    if narrative:
        row.title = plain_title(str(narrative), {})[:200]
    else:
        row.title = plain_title(report.text, reading.get("evidence") or {})[:200]
    due = rules.next_due(
        clocks,
        state=row.state,
        priority=row.priority,
        received_at=row.received_at,
        verified_at=None,
    )
    if due is not None:
        row.due_at, row.due_step = due.at, due.step.value
    return row


def actor_names(reading: Mapping[str, Any]) -> list[str]:
    """Return the names of the actors that the reader found, in the order of the text."""
    found = []
    for actor in reading.get("actors") or ():
        name = actor.get("name") if isinstance(actor, dict) else actor
        if name:
            found.append(str(name))
    return found
