"""Dates and clock times of field reports: always day first, anchored on the time of sending."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from serasi.science.text.calendar_words import PARTS
from serasi.science.text.moments import WIB, Moment, find_moments
from serasi.science.text.page import read_page


@dataclass(frozen=True, slots=True)
class When:
    """A time as it was told: ISO bounds, how exactly it is known, and what is odd about it."""

    start: str | None
    end: str | None
    precision: str
    flag: str | None = None


NOTHING = When(None, None, "none")


def when(text: str, /, *, anchor: datetime | None = None) -> When:
    """Read the main time a text tells, relative to the time it was sent.

    Parameters
    ----------
    text
        A message or only an expression of time.
    anchor
        When the text was sent; without it relative times and dates without a year stay unknown.

    Notes
    -----
    Without a written zone the anchor's own is taken, and WIB for a naive anchor.

    Examples
    --------
    >>> when("Rabu tgl 12/03/2025 sekira pkl 19.30 WIB", anchor=datetime(2025, 3, 12, 21, 0))
    When(start='2025-03-12T19:30+07:00', end='2025-03-12T19:30+07:00', precision='minute', flag=None)
    """
    page = read_page(text)
    return choose(find_moments(page, anchor=anchor), anchor=anchor)


def choose(moments: list[Moment], *, anchor: datetime | None) -> When:
    """Take the best-supported moment and write it as ISO bounds."""
    best = best_moment(moments)
    return NOTHING if best is None else as_when(best, anchor=anchor)


def best_moment(moments: list[Moment]) -> Moment | None:
    """Give the moment with the highest score; the earlier one of equals."""
    if not moments:
        return None
    return max(moments, key=lambda m: (m.score, -m.begin))


def as_when(moment: Moment, *, anchor: datetime | None) -> When:
    """Write one moment as ISO bounds with its flag."""
    if moment.first is None:
        return When(None, None, "none", moment.flag)
    zone = moment.zone or (anchor.tzinfo if anchor and anchor.tzinfo else WIB)
    first, last = moment.first, moment.last or moment.first
    flag = moment.flag
    if flag is None and anchor is not None and first > anchor.date():
        flag = "future"
    if moment.clock is not None:
        begin = datetime.combine(first, datetime.min.time(), zone) + _delta(moment.clock)
        end = begin
        if moment.until is not None:
            end = datetime.combine(last, datetime.min.time(), zone) + _delta(moment.until)
            if end < begin:
                end += timedelta(days=1)
        local = anchor if anchor is None or anchor.tzinfo else anchor.replace(tzinfo=zone)
        if flag is None and local is not None and begin > local + timedelta(minutes=5):
            flag = "future"
        return When(_iso(begin), _iso(end), moment.precision, flag)
    if moment.precision == "part_of_day" and moment.part:
        low, high = PARTS[moment.part]
        begin = datetime.combine(first, datetime.min.time(), zone) + timedelta(minutes=low)
        end = datetime.combine(last, datetime.min.time(), zone) + timedelta(minutes=high)
        return When(_iso(begin), _iso(end), "part_of_day", flag)
    return When(first.isoformat(), last.isoformat(), moment.precision, flag)


def _delta(clock: tuple[int, int]) -> timedelta:
    return timedelta(hours=clock[0], minutes=clock[1])


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")
