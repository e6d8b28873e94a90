"""Settles what the columns of one table are: titles first, then what stands below them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from serasi.collect.recap.fields import FIELD_NAMES, FIELDS, Field, money_scale
from serasi.collect.recap.grid import Grid, GridRow, Value, as_text, letters
from serasi.collect.recap.headers import Column, Header
from serasi.collect.recap.ledger import Ledger
from serasi.collect.recap.moments import DayOrder, Period, numeric_fields, read_moment

_SAMPLE = 300
_ONE_ONLY: tuple[Field, ...] = ("number", "date", "date_end", "time", "area_code")


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table with their settled fields and how to read some of them."""

    header: Header
    day_order: DayOrder
    swapped: bool
    period: Period
    scales: dict[int, int]
    by_field: dict[Field, tuple[Column, ...]]

    def of(self, field: Field) -> tuple[Column, ...]:
        """Return the columns settled for a field."""
        return self.by_field.get(field, ())

    def values(self, row: GridRow, field: Field) -> list[Value]:
        """Return the filled cells of a row in the columns of a field."""
        found = (row.at(column.number) for column in self.of(field))
        return [value for value in found if value is not None]


def settle(grid: Grid, header: Header, *, period: Period, ledger: Ledger) -> Layout:
    """Decide the fields of the columns and the manner of their dates and sums of money."""
    sample = grid.rows[header.last + 1 : header.last + 1 + _SAMPLE]
    columns = _one_of_each(_time_that_is_date(header.columns, sample), sample, period)
    settled = tuple(_ask_field(grid, header, column, ledger) for column in columns)
    header = replace(header, columns=settled)
    dates = [value for column in header.of("date") for value in _values(sample, column)]
    order = _ask_order(grid, header, dates, ledger)
    return Layout(
        header=header,
        day_order=order,
        swapped=_ask_swapped(grid, dates, period, ledger),
        period=period,
        by_field={field: header.of(field) for field in FIELDS},
        scales={column.number: _ask_scale(grid, column, ledger) for column in header.of("loss_rp")},
    )


def _values(rows: Iterable[GridRow], column: Column) -> list[Value]:
    found = (row.at(column.number) for row in rows)
    return [value for value in found if value is not None]


def _date_share(rows: Iterable[GridRow], column: Column, period: Period) -> float:
    values = _values(rows, column)
    read = sum(read_moment(value, period=period).start is not None for value in values)
    return read / len(values) if values else 0.0


def _time_that_is_date(
    columns: tuple[Column, ...], sample: tuple[GridRow, ...]
) -> tuple[Column, ...]:
    """Take a column called "Waktu" for the date when dates stand in it and no other is the date."""
    if any(column.field == "date" for column in columns):
        return columns
    return tuple(
        replace(column, field="date")
        if column.field == "time" and _date_share(sample, column, Period()) >= 0.5
        else column
        for column in columns
    )


def _one_of_each(
    columns: tuple[Column, ...], sample: tuple[GridRow, ...], period: Period
) -> tuple[Column, ...]:
    """Leave one column for fields that can have but one; the best filled date column wins."""
    losers: set[int] = set()
    for field in _ONE_ONLY:
        rivals = [column for column in columns if column.field == field]
        if len(rivals) < 2:
            continue
        best = rivals[0]
        if field == "date":
            best = max(
                rivals,
                key=lambda column: (
                    round(_date_share(sample, column, period), 1),
                    "kejadian" in column.key or "peristiwa" in column.key,
                    "lapor" not in column.key and "terima" not in column.key,
                    -column.number,
                ),
            )
        losers |= {column.number for column in rivals if column is not best}
    return tuple(
        replace(column, field=None) if column.number in losers else column for column in columns
    )


def _ask_field(grid: Grid, header: Header, column: Column, ledger: Ledger) -> Column:
    default = column.field or "ignore"
    row = grid.rows[header.last].number
    choice = ledger.take(
        f"column:{column.key}",
        where=f"{grid.name}!{letters(column.number)}{row}",
        what=f"Kolom “{column.title}” dibaca sebagai {FIELD_NAMES[default]}.",
        default=default,
        allowed=FIELDS,
    )
    field = next(field for field in FIELDS if field == choice)
    return replace(column, field=field)


def _ask_order(grid: Grid, header: Header, dates: list[Value], ledger: Ledger) -> DayOrder:
    fields = [found for found in map(numeric_fields, dates) if found is not None]
    first = sum(a > 12 for a, _b in fields)
    second = sum(b > 12 for _a, b in fields)
    order: DayOrder = "mdy" if second and not first else "dmy"
    if not fields:
        return order
    reasons = {
        (True, False): "angka pertama ada yang di atas 12",
        (False, True): "angka kedua ada yang di atas 12",
        (True, True): "kedua angka ada yang di atas 12; sebagian tanggal perlu diperiksa",
        (False, False): "cara menulis tanggal yang lazim di Indonesia",
    }
    key = header.of("date")[0].key
    choice = ledger.take(
        f"date_order:{key}",
        where=f"{grid.name}, kolom {header.of('date')[0].title}",
        what=f"Urutan tanggal yang diketik dengan angka: {reasons[bool(first), bool(second)]}.",
        default=order,
        allowed=("dmy", "mdy"),
    )
    return "mdy" if choice == "mdy" else "dmy"


def _ask_swapped(grid: Grid, dates: list[Value], period: Period, ledger: Ledger) -> bool:
    """Ask whether Excel read typed day-first dates as month-first and stored them so.

    The sign: typed dates are left as text exactly when their first number cannot be a month.
    """
    stored = [value for value in dates if isinstance(value, date)]
    typed = [found for found in map(numeric_fields, dates) if found is not None]
    suspect = len(stored) >= 2 and len(typed) >= 2
    if not suspect or any(a <= 12 for a, _b in typed) or any(d.day > 12 for d in stored):
        return False
    default = "as_written"
    if period.month is not None:
        fits = sum(day.month == period.month for day in stored)
        turned = sum(day.day == period.month for day in stored)
        default = "swapped" if turned > fits else default
    shown = as_text(stored[0] if not isinstance(stored[0], datetime) else stored[0].date())
    choice = ledger.take(
        f"swapped_dates:{grid.name}",
        where=grid.name,
        what=f"Tanggal tersimpan seperti {shown} mungkin tertukar tanggal dan bulannya.",
        default=default,
        allowed=("as_written", "swapped"),
    )
    return choice == "swapped"


def _ask_scale(grid: Grid, column: Column, ledger: Ledger) -> int:
    stated = money_scale(column.title)
    choice = ledger.take(
        f"loss_scale:{column.key}",
        where=f"{grid.name}, kolom {column.title}",
        what="Angka kerugian tanpa satuan dibaca dalam satuan ini.",
        default=str(stated),
        allowed=("1", "1000", "1000000", "1000000000"),
    )
    return int(choice)
