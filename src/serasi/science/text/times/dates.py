"""Dates and clock times of field reports: always day first, anchored on the time of sending."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from serasi.science.text.surface.page import read_page
from serasi.science.text.times.calendar_words import PARTS
from serasi.science.text.times.moment import WIB, Moment, is_ahead, tells_hour
from serasi.science.text.times.moments import find_moments


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
    >>> read = when("Rabu tgl 12/03/2025 sekira pkl 19.30 WIB", anchor=datetime(2025, 3, 12, 21))
    >>> read.start, read.precision
    ('2025-03-12T19:30+07:00', 'minute')
    """
    page = read_page(text[:20_000])
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


def event_moment(
    moments: list[Moment], *, anchor: datetime | None, coming: bool, answers: bool
) -> Moment | None:
    """Give the moment of the event.

    Parameters
    ----------
    coming
        Whether the event may lie ahead, as what is planned or announced does. "Audiensi hari
        Senin" in a report of a blockade is only the time of the talks to come.
    answers
        Whether the report tells of an answer, whose time is not that of what it answers.
    """
    told = [m for m in moments if not m.statement and not (answers and m.background)]
    if coming and anchor is not None:
        told += [m for m in moments if m.statement and is_ahead(m, anchor)]
    if coming or anchor is None:
        return best_moment(told)
    return best_moment([m for m in told if not is_ahead(m, anchor)])


# A clash reported before this hour without a time was one of last night.
_MORNING = 8


def day_of_sending(moments: list[Moment], *, anchor: datetime | None, violent: bool) -> When:
    """Stand the day of sending in for a time that a report leaves out.

    Notes
    -----
    Only when no time is told but of things to come or gone before; the flag says that the day is
    assumed. A violent event reported early in the morning is taken for one of last night.
    """
    if anchor is None or any(not is_ahead(m, anchor) and not m.background for m in moments):
        return NOTHING
    early = violent and anchor.hour < _MORNING and tells_hour(anchor)
    day = (anchor.date() - timedelta(days=1 if early else 0)).isoformat()
    return When(day, day, "day", "assumed")


def as_when(moment: Moment, *, anchor: datetime | None) -> When:
    """Write one moment as ISO bounds with its flag."""
    if moment.first is None:
        return When(None, None, "none", moment.flag)
    zone = moment.zone or (anchor.tzinfo if anchor and anchor.tzinfo else WIB)
    first, last = moment.first, moment.last or moment.first
    midnight = time(tzinfo=zone)
    if moment.clock is not None:
        begin = datetime.combine(first, midnight) + _delta(moment.clock)
        end = datetime.combine(last, midnight) + _delta(moment.until) if moment.until else begin
        if end < begin:
            end += timedelta(days=1)
    elif moment.precision == "part_of_day" and moment.part:
        low, high = PARTS[moment.part]
        begin = datetime.combine(first, midnight) + timedelta(minutes=low)
        end = datetime.combine(last, midnight) + timedelta(minutes=high)
    else:
        ahead = anchor is not None and first > anchor.date()
        flag = moment.flag or ("future" if ahead else None)
        return When(first.isoformat(), last.isoformat(), moment.precision, flag)
    flag = moment.flag or ("future" if _is_ahead(begin, anchor) else None)
    return When(_iso(begin), _iso(end), moment.precision, flag)


def _is_ahead(begin: datetime, anchor: datetime | None) -> bool:
    if anchor is None:
        return False
    local = anchor if anchor.tzinfo else anchor.replace(tzinfo=begin.tzinfo)
    return begin > local + timedelta(minutes=5)


def _delta(clock: tuple[int, int]) -> timedelta:
    return timedelta(hours=clock[0], minutes=clock[1])


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")
