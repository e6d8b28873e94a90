"""What the acts on a case share: the row under lock, its right, its number, the next stage."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from serasi.network.policy import Viewer
from serasi.network.serials import next_serial
from serasi.problems import (
    CASE_CLOSED,
    CASE_LED,
    CASE_MOVED,
    CASE_STAGE,
    NOT_ALLOWED,
    NOT_FOUND,
    REASON_NEEDED,
    Problem,
)
from serasi.respond import rules
from serasi.respond.models import Case, Stage
from serasi.respond.queries.scope import visible_to
from serasi.respond.queries.standing import may_handle, may_lead


def need_reason(reason: str) -> str:
    """Return a reason, or refuse an empty one."""
    if not reason.strip():
        raise Problem(REASON_NEEDED)
    return reason.strip()[:500]


def need_lead(actor: Viewer, row: Case, *, now: datetime) -> None:
    """Refuse who handles a part of a case what binds the whole of it."""
    if not may_lead(actor, row, now=now):
        raise Problem(CASE_LED, number=row.number, lead=row.lead.short_name)


def locked(actor: Viewer, number: str, *, version: int | None = None) -> Case:
    """Return a visible case under lock; one that moved on since it was read is refused."""
    row = visible_to(actor).select_for_update(of=("self",)).filter(number=number).first()
    if row is None:
        raise Problem(NOT_FOUND)
    if version is not None and row.version != version:
        raise Problem(CASE_MOVED, number=row.number, stage=Stage(row.stage).label)
    return row


def locked_to_watch(actor: Viewer, number: str) -> Case:
    """Return a case under lock that the actor handles, a closed one as well: watching goes on."""
    row = locked(actor, number)
    if not may_handle(actor, row):
        raise Problem(NOT_ALLOWED)
    return row


def locked_to_handle(actor: Viewer, number: str, *, version: int | None = None) -> Case:
    """Return an open case under lock that the actor handles; a closed one is reopened first."""
    row = locked(actor, number, version=version)
    if not may_handle(actor, row):
        raise Problem(NOT_ALLOWED)
    if row.stage == Stage.CLOSED:
        raise Problem(CASE_CLOSED, number=row.number)
    return row


def move(row: Case, to: Stage) -> None:
    """Move a case to a stage that may follow; others are refused with the reason why."""
    if to not in rules.FOLLOWS[Stage(row.stage)]:
        raise Problem(CASE_STAGE, stage=Stage(row.stage).label, wanted=to.label)
    row.stage = to
    row.version += 1


def next_number(now: datetime) -> str:
    """Return the next number of the year, over all areas; the caller holds a transaction."""
    year = timezone.localtime(now).year
    return f"KS-{year}-{next_serial(Case.objects.all(), f'KS-{year}-'):04d}"
