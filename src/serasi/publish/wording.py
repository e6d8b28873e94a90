"""How numbers stand in a paper: Indonesian marks, and no data where nothing is known."""

from __future__ import annotations

from decimal import Decimal

from serasi.publish.figures.model import Value

NO_DATA = "tidak ada data"
NO_BREAK = "\u00a0"
MONEY = frozenset({"rugi", "dana", "budget"})


def grouped(value: int | Decimal) -> str:
    """Write a number with dots for thousands and a comma for decimals.

    >>> grouped(12345), grouped(Decimal("12.5"))
    ('12.345', '12,5')
    """
    return (
        f"{value:,f}".translate(str.maketrans(",.", ".,"))
        if isinstance(value, Decimal)
        else f"{value:,d}".replace(",", ".")
    )


def printed(cell: str, value: Value) -> str:
    """Write the value of a cell of a figure as it stands in a paper.

    >>> printed("T1.persen", Decimal("33.6")).replace(NO_BREAK, " "), printed("rugi", 1500000)
    ('33,6 %', 'Rp1.500.000')
    >>> printed("md", None)
    'tidak ada data'
    """
    if value is None:
        return NO_DATA
    last = cell.rsplit(".", 1)[-1]
    if last == "persen":
        return f"{grouped(value)}{NO_BREAK}%"
    if last in MONEY:
        return f"Rp{grouped(value)}"
    return grouped(value)
