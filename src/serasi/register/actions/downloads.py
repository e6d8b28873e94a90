"""A download leaves the house: the trail keeps what, how much, which filter and checksum."""

from __future__ import annotations

from datetime import datetime

from serasi.network.policy import Viewer, require_any
from serasi.network.roles import Can
from serasi.trail.actions import record


def note_download(
    actor: Viewer, *, what: str, words: str, kind: str, count: int, sha256: str, now: datetime
) -> None:
    """Record that a file was made for somebody."""
    require_any(actor, (Can.EXPORT,))
    record(
        actor.key,
        action="export.made",
        subject=f"export:{what}",
        now=now,
        data={"filter": words, "kind": kind, "count": count, "sha256": sha256},
    )
