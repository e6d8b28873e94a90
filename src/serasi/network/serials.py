"""The next number of a year, over all areas, when many offices count at once."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.functions import Length

from serasi.network.walls import opened

_LOCK = 7_304_111  # any fixed number of its own: one counter at a time on PostgreSQL


def next_serial(rows: QuerySet[Any], prefix: str) -> int:
    """Return the serial after the highest `number` that begins with a prefix.

    The caller holds a transaction and writes the row in it: on PostgreSQL the next counter waits
    until then; SQLite has one writer anyway.
    """
    with opened():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        last = (
            rows.filter(number__startswith=prefix)
            .order_by(Length("number").desc(), "-number")
            .values_list("number", flat=True)
            .first()
        )
    return (int(last.rsplit("-", 1)[1]) if last else 0) + 1
