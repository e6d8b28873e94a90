"""Tell pasted tables from prose: tabs, pipes, semicolons, commas, aligned columns."""

from __future__ import annotations

import csv
import re
from collections import Counter

_ALIGNED = re.compile(r"\S {2,}\S")
_RULE = re.compile(r"[\s|:+=-]+")
_CSV_CELL_WORDS = 4


def pasted_rows(text: str) -> list[list[str]]:
    """Give the lines of a text as rows of cells when a table stands in it, else no rows.

    Lines of prose around the table become rows of one cell, as in a sheet.

    Examples
    --------
    >>> pasted_rows("Judul.\\nA;1\\nB;2\\nC;3")
    [['Judul.'], ['A', '1'], ['B', '2'], ['C', '3']]
    >>> pasted_rows("Kasus naik, dari 5 menjadi 6.")
    []
    """
    lines = text.splitlines()
    for mark in ("\t", "|", ";", "  ", ","):
        chosen = _aligned(lines) if mark == "  " else _lines_with(lines, mark)
        if chosen:
            return _rows(lines, chosen, mark)
    return []


def _aligned(lines: list[str]) -> set[int]:
    """Lines whose columns are set with runs of spaces."""
    chosen = {i for i, line in enumerate(lines) if _ALIGNED.search(line.strip())}
    digits = [i for i in chosen if re.search(r"\d", lines[i])]
    return chosen if len(chosen) >= 3 and len(digits) >= 2 else set()


def _lines_with(lines: list[str], mark: str) -> set[int]:
    """Lines that look like table rows with this mark between cells."""
    counts = {i: _cells(line, mark) for i, line in enumerate(lines) if mark in line}
    rows = {i: cells for i, cells in counts.items() if _row_like(cells, mark)}
    if mark in ("\t", "|"):
        return set(rows) if len(rows) >= 2 else set()
    widths = Counter(len(cells) for cells in rows.values())
    if not widths:
        return set()
    width, times = widths.most_common(1)[0]
    filled = sum(bool(line.strip()) for line in lines)
    if times < 3 or times * 2 < filled:
        return set()
    return {i for i, cells in rows.items() if abs(len(cells) - width) <= 1}


def _row_like(cells: list[str], mark: str) -> bool:
    if mark in ("\t", "|"):
        return len([cell for cell in cells if cell]) >= 2
    if len(cells) < 2 or cells[-1].endswith((".", "!", "?")):
        return False
    if any(cell.startswith(" ") for cell in cells) and mark == ",":
        return False
    return all(len(cell.split()) <= _CSV_CELL_WORDS + 2 for cell in cells)


def _cells(line: str, mark: str) -> list[str]:
    if mark == "  ":
        return [cell.strip() for cell in re.split(r" {2,}", line.strip())]
    if mark == "|":
        return [cell.strip() for cell in line.strip().strip("|").split("|")]
    if mark == ",":
        return next(csv.reader([line]), [])
    return [cell.strip().strip('"') for cell in line.split(mark)]


def _rows(lines: list[str], chosen: set[int], mark: str) -> list[list[str]]:
    rows: list[list[str]] = []
    for index, line in enumerate(lines):
        if index not in chosen:
            rows.append([line.strip()])
        elif not _RULE.fullmatch(line):
            rows.append(_cells(line, mark))
    return rows
