"""Counts of a district by week with the reporting effort beside them, so that they compare.

More reports from one new sender are more effort and no more conflict: the page shows both.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.problems import NOT_FOUND, Problem
from serasi.regions.models import Area
from serasi.regions.placed import lies_in
from serasi.register import queries as register
from serasi.register.models import Event, Handling
from serasi.warn.models import Finding, Warning
from serasi.warn.queries.scope import visible_to

WEEKS = 26


@dataclass(frozen=True)
class Week:
    """One week: what was verified, and how much was reported by how many.

    The last three are None where the viewer may not read reports.
    """

    first_day: date
    tensions: int
    incidents: int
    reports: int | None
    nil: int | None
    reporters: int | None


@dataclass(frozen=True)
class District:
    """Everything on the page of one district."""

    area: Area
    weeks: list[Week]
    levels: list[Warning]
    findings: list[Finding]
    reads_reports: bool


def counts_all(viewer: Viewer) -> frozenset[str]:
    """Return the areas whose events of every trigger a viewer may count."""
    return frozenset().union(
        *(
            g.areas
            for g in viewer.grants
            if g.can in (Can.COUNT, Can.READ_EVENTS) and g.triggers is None
        )
    )


def district(viewer: Viewer, code: str, *, now: datetime, weeks: int = WEEKS) -> District:
    """Return the weeks of one district and the history of its levels.

    Raises
    ------
    Problem
        when there is no such district in the viewer's reach.
    """
    area = Area.objects.filter(code=code, level=3).select_related("parent").first()
    if area is None or not lies_in(code, counts_all(viewer)):
        raise Problem(NOT_FOUND)
    today = timezone.localdate(now)
    first = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
    reads = lies_in(code, viewer.areas(Can.READ_REPORTS))
    events = _events(viewer, code, first=first, today=today)
    effort = _effort(viewer, code, first=first) if reads else None
    rows = []
    for number in range(weeks):
        day = first + timedelta(days=7 * number)
        seen = effort[number] if effort is not None else (None, None, None)
        rows.append(Week(day, *events[number], *seen))
    levels = visible_to(viewer).filter(area=area).select_related("confirmed_by")[:40]
    findings = Finding.objects.filter(area=area, day__gte=first)[:20]
    return District(area, rows, list(levels), list(findings), reads)


def _events(viewer: Viewer, code: str, *, first: date, today: date) -> dict[int, tuple[int, int]]:
    found: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    rows = register.countable(viewer).filter(
        district_code=code, start_date__gte=first, start_date__lte=today
    )
    for kind, day in rows.values_list("kind", "start_date"):
        found[(day - first).days // 7][kind == Event.Kind.INCIDENT] += 1
    return defaultdict(lambda: (0, 0), {week: (n[0], n[1]) for week, n in found.items()})


def _effort(
    viewer: Viewer, code: str, *, first: date
) -> dict[int, tuple[int | None, int | None, int | None]]:
    begin = timezone.make_aware(datetime.combine(first, datetime.min.time()))
    rows = register.handlings(viewer).filter(district_code=code, received_at__gte=begin)
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    senders: dict[int, set[str]] = defaultdict(set)
    for at, outcome, person, key, pk in rows.values_list(
        "received_at", "outcome", "report__reporter_id", "report__sender_key", "report_id"
    ):
        week = (timezone.localdate(at) - first).days // 7
        counts[week][outcome == Handling.Outcome.NIL] += 1
        senders[week].add(f"p{person}" if person else f"k{key}" if key else f"r{pk}")
    told = {week: (n[0], n[1], len(senders[week])) for week, n in counts.items()}
    return defaultdict(lambda: (0, 0, 0), told)
