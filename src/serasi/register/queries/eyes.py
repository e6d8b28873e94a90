"""Whose coding an event carries: what four eyes are counted by."""

from __future__ import annotations

from django.db.models import Q

from serasi.register.models import Event, Revision

WRITING = ("created", "coded", "edited", "undone")
"""Steps that put words or counts of their author into an event."""


def _written() -> Q:
    """Return the condition of revisions that changed a coding; sending may change the kind."""
    return Q(action__in=WRITING) | Q(action="sent", changes__has_key="kind")


def writers(event: Event) -> frozenset[int]:
    """Return everybody who wrote anything of an event since it was last confirmed."""
    rows = Revision.objects.filter(event=event)
    last = rows.filter(action="confirmed").order_by("-pk").values_list("pk", flat=True).first()
    wrote = rows.filter(_written(), pk__gt=last or 0, by__isnull=False)
    found = {pk for pk in wrote.values_list("by_id", flat=True) if pk is not None}
    return frozenset(found | ({event.coded_by_id} if event.coded_by_id is not None else set()))
