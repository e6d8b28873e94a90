"""Quiet districts simulated: events at constant rates that become known after a delay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from unittest import mock

import numpy as np

from serasi.warn import budget
from serasi.warn.actions import detecting
from serasi.warn.panels import WEEKS, Panel
from serasi.warn.queries.calendar import NEVER

FIRST = date(2020, 1, 6)  # a Monday


@dataclass(frozen=True)
class Events:
    """Events (n, 3): district, day on which it happened, day on which it became known.

    `feast` (weeks,) are the weeks that a calendar held beforehand, in all districts.
    """

    districts: int
    weeks: int
    rows: np.ndarray
    feast: np.ndarray | None = None

    def panel(self, week: int, *, run: int) -> Panel:
        """Return the panel of a run, so many days after a week ended, with that week as its last.

        The newest two years are kept, as the house does.
        """
        happened, known = self.rows[:, 1] // 7, self.rows[:, 2]
        first = max(0, week + 1 - WEEKS)
        kept = (happened >= first) & (happened <= week) & (known <= 7 * (week + 1) + run)
        rows = np.column_stack(
            [self.rows[kept, 0], happened[kept] - first, known[kept] // 7 - first,
             np.zeros(int(kept.sum()), dtype=np.int64)]
        )  # fmt: skip
        names = [f"35.09.{number:03d}" for number in range(self.districts)]
        begins = FIRST + timedelta(days=7 * first)
        return Panel(names, rows, week + 1 - first, begins, self._marks(first, week))

    def _marks(self, first: int, week: int) -> np.ndarray:
        held = [] if self.feast is None else np.flatnonzero(self.feast[first : week + 1])
        rows = [(0, district, at, -1, NEVER) for at in held for district in range(self.districts)]
        return np.array(rows, dtype=np.int64).reshape(-1, 5)

    def by_week(self, *, shift: int = 0) -> np.ndarray:
        """Return the counts (districts, weeks) of weeks that begin so many days after Monday."""
        weeks = self.weeks - 1
        week = (self.rows[:, 1] - shift) // 7
        kept = (week >= 0) & (week < weeks)
        table = np.zeros((self.districts, weeks), dtype=np.int64)
        np.add.at(table, (self.rows[kept, 0], week[kept]), 1)
        return table


def quiet_events(
    rng: np.random.Generator,
    mean: np.ndarray,
    *,
    weeks: int,
    delay_days: float = 0.0,
    factor: np.ndarray | None = None,
) -> Events:
    """Draw Poisson events at a mean per district and week, times a factor (districts, weeks)."""
    rate = np.broadcast_to(mean[:, None], (len(mean), weeks)) * (1.0 if factor is None else factor)
    counts = rng.poisson(rate)
    district, week = (
        np.repeat(where, counts.ravel()) for where in map(np.ravel, np.indices(counts.shape))
    )
    day = 7 * week + rng.integers(0, 7, len(week))
    known = day + rng.geometric(1 / (1 + delay_days), len(day)) - 1
    return Events(len(mean), weeks, np.column_stack([district, day, known]))


def daily_findings(events: Events, *, first: int, runs: Iterable[int]) -> np.ndarray:
    """Return what each run after each week finds in single districts (runs, districts, weeks).

    Runs of one week have one history, so that its thresholds are simulated once.
    """
    simulated = budget.calibrated
    made: dict[bytes, object] = {}

    def once(counts: np.ndarray, **more: object) -> object:
        key = counts.tobytes()
        if key not in made:
            made.clear()
            made[key] = simulated(counts, **more)  # type: ignore[arg-type]
        return made[key]

    days = list(runs)
    said = np.zeros((len(days), events.districts, events.weeks - first), dtype=bool)
    with mock.patch.object(budget, "calibrated", once):
        for week in range(first, events.weeks):
            for place, run in enumerate(days):
                panel = events.panel(week, run=run)
                for found in detecting._rises(panel, day=panel.day_of(week)):  # noqa: SLF001
                    said[place, panel.districts.index(found.area_id), week - first] = True
    return said
