"""Statistics of single items."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from serasi.science.scales.correlations import correlation
from serasi.science.scales.sheets import HIGHEST, LOWEST, Sheets, Values


@dataclass(frozen=True)
class ItemStatistics:
    """One item, turned so that more is more harmonious.

    missing, dont_know, declined : shares of all sheets; missing holds the other two
    ceiling, floor : shares of valid answers on the best and the worst step
    item_rest_attitude, item_rest_scale : correlation with the mean of the other valid items of its
        attitude and of the whole scale; None where it cannot be known
    """

    item: str
    sheets: int
    valid: int
    mean: float | None
    sd: float | None
    missing: float | None
    dont_know: float | None
    declined: float | None
    ceiling: float | None
    floor: float | None
    item_rest_attitude: float | None
    item_rest_scale: float | None


def item_statistics(sheets: Sheets) -> tuple[ItemStatistics, ...]:
    """Return the statistics of each item, in the order of the scheme."""
    everything = tuple(range(len(sheets.scheme.items)))
    attitude_of = {
        column: columns
        for columns in sheets.scheme.attitude_columns().values()
        for column in columns
    }
    return tuple(_one(sheets, column, attitude_of[column], everything) for column in everything)


def rest_correlation(scored: Values, column: int, columns: tuple[int, ...]) -> float | None:
    """Return the correlation of an item with the mean of the other valid items of its scale.

    With whole sheets this is the corrected item-total correlation (psych's r.drop).
    """
    others = scored[:, [other for other in columns if other != column]]
    known = (~np.isnan(others)).sum(axis=1)
    rest = np.where(known > 0, np.nansum(others, axis=1) / np.maximum(known, 1), np.nan)
    return correlation(scored[:, column], rest).value


def _one(
    sheets: Sheets, column: int, attitude: tuple[int, ...], everything: tuple[int, ...]
) -> ItemStatistics:
    answers = sheets.scored[:, column]
    valid = answers[~np.isnan(answers)]
    total = len(answers)
    return ItemStatistics(
        item=sheets.scheme.items[column],
        sheets=total,
        valid=len(valid),
        mean=float(valid.mean()) if len(valid) else None,
        sd=float(valid.std(ddof=1)) if len(valid) > 1 else None,
        missing=_share(total - len(valid), total),
        dont_know=_share(int(sheets.dont_know[:, column].sum()), total),
        declined=_share(int(sheets.declined[:, column].sum()), total),
        ceiling=_share(int((valid == HIGHEST).sum()), len(valid)),
        floor=_share(int((valid == LOWEST).sum()), len(valid)),
        item_rest_attitude=rest_correlation(sheets.scored, column, attitude),
        item_rest_scale=rest_correlation(sheets.scored, column, everything),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
