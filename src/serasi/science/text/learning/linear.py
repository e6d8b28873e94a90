"""A softmax model over hashed wording and the rules' own signs, in plain arrays.

Trained by adaptive gradient steps (Duchi, Hazan, Singer 2011) with a pull towards the weights it
started from, so that a few corrections move it and cannot make it forget.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from serasi.science.text.learning.wording import SIZE, Wording

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

    `words` has a row for each hashed feature, `mix` one for each sign and a last one for the
    classes themselves; `trust` says how much the wording counts beside the signs; `platt` are
    slope and offset that turn a margin into a probability of being right.
    """

    classes: tuple[str, ...]
    signs: tuple[str, ...]
    words: np.ndarray
    mix: np.ndarray
    trust: np.ndarray
    platt: tuple[float, float] = (1.0, 0.0)

    def rows(self, signs: Signs, /) -> tuple[np.ndarray, np.ndarray]:
        """Give the known signs as rows of `mix` with their values, the last row included."""
        at = {name: number for number, name in enumerate(self.signs)}
        known = [(at[name], value) for name, value in signs.items() if name in at]
        index = np.array([*(i for i, _ in known), len(self.signs)], dtype=np.int32)
        return index, np.array([*(v for _, v in known), 1.0], dtype=np.float32)

    def by_words(self, wording: Wording, /) -> np.ndarray:
        """Score the classes by the wording alone."""
        return np.asarray(wording.value @ self.words[wording.index], dtype=np.float32)

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
        tuple(classes), tuple(signs), np.zeros((SIZE, k), np.float32),
        np.zeros((len(signs) + 1, k), np.float32), np.ones(k, np.float32),
    )  # fmt: skip


def train_words(
    start: Model,
    examples: Sequence[Example],
    /,
    *,
    rng: np.random.Generator,
    rounds: int = 8,
    rate: float = 0.25,
    pull: float = 1e-3,
) -> Model:
    """Learn the weights of the wording alone; signs are not looked at."""
    words, base = start.words.copy(), start.words
    seen = np.full(words.shape, 1e-6, np.float32)
    for _ in range(rounds):
        for number in rng.permutation(len(examples)):
            one = examples[number]
            index, value = one.wording.index, one.wording.value
            slope = softmax(value @ words[index])
            slope[one.target] -= 1.0
            step = one.weight * np.outer(value, slope) + pull * (words[index] - base[index])
            seen[index] += step * step
            words[index] -= rate * step / np.sqrt(seen[index])
    return Model(start.classes, start.signs, words, start.mix, start.trust, start.platt)


def train_mix(
    start: Model,
    examples: Sequence[Example],
    told: np.ndarray,
    /,
    *,
    rounds: int = 400,
    rate: float = 0.2,
    pull: float = 0.02,
) -> Model:
    """Learn how signs and wording count together.

    Parameters
    ----------
    told
        Scores by the wording, one row for each example, from a model that did not see it.
    """
    signs = np.zeros((len(examples), len(start.signs) + 1), np.float32)
    for number, one in enumerate(examples):
        index, value = start.rows(one.signs)
        signs[number, index] = value
    weight = np.array([e.weight for e in examples], np.float32)[:, None] / max(1, len(examples))
    wanted = np.eye(len(start.classes), dtype=np.float32)[[e.target for e in examples]]
    mix, trust = start.mix.copy(), start.trust.copy()
    seen, seen_trust = np.full(mix.shape, 1e-8, np.float32), np.full(trust.shape, 1e-8, np.float32)
    for _ in range(rounds):
        slope = (softmax(signs @ mix + trust * told) - wanted) * weight
        step = signs.T @ slope + pull * (mix - start.mix) / len(start.classes)
        step_trust = (slope * told).sum(axis=0) + pull * (trust - start.trust)
        seen += step * step
        seen_trust += step_trust * step_trust
        mix -= rate * step / np.sqrt(seen)
        trust -= rate * step_trust / np.sqrt(seen_trust)
    return Model(start.classes, start.signs, start.words, mix, trust, start.platt)
