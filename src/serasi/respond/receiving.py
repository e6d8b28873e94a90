"""What this room does when early warning speaks: duties and a case follow a confirmed level."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from serasi.network.walls import opened
from serasi.respond.actions.following import follow_level, rest_level
from serasi.warn.models import Warning


def on_level_confirmed(*, warning_id: int, now: datetime, **_more: Any) -> None:
    """Follow a confirmed level."""
    with opened():
        row = Warning.objects.select_related("area").get(pk=warning_id)
    follow_level(row, now=now)


def on_level_ended(*, warning_id: int, now: datetime, **_more: Any) -> None:
    """Let the duties of an ended level rest; a lowered one has duties of its own."""
    with opened():
        row = Warning.objects.get(pk=warning_id)
    rest_level(row, now=now)
