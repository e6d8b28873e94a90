"""What the acts on a paper share: the row under lock, and its state."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from serasi.network.policy import Viewer
from serasi.network.serials import next_serial
from serasi.problems import (
    NOT_ALLOWED,
    NOT_FOUND,
    PAPER_MOVED,
    PAPER_STATE,
    REASON_NEEDED,
    Problem,
)
from serasi.publish.models import Paper, PaperState
from serasi.publish.queries import scope


def need_reason(reason: str) -> str:
    """Return a reason, or refuse an empty one."""
    if not reason.strip():
        raise Problem(REASON_NEEDED)
    return reason.strip()[:500]


def locked(actor: Viewer, number: str, *, version: int | None, states: tuple[str, ...]) -> Paper:
    """Return a visible paper under lock, in one of some states and unchanged since it was read."""
    row = (
        scope.visible_to(actor)
        .filter(number=number)
        .select_for_update(of=("self",))
        .select_related("agency", "signing_agency", "area", "office_number")
        .first()
    )
    if row is None:
        raise Problem(NOT_FOUND)
    words = PaperState(row.state).label
    if version is not None and row.version != version:
        raise Problem(PAPER_MOVED, number=row.number, state=words)
    if row.state not in states:
        raise Problem(PAPER_STATE, number=row.number, state=words)
    return row


def locked_to_write(actor: Viewer, number: str, *, version: int | None) -> Paper:
    """Return a draft under lock that the actor writes."""
    row = locked(actor, number, version=version, states=(PaperState.DRAFT,))
    if not scope.may_write(actor, row):
        raise Problem(NOT_ALLOWED)
    return row


def next_number(now: datetime) -> str:
    """Return the next number of the house for a paper; the caller holds a transaction."""
    year = timezone.localtime(now).year
    return f"NS-{year}-{next_serial(Paper.objects.all(), f'NS-{year}-'):04d}"
