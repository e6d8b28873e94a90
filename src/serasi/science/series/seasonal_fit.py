"""Quasi-Poisson regression of many series at once: a level for each season and one trend."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from serasi.science.series.counts import Flags, Values

_MOST_ROUNDS = 30
_CLOSE = 1e-9
_STEEPEST = 1.0


@dataclass(frozen=True)
class Fit:
    """Fits of many series.

    slope : (areas,) of the log mean per unit of time; 0 where the fit has no trend
    slope_variance : (areas,) unscaled; infinite without trend
    level : (areas, seasons) mean per unit of effort at time 0
    worth : (areas, seasons) weighted effort behind each level; centre : its mean time
    means, leverages : (areas, n)
    converged : (areas,)
    """

    slope: Values
    slope_variance: Values
    level: Values
    worth: Values
    centre: Values
    means: Values
    leverages: Values
    converged: Flags


def fit_seasons(
    y: Values, effort: Values, weights: Values, *, seasons: Values, time: Values, trend: bool
) -> Fit:
    """Fit log mean = log effort + season + slope x time by quasi-likelihood.

    The seasons are profiled out (for a given slope their levels are ratios of sums; McCullagh &
    Nelder, 1989, section 6.4), so that Newton runs on the slope alone and a season without any
    report has mean 0 instead of drifting to it.

    Parameters
    ----------
    y, effort, weights : (areas, n); weight 0 leaves a value out, effort is then not used
    seasons : (n, seasons) one 1 in each row
    time : (n,)
    """
    heavy = weights * effort
    told = (weights * y) @ seasons
    slope = np.zeros(len(y))
    converged = np.ones(len(y), dtype=bool)
    if trend:
        slope, converged = _slope(weights * y, heavy, told, seasons, time)
    relative = heavy * np.exp(slope[:, None] * time)
    worth, centre, width = _moments(relative, seasons, time)
    level = np.divide(told, worth, out=np.zeros_like(told), where=worth > 0)
    information = (told * width).sum(axis=1)
    grown = effort * np.exp(slope[:, None] * time)
    means = (level @ seasons.T) * grown
    each = np.divide(1.0, worth, out=np.zeros_like(worth), where=worth > 0) @ seasons.T
    leverages = relative * each
    variance = np.full(len(y), np.inf)
    if trend:
        converged &= information > 0
        np.divide(1.0, information, out=variance, where=information > 0)
        off_centre = time - centre @ seasons.T
        spread = np.where(np.isfinite(variance), variance, 0.0)
        leverages = leverages + weights * means * off_centre**2 * spread[:, None]
    return Fit(slope, variance, level, worth, centre, means, leverages, converged)


def dispersion(y: Values, fit: Fit, weights: Values, parameters: Values) -> Values:
    """Return Pearson chi-squared by degrees of freedom, at least 1 (areas,)."""
    safe = np.where(fit.means > 0, fit.means, 1.0)
    chi = (weights * (y - fit.means) ** 2 / safe).sum(axis=1)
    freedom = (weights > 0).sum(axis=1) - parameters
    return np.asarray(np.maximum(chi / np.maximum(freedom, 1), 1.0))


def _slope(
    told_each: Values, heavy: Values, told: Values, seasons: Values, time: Values
) -> tuple[Values, Flags]:
    """Newton on the profile of the slope; steps are cut so that it cannot run away."""
    slope = np.zeros(len(heavy))
    aim = told_each @ time
    still = np.arange(len(heavy))
    for _ in range(_MOST_ROUNDS):
        relative = heavy[still] * np.exp(slope[still, None] * time)
        _, centre, width = _moments(relative, seasons, time)
        curve = (told[still] * width).sum(axis=1)
        gap = aim[still] - (told[still] * centre).sum(axis=1)
        step = np.divide(gap, curve, out=np.zeros_like(gap), where=curve > 0)
        slope[still] += np.clip(step, -_STEEPEST, _STEEPEST)
        still = still[np.abs(step) > _CLOSE]
        if not len(still):
            break
    converged = np.ones(len(heavy), dtype=bool)
    converged[still] = False
    return slope, converged


def _moments(relative: Values, seasons: Values, time: Values) -> tuple[Values, Values, Values]:
    """Sum, mean time and variance of time by season (areas, seasons), weighted."""
    worth = relative @ seasons
    safe = np.where(worth > 0, worth, 1.0)
    centre = relative @ (seasons * time[:, None]) / safe
    width = relative @ (seasons * time[:, None] ** 2) / safe - centre**2
    return worth, centre, np.maximum(width, 0.0)
