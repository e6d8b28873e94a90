"""The compiled inner loops of the scan: sum zones of packed replicates, screen, take logarithms.

Imported only by `maxima`, because numba takes a second to load; compiled code is kept on disk.
Eight 64-bit words hold the counts of one area for 32 replicates of 16 bits (or 16 of 32 bits):
one addition adds a neighbour to all of them, and lanes cannot spill into each other, because
`maxima` picks a width that the counts cannot outgrow.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, TypeVar, cast

import numpy as np
from numba import njit

WORDS = 8
"""Words in a packed row: one cache line."""

_HIGH_16 = np.uint64(0x8000800080008000)
_HIGH_32 = np.uint64(0x8000000080000000)
_ONES_16 = np.uint64(0x0001000100010001)
_ONES_32 = np.uint64(0x0000000100000001)
_LESS, _MORE = 1 - 1e-9, 1 + 1e-12

_F = TypeVar("_F", bound=Callable[..., Any])


def _compiled(function: _F) -> _F:
    try:
        return cast(_F, njit(cache=True, nogil=True)(function))
    except RuntimeError:
        # nowhere to write the compiled code: compile it again in every process
        return cast(_F, njit(nogil=True)(function))


@_compiled
def log_ratio(cases: float, mean: float, total: float) -> float:
    """Give the Poisson log-likelihood ratio of a rise (Kulldorff, 1997, eq. 2); 0 if no rise."""
    # a mean is a sum: allow for its last digits
    if cases <= mean * _MORE:
        return 0.0
    value = cases * math.log(cases / mean)
    if total > cases:
        value += (total - cases) * math.log((total - cases) / (total - mean))
    return value


@_compiled
def add_up_weeks(prefix: Any) -> None:
    """Turn packed counts (weeks + 1, areas, words) with an empty first week into running sums."""
    for week in range(1, prefix.shape[0]):
        for area in range(prefix.shape[1]):
            for word in range(prefix.shape[2]):
                prefix[week, area, word] += prefix[week - 1, area, word]


@_compiled
def critical_counts(means: Any, zones: Any, largest_mean: Any, top: int, out: Any) -> None:
    """Write, for every cylinder, `top` less the smallest count above the screen; 0 if never.

    means (windows, areas) float64; zones (areas, k) padded with -1; largest_mean[c] is the mean
    below which c cases pass; out (windows, areas, k) unsigned.
    """
    last = largest_mean.shape[0]
    for window in range(means.shape[0]):
        for area in range(zones.shape[0]):
            mean, count = 0.0, 0
            for rank in range(zones.shape[1]):
                near = zones[area, rank]
                if near < 0:
                    break
                mean += means[window, near]
                while count < last and largest_mean[count] <= mean:
                    count += 1
                out[window, area, rank] = top - count if count < min(last, top) else 0


@_compiled
def _window_counts(prefix: Any, start: int, stop: int, now: Any) -> None:
    for area in range(now.shape[0]):
        for word in range(WORDS):
            now[area, word] = prefix[stop, area, word] - prefix[start, area, word]


@_compiled
def scan_batch(
    prefix: Any, windows: Any, means: Any, zones: Any, screen: Any, total: float, bits: int,
    best: Any,
) -> None:  # fmt: skip
    """Raise `best` (lanes,) to the largest log-likelihood ratio of each replicate of a batch.

    prefix (weeks + 1, areas, 8) packed running sums; windows (windows, 2) first week and week
    after the last; screen as `critical_counts` gave it.
    """
    high, ones = (_HIGH_16, _ONES_16) if bits == 16 else (_HIGH_32, _ONES_32)
    areas = zones.shape[0]
    sizes = (zones >= 0).sum(axis=1)
    now = np.empty((areas, WORDS), np.uint64)
    sums = np.empty(WORDS, np.uint64)
    for window in range(windows.shape[0]):
        start, stop = windows[window, 0], windows[window, 1]
        _window_counts(prefix, start, stop, now)
        for area in range(areas):
            a0 = a1 = a2 = a3 = a4 = a5 = a6 = a7 = np.uint64(0)
            for first in range(0, sizes[area] - 1, 2):
                one, two = zones[area, first], zones[area, first + 1]
                a0 += now[one, 0] + now[two, 0]
                a1 += now[one, 1] + now[two, 1]
                a2 += now[one, 2] + now[two, 2]
                a3 += now[one, 3] + now[two, 3]
                a4 += now[one, 4] + now[two, 4]
                a5 += now[one, 5] + now[two, 5]
                a6 += now[one, 6] + now[two, 6]
                a7 += now[one, 7] + now[two, 7]
                # counts and bars both grow with the zone: if the larger zone stays below the bar
                # of the smaller, neither passes
                add = np.uint64(screen[window, area, first]) * ones
                over = (a0 + add) | (a1 + add) | (a2 + add) | (a3 + add)
                over |= (a4 + add) | (a5 + add) | (a6 + add) | (a7 + add)
                if over & high:
                    sums[0], sums[1], sums[2], sums[3] = a0, a1, a2, a3
                    sums[4], sums[5], sums[6], sums[7] = a4, a5, a6, a7
                    at = (window, area, first + 1)
                    _raise_best(sums, now, means, zones, screen, total, bits, at, best)
            if sizes[area] % 2:
                last = sizes[area] - 1
                one = zones[area, last]
                sums[0], sums[1], sums[2], sums[3] = a0, a1, a2, a3
                sums[4], sums[5], sums[6], sums[7] = a4, a5, a6, a7
                for word in range(WORDS):
                    sums[word] += now[one, word]
                _raise_best(
                    sums, now, means, zones, screen, total, bits, (window, area, last), best
                )


@_compiled
def _raise_best(
    sums: Any, now: Any, means: Any, zones: Any, screen: Any, total: float, bits: int, at: Any,
    best: Any,
) -> None:  # fmt: skip
    """Take the exact ratio of what passes, in the zone `at` and in the one before it in its pair.

    `at` is the window, the centre and the rank; an odd rank is the second of a pair.
    """
    high, ones = (_HIGH_16, _ONES_16) if bits == 16 else (_HIGH_32, _ONES_32)
    mask = (np.uint64(1) << np.uint64(bits)) - np.uint64(1)
    lanes = 64 // bits
    window, area, rank = at
    for back in range(1 + rank % 2):
        add, mean = np.uint64(screen[window, area, rank - back]) * ones, -1.0
        for word in range(WORDS):
            over = (sums[word] + add) & high
            if over:
                if mean < 0:
                    mean = 0.0
                    for nearer in range(rank - back + 1):
                        mean += means[window, zones[area, nearer]]
                for lane in range(lanes):
                    shift = np.uint64(lane * bits)
                    if (over >> shift) & mask:
                        value = log_ratio(float((sums[word] >> shift) & mask), mean, total)
                        which = word * lanes + lane
                        best[which] = max(best[which], value)
            sums[word] -= now[zones[area, rank - back], word]


@_compiled
def best_cylinders(
    prefix: Any, windows: Any, means: Any, zones: Any, total: float, best: Any, which: Any
) -> None:
    """Find for every centre its cylinder of the largest log-likelihood ratio.

    prefix (weeks + 1, areas) running sums of counts; best (areas,); which (areas, 2) the rank of
    the last area and the window. Of equals, the smaller zone, then the earlier window in the list.
    """
    for area in range(zones.shape[0]):
        for window in range(windows.shape[0]):
            start, stop = windows[window, 0], windows[window, 1]
            cases, mean = 0.0, 0.0
            for rank in range(zones.shape[1]):
                near = zones[area, rank]
                if near < 0:
                    break
                cases += prefix[stop, near] - prefix[start, near]
                mean += means[window, near]
                rise = cases - mean
                # the ratio is at most the chi-square of the same counts, which needs no logarithm
                if rise <= 0 or rise * rise * total < best[area] * mean * (total - mean) * _LESS:
                    continue
                value = log_ratio(cases, mean, total)
                if value > best[area] or (value == best[area] > 0 and rank < which[area, 0]):
                    best[area], which[area, 0], which[area, 1] = value, rank, window
