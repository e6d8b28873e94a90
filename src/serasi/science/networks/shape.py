"""How dense, how mutual and how concentrated ties are, and who can reach whom."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, dijkstra

from serasi.science.networks.ties import Values, checked_weights


@dataclass(frozen=True)
class Degrees:
    """Ties of each agency, each (n,): how many, and their summed weights.

    For two-way ties, given as a symmetric matrix, both directions are the same.
    """

    into: NDArray[np.int64]
    out: NDArray[np.int64]
    weight_into: Values
    weight_out: Values


def degrees(weights: ArrayLike) -> Degrees:
    """Return how many ties each agency has and how strong they are together.

    Examples
    --------
    >>> degrees([[0, 2, 1], [0, 0, 0], [0, 0, 0]]).weight_out.tolist()
    [3.0, 0.0, 0.0]
    """
    made = checked_weights(weights)
    tied = made > 0
    return Degrees(tied.sum(axis=0), tied.sum(axis=1), made.sum(axis=0), made.sum(axis=1))


def density(weights: ArrayLike) -> float | None:
    """Return the share of all ordered pairs that are tied; None with fewer than two agencies.

    For two-way ties this is the share of all pairs (Wasserman & Faust, 1994, eq. 4.3 and 4.21).
    """
    made = checked_weights(weights)
    n = len(made)
    return float((made > 0).sum() / (n * (n - 1))) if n > 1 else None


def reciprocity(weights: ArrayLike) -> float | None:
    """Return the share of ties that are returned; None without any tie.

    Newman, Forrest & Balthrop (2002, Phys Rev E 66, 035101): ties in mutual pairs / all ties.
    """
    tied = checked_weights(weights) > 0
    return float((tied & tied.T).sum() / tied.sum()) if tied.any() else None


def concentration(shares: ArrayLike) -> float | None:
    """Return how much of a work one agency carries: 0 evenly spread, 1 all by one; None if none.

    Herfindahl's sum of squared shares, rescaled to start at 0: (H - 1/n) / (1 - 1/n).

    Parameters
    ----------
    shares : (n,) such as contacts received or sent by each agency; any scale

    Examples
    --------
    >>> concentration([5, 5]), concentration([3, 0, 0])
    (0.0, 1.0)
    """
    work = np.asarray(shares, dtype=float)
    if len(work) < 2 or work.sum() <= 0:
        return None
    even = 1 / len(work)
    return float((((work / work.sum()) ** 2).sum() - even) / (1 - even))


def components(weights: ArrayLike) -> tuple[tuple[int, ...], ...]:
    """Return groups of agencies that are tied among themselves, whatever the direction.

    Places of the agencies, the largest group first, equal ones by their first agency.
    """
    made = checked_weights(weights)
    if not len(made):
        return ()
    count, label = connected_components(csr_array(made), directed=True, connection="weak")
    groups = [tuple(np.flatnonzero(label == number).tolist()) for number in range(count)]
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))


def reachable_share(weights: ArrayLike) -> float | None:
    """Return the share of ordered pairs with a way from one to the other; None below two agencies.

    Ties are followed in their direction.
    """
    made = checked_weights(weights)
    n = len(made)
    if n < 2:
        return None
    far = dijkstra(csr_array(made), unweighted=True)
    return float((np.isfinite(far).sum() - n) / (n * (n - 1)))
