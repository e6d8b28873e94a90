"""What later rooms add to the page of a record of an earlier one; neither knows the other.

A part is shown where its context is not None. Pages ask for it by the tag `record_parts`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from serasi.network.policy import Viewer

Context = Callable[[Viewer, str, datetime], Mapping[str, Any] | None]


@dataclass(frozen=True)
class Part:
    """One part of the pages of some kinds of record ("meeting"), by its place in the order.

    context : is told the name of the record, such as "meeting:RP-2026-0001"
    """

    order: int
    key: str
    kinds: frozenset[str]
    template: str
    context: Context


_parts: dict[str, Part] = {}


def add_part(part: Part) -> None:
    """Add a part to the pages of its kinds of record; the same key again changes nothing."""
    _parts.setdefault(part.key, part)


def parts_of(
    viewer: Viewer, subject: str, *, now: datetime
) -> list[tuple[Part, Mapping[str, Any]]]:
    """Return the parts of the page of a record that a viewer is shown, with their contexts."""
    kind = subject.partition(":")[0]
    found = []
    for part in sorted(_parts.values(), key=lambda one: (one.order, one.key)):
        context = part.context(viewer, subject, now) if kind in part.kinds else None
        if context is not None:
            found.append((part, context))
    return found
