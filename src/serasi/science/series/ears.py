"""EARS C1, C2 and C3: is this week far above the seven before it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri

from serasi.science.series.counts import (
    Flags,
    Values,
    checked_counts,
    checked_effort,
    window_sums,
)
from serasi.science.series.flaws import Refused

Method = Literal["C1", "C2", "C3"]
_ALPHA = {"C1": 0.001, "C2": 0.001, "C3": 0.025}


@dataclass(frozen=True)
class Ears:
    """Upper bounds (areas, weeks), NaN where a week was not judged, and alarms: count > bound."""

    upper: Values
    alarm: Flags


def ears(
    counts: ArrayLike,
    *,
    method: Method = "C1",
    baseline_weeks: int = 7,
    alpha: float | None = None,
    least_sd: float = 0.0,
) -> Ears:
    """Return EARS upper bounds and alarms, equal to those of R surveillance `earsC`.

    C1 compares with the mean and standard deviation of the weeks t-7..t-1, C2 with t-9..t-3; C3
    adds the excess of C2 in the two weeks before (Hutwagner et al., 2003, J Urban Health 80;
    Fricker, Hegler & Dunfee, 2008, Stat Med 27, eq. 1-3; bounds of C3 as `earsC` 1.20.3 has
    them, never below 0).

    Parameters
    ----------
    counts : (areas, weeks), NaN = no data
    alpha : chance of an alarm in one week if counts were normal; 0.001, for C3 0.025
    least_sd : standard deviation is taken as at least this (reports per week)

    Returns
    -------
    Ears : a week is not judged where it or any week it is compared with has no data

    Raises
    ------
    Refused : S540, S541 counts; S545 method or baseline below 3 weeks; S546 alpha

    Examples
    --------
    >>> ears([[1, 2, 1, 2, 1, 2, 1, 9]]).alarm[0, -1].item()
    True
    """
    if method not in _ALPHA or baseline_weeks < 3 or least_sd < 0:
        raise Refused("S545", f"{method}, {baseline_weeks}, {least_sd}")
    level = _ALPHA[method] if alpha is None else alpha
    if not 0 < level < 1:
        raise Refused("S546", level)
    seen = checked_counts(counts)
    z = -float(ndtri(level))
    mean, sd = _window(seen, length=baseline_weeks, lag=0 if method == "C1" else 2)
    sd = np.maximum(sd, least_sd)
    upper = mean + z * sd
    if method == "C3":
        with np.errstate(invalid="ignore", divide="ignore"):
            above = np.maximum((seen - mean) / sd - 1, 0.0)
            carried = np.full_like(seen, np.nan)
            carried[:, 2:] = above[:, :-2] + above[:, 1:-1]
            upper = np.maximum(seen + sd * (z - carried), 0.0)
    upper = np.where(np.isnan(seen), np.nan, upper)
    return Ears(upper, np.asarray(seen > upper))


def ears_scores(
    counts: ArrayLike,
    *,
    method: Method = "C1",
    effort: ArrayLike | None = None,
    baseline_weeks: int = 7,
) -> Values:
    """Return how far each week lies above its baseline, in standard deviations; to be calibrated.

    Differs from `ears` in what rare counts need: rates per effort are compared, the standard
    deviation is never below that of a Poisson count (half a report is added to the baseline), at
    least 4 weeks of the baseline must be known, and C3 counts the week itself (Fricker et al.,
    2008, eq. 3). Thresholds come from `budget.calibrate`, not from the normal distribution.

    Parameters
    ----------
    counts, effort : (areas, weeks); see `checked_effort`

    Returns
    -------
    (areas, weeks), NaN where a week cannot be judged
    """
    if method not in _ALPHA or baseline_weeks < 3:
        raise Refused("S545", f"{method}, {baseline_weeks}")
    seen = checked_counts(counts)
    work = checked_effort(effort, seen)
    known = work > 0
    lag = 0 if method == "C1" else 2
    sums = [
        window_sums(np.where(known, values, 0.0), length=baseline_weeks, lag=lag)
        for values in (np.ones_like(seen), seen, work, _ratio(seen, work), _ratio(seen, work) ** 2)
    ]
    n, cases, total, rates, squares = sums
    with np.errstate(invalid="ignore", divide="ignore"):
        variance = np.maximum(squares - rates**2 / n, 0.0) / (n - 1)
        floor = (cases + 0.5) / total * work
        score = (seen - cases / total * work) / np.sqrt(np.maximum(variance * work**2, floor))
    score = np.where(known & (n >= min(4, baseline_weeks)), score, np.nan)
    if method == "C3":
        above = np.maximum(score - 1, 0.0)
        past = np.nan_to_num(above)
        above[:, 1:] += past[:, :-1]
        above[:, 2:] += past[:, :-2]
        return np.asarray(above)
    return score


def _window(seen: Values, *, length: int, lag: int) -> tuple[Values, Values]:
    """Mean and standard deviation of the window, NaN unless the whole window is known."""
    known = ~np.isnan(seen)
    filled = np.where(known, seen, 0.0)
    whole = window_sums(known.astype(float), length=length, lag=lag) == length
    total = window_sums(filled, length=length, lag=lag)
    squares = window_sums(filled * filled, length=length, lag=lag)
    # exact for whole numbers: equal counts give a spread of exactly 0
    spread = np.maximum(length * squares - total * total, 0.0)
    sd = np.sqrt(spread / (length * (length - 1)))
    return np.where(whole, total / length, np.nan), np.where(whole, sd, np.nan)


def _ratio(seen: Values, work: Values) -> Values:
    return np.divide(seen, work, out=np.zeros_like(seen), where=work > 0)
