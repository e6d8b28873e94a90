"""Writing the field-level history of an event."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from serasi.network.policy import Viewer
from serasi.register import rules
from serasi.register.models import Event, Revision


def revise(
    actor: Viewer,
    event: Event,
    *,
    before: Mapping[str, object],
    after: Mapping[str, object],
    action: str,
    now: datetime,
    reason: str = "",
) -> Revision:
    """Keep what changed, by whom and why; the version is the one the event has now."""
    changes = {
        change.field: [change.before, change.after] for change in rules.differences(before, after)
    }
    return Revision.objects.create(
        event=event,
        version=event.version,
        at=now,
        by_id=actor.person_id,
        action=action,
        reason=reason.strip()[:300],
        changes=changes,
    )
