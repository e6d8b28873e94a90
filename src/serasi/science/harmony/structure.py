"""The frame of INSERASI 1: which item belongs to which attitude and sila, and how it is asked."""

from __future__ import annotations

from dataclasses import dataclass

ATTITUDES = tuple(f"A{number}" for number in range(1, 11))
SILA = tuple(f"S{number}" for number in range(1, 6))
KINDS = {"p": "sikap sendiri", "b": "yang terlihat", "n": "norma setempat"}

_FRAME = """
A1a 1 - b   A1b 3 R b   A1c 4 - n
A2a 1 - b   A2b 2 - p   A2c 5 R b
A3a 2 R p   A3b 3 - b   A3c 5 - n
A4a 1 - b   A4b 2 R b   A4c 4 - n
A5a 3 - b   A5b 4 R b   A5c 5 - b
A6a 2 - b   A6b 3 - n   A6c 5 R p
A7a 2 - b   A7b 4 R b   A7c 5 - b
A8a 1 - b   A8b 3 R b   A8c 5 - b
A9a 1 R p   A9b 2 - n   A9c 4 - b
A10a 1 R n  A10b 3 - n  A10c 4 - n
"""
"""Item, sila, R for reversed, kind."""


@dataclass(frozen=True, slots=True)
class Item:
    """One statement: a high raw answer means little harmony where it is reversed.

    kind : a key of `KINDS`
    pulse : whether it is one of the ten of the short survey between waves
    """

    code: str
    attitude: str
    sila: str
    reverse: bool
    kind: str
    pulse: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question beside the index.

    kind : scale (1 to 5), trust (0 to 10), one (of options) or many (of options)
    options : codes of the answers; where 8 is one of them, `missing` is 98 and 99
    asks_after : question and answer without which this one is not asked
    """

    code: str
    kind: str
    options: tuple[int, ...] = ()
    asks_after: tuple[str, int] | None = None

    @property
    def missing(self) -> tuple[int, int]:
        """The codes for: does not know, does not want to answer."""
        return (98, 99) if max(self.options, default=0) >= 8 else (8, 9)


def _items() -> tuple[Item, ...]:
    cells = _FRAME.split()
    return tuple(
        Item(code, code[:-1], f"S{sila}", mark == "R", kind, code.endswith("a"))
        for code, sila, mark, kind in zip(*(cells[start::4] for start in range(4)), strict=True)
    )


ITEMS = _items()
RESIDUAL = (
    *(Item(f"P{number}", "beban_trauma", "", True, "p", False) for number in (1, 2, 3)),
    Item("P4", "pemulihan_relasi", "", False, "b", False),
    Item("P5", "pemulihan_relasi", "", False, "b", False),
    Item("P6", "pemulihan_relasi", "", False, "p", False),
)
QUESTIONS = (
    Question("E1", "scale", (1, 2, 3, 4, 5)),
    Question("E2", "scale", (1, 2, 3, 4, 5)),
    *(Question(f"E3{letter}", "trust", tuple(range(11))) for letter in "abcdefg"),
    Question("E4", "one", (1, 2)),
    Question("E4j", "many", (1, 2, 3, 4, 5, 6, 7, 8), ("E4", 1)),
    Question("E5", "one", (1, 2)),
    Question("E6", "one", tuple(range(1, 11))),
)
OPPOSITES = (("A1a", "A1b"), ("A4c", "A7b"), ("A6b", "A6c"), ("A8a", "A8b"), ("A10b", "A10a"))
"""Pairs of which one person can hardly agree with both; many such sheets are a bad sign."""
