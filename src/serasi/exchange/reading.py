"""Pure: cells of others as days, numbers and places; None where they say none."""

from __future__ import annotations

import math
import re
from datetime import date

_MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "january januari jan", "february februari feb pebruari", "march maret mar",
            "april apr", "may mei", "june juni jun", "july juli jul",
            "august agustus aug agu agt", "september sep sept", "october oktober oct okt",
            "november nov nop nopember", "december desember dec des",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_WORDS = re.compile(r"(\d{1,2})[ -]([A-Za-z]+)[ -](\d{4})")
_WHOLE = re.compile(r"(\d{1,9})(?:\.0+)?")
WEST, SOUTH, EAST, NORTH = 94.5, -11.5, 141.1, 6.5
"""A box around Indonesia; UCDP writes the border of Papua as 141.0."""


def day_of(text: str) -> date | None:
    """Read a day as the three sources write it; None when there is no such day.

    >>> day_of("1989-07-26 00:00:00.000"), day_of("31/02/2026"), day_of("24 November 2026")
    (datetime.date(1989, 7, 26), None, datetime.date(2026, 11, 24))
    """
    plain = text.strip()
    if iso := _ISO.fullmatch(plain):
        parts = (int(iso[1]), int(iso[2]), int(iso[3]))
    elif first := _DAY_FIRST.fullmatch(plain):
        parts = (int(first[3]), int(first[2]), int(first[1]))
    elif (words := _WORDS.fullmatch(plain)) and words[2].lower() in _MONTHS:
        parts = (int(words[3]), _MONTHS[words[2].lower()], int(words[1]))
    else:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None


def count_of(text: str) -> int | None:
    """Read a count of people; None when it is no whole number of at least nought.

    >>> count_of("12.0"), count_of("-3"), count_of("")
    (12, None, None)
    """
    found = _WHOLE.fullmatch(text.strip())
    return int(found[1]) if found else None


def point_of(lat: str, lng: str) -> tuple[float, float] | None:
    """Read a point in degrees; None when the two are no such numbers."""
    try:
        found = (float(lat), float(lng))
    except ValueError:
        return None
    return found if all(map(math.isfinite, found)) else None


def in_indonesia(lat: float, lng: float) -> bool:
    """Say whether a point lies in the box around Indonesia."""
    return SOUTH <= lat <= NORTH and WEST <= lng <= EAST
