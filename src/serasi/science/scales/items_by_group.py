"""Does an item answer differently in two groups of equal harmony? Ordinal logistic DIF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import chdtrc

from serasi.science.scales.flaws import Refused
from serasi.science.scales.ordinal import OrdinalFit, fit_ordinal
from serasi.science.scales.sheets import Marks, Values

Size = Literal["negligible", "moderate", "large"]
MODERATE, LARGE = 0.035, 0.070
"""Gain of Nagelkerke's R²: Jodoin & Gierl, 2001, Applied Measurement in Education 14."""


@dataclass(frozen=True)
class ItemByGroup:
    """One item over groups of equal score.

    uniform, non_uniform, both : likelihood ratios of the group, of group times score, of both
    df : of `uniform` and of `non_uniform`, half that of `both`
    gained : Nagelkerke's R² of both beyond the score alone
    p : of `both`; p_adjusted : Holm's over all items of this grouping
    size : "negligible" unless p_adjusted < 0.05
    kind : "none", "uniform", or "non_uniform" where group times score has p < 0.05 as well
    """

    item: str
    rows: int
    uniform: float
    non_uniform: float
    both: float
    df: int
    gained: float
    p: float
    p_adjusted: float
    size: Size
    kind: Literal["none", "uniform", "non_uniform"]


@dataclass(frozen=True)
class GroupDifferences:
    """All items of one grouping.

    items : without those that could not be judged (`unjudged`: all answers alike, or answers that
        the groups tell apart wholly)
    """

    groups: tuple[str, ...]
    rows: tuple[int, ...]
    left_out: tuple[str, ...]
    items: tuple[ItemByGroup, ...]
    unjudged: tuple[str, ...]


def group_differences(
    scored: ArrayLike, groups: Sequence[str | None], items: Sequence[str], *, least_rows: int = 100
) -> GroupDifferences:
    """Judge every item for one grouping (Zumbo, 1999, A Handbook on the Theory and Methods of DIF).

    Three proportional-odds models of the answer: on the score; with the group; with group times
    score. The score is the mean of all valid items, the item itself among them, of sheets with at
    least four fifths of the items. The rows are those where item, score and group are known.

    Parameters
    ----------
    scored : (sheets, items), reverse items turned
    groups : of each sheet; None = not known
    least_rows : sheets that a group needs, else it is left out
    """
    table = np.asarray(scored, dtype=float)
    if table.ndim != 2 or table.shape != (len(groups), len(items)):
        raise Refused("S640", f"{table.shape}, {len(groups)} kelompok, {len(items)} butir")
    known = (~np.isnan(table)).sum(axis=1)
    score = np.full(len(table), np.nan)
    enough = known >= 0.8 * table.shape[1]
    score[enough] = np.nansum(table[enough], axis=1) / known[enough]
    met = [group for group, fit in zip(groups, enough.tolist(), strict=True) if fit]
    counted = {
        name: sum(group == name for group in met)
        for name in sorted({group for group in groups if group is not None})
    }
    kept = tuple(name for name, rows in counted.items() if rows >= least_rows)
    left_out = tuple(name for name in counted if name not in kept)
    rows = tuple(counted[name] for name in kept)
    if len(kept) < 2:
        return GroupDifferences(kept, rows, left_out, (), ())
    number = np.array([kept.index(group) if group in kept else -1 for group in groups])
    cells = _Cells(score, number, enough & (number >= 0))
    found, unjudged = [], []
    for column, item in enumerate(items):
        one = _item(item, cells.counts(table[:, column]), cells, len(kept) - 1)
        if one is None:
            unjudged.append(item)
        else:
            found.append(one)
    return GroupDifferences(kept, rows, left_out, _judged(found), tuple(unjudged))


class _Cells:
    """Sheets of equal score and group, counted together: there are some hundred of them."""

    def __init__(self, score: Values, number: Values, usable: Marks) -> None:
        self.usable = usable
        # equal means of different counts of items differ in their last digits
        pairs = np.column_stack([np.round(score[usable], 9), number[usable]])
        self.keys, cell = np.unique(pairs, axis=0, return_inverse=True)
        self.cell = cell.ravel()
        score_column = self.keys[:, :1]
        groups = np.arange(1, int(number.max()) + 1)
        marked = (self.keys[:, 1:] == groups).astype(float)
        self.models = (
            score_column,
            np.hstack([score_column, marked]),
            np.hstack([score_column, marked, marked * score_column]),
        )

    def counts(self, answers: Values) -> Values:
        """Return how often each step was answered in each cell: (cells, steps)."""
        given = answers[self.usable]
        known = ~np.isnan(given)
        steps, step = np.unique(given[known], return_inverse=True)
        counts = np.zeros((len(self.keys), len(steps)))
        np.add.at(counts, (self.cell[known], step.ravel()), 1)
        return counts


def _item(item: str, counts: Values, cells: _Cells, df: int) -> ItemByGroup | None:
    if counts.shape[1] < 2:
        return None
    models: list[OrdinalFit] = []
    for given in cells.models:
        models.append(fit_ordinal(counts, given, like=models[-1] if models else None))
        if not models[-1].converged:
            return None
    uniform, non_uniform, both = (
        max(2 * (models[more].log_likelihood - models[less].log_likelihood), 0.0)
        for less, more in ((0, 1), (1, 2), (0, 2))
    )
    none = _null(counts)
    gained = _nagelkerke(models[2], none, counts) - _nagelkerke(models[0], none, counts)
    p = float(chdtrc(2 * df, both))
    rows = int(counts.sum())
    return ItemByGroup(
        item, rows, uniform, non_uniform, both, df, gained, p, p, "negligible", "none"
    )


def _null(counts: Values) -> float:
    whole = counts.sum(axis=0)
    whole = whole[whole > 0]
    return float((whole * np.log(whole / whole.sum())).sum())


def _nagelkerke(model: OrdinalFit, none: float, counts: Values) -> float:
    rows = counts.sum()
    explained = 1 - np.exp(2 / rows * (none - model.log_likelihood))
    return float(explained / (1 - np.exp(2 / rows * none)))


def _judged(items: list[ItemByGroup]) -> tuple[ItemByGroup, ...]:
    adjusted = holm([item.p for item in items])
    return tuple(_sized(item, p) for item, p in zip(items, adjusted, strict=True))


def _sized(item: ItemByGroup, adjusted: float) -> ItemByGroup:
    size: Size = "negligible"
    kind: Literal["none", "uniform", "non_uniform"] = "none"
    if adjusted < 0.05:
        if item.gained >= MODERATE:
            size = "large" if item.gained >= LARGE else "moderate"
        slopes_differ = chdtrc(item.df, item.non_uniform) < 0.05
        kind = "non_uniform" if slopes_differ else "uniform"
    return ItemByGroup(**{**vars(item), "p_adjusted": adjusted, "size": size, "kind": kind})


def holm(chances: Sequence[float]) -> list[float]:
    """Return Holm's adjusted chances (1979, Scandinavian Journal of Statistics 6).

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03])
    [0.03, 0.06, 0.06]
    """
    count, found, most = len(chances), [0.0] * len(chances), 0.0
    for place, at in enumerate(sorted(range(count), key=lambda at: chances[at])):
        most = max(most, min(1.0, (count - place) * chances[at]))
        found[at] = most
    return found
