"""Reads of the register; every public query takes the viewer first and starts from `visible_to`."""

from serasi.register.queries.known import KnownEvent, known_at
from serasi.register.queries.scope import (
    countable,
    event,
    handling,
    handlings,
    merged,
    open_handlings,
    suggested,
    suggestions,
    trash,
    visible_to,
)

__all__ = [
    "KnownEvent",
    "countable",
    "event",
    "handling",
    "handlings",
    "known_at",
    "merged",
    "open_handlings",
    "suggested",
    "suggestions",
    "trash",
    "visible_to",
]
