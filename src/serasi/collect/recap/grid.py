"""A sheet as a grid of values with the spreadsheet's own row numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from math import isfinite

Value = str | int | float | bool | datetime | date | time | timedelta | None


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range by 1-based rows and columns, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row; `number` is what the spreadsheet prints at its left edge."""

    number: int
    cells: tuple[Value, ...]
    hidden: bool = False

    def at(self, column: int) -> Value:
        """Return the value of a 1-based column, None beyond the last."""
        return self.cells[column - 1] if column <= len(self.cells) else None

    @property
    def filled(self) -> tuple[int, ...]:
        """The 1-based columns that hold something."""
        return tuple(n for n, value in enumerate(self.cells, start=1) if value is not None)


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet; `unread` names cells whose formula has no stored result or an error."""

    name: str
    rows: tuple[GridRow, ...]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    unread: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)


def letters(column: int) -> str:
    """Name a 1-based column as spreadsheets do.

    >>> letters(1), letters(27), letters(703)
    ('A', 'AA', 'AAA')
    """
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_number(name: str) -> int:
    """Return the 1-based number of a column's letters.

    >>> column_number("AA")
    27
    """
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number


def plain(value: Value) -> Value:
    """Make blank text None, whole floats ints, and text free of odd spaces and NUL."""
    if isinstance(value, str):
        text = value.replace("\0", "").replace("\u00a0", " ").replace("\u202f", " ")
        text = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").strip()
        return text or None
    if isinstance(value, float) and not isfinite(value):
        return None
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value


def as_text(value: Value) -> str:
    """Write a value as a person would read it in the sheet."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H.%M}" if value.time() != time() else f"{value:%d/%m/%Y}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H.%M}"
    return str(value)
