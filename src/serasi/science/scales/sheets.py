"""Answer sheets as they were filled in, and the scheme that says what each item belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from serasi.science.scales.flaws import Refused

Values = NDArray[np.float64]
Marks = NDArray[np.bool_]

LOWEST, HIGHEST = 1, 5
DONT_KNOW, DECLINED = 8, 9
"""Codes of the form: "Tidak tahu" and "Tidak bersedia menjawab"."""


@dataclass(frozen=True)
class Scheme:
    """Which items there are and what each belongs to, in the order of the columns.

    attitudes, sila : name for each item
    reverse : items where agreement speaks against harmony
    opposites : pairs of items that one person can hardly both agree with
    """

    items: tuple[str, ...]
    attitudes: tuple[str, ...]
    sila: tuple[str, ...]
    reverse: frozenset[str]
    opposites: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if len(set(self.items)) != len(self.items) or len(self.items) < 2:
            raise Refused("S642", "butir kosong atau ganda")
        if not len(self.items) == len(self.attitudes) == len(self.sila):
            raise Refused("S642", "sikap atau sila tidak disebut untuk setiap butir")
        named = set(self.reverse) | {item for pair in self.opposites for item in pair}
        if unknown := sorted(named - set(self.items)):
            raise Refused("S642", f"butir {unknown[0]} tidak ada")

    @property
    def reversed_marks(self) -> Marks:
        """Whether each item is a reverse item."""
        return np.array([item in self.reverse for item in self.items])

    def attitude_columns(self) -> dict[str, tuple[int, ...]]:
        """Return the columns of each attitude, in the order in which attitudes first appear."""
        return _columns(self.attitudes)

    def sila_columns(self) -> dict[str, tuple[int, ...]]:
        """Return the columns of each sila, in the order in which they first appear."""
        return _columns(self.sila)


@dataclass(frozen=True)
class Sheets:
    """All sheets of a wave.

    raw : (sheets, items) answers as given, 1 to 5; NaN = no valid answer
    scored : the same with reverse items turned (6 - x), so that more is more harmonious
    dont_know, declined : (sheets, items) which of the missing were said so (codes 8 and 9)
    """

    scheme: Scheme
    raw: Values
    scored: Values = field(repr=False)
    dont_know: Marks = field(repr=False)
    declined: Marks = field(repr=False)

    @property
    def complete(self) -> Marks:
        """Which sheets have a valid answer to every item."""
        return np.asarray(~np.isnan(self.raw).any(axis=1))


def answer_sheets(answers: ArrayLike, scheme: Scheme) -> Sheets:
    """Return checked sheets from answers 1 to 5, codes 8 and 9, and NaN where nothing stands.

    Raises
    ------
    Refused : S640 not one column for each item; S641 an answer that the form does not know, which
        is also how a shifted column shows
    """
    given = np.array(answers, dtype=float, ndmin=2)
    if given.ndim != 2 or given.shape[1] != len(scheme.items):
        raise Refused("S640", f"{given.shape} untuk {len(scheme.items)} butir")
    dont_know, declined = given == DONT_KNOW, given == DECLINED
    valid = (given >= LOWEST) & (given <= HIGHEST) & (given == np.round(given))
    unknown = ~(valid | dont_know | declined | np.isnan(given))
    if unknown.any():
        row, column = (int(place) for place in np.argwhere(unknown)[0])
        raise Refused("S641", f"{given[row, column]:g}", row=row, item=scheme.items[column])
    raw = np.where(valid, given, np.nan)
    scored = np.where(scheme.reversed_marks, LOWEST + HIGHEST - raw, raw)
    return Sheets(scheme, raw, scored, dont_know, declined)


def _columns(names: Sequence[str]) -> dict[str, tuple[int, ...]]:
    return {
        name: tuple(place for place, other in enumerate(names) if other == name)
        for name in dict.fromkeys(names)
    }
