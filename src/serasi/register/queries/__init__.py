"""Reads of the register; every public query takes the viewer first and starts from `visible_to`."""

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
    "countable",
    "event",
    "handling",
    "handlings",
    "merged",
    "open_handlings",
    "suggested",
    "suggestions",
    "trash",
    "visible_to",
]
