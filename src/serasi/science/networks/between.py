"""Betweenness: how often an agency stands on the shortest way of others."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from serasi.science.networks.ties import Values, checked_weights

_EQUAL = 1e-9
"""Ways of one length by different sums of fractions differ by rounding."""


def betweenness(weights: ArrayLike) -> Values:
    """Return the betweenness of each agency by number of steps (Brandes, 2001, J Math Sociol 25).

    The share of the shortest ways of all other ordered pairs that pass the agency, ways of one
    pair counting alike: c(v) = sum of s(a, b | v) / s(a, b), divided by (n - 1)(n - 2) as Freeman
    (1977) does. For two-way ties, a symmetric matrix, this is the usual undirected figure.

    Parameters
    ----------
    weights : (n, n) ties from row to column, 0 = none

    Returns
    -------
    (n,) from 0 to 1; 0 with fewer than three agencies

    Examples
    --------
    >>> betweenness([[0, 1, 0], [1, 0, 1], [0, 1, 0]]).tolist()
    [0.0, 1.0, 0.0]
    """
    return _by_steps((checked_weights(weights) > 0).astype(float))


def weighted_betweenness(weights: ArrayLike) -> Values:
    """Return the same with a tie as long as 1 / weight, so that strong ties are short ways.

    Newman (2001, Phys Rev E 64, 016132, eq. 3). Parameters and return as `betweenness`.
    """
    made = checked_weights(weights)
    return _by_length(np.divide(1.0, made, out=np.full_like(made, np.inf), where=made > 0))


def centralisation(between: ArrayLike) -> float | None:
    """Return how far one agency stands out: 0 all alike, 1 a star; None below three agencies.

    Freeman (1979, Social Networks 1, eq. 8): sum of (largest - own) / (n - 1), of the normalised.
    """
    made = np.asarray(between, dtype=float)
    if len(made) < 3:
        return None
    return float((made.max() - made).sum() / (len(made) - 1))


def _by_steps(tied: Values) -> Values:
    """All sources at once, one step further in each round; counts of ways (source, agency)."""
    n = len(tied)
    if n < 3:
        return np.zeros(n)
    rounds = [np.eye(n)]
    seen = rounds[0] > 0
    while rounds[-1].any():
        ways = np.where(seen, 0.0, rounds[-1] @ tied)
        seen |= ways > 0
        rounds.append(ways)
    carried = np.zeros((n, n))
    for nearer, further in zip(rounds[-2::-1], rounds[:0:-1], strict=True):
        each = np.divide(1 + carried, further, out=np.zeros((n, n)), where=further > 0)
        carried += nearer * (each @ tied.T)
    return _normalised(carried)


def _by_length(length: Values) -> Values:
    """All sources at once: the k-th nearest agency of every source is settled in step k."""
    n = len(length)
    if n < 3:
        return np.zeros(n)
    far = dijkstra(csr_array(np.where(np.isfinite(length), length, 0.0)))
    order = np.argsort(far, axis=1, kind="stable")
    source = np.arange(n)
    ways = np.eye(n)
    for rank in range(1, n):
        here = order[:, rank]
        ways[source, here] = (ways * _before(far, length, here)).sum(axis=1)
    carried = np.zeros((n, n))
    for rank in range(n - 1, 0, -1):
        here = order[:, rank]
        total = ways[source, here]
        own = 1 + carried[source, here]
        each = np.divide(own, total, out=np.zeros(n), where=total > 0)
        carried += ways * _before(far, length, here) * each[:, None]
    return _normalised(carried)


def _normalised(carried: Values) -> Values:
    """Share of the pairs of others that each agency (columns) carries for sources (rows)."""
    n = len(carried)
    passed = carried.sum(axis=0) - np.diagonal(carried)
    return np.asarray(passed / ((n - 1) * (n - 2)))


def _before(far: Values, length: Values, here: np.ndarray) -> np.ndarray:
    """Which agencies (source, agency) come just before `here` (source,) on a shortest way."""
    aim = far[np.arange(len(far)), here][:, None]
    by = far + length[:, here].T
    return np.asarray(np.isfinite(by) & (by <= aim * (1 + _EQUAL)))
