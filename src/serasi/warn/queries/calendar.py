"""The calendar of risk days: what a viewer may read, and what it tells the house."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from django.db.models import Q, QuerySet
from django.utils import timezone

from serasi.network.models import Agency
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.regions.placed import LENGTHS, lies_in, within
from serasi.register.codes import TRIGGER_SHORT
from serasi.warn import rules
from serasi.warn.indicators import INDICATORS
from serasi.warn.models import RiskDate, RiskDay
from serasi.warn.queries.ground import Tuned, steps_in
from serasi.warn.queries.scope import DECIDES

CODE, DISTRICT = "I26", 8
KEEPERS = ("bakesbangpol", "kecamatan")
"""Kinds of agency that keep the calendar of their area."""
KINDS: tuple[str, ...] = tuple(RiskDay.Kind.values)
NEVER = 10**6


def risk_days(viewer: Viewer) -> QuerySet[RiskDay]:
    """Return the days of the areas a viewer is told of, and of the larger areas around them."""
    areas = viewer.areas(Can.WARN_READ, Can.OBSERVE, *DECIDES)
    around = {code[:length] for code in areas for length in LENGTHS if length < len(code)}
    return RiskDay.objects.filter(within(areas) | Q(area_id__in=around)).select_related(
        "area", "area__parent", "agency", "by"
    )


def kept_areas(viewer: Viewer) -> frozenset[str]:
    """Return the areas whose calendar somebody keeps through an agency of theirs."""
    keepers = set(
        Agency.objects.filter(pk__in=viewer.agencies(Can.OBSERVE), kind__in=KEEPERS).values_list(
            "pk", flat=True
        )
    )
    held = (g.areas for g in viewer.grants if g.can == Can.OBSERVE and g.agency_id in keepers)
    return frozenset().union(*held)


def coming(viewer: Viewer, *, today: date) -> QuerySet[RiskDate]:
    """Return the dates that are not over, withdrawn ones too, the nearest first."""
    return (
        RiskDate.objects.filter(day__in=risk_days(viewer), last_day__gte=today)
        .select_related("day", "day__area", "day__area__parent", "day__agency")
        .order_by("first_day", "pk")
    )


@dataclass(frozen=True)
class Entry:
    """One risk day with its dates; `next` is the one under way or ahead, None without any."""

    day: RiskDay
    dates: list[RiskDate]
    next: RiskDate | None
    days_left: int | None
    triggers: list[str]
    keeps: bool


@dataclass(frozen=True)
class Calendar:
    """The calendar of a viewer: days with a date ahead, the nearest first, and the others."""

    ahead: list[Entry]
    others: list[Entry]


def calendar_of(viewer: Viewer, *, today: date) -> Calendar:
    """Return the risk days of a viewer's areas with their dates."""
    kept = kept_areas(viewer)
    ahead: list[Entry] = []
    others: list[Entry] = []
    for day in risk_days(viewer).prefetch_related("dates"):
        dates = list(day.dates.all())
        left = [one for one in dates if one.last_day >= today]
        soonest = left[0] if left and day.withdrawn_at is None else None
        entry = Entry(
            day,
            dates,
            soonest,
            max((soonest.first_day - today).days, 0) if soonest else None,
            [str(TRIGGER_SHORT[one]) for one in day.triggers if one in TRIGGER_SHORT],
            day.withdrawn_at is None and lies_in(day.area_id, kept),
        )
        (ahead if soonest else others).append(entry)
    ahead.sort(key=lambda one: one.days_left or 0)
    return Calendar(ahead, others)


def approaching(today: date, tuned: Tuned) -> dict[str, list[rules.Evidence]]:
    """Return what the calendar says of the days ahead, by district or larger area. For the house.

    Weak: a date is certain, but it is no sign that anybody gathers. By itself it never rises above
    kuning; the sign that somebody observes does.
    """
    indicator = INDICATORS[CODE]
    farthest = today + timedelta(days=indicator.window + 366)
    rows = RiskDate.objects.filter(
        day__withdrawn_at=None, last_day__gte=today, first_day__lte=farthest
    ).values_list("pk", "day__area_id", "first_day")
    found: dict[str, list[rules.Evidence]] = defaultdict(list)
    for pk, area, first in rows.order_by("first_day", "pk"):
        left, steps = float(max((first - today).days, 0)), steps_in(tuned, CODE, area)
        level = rules.reached(indicator, left, (), steps)
        if level:
            evidence = rules.Evidence(
                code=CODE,
                level=level,
                strength="weak",
                source="calendar",
                observed_on=today,
                window=indicator.window,
                value=left,
                key=f"riskdate:{pk}:{level}",
                steps=steps,
                wide=len(area) < DISTRICT,
            )
            found[area[:DISTRICT]].append(evidence)
    return found


def marks(districts: Sequence[str], *, first: date, weeks: int) -> np.ndarray:
    """Return the weeks of districts that hold a risk day. For the house.

    Rows (marks, 5): number of the kind, district, week, the week in which the date was written
    down, and that in which the day was withdrawn.
    """
    rows = RiskDate.objects.filter(
        last_day__gte=first, first_day__lt=first + timedelta(days=7 * weeks)
    ).values_list(
        "day__kind", "day__area_id", "first_day", "last_day", "added_at", "day__withdrawn_at"
    )
    found = []
    for kind, area, begins, ends, added, withdrawn in rows:
        inside = [n for n, code in enumerate(districts) if lies_in(code, (area[:DISTRICT],))]
        told = (timezone.localdate(added) - first).days // 7
        gone = NEVER if withdrawn is None else (timezone.localdate(withdrawn) - first).days // 7
        begin = max(0, (begins - first).days // 7)
        for week in range(begin, min(weeks, (ends - first).days // 7 + 1)):
            found += [(KINDS.index(kind), district, week, told, gone) for district in inside]
    return np.array(found, dtype=np.int64).reshape(-1, 5)
