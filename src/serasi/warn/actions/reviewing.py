"""The alarm diary: what came of a warning, judged by somebody who says so."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from serasi.network.policy import Viewer
from serasi.problems import NOT_ALLOWED, OBSERVED_LATER, WARNING_MOVED, Problem
from serasi.trail.actions import record
from serasi.warn.actions.rows import levels_of, locked, subject_of
from serasi.warn.models import Review, Warning


@transaction.atomic
def review(
    actor: Viewer,
    *,
    number: str,
    outcome: str,
    now: datetime,
    violence_at: datetime | None = None,
    note: str = "",
) -> Review:
    """Write down what came of a warning that is over; a later judgement replaces a former one."""
    row = locked(actor, number)
    if not levels_of(actor, area=row.area_id) or actor.person_id is None:
        raise Problem(NOT_ALLOWED)
    if row.state == Warning.State.PROPOSED:
        raise Problem(WARNING_MOVED, number=row.number, state=Warning.State.PROPOSED.label)
    if violence_at is not None and violence_at > now:
        raise Problem(OBSERVED_LATER, day=violence_at.strftime("%d/%m/%Y"))
    made, _new = Review.objects.update_or_create(
        warning=row,
        defaults={
            "outcome": Review.Outcome(outcome),
            "violence_at": violence_at if outcome == Review.Outcome.TRUE else None,
            "note": note.strip()[:500],
            "by_id": actor.person_id,
            "at": now,
        },
    )
    record(
        actor.key,
        action="warning.reviewed",
        subject=subject_of(row),
        now=now,
        data={"outcome": made.outcome},
        reason=made.note,
    )
    return made
