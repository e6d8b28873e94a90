"""Sums of money in cells: rupiah written out, cut short, with a unit, as a range."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from serasi.collect.recap.grid import Value
from serasi.collect.recap.quantities import ABOUT, Quantity, nothing_said, read_words

_SUM = re.compile(
    r"(?P<number>\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?)"
    r"(?:\s?(?:-|–|s\s?[./]?\s?d\.?|sampai)\s?(?:rp\.?\s?)?(?P<to>\d{1,3}(?:[.,]\d{3})+|\d+"
    r"(?:[.,]\d+)?)(?=\s?(?:rb|ribu|jt|juta|m\b|mil|t\b)))?"
    r"\s?(?P<unit>rb|ribu|jt|jtan|juta|jutaan|milyar|miliar|mlyr|mlr|mil|m|trilyun|triliun|tr|t|k)?"
    r"(?![a-z\d])",
    re.IGNORECASE,
)
_UNITS = {
    "rb": 1000, "ribu": 1000, "k": 1000,
    "jt": 10**6, "jtan": 10**6, "juta": 10**6, "jutaan": 10**6,
    "m": 10**9, "mil": 10**9, "mlr": 10**9, "mlyr": 10**9, "miliar": 10**9, "milyar": 10**9,
    "t": 10**12, "tr": 10**12, "triliun": 10**12, "trilyun": 10**12,
}  # fmt: skip
_LARGEST = 10**15
_BETWEEN = re.compile(
    r"\s*(?:-|–|s\s?[./]?\s?d\.?|sampai(?: dengan)?|hingga)\s*(?:rp\.?\s*)?", re.I
)
_WORDS = re.compile(r"(?:rp\.?\s*)?([a-z ]+?)(?:\s*rupiah)?[.,]?", re.IGNORECASE)
_LONGEST = 300


def read_rupiah(value: Value, *, scale: int = 1) -> Quantity:
    """Read a sum of money; `scale` is the unit the column's header states.

    >>> read_rupiah("Rp. 1,5 M").low, read_rupiah("Rp 15.000.000,-").low, read_rupiah("15 jt").low
    (1500000000, 15000000, 15000000)
    >>> read_rupiah("2 unit motor").flag
    'unread'
    """
    if value is None:
        return Quantity()
    if isinstance(value, bool | datetime | date | time | timedelta):
        return Quantity(flag="unread")
    if isinstance(value, int | float):
        return _scaled(Decimal(str(value)), scale)
    text = value[:_LONGEST].strip()
    nothing = nothing_said(re.sub(r"^rp\.?\s*", "", text, flags=re.IGNORECASE))
    if nothing is not None:
        return nothing
    matches = list(_SUM.finditer(text))
    if not matches:
        return _in_words(text)
    best = max(range(len(matches)), key=lambda at: _certainty(matches[at], text))
    if _certainty(matches[best], text) == 0:
        return Quantity(flag="unread")
    return _read(matches, best, scale, text)


def _certainty(match: re.Match[str], text: str) -> int:
    """Weigh how surely digits are money: a unit or "Rp" beside them, or nothing but digits."""
    marked = re.search(r"(?:rp|idr)\.?\s*$", text[: match.start()], re.IGNORECASE) is not None
    alone = re.search(r"[a-z]", text, re.IGNORECASE) is None or len(match["number"]) > 4
    return 3 * marked + 2 * (match["unit"] is not None) + alone


def _read(matches: list[re.Match[str]], at: int, scale: int, text: str) -> Quantity:
    match = matches[at]
    unit = (match["unit"] or "").casefold()
    low = _scaled(_decimal(match["number"], has_unit=bool(unit)), _UNITS.get(unit, scale))
    if match["to"] is not None:
        high = _scaled(_decimal(match["to"], has_unit=bool(unit)), _UNITS.get(unit, scale))
        return Quantity(low.low, high.low, "about")
    if at + 1 < len(matches):
        following = matches[at + 1]
        if _BETWEEN.fullmatch(text[match.end() : following.start()]):
            return Quantity(low.low, _read(matches, at + 1, scale, text).low, "about")
        return Quantity(low.low, low.high, "rest")
    return Quantity(low.low, low.high, low.flag or ("about" if ABOUT.search(text) else None))


def _in_words(text: str) -> Quantity:
    match = _WORDS.fullmatch(text)
    number = read_words(match[1].casefold()) if match else None
    return Quantity(flag="unread") if number is None else Quantity(number, number)


def _decimal(text: str, *, has_unit: bool) -> Decimal:
    """Read digits whose points and commas may part thousands or decimals.

    A single comma before a unit ("1,250 jt") is decimal; otherwise groups of three are thousands.
    """
    groups = re.fullmatch(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*(?:[.,]\d{1,2})?", text)
    if groups is None:
        return Decimal(text.replace(",", "."))
    separator = groups[1]
    whole, _, fraction = text.partition("," if separator == "." else ".")
    if not fraction and has_unit and separator == "," and text.count(",") == 1:
        return Decimal(text.replace(",", "."))
    return Decimal(f"{whole.replace(separator, '')}.{fraction or '0'}")


def _scaled(number: Decimal, scale: int) -> Quantity:
    total = round(number * scale)
    if not 0 <= total <= _LARGEST:
        return Quantity(flag="unread")
    return Quantity(total, total)
