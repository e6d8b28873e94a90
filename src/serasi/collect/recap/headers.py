"""Finds the rows that title the columns, however many there are, and what each column means."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from serasi.collect.recap.fields import Field, exact_field, field_of, joined_field, title_key
from serasi.collect.recap.grid import Grid, GridRow, Merge

_LONGEST_TITLE = 90
_LONGEST_SUBTITLE = 40
_DEEPEST = 4
_ENOUGH = 3
_VALUE = re.compile(r"(?<![(\d.])\d(?!\d*\))|\b(?:nihil|tidak ada)\b", re.IGNORECASE)
_NUMBER_MARK = re.compile(r"\(?(\d{1,3})\)?\.?")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title with the group titles above it, and the field it is taken for."""

    number: int
    title: str
    key: str
    field: Field | None


@dataclass(frozen=True, slots=True)
class Header:
    """The titled columns of a table and the index of its first row below the titles."""

    columns: tuple[Column, ...]
    first: int
    last: int

    def of(self, field: Field) -> tuple[Column, ...]:
        """Return the columns taken for a field."""
        return tuple(column for column in self.columns if column.field == field)


def find_header(grid: Grid, *, start: int = 0, within: int = 60) -> Header | None:
    """Return the first header at or after the row with this index, if there is one."""
    for index in range(start, min(start + within, len(grid.rows))):
        if starts_header(grid.rows[index], _below(grid, index)):
            return read_header(grid, index)
    return None


def starts_header(row: GridRow, below: GridRow | None = None) -> bool:
    """Tell whether a row titles columns: three known titles, nothing but short texts.

    Rows of data hold such words too ("Desa Pace", "kerugian nihil"); they hold digits as well,
    and seldom two cells that are a title and nothing more.
    """
    texts = _titles(row)
    if texts is None:
        return False
    fields = {field_of(text) for text in texts} - {None}
    plain = sum(exact_field(text) is not None for text in texts)
    if len(fields) >= _ENOUGH:
        return plain >= 2 or not any(_VALUE.search(text) for text in texts)
    return (
        len(fields) == _ENOUGH - 1
        and len(texts) <= 5
        and below is not None
        and _extends(below)
        and len({field_of(text) for text in _titles(below) or ()} - {None}) >= 1
    )


def read_header(grid: Grid, index: int) -> Header:
    """Read the header that starts at this row index, with its second and third rows."""
    last = index
    while last - index + 1 < _DEEPEST and last + 1 < len(grid.rows):
        below = grid.rows[last + 1]
        if not (_extends(below) and _hangs_under(grid, index, last, below)):
            break
        last += 1
    columns = _columns(grid, index, last)
    return Header(columns, index, last)


def header_key(header: Header) -> str:
    """Return what identifies a layout: its folded titles in order."""
    return "|".join(column.key for column in header.columns)


def numbers_columns(row: GridRow) -> bool:
    """Tell whether a row only numbers the columns: 1 2 3 4 …, perhaps in brackets."""
    marks = []
    for value in row.cells:
        if value is None:
            continue
        match = _NUMBER_MARK.fullmatch(str(value)) if isinstance(value, int | str) else None
        if match is None or isinstance(value, bool):
            return False
        marks.append(int(match[1]))
    steps = [after - before for before, after in zip(marks, marks[1:], strict=False)]
    return len(marks) >= 3 and marks[0] in {0, 1} and all(step == 1 for step in steps)


def _below(grid: Grid, index: int) -> GridRow | None:
    return grid.rows[index + 1] if index + 1 < len(grid.rows) else None


def _titles(row: GridRow) -> list[str] | None:
    texts = [value for value in row.cells if value is not None]
    if len(texts) < 2 or not all(isinstance(text, str) for text in texts):
        return None
    written = [str(text) for text in texts]
    if any(len(text) > _LONGEST_TITLE for text in written):
        return None
    return written


def _extends(row: GridRow) -> bool:
    """Tell whether a row could be a further row of titles."""
    texts = [value for value in row.cells if value is not None]
    if not texts:
        return False
    for text in texts:
        if not isinstance(text, str) or len(text) > _LONGEST_SUBTITLE:
            return False
        if re.search(r"\d{2}", text) or text.strip() in {"-", "–"}:
            return False
    known = [text for text in texts if isinstance(text, str) and exact_field(text) is not None]
    sexes = [text for text in texts if str(text).strip().upper() in {"L", "P", "LK", "PR", "JML"}]
    return len(known) + len(sexes) >= max(1, (len(texts) + 1) // 2)


def _hangs_under(grid: Grid, first: int, last: int, below: GridRow) -> bool:
    """Tell whether the filled cells of a row stand under group titles, not under full titles.

    A cell hangs when the cell above is empty, or is merged across, or has an empty neighbour at
    its right that this row fills.
    """
    above = grid.rows[last]
    spread = _spread(grid.merges, grid.rows[first].number, above.number)
    filled = set(below.filled)
    hanging = 0
    for column in filled:
        title = above.at(column)
        grouped = (column + 1 in filled and above.at(column + 1) is None) or column in spread
        hanging += title is None or grouped
    return hanging * 2 >= len(filled) and hanging > 0


def _spread(merges: tuple[Merge, ...], first: int, last: int) -> set[int]:
    return {
        column
        for merge in merges
        if first <= merge.top <= last and merge.right > merge.left
        for column in range(merge.left, merge.right + 1)
    }


def _columns(grid: Grid, first: int, last: int) -> tuple[Column, ...]:
    rows = grid.rows[first : last + 1]
    width = max(len(row.cells) for row in rows)
    layers = [_filled_titles(grid, row, rows[at + 1 :]) for at, row in enumerate(rows)]
    columns = []
    seen: Counter[str] = Counter()
    for number in range(1, width + 1):
        parts = list(dict.fromkeys(layer[number] for layer in layers if number in layer))
        if not parts:
            continue
        title = " / ".join(parts)
        key = title_key(title)
        seen[key] += 1
        if seen[key] > 1:
            key = f"{key} #{seen[key]}"
        field = joined_field(tuple(parts[:-1]), parts[-1])
        columns.append(Column(number, title, key, field))
    return tuple(columns)


def _filled_titles(grid: Grid, row: GridRow, deeper: tuple[GridRow, ...]) -> dict[int, str]:
    """Return the titles of a row by column, group titles spread over the columns they cover."""
    titles = {column: re.sub(r"\s+", " ", str(row.at(column))).strip() for column in row.filled}
    spread = dict(titles)
    for merge in grid.merges:
        if merge.top <= row.number <= merge.bottom and merge.left in titles:
            for column in range(merge.left, merge.right + 1):
                spread.setdefault(column, titles[merge.left])
    if deeper and not any(m.top <= row.number <= m.bottom for m in grid.merges):
        under = {column for below in deeper for column in below.filled}
        group = None
        for column in range(1, max(under | set(titles)) + 1):
            if column in titles:
                group = titles[column] if column in under else None
            elif column in under and group is not None:
                spread[column] = group
    return spread
