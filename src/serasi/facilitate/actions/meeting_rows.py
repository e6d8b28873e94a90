"""What the acts on a meeting share: the row under lock, the right to it, its number, its state."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone

from serasi.facilitate import rules
from serasi.facilitate.models import Meeting
from serasi.facilitate.queries.meetings import keeps, visible_to
from serasi.network.policy import Viewer
from serasi.network.serials import next_serial
from serasi.problems import (
    MEETING_MOVED,
    MEETING_STATE,
    NOT_ALLOWED,
    NOT_FOUND,
    REASON_NEEDED,
    Problem,
)
from serasi.trail.actions import record

State = Meeting.State
WRITABLE = (State.HELD, State.MINUTED)


def need_reason(reason: str) -> str:
    """Return a reason, or refuse an empty one."""
    if not reason.strip():
        raise Problem(REASON_NEEDED)
    return reason.strip()[:500]


def locked(actor: Viewer, number: str, *, version: int | None = None) -> Meeting:
    """Return a visible meeting under lock; one that moved on since it was read is refused."""
    row = visible_to(actor).select_for_update(of=("self",)).filter(number=number).first()
    if row is None:
        raise Problem(NOT_FOUND)
    if version is not None and row.version != version:
        raise Problem(MEETING_MOVED, number=row.number, state=State(row.state).label)
    return row


def locked_to_keep(actor: Viewer, number: str, *, version: int | None = None) -> Meeting:
    """Return a meeting under lock that the actor keeps."""
    row = locked(actor, number, version=version)
    if not keeps(actor, row):
        raise Problem(NOT_ALLOWED)
    return row


def need_state(row: Meeting, *states: State) -> None:
    """Refuse a step that does not fit the state of a meeting."""
    if row.state not in states:
        raise Problem(MEETING_STATE, number=row.number, state=State(row.state).label)


def move(row: Meeting, to: State) -> None:
    """Move a meeting to a state that may follow."""
    if not rules.may_follow(row.state, to):
        raise Problem(MEETING_STATE, number=row.number, state=State(row.state).label)
    row.state = to


def save(row: Meeting, *fields: str) -> None:
    """Write the changed fields of a meeting as its next version."""
    row.version += 1
    row.save(update_fields=[*fields, "version"])


def note(
    actor: str,
    action: str,
    row: Meeting,
    *,
    now: datetime,
    data: Mapping[str, object] | None = None,
    reason: str = "",
) -> None:
    """Record an act on a meeting."""
    record(actor, action=action, subject=row.subject, now=now, data=data, reason=reason)


def next_number(now: datetime) -> str:
    """Return the next number of the year, over all areas; the caller holds a transaction."""
    year = timezone.localtime(now).year
    return f"RP-{year}-{next_serial(Meeting.objects.all(), f'RP-{year}-'):04d}"
