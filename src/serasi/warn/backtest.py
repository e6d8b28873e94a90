"""The rolling-origin back-test: what the detectors would have said, week by week, and what came.

At every origin only what was confirmed before it is known: history keyed in afterwards warns of
nothing. Thresholds are set anew every quarter. An alarm can only warn of what comes after it was
raised: an incident of the same week is no success.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import numpy as np

from serasi.science import series
from serasi.science.series.forecast import weighted_negative_binomial
from serasi.warn import budget
from serasi.warn.expected import expected_times
from serasi.warn.outlook import Outlook, outlook
from serasi.warn.panels import Panel

QUARTER, AHEAD, SAMPLES, SEED = budget.QUARTER, 4, 400, 11
FEWEST_EVENTS = 10


@dataclass(frozen=True)
class Result:
    """What came of a back-test; shares are None where nothing could be judged.

    `alarms` are those of the detectors of single districts and `single_budget` is what these may
    spend per district and year. `known_late` is the share of events that became known more than
    four weeks after their week.
    """

    weeks: int
    judged_weeks: int
    districts: int
    events: int
    incidents: int
    known_late: float | None
    single_budget: float
    alarms: int
    alarms_per_district_year: float | None
    precision: float | None
    precision_n: int
    recall: float | None
    recall_n: int
    median_lead_weeks: float | None
    brier: float | None
    brier_of_base_rate: float | None
    base_rate: float | None
    curve: list[dict[str, float]]
    outlook: Outlook
    last: list[dict[str, Any]]

    def to_json(self) -> dict[str, Any]:
        """Return it in plain values."""
        return asdict(self)


def backtest(found: Panel, *, today: date) -> Result | None:
    """Run the detectors over the past of a panel; None when the past is too short to judge."""
    if found.weeks < budget.LEAST_WEEKS + QUARTER:
        return None
    said = _alarms(found, rate=budget.per_area_week(today))
    judged = np.flatnonzero(said.judged)
    if not len(judged):
        return None
    incidents = found.incidents
    called = said.begun()
    happened = np.argwhere(incidents & said.judged)
    track = series.track(called, happened, window_weeks=AHEAD - 1, horizon_week=found.weeks - 1)
    stated, came = _stated(found, judged)
    told = series.brier(stated, came) if len(came) else None
    base = float(came.mean()) if len(came) else None
    years = len(judged) * len(found.districts) / budget.WEEKS_PER_YEAR
    return Result(
        weeks=found.weeks,
        judged_weeks=len(judged),
        districts=len(found.districts),
        events=len(found.rows),
        incidents=int(incidents.sum()),
        known_late=_known_late(found),
        single_budget=budget.single_per_area_year(today),
        alarms=len(called),
        alarms_per_district_year=len(called) / years if years else None,
        precision=track.precision.value,
        precision_n=track.precision.n,
        recall=track.recall.value,
        recall_n=track.recall.n,
        median_lead_weeks=track.median_lead_weeks,
        brier=told.score if told else None,
        brier_of_base_rate=base * (1 - base) if base is not None else None,
        base_rate=base,
        curve=_curve(stated, came),
        outlook=outlook(found, origins=judged[::2].tolist()),
        last=[
            {"district": found.districts[area], "week": found.day_of(week - 1).isoformat()}
            for area, week in sorted(called.tolist(), key=lambda one: -one[1])[:20]
        ],
    )


def _known_late(found: Panel) -> float | None:
    late = found.rows[:, 2] - found.rows[:, 1] > AHEAD
    return float(late.mean()) if len(late) else None


@dataclass(frozen=True)
class _Said:
    """Alarms (districts, weeks): raised when the week ended, and at the last; weeks judged."""

    early: np.ndarray
    late: np.ndarray
    judged: np.ndarray

    def begun(self) -> np.ndarray:
        """Return where episodes begin: district, and the week in which one could first act."""
        starts = np.argwhere(self.late & ~np.pad(self.late, ((0, 0), (1, 0)))[:, :-1])
        at_once = self.early[starts[:, 0], starts[:, 1]]
        return starts + np.column_stack([np.zeros(len(starts), dtype=int), np.where(at_once, 1, 2)])


def _alarms(found: Panel, *, rate: float) -> _Said:
    """Return the alarms of any detector, thresholds set each quarter from what was known then."""
    shape = (len(found.districts), found.weeks)
    said = _Said(np.zeros(shape, bool), np.zeros(shape, bool), np.zeros(found.weeks, bool))
    for begin in range(budget.LEAST_WEEKS, found.weeks, QUARTER):
        history = found.known(begin)
        if not _long_enough(history):
            continue
        made = budget.calibrated(
            history, rate=rate, judged=QUARTER, effort=expected_times(found, begin)
        )
        for week in range(begin, min(begin + QUARTER, found.weeks)):
            said.judged[week] = True
            effort = expected_times(found, week + 1)
            said.early[:, week] = _flags(found.known(week + 1), effort, made)
            said.late[:, week] = said.early[:, week] | _flags(found.judged(week), effort, made)
    return said


def _long_enough(history: np.ndarray) -> bool:
    """Say whether a history as known then had enough weeks and events to judge by."""
    begun = np.flatnonzero(history.sum(axis=0))
    long = len(begun) > 0 and history.shape[1] - begun[0] >= budget.LEAST_WEEKS
    return bool(long and history.sum() >= FEWEST_EVENTS)


def _flags(counts: np.ndarray, effort: np.ndarray, made: series.Calibration) -> np.ndarray:
    """Return which districts are above their threshold in the last week of the counts."""
    every = budget.scores(counts, effort=effort)
    known: Mapping[str, np.ndarray] = {
        name: score for name, score in every.items() if name in made.thresholds
    }
    return np.asarray(series.judge(known, made)["together"][:, -1])


def _stated(found: Panel, judged: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the stated chance of an incident in the next weeks and whether one came."""
    rng = np.random.default_rng(SEED)
    stated, came = [], []
    incidents = found.incidents
    for origin in judged[::AHEAD]:
        if origin + AHEAD > found.weeks:
            break
        history = found.known_incidents(origin).astype(float)
        drawn = sum(
            weighted_negative_binomial(history, ahead, SAMPLES, rng)
            for ahead in range(1, AHEAD + 1)
        )
        stated.append((np.asarray(drawn) > 0).mean(axis=1))
        came.append(incidents[:, origin : origin + AHEAD].sum(axis=1) > 0)
    if not stated:
        return np.empty(0), np.empty(0)
    return np.concatenate(stated), np.concatenate(came).astype(float)


def _curve(stated: np.ndarray, came: np.ndarray) -> list[dict[str, float]]:
    if not len(came):
        return []
    return [
        {"stated": float(step.stated), "came": float(step.came.value or 0.0), "n": int(step.came.n)}
        for step in series.reliability_curve(stated, came, steps=10)
    ]
