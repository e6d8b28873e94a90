"""Read the time column of a file of counts: weeks, dates, months or plain numbers."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_WEEK = re.compile(r"(\d{4})-?[Ww](\d{1,2})")
_DATE = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
_NUMBER = re.compile(r"[+-]?\d{1,9}")


def week_number(text: str) -> tuple[str, int] | None:
    """Return the kind of a time and its number in steps of one, or None.

    Kinds: "week" (ISO week, or a date: the ISO week it lies in), "month", "number".

    Examples
    --------
    >>> week_number("2026-W01") == week_number("2025-12-29")
    True
    >>> week_number("2026-02"), week_number("17"), week_number("kemarin")
    (('month', 24313), ('number', 17), None)
    """
    try:
        if found := _WEEK.fullmatch(text):
            day = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return "week", day.toordinal() // 7
        if found := _DATE.fullmatch(text):
            day = date(int(found[1]), int(found[2]), int(found[3]))
            return "week", (day.toordinal() - 1) // 7
    except ValueError:
        return None
    if (found := _MONTH.fullmatch(text)) and 1 <= int(found[2]) <= 12:
        return "month", 12 * int(found[1]) + int(found[2]) - 1
    if _NUMBER.fullmatch(text):
        return "number", int(text)
    return None


def week_name(kind: str, number: int) -> str:
    """Name a step of time as people write it.

    Examples
    --------
    >>> week_name("week", week_number("2026-01-01")[1]), week_name("month", 24313)
    ('2026-W01', '2026-02')
    """
    if kind == "week":
        year, week, _ = date.fromordinal(7 * number + 1).isocalendar()
        return f"{year}-W{week:02d}"
    if kind == "month":
        return f"{number // 12}-{number % 12 + 1:02d}"
    return str(number)


class Time(NamedTuple):
    """When: its kind, its number, and what must not come twice (the day, if it is a date)."""

    kind: str
    number: int
    step: tuple[int, ...]


def read_time(text: str) -> Time | None:
    """Read a time as `week_number` does, and tell dates of one week apart.

    Examples
    --------
    >>> read_time("2026-01-05").step, read_time("05").step
    ((2026, 1, 5), (5,))
    """
    found = week_number(text)
    if found is None:
        return None
    if found[0] == "week" and "w" not in text.lower():
        return Time(*found, tuple(int(part) for part in text.replace("/", "-").split("-")))
    return Time(*found, (found[1],))
