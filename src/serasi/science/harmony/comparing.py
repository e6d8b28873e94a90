"""Comparisons that intervals allow: two waves with shared clusters, areas surveyed apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from serasi.science.harmony.index import FLOOR, geometric
from serasi.science.harmony.report import design_of
from serasi.science.harmony.responses import Responses
from serasi.science.harmony.scoring import score
from serasi.science.harmony.structure import ATTITUDES
from serasi.science.harmony.suppress import Cell
from serasi.science.harmony.weights import EQUAL, WeightSet
from serasi.science.surveys import Wave, cross_covariance, means

FloatArray = NDArray[np.float64]
INDEX = "index"


@dataclass(frozen=True)
class Overlap:
    """What two waves share: clusters in both, and the covariance of each figure by its code."""

    shared: int
    covariance: Mapping[str, float]


def overlap(before: Responses, after: Responses, *, weights: WeightSet = EQUAL) -> Overlap:
    """Return the covariance of the index and of each attitude of two waves of one place.

    Only clusters that are in both give any (`surveys.cross_covariance`, Tam 1984); a cluster is
    the same where its label is. Two waves without a common cluster have none.

    Parameters
    ----------
    before, after : answers of probability samples, of the same instrument
    """
    sides = [_influences(read, weights) for read in (before, after)]
    crossed = cross_covariance(sides[0][0], sides[0][1], sides[1][0], sides[1][1])
    own = [set(map(str, read.psu)) for read in (before, after)]
    covariance = dict(zip((*ATTITUDES, INDEX), np.diag(crossed).tolist(), strict=True))
    return Overlap(len(own[0] & own[1]), covariance)


def _influences(read: Responses, weights: WeightSet) -> tuple[FloatArray, Wave]:
    """Return weight times influence of ten attitudes and the index, (n, 11), and the wave."""
    columns = score(read.answers, instrument=read.plan.instrument).attitudes
    design = design_of(read)
    values, _ = means(columns, design)
    known = ~np.isnan(columns)
    weight = design.weight[:, None] * known
    each = weight * np.where(known, columns - values, 0.0) / weight.sum(axis=0)
    shares = np.asarray(weights.values, dtype=float)
    middle = float(geometric(values, shares))
    slope = np.where(values > FLOOR, middle * shares / np.maximum(values, FLOOR), 0.0)
    return np.hstack([each, (each @ slope)[:, None]]), Wave(design, read.psu)


@dataclass(frozen=True)
class Step:
    """Areas that cannot be told apart from one another in a chain, in the order of the alphabet."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Ladder:
    """Areas on steps: every area of a higher step is certainly above every one of a lower.

    pairs : (higher, lower) that are certain, within a step as well
    compared : pairs that were compared
    """

    steps: tuple[Step, ...]
    pairs: frozenset[tuple[str, str]]
    compared: int


def ladder(cells: Mapping[str, Cell], *, level: float = 0.95) -> Ladder:
    """Put areas with a survey of their own on steps, as far as their order is certain.

    A pair is certain where its intervals do not touch *and* the difference, of two independent
    surveys, holds against all other pairs together (z, Holm 1979). Areas that are joined by pairs
    that are not certain share a step; within it there is no order.

    Parameters
    ----------
    cells : shown figures with an interval; others are left out

    Examples
    --------
    >>> def cell(value): return Cell(value, 1.0, value - 2, value + 2, 2.0, 600, 40)
    >>> told = ladder({"b": cell(60.0), "a": cell(61.0), "c": cell(50.0)})
    >>> [step.names for step in told.steps], sorted(told.pairs)
    ([('a', 'b'), ('c',)], [('a', 'c'), ('b', 'c')])
    """
    known = {
        name: (cell.value, cell.se, cell.lo, cell.hi)
        for name, cell in sorted(cells.items())
        if None not in (cell.value, cell.se, cell.lo, cell.hi)
    }
    tested: list[tuple[float, str, str]] = []
    apart: set[frozenset[str]] = set()
    for one, two in combinations(known, 2):
        (a, se_a, lo_a, hi_a), (b, se_b, lo_b, hi_b) = known[one], known[two]
        error = float(np.hypot(se_a or 0.0, se_b or 0.0))
        gap = abs((a or 0.0) - (b or 0.0))
        p = 2 * float(ndtr(-gap / error)) if error > 0 else float(gap == 0)
        tested.append((p, one, two))
        if (lo_a or 0.0) > (hi_b or 0.0) or (lo_b or 0.0) > (hi_a or 0.0):
            apart.add(frozenset((one, two)))
    pairs = set()
    for place, (p, one, two) in enumerate(sorted(tested)):
        if p > (1 - level) / (len(tested) - place):
            break
        if frozenset((one, two)) in apart:
            upper = (known[one][0] or 0.0) > (known[two][0] or 0.0)
            pairs.add((one, two) if upper else (two, one))
    steps = _joined(list(known), pairs)
    steps.sort(key=lambda names: -max(known[name][0] or 0.0 for name in names))
    return Ladder(tuple(Step(tuple(names)) for names in steps), frozenset(pairs), len(tested))


def _joined(names: Sequence[str], pairs: set[tuple[str, str]]) -> list[list[str]]:
    """Return the chains of areas in which each cannot be told apart from another."""
    left, found = list(names), []
    while left:
        chain, waiting = [], [left.pop(0)]
        while waiting:
            one = waiting.pop()
            chain.append(one)
            near = [n for n in left if (one, n) not in pairs and (n, one) not in pairs]
            left = [n for n in left if n not in near]
            waiting += near
        found.append(sorted(chain))
    return found
