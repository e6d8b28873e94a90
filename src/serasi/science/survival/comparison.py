"""Do two groups wait equally long? The log-rank test."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import chdtrc

from serasi.science.survival.curves import Values, checked_times


@dataclass(frozen=True)
class LogRank:
    """Events of the first group seen and expected if both groups were alike.

    chi2, p : of one degree of freedom; None where no event can tell the groups apart
    """

    observed: float
    expected: float
    variance: float
    chi2: float | None
    p: float | None


def log_rank(
    durations: ArrayLike, happened: ArrayLike, other_durations: ArrayLike,
    other_happened: ArrayLike,
) -> LogRank:  # fmt: skip
    """Compare two groups by the log-rank test (Mantel, 1966; Peto & Peto, 1972).

    Expected events and hypergeometric variance at each time of an event (Kalbfleisch & Prentice,
    2002, eq. 1.19 and 1.20); large samples are assumed, so read p with care below ten events.

    Parameters
    ----------
    durations, happened : (n,) first group, as for `kaplan_meier`
    other_durations, other_happened : (m,) second group

    Raises
    ------
    Refused : S560 to S563, as `kaplan_meier`

    Examples
    --------
    >>> seen = log_rank([5, 6, 7, 8], [1, 1, 1, 1], [1, 2, 3, 4], [1, 1, 1, 1])
    >>> round(seen.expected, 3), round(seen.chi2, 2)
    (6.538, 7.34)
    """
    first, came = checked_times(durations, happened)
    second, other_came = checked_times(other_durations, other_happened)
    times = np.unique(np.concatenate([first[came], second[other_came]]))
    one = _at_risk(first, times)
    n = one + _at_risk(second, times)
    here = _events(first[came], times)
    d = here + _events(second[other_came], times)
    expected = float((d * one / n).sum())
    spread = d * (one / n) * (1 - one / n) * (n - d) / np.maximum(n - 1, 1)
    variance, observed = float(spread.sum()), float(here.sum())
    if variance <= 0:
        return LogRank(observed, expected, 0.0, None, None)
    chi2 = (observed - expected) ** 2 / variance
    return LogRank(observed, expected, variance, chi2, float(chdtrc(1, chi2)))


def _at_risk(lasted: Values, times: Values) -> Values:
    gone = np.searchsorted(np.sort(lasted), times, side="left")
    return np.asarray(len(lasted) - gone, dtype=float)


def _events(at: Values, times: Values) -> Values:
    ordered = np.sort(at)
    right = np.searchsorted(ordered, times, side="right")
    left = np.searchsorted(ordered, times, side="left")
    return np.asarray(right - left, dtype=float)
