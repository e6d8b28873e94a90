"""Where to draw each agency: the same network gives the same picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial.distance import pdist, squareform

from serasi.science.networks.ties import Values, checked_weights

_ROUNDS = 300
_STILL = 1e-6


def layout(weights: ArrayLike) -> Values:
    """Return a place for each agency by stress majorisation, meant for up to 60 agencies.

    Distances on paper follow the number of steps between agencies (Gansner, Koren & North, 2005,
    Graph Drawing, LNCS 3383, eq. 2, weights 1 / steps²). The start is the better of classical
    scaling and a circle; no chance is involved. Agencies without a way to each other stand one
    step further apart than the two furthest that have one.

    Parameters
    ----------
    weights : (n, n), ties in either direction; how strong they are does not matter

    Returns
    -------
    (n, 2) in the unit square, the longer side filled, the shorter centred

    Examples
    --------
    >>> layout([[0, 1, 0], [0, 0, 1], [0, 0, 0]]).round(2).tolist()
    [[0.0, 0.5], [0.5, 0.5], [1.0, 0.5]]
    """
    made = checked_weights(weights)
    n = len(made)
    if n < 2:
        return np.full((n, 2), 0.5)
    steps = _steps(made)
    drawn = [_settled(start, steps) for start in (_scaled(steps), _circle(n))]
    return _fitted(min(drawn, key=lambda places: round(stress(places, steps), 9)))


def stress(places: ArrayLike, steps: ArrayLike) -> float:
    """Return how badly distances (n, 2) follow the wanted steps (n, n): sum of ((d - s) / s)²."""
    at, wanted = np.asarray(places, dtype=float), np.asarray(steps, dtype=float)
    return float(((pdist(at) / squareform(wanted, checks=False) - 1) ** 2).sum())


def _steps(made: Values) -> Values:
    far = dijkstra(csr_array(made + made.T), unweighted=True)
    known = np.isfinite(far)
    return np.asarray(np.where(known, far, far[known].max() + 1))


def _settled(places: Values, steps: Values) -> Values:
    n = len(steps)
    apart = ~np.eye(n, dtype=bool)
    weight = np.divide(1.0, steps**2, out=np.zeros((n, n)), where=apart)
    inverse = np.linalg.pinv(np.diag(weight.sum(axis=1)) - weight)
    wanted = squareform(steps, checks=False)
    now, apart_now = places, pdist(places)
    before = np.inf
    for _ in range(_ROUNDS):
        after = float(((apart_now / wanted - 1) ** 2).sum())
        if before - after <= _STILL * after:
            break
        before = after
        pull = squareform(1 / (wanted * np.maximum(apart_now, 1e-9)))
        now = inverse @ (pull.sum(axis=1)[:, None] * now - pull @ now)
        apart_now = pdist(now)
    return np.asarray(now)


def _scaled(steps: Values) -> Values:
    """Classical scaling (Torgerson, 1952), signs fixed; a nudge parts agencies of one place."""
    n = len(steps)
    centre = np.eye(n) - 1 / n
    values, vectors = np.linalg.eigh(-0.5 * centre @ steps**2 @ centre)
    places = (vectors[:, ::-1] * np.sqrt(np.maximum(values[::-1], 0)))[:, :2]
    return np.asarray(places * _signs(places) + 0.01 * _circle(n))


def _circle(n: int) -> Values:
    angle = 2 * np.pi * np.arange(n) / n
    return np.column_stack([np.cos(angle), np.sin(angle)]) * n / (2 * np.pi)


def _fitted(places: Values) -> Values:
    """Turn the longest spread level, first agency to the left, and fill the unit square."""
    centred = places - places.mean(axis=0)
    axes = np.linalg.svd(centred, full_matrices=False)[2]
    turned = centred @ axes.T
    turned = turned * _signs(turned)
    low, high = turned.min(axis=0), turned.max(axis=0)
    span = float((high - low).max())
    out = (turned - (low + high) / 2) / span + 0.5
    return np.asarray(np.clip(out, 0.0, 1.0))


def _signs(places: Values) -> Values:
    """Signs that put the first agency that is off the middle to the left, and upwards."""
    size = np.abs(places)
    first = (size > 0.05 * size.max(axis=0)).argmax(axis=0)
    return np.where(places[first, [0, 1]] > 0, -1.0, 1.0)
