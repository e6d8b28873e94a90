"""Weights for labels and triggers: as shipped, and as an installation's officers corrected them.

Weights are plain arrays in an .npz file without pickled objects. They hold no words: wording is
hashed, and what is left of a message cannot be read back.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from serasi.science.text.learning.linear import Example, Model, Signs, blank, softmax
from serasi.science.text.learning.wording import SIZE, Wording

LABELS = ("conflict", "tension", "response", "not_event")
TRIGGERS = ("T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8")
FORMAT = 2
STEPS = 512
"""Weights are kept in steps of 1/512: whole numbers that pack well, exact enough for labels."""
SHIPPED = Path(__file__).with_name("weights.npz")
MOST_ROUNDS = 40


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learnt: a model of labels and one of triggers, either may be missing."""

    label: Model | None = None
    trigger: Model | None = None
    corrections: int = 0


RULES_ALONE = Learned()
"""Nothing learnt: the rules decide."""


class WeightsError(ValueError):
    """A file of weights that is damaged or of another format."""


@lru_cache(maxsize=1)
def shipped() -> Learned:
    """Load the weights that came with the package; the rules alone when there are none."""
    return load(SHIPPED) if SHIPPED.exists() else RULES_ALONE


def save(learned: Learned, path: Path, /) -> None:
    """Write weights; the file is complete or not there at all."""
    arrays: dict[str, np.ndarray] = {"format": np.array([FORMAT, learned.corrections])}
    for name, model in (("label", learned.label), ("trigger", learned.trigger)):
        if model is not None:
            arrays |= {
                f"{name}.classes": np.array(model.classes),
                f"{name}.signs": np.array(model.signs or ("",)),
                f"{name}.gaps": np.diff(rows := _met(model), prepend=0),
                f"{name}.idf": _stepped(model.idf[rows]),
                f"{name}.words": _stepped(model.words[rows]),
                f"{name}.mix": model.mix.astype(np.float32),
                f"{name}.trust": model.trust.astype(np.float32),
                f"{name}.platt": np.array(model.platt),
                f"{name}.blocks": np.array(model.blocks),
            }
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    with fresh.open("wb") as file:
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]  # numpy's stub wants a bool
    fresh.replace(path)


def _met(model: Model) -> np.ndarray:
    """Give the features that were met in training or taught."""
    return np.flatnonzero((model.idf != 0) | model.words.any(axis=1)).astype(np.int32)


def _stepped(values: np.ndarray) -> np.ndarray:
    return np.asarray(np.clip(np.rint(values * STEPS), -32768, 32767), dtype=np.int16)


def load(path: Path, /) -> Learned:
    """Read weights.

    Raises
    ------
    WeightsError
        When the file is damaged, of another format, or does not fit this version's features.
    """
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        version, corrections = (int(n) for n in arrays["format"])
        models = {name: _model(arrays, name) for name in ("label", "trigger")}
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise WeightsError(str(path)) from error
    if version != FORMAT:
        raise WeightsError(str(path))
    return Learned(models["label"], models["trigger"], corrections)


def _model(arrays: dict[str, np.ndarray], name: str) -> Model | None:
    if f"{name}.words" not in arrays:
        return None
    rows, known = np.cumsum(arrays[f"{name}.gaps"]), arrays[f"{name}.words"]
    classes = tuple(str(c) for c in arrays[f"{name}.classes"])
    signs = tuple(str(s) for s in arrays[f"{name}.signs"])
    mix = arrays[f"{name}.mix"]
    fits = known.shape == (len(rows), len(classes)) and not np.any((rows < 0) | (rows >= SIZE))
    if not fits or mix.shape != (len(signs) + 1, len(classes)):
        raise ValueError(name)
    idf, words = np.zeros(SIZE, np.float32), np.zeros((SIZE, len(classes)), np.float32)
    idf[rows] = arrays[f"{name}.idf"].astype(np.float32) / STEPS
    words[rows] = known.astype(np.float32) / STEPS
    slope, offset = (float(n) for n in arrays[f"{name}.platt"])
    blocks = tuple(int(n) for n in arrays[f"{name}.blocks"])
    trust = arrays[f"{name}.trust"]
    return Model(classes, signs, idf, words, mix, trust, (slope, offset), blocks)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person made of one message; None where nothing was decided."""

    wording: Wording
    label_signs: Signs
    trigger_signs: Signs
    label: str | None
    trigger: str | None


def correct(
    base: Learned, corrections: Sequence[Correction], /, *, rng: np.random.Generator
) -> Learned:
    """Learn what people corrected, from the weights of `base`; where it has none, from the rules.

    Examples
    --------
    >>> from serasi.science.text.coder import study
    >>> seen = study("Arek-arek rame ning prapatan nggowo pentungan")
    >>> said = Correction(seen.wording, seen.label_signs, seen.trigger_signs, "tension", "T1")
    >>> taught = correct(RULES_ALONE, [said], rng=np.random.default_rng(1))
    >>> scores = taught.label.scores(seen.wording, seen.label_signs)
    >>> taught.label.classes[int(scores.argmax())]
    'tension'
    """
    labels = [
        Example(c.wording, c.label_signs, LABELS.index(c.label)) for c in corrections if c.label
    ]
    triggers = [
        Example(c.wording, c.trigger_signs, TRIGGERS.index(c.trigger))
        for c in corrections
        if c.trigger
    ]
    return Learned(
        fit(base.label or led_by_rules(LABELS), labels, rng=rng) if labels else base.label,
        fit(base.trigger or led_by_rules(TRIGGERS), triggers, rng=rng)
        if triggers
        else base.trigger,
        len(corrections),
    )


def led_by_rules(classes: Sequence[str], /) -> Model:
    """Give a model that says what the rules say, to start learning from."""
    start = blank(classes, [f"rule:{name}" for name in classes])
    mix = np.vstack([3.0 * np.eye(len(classes)), np.zeros(len(classes))]).astype(np.float32)
    return replace(start, mix=mix)


def fit(base: Model, corrections: Sequence[Example], /, *, rng: np.random.Generator) -> Model:
    """Move weights until corrected messages come out as corrected, and no further.

    Each round walks the corrections in a new order and steps only where the right class does not
    lead clearly; other weights stay as they are, so that what was known is not forgotten.

    Parameters
    ----------
    base
        The weights to start from, usually those shipped.
    corrections
        Corrected messages; of two that contradict each other the later one has the last word.
    """
    words, mix = base.words.copy(), base.mix.copy()
    trust = np.maximum(base.trust, 0.5)
    for _ in range(MOST_ROUNDS):
        moved = False
        for number in rng.permutation(len(corrections)):
            one = corrections[number]
            signs, value = base.rows(one.signs)
            weighed = base.weighed(one.wording)
            told = weighed @ words[one.wording.index]
            slope = softmax(value @ mix[signs] + trust * told)
            if slope[one.target] > 0.8:
                continue
            moved = True
            slope[one.target] -= 1.0
            words[one.wording.index] -= one.weight * np.outer(weighed, slope * trust)
            mix[signs] -= 0.02 * one.weight * np.outer(value, slope)
        if not moved:
            break
    return replace(base, words=words, mix=mix, trust=trust)
