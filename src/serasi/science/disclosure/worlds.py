"""Other worlds: whole counts that agree with all that is published and differ in what is hidden.

A hidden count is safe from below when in some such world it is 0, and from above when in another
it reaches the threshold. A world is kept as its differences from the true counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

from serasi.science.disclosure.system import System, matrix

Differences = NDArray[np.int64]
UP, DOWN, MOVE = "up", "down", "move"
NEARLY = 1e-6


class Worlds:
    """Finds worlds of one system by integer programming (HiGHS), always the same ones."""

    def __init__(self, system: System, *, threshold: int) -> None:
        self.keys = sorted(system.values)
        self.at = {key: n for n, key in enumerate(self.keys)}
        self.true = np.array([system.values[key] for key in self.keys], dtype=np.int64)
        self.rows = matrix(self.keys, system.sums)
        self.threshold = threshold
        self.cost = np.array([system.cost.get(key, 1.0) for key in self.keys])

    def needed(self, key: str, way: str) -> int:
        """Return by how much a count must differ so that it is safe in a direction."""
        value = int(self.true[self.at[key]])
        return self.threshold - value if way == UP else -value

    def furthest(self, aims: Sequence[str], way: str, hidden: Iterable[str]) -> Differences:
        """Return a world in which as many of the aims as can be go as far as they need.

        With one aim it goes as far as it can.
        """
        free = np.array(sorted(self.at[key] for key in hidden), dtype=np.int64)
        place = {int(n): m for m, n in enumerate(free)}
        goal = np.zeros(len(free))
        top = np.full(len(free), np.inf)
        bottom = -self.true[free].astype(float)
        sign = 1.0 if way == UP else -1.0
        for key in aims:
            here = place[self.at[key]]
            goal[here] = -sign
            if way == UP:
                top[here] = max(self.needed(key, UP), 0) if len(aims) > 1 else self.threshold + 1
        solved = self._solve(goal, self.rows[:, free], bottom, np.minimum(top, self._far()))
        found = np.zeros(len(self.keys), dtype=np.int64)
        if solved is not None:
            found[free] = solved
        return found

    def _far(self) -> float:
        return float(self.true.max(initial=0) + self.threshold + 1)

    def _solve(
        self,
        goal: NDArray[np.float64],
        rows: sparse.csr_matrix,
        bottom: NDArray[np.float64],
        top: NDArray[np.float64],
    ) -> Differences | None:
        """Solve in reals, whose corners are mostly whole; where one is not, in whole numbers."""
        used = rows[np.diff(rows.indptr) > 0]
        limits = optimize.LinearConstraint(used, 0, 0) if used.shape[0] else ()
        for whole in (0, 1):
            answer = optimize.milp(
                goal,
                integrality=np.full(len(goal), whole),
                bounds=optimize.Bounds(bottom, top),
                constraints=limits,
            )
            if answer.x is None:
                return None
            rounded: Differences = np.rint(answer.x).astype(np.int64)
            if np.abs(answer.x - rounded).max(initial=0.0) < NEARLY:
                return rounded
        return None

    def cheapest(
        self, key: str, way: str, hidden: frozenset[str], fixed: frozenset[str]
    ) -> Differences | None:
        """Return a world that makes a count safe and differs little in keys that are shown now.

        Each unit by which a shown key differs costs its price, a linear stand-in for the price of
        hiding it at all (Kelly, Golden and Assad 1992). None when `fixed` forbids it.
        """
        reach = float(2 * self.threshold)
        is_hidden = np.array([name in hidden for name in self.keys])
        is_fixed = np.array([name in fixed for name in self.keys])
        true = self.true.astype(float)
        bottom = np.maximum(-true, np.where(is_hidden, -self._far(), -reach))
        top = np.where(is_hidden, self._far(), reach)
        bottom[is_fixed] = top[is_fixed] = 0.0
        here, needs = self.at[key], float(self.needed(key, way))
        if way == UP:
            bottom[here] = needs
        else:
            bottom[here] = top[here] = needs
        price = np.where(is_hidden, 1e-4, self.cost)
        made = self._solve(
            np.concatenate([price, price]),
            sparse.hstack([self.rows, -self.rows], format="csr"),
            np.concatenate([np.maximum(bottom, 0), np.maximum(-top, 0)]),
            np.concatenate([np.maximum(top, 0), np.maximum(-bottom, 0)]),
        )
        if made is None:
            return None
        added, taken = np.split(made, 2)
        difference: Differences = added - taken
        return difference
