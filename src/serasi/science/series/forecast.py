"""Forecasts of counts from the own history, shown only where they beat simple baselines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from serasi.science.series.counts import Values, checked_counts
from serasi.science.series.flaws import Refused
from serasi.science.series.scores import Scores, crps, mean_scores

Model = Callable[[Values, int, int, np.random.Generator], Values]
"""History (areas, weeks), horizon in weeks, samples, rng → samples (areas, samples)."""


@dataclass(frozen=True)
class Gain:
    """CRPS of the model less that of a baseline, 95 % interval over areas; below 0 is better."""

    difference: float
    low: float
    high: float


@dataclass(frozen=True)
class Verdict:
    """Scores by name, gain over each baseline, and whether the model may be shown: better than
    every baseline with its whole interval, and its 90 % interval holds 80 % or more."""

    scores: Mapping[str, Scores]
    gains: Mapping[str, Gain]
    beats: bool


def last_observed(history: Values, horizon: int, samples: int, rng: np.random.Generator) -> Values:
    """Draw Poisson counts with the last known count as mean (ViEWS benchmark "last")."""
    del horizon
    return rng.poisson(_last_known(history)[:, None], (len(history), samples)).astype(float)


def own_last_12(history: Values, horizon: int, samples: int, rng: np.random.Generator) -> Values:
    """Draw from the area's own last 12 weeks; unknown weeks are drawn from all areas."""
    del horizon
    recent = history[:, -12:]
    columns = rng.integers(0, recent.shape[1], (len(recent), samples))
    drawn = np.take_along_axis(recent, columns, axis=1)
    return np.where(np.isnan(drawn), rng.choice(_all_known(recent), drawn.shape), drawn)


def global_bootstrap(
    history: Values, horizon: int, samples: int, rng: np.random.Generator
) -> Values:
    """Draw from all areas' last 52 weeks (ViEWS benchmark "bootstrap")."""
    del horizon
    return np.asarray(rng.choice(_all_known(history[:, -52:]), (len(history), samples)))


def weighted_negative_binomial(
    history: Values, horizon: int, samples: int, rng: np.random.Generator
) -> Values:
    """Draw negative binomial counts around an exponentially weighted mean of the own weeks.

    Two memories, half-lives 4 and 26 weeks; the recent one counts less the farther the horizon
    (half at 4 weeks). The mean is drawn to that of all areas as if that were 2 own weeks; the
    dispersion is common to all areas, by moments of the last 52 weeks (own choice).
    """
    known = ~np.isnan(history)
    slow, fast = _weighted(history, known, 26), _weighted(history, known, 4)
    share = 0.5 * 0.5 ** ((horizon - 1) / 4)
    mean = share * fast + (1 - share) * slow
    recent, weighed = history[:, -52:], known[:, -52:]
    left = np.where(weighed, recent - slow[:, None], 0.0)
    base = np.where(weighed, slow[:, None], 0.0)
    phi = max(float(((left**2) - base).sum() / max((base**2).sum(), 1e-12)), 1e-6)
    factor = rng.gamma(1 / phi, phi, (len(history), samples))
    return np.asarray(rng.poisson(mean[:, None] * factor), dtype=float)


BASELINES: Mapping[str, Model] = {
    "last_observed": last_observed,
    "own_last_12": own_last_12,
    "global_bootstrap": global_bootstrap,
}


def roll_origins(
    counts: ArrayLike,
    *,
    origins: Sequence[int],
    rng: np.random.Generator,
    horizon: int = 1,
    samples: int = 200,
    model: Model = weighted_negative_binomial,
    baselines: Mapping[str, Model] = BASELINES,
    histories: Sequence[ArrayLike] | None = None,
) -> Verdict:
    """Forecast from each origin with what was known then, and compare model and baselines.

    Parameters
    ----------
    counts : (areas, weeks), NaN = no data
    origins : last known week of each forecast (index); week origin + horizon is forecast
    horizon : weeks ahead, at least 1
    histories : for each origin the counts (areas, origin + 1) as they were known then, where some
        became known later; without it, all were known at once

    Returns
    -------
    Verdict : the interval of each gain treats areas as independent, weeks of an area as not

    Raises
    ------
    Refused : S540, S541 counts or histories; S544 an origin without 12 weeks before or the week
        after it, or nothing observed; S545 horizon

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> rates = rng.gamma(1, 2, (40, 1))
    >>> seen = roll_origins(rng.poisson(rates, (40, 60)), origins=[50, 54], rng=rng)
    >>> sorted(seen.scores)
    ['global_bootstrap', 'last_observed', 'model', 'own_last_12']
    """
    seen = checked_counts(counts)
    if horizon < 1:
        raise Refused("S545", f"jarak {horizon}")
    if not origins or min(origins) < 11 or max(origins) + horizon >= seen.shape[1]:
        raise Refused("S544", f"titik awal {list(origins)}, {seen.shape[1]} minggu")
    known = [seen[:, : origin + 1] for origin in origins]
    if histories is not None:
        given = [checked_counts(history) for history in histories]
        if [one.shape for one in given] != [one.shape for one in known]:
            raise Refused("S540", "riwayat tiap titik awal")
        known = given
    observed = np.stack([seen[:, origin + horizon] for origin in origins], axis=1)
    drawn = {
        name: np.stack([run(history, horizon, samples, rng) for history in known], axis=1)
        for name, run in {"model": model, **baselines}.items()
    }
    scores = {name: mean_scores(made, observed) for name, made in drawn.items()}
    gains = {name: _gain(drawn["model"], drawn[name], observed) for name in baselines}
    better = all(gain.high < 0 for gain in gains.values())
    return Verdict(scores, gains, better and scores["model"].coverage >= 0.8)


def _gain(model: Values, baseline: Values, observed: Values) -> Gain:
    apart = crps(model, observed) - crps(baseline, observed)
    areas = apart[~np.isnan(apart).all(axis=1)]
    own = np.nanmean(areas, axis=1)
    mean = float(own.mean())
    error = float(own.std(ddof=1) / np.sqrt(len(own))) if len(own) > 1 else float("inf")
    return Gain(mean, mean - 1.96 * error, mean + 1.96 * error)


def _weighted(history: Values, known: np.ndarray, half_life: float) -> Values:
    age = np.arange(history.shape[1])[::-1]
    weight = np.where(known, 0.5 ** (age / half_life), 0.0)
    cases = np.where(known, history, 0.0) * weight
    overall = cases.sum() / max(weight.sum(), 1e-12)
    return np.asarray((cases.sum(axis=1) + 2 * overall) / (weight.sum(axis=1) + 2))


def _last_known(history: Values) -> Values:
    known = ~np.isnan(history)
    last = history.shape[1] - 1 - known[:, ::-1].argmax(axis=1)
    found = history[np.arange(len(history)), last]
    return np.asarray(np.where(np.isnan(found), _all_known(history).mean(), found))


def _all_known(history: Values) -> Values:
    values = history[~np.isnan(history)]
    if not len(values):
        raise Refused("S544", "tidak ada minggu dengan data")
    return np.asarray(values)
