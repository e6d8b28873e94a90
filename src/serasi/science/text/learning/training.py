"""Training of a model from many messages: L2-regularised softmax regression by L-BFGS.

Only who makes weights needs it (and scipy); reading and correcting do not import it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from serasi.science.text.learning.linear import Example, Model, softmax
from serasi.science.text.learning.wording import BITS, SIZE

LEAST = (2, 3, 2, 2)
"""In how many messages a feature of each block is met before it counts."""


def train_words(
    start: Model,
    examples: Sequence[Example],
    /,
    *,
    blocks: Sequence[int],
    penalty: float = 0.125,
) -> Model:
    """Learn the weights of the wording alone; signs are not looked at.

    Parameters
    ----------
    examples
        Messages; each class counts alike as a whole, whatever its number.
    blocks
        Which blocks of features are used.
    penalty
        Half of it times the squared weights is added to the summed log loss.
    """
    times = np.zeros(SIZE, np.int32)
    for one in examples:
        times[one.wording.index] += 1
    block = np.arange(SIZE) >> BITS
    used = np.isin(block, list(blocks)) & (times >= np.array(LEAST)[block])
    idf = np.where(used, np.log((1 + len(examples)) / (1 + times)) + 1, 0).astype(np.float32)
    model = replace(start, idf=idf, blocks=tuple(blocks))
    columns = np.flatnonzero(used)
    table = _table(model, examples, columns)
    target = np.array([e.target for e in examples])
    count = np.bincount(target, minlength=len(start.classes))
    even = len(examples) / (np.count_nonzero(count) * np.maximum(1, count))
    weight = even[target] * np.array([e.weight for e in examples])
    found = _fit(table, target, weight, np.zeros((len(columns), len(start.classes))), penalty)
    words = np.zeros_like(start.words)
    words[columns] = found
    return replace(model, words=words)


def _table(model: Model, examples: Sequence[Example], columns: np.ndarray) -> csr_matrix:
    at = np.full(SIZE, -1, np.int64)
    at[columns] = np.arange(len(columns))
    values, places, ends = [], [], [0]
    for one in examples:
        known = at[one.wording.index] >= 0
        values.append(model.weighed(one.wording)[known])
        places.append(at[one.wording.index][known])
        ends.append(ends[-1] + int(known.sum()))
    return csr_matrix(
        (np.concatenate(values), np.concatenate(places), np.array(ends)),
        shape=(len(examples), len(columns)),
        dtype=np.float64,
    )


def train_mix(
    start: Model, examples: Sequence[Example], told: np.ndarray, /, *, pull: float = 10.0
) -> Model:
    """Learn how signs and wording count together, pulled towards the weights of `start`.

    Parameters
    ----------
    told
        Scores by the wording, one row for each example, from a model that did not see it.
    """
    width = len(start.signs) + 1
    signs = np.zeros((len(examples), width))
    for number, one in enumerate(examples):
        index, value = start.rows(one.signs)
        signs[number, index] = value
    target = np.array([e.target for e in examples])
    weight = np.array([e.weight for e in examples])
    base = np.vstack([start.mix, start.trust]).astype(np.float64)
    found = _fit(signs, target, weight, base, pull, beside=told.astype(np.float64))
    return replace(start, mix=found[:-1].astype(np.float32), trust=found[-1].astype(np.float32))


def _fit(
    table: np.ndarray | csr_matrix,
    target: np.ndarray,
    weight: np.ndarray,
    base: np.ndarray,
    pull: float,
    *,
    beside: np.ndarray | None = None,
) -> np.ndarray:
    """Minimise the weighted log loss plus half the squared way from `base`, times `pull`.

    With `beside`, the last row of the weights multiplies its columns class by class.
    """
    shape = base.shape
    rows = np.arange(len(target))

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        now = flat.reshape(shape)
        scores = table @ (now if beside is None else now[:-1])
        if beside is not None:
            scores = scores + now[-1] * beside
        chances = softmax(scores)
        cost = -float(weight @ np.log(np.maximum(chances[rows, target], 1e-300)))
        chances[rows, target] -= 1.0
        chances *= weight[:, None]
        slope = table.T @ chances
        if beside is not None:
            slope = np.vstack([slope, (chances * beside).sum(axis=0)])
        away = now - base
        cost += 0.5 * pull * float((away * away).sum())
        return cost, (slope + pull * away).ravel()

    found = minimize(loss, base.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return np.asarray(found.x, dtype=np.float64).reshape(shape)
