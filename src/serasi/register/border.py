"""The house looks across area borders for one act, then this connection is walled in again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from serasi.network.walls import open_wall


@contextmanager
def across_borders() -> Iterator[None]:
    """Lower the wall of the database for the block; what it reads must not reach the viewer.

    For duplicate search over borders, for handing a report to another area, and for numbers.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('serasi.areas', true), current_setting('serasi.person', true)"
        )
        areas, person = cursor.fetchone()
    open_wall()
    try:
        yield
    finally:
        if connection.connection is not None and not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT set_config('serasi.areas', %s, false),"
                    " set_config('serasi.person', %s, false)",
                    [areas or "", person or ""],
                )
