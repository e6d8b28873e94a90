"""The compiled loops that draw a replicate into one lane of packed counts.

Random numbers are splitmix64 (Steele, Lea & Flood, 2014): one word of state, the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numpy as np
from numba import njit

_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)
_S30, _S27, _S31, _S11 = (np.uint64(shift) for shift in (30, 27, 31, 11))
_UNIT = 2.0**-53

_F = TypeVar("_F", bound=Callable[..., Any])


def _compiled(function: _F) -> _F:
    try:
        return cast(_F, njit(cache=True, nogil=True)(function))
    except RuntimeError:
        # nowhere to write the compiled code: compile it again in every process
        return cast(_F, njit(nogil=True)(function))


@_compiled
def uniform(state: Any) -> float:
    """Draw a number in [0, 1) and step the state, an array of one uint64 (splitmix64)."""
    state[0] += _STEP
    x = state[0]
    x = (x ^ (x >> _S30)) * _MIX_1
    x = (x ^ (x >> _S27)) * _MIX_2
    return float((x ^ (x >> _S31)) >> _S11) * _UNIT


@_compiled
def alias_table(weights: Any, cut: Any, other: Any) -> None:
    """Fill Vose's alias table (1991) of n weights that sum to n: `cut` (n,), `other` (n,)."""
    n = weights.shape[0]
    small, large = np.empty(n, np.int64), np.empty(n, np.int64)
    smalls = larges = 0
    for cell in range(n):
        cut[cell], other[cell] = 1.0, cell
        if weights[cell] < 1.0:
            small[smalls] = cell
            smalls += 1
        else:
            large[larges] = cell
            larges += 1
    while smalls and larges:
        smalls -= 1
        low, high = small[smalls], large[larges - 1]
        cut[low], other[low] = weights[low], high
        weights[high] -= 1.0 - weights[low]
        if weights[high] < 1.0:
            larges -= 1
            small[smalls] = high
            smalls += 1


@_compiled
def draw_cells(counts: Any, n: int, cut: Any, own: Any, other: Any, state: Any, lane: Any) -> None:
    """Add n cases drawn by the alias table to one lane of packed counts (cells, words)."""
    word, one = lane[0], np.uint64(1) << np.uint64(lane[1])
    cells = cut.shape[0]
    for _ in range(n):
        at = uniform(state) * cells
        cell = int(at)
        slot = own[cell] if at - cell < cut[cell] else other[cell]
        counts[slot, word] += one


@_compiled
def deal_weeks(counts: Any, deck: Any, dealt: Any, state: Any, lane: Any) -> None:
    """Deal cases to weeks with both margins kept: `deck` holds each case's area, `dealt` per week.

    A partial Fisher-Yates shuffle; the deck is left in disorder.
    """
    word, one = lane[0], np.uint64(1) << np.uint64(lane[1])
    cases, areas = deck.shape[0], counts.shape[0] // dealt.shape[0]
    taken = 0
    for week in range(dealt.shape[0]):
        for _ in range(dealt[week]):
            pick = taken + int(uniform(state) * (cases - taken))
            area = deck[pick]
            deck[pick] = deck[taken]
            counts[week * areas + area, word] += one
            taken += 1
