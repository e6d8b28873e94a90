"""Control chart of weighted recent weeks against the own usual, for overdispersed counts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from serasi.science.series.baselines import rolling_baseline
from serasi.science.series.budget import calibrate
from serasi.science.series.counts import Flags, Values, checked_counts, checked_effort
from serasi.science.series.flaws import Refused
from serasi.science.series.nulls import negative_binomial_null


@dataclass(frozen=True)
class Chart:
    """Scores (areas, weeks), thresholds (areas,) set by simulation, and alarms: score above it."""

    score: Values
    threshold: Values
    alarm: Flags


def ewma_scores(
    counts: ArrayLike,
    *,
    effort: ArrayLike | None = None,
    weight: float = 0.6,
    memory_weeks: int = 52,
    guard_weeks: int = 2,
    least_weeks: int = 4,
) -> Values:
    """Return the one-sided negative-binomial EWMA of each week, in standard deviations.

    z = (x - m) / sqrt(m + phi m² + m² / a), E = max(0, weight z + (1 - weight) E before), all
    divided by sqrt(weight / (2 - weight)) (Roberts, 1959; one-sided form: Lucas & Saccucci, 1990,
    Technometrics 32). m and phi are the area's own by `rolling_baseline`, so that the last
    `guard_weeks` cannot hide a rise; a is the shape of the posterior of the rate, so that an area
    with few own weeks is judged mildly; m is never below half a report in the whole memory.

    Parameters
    ----------
    counts, effort : (areas, weeks), NaN = no data (the chart then stands still)
    weight : of the newest week, above 0 and at most 1
    least_weeks : own weeks that must be known before an area is judged

    Returns
    -------
    (areas, weeks), NaN where a week cannot be judged

    Examples
    --------
    >>> ewma_scores([[1, 0, 2, 1, 1, 0, 1, 1, 0, 8]])[0, -1].round(1).item() > 3
    True
    """
    if not 0 < weight <= 1:
        raise Refused("S545", f"bobot {weight}")
    seen = checked_counts(counts)
    work = checked_effort(effort, seen)
    usual = rolling_baseline(seen, work, memory_weeks=memory_weeks, guard_weeks=guard_weeks)
    lowest = np.divide(0.5, usual.effort, out=np.zeros_like(seen), where=usual.effort > 0)
    mean = np.maximum(usual.rate, lowest) * work
    with np.errstate(invalid="ignore", divide="ignore"):
        wide = usual.dispersion + 1 / usual.shape
        z = (seen - mean) / np.sqrt(mean + wide * mean**2)
    z = np.where((work > 0) & (usual.weeks >= least_weeks), z, np.nan)
    out = np.full_like(seen, np.nan)
    level = np.zeros(len(seen))
    for week in range(seen.shape[1]):
        known = ~np.isnan(z[:, week])
        moved = np.maximum(weight * z[:, week] + (1 - weight) * level, 0.0)
        level = np.where(known, moved, level)
        out[known, week] = level[known]
    return np.asarray(out / np.sqrt(weight / (2 - weight)))


def ewma_chart(
    counts: ArrayLike,
    *,
    per_area_week: float,
    rng: np.random.Generator,
    effort: ArrayLike | None = None,
    weight: float = 0.6,
    replicates: int = 20,
) -> Chart:
    """Return EWMA alarms with thresholds for a chosen false-alarm rate.

    Parameters
    ----------
    counts, effort : (areas, weeks)
    per_area_week : false alarms (episodes) per area and week, such as 1 / 52
    replicates : simulated copies of the own history behind the thresholds
    """
    seen = checked_counts(counts)
    null = negative_binomial_null(seen, effort=effort, replicates=replicates, rng=rng)
    made = calibrate(
        null, {"ewma": lambda x, e: ewma_scores(x, effort=e, weight=weight)},
        per_area_week=per_area_week,
    )  # fmt: skip
    score = ewma_scores(seen, effort=effort, weight=weight)
    threshold = made.thresholds["ewma"]
    return Chart(score, threshold, np.asarray(score > threshold[:, None]))
