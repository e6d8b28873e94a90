"""Empirical Bayes rates: rates of small places drawn towards the mean (Marshall, 1991)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from serasi.science.space.flaws import Refused
from serasi.science.space.zones import checked_zones

Rates = NDArray[np.float64]


def empirical_bayes(cases: ArrayLike, population: ArrayLike) -> Rates:
    """Return rates drawn towards the overall rate (Marshall, 1991, JRSS C 40, eq. 3-5).

    Where the rates vary no more than chance, all become the overall rate (the variance is taken
    as 0; esda lets it turn negative).

    Parameters
    ----------
    cases : (areas,) at least 0; NaN = no data
    population : (areas,) at least 0; 0 or NaN = no data

    Returns
    -------
    (areas,) cases per head; NaN without data

    Examples
    --------
    >>> empirical_bayes([0, 5, 90], [10, 100, 1000]).round(4).tolist()
    [0.0856, 0.0856, 0.0856]
    """
    e, b, known = _pairs(cases, population)
    out = np.full(len(known), np.nan)
    if not known.any():
        return out
    e, b = e[known], b[known]
    mean = e.sum() / b.sum()
    rate = e / b
    spread = (b * (rate - mean) ** 2).sum() / b.sum() - mean / b.mean()
    out[known] = _drawn(rate, mean, spread, b)
    return out


def local_empirical_bayes(cases: ArrayLike, population: ArrayLike, neighbours: ArrayLike) -> Rates:
    """Return rates drawn towards the rate of the area and its neighbours (Marshall, 1991, sec. 3).

    Parameters
    ----------
    cases, population : as for `empirical_bayes`
    neighbours : (areas, k), -1 padded; neighbours without data are left out

    Examples
    --------
    >>> local_empirical_bayes([9, 1, 1], [100, 100, 100], [[1], [0], [1]]).round(4).tolist()
    [0.0775, 0.0225, 0.01]
    """
    e, b, known = _pairs(cases, population)
    zones = checked_zones(neighbours, areas=len(known))
    inside = (zones >= 0) & known[zones]
    e, b = np.where(known, e, 0.0), np.where(known, b, 0.0)
    near_b = np.where(inside, b[zones], 0.0)
    people = near_b.sum(axis=1)
    rate = np.divide(e, b, out=np.zeros_like(e), where=b > 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(inside, e[zones], 0.0).sum(axis=1) / people
        apart = np.where(inside, rate[zones] - mean[:, None], 0.0)
        spread = (near_b * apart**2).sum(axis=1) / people - mean * inside.sum(axis=1) / people
        drawn = _drawn(rate, mean, spread, b)
    return np.where(known, drawn, np.nan)


def _drawn(
    rate: Rates, mean: Rates | np.float64, spread: Rates | np.float64, people: Rates
) -> Rates:
    spread = np.maximum(spread, 0.0)
    below = spread + mean / people
    weight = np.divide(spread, below, out=np.zeros_like(people), where=below > 0)
    return np.asarray(mean + weight * (rate - mean))


def _pairs(cases: ArrayLike, population: ArrayLike) -> tuple[Rates, Rates, NDArray[np.bool_]]:
    e, b = np.asarray(cases, dtype=float), np.asarray(population, dtype=float)
    if e.ndim != 1 or e.shape != b.shape:
        raise Refused("S534", f"jumlah {e.shape}, penduduk {b.shape}")
    if (e < 0).any() or (b < 0).any() or np.isinf(e).any() or np.isinf(b).any():
        raise Refused("S534", "jumlah dan penduduk harus bilangan 0 atau lebih")
    known = ~np.isnan(e) & (b > 0)
    if (e[~np.isnan(e) & (b == 0)] > 0).any():
        raise Refused("S531", np.flatnonzero((e > 0) & (b == 0))[0])
    return e, b, known
