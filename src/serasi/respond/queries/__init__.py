"""Reads of cases; every one starts from what the viewer may see."""

from serasi.respond.queries.scope import case, visible_to

__all__ = ["case", "visible_to"]
