"""Counts of villages cut to the periods before and after a start, for each start that occurs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from serasi.science.impact.flaws import Refused

Values = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]


@dataclass(frozen=True)
class Windows:
    """Counts around each start: `paths` (villages, starts, before + after).

    treated : (villages,) True where the activity took place; the others never had it
    start_of : (treated villages,) place of the own start, in the order of the treated
    shares : (starts,) share of the treated villages that began then
    villages : (villages,) places in the counts given; villages with a gap are left out
    left_out : places left out
    before, after, gap : number of periods on each side, and between
    """

    paths: Values
    treated: Flags
    start_of: Places
    shares: Values
    villages: Places
    left_out: Places
    before: int
    after: int
    gap: int

    def values(self, weights: ArrayLike) -> Values:
        """Return a weighted sum of periods for each village and start (villages, starts)."""
        return np.asarray(self.paths @ np.asarray(weights, dtype=float))

    def change_weights(self) -> Values:
        """Weights of the mean after less the mean before."""
        return np.concatenate(
            [np.full(self.before, -1 / self.before), np.full(self.after, 1 / self.after)]
        )

    def slope_weights(self) -> Values:
        """Weights of the least-squares slope per period before the start."""
        time = np.arange(self.before) - (self.before - 1) / 2
        return np.concatenate([time / (time**2).sum(), np.zeros(self.after)])

    def beyond_trend_weights(self) -> Values:
        """Weights of the change less what the slope before would have made of it by itself."""
        apart = (self.before + 1) / 2 + self.gap + (self.after - 1) / 2
        return np.asarray(self.change_weights() - apart * self.slope_weights())

    def step_weights(self) -> Values:
        """For each period (rows), weights of its count less the mean before."""
        size = self.before + self.after
        return np.asarray(
            np.eye(size) - np.where(np.arange(size) < self.before, 1 / self.before, 0)
        )


def windows(
    counts: ArrayLike,
    treated: ArrayLike,
    start: ArrayLike,
    *,
    before: int,
    after: int,
    gap: int = 0,
) -> Windows:
    """Return the counts around the starts.

    Parameters
    ----------
    counts : (villages, periods), NaN = no data
    treated : (villages,) True where the activity took place
    start : the first period that counts as after, of all, or (villages,) of each treated village
    before, after : periods on each side
    gap : periods just before the start that count on neither side, such as that of the activity

    Raises
    ------
    Refused : S570 shapes, S571 a count below zero or infinite, S572 nobody treated, S573 a window
        that leaves the data, S574 a side without periods
    """
    seen = np.asarray(counts, dtype=float)
    marked = np.asarray(treated, dtype=bool)
    if seen.ndim != 2 or marked.shape != seen.shape[:1]:
        raise Refused("S570", f"jumlah {seen.shape}, tanda {marked.shape}")
    wrong = (seen < 0) | np.isinf(seen)
    if wrong.any():
        raise Refused("S571", seen[wrong][0])
    if not marked.any():
        raise Refused("S572", "")
    if before < 1 or after < 1 or gap < 0:
        raise Refused("S574", f"{before} sebelum, {after} sesudah, jeda {gap}")
    begins = _begins(start, marked)
    starts = np.unique(begins)
    outside = (starts - gap - before < 0) | (starts + after > seen.shape[1])
    if outside.any():
        raise Refused("S573", int(starts[outside][0]))
    steps = np.concatenate([np.arange(-before, 0) - gap, np.arange(after)])
    paths = seen[:, starts[:, None] + steps]
    own = np.searchsorted(starts, begins)
    complete = ~np.isnan(paths).any(axis=(1, 2))
    complete[marked] = ~np.isnan(paths[marked, own]).any(axis=1)
    own = own[complete[marked]]
    shares = np.bincount(own, minlength=len(starts)) / max(len(own), 1)
    return Windows(
        np.nan_to_num(paths[complete]), marked[complete], own, shares, np.flatnonzero(complete),
        np.flatnonzero(~complete), before, after, gap,
    )  # fmt: skip


def _begins(start: ArrayLike, marked: Flags) -> Places:
    given = np.asarray(start)
    if not np.issubdtype(given.dtype, np.integer):
        raise Refused("S570", f"awal harus bilangan bulat, bukan {given.dtype}")
    if given.ndim > 0 and given.shape != marked.shape:
        raise Refused("S570", f"awal {given.shape}, tanda {marked.shape}")
    return np.asarray(np.broadcast_to(given, marked.shape)[marked], dtype=np.int64)
