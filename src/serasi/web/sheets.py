"""Cells of an uploaded file as plain rows, for pages that only look at figures."""

from __future__ import annotations

from serasi.collect.recap.delimited import read_delimited
from serasi.collect.recap.limits import RecapLimits
from serasi.collect.recap.workbook import read_workbook

LIMITS = RecapLimits(rows=20_000, columns=200, cells=400_000, sheets=50)


def sheets_of(name: str, content: bytes) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of each visible sheet; a .csv or .txt is one sheet.

    Raises
    ------
    Problem
        the numbered problems of recap books, when the file cannot be read.
    """
    if content[:2] == b"PK":
        grids = read_workbook(content, limits=LIMITS)
    else:
        grid, _encoding, _separator = read_delimited(content, name=name, limits=LIMITS)
        grids = [grid]
    return {grid.name: [row.cells for row in grid.rows] for grid in grids if not grid.hidden}
