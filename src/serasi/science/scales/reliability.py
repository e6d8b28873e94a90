"""How much of a scale's spread is common: Cronbach's alpha and McDonald's omega."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import fdtri

from serasi.science.scales.correlations import pairwise
from serasi.science.scales.flaws import Refused
from serasi.science.scales.sheets import Values


@dataclass(frozen=True)
class Alpha:
    """Cronbach's alpha of a sum score; value None where the scale does not vary.

    low, high : Feldt's interval, None below three sheets
    dropped : alpha of the others without each item; None with two items
    rows : sheets that any item is known of; least_rows : of the thinnest pair of items
    """

    value: float | None
    low: float | None
    high: float | None
    dropped: tuple[float | None, ...]
    rows: int
    least_rows: int


@dataclass(frozen=True)
class Omega:
    """McDonald's omega of a sum score.

    total : share of the spread that any factor carries
    general : share that the first factor carries alone; with one factor about the same as total,
        with a bifactor model omega hierarchical
    """

    total: float
    general: float


def cronbach_alpha(scored: ArrayLike, *, level: float = 0.95) -> Alpha:
    """Return alpha from pairwise covariances, with Feldt's interval.

    alpha = k / (k - 1) (1 - sum of variances / variance of the sum) (Cronbach, 1951, Psychometrika
    16). Interval: 1 - (1 - alpha) F with n - 1 and (n - 1)(k - 1) degrees of freedom (Feldt, 1965,
    Psychometrika 30); it assumes normal scores and parallel items, and is too narrow for clustered
    samples.

    Parameters
    ----------
    scored : (sheets, items), reverse items turned; NaN = no answer. Covariances are over the sheets
        that hold both items, the interval takes all sheets that hold any item

    Examples
    --------
    >>> seen = cronbach_alpha([[1, 2, 1], [3, 3, 4], [5, 4, 4], [2, 3, 2]])
    >>> round(seen.value, 4), round(seen.low, 4), round(seen.dropped[0], 4)
    (0.9167, 0.4501, 0.8136)
    """
    table = np.asarray(scored, dtype=float)
    if table.ndim != 2 or table.shape[1] < 2:
        raise Refused("S640", f"alfa dari tabel {table.shape}")
    rows = int((~np.isnan(table)).any(axis=1).sum())
    if rows < 2:
        return Alpha(None, None, None, (None,) * table.shape[1], rows, rows)
    pairs = pairwise(table)
    value = alpha_of(pairs.covariance)
    low, high = (None, None) if value is None else feldt_interval(
        value, rows=rows, items=table.shape[1], level=level
    )  # fmt: skip
    return Alpha(value, low, high, _dropped(pairs.covariance), rows, pairs.least_rows)


def alpha_of(covariance: Values) -> float | None:
    """Return alpha of a covariance matrix, None where a pair is unknown or nothing varies."""
    k = len(covariance)
    whole = float(covariance.sum())
    if k < 2 or np.isnan(whole) or whole <= 0:
        return None
    return k / (k - 1) * (1 - float(np.trace(covariance)) / whole)


def feldt_interval(
    alpha: float, *, rows: int, items: int, level: float = 0.95
) -> tuple[float | None, float | None]:
    """Return Feldt's interval of alpha, None below three sheets."""
    if rows < 3:
        return None, None
    ends = fdtri(rows - 1, (rows - 1) * (items - 1), [0.5 + level / 2, 0.5 - level / 2])
    low, high = 1 - (1 - alpha) * ends
    return float(low), float(high)


def omega_of(loadings: ArrayLike, residuals: ArrayLike, covariance: ArrayLike) -> Omega:
    """Return omega from fitted loadings and residual variances of uncorrelated factors.

    total = 1 - sum of residual variances / variance of the sum; general = (sum of the first
    factor's loadings)² / variance of the sum, the observed one (McDonald, 1999, Test Theory,
    eq. 6.20b; Zinbarg et al., 2005, Psychometrika 70). With the covariances of psych's `omega` and
    the same loadings these are its `omega.tot` and `omega_h`.

    Parameters
    ----------
    loadings : (items, factors), the general factor first; (items,) for one
    covariance : of the items, on the scale of the loadings
    """
    carried = np.asarray(loadings, dtype=float)
    general = carried[:, 0] if carried.ndim == 2 else carried
    spread = float(np.asarray(covariance, dtype=float).sum())
    if not spread > 0:
        raise Refused("S645", "skor jumlah tidak bervariasi")
    total = 1 - float(np.asarray(residuals, dtype=float).sum()) / spread
    return Omega(total, float(general.sum()) ** 2 / spread)


def _dropped(covariance: Values) -> tuple[float | None, ...]:
    everything = np.arange(len(covariance))
    kept = [everything[everything != item] for item in everything]
    return tuple(alpha_of(covariance[np.ix_(keep, keep)]) for keep in kept)
