"""The rolling-origin back-test: what the detectors would have said, week by week, and what came.

Thresholds are set anew every quarter from what was known then. An alarm can only warn of what
comes after its week: an incident of the same week is no success.
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
from serasi.warn.panels import Panel

QUARTER, AHEAD, SAMPLES, SEED = 13, 4, 400, 11
FEWEST_EVENTS = 10


@dataclass(frozen=True)
class Result:
    """What came of a back-test; shares are None where nothing could be judged."""

    weeks: int
    judged_weeks: int
    districts: int
    events: int
    incidents: int
    budget_per_district_year: float
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
    forecast_beats: bool
    forecast_scores: dict[str, float]
    last: list[dict[str, Any]]

    def to_json(self) -> dict[str, Any]:
        """Return it in plain values."""
        return asdict(self)


def backtest(found: Panel, *, today: date) -> Result | None:
    """Run the detectors over the past of a panel; None when the past is too short to judge."""
    counts = found.events
    if found.weeks < budget.LEAST_WEEKS + QUARTER or counts.sum() < FEWEST_EVENTS:
        return None
    rate = budget.per_area_week(today)
    flags = _alarms(counts, rate=rate)
    judged = found.weeks - budget.LEAST_WEEKS
    starts = flags & ~np.pad(flags, ((0, 0), (1, 0)))[:, :-1]
    called = np.argwhere(starts)
    happened = np.argwhere(found.incidents[:, budget.LEAST_WEEKS :]) + [0, budget.LEAST_WEEKS]
    track = series.track(
        called + [0, 1], happened, window_weeks=AHEAD - 1, horizon_week=found.weeks - 1
    )
    stated, came = _stated(found.incidents)
    told = series.brier(stated, came) if len(came) else None
    base = float(came.mean()) if len(came) else None
    verdict = series.roll_origins(
        counts.astype(float),
        origins=list(range(budget.LEAST_WEEKS, found.weeks - 1, 2)),
        rng=np.random.default_rng(SEED),
    )
    years = judged * len(found.districts) / budget.WEEKS_PER_YEAR
    return Result(
        weeks=found.weeks,
        judged_weeks=judged,
        districts=len(found.districts),
        events=int(counts.sum()),
        incidents=int(found.incidents.sum()),
        budget_per_district_year=rate * budget.WEEKS_PER_YEAR,
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
        forecast_beats=bool(verdict.beats),
        forecast_scores={name: float(s.crps) for name, s in verdict.scores.items()},
        last=[
            {"district": found.districts[area], "week": found.day_of(week).isoformat()}
            for area, week in sorted(called.tolist(), key=lambda one: -one[1])[:20]
        ],
    )


def _alarms(counts: np.ndarray, *, rate: float) -> np.ndarray:
    """Return the alarms of any detector, thresholds set each quarter from the weeks before it."""
    every = budget.scores(counts)
    flags = np.zeros(counts.shape, dtype=bool)
    for begin in range(budget.LEAST_WEEKS, counts.shape[1], QUARTER):
        stop = min(begin + QUARTER, counts.shape[1])
        made = budget.calibrated(counts[:, :begin], rate=rate, judged=QUARTER)
        known: Mapping[str, np.ndarray] = {
            name: score for name, score in every.items() if name in made.thresholds
        }
        flags[:, begin:stop] = series.judge(known, made)["together"][:, begin:stop]
    return flags


def _stated(incidents: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the stated chance of an incident in the next weeks and whether one came."""
    rng = np.random.default_rng(SEED)
    stated, came = [], []
    for origin in range(budget.LEAST_WEEKS, incidents.shape[1] - AHEAD + 1, AHEAD):
        history = incidents[:, :origin].astype(float)
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
