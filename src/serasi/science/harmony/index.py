"""The index: weighted geometric mean of ten attitudes, its category, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri, stdtrit

from serasi.science.harmony.domains import Means, of_variance
from serasi.science.harmony.flaws import Refused
from serasi.science.surveys import Estimate
from serasi.science.surveys.replicates import Replicates

FloatArray = NDArray[np.float64]
FLOOR = 1.0
"""No attitude counts as less, so that one at 0 does not make the whole index 0."""
CUTS = ((80.0, "Sangat Serasi"), (60.0, "Serasi"), (40.0, "Kurang Serasi"))
LOWEST = "Tidak Serasi"
WEAK = 40.0
"""Below this an attitude is a weak link, which caps the category at Kurang Serasi."""
DIGITS = 9
"""Rounding before a comparison with a cut, so that 60 computed as 59.999999999999 is 60."""


@dataclass(frozen=True)
class Index:
    """The index of an area before the gate.

    geometric : value with linearised interval; arithmetic : the same mean without the penalty
    boot : ends of the bootstrap interval, NaN where it was not drawn
    influence : (clusters of the design,) for differences between areas
    """

    geometric: Estimate
    arithmetic: Estimate
    boot: tuple[float, float]
    influence: FloatArray


def geometric(attitudes: ArrayLike, weights: ArrayLike) -> FloatArray:
    """Return the weighted geometric mean over the last axis, each attitude floored at 1.

    Parameters
    ----------
    attitudes : (..., 10) 0 to 100
    weights : (10,) that come to 1

    Examples
    --------
    >>> float(geometric([64.0, 36.0], [0.5, 0.5])), float(geometric([0.0, 100.0], [0.5, 0.5]))
    (48.0, 10.0)
    """
    shares = checked_weights(weights)
    floored = np.maximum(np.asarray(attitudes, dtype=float), FLOOR)
    return np.asarray(np.exp(np.log(floored) @ shares).round(12))


def area_index(attitudes: Means, weights: ArrayLike, *, drawn: Replicates | None = None) -> Index:
    """Return the index of an area from the means of its ten attitudes.

    Delta method: the gradient of Π A^w is I·w / A, and 0 for an attitude at the floor. The
    bootstrap draws clusters anew and computes every attitude and the index again; its interval is
    the 2.5th to the 97.5th percentile, stretched on either side by t / 1.96, because few clusters
    leave the spread itself uncertain.

    Parameters
    ----------
    attitudes : of `area_means` on the ten attitude scores
    drawn : replicates of the clusters, of `surveys.replicates.bootstrap` on `cluster_frame`

    Examples
    --------
    >>> from serasi.science.harmony.domains import area_means
    >>> from serasi.science.surveys import Design
    >>> people = [[64.0, 36.0], [64.0, 36.0], [60.0, 40.0], [68.0, 32.0]]
    >>> seen = area_index(area_means(people, Design.of([1] * 4), rows=range(4)), [0.5, 0.5])
    >>> seen.geometric.value, round(seen.geometric.se, 3), seen.arithmetic.value
    (48.0, 0.476, 50.0)
    """
    shares = checked_weights(weights)
    values = attitudes.values
    if len(values) != len(shares):
        raise Refused("S1329", f"{len(values)} sikap, {len(shares)} bobot")
    middle = float(geometric(values, shares))
    with np.errstate(invalid="ignore"):
        slope = np.where(values > FLOOR, middle * shares / np.maximum(values, FLOOR), 0.0)
    gradient = np.stack([slope, shares], axis=1)
    spread = attitudes.covariance_of(gradient)
    influence = np.zeros(attitudes.frame.n)
    influence[attitudes.clusters] = attitudes.influence_of(gradient)[:, 0]
    n, psus, df = (int(np.min(x)) for x in (attitudes.n, attitudes.psus, attitudes.df))
    told = [
        of_variance(value, float(spread[place, place]), np.nan, n=n, psus=psus, df=df)
        for place, value in enumerate((middle, float(values @ shares)))
    ]
    boot = (np.nan, np.nan)
    if drawn is not None and df > 0 and not np.isnan(values).any():
        boot = _percentiles(attitudes, shares, drawn, middle, df)
    return Index(told[0], told[1], boot, influence)


def _percentiles(
    attitudes: Means, shares: FloatArray, drawn: Replicates, middle: float, df: int
) -> tuple[float, float]:
    mine = drawn.factor[attitudes.clusters].T
    with np.errstate(invalid="ignore", divide="ignore"):
        means = (mine @ attitudes.sums) / (mine @ attitudes.people)
    replicates = geometric(means, shares)
    replicates = replicates[~np.isnan(replicates)]
    lo, hi = np.percentile(replicates, [2.5, 97.5])
    wider = float(stdtrit(df, 0.975) / ndtri(0.975))
    return middle - wider * (middle - float(lo)), middle + wider * (float(hi) - middle)


def weak_links(attitudes: ArrayLike) -> tuple[int, ...]:
    """Return the numbers (from 0) of the attitudes below 40.

    Examples
    --------
    >>> weak_links([70, 39.9, 40.0])
    (1,)
    """
    values = np.round(np.asarray(attitudes, dtype=float), DIGITS)
    return tuple(int(place) for place in np.flatnonzero(values < WEAK))


def category(index: float, attitudes: ArrayLike) -> str:
    """Return the category of an index, by the cut points of IKUB and the weak-link rule.

    Examples
    --------
    >>> category(81.0, [81.0] * 10), category(79.99, [80.0] * 10), category(60.0, [60.0] * 10)
    ('Sangat Serasi', 'Serasi', 'Serasi')
    >>> category(81.0, [90.0] * 9 + [39.0]), category(35.0, [39.0] * 10)
    ('Kurang Serasi', 'Tidak Serasi')
    """
    name = next((name for cut, name in CUTS if round(index, DIGITS) >= cut), LOWEST)
    if weak_links(attitudes) and name != LOWEST:
        return "Kurang Serasi"
    return name


def on_boundary(lo: float, hi: float) -> bool:
    """Say whether an interval crosses a cut point, which is printed as *di batas*.

    Examples
    --------
    >>> on_boundary(59.0, 61.0), on_boundary(60.0, 62.0), on_boundary(61.0, 79.9)
    (True, False, False)
    """
    return any(round(lo, DIGITS) < cut <= round(hi, DIGITS) for cut, _ in CUTS)


def checked_weights(weights: ArrayLike) -> FloatArray:
    """Return weights of attitudes; each 0 or more, together 1 (S1328)."""
    shares = np.asarray(weights, dtype=float)
    if shares.ndim != 1 or not np.isfinite(shares).all() or (shares < 0).any():
        raise Refused("S1328", "harus bilangan 0 atau lebih")
    if abs(float(shares.sum()) - 1) > 1e-9:
        raise Refused("S1328", f"jumlahnya {float(shares.sum()):g}, bukan 1")
    return shares
