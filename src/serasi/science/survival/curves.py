"""How many are still waiting, or still holding, after a time: the Kaplan-Meier curve."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri

from serasi.science.survival.flaws import Refused

Values = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Curve:
    """A Kaplan-Meier curve at each different time seen, events and censorings alike; each (k,).

    time : in the unit of the durations given, rising
    at_risk : watched and without the event just before the time
    events, censored : at the time; an event counts as before a censoring of the same time
    survival : share without the event just after the time
    variance : of `survival` (Greenwood, 1926); NaN once nobody is left
    low, high : pointwise interval of `survival`; NaN where it is 1 or 0 and none can be given
    level : of the interval
    """

    time: Values
    at_risk: Values
    events: Values
    censored: Values
    survival: Values
    variance: Values
    low: Values
    high: Values
    level: float


def kaplan_meier(durations: ArrayLike, happened: ArrayLike, *, level: float = 0.95) -> Curve:
    """Return the product-limit curve (Kaplan & Meier, 1958, J Am Stat Assoc 53, eq. 2b).

    The interval is symmetric on the scale log(-log S), as it then stays within 0 and 1
    (Kalbfleisch & Prentice, 2002, The Statistical Analysis of Failure Time Data, eq. 1.13).
    Assumes that who is still waiting when watching ends is no different from the others.

    Parameters
    ----------
    durations : (n,) from the start to the event, or to the end of watching; 0 or more
    happened : (n,) 1 or True the event came, 0 or False watching ended before it (censored)
    level : of the pointwise interval, between 0 and 1

    Raises
    ------
    Refused : S560 shapes, S561 a duration below zero or unknown, S562 not 0 or 1, S563 nobody,
        S564 a level not between 0 and 1

    Examples
    --------
    >>> seen = kaplan_meier([1, 2, 2, 3], [1, 1, 0, 0])
    >>> seen.survival.tolist(), seen.at_risk.tolist()
    ([0.75, 0.5, 0.5], [4.0, 3.0, 1.0])
    """
    if not 0 < level < 1:
        raise Refused("S564", f"tingkat {level}")
    lasted, came = checked_times(durations, happened)
    time, place = np.unique(lasted, return_inverse=True)
    events = np.bincount(place[came], minlength=len(time)).astype(float)
    leaving = np.bincount(place, minlength=len(time)).astype(float)
    at_risk = len(lasted) - np.concatenate([[0.0], np.cumsum(leaving)[:-1]])
    survival = np.cumprod((at_risk - events) / at_risk)
    with np.errstate(divide="ignore", invalid="ignore"):
        summed = np.cumsum(events / (at_risk * (at_risk - events)))
        variance = np.where(survival > 0, survival**2 * summed, np.nan)
        inner = (survival > 0) & (survival < 1)
        wide = ndtri(0.5 + level / 2) * np.sqrt(summed) / np.abs(np.log(survival))
        low = np.where(inner, survival ** np.exp(wide), np.nan)
        high = np.where(inner, survival ** np.exp(-wide), np.nan)
    return Curve(time, at_risk, events, leaving - events, survival, variance, low, high, level)


def survival_at(curve: Curve, times: ArrayLike) -> Values:
    """Return the share still without the event at each time; NaN where nobody was watched so long.

    Examples
    --------
    >>> survival_at(kaplan_meier([1, 2, 3], [1, 0, 0]), [0, 1, 2.5, 9]).round(3).tolist()
    [1.0, 0.667, 0.667, nan]
    """
    asked = np.asarray(times, dtype=float)
    steps = np.concatenate([[1.0], curve.survival])
    found = steps[np.searchsorted(curve.time, asked, side="right")]
    beyond = (asked > curve.time[-1]) & (curve.survival[-1] > 0)
    return np.where(beyond, np.nan, found)


def numbers_at_risk(curve: Curve, times: ArrayLike) -> Values:
    """Return how many are watched and without the event just before each time: the table below it.

    Examples
    --------
    >>> numbers_at_risk(kaplan_meier([1, 2, 3], [1, 0, 0]), [0, 1, 2, 4]).tolist()
    [3.0, 3.0, 2.0, 0.0]
    """
    after = np.searchsorted(curve.time, np.asarray(times, dtype=float), side="left")
    return np.asarray(np.concatenate([curve.at_risk, [0.0]])[after])


def checked_times(durations: ArrayLike, happened: ArrayLike) -> tuple[Values, Flags]:
    """Return durations and whether the event came, (n,) each, or refuse as `kaplan_meier` says."""
    lasted = np.asarray(durations, dtype=float)
    marks = np.asarray(happened, dtype=float)
    if lasted.ndim != 1 or lasted.shape != marks.shape:
        raise Refused("S560", f"lama {lasted.shape}, tanda {marks.shape}")
    if len(lasted) == 0:
        raise Refused("S563", "")
    wrong = ~((lasted >= 0) & np.isfinite(lasted))
    if wrong.any():
        raise Refused("S561", lasted[wrong][0])
    if not np.isin(marks, (0, 1)).all():
        raise Refused("S562", marks[~np.isin(marks, (0, 1))][0])
    return lasted, marks == 1
