"""How sheets were filled in: straight lines, contradictions, yea-saying, haste, the wrong place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from serasi.science.scales.flaws import Refused
from serasi.science.scales.sheets import HIGHEST, LOWEST, Marks, Sheets, Values

LEAST_ANSWERED = 0.8
"""Share of the items without which nothing is said of a sheet's manner."""


@dataclass(frozen=True)
class Flagged:
    """Which sheets are marked.

    marks, known : of each sheet; a sheet of which too little is known is not marked
    """

    marks: Marks
    known: Marks

    @property
    def count(self) -> int:
        """Marked sheets."""
        return int(self.marks.sum())

    @property
    def judged(self) -> int:
        """Sheets of which enough is known."""
        return int(self.known.sum())

    @property
    def share(self) -> float | None:
        """Marked of the judged ones, None where none could be judged."""
        return self.count / self.judged if self.judged else None


@dataclass(frozen=True)
class YeaSaying:
    """Leaning to agree with whatever is said.

    of_sheets : (mean raw reverse + mean raw other items) / 2 - 3 of each sheet; 0 = none, NaN =
        too few answers
    mean, sd : over sheets; None where none is known
    """

    of_sheets: Values
    mean: float | None
    sd: float | None


def straight_lines(sheets: Sheets, *, least_sd: float = 0.3) -> Flagged:
    """Mark sheets whose raw answers hardly vary, though reverse items stand among them.

    The standard deviation over the raw items (divisor n - 1) is below `least_sd`.
    """
    known = _answered(sheets.raw)
    spread = np.full(len(known), np.inf)
    if known.any():
        spread[known] = np.nanstd(sheets.raw[known], axis=1, ddof=1)
    return Flagged(spread < least_sd, known)


def contradictions(
    sheets: Sheets, *, least_pairs: int = 3, least_share: float = 0.5, strong: int = 4
) -> Flagged:
    """Mark sheets that agree with both, or reject both, of opposite items, in many pairs.

    Agreeing is a raw answer of at least `strong`, rejecting one of at most 6 - `strong`. A sheet is
    marked with `least_pairs` such pairs that make up `least_share` of the pairs it answered.
    """
    places = {item: place for place, item in enumerate(sheets.scheme.items)}
    if not sheets.scheme.opposites:
        none = np.zeros(len(sheets.raw), dtype=bool)
        return Flagged(none, none)
    one, other = (
        sheets.raw[:, [places[pair[side]] for pair in sheets.scheme.opposites]] for side in (0, 1)
    )
    answered = (~np.isnan(one) & ~np.isnan(other)).sum(axis=1)
    weak = LOWEST + HIGHEST - strong
    clash = ((one >= strong) & (other >= strong)) | ((one <= weak) & (other <= weak))
    clashes = clash.sum(axis=1)
    known = answered >= least_pairs
    marks = known & (clashes >= least_pairs) & (clashes >= least_share * answered)
    return Flagged(marks, known)


def yea_saying(sheets: Sheets) -> YeaSaying:
    """Return how far answers lean to agreement, whatever the items say."""
    turned = sheets.scheme.reversed_marks
    with_answers = _answered(sheets.raw)
    for side in (turned, ~turned):
        with_answers &= (~np.isnan(sheets.raw[:, side])).any(axis=1)
    found = np.full(len(sheets.raw), np.nan)
    rows = sheets.raw[with_answers]
    if len(rows) and turned.any() and not turned.all():
        middle = (LOWEST + HIGHEST) / 2
        means = np.nanmean(rows[:, turned], axis=1), np.nanmean(rows[:, ~turned], axis=1)
        found[with_answers] = (means[0] + means[1]) / 2 - middle
    known = found[~np.isnan(found)]
    return YeaSaying(
        found,
        float(known.mean()) if len(known) else None,
        float(known.std(ddof=1)) if len(known) > 1 else None,
    )


def hasty(minutes: ArrayLike, *, least_minutes: float = 6.0) -> Flagged:
    """Mark interviews shorter than anyone can read the items; NaN = duration not known."""
    return _below(minutes, least_minutes, turned=1)


def far_off(metres: ArrayLike, *, most_metres: float = 500.0) -> Flagged:
    """Mark interviews further than `most_metres` from the sampled RT; NaN = no position."""
    return _below(metres, most_metres, turned=-1)


def _below(values: ArrayLike, bound: float, *, turned: int) -> Flagged:
    given = np.asarray(values, dtype=float)
    if given.ndim != 1:
        raise Refused("S640", f"{given.shape}")
    known = ~np.isnan(given)
    if (given[known] < 0).any() or np.isinf(given).any():
        raise Refused("S646", given[known][(given[known] < 0) | np.isinf(given[known])][0])
    return Flagged(known & (turned * np.where(known, given, 0) < turned * bound), known)


def _answered(raw: Values) -> Marks:
    return np.asarray((~np.isnan(raw)).mean(axis=1) >= LEAST_ANSWERED)
