"""What the acts of early warning share: the row under lock, its state, its number, its trail."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from serasi.network.policy import Viewer
from serasi.network.serials import next_serial
from serasi.network.walls import opened
from serasi.problems import LEVEL_NOT_YOURS, NOT_FOUND, REASON_NEEDED, WARNING_MOVED, Problem
from serasi.warn import rules
from serasi.warn.models import Level, Warning
from serasi.warn.queries.evidence import evidence_of
from serasi.warn.queries.scope import LEVEL_OF, visible_to

WHO = {
    1: "piket Bakesbangpol atau camat", 2: "Kepala Bakesbangpol", 3: "bupati atau wali kota"
}  # fmt: skip


def subject_of(row: Warning) -> str:
    """Return the name of a warning in the trail."""
    return f"warning:{row.number}"


def need_reason(reason: str) -> str:
    """Return a reason, or refuse an empty one."""
    if not reason.strip():
        raise Problem(REASON_NEEDED)
    return reason.strip()[:300]


def levels_of(actor: Viewer, *, area: str) -> frozenset[int]:
    """Return the levels that somebody may confirm, lower and end in an area."""
    return frozenset(level for can, level in LEVEL_OF.items() if actor.can(can, area=area))


def require_level(actor: Viewer, level: int, *, area: str) -> None:
    """Refuse a level that is not the actor's to decide."""
    if level not in levels_of(actor, area=area):
        raise Problem(LEVEL_NOT_YOURS, level=Level(level).label, who=WHO[level])


def locked(actor: Viewer, number: str, *, version: int | None = None) -> Warning:
    """Return a visible warning under lock; one that moved on since it was read is refused."""
    row = visible_to(actor).select_for_update(of=("self",)).filter(number=number).first()
    if row is None:
        raise Problem(NOT_FOUND)
    if version is not None and row.version != version:
        refuse_moved(row)
    return row


def weighed_now(row: Warning, *, now: datetime) -> dict[str, int]:
    """Return the evidence upon which a level in force is ended: what stands and is not above it.

    What is above it waits as a proposal of its own, which keeps what its readers were shown.
    """
    today = timezone.localdate(now)
    with opened():
        evidence, _basis = evidence_of(today, [row.area_id])
    keys = rules.standing_keys(evidence.get(row.area_id, ()), today=today)
    return {**row.weighed, **{key: level for key, level in keys.items() if level <= row.level}}


def refuse_moved(row: Warning) -> None:
    """Refuse an act on a warning that somebody else has moved on."""
    raise Problem(WARNING_MOVED, number=row.number, state=Warning.State(row.state).label)


def next_number(now: datetime) -> str:
    """Return the next number of the year, over all districts; the caller holds a transaction."""
    year = timezone.localtime(now).year
    return rules.number_of(year, next_serial(Warning.objects.all(), f"SG-{year}-"))
