"""Weekly counts of districts as arrays for the detectors. For the house: the caller opens the wall.

Counts are confirmed events, once each: not reports, so that a new active reporter or a new source
finds nothing. Weeks are calendar weeks (Monday to Sunday); the last one is the last whole week.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from serasi.regions.models import Area, Neighbour
from serasi.register.models import Event, Handling
from serasi.science import space
from serasi.warn.queries.calendar import KINDS, marks

WEEKS, NEAREST = 104, 10


def last_week_end(today: date) -> date:
    """Return the Sunday of the last whole week before a day.

    >>> last_week_end(date(2026, 11, 25)), last_week_end(date(2026, 11, 29))
    (datetime.date(2026, 11, 22), datetime.date(2026, 11, 22))
    """
    return today - timedelta(days=today.isoweekday())


@dataclass(frozen=True)
class Panel:
    """Districts and their events by calendar week, each with the week in which it became known.

    `rows` (events, 4): district, week, week known, and 1 for an incident or 0 for a tension. An
    event became known when it was confirmed; what is confirmed anew after a correction counts as
    known from then on, so that nothing is taken as known too early.
    """

    districts: list[str]
    rows: np.ndarray
    weeks: int
    first_day: date
    marks: np.ndarray = field(default_factory=lambda: np.empty((0, 5), dtype=np.int64))

    @property
    def events(self) -> np.ndarray:
        """Return the events (districts, weeks) as known now."""
        return self._counted(np.ones(len(self.rows), dtype=bool), self.weeks)

    @property
    def incidents(self) -> np.ndarray:
        """Return the incidents (districts, weeks) as known now."""
        return self._counted(self.rows[:, 3] == 1, self.weeks)

    def known(self, weeks: int) -> np.ndarray:
        """Return the events of the first weeks as they were known when the last of these ended."""
        return self._counted(self._known(weeks), weeks)

    def known_incidents(self, weeks: int) -> np.ndarray:
        """Return the incidents of the first weeks as they were known when these ended."""
        return self._counted(self._known(weeks) & (self.rows[:, 3] == 1), weeks)

    def judged(self, week: int) -> np.ndarray:
        """Return the events up to a week as it is judged at the last.

        Former weeks as known when it ended, so that its thresholds stand; of the week itself also
        what became known in the week after it.
        """
        _district, happened, known, _kind = self.rows.T
        late = (happened == week) & (known <= week + 1)
        return self._counted(self._known(week + 1) | late, week + 1)

    def marked(self, weeks: int) -> np.ndarray:
        """Return which of the first weeks hold a risk day, by kind (kinds, districts, weeks).

        As the calendar stood when the last of these ended: a date written down afterwards excuses
        nothing.
        """
        _kind, _district, week, told, gone = self.marks.T
        kept = self.marks[(week < weeks) & (told < weeks) & (gone >= weeks)]
        table = np.zeros((len(KINDS), len(self.districts), weeks), dtype=bool)
        table[kept[:, 0], kept[:, 1], kept[:, 2]] = True
        return table

    def day_of(self, week: int) -> date:
        """Return the first day of a week."""
        return self.first_day + timedelta(days=7 * week)

    def _known(self, weeks: int) -> np.ndarray:
        return np.asarray((self.rows[:, 1] < weeks) & (self.rows[:, 2] < weeks))

    def _counted(self, kept: np.ndarray, weeks: int) -> np.ndarray:
        table = np.zeros((len(self.districts), weeks), dtype=np.int64)
        np.add.at(table, (self.rows[kept, 0], self.rows[kept, 1]), 1)
        return table


def regencies_at_work() -> list[str]:
    """Return the regencies in which the network has verified anything."""
    rows = Event.objects.filter(state=Event.State.CONFIRMED, trashed_at=None)
    return sorted(set(rows.values_list("regency_code", flat=True).distinct()))


def districts_of(regencies: Sequence[str]) -> list[str]:
    """Return the districts of today in some regencies, by code."""
    rows = Area.objects.filter(level=3, valid_to=None, parent_id__in=list(regencies))
    return sorted(rows.values_list("code", flat=True))


def panel(regencies: Sequence[str], *, today: date, weeks: int = WEEKS) -> Panel:
    """Count the confirmed events of districts by whole week, from the first week that has any.

    Districts that ended or began within the span are counted as they are coded today; those
    without an event stay with 0, since the desk verified nothing there.
    """
    districts = districts_of(regencies)
    at = {code: number for number, code in enumerate(districts)}
    last = last_week_end(today)
    first = last - timedelta(days=7 * weeks - 1)
    found: QuerySet[Event] = Event.objects.filter(
        state=Event.State.CONFIRMED,
        trashed_at=None,
        merged_into=None,
        start_date__gte=first,
        start_date__lte=last,
    )
    rows = [
        (at[district], week, max(week, (timezone.localdate(told) - first).days // 7),
         kind == Event.Kind.INCIDENT)
        for district, week, told, kind in (
            (district, (day - first).days // 7, told, kind)
            for district, day, told, kind in found.values_list(
                "district_code", "start_date", Coalesce("confirmed_at", "created_at"), "kind"
            )
        )
        if district in at
    ]  # fmt: skip
    table = np.array(rows, dtype=np.int64).reshape(-1, 4)
    skip = int(table[:, 1].min()) if len(table) else 0
    table[:, 1:3] -= skip
    begins = first + timedelta(days=7 * skip)
    special = marks(districts, first=begins, weeks=weeks - skip)
    return Panel(districts, table, weeks - skip, begins, special)


def reports(districts: Sequence[str], *, today: date, weeks: int = 52) -> np.ndarray:
    """Count reports of any kind, zero reports included, by whole week, from the first on."""
    at = {code: number for number, code in enumerate(districts)}
    made = np.zeros((len(districts), weeks), dtype=np.int64)
    first = last_week_end(today) - timedelta(days=7 * weeks - 1)
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
