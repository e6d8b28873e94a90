"""Answers of people → scores 0 to 100 of items, attitudes, sila, and the person's own mean.

A person's score is a step of the sum over people and is never shown (no score for a person).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from serasi.science.harmony.flaws import Refused
from serasi.science.harmony.instrument import NEWEST, Instrument
from serasi.science.harmony.structure import ATTITUDES, SILA, Item

FloatArray = NDArray[np.float64]
MISSING = (8, 9)
LEAST_OF_ATTITUDE, LEAST_OF_SILA, LEAST_ATTITUDES = 2, 4, 8
"""Valid answers that a score needs: of 3 items, of 6 items, of 10 attitudes."""


@dataclass(frozen=True)
class Scores:
    """Scores of n people, NaN where too few answers are valid.

    items : (n, 30); attitudes : (n, 10); sila : (n, 5); person : (n,) mean of attitudes
    """

    items: FloatArray
    attitudes: FloatArray
    sila: FloatArray
    person: FloatArray


def score(answers: ArrayLike, *, instrument: Instrument = NEWEST) -> Scores:
    """Score answers to the thirty items.

    Reversed items x' = 6 - x; item (x' - 1) / 4 · 100; attitude the mean of its valid items where
    2 of 3 are valid, sila where 4 of 6 are, the person's mean where 8 of 10 attitudes are.

    Parameters
    ----------
    answers : (n, 30) in the order of the instrument; 1 to 5, 8 does not know, 9 does not want to
        answer, NaN not asked or left blank

    Raises
    ------
    Refused : S1329 another shape, S1312 another value

    Examples
    --------
    >>> everything = score([[5 if not item.reverse else 1 for item in NEWEST.items]])
    >>> everything.attitudes[0].tolist() == [100.0] * 10, everything.person.tolist()
    (True, [100.0])
    """
    items = scored_items(answers, instrument.items)
    attitudes = _means(items, _members(instrument.items, "attitude", ATTITUDES), LEAST_OF_ATTITUDE)
    sila = _means(items, _members(instrument.items, "sila", SILA), LEAST_OF_SILA)
    person = _means(attitudes, [list(range(len(ATTITUDES)))], LEAST_ATTITUDES)[:, 0]
    return Scores(items, attitudes, sila, person)


def pulse_scores(answers: ArrayLike, *, instrument: Instrument = NEWEST) -> Scores:
    """Score the ten pulse items; each attitude rests on one item, and there is no sila score.

    A panel of this kind is not a probability sample: show it as *non-probabilitas*, no interval.

    Parameters
    ----------
    answers : (n, 10) in the order of `instrument.pulse`
    """
    items = scored_items(answers, instrument.pulse)
    person = _means(items, [list(range(items.shape[1]))], LEAST_ATTITUDES)[:, 0]
    return Scores(items, items, np.full((len(items), len(SILA)), np.nan), person)


def scored_items(answers: ArrayLike, items: Sequence[Item]) -> FloatArray:
    """Return answers as 0 to 100, a high score meaning much harmony; NaN where not valid.

    Raises
    ------
    Refused : S1329 another shape, S1312 another value
    """
    raw = np.asarray(answers, dtype=float)
    if raw.ndim != 2 or raw.shape[1] != len(items):
        raise Refused("S1329", f"jawaban {raw.shape}, butir {len(items)}")
    missing = np.isnan(raw) | (raw == MISSING[0]) | (raw == MISSING[1])
    valid = (raw >= 1) & (raw <= 5) & (raw == np.floor(raw))
    if not (missing | valid).all():
        raise Refused("S1312", raw[~(missing | valid)][0])
    reverse = np.array([item.reverse for item in items])
    upright = np.where(reverse, 6 - raw, raw)
    return np.where(missing, np.nan, (upright - 1) / 4 * 100)


def _members(items: Sequence[Item], kind: str, groups: Sequence[str]) -> list[list[int]]:
    return [
        [place for place, item in enumerate(items) if getattr(item, kind) == group]
        for group in groups
    ]


def _means(values: FloatArray, groups: Sequence[Sequence[int]], least: int) -> FloatArray:
    """Return the mean of valid values of each group of columns where at least so many are valid."""
    out = np.full((len(values), len(groups)), np.nan)
    for place, columns in enumerate(groups):
        mine = values[:, columns]
        known = ~np.isnan(mine)
        counts = known.sum(axis=1)
        enough = counts >= least
        out[enough, place] = np.where(known, mine, 0.0).sum(axis=1)[enough] / counts[enough]
    return out
