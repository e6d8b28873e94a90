"""The largest log-likelihood ratio of each replicate: the null distribution of the scan.

Exact, without approximation: for a fixed mean the ratio grows with the count, so each cylinder
has one smallest count that passes a screen, and only what passes needs a logarithm.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from serasi.science.space.draws import Draw, Null, dealer, drawer
from serasi.science.space.zones import Zones

_SCREEN_BYTES = 128 * 2**20
_LOCAL_FROM = 2000
# 16,000 expected in a zone reach 32,767 by chance less often than once in e**6000
_SAFE_MEAN, _SAFE_COUNT = 16_000, 32_766

Windows = NDArray[np.int64]
"""(windows, 2): first week, and the week after the last."""


def window_means(means: NDArray[np.float64], windows: Windows) -> NDArray[np.float64]:
    """Add expected counts (weeks, areas) up to (windows, areas)."""
    sums = np.zeros((len(windows), means.shape[1]))
    for row, (start, stop) in enumerate(windows):
        sums[row] = means[start:stop].sum(axis=0)
    return sums


def replicate_maxima(
    null: Null, zones: Zones, windows: Windows, *, replicates: int, seed: int, threads: int | None
) -> NDArray[np.float64]:
    """Return the largest ratio of each of `replicates` data sets drawn from `null`.

    The result depends on `seed` and on the order of areas, not on `threads` or on speed.
    """
    if replicates < 1 or null.total == 0 or not (null.means > 0).any():
        return np.zeros(max(replicates, 0))
    order = _neighbours_together(zones)
    run = _Run(null, zones, windows, replicates, seed, order)
    best = np.zeros(run.batches * run.lanes)
    level = 0.45 * math.log(max(windows.shape[0] * zones.size, 3))
    todo = list(range(run.batches))
    with ThreadPoolExecutor(max_workers=threads or os.cpu_count() or 1) as pool:
        while todo:
            run.scan(pool, todo, level, best)
            low = best.reshape(run.batches, run.lanes)
            # a replicate without a hit: lower the screen and do its batch again
            todo = [b for b in todo if level > 0 and (low[b, : run.used(b)] == 0).any()]
            level = level / 2 if level > 0.1 else 0.0
    return best[:replicates]


class _Run:
    """One null, its windows and the state that its batches share."""

    def __init__(
        self, null: Null, zones: Zones, windows: Windows, replicates: int, seed: int,
        order: NDArray[np.intp],
    ) -> None:  # fmt: skip
        self.null, self.windows, self.replicates = null, windows, replicates
        place = np.empty(len(order), dtype=np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        moved = zones[order]
        self.zones = np.where(moved >= 0, place[moved], np.int32(-1)).astype(np.int32)
        self.place = place
        self.means = window_means(null.means, windows)[:, order]
        self.bits = 16 if _fits(null, zones) else 32
        self.lanes = 8 * (64 // self.bits)
        self.batches = -(-replicates // self.lanes)
        seeds = np.random.SeedSequence([seed, 1])
        self.states = seeds.generate_state(self.batches * self.lanes, np.uint64)
        count = self.batches * self.lanes
        self.draw: Draw = (
            drawer(null, place, seed=seed, count=count)
            if null.by_area is None
            else dealer(null, place)
        )

    def used(self, batch: int) -> int:
        """How many replicates of a batch are wanted."""
        return min(self.lanes, self.replicates - batch * self.lanes)

    def scan(
        self, pool: ThreadPoolExecutor, todo: list[int], level: float, best: NDArray[np.float64]
    ) -> None:
        """Raise `best` by what passes `level`, for the batches in `todo`."""
        kind = np.uint16 if self.bits == 16 else np.uint32
        step = max(1, _SCREEN_BYTES // (self.zones.size * np.dtype(kind).itemsize))
        for first in range(0, len(self.windows), step):
            chunk = slice(first, first + step)
            means = np.ascontiguousarray(self.means[chunk])
            screen = self._screen(pool, means, level, kind)
            list(pool.map(self._work(self.windows[chunk], means, screen, best), todo))

    def _screen(
        self, pool: ThreadPoolExecutor, means: NDArray[np.float64], level: float, kind: type
    ) -> NDArray[Any]:
        """Set the bar of every cylinder, window by window."""
        from serasi.science.space import kernel

        limits = _largest_means(level, self.null.total, _highest(means, self.zones))
        screen = np.empty((len(means), *self.zones.shape), dtype=kind)
        top = 1 << (self.bits - 1)

        def work(window: int) -> None:
            one = slice(window, window + 1)
            kernel.critical_counts(means[one], self.zones, limits, top, screen[one])

        list(pool.map(work, range(len(means))))
        return screen

    def _work(
        self, windows: Windows, means: NDArray[np.float64], screen: NDArray[Any],
        best: NDArray[np.float64],
    ) -> Callable[[int], None]:  # fmt: skip
        """Say how one batch of replicates is drawn and scanned."""
        from serasi.science.space import kernel

        weeks, areas = self.null.means.shape
        total, lanes_in_word = float(self.null.total), 64 // self.bits

        def work(batch: int) -> None:
            packed = np.zeros((weeks + 1, areas, kernel.WORDS), dtype=np.uint64)
            cells = packed[1:].reshape(weeks * areas, kernel.WORDS)
            for lane in range(self.used(batch)):
                which = batch * self.lanes + lane
                at = np.array([lane // lanes_in_word, self.bits * (lane % lanes_in_word)])
                self.draw(cells, which, self.states[which : which + 1].copy(), at)
            kernel.add_up_weeks(packed)
            mine = best[batch * self.lanes : (batch + 1) * self.lanes]
            kernel.scan_batch(packed, windows, means, self.zones, screen, total, self.bits, mine)

        return work


def _highest(values: NDArray[Any], zones: Zones) -> float:
    """Give the largest sum of any whole zone in any row of `values` (rows, areas)."""
    padded = np.append(values.max(axis=0), 0)
    sums = np.zeros(len(zones))
    for rank in range(zones.shape[1]):
        sums += padded[zones[:, rank]]
    return float(sums.max(initial=0.0))


def _fits(null: Null, zones: Zones) -> bool:
    """Tell whether no zone of a replicate can outgrow 15 bits."""
    if null.total <= _SAFE_COUNT:
        return True
    if null.by_area is not None:
        return _highest(null.by_area[None, :], zones) <= _SAFE_COUNT
    return _highest(null.means.sum(axis=0)[None, :], zones) <= _SAFE_MEAN


def _largest_means(level: float, total: int, highest: float) -> NDArray[np.float64]:
    """Give, for each count 0, 1, 2, …, the mean below which its ratio passes `level`."""
    from scipy.special import xlogy

    size, careful = 64, level * (1 - 1e-9)
    while True:
        cases = np.arange(min(size, total + 1), dtype=np.float64)
        rest = total - cases
        low, high = np.zeros_like(cases), cases.copy()
        for _ in range(60):
            middle = (low + high) / 2
            passes = xlogy(cases, cases) - xlogy(cases, middle)
            passes += xlogy(rest, rest) - xlogy(rest, total - middle)
            over = (passes > careful) & (cases > 0)
            low, high = np.where(over, middle, low), np.where(over, high, middle)
        if low[-1] > highest or len(cases) > total:
            return np.ascontiguousarray(low)
        size *= 2


def _neighbours_together(zones: Zones) -> NDArray[np.intp]:
    """Order areas so that near ones lie near in memory: for speed alone."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import reverse_cuthill_mckee

    areas = len(zones)
    if areas < _LOCAL_FROM:
        return np.arange(areas)
    near = zones[:, 1:7]
    used = near >= 0
    links = csr_array(
        (np.ones(int(used.sum()), np.int8), (np.nonzero(used)[0], near[used])), (areas, areas)
    )
    return np.asarray(reverse_cuthill_mckee(csr_array(links + links.T), symmetric_mode=True))
