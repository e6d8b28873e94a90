"""Clocks of law as pure functions on days: a status counts days of its area, the first included."""

from __future__ import annotations

from datetime import date, timedelta

from serasi.respond.law import WARNED_BEFORE


def last_day(starts_on: date, days: int) -> date:
    """Return the last day on which something holds for a number of days, the first included.

    >>> last_day(date(2026, 1, 1), 90), last_day(date(2028, 1, 1), 90)
    (datetime.date(2026, 3, 31), datetime.date(2028, 3, 30))
    """
    return starts_on + timedelta(days=days - 1)


def days_left(ends_on: date, today: date) -> int:
    """Return how many days are left after today; 0 on the last day, negative when it is over."""
    return (ends_on - today).days


def warned_today(ends_on: date, today: date) -> int | None:
    """Return the warning that is due, as days before the end: the nearest that has been reached.

    A day on which nobody looked loses no warning: on the next it is still the nearest.

    >>> [warned_today(date(2026, 3, 31), date(2026, 3, day)) for day in (1, 20, 31)]
    [30, 14, 1]
    """
    left = days_left(ends_on, today)
    reached = [days for days in WARNED_BEFORE if left <= days]
    return min(reached) if reached and left >= 0 else None
