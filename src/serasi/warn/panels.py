"""Weekly counts of districts as arrays for the detectors. For the house: the caller opens the wall.

Counts are confirmed events, once each: not reports, so that a new active reporter or a new source
finds nothing. Weeks end with the last whole day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from django.db.models import QuerySet
from django.utils import timezone

from serasi.regions.models import Area, Neighbour
from serasi.register.models import Event, Handling
from serasi.science import space

WEEKS, NEAREST = 104, 10


@dataclass(frozen=True)
class Panel:
    """Districts, their events (districts, weeks), and how many of them were incidents."""

    districts: list[str]
    events: np.ndarray
    incidents: np.ndarray
    first_day: date

    @property
    def weeks(self) -> int:
        """Return how many weeks there are."""
        return int(self.events.shape[1])

    def day_of(self, week: int) -> date:
        """Return the first day of a week."""
        return self.first_day + timedelta(days=7 * week)


def regencies_at_work() -> list[str]:
    """Return the regencies in which the network has verified anything."""
    rows = Event.objects.filter(state=Event.State.CONFIRMED, trashed_at=None)
    return sorted(set(rows.values_list("regency_code", flat=True).distinct()))


def districts_of(regencies: Sequence[str]) -> list[str]:
    """Return the districts of today in some regencies, by code."""
    rows = Area.objects.filter(level=3, valid_to=None, parent_id__in=list(regencies))
    return sorted(rows.values_list("code", flat=True))


def panel(regencies: Sequence[str], *, today: date, weeks: int = WEEKS) -> Panel:
    """Count the confirmed events of districts by week, from the first week that has any.

    Districts that ended or began within the span are counted as they are coded today; those
    without an event stay with 0, since the desk verified nothing there.
    """
    districts = districts_of(regencies)
    at = {code: number for number, code in enumerate(districts)}
    events = np.zeros((len(districts), weeks), dtype=np.int64)
    incidents = np.zeros_like(events)
    first = today - timedelta(days=7 * weeks)
    rows: QuerySet[Event] = Event.objects.filter(
        state=Event.State.CONFIRMED,
        trashed_at=None,
        merged_into=None,
        start_date__gte=first,
        start_date__lt=today,
    )
    for district, day, kind in rows.values_list("district_code", "start_date", "kind"):
        if district in at:
            week = (day - first).days // 7
            events[at[district], week] += 1
            incidents[at[district], week] += kind == Event.Kind.INCIDENT
    begun = np.flatnonzero(events.sum(axis=0))
    skip = int(begun[0]) if len(begun) else 0
    return Panel(districts, events[:, skip:], incidents[:, skip:], first + timedelta(days=7 * skip))


def reports(districts: Sequence[str], *, today: date, weeks: int = 52) -> np.ndarray:
    """Count reports of any kind, zero reports included (districts, weeks), from the first on."""
    at = {code: number for number, code in enumerate(districts)}
    made = np.zeros((len(districts), weeks), dtype=np.int64)
    first = today - timedelta(days=7 * weeks)
    rows = Handling.objects.filter(district_code__in=list(districts)).values_list(
        "district_code", "received_at"
    )
    for district, moment in rows.filter(received_at__date__gte=first).iterator(chunk_size=5000):
        week = (timezone.localdate(moment) - first).days // 7
        if district in at and 0 <= week < weeks:
            made[at[district], week] += 1
    begun = np.flatnonzero(made.sum(axis=0))
    return made[:, int(begun[0]) :] if len(begun) else made[:, :0]


def zones_of(districts: Sequence[str]) -> np.ndarray:
    """Return for each district those nearest to it: by points where known, else by adjoining."""
    rows = Area.objects.filter(code__in=districts).values_list("code", "lat", "lng")
    points = {code: (float(lng), float(lat)) for code, lat, lng in rows if lat is not None and lng}
    if len(points) == len(districts) and districts:
        east = [points[code][0] for code in districts]
        north = [points[code][1] for code in districts]
        return space.nearest_zones(space.on_the_sphere(east, north), k=min(NEAREST, len(districts)))
    at = {code: number for number, code in enumerate(districts)}
    table = np.full((len(districts), NEAREST), -1, dtype=np.int64)
    table[:, 0] = np.arange(len(districts))
    beside: dict[str, list[str]] = {}
    near = Neighbour.objects.filter(area_id__in=districts).values_list("area_id", "other_id")
    for area, other in near:
        if other in at:
            beside.setdefault(area, []).append(other)
    for code, number in at.items():
        for place, other in enumerate(sorted(beside.get(code, ()))[: NEAREST - 1], start=1):
            table[number, place] = at[other]
    return space.checked_zones(table, areas=len(districts))
