"""The rhythm of a kind of paper: which of its periods are owed, and how a form names one."""

from __future__ import annotations

from datetime import date, timedelta

from serasi.problems import PERIOD_UNFIT, Problem
from serasi.publish.kinds.model import Kind, Rhythm
from serasi.publish.periods import (
    FOUR_MONTHS,
    Span,
    day_of,
    four_months,
    month_of,
    past_four_months,
    year_of,
)


def owed(kind: Kind, *, today: date, due: int) -> list[Span]:
    """Return the periods of a kind that are over and whose paper is owed, newest first.

    The last three of months and four months; of days and years the last alone, so that a house
    that begins today is not told of years of papers that it never wrote; the last alone of a kind
    that is only renewed.
    """
    if kind.rhythm == Rhythm.FOUR_MONTHS:
        return past_four_months(today, count=1 if kind.newest_alone else 3, due_day=due)
    if kind.rhythm == Rhythm.DAY:
        return [day_of(today - timedelta(days=1), due_days=due)]
    if kind.rhythm == Rhythm.YEAR:
        return [year_of(today.year - 1, due_days=due)]
    if kind.rhythm != Rhythm.MONTH:
        return []
    spans, day = [], today.replace(day=1)
    for _n in range(3):
        day = (day.replace(day=1) - date.resolution).replace(day=1)
        spans.append(month_of(day, due_day=due))
    return spans


def asked_label(kind: Kind, span: Span) -> str:
    """Return a period as a form names it: "B08/2026", "2026-08", "2026-08-31", "2026"."""
    if kind.rhythm == Rhythm.FOUR_MONTHS:
        return f"{span.label}/{span.since.year}"
    return span.label


def span_named(kind: Kind | None, label: str) -> Span:
    """Return the period that `asked_label` names, or refuse one that is none."""
    first, _sep, year = label.partition("/")
    rhythm = kind.rhythm if kind is not None else Rhythm.MONTH
    try:
        if rhythm == Rhythm.FOUR_MONTHS and first in FOUR_MONTHS:
            return four_months(first, int(year))
        if rhythm == Rhythm.DAY:
            return day_of(date.fromisoformat(label))
        if rhythm == Rhythm.YEAR:
            return year_of(date.fromisoformat(f"{label}-01-01").year)
        return month_of(date.fromisoformat(f"{label}-01"))
    except ValueError as misfit:
        raise Problem(PERIOD_UNFIT, label=label[:20]) from misfit
