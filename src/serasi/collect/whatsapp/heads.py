"""The heads of messages: every way in which exports write time and sender before the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

DateOrder = Literal["dmy", "mdy", "ymd"]

_MARKS = "\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_GAP = r"[\s\u00a0\u202f\u2009]"
_DATE = r"(\d{1,4})(?P<sep>[./\-])(\d{1,2})(?P=sep)(\d{4}|\d{2})"
_CLOCK = r"(\d{1,2}[.:])(\d{2})(?:[.:](\d{2}))?"
_HALF = r"([ap]\.?[\s\u00a0\u202f]?m\.?(?![a-z])|dini hari|pagi|siang|sore|malam)"
_DATE_FIRST = re.compile(
    rf"[{_MARKS}\s]*(\[)?{_DATE}(,?{_GAP}+(?:pukul{_GAP}+|jam{_GAP}+|at{_GAP}+)?){_CLOCK}"
    rf"(?:{_GAP}*{_HALF})?"
    rf"(?:\]{_GAP}?|{_GAP}+[-\u2013\u2014]{_GAP})(.*)",
    re.IGNORECASE | re.DOTALL,
)
_CLOCK_FIRST = re.compile(
    rf"[{_MARKS}\s]*\[{_CLOCK}(?:{_GAP}*{_HALF})?,{_GAP}*{_DATE}\]{_GAP}?(.*)",
    re.IGNORECASE | re.DOTALL,
)
_YEARLESS = re.compile(
    rf"[{_MARKS}\s]*\[(\d{{1,2}})([./\-])(\d{{1,2}}),?{_GAP}+{_CLOCK}(?:{_GAP}*{_HALF})?\]{_GAP}?(.*)",
    re.IGNORECASE | re.DOTALL,
)
_FIRST_LETTERS = frozenset("0123456789[\u200e\u200f\ufeff\u202a\u202b\u202c\u2066\u2068\u2069 \t")
_SENDER = re.compile(rf"[{_MARKS}]*(.{{1,140}}?):(?:[ \u00a0\u202f]|$)(.*)", re.DOTALL)


class Shape(NamedTuple):
    """How a file writes its heads; one file writes them all alike, a quoted head seldom does."""

    bracket: bool
    clock_first: bool
    separator: str
    year_at: Literal["first", "last", "nowhere"]
    year_digits: int
    clock: Literal[12, 24]
    seconds: bool


@dataclass(frozen=True, slots=True)
class Head:
    """A line that looks like the start of a message; which field is the day is not yet known.

    `padded` dates have leading noughts, `dotted` clocks are written 19.45.
    """

    shape: Shape
    fields: tuple[int, int, int]
    padded: bool
    dotted: bool
    hour: int
    minute: int
    second: int
    half: str
    rest: str


def read_head(line: str) -> Head | None:
    """Return the head that the line starts with, if it starts with one."""
    if line[:1] not in _FIRST_LETTERS:
        return None
    match = _DATE_FIRST.match(line)
    if match is not None:
        bracket, a, sep, b, c, _gap, hour, minute, second, half, rest = match.groups()
        return _head(bracket is not None, False, (a, sep, b, c), (hour, minute, second), half, rest)
    match = _CLOCK_FIRST.match(line)
    if match is not None:
        hour, minute, second, half, a, sep, b, c, rest = match.groups()
        return _head(True, True, (a, sep, b, c), (hour, minute, second), half, rest)
    match = _YEARLESS.match(line)
    if match is not None:
        a, sep, b, hour, minute, second, half, rest = match.groups()
        return _head(True, False, (a, sep, b, ""), (hour, minute, second), half, rest)
    return None


def _head(
    bracket: bool,
    clock_first: bool,
    date: tuple[str, str, str, str],
    clock: tuple[str, str, str | None],
    half: str | None,
    rest: str,
) -> Head | None:
    a, separator, b, c = date
    if len(a) == 3 or (len(a) == 4 and len(c) == 4):
        return None
    shape = Shape(
        bracket=bracket,
        clock_first=clock_first,
        separator=separator,
        year_at="first" if len(a) == 4 else "last" if c else "nowhere",
        year_digits=4 if len(a) == 4 else len(c),
        clock=12 if half else 24,
        seconds=clock[2] is not None,
    )
    padded = a.startswith("0") or b.startswith("0")
    dotted = clock[0].endswith(".")
    hour, minute, second = int(clock[0][:-1]), int(clock[1]), int(clock[2] or 0)
    if minute > 59 or second > 59 or hour > 24:
        return None
    fields = (int(a), int(b), int(c or 0))
    return Head(shape, fields, padded, dotted, hour, minute, second, half or "", rest)


_PLACES: dict[DateOrder, Callable[[tuple[int, int, int]], tuple[int, int, int]]] = {
    "dmy": lambda fields: (fields[2], fields[1], fields[0]),
    "mdy": lambda fields: (fields[2], fields[0], fields[1]),
    "ymd": lambda fields: fields,
}


def sent_at(head: Head, order: DateOrder, *, newest: date | None = None) -> datetime | None:
    """Return the wall time of a head, or None where the calendar has no such day.

    A head without a year, as phones write it into copied messages, is of the last year in which
    it does not lie after `newest`, the day on which the text came in.
    """
    year, month, day = _PLACES[order](head.fields)
    hour = _hour24(head.hour, head.half.casefold())
    if hour is None:
        return None
    if head.shape.year_at == "nowhere":
        if newest is None:
            return None
        year = newest.year - ((month, day) > (newest.month, newest.day))
    elif year < 100:
        year += 2000
    try:
        return datetime(year, month, day, hour, head.minute, head.second)  # noqa: DTZ001 - wall
    except ValueError:
        return None


def _hour24(hour: int, half: str) -> int | None:
    if not half:
        return hour % 24
    if hour > 12:
        return hour if hour < 24 else None
    morning = half.startswith("a") or half in {"pagi", "dini hari"}
    if half == "siang":
        morning = hour in {9, 10, 11}
    if half == "malam" and hour in {12, 1, 2, 3}:
        morning = True
    return hour % 12 if morning else hour % 12 + 12


def split_sender(rest: str) -> tuple[str, str] | None:
    """Split what follows a head into sender and text; None when nobody is named."""
    match = _SENDER.match(rest)
    if match is None:
        return None
    return match[1], match[2]
