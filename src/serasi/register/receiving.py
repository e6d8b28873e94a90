"""The moment reports come in: each gets its place in the queue, and its likely twins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from serasi.collect.models import Report
from serasi.network.walls import opened
from serasi.regions.models import Neighbour
from serasi.register import pairs, rules
from serasi.register.codes import Form, Trigger
from serasi.register.models import Handling, Suggestion
from serasi.register.params import clocks_on
from serasi.register.titles import plain_title

BATCH = 1000
MOST_TWINS = 5
COUNTS = ("deaths", "injured", "displaced_people", "vehicles_damaged", "buildings_damaged")


def on_reports_received(
    sender: object, report_ids: list[int], now: datetime, **more: object
) -> None:
    """Open the handling of each report, then look for likely duplicates, also over borders."""
    del sender, more
    with opened():
        for begin in range(0, len(report_ids), BATCH):
            _open(report_ids[begin : begin + BATCH], now=now)


def _open(report_ids: list[int], *, now: datetime) -> None:
    known = set(
        Handling.objects.filter(report_id__in=report_ids).values_list("report_id", flat=True)
    )
    reports = list(
        Report.objects.filter(pk__in=[pk for pk in report_ids if pk not in known])
        .select_related("area")
        .order_by("pk")
    )
    if not reports:
        return
    clocks = clocks_on(now)
    Handling.objects.bulk_create(
        [first_handling(r, clocks=clocks) for r in reports], batch_size=500
    )
    suggest([r for r in reports if not r.is_nil], now=now)


def known_day(report: Report) -> date:
    """Return the day a report tells of: read from its text, else the day it was sent."""
    stated = report.reading.get("event_date") or report.stated.get("event_date")
    if stated:
        try:
            return date.fromisoformat(str(stated)[:10])
        except ValueError:
            pass
    return timezone.localdate(report.sent_at or report.received_at)


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


def _code(value: object, among: Iterable[str]) -> str:
    return str(value) if value in set(among) else ""


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
        trigger=_code(reading.get("trigger") or report.stated.get("trigger"), Trigger.values),
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


def trace_of(report: Report, *, area: str, day: date) -> pairs.Trace:
    """Return what of a report is compared with others."""
    reading = report.reading
    return pairs.Trace(
        key=report.pk,
        area=area,
        day=day,
        words=pairs.content_words(report.text),
        trigger=_code(reading.get("trigger"), Trigger.values),
        form=_code(reading.get("form"), Form.values),
        origin=report.origin_key,
        actors=frozenset(name.lower() for name in actor_names(reading)),
        counts={n: reading[n] for n in COUNTS if isinstance(reading.get(n), int)},
    )


def adjacent_districts(districts: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return the districts that adjoin each of some districts."""
    found: dict[str, set[str]] = defaultdict(set)
    rows = Neighbour.objects.filter(area_id__in=set(districts)).values_list("area_id", "other_id")
    for area, other in rows:
        found[area].add(other)
    return {area: frozenset(others) for area, others in found.items()}


def _known(new: list[pairs.Trace], districts: set[str]) -> Iterator[pairs.Trace]:
    """Yield the traces of earlier reports near in place and day, or of the same origin."""
    mine = {trace.key for trace in new}
    told: set[int] = set()
    days = [trace.day for trace in new]
    near = timedelta(days=pairs.NEAR_DAYS)
    rows = (
        Handling.objects.filter(
            district_code__in=districts, day__gte=min(days) - near, day__lte=max(days) + near
        )
        .exclude(outcome=Handling.Outcome.NIL)
        .exclude(report_id__in=mine)
        .select_related("report")
        .order_by("report_id")
    )
    for row in rows.iterator(chunk_size=500):
        if row.day is not None:
            told.add(row.report_id)
            yield trace_of(row.report, area=row.area_id, day=row.day)
    origins = {trace.origin for trace in new if trace.origin}
    for report in Report.objects.filter(origin_key__in=origins).exclude(pk__in=mine)[:2000]:
        if report.pk not in told:
            yield trace_of(report, area=report.area_id, day=known_day(report))


def suggest(reports: list[Report], *, now: datetime) -> int:
    """Store the likely duplicates of new reports; return how many pairs."""
    del now
    new = [
        trace_of(r, area=r.area_id, day=known_day(r))
        for r in reports
        if r.reading.get("label") != "not_event"
    ]
    if not new:
        return 0
    districts = {trace.district for trace in new if len(trace.area) >= 8}
    adjacent = adjacent_districts(districts)
    wide = districts.union(*adjacent.values()) if adjacent else districts
    best: dict[int, list[tuple[float, int, pairs.Likeness]]] = defaultdict(list)
    for other, trace, found in pairs.alike(new, _known(new, wide), adjacent=adjacent):
        best[trace.key].append((found.score, other.key, found))
    rows = []
    for key, twins in best.items():
        for _score, twin, likeness in sorted(twins, key=lambda t: (-t[0], t[1]))[:MOST_TWINS]:
            first, second = sorted((key, twin))
            rows.append(
                Suggestion(
                    first_id=first,
                    second_id=second,
                    score=likeness.score,
                    reasons=[list(reason) for reason in likeness.reasons],
                )
            )
    Suggestion.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    return len(rows)
