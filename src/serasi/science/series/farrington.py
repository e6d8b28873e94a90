"""Farrington flexible: this week against the same season of at least three years before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr, ndtri, stdtr

from serasi.science.series.counts import Flags, Values, checked_counts, checked_effort
from serasi.science.series.flaws import Refused
from serasi.science.series.seasonal_fit import Fit, dispersion, fit_seasons

_TINY = 1e-10
Spread = Literal["pearson", "surveillance"]


@dataclass(frozen=True)
class Season:
    """The choices of Noufaily et al. (2013): years back, half width of the season in weeks, parts
    of the year, newest weeks left out, residual above which a past week weighs less, p below
    which a trend is kept, and the least reports in the last weeks for an alarm."""

    years: int = 5
    half_weeks: int = 3
    parts: int = 10
    weeks_left_out: int = 26
    residual_limit: float = 2.58
    trend_p: float = 0.05
    least_reports: int = 5
    least_weeks: int = 4
    weeks_per_year: int = 52


@dataclass(frozen=True)
class Farrington:
    """Expected count, upper bound, p of so high a count and alarm, each (areas, weeks asked)."""

    expected: Values
    upper: Values
    p: Values
    alarm: Flags


def farrington(
    counts: ArrayLike,
    *,
    weeks: Sequence[int],
    effort: ArrayLike | None = None,
    alpha: float = 0.005,
    season: Season = Season(),
    spread: Spread = "pearson",
) -> Farrington:
    """Return Farrington flexible bounds and alarms for some weeks.

    Quasi-Poisson with a factor of `parts` seasons and a linear trend, refitted with past high
    weeks weighted down by their Anscombe residuals; bound on the 2/3 power scale (Noufaily et
    al., 2013, Stat Med 32, sections 2-3; Farrington et al., 1996, JRSS A 159). The trend is
    kept if significant and if it does not lead above the highest past count.

    Parameters
    ----------
    counts, effort : (areas, weeks); effort enters as offset
    weeks : indices of the weeks to judge; each needs `years` full years before it
    alpha : chance of a count above the bound if nothing happened
    spread : "pearson" takes the dispersion of the fit for standard errors; "surveillance" does as
        R surveillance 1.20.3 does, whose weights there lack the fitted mean, to compare with it

    Returns
    -------
    Farrington : NaN and no alarm where the week or the fit is missing, or less than
        `least_reports` came in the last `least_weeks` (then only the bound is left out)

    Raises
    ------
    Refused : S540-S543 input; S544 too few years or no such week; S545 less than 3 years or 2
        parts; S546 alpha
    """
    if season.years < 3 or season.parts < 2:
        raise Refused("S545", f"{season.years} tahun, {season.parts} bagian")
    if not 0 < alpha < 1:
        raise Refused("S546", alpha)
    seen = checked_counts(counts)
    work = checked_effort(effort, seen)
    if any(week >= seen.shape[1] for week in weeks):
        raise Refused("S544", f"minggu {max(weeks)} dari {seen.shape[1]}")
    out = np.full((3, len(seen), len(weeks)), np.nan)
    enough = np.zeros((len(seen), len(weeks)), dtype=bool)
    for place, week in enumerate(weeks):
        mean, error, phi = _predicted(seen, work, week, season, spread)
        out[:, :, place] = _bounds(seen[:, week], mean, error, phi, alpha)
        recent = seen[:, max(week - season.least_weeks + 1, 0) : week + 1]
        enough[:, place] = recent.sum(axis=1) >= season.least_reports
    now = seen[:, list(weeks)]
    expected, upper, p = out
    alarm = np.asarray((now > upper) & enough & (now > 0))
    return Farrington(expected, np.where(enough, upper, np.nan), p, alarm)


def farrington_scores(
    counts: ArrayLike, *, effort: ArrayLike | None = None, years: int = 3
) -> Values:
    """Return -log10 of Farrington's p of each week (areas, weeks), for `budget.calibrate`.

    The mean is never below half a report in the same season of all years. NaN before `years` are
    full, or where the week cannot be judged.
    """
    seen = checked_counts(counts)
    work = checked_effort(effort, seen)
    season = Season(years=years)
    first = years * season.weeks_per_year + season.half_weeks
    out = np.full_like(seen, np.nan)
    weeks_behind = years * (2 * season.half_weeks + 1)
    for week in range(first, seen.shape[1]):
        mean, error, phi = _predicted(seen, work, week, season, "pearson")
        p = _bounds(seen[:, week], mean, error, phi, 0.01, least=0.5 / weeks_behind)[2]
        out[:, week] = -np.log10(np.maximum(p, 1e-300))
    return out


def seasons_before(week: int, season: Season) -> NDArray[np.int64]:
    """Return for each earlier week its part of the year, counted from `week`; -1 = not used.

    Part 0 is the season of the week itself in every year (2 x half_weeks + 1 weeks); the rest of
    each year is cut into `parts` - 1 parts of equal length, the first ones longer by a week
    where it does not come out even (Noufaily et al., 2013, section 3.2).

    Raises
    ------
    Refused : S544 fewer years than asked before the week
    """
    year, half = season.weeks_per_year, season.half_weeks
    if week - season.years * year - half < 0:
        raise Refused("S544", f"minggu {week}, perlu {season.years * year + half}")
    part = np.full(week, -1)
    between = year - 2 * half - 1
    rest = np.array_split(np.arange(between), season.parts - 1)
    labels = np.concatenate([np.full(len(run), i + 1) for i, run in enumerate(rest)])
    for back in range(1, season.years + 1):
        centre = week - back * year
        part[centre - half : centre + half + 1] = 0
        part[centre + half + 1 : centre + half + 1 + between] = labels
    part[max(week - half, 0) :] = 0
    part[max(week - season.weeks_left_out, 0) :] = -1
    return part


def _predicted(
    seen: Values, work: Values, week: int, season: Season, spread: Spread
) -> tuple[Values, Values, Values]:
    """Mean, relative variance of the mean times the mean, and dispersion, each (areas,)."""
    part = seasons_before(week, season)
    used = np.flatnonzero(part >= 0)
    seasons = (part[used][:, None] == np.arange(season.parts)).astype(float)
    past = _Past(
        y=np.nan_to_num(seen[:, used]),
        effort=np.where(work[:, used] > 0, work[:, used], 1.0),
        open_weeks=(work[:, used] > 0).astype(float),
        seasons=seasons,
        # years, counted from the week that is judged
        time=(used - week) / season.weeks_per_year,
        now=np.where(work[:, week] > 0, work[:, week], np.nan),
    )
    rising = _fitted(past, season, spread, trend=True)
    highest = past.y.max(axis=1, initial=0)
    kept = rising.significant & (rising.mean <= highest)
    flat = _fitted(past.only(~kept), season, spread, trend=False)
    mean, error, phi = rising.mean, rising.error, rising.phi
    mean[~kept], error[~kept], phi[~kept] = flat.mean, flat.error, flat.phi
    return mean, error, phi


@dataclass(frozen=True)
class _Past:
    """The weeks that a bound rests on, (areas, n); `now` (areas,) is the effort of the week."""

    y: Values
    effort: Values
    open_weeks: Values
    seasons: Values
    time: Values
    now: Values

    def only(self, areas: Flags) -> _Past:
        return _Past(
            self.y[areas],
            self.effort[areas],
            self.open_weeks[areas],
            self.seasons,
            self.time,
            self.now[areas],
        )


@dataclass(frozen=True)
class _Fitted:
    mean: Values
    error: Values
    phi: Values
    significant: Flags


def _fitted(past: _Past, season: Season, spread: Spread, *, trend: bool) -> _Fitted:
    """Fit, weigh past high weeks down, fit again (Noufaily et al., 2013, section 3.3)."""
    parameters = ((past.open_weeks @ past.seasons) > 0).sum(axis=1) + trend

    def fit(weights: Values) -> tuple[Fit, Values]:
        made = fit_seasons(
            past.y, past.effort, weights, seasons=past.seasons, time=past.time, trend=trend
        )
        return made, dispersion(past.y, made, weights, parameters)

    first, phi = fit(past.open_weeks)
    safe = np.where(first.means > 0, first.means, 1.0)
    residual = 1.5 * (np.cbrt(past.y) ** 2 / np.sqrt(np.cbrt(safe)) - np.sqrt(first.means))
    residual /= np.sqrt(phi[:, None] * np.maximum(1 - first.leverages, 1e-12))
    high = residual > season.residual_limit
    low = np.where(high, 1 / np.where(high, residual, 1.0) ** 2, 1.0) * past.open_weeks
    weights = low * (past.open_weeks.sum(axis=1) / np.maximum(low.sum(axis=1), 1e-300))[:, None]
    last, phi = fit(weights)
    shown = phi if spread == "pearson" else _surveillance_spread(past, last, weights, parameters)
    freedom = past.open_weeks.sum(axis=1) - parameters
    t = last.slope / np.sqrt(last.slope_variance * shown)
    significant = (
        last.converged & first.converged & (2 * stdtr(freedom, -np.abs(t)) < season.trend_p)
    )
    mean, error = _at_season_0(last, past.now)
    return _Fitted(mean, error * shown, phi, significant)


def _at_season_0(fit: Fit, now: Values) -> tuple[Values, Values]:
    """Mean at time 0 in season 0, and the mean times the unscaled variance of its logarithm."""
    worth = fit.worth[:, 0]
    known = worth > 0
    mean = np.where(known, fit.level[:, 0] * now, np.nan)
    trend = np.where(np.isfinite(fit.slope_variance), fit.slope_variance, 0.0)
    error = now / np.where(known, worth, np.nan) + mean * fit.centre[:, 0] ** 2 * trend
    return mean, error


def _surveillance_spread(past: _Past, fit: Fit, weights: Values, parameters: Values) -> Values:
    safe = np.where(fit.means > 0, fit.means, 1.0)
    squares = (weights * (np.where(fit.means > 0, past.y / safe, 1.0) - 1) ** 2).sum(axis=1)
    # a season without reports: working residuals of a mean that drifts to 0 are -1
    squares += (weights * (fit.means == 0)).sum(axis=1)
    return np.asarray(squares / np.maximum((weights > 0).sum(axis=1) - parameters, 1))


def _bounds(
    now: Values, mean: Values, error: Values, phi: Values, alpha: float, least: Values | float = 0.0
) -> Values:
    """Expected, bound and p on the 2/3 power scale (Farrington et al., 1996, section 3.5)."""
    mean = np.maximum(mean, np.maximum(least, _TINY))
    width = np.sqrt(4 / 9 * np.cbrt(mean) * (phi + error))
    middle = np.cbrt(mean) ** 2
    upper = (middle - ndtri(alpha) * width) ** 1.5
    p = ndtr(-(np.cbrt(now) ** 2 - middle) / width)
    return np.stack([mean, upper, p])
