"""Near repeats: do events that are close in place also come close in time?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from serasi.science.space.flaws import Refused

_CHUNK = 4_000_000


@dataclass(frozen=True)
class NearRepeat:
    """Pairs by band of distance (rows) and of time (columns).

    expected : mean of the permutations; ratio : pairs / expected, NaN where none is expected
    p : share of permutations with as many pairs (one-sided)
    """

    pairs: NDArray[np.int64]
    expected: NDArray[np.float64]
    ratio: NDArray[np.float64]
    p: NDArray[np.float64]


def knox(
    points: ArrayLike,
    times: ArrayLike,
    *,
    distances: ArrayLike,
    durations: ArrayLike,
    rng: np.random.Generator,
    permutations: int = 999,
) -> NearRepeat:
    """Count close pairs and hold them against times dealt anew (Knox, 1964; Townsley et al., 2003).

    A sign of contagion only where reporting effort does not itself come in bursts. Memory grows
    with the pairs within the largest distance.

    Parameters
    ----------
    points : (events, 2) in the unit of `distances`, on a plane
    times : (events,) in the unit of `durations`
    distances : rising upper edges; the first band is 0 to the first edge, edges included
    durations : rising upper edges, likewise
    rng : times are dealt to places sorted by time, so that the order of events does not matter

    Raises
    ------
    Refused : S534 for a missing place or time, or edges that do not rise

    Examples
    --------
    >>> found = knox([[0, 0], [0, 1], [9, 9], [9, 8]], [0, 1, 50, 51], distances=[2],
    ...              durations=[5], rng=np.random.default_rng(1), permutations=199)
    >>> found.pairs.tolist(), bool(found.ratio[0, 0] > 2)
    ([[2]], True)
    """
    from scipy.spatial import cKDTree

    place, when = np.asarray(points, dtype=float), np.asarray(times, dtype=float)
    far, late = _edges(distances), _edges(durations)
    place = place.reshape(len(place), -1) if place.size else np.zeros((len(place), 2))
    if len(place) != len(when) or not np.isfinite(place).all() or not np.isfinite(when).all():
        raise Refused("S534", f"tempat {place.shape}, waktu {when.shape}, tanpa yang kosong")
    if len(when) < 2:
        shape = (len(far), len(late))
        return NearRepeat(np.zeros(shape, np.int64), np.zeros(shape), np.full(shape, np.nan),
                          np.ones(shape))  # fmt: skip
    order = np.lexsort((*place.T, when))
    place, when = place[order], when[order]
    close = cKDTree(place).query_pairs(float(far[-1]) * (1 + 1e-12), output_type="ndarray")
    apart = np.linalg.norm(place[close[:, 0]] - place[close[:, 1]], axis=1)
    row = np.searchsorted(far * (1 + 1e-12), apart)
    pairs = _table(when[None], close, row, far, late)[0]
    sums, reached = np.zeros(pairs.shape), np.zeros(pairs.shape, dtype=np.int64)
    step = max(1, _CHUNK // max(len(close), len(when)))
    for first in range(0, permutations, step):
        many = min(step, permutations - first)
        dealt = rng.permuted(np.tile(when, (many, 1)), axis=1)
        tables = _table(dealt, close, row, far, late)
        sums += tables.sum(axis=0)
        reached += (tables >= pairs).sum(axis=0)
    expected = sums / max(permutations, 1)
    ratio = np.divide(pairs, expected, out=np.full(pairs.shape, np.nan), where=expected > 0)
    return NearRepeat(pairs, expected, ratio, (1 + reached) / (1 + permutations))


def _table(
    times: NDArray[np.float64], close: NDArray[np.int64], row: NDArray[np.int64],
    far: NDArray[np.float64], late: NDArray[np.float64],
) -> NDArray[np.int64]:  # fmt: skip
    """Pairs by band, (deals, distance bands, time bands), for times (deals, events)."""
    wait = np.abs(times[:, close[:, 0]] - times[:, close[:, 1]])
    column = np.searchsorted(late * (1 + 1e-12), wait)
    cells = (len(far) + 1) * (len(late) + 1)
    flat = row * (len(late) + 1) + column + np.arange(len(times))[:, None] * cells
    counted = np.bincount(flat.ravel(), minlength=len(times) * cells)
    return counted.reshape(len(times), len(far) + 1, len(late) + 1)[:, :-1, :-1]


def _edges(edges: ArrayLike) -> NDArray[np.float64]:
    values = np.atleast_1d(np.asarray(edges, dtype=float))
    if not len(values) or not np.isfinite(values).all() or values[0] < 0:
        raise Refused("S534", "batas pita harus bilangan 0 atau lebih")
    if (np.diff(values) <= 0).any():
        raise Refused("S534", "batas pita harus naik")
    return values
