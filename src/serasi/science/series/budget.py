"""The false-alarm budget: thresholds that keep all detectors together within a chosen rate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import chdtri

from serasi.science.series.counts import Flags, Values
from serasi.science.series.flaws import Refused
from serasi.science.series.nulls import Null

Detector = Callable[[Values, Values], Values]
"""Counts and effort (areas, weeks) → scores (areas, weeks), larger = rarer, NaN = not judged."""

# thresholds are set on the runs that are counted: too low by one alarm in so many
_TAIL = 100
_STEPS = 40


@dataclass(frozen=True)
class Rate:
    """False alarms seen: episodes, area-weeks judged, and the rate with its exact 95 % interval."""

    episodes: int
    area_weeks: int
    per_area_week: float
    low: float
    high: float


@dataclass(frozen=True)
class Calibration:
    """Thresholds by detector (areas,) for a budget in false alarms per area and week.

    level : share of weeks above the threshold that a detector with share 1 may spend
    together, alone : rates seen in the simulation, of any detector and of each one
    """

    per_area_week: float
    level: float
    thresholds: Mapping[str, Values]
    together: Rate
    alone: Mapping[str, Rate]


def episodes(alarm: ArrayLike, *, quiet_weeks: int = 1) -> NDArray[np.int64]:
    """Count alarms per area (areas,): alarms in consecutive weeks are one episode.

    An episode ends after `quiet_weeks` without an alarm.

    Examples
    --------
    >>> episodes([[1, 1, 0, 1], [0, 0, 0, 1]]).tolist()
    [2, 1]
    >>> episodes([[1, 1, 0, 1]], quiet_weeks=2).tolist()
    [1]
    """
    return np.asarray(_starts(np.asarray(alarm, dtype=bool), quiet_weeks).sum(axis=-1))


def rate_with_interval(count: int, area_weeks: int) -> Rate:
    """Return a rate with the exact 95 % Poisson interval (Garwood, 1936, Biometrika 28).

    Examples
    --------
    >>> seen = rate_with_interval(10, 520)
    >>> round(seen.low * 520, 3), round(seen.high * 520, 3)
    (4.795, 18.39)
    """
    if area_weeks <= 0 or count < 0:
        raise Refused("S544", f"{count} / {area_weeks}")
    # chdtri gives the upper quantile of chi-squared
    low = 0.0 if count == 0 else chdtri(2 * count, 0.975) / 2
    high = chdtri(2 * count + 2, 0.025) / 2
    return Rate(
        count, area_weeks, count / area_weeks, float(low) / area_weeks, float(high) / area_weeks
    )


def calibrate(
    null: Null,
    detectors: Mapping[str, Detector],
    *,
    per_area_week: float,
    judged_weeks: int | None = None,
    quiet_weeks: int = 1,
    shares: Mapping[str, float] | None = None,
) -> Calibration:
    """Return thresholds with which all detectors together give the budgeted false alarms.

    Every detector runs on every simulated history as it would have run then. Areas of like counts
    share a threshold, as many as are needed to have 100 alarms behind each. The level that
    detectors may spend is found by bisection so that the episodes of any of them come to the
    budget.

    Parameters
    ----------
    null : simulated histories
    per_area_week : episodes per area and week; "one per area-year" is 1 / 52
    judged_weeks : only the last weeks count, earlier ones are history; without it, the last half
    shares : what a detector may spend beside the others, above 0; 1 where not given

    Raises
    ------
    Refused : S546 the budget is not above 0 and below 1; S545 no detector or a share not above 0;
        S544 nothing judged
    """
    if not 0 < per_area_week < 1:
        raise Refused("S546", per_area_week)
    if not detectors:
        raise Refused("S545", "tanpa detektor")
    share = {name: (shares or {}).get(name, 1.0) for name in detectors}
    if min(share.values()) <= 0:
        raise Refused("S545", f"bagian {share}")
    runs = _run(null, detectors, share, per_area_week, judged_weeks, quiet_weeks)
    aim = per_area_week * runs.area_weeks
    low, high = per_area_week / 1000, min(20 * per_area_week, 0.999)
    for _ in range(_STEPS):
        middle = float(np.sqrt(low * high))
        if runs.count(_any(runs.alarms(middle))) > aim:
            high = middle
        else:
            low = middle
    final = runs.alarms(low)
    return Calibration(
        per_area_week=per_area_week,
        level=low,
        thresholds=runs.thresholds(low),
        together=runs.rate(_any(final)),
        alone={name: runs.rate(one) for name, one in final.items()},
    )


@dataclass(frozen=True)
class _Runs:
    """Scores of all detectors on the simulated histories (replicates, areas, weeks), by name."""

    scores: Mapping[str, Values]
    ordered: Mapping[str, list[Values]]
    groups: NDArray[np.int64]
    share: Mapping[str, float]
    quiet_weeks: int
    area_weeks: int

    def thresholds(self, level: float) -> dict[str, Values]:
        return {
            name: _thresholds(ordered, level * self.share[name])[self.groups]
            for name, ordered in self.ordered.items()
        }

    def alarms(self, level: float) -> dict[str, Flags]:
        limits = self.thresholds(level)
        return {name: score > limits[name][None, :, None] for name, score in self.scores.items()}

    def count(self, flags: Flags) -> int:
        return int(_starts(flags, self.quiet_weeks).sum())

    def rate(self, flags: Flags) -> Rate:
        return rate_with_interval(self.count(flags), self.area_weeks)


def _run(
    null: Null,
    detectors: Mapping[str, Detector],
    share: Mapping[str, float],
    per_area_week: float,
    judged_weeks: int | None,
    quiet_weeks: int,
) -> _Runs:
    scores = {name: _scores(run, null, judged_weeks) for name, run in detectors.items()}
    judged = np.logical_or.reduce([~np.isnan(score) for score in scores.values()])
    area_weeks = int(judged.sum())
    if area_weeks == 0:
        raise Refused("S544", "tidak ada minggu yang dapat dinilai")
    groups = _groups(null, area_weeks, per_area_week)
    ordered = {name: _sorted(score, groups) for name, score in scores.items()}
    return _Runs(scores, ordered, groups, share, quiet_weeks, area_weeks)


def judge(scores: Mapping[str, Values], calibration: Calibration) -> dict[str, Flags]:
    """Return alarms by detector, and of any of them under "together", each (areas, weeks).

    Raises
    ------
    Refused : S540 other areas than calibrated, S545 a detector that was not calibrated
    """
    out = {}
    for name, score in scores.items():
        if name not in calibration.thresholds:
            raise Refused("S545", name)
        threshold = calibration.thresholds[name]
        if len(threshold) != len(score):
            raise Refused("S540", f"{len(score)} wilayah, ambang untuk {len(threshold)}")
        out[name] = np.asarray(score > threshold[:, None])
    return out | {"together": _any(out)}


def _any(flags: Mapping[str, Flags]) -> Flags:
    return np.asarray(np.logical_or.reduce(list(flags.values())))


def _starts(alarm: Flags, quiet_weeks: int) -> Flags:
    """Weeks in which an episode begins: no alarm in the weeks before."""
    begins = alarm.copy()
    for back in range(1, min(quiet_weeks, alarm.shape[-1] - 1) + 1):
        begins[..., back:] &= ~alarm[..., :-back]
    return begins


def _scores(run: Detector, null: Null, judged_weeks: int | None) -> Values:
    weeks = null.counts.shape[2]
    kept = weeks - weeks // 2 if judged_weeks is None else min(judged_weeks, weeks)
    made = [
        run(counts, effort)[:, weeks - kept :]
        for counts, effort in zip(null.counts, null.effort, strict=True)
    ]
    return np.stack(made)


def _groups(null: Null, area_weeks: int, per_area_week: float) -> NDArray[np.int64]:
    """Group (areas,) of like counts, each large enough to know its tail."""
    known = ~np.isnan(null.counts)
    total = np.where(known, null.counts, 0.0).sum(axis=(0, 2))
    level = total / np.maximum(known.sum(axis=(0, 2)), 1)
    many = int(np.clip(area_weeks * per_area_week / _TAIL, 1, len(level)))
    rank = np.argsort(np.argsort(level, kind="stable"), kind="stable")
    return np.asarray(rank * many // max(len(level), 1))


def _sorted(score: Values, groups: NDArray[np.int64]) -> list[Values]:
    out = []
    for group in range(int(groups.max()) + 1):
        values = score[:, groups == group].ravel()
        out.append(np.sort(values[~np.isnan(values)]))
    return out


def _thresholds(ordered: list[Values], level: float) -> Values:
    """Lowest value that at most a share `level` of the scores exceed; infinite without scores."""
    return np.array(
        [
            values[max(int(np.ceil(max(1 - level, 0) * len(values))) - 1, 0)]
            if len(values)
            else np.inf
            for values in ordered
        ]
    )
