"""Correlations of items where some answers are missing, with how many sheets each stands on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri

from serasi.science.scales.flaws import Refused
from serasi.science.scales.sheets import Values


@dataclass(frozen=True)
class Pairs:
    """Statistics of every pair of columns over the rows where both are known.

    covariance : divisor n - 1, means over the same rows; NaN below two rows
    correlation : NaN where either column does not vary over these rows
    rows : how many rows each pair stands on
    """

    covariance: Values
    correlation: Values
    rows: Values

    @property
    def least_rows(self) -> int:
        """Rows of the thinnest pair."""
        return int(self.rows.min())


@dataclass(frozen=True)
class Correlation:
    """One correlation; value and interval None where they cannot be known."""

    value: float | None
    low: float | None
    high: float | None
    rows: int


def pairwise(values: ArrayLike) -> Pairs:
    """Return covariances and correlations of columns, each pair over its own known rows.

    Examples
    --------
    >>> seen = pairwise([[1, 2], [2, 4], [3, 5], [4, float("nan")]])
    >>> seen.rows.tolist(), round(float(seen.correlation[0, 1]), 4)
    ([[4.0, 3.0], [3.0, 3.0]], 0.982)
    """
    table = np.asarray(values, dtype=float)
    if table.ndim != 2 or not table.shape[1]:
        raise Refused("S640", f"tabel {table.shape}")
    known = ~np.isnan(table)
    # deviations from any centre keep the sums small enough for exact squares
    centre = np.array([_mean(table[mark, at]) for at, mark in enumerate(known.T)])
    filled = np.where(known, table - centre, 0.0)
    marks = known.astype(float)
    rows = marks.T @ marks
    sums, squares = filled.T @ marks, (filled**2).T @ marks
    with np.errstate(divide="ignore", invalid="ignore"):
        covariance = (filled.T @ filled - sums * sums.T / rows) / (rows - 1)
        spread = (squares - sums**2 / rows) / (rows - 1)
        spread = np.where(spread > 1e-12, spread, np.nan)
        correlation = covariance / np.sqrt(spread * spread.T)
    covariance[rows < 2] = np.nan
    return Pairs(covariance, correlation, rows)


def correlation(one: ArrayLike, other: ArrayLike, *, level: float = 0.95) -> Correlation:
    """Return the product-moment correlation with Fisher's interval (1921, z = atanh r)."""
    table = np.column_stack([np.asarray(one, dtype=float), np.asarray(other, dtype=float)])
    table = table[~np.isnan(table).any(axis=1)]
    rows = len(table)
    value = float(pairwise(table).correlation[0, 1]) if rows > 1 else float("nan")
    if np.isnan(value):
        return Correlation(None, None, None, rows)
    value = float(np.clip(value, -1, 1))
    if rows < 4 or abs(value) == 1:
        return Correlation(value, None, None, rows)
    half = float(ndtri(0.5 + level / 2)) / np.sqrt(rows - 3)
    low, high = np.tanh(np.arctanh(value) + np.array([-half, half]))
    return Correlation(value, float(low), float(high), rows)


def _mean(values: Values) -> float:
    return float(values.mean()) if len(values) else 0.0
