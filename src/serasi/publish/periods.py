"""The periods that papers are about, and when each is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
FOUR_MONTHS = {"B04": (1, 4), "B08": (5, 8), "B12": (9, 12)}
"""The three targets of the Timdu's report (Permendagri 42/2015) and their months."""


@dataclass(frozen=True)
class Span:
    """A period with its label and the day after which its paper is late."""

    label: str
    since: date
    until: date
    due: date

    @property
    def words(self) -> str:
        """Return the period in words.

        >>> four_months("B08", 2026).words, month_of(date(2026, 8, 3)).words
        ('Mei sampai Agustus 2026', 'Agustus 2026')
        >>> day_of(date(2026, 8, 3)).words, year_of(2026).words
        ('3 Agustus 2026', 'tahun 2026')
        """
        if self.since == self.until:
            return long_date(self.since)
        if self.label == str(self.since.year):
            return f"tahun {self.since.year}"
        first, last = MONTHS[self.since.month - 1], MONTHS[self.until.month - 1]
        if self.since.year != self.until.year:
            return f"{first} {self.since.year} sampai {last} {self.until.year}"
        if first == last:
            return f"{last} {self.until.year}"
        return f"{first} sampai {last} {self.until.year}"

    @property
    def name(self) -> str:
        """Return the period as a heading names it: a target of the Timdu by its code.

        >>> four_months("B08", 2026).name, month_of(date(2026, 8, 3)).name
        ('B08 2026', 'Agustus 2026')
        """
        return f"{self.label} {self.since.year}" if self.label in FOUR_MONTHS else self.words


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def four_months(label: str, year: int, *, due_day: int = 10) -> Span:
    """Return a four-month period of the Timdu; its report is due early in the next month.

    >>> four_months("B12", 2026).due
    datetime.date(2027, 1, 10)
    """
    first, last = FOUR_MONTHS[label]
    after = _next_month(date(year, last, 1))
    return Span(label, date(year, first, 1), after - timedelta(days=1), after.replace(day=due_day))


def month_of(day: date, *, due_day: int = 5) -> Span:
    """Return the calendar month of a day; its recap is due early in the next month."""
    first = day.replace(day=1)
    after = _next_month(first)
    return Span(f"{first:%Y-%m}", first, after - timedelta(days=1), after.replace(day=due_day))


def day_of(day: date, *, due_days: int = 1) -> Span:
    """Return one day; its report is due some days after it, usually the next morning."""
    return Span(day.isoformat(), day, day, day + timedelta(days=due_days))


def year_of(year: int, *, due_days: int = 90) -> Span:
    """Return a calendar year; its paper is due some days after its end.

    >>> year_of(2025).due
    datetime.date(2026, 3, 31)
    """
    last = date(year, 12, 31)
    return Span(str(year), date(year, 1, 1), last, last + timedelta(days=due_days))


def past_four_months(today: date, *, count: int = 3, due_day: int = 10) -> list[Span]:
    """Return the last periods that ended before a day, newest first."""
    spans = [
        four_months(label, year, due_day=due_day)
        for year in (today.year - 1, today.year)
        for label in FOUR_MONTHS
    ]
    return [span for span in reversed(spans) if span.until < today][:count]


def long_date(day: date) -> str:
    """Return a day as papers write it.

    >>> long_date(date(2026, 9, 8))
    '8 September 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
