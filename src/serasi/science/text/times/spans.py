"""Whole weeks, months and years, their thirds, and the names of parts of the day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta


def shift_day(day: date, unit: str, count: int) -> date | None:
    """Move a day by a count of units; None beyond the calendar."""
    try:
        if unit in ("hari", "malam"):
            return day + timedelta(days=count)
        if unit in ("minggu", "pekan"):
            return day + timedelta(days=7 * count)
        months = count * (12 if unit == "tahun" else 1)
        index = day.year * 12 + day.month - 1 + months
        year, month = divmod(index, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def whole_unit(day: date, unit: str) -> tuple[date, date]:
    """Give the first and the last day of the week, month or year of a day."""
    if unit in ("minggu", "pekan"):
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "bulan":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day.replace(month=1, day=1), day.replace(month=12, day=31)


def part_of_span(cue: str, start: date, end: date) -> tuple[date, date]:
    """Narrow a week, month or year to its beginning, middle or end."""
    days = (end - start).days + 1
    third = timedelta(days=max(1, days // (4 if days > 300 else 3)))
    if cue.startswith("akhir"):
        return (end - timedelta(days=1), end) if days == 7 else (end - third, end)
    if cue.startswith("awal"):
        return start, start + third - timedelta(days=1)
    if cue.startswith("pertengahan"):
        return start + third, end - third
    return start, end


def part_name(word: str | None) -> str | None:
    """Give the part of the day that a word names."""
    if word is None:
        return None
    if word in ("dinihari", "dini hari"):
        return "dini hari"
    return "subuh" if word.endswith("subuh") else word
