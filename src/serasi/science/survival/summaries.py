"""One figure of a Kaplan-Meier curve: its quantiles, and the mean time up to a limit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from serasi.science.survival.curves import Curve, Flags, Values
from serasi.science.survival.flaws import Refused

_EQUAL = 1e-12
"""Products of fractions that should be one half miss it by rounding."""


@dataclass(frozen=True)
class Quantile:
    """The time by which a share had the event, with its interval, in the unit of the durations.

    value : None if the curve never falls so far: fewer than that share had the event
    low, high : None where the interval has no end on that side
    """

    share: float
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class RestrictedMean:
    """Mean time without the event up to a limit, in the unit of the durations."""

    limit: float
    value: float
    error: float
    low: float
    high: float


def quantile(curve: Curve, share: float = 0.5) -> Quantile:
    """Return the first time by which at least `share` had the event; 0.5 gives the median.

    The interval holds the times at which the share is not rejected by the pointwise interval of
    the curve (Brookmeyer & Crowley, 1982, Biometrics 38, section 2, on the log-log scale).

    Raises
    ------
    Refused : S564 a share not between 0 and 1

    Examples
    --------
    >>> from serasi.science.survival import kaplan_meier
    >>> quantile(kaplan_meier([1, 2, 3, 4, 5, 6], [1, 1, 1, 0, 0, 0])).value
    3.0
    >>> quantile(kaplan_meier([1, 2, 3, 4], [1, 0, 0, 0])).value is None
    True
    """
    if not 0 < share < 1:
        raise Refused("S564", f"bagian {share}")
    left = 1 - share
    return Quantile(
        share,
        _first(curve, curve.survival <= left + _EQUAL),
        _first(curve, curve.low <= left + _EQUAL),
        _first(curve, curve.high <= left + _EQUAL),
    )


def restricted_mean(curve: Curve, *, limit: float | None = None) -> RestrictedMean | None:
    """Return the area under the curve up to `limit`, with a normal interval cut at 0 and the limit.

    Variance: sum over events of (area beyond the event)² d / (n (n - d)) (Klein & Moeschberger,
    2003, Survival Analysis, eq. 4.5.2), without the small-sample factor.

    Parameters
    ----------
    limit : above 0; without it, the last time seen

    Returns
    -------
    RestrictedMean, or None if nobody was watched up to the limit while some were without the event

    Raises
    ------
    Refused : S564 a limit not above 0

    Examples
    --------
    >>> from serasi.science.survival import kaplan_meier
    >>> restricted_mean(kaplan_meier([1, 2, 3, 4], [1, 1, 1, 1])).value
    2.5
    """
    end = float(curve.time[-1]) if limit is None else limit
    if limit is not None and not (0 < limit < np.inf):
        raise Refused("S564", f"batas {limit}")
    if end > curve.time[-1] and curve.survival[-1] > 0:
        return None
    beyond = _areas_beyond(curve, end)
    left = curve.at_risk - curve.events
    counted = (curve.events > 0) & (left > 0) & (curve.time <= end)
    terms = np.zeros(len(curve.time))
    np.divide(
        beyond[1:] ** 2 * curve.events, curve.at_risk * left, out=terms, where=counted
    )  # fmt: skip
    value, error = float(beyond[0]), float(np.sqrt(terms.sum()))
    half = float(ndtri(0.5 + curve.level / 2)) * error
    return RestrictedMean(end, value, error, max(value - half, 0.0), min(value + half, end))


def _first(curve: Curve, reached: Flags) -> float | None:
    return float(curve.time[int(reached.argmax())]) if reached.any() else None


def _areas_beyond(curve: Curve, end: float) -> Values:
    """Area under the curve from 0, and from each time, up to the end (1 + k,)."""
    starts = np.minimum(np.concatenate([[0.0], curve.time]), end)
    widths = np.diff(np.append(starts, end))
    heights = np.concatenate([[1.0], curve.survival])
    return np.asarray(np.cumsum((widths * heights)[::-1])[::-1])
