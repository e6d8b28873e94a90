"""Cells of exported tables that no spreadsheet takes for a formula (CSV injection, OWASP)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What begins a formula, also in the wide letters that spreadsheets take for the same."""
CONTROLS = ("\t", "\r", "\n")
Value = TypeVar("Value")
Made = TypeVar("Made")


def harmless(cell: Value) -> Value | str:
    """Return a cell as it may stand in a CSV or a workbook; numbers stay numbers.

    Blanks and control characters before a sign do not hide it: some programs strip them.

    >>> harmless("=1+1"), harmless(" =1+1"), harmless(-3), harmless("T1 - T2")
    ("'=1+1", "' =1+1", -3, 'T1 - T2')
    """
    if not isinstance(cell, str) or not cell or cell[0].isalnum():
        return cell
    if cell.startswith(CONTROLS) or _bare(cell).startswith(SIGNS):
        return "'" + cell
    return cell


def by_value(make: Callable[[Value], Made], column: Sequence[Value]) -> Iterator[Made]:
    """Return what `make` makes of each value of one column, made once for each different value.

    A column of very many rows holds few codes, places and days, many times. The values of one
    column are of one kind (1 and 1.0 are the same value here).

    >>> list(by_value(harmless, ["=1", "T1", "=1", None]))
    ["'=1", 'T1', "'=1", None]
    """
    made = {value: make(value) for value in set(column)}
    return map(made.__getitem__, column)


def _bare(cell: str) -> str:
    at = 0
    while at < len(cell) and (cell[at] <= " " or cell[at].isspace() or cell[at] == "\ufeff"):
        at += 1
    return cell[at:] if at else cell
