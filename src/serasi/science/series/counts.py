"""Counts by area and week as they may be used: checked, with reporting effort beside them."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from serasi.science.series.flaws import Refused

Values = NDArray[np.float64]
Flags = NDArray[np.bool_]


def checked_counts(counts: ArrayLike) -> Values:
    """Return counts (areas, weeks) as floats; NaN = no data. Masked entries become NaN.

    Raises
    ------
    Refused : S540 not two axes, S541 below zero, infinite or not whole
    """
    if isinstance(counts, np.ma.MaskedArray):
        values = np.ma.filled(counts.astype(float), np.nan)
    else:
        values = np.asarray(counts, dtype=float)
    if values.ndim != 2:
        raise Refused("S540", f"jumlah harus (wilayah, minggu), bukan {values.shape}")
    known = values[~np.isnan(values)]
    wrong = (known < 0) | np.isinf(known) | (known != np.floor(known))
    if wrong.any():
        raise Refused("S541", known[wrong][0])
    return np.asarray(values, dtype=float)


def checked_effort(effort: ArrayLike | None, counts: Values) -> Values:
    """Return effort (areas, weeks), NaN where the count is unknown; without effort, 1 everywhere.

    Effort is what a count must be compared with: how many reporters were active, or how many
    reports the same reporters usually send. A column (areas, 1) holds for all weeks.

    Raises
    ------
    Refused : S540 other shape, S542 below zero or infinite, S543 a count above zero without effort
    """
    if effort is None:
        return np.where(np.isnan(counts), np.nan, 1.0)
    given = np.asarray(effort, dtype=float)
    try:
        values = np.broadcast_to(given, counts.shape).copy()
    except ValueError:
        raise Refused("S540", f"usaha {given.shape}, jumlah {counts.shape}") from None
    if (values < 0).any() or np.isinf(values).any():
        raise Refused("S542", values[(values < 0) | np.isinf(values)][0])
    values[np.isnan(counts)] = np.nan
    bare = (counts > 0) & ~(values > 0)
    if bare.any():
        raise Refused("S543", int(np.flatnonzero(bare.any(axis=1))[0]))
    return values


def window_sums(values: Values, *, length: int, lag: int) -> Values:
    """Return for each week the sum of `length` weeks that end `lag` + 1 weeks before it.

    `values` (areas, weeks) without NaN. The window is cut at the start of the series, so that the
    first weeks have shorter sums, down to 0. Whole numbers are summed exactly.

    Examples
    --------
    >>> window_sums(np.array([[1.0, 2, 3, 4]]), length=2, lag=1).tolist()
    [[0.0, 0.0, 1.0, 3.0]]
    """
    weeks = values.shape[1]
    running = np.zeros((values.shape[0], weeks + 1))
    np.cumsum(values, axis=1, out=running[:, 1:])
    stop = np.maximum(np.arange(weeks) - lag, 0)
    start = np.maximum(stop - length, 0)
    return np.asarray(running[:, stop] - running[:, start])
