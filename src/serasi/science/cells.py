"""Cells of exported tables that no spreadsheet takes for a formula (CSV injection, OWASP)."""

from __future__ import annotations

from typing import TypeVar

SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What begins a formula, also in the wide letters that spreadsheets take for the same."""
CONTROLS = ("\t", "\r", "\n")
Value = TypeVar("Value")


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


def _bare(cell: str) -> str:
    at = 0
    while at < len(cell) and (cell[at] <= " " or cell[at].isspace() or cell[at] == "\ufeff"):
        at += 1
    return cell[at:] if at else cell
