"""Destruction of sealed data: the boxes go for good, and the trail keeps that they did."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from serasi.network.sealed_models import Sealed
from serasi.network.walls import opened
from serasi.trail.actions import record

SYSTEM = "system"


@transaction.atomic
def destroy(subject: str, *, reason: str, now: datetime, actor: str = SYSTEM) -> int:
    """Destroy every sealed value of a subject; return how many there were."""
    with opened():
        rows = Sealed.objects.select_for_update().filter(subject=subject)
        kinds = sorted(rows.values_list("kind", flat=True))
        if not kinds:
            return 0
        rows.delete()
    record(
        actor,
        action="sealed.destroyed",
        subject=subject,
        now=now,
        data={"kinds": kinds, "count": len(kinds)},
        reason=reason.strip(),
    )
    return len(kinds)
