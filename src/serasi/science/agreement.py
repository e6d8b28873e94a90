"""Agreement of coders: Krippendorff's alpha, nominal and ordinal, with a bootstrap interval."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Metric = Literal["nominal", "ordinal"]
Unit = Sequence[Hashable | None]


@dataclass(frozen=True)
class Agreement:
    """Alpha with its interval; None where it is not defined."""

    alpha: float | None
    low: float | None
    high: float | None
    units: int
    values: int


def _counts(units: Sequence[Unit], order: Sequence[Hashable]) -> NDArray[np.float64]:
    """Return how often each value was given to each unit that at least two coders coded."""
    place = {value: n for n, value in enumerate(order)}
    rows = []
    for unit in units:
        row = np.zeros(len(order))
        for value in unit:
            if value is not None:
                row[place[value]] += 1
        if row.sum() >= 2:
            rows.append(row)
    return np.array(rows).reshape(len(rows), len(order))


def _coincidences(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the coincidence matrix of value pairs within units."""
    weights = 1.0 / (counts.sum(axis=1) - 1.0)
    pairs = np.einsum("uc,uk,u->ck", counts, counts, weights)
    same: NDArray[np.float64] = np.einsum("uc,u->c", counts, weights)
    found: NDArray[np.float64] = pairs - np.diag(same)
    return found


def _distances(totals: NDArray[np.float64], metric: Metric) -> NDArray[np.float64]:
    """Return the squared difference of each two values."""
    size = len(totals)
    if metric == "nominal":
        return 1.0 - np.eye(size)
    upto = np.cumsum(totals)
    between = np.abs(upto[None, :] - upto[:, None])
    lower = np.minimum.outer(np.arange(size), np.arange(size))
    upper = np.maximum.outer(np.arange(size), np.arange(size))
    inner = between + (totals[lower] - totals[upper]) / 2.0
    squared: NDArray[np.float64] = inner**2
    np.fill_diagonal(squared, 0.0)
    return squared


def _alpha(counts: NDArray[np.float64], metric: Metric) -> float | None:
    if len(counts) == 0:
        return None
    coincidences = _coincidences(counts)
    totals = coincidences.sum(axis=1)
    n = float(totals.sum())
    distances = _distances(totals, metric)
    expected = float((np.outer(totals, totals) * distances).sum()) / (n - 1.0)
    if expected == 0.0:
        return None
    return 1.0 - float((coincidences * distances).sum()) / expected


def krippendorff_alpha(
    units: Sequence[Unit],
    *,
    metric: Metric = "nominal",
    order: Sequence[Hashable] | None = None,
) -> float | None:
    """Return Krippendorff's alpha of several coders.

    Parameters
    ----------
    units
        For each unit the values of all coders; None where a coder gave none. Units with fewer
        than two values do not count.
    metric
        ``nominal``: any two values differ alike. ``ordinal``: the difference grows with the
        number of values between.
    order
        All possible values, for ``ordinal`` from low to high; by default those that occur, sorted.

    Returns
    -------
    float or None
        1 for perfect agreement, 0 for that of chance; None when every value is the same or fewer
        than two values can be paired, for then chance has nothing to be compared with.

    Notes
    -----
    alpha = 1 - D_o / D_e over the coincidence matrix (Krippendorff 2011, "Computing
    Krippendorff's Alpha-Reliability", section C and, for the ordinal difference, section D).
    Assumes that coders are interchangeable and units independent.

    Examples
    --------
    The example E of that paper, four coders and twelve units, .743 nominal and .815 ordinal:

    >>> a = [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None]
    >>> b = [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3]
    >>> c = [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None]
    >>> d = [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None]
    >>> units = list(zip(a, b, c, d))
    >>> round(krippendorff_alpha(units), 3), round(krippendorff_alpha(units, metric="ordinal"), 3)
    (0.743, 0.815)
    """
    values = order if order is not None else _seen(units)
    return _alpha(_counts(units, values), metric)


def _seen(units: Sequence[Unit]) -> list[Hashable]:
    found = {value for unit in units for value in unit if value is not None}
    return sorted(found, key=lambda value: (str(type(value)), value))


def agreement(
    units: Sequence[Unit],
    *,
    rng: np.random.Generator,
    metric: Metric = "nominal",
    order: Sequence[Hashable] | None = None,
    resamples: int = 1000,
    level: float = 0.95,
) -> Agreement:
    """Return alpha with a percentile interval from resampled units (Efron 1979).

    Resamples in which alpha is not defined are left out; with fewer than ten units, or when most
    resamples leave it undefined, no interval is given: it would promise what so few cannot tell.
    """
    values = order if order is not None else _seen(units)
    counts = _counts(units, values)
    alpha = _alpha(counts, metric)
    size = len(counts)
    pairable = int(counts.sum())
    if alpha is None or size < 10:
        return Agreement(alpha, None, None, size, pairable)
    drawn = []
    for _ in range(resamples):
        again = _alpha(counts[rng.integers(0, size, size)], metric)
        if again is not None:
            drawn.append(again)
    if len(drawn) < resamples / 2:
        return Agreement(alpha, None, None, size, pairable)
    tail = (1.0 - level) / 2.0
    low, high = np.quantile(drawn, [tail, 1.0 - tail])
    return Agreement(alpha, float(low), float(high), size, pairable)
