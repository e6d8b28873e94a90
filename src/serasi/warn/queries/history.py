"""The levels as they stood: at the end of a past day, and how many districts by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.db.models.functions import Coalesce, Least
from django.utils import timezone

from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.regions.models import Area
from serasi.regions.queries.prefix import inside
from serasi.warn.models import Level, Warning
from serasi.warn.queries.scope import DISTRICT, visible_to

SPAN = 90
"""How many days the slider reaches back, today included."""


@dataclass(frozen=True)
class Held:
    """One level as it held: from its confirmation until it ended, was replaced or ran out."""

    warning: Warning
    since: datetime
    until: datetime

    def at(self, moment: datetime) -> bool:
        """Say whether the level held at a moment."""
        return self.since <= moment < self.until


@dataclass(frozen=True)
class DayLevels:
    """How many districts stood at each level at the end of a day, and whether anything moved."""

    day: date
    by_level: dict[int, int]
    moved: bool

    @property
    def kuning(self) -> int:
        return self.by_level.get(Level.KUNING, 0)

    @property
    def oranye(self) -> int:
        return self.by_level.get(Level.ORANYE, 0)

    @property
    def merah(self) -> int:
        return self.by_level.get(Level.MERAH, 0)


def end_of(day: date, *, now: datetime) -> datetime:
    """Return the last moment of a local day, or now while the day lasts."""
    midnight = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    return min(midnight - timedelta(microseconds=1), now)


def _between(viewer: Viewer, begin: datetime, end: datetime) -> QuerySet[Warning]:
    """Return the warnings that came into force by the end and held beyond the beginning."""
    rows = visible_to(viewer).filter(confirmed_at__lte=end, valid_until__isnull=False)
    over_at = Least(Coalesce("ended_at", "valid_until"), "valid_until")
    return rows.annotate(over_at=over_at).filter(over_at__gt=begin)


def stood_at(viewer: Viewer, moment: datetime) -> list[Held]:
    """Return the levels that held at a moment, the highest first."""
    rows = (
        _between(viewer, moment, moment)
        .select_related("area", "area__parent", "confirmed_by")
        .order_by("-level", "area")
    )
    return _held(rows)


def _held(rows: Iterable[Warning]) -> list[Held]:
    return [
        Held(row, row.confirmed_at, min(row.ended_at or row.valid_until, row.valid_until))
        for row in rows
        if row.confirmed_at is not None and row.valid_until is not None
    ]


def by_level(held: Iterable[Held]) -> dict[int, int]:
    """Count districts by their highest level."""
    highest: dict[str, int] = {}
    for one in held:
        code = one.warning.area_id
        highest[code] = max(highest.get(code, 0), one.warning.level)
    counted = {level: list(highest.values()).count(level) for level in Level.values}
    return {level: n for level, n in counted.items() if n}


def by_day(viewer: Viewer, *, last: date, now: datetime, days: int = SPAN) -> list[DayLevels]:
    """Return the levels at the end of each of the days up to the last one."""
    first = last - timedelta(days=days - 1)
    begin = end_of(first - timedelta(days=1), now=now)
    end = end_of(last, now=now)
    held = _held(_between(viewer, begin, end))
    moves = {
        timezone.localdate(moment)
        for one in held
        for moment in (one.since, one.until)
        if begin < moment <= end
    }
    told = []
    for number in range(days):
        day = first + timedelta(days=number)
        moment = end_of(day, now=now)
        standing = [one for one in held if one.at(moment)]
        told.append(DayLevels(day, by_level(standing), day in moves))
    return told


def districts_told(viewer: Viewer) -> int:
    """Return of how many districts the viewer is told the levels, by today's list."""
    codes = [code[:DISTRICT] for code in viewer.areas(Can.WARN_READ)]
    return Area.objects.filter(inside(codes), level=3, valid_to=None).count()
