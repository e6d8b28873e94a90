"""Whose coding an event carries: what four eyes are counted by."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

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


def written_by_others(events: QuerySet[Event], person_id: int) -> QuerySet[Event]:
    """Narrow events to those of whose coding somebody wrote nothing: `writers`, as one query."""
    last = Revision.objects.filter(event=OuterRef("event"), action="confirmed").order_by("-pk")
    own = Revision.objects.filter(
        _written(),
        event=OuterRef("pk"),
        by_id=person_id,
        pk__gt=Coalesce(Subquery(last.values("pk")[:1]), 0),
    )
    return events.exclude(coded_by_id=person_id).exclude(Exists(own))
