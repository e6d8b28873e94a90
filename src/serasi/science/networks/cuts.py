"""Single points of failure: agencies and ties without which the network falls apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from serasi.science.networks.shape import components
from serasi.science.networks.ties import Values, checked_weights

Search = tuple[list[int], list[int], list[int]]


@dataclass(frozen=True)
class CutAgency:
    """An agency without which others lose each other.

    cut_off : groups that would stand apart from the largest remaining one, places of agencies
    """

    agency: int
    cut_off: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Bridge:
    """A pair whose tie is the only way between two sides; `cut_off` is the smaller side."""

    pair: tuple[int, int]
    cut_off: tuple[int, ...]


def cut_agencies(weights: ArrayLike) -> tuple[CutAgency, ...]:
    """Return the articulation points (Hopcroft & Tarjan, 1973, Comm ACM 16, algorithm 447).

    Ties hold in both directions here: who may be asked may also answer.

    Examples
    --------
    >>> cut_agencies([[0, 1, 0], [1, 0, 1], [0, 1, 0]])
    (CutAgency(agency=1, cut_off=((2,),)),)
    """
    made = _both_ways(weights)
    return tuple(CutAgency(node, _apart_without(made, node)) for node in _points(_searched(made)))


def bridges(weights: ArrayLike) -> tuple[Bridge, ...]:
    """Return the bridges (Tarjan, 1974, Information Processing Letters 2), in order of places.

    Ties hold in both directions, as in `cut_agencies`.
    """
    made = _both_ways(weights)
    found = []
    for node, above in _links(_searched(made)):
        without = made.copy()
        without[node, above] = without[above, node] = 0
        sides = [group for group in components(without) if node in group or above in group]
        found.append(Bridge((node, above), min(sides, key=lambda side: (len(side), side))))
    return tuple(found)


def count_cuts(weights: ArrayLike) -> tuple[int, int]:
    """Return how many articulation points and how many bridges there are."""
    found = _searched(_both_ways(weights))
    return len(_points(found)), len(_links(found))


def _points(found: Search) -> list[int]:
    low, depth, parent = found
    children: dict[int, list[int]] = {}
    for node, above in enumerate(parent):
        if above >= 0:
            children.setdefault(above, []).append(node)
    return sorted(
        node
        for node, below in children.items()
        if (len(below) > 1 if parent[node] < 0 else any(low[b] >= depth[node] for b in below))
    )


def _links(found: Search) -> list[tuple[int, int]]:
    low, depth, parent = found
    return sorted(
        (min(node, above), max(node, above))
        for node, above in enumerate(parent)
        if above >= 0 and low[node] > depth[above]
    )


def _both_ways(weights: ArrayLike) -> Values:
    made = checked_weights(weights)
    return np.asarray(made + made.T)


def _apart_without(made: Values, node: int) -> tuple[tuple[int, ...], ...]:
    own = next(group for group in components(made) if node in group)
    others = [place for place in own if place != node]
    groups = components(made[np.ix_(others, others)])
    return tuple(tuple(others[place] for place in group) for group in groups[1:])


def _searched(made: Values) -> Search:
    """Depth-first: lowest depth reachable from below, own depth, and parent (-1 for roots)."""
    n = len(made)
    near = [np.flatnonzero(row).tolist() for row in made]
    low, depth, parent = [-1] * n, [-1] * n, [-1] * n
    for root in range(n):
        if depth[root] >= 0:
            continue
        low[root] = depth[root] = 0
        stack: list[tuple[int, Iterator[int]]] = [(root, iter(near[root]))]
        while stack:
            node, rest = stack[-1]
            for other in rest:
                if depth[other] < 0:
                    parent[other] = node
                    low[other] = depth[other] = depth[node] + 1
                    stack.append((other, iter(near[other])))
                    break
                if other != parent[node]:
                    low[node] = min(low[node], depth[other])
            else:
                stack.pop()
                if parent[node] >= 0:
                    low[parent[node]] = min(low[parent[node]], low[node])
    return low, depth, parent
