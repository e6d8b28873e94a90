"""What recovery does when the handling of a case says that something happened."""

from __future__ import annotations

from datetime import datetime

from serasi.recover.actions import ask_lesson


def case_closed(sender: object, case_id: int, now: datetime, **rest: object) -> None:
    """Let who led the case owe its lessons."""
    ask_lesson(case_id=case_id, now=now)
