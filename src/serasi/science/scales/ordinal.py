"""Proportional-odds regression of an ordered answer, on rows that are counted together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.linalg import LinAlgError, cho_factor, cho_solve
from scipy.special import expit

from serasi.science.scales.flaws import Refused
from serasi.science.scales.sheets import Values

ENDLESS = 15.0
"""Log odds for a standard deviation that no true slope reaches."""


@dataclass(frozen=True)
class OrdinalFit:
    """logit P(answer <= step k) = cuts[k] - slopes · x.

    converged : False also where answers are fully told apart by the regressors
    """

    cuts: Values
    slopes: Values
    log_likelihood: float
    converged: bool
    steps: int


def fit_ordinal(
    counts: ArrayLike,
    regressors: ArrayLike,
    *,
    like: OrdinalFit | None = None,
    most_steps: int = 50,
) -> OrdinalFit:
    """Fit the proportional-odds model (McCullagh, 1980, JRSS B 42) by Fisher scoring.

    Parameters
    ----------
    counts : (cells, steps) how often each step was answered among the sheets of a cell; a step
        that nobody answered is left out
    regressors : (cells, regressors), without a constant
    like : a fit of the same answers on the first of these regressors, where the search begins

    Examples
    --------
    >>> seen = fit_ordinal([[30, 20, 10], [10, 20, 30]], [[0], [1]])
    >>> round(float(seen.slopes[0]), 3), round(seen.log_likelihood, 3)
    (1.609, -121.369)
    """
    table, given = np.asarray(counts, dtype=float), np.asarray(regressors, dtype=float)
    if table.ndim != 2 or given.ndim != 2 or len(table) != len(given):
        raise Refused("S640", f"{table.shape}, {given.shape}")
    table = table[:, table.sum(axis=0) > 0]
    if table.shape[1] < 2:
        raise Refused("S645", "semua jawaban sama")
    # centred and scaled regressors keep the steps even; turned back at the end
    weight = table.sum(axis=1)
    centre = weight @ given / weight.sum()
    scale = np.sqrt(weight @ (given - centre) ** 2 / weight.sum())
    scale = np.where(scale > 0, scale, 1.0)
    moved = (given - centre) / scale
    numbers = _start(table, like, centre, scale)
    value, converged, steps = _log_likelihood(table, moved, numbers), False, 0
    while steps < most_steps and not converged:
        steps += 1
        score, information = _derivatives(table, moved, numbers)
        try:
            move = cho_solve(cho_factor(information), score)
        except LinAlgError:
            break
        size = 1.0
        while (new := _log_likelihood(table, moved, numbers + size * move)) < value - 1e-9:
            size /= 2
            if size < 1e-6:
                break
        gained = float(score @ move)
        numbers, value = numbers + size * move, new
        converged = gained < 1e-9
    cuts, slopes = np.split(numbers, [table.shape[1] - 1])
    # answers that are told apart fully drive a slope without end
    converged = converged and bool((np.abs(slopes) < ENDLESS).all())
    slopes = slopes / scale
    return OrdinalFit(cuts + centre @ slopes, slopes, value, converged, steps)


def _start(table: Values, like: OrdinalFit | None, centre: Values, scale: Values) -> Values:
    slopes = np.zeros(len(centre))
    if like is None:
        below = np.cumsum(table.sum(axis=0))[:-1] / table.sum()
        return np.concatenate([np.log(below / (1 - below)), slopes])
    slopes[: len(like.slopes)] = like.slopes
    return np.concatenate([like.cuts - centre @ slopes, slopes * scale])


def _chances(table: Values, given: Values, numbers: Values) -> tuple[Values, Values]:
    """Return P(answer <= step) with 0 and 1 at the ends, and P(answer = step)."""
    inner = table.shape[1] - 1
    at = expit(numbers[:inner] - (given @ numbers[inner:])[:, None])
    ends = np.column_stack([np.zeros(len(table)), at, np.ones(len(table))])
    return ends, np.diff(ends, axis=1)


def _log_likelihood(table: Values, given: Values, numbers: Values) -> float:
    chances = _chances(table, given, numbers)[1]
    if (chances[table > 0] <= 0).any():
        return -np.inf
    return float((table[table > 0] * np.log(chances[table > 0])).sum())


def _derivatives(table: Values, given: Values, numbers: Values) -> tuple[Values, Values]:
    inner = table.shape[1] - 1
    ends, chances = _chances(table, given, numbers)
    chances = np.maximum(chances, 1e-12)
    density = (ends * (1 - ends))[:, 1:-1]
    # d chance_k / d cut_j is density_k at j = k and minus density_{k - 1} at j = k - 1
    by_cut = np.zeros((len(table), inner + 1, inner))
    step = np.arange(inner)
    by_cut[:, step, step] = density
    by_cut[:, step + 1, step] = -density
    by_number = np.concatenate(
        [by_cut, -by_cut.sum(axis=2)[:, :, None] * given[:, None, :]], axis=2
    )
    score = np.einsum("ck,ckn->n", table / chances, by_number)
    weight = table.sum(axis=1)[:, None] / chances
    flat = (by_number * np.sqrt(weight)[:, :, None]).reshape(-1, by_number.shape[2])
    return score, flat.T @ flat
