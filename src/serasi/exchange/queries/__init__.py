"""Reads of the room; every public query takes the viewer first and starts from `visible_to`."""

from serasi.exchange.queries.scope import events, file_of, files, visible_to

__all__ = ["events", "file_of", "files", "visible_to"]
