"""Pure: which tables a public edition holds, their periods, what is hidden, and their digest.

Periods nest and never overlap: month, caturwulan (the reporting periods B04, B08 and B12 of the
Tim Terpadu) and year. A world is the counts behind the tables, by month; it never leaves the house.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from serasi.register.codes import Trigger
from serasi.science import disclosure

THRESHOLD = 3
DELAY_MONTHS = 1
SCHEMA = 1
TERMS = {"B04": (1, 4), "B08": (5, 8), "B12": (9, 12)}
KINDS = ("incident", "tension")
REPORTS = ("incident", "tension", "watched", "unproven", "other", "open")
AGREEMENTS = ("holding", "ended")

TOTAL, BY_TRIGGER, BY_AREA, BY_KIND = "jumlah", "pemicu", "kecamatan", "jenis"
BY_REPORT, BY_AGREEMENT = "laporan", "kesepakatan"
TABLES = (TOTAL, BY_TRIGGER, BY_AREA, BY_KIND, BY_REPORT, BY_AGREEMENT)
ALL = "semua"

World = Mapping[str, Mapping[str, Mapping[str, int]]]
"""Month → table → code → count; BY_TRIGGER, BY_AREA and BY_KIND each sum to the month."""


@dataclass(frozen=True, order=True)
class Cell:
    """One figure of an edition; `value` is None where it is hidden."""

    table: str
    period: str
    code: str
    value: int | None = None

    @property
    def key(self) -> str:
        """Return the name of the figure, the same in every edition."""
        return f"{self.table}|{self.period}|{self.code}"


def month_key(day: date) -> str:
    """Return a month as in ISO 8601.

    >>> month_key(date(2026, 9, 30))
    '2026-09'
    """
    return f"{day:%Y-%m}"


def first_of(month: str) -> date:
    """Return the first day of a month."""
    return date.fromisoformat(f"{month}-01")


def next_month(month: str, by: int = 1) -> str:
    """Return the month some months later.

    >>> next_month("2026-12"), next_month("2026-01", -1)
    ('2027-01', '2025-12')
    """
    first = first_of(month)
    number = first.year * 12 + first.month - 1 + by
    return f"{number // 12:04}-{number % 12 + 1:02}"


def last_public_month(today: date) -> str:
    """Return the newest month of which every day is a month old.

    >>> last_public_month(date(2026, 11, 1)), last_public_month(date(2026, 11, 30))
    ('2026-09', '2026-09')
    """
    return next_month(month_key(today), -1 - DELAY_MONTHS)


def months_between(first: str, last: str) -> list[str]:
    """Return all months from one to another, both counted."""
    found = []
    while first <= last:
        found.append(first)
        first = next_month(first)
    return found


def term_of(month: str) -> str:
    """Return the caturwulan of a month.

    >>> term_of("2026-05")
    '2026-B08'
    """
    number = int(month[5:])
    name = next(code for code, (low, high) in TERMS.items() if low <= number <= high)
    return f"{month[:4]}-{name}"


def months_of(period: str) -> list[str]:
    """Return the months of a month, a caturwulan or a year."""
    if "B" in period:
        low, high = TERMS[period[5:]]
        return [f"{period[:4]}-{n:02}" for n in range(low, high + 1)]
    return [period] if "-" in period else [f"{period}-{n:02}" for n in range(1, 13)]


def days_of(period: str) -> tuple[date, date]:
    """Return the first and the last day of a period."""
    months = months_of(period)
    after = first_of(next_month(months[-1]))
    return first_of(months[0]), date.fromordinal(after.toordinal() - 1)


def complete_periods(months: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the caturwulan and the years of which every month is there."""
    held = set(months)
    terms = sorted({term_of(month) for month in held})
    years = sorted({month[:4] for month in held})
    return (
        [term for term in terms if held.issuperset(months_of(term))],
        [year for year in years if held.issuperset(months_of(year))],
    )


@dataclass(frozen=True)
class Tables:
    """The figures of a world with the sums between them, none hidden yet."""

    values: Mapping[str, int]
    sums: tuple[disclosure.Sum, ...]


def tables_of(world: World, areas: Iterable[str]) -> Tables:
    """Return every figure that the months of a world allow, and every sum between figures.

    areas : codes of the kecamatan, and of the regency itself for what lies in none
    """
    made = _Making(world, tuple(sorted(areas)))
    terms, years = complete_periods(world)
    for month in sorted(world):
        made.add(TOTAL, month, (ALL,), ())
    for period in (*terms, *years):
        made.period(period)
    for term in terms:
        made.adds_up(TOTAL, ALL, term, months_of(term))
    for year in years:
        made.year(year)
    return Tables(made.values, tuple(made.sums))


class _Making:
    def __init__(self, world: World, areas: tuple[str, ...]) -> None:
        self.world = world
        self.codes = {
            BY_TRIGGER: tuple(Trigger.values),
            BY_AREA: areas,
            BY_KIND: KINDS,
            BY_REPORT: REPORTS,
            BY_AGREEMENT: AGREEMENTS,
        }
        self.values: dict[str, int] = {}
        self.sums: list[disclosure.Sum] = []

    def add(self, table: str, period: str, whole: tuple[str, ...], codes: tuple[str, ...]) -> None:
        """Add the figures of a table in a period."""
        months = months_of(period)
        for code in codes:
            key = Cell(table, period, code).key
            self.values[key] = sum(self.world[m].get(table, {}).get(code, 0) for m in months)
        for code in whole:
            held = table if table != TOTAL else BY_TRIGGER
            key = Cell(table, period, code).key
            self.values[key] = sum(sum(self.world[m].get(held, {}).values()) for m in months)

    def period(self, period: str) -> None:
        """Add all the tables of a caturwulan or a year."""
        self.add(TOTAL, period, (ALL,), ())
        for table in (BY_TRIGGER, BY_AREA, BY_KIND):
            self.add(table, period, (), self.codes[table])
            self._sum(Cell(TOTAL, period, ALL).key, table, period)
        for table in (BY_REPORT, BY_AGREEMENT):
            self.add(table, period, (ALL,), self.codes[table])
            self._sum(Cell(table, period, ALL).key, table, period)

    def _sum(self, whole: str, table: str, period: str) -> None:
        parts = tuple(Cell(table, period, code).key for code in self.codes[table])
        self.sums.append(disclosure.Sum(whole, parts))

    def adds_up(self, table: str, code: str, period: str, parts: list[str]) -> None:
        """Say that a figure of a period is the sum of those of shorter ones."""
        keys = tuple(Cell(table, part, code).key for part in parts)
        self.sums.append(disclosure.Sum(Cell(table, period, code).key, keys))

    def year(self, year: str) -> None:
        """Say that each figure of a year is the sum of its three caturwulan."""
        terms = [f"{year}-{name}" for name in TERMS]
        self.adds_up(TOTAL, ALL, year, terms)
        for table, codes in self.codes.items():
            for code in codes:
                self.adds_up(table, code, year, terms)
        for table in (BY_REPORT, BY_AGREEMENT):
            self.adds_up(table, ALL, year, terms)


_PRICES = {TOTAL: 20.0, BY_KIND: 8.0, BY_REPORT: 4.0, BY_AGREEMENT: 4.0, BY_TRIGGER: 3.0}


def _price(key: str) -> float:
    table, period, code = key.split("|")
    longer = 4.0 if "-" not in period else 2.0 if "B" in period else 1.0
    return _PRICES.get(table, 1.0) * longer * (5.0 if code == ALL else 1.0)


def cells_of(tables: Tables, before: Iterable[Cell] = (), *, renewed: bool = False) -> list[Cell]:
    """Hide what must be hidden, given what the edition before showed and hid.

    What it hid stays hidden; what it showed stays shown, unless the counts are `renewed`.
    """
    kept = {cell.key: cell for cell in before}
    known = {key for key, cell in kept.items() if cell.value is not None and key in tables.values}
    system = disclosure.linked(
        tables.values,
        tables.sums,
        shown=frozenset() if renewed else frozenset(known),
        hidden=frozenset(kept.keys() & tables.values.keys()) - frozenset(known),
        cost={key: _price(key) for key in tables.values},
    )
    found = disclosure.protect(system, threshold=THRESHOLD)
    return [
        Cell(*key.split("|"), value if found.shows(key) else None)
        for key, value in sorted(tables.values.items())
    ]


def found_out(cells: Iterable[Cell], tables: Tables) -> tuple[str, ...]:
    """Attack the figures as anybody could; return what is found out (nothing, if all is well)."""
    listed = list(cells)
    shown = {cell.key: cell.value for cell in listed if cell.value is not None}
    hidden = [cell.key for cell in listed if cell.value is None]
    small = [key for key in hidden if tables.values[key] < THRESHOLD]
    seen = disclosure.audit(shown, hidden, tables.sums, small=small, threshold=THRESHOLD)
    return tuple(sorted({*seen.exact, *seen.narrow}))


def digest_of(figures: Mapping[str, Any]) -> str:
    """Return the SHA-256 of an edition's figures in one canonical form."""
    text = json.dumps(figures, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def read_cells(figures: Mapping[str, Any]) -> list[Cell]:
    """Return the figures of a kept edition."""
    return [Cell(*row) for row in figures["cells"]]
