"""Puts many rows down at once; an ORM object per row takes five times as long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice

from django.db import connection
from django.db.models import Model

BATCH = 5000
Value = str | int | float | bytes | date | Decimal | None


@dataclass(slots=True)
class AreaRow:
    """One row of `regions.Area` before it is stored; the fields are its columns."""

    code: str
    name: str
    level: int
    kind: str
    parent_id: str | None
    search_name: str
    bps_code: str | None = None
    lat: Decimal | None = None
    lng: Decimal | None = None
    population: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None


AREA_COLUMNS = tuple(AreaRow.__dataclass_fields__)


def put(
    model: type[Model],
    columns: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    key: Sequence[str] = (),
    update: Sequence[str] = (),
) -> None:
    """Insert rows; one that is there already is left, or gets `update` when `key` meets it."""
    quote = connection.ops.quote_name
    names = ", ".join(quote(column) for column in columns)
    places = ", ".join(["%s"] * len(columns))
    change = "NOTHING"
    target = ""
    if update:
        target = f" ({', '.join(quote(column) for column in key)})"
        change = "UPDATE SET " + ", ".join(f"{quote(c)} = EXCLUDED.{quote(c)}" for c in update)
    statement = (
        f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608 - names of our own models
        f" ON CONFLICT{target} DO {change}"
    )
    with connection.cursor() as cursor:
        for batch in _batches(rows):
            cursor.executemany(statement, batch)


def forget(model: type[Model], column: str, values: Iterable[str]) -> None:
    """Delete the rows whose column holds one of the values."""
    quote = connection.ops.quote_name
    statement = f"DELETE FROM {quote(model._meta.db_table)} WHERE {quote(column)} = %s"  # noqa: S608 - names of our own models
    with connection.cursor() as cursor:
        for batch in _batches((value,) for value in values):
            cursor.executemany(statement, batch)


def _batches(rows: Iterable[Sequence[Value]]) -> Iterator[list[Sequence[Value]]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield batch
