"""What was known and what was done, side by side in time; every room adds what it holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from serasi.network.policy import Viewer
from serasi.respond.models import Case

KNOWN, DONE = "known", "done"


@dataclass(frozen=True)
class Item:
    """One moment of a case: something became known, or something was done."""

    at: datetime
    side: str
    words: str
    url: str = ""
    weighty: bool = False


Source = Callable[[Viewer, Case], list[Item]]
_sources: dict[str, Source] = {}


def add_source(name: str, source: Source) -> None:
    """Let a room tell its moments of a case; the same name again changes nothing."""
    _sources.setdefault(name, source)


def timeline_of(viewer: Viewer, row: Case) -> list[Item]:
    """Return the moments of a case that a viewer may know of, the newest first."""
    items = [item for source in _sources.values() for item in source(viewer, row)]
    return sorted(items, key=lambda item: (item.at, item.side, item.words), reverse=True)
