"""Finds the numbers of factor models at which their likelihood is largest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from serasi.science.scales.arrow import Arrow
from serasi.science.scales.sheets import Values
from serasi.science.scales.structure import (
    Moments,
    Observed,
    Structure,
    discrepancy,
    information,
    moments,
    slope,
)

NEAR = 1e-12
"""Expected further fall of the discrepancy at which the search ends; chi2 is then known to about
this times the number of sheets."""


@dataclass(frozen=True)
class Solution:
    """Where the search ended.

    value : discrepancy, weighted by sheets over the groups
    information : expected, of one sheet
    """

    numbers: Values
    value: float
    groups: tuple[Moments, ...]
    converged: bool
    steps: int
    rows: int
    information: Arrow

    @property
    def identified(self) -> bool:
        """Whether the data can tell the numbers apart."""
        return self.information.regular()

    @property
    def errors(self) -> Values | None:
        """Standard errors from the expected information, None where not identified."""
        if not self.identified:
            return None
        inverse = np.linalg.inv(self.information.dense())
        return np.asarray(np.sqrt(np.diag(inverse) / self.rows))


def fit(
    structures: Sequence[Structure],
    seen: Sequence[Observed],
    start: Values,
    *,
    most_steps: int = 200,
) -> Solution | None:
    """Return the numbers of least discrepancy, None where the start implies no covariance.

    Fisher scoring with damping (Levenberg, 1944): the expected Hessian is raised on its diagonal
    until a step lowers the discrepancy.
    """
    search = _Search(structures, seen, len(start))
    at = search.at(start)
    if at is None:
        return None
    numbers, value = start, search.value(at)
    damping, converged, steps = 0.0, False, 0
    while steps < most_steps and not converged:
        steps += 1
        gradient, information = search.slope(at), search.information(at)
        moved = None
        while moved is None and damping < 1e8:
            move = _step(information, gradient, damping)
            if move is not None:
                expected = -float(gradient @ move) / 2
                converged = damping == 0 and abs(expected) < NEAR
                moved = search.better(numbers + move, value)
            if converged:
                break
            if moved is None:
                damping = max(4 * damping, 1e-4)
        if moved is None:
            break
        numbers, at, value = moved
        damping = damping / 8 if damping > 1e-6 else 0.0
    return Solution(
        numbers, value, tuple(at), converged, steps, search.rows, search.information(at)
    )


class _Search:
    """The groups together, each weighted by its share of the sheets."""

    def __init__(
        self, structures: Sequence[Structure], seen: Sequence[Observed], size: int
    ) -> None:
        self.structures, self.seen, self.size = structures, seen, size
        self.rows = sum(one.rows for one in seen)
        self.shares = [one.rows / self.rows for one in seen]

    def at(self, numbers: Values) -> list[Moments] | None:
        found = []
        for structure, seen in zip(self.structures, self.seen, strict=True):
            here = moments(structure, seen, numbers)
            if here is None:
                return None
            found.append(here)
        return found

    def value(self, at: list[Moments]) -> float:
        each = (discrepancy(seen, here) for seen, here in zip(self.seen, at, strict=True))
        return float(sum(share * one for share, one in zip(self.shares, each, strict=True)))

    def better(self, numbers: Values, value: float) -> tuple[Values, list[Moments], float] | None:
        at = self.at(numbers)
        if at is None:
            return None
        new = self.value(at)
        # the last steps are smaller than what the sum can tell apart
        return (numbers, at, new) if new <= value + 1e-13 else None

    def slope(self, at: list[Moments]) -> Values:
        whole = zip(self.shares, self.structures, self.seen, at, strict=True)
        found = (share * slope(model, seen, here, self.size) for share, model, seen, here in whole)
        return np.asarray(sum(found, np.zeros(self.size)))

    def information(self, at: list[Moments]) -> Arrow:
        blocks = []
        for share, model, here in zip(self.shares, self.structures, at, strict=True):
            places, block = information(model, here)
            blocks.append((places, share * block))
        return Arrow(tuple(blocks), self.size)


def _step(information: Arrow, gradient: Values, damping: float) -> Values | None:
    # the expected Hessian of the discrepancy is twice the information
    move = information.solved(-gradient / 2, raised=damping)
    # of a nearly singular matrix the solution may lead uphill
    return move if move is not None and gradient @ move <= 0 else None
