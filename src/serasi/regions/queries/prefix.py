"""The condition "begins with", so that both databases answer it from an index."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.db.models import Q

LAST = "\U0010ffff"


def begins(column: str, prefix: str) -> Q:
    """Return the condition that a column begins with `prefix`.

    SQLite's LIKE ignores case and so its index; PostgreSQL's order of text is that of its locale.
    """
    if connection.vendor == "postgresql":
        return Q(**{f"{column}__startswith": prefix})
    return Q(**{f"{column}__gte": prefix, f"{column}__lt": prefix + LAST})


def inside(codes: Iterable[str], *, column: str = "code") -> Q:
    """Return the condition "one of these areas or below"; `*` is everywhere, none is nowhere."""
    sought = list(codes)
    if "*" in sought:
        return Q()
    condition = Q(pk__in=[])
    for code in sought:
        condition |= Q(**{column: code}) | begins(column, f"{code}.")
    return condition
