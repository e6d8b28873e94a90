"""Draw the cases of a replicate: by the expected counts, or dealt anew with both margins kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Draw = Callable[[Any, int, Any, Any], None]
"""(packed cells, which replicate, its random state, word and shift of its lane) → None."""


@dataclass(frozen=True)
class Null:
    """What replicates are drawn from, in the weeks that any window touches.

    means : (weeks, areas) expected counts
    total : all cases, those of other weeks included
    by_area : (areas,) all cases of each area if both margins are kept, else None
    by_week : (weeks,) cases of each week if both margins are kept, else None
    """

    means: NDArray[np.float64]
    total: int
    by_area: NDArray[np.int64] | None = None
    by_week: NDArray[np.int64] | None = None


def drawer(null: Null, place: NDArray[np.int32], *, seed: int, count: int) -> Draw:
    """Draw cases one by one by the means; how many fall in these weeks is binomial.

    Parameters
    ----------
    place : (areas,) where each area lies in memory
    count : how many replicates may be asked for
    """
    from serasi.science.space import draw_kernel

    weights = null.means.ravel()
    kept = np.flatnonzero(weights > 0)
    inside = float(weights[kept].sum())
    cut, other = np.empty(len(kept)), np.empty(len(kept), dtype=np.int64)
    draw_kernel.alias_table(weights[kept] * (len(kept) / inside), cut, other)
    areas = len(place)
    own = (kept // areas * areas + place[kept % areas]).astype(np.int32)
    other_own = own[other]
    rng = np.random.default_rng([seed, 2])
    sizes = rng.binomial(null.total, min(1.0, inside / null.total), count)

    def draw(cells: Any, which: int, state: Any, lane: Any) -> None:
        draw_kernel.draw_cells(cells, int(sizes[which]), cut, own, other_own, state, lane)

    return draw


def dealer(null: Null, place: NDArray[np.int32]) -> Draw:
    """Deal the cases of each week from a deck of all cases, each with its area."""
    from serasi.science.space import draw_kernel

    if null.by_area is None or null.by_week is None:
        raise ValueError("both margins are needed to deal")
    deck = np.repeat(place, null.by_area)
    dealt = null.by_week.astype(np.int64)

    def draw(cells: Any, which: int, state: Any, lane: Any) -> None:
        # a deck of its own, for replicates run side by side
        draw_kernel.deal_weeks(cells, deck.copy(), dealt, state, lane)

    return draw
