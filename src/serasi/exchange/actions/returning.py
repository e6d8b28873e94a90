"""Give a file of another source back as it came in, byte by byte."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from serasi.exchange.models import ExternalEvent, ExternalFile
from serasi.network.policy import Viewer, require_any
from serasi.network.roles import Can
from serasi.trail.actions import record

MARK = "utf-8-sig"


def return_file(actor: Viewer, row: ExternalFile, *, now: datetime) -> Iterator[bytes]:
    """Record that a file is given back, and return its text; `row` was let in by the query."""
    require_any(actor, (Can.EXPORT,))
    record(
        actor.key, action="exchange.returned", subject=f"exchange:{row.pk}", now=now,
        data={"kind": row.get_source_display(), "sha256": row.sha256, "count": row.rows},
    )  # fmt: skip
    return written(row)


def written(row: ExternalFile) -> Iterator[bytes]:
    """Return the bytes of a file: head, tags, and every record as it stood.

    Where rows were left out on the way in (`complete` is false), they are not here either.
    """
    codec = "utf-8" if row.encoding == MARK else row.encoding
    head = (row.head + row.tags).encode(codec)
    yield b"\xef\xbb\xbf" + head if row.encoding == MARK else head
    rows = ExternalEvent.objects.filter(file=row).order_by("position").values_list("raw", flat=True)
    for raw in rows.iterator(chunk_size=2000):
        yield raw.encode(codec)
