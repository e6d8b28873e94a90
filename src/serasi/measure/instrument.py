"""The instrument as this room needs it: which items and side questions a version has."""

from __future__ import annotations

ITEMS = tuple(f"A{attitude}{letter}" for attitude in range(1, 11) for letter in "abc")
"""All items of INSERASI in the order of the questionnaire."""
ANSWERS = frozenset({1, 2, 3, 4, 5, 8, 9})
CURRENT = "1.0"


def items_of(version: str) -> tuple[str, ...]:
    """Return the item codes of a version."""
    return ITEMS
