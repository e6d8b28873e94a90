"""A softmax model over hashed wording and the rules' own signs, in plain arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from serasi.science.text.learning.wording import BITS, LETTERS, SIZE, TOLD, TOPICS, WORDS, Wording

Signs = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Example:
    """One message to learn from: its wording, its signs, the number of its class, its weight."""

    wording: Wording
    signs: Signs
    target: int
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of one decision.

    `words` has a row for each hashed feature of the `blocks` in use and `idf` how much the feature
    counts, 0 when it was not met in training; `mix` has a row for each sign and a last one for the
    classes themselves; `trust` says how much the wording counts beside the signs; `platt` are slope
    and offset that turn a margin into a probability of being right.
    """

    classes: tuple[str, ...]
    signs: tuple[str, ...]
    idf: np.ndarray
    words: np.ndarray
    mix: np.ndarray
    trust: np.ndarray
    platt: tuple[float, float] = (1.0, 0.0)
    blocks: tuple[int, ...] = (WORDS, LETTERS, TOLD, TOPICS)

    def rows(self, signs: Signs, /) -> tuple[np.ndarray, np.ndarray]:
        """Give the known signs as rows of `mix` with their values, the last row included."""
        at = {name: number for number, name in enumerate(self.signs)}
        known = [(at[name], value) for name, value in signs.items() if name in at]
        index = np.array([*(i for i, _ in known), len(self.signs)], dtype=np.int32)
        return index, np.array([*(v for _, v in known), 1.0], dtype=np.float32)

    def weighed(self, wording: Wording, /) -> np.ndarray:
        """Weigh each feature of a wording: tf-idf, the known ones of a block of length 1.

        A feature that was not met in training is weighed as the rarest one beside it, so that a
        correction can teach it; features of blocks without use count nothing.
        """
        block = wording.index >> BITS
        idf = self.idf[wording.index]
        rarest = np.zeros(SIZE >> BITS, np.float32)
        rarest[list(self.blocks)] = 1.0
        np.maximum.at(rarest, block, idf)
        value = wording.value * np.where(idf > 0, idf, rarest[block])
        square = value * value
        length = np.bincount(block, np.where(idf > 0, square, 0), minlength=SIZE >> BITS)
        alone = np.bincount(block, square, minlength=SIZE >> BITS)
        length = np.sqrt(np.where(length > 0, length, alone))
        return np.asarray(value / np.where(length > 0, length, 1.0)[block], dtype=np.float32)

    def by_words(self, wording: Wording, /) -> np.ndarray:
        """Score the classes by the wording alone."""
        return np.asarray(self.weighed(wording) @ self.words[wording.index], dtype=np.float32)

    def scores(self, wording: Wording, signs: Signs, /) -> np.ndarray:
        """Score the classes by wording and signs."""
        index, value = self.rows(signs)
        return np.asarray(value @ self.mix[index] + self.trust * self.by_words(wording))

    def chances(self, wording: Wording, signs: Signs, /) -> np.ndarray:
        """Give the softmax of the scores."""
        return softmax(self.scores(wording, signs))


def softmax(scores: np.ndarray, /) -> np.ndarray:
    """Turn scores into shares that add up to 1."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


def blank(classes: Sequence[str], signs: Sequence[str] = (), /) -> Model:
    """Give a model that knows nothing."""
    k = len(classes)
    return Model(
        tuple(classes), tuple(signs), np.zeros(SIZE, np.float32), np.zeros((SIZE, k), np.float32),
        np.zeros((len(signs) + 1, k), np.float32), np.ones(k, np.float32),
    )  # fmt: skip
