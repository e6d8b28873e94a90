"""The register as it was known at a moment: confirmed events with the fields they had then.

A record keeps all of its revisions, so its past is what it is now with the later ones taken back.
What was purged from the trash for good is gone from the past too; the trail alone tells of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from serasi.network.policy import Viewer, granted
from serasi.network.roles import Can
from serasi.regions.placed import lies_in, within
from serasi.register.coded import LISTS, NAMES, Coding, from_plain, plain
from serasi.register.models import Event, Revision

COUNTS = (Can.COUNT, Can.READ_EVENTS)


@dataclass(frozen=True)
class KnownEvent:
    """One event that counted at a moment, as it was coded then."""

    public_id: str
    coding: Coding


def known_at(
    viewer: Viewer, *, at: datetime, since: date, until: date, area: str = "", kind: str = ""
) -> list[KnownEvent]:
    """Return the events that a viewer may count, as they were known at a moment, oldest first.

    Those confirmed and not in the trash then; `since`, `until`, `area` and `kind` are asked of
    what was coded then, so that one moved since then stays where it was.
    """
    reach = Q(granted(viewer, *COUNTS, trigger="trigger"))
    asked = Q(start_date__gte=since, start_date__lte=until)
    if area:
        asked &= within([area])
    later = Revision.objects.filter(at__gt=at, event__created_at__lte=at)
    rows = Event.objects.filter(
        (reach & asked) | Q(pk__in=later.values("event")), created_at__lte=at
    )
    events = list(rows.order_by("start_date", "pk"))
    past = _revisions([event.pk for event in events], after=at)
    others = _other_areas([event.pk for event in events])
    found = []
    for event in events:
        known = _as_known(event, past.get(event.pk, []), others.get(event.pk, ()), at=at)
        if known is not None and _asked_for(viewer, known.coding, since, until, area, kind):
            found.append(known)
    return sorted(found, key=lambda one: (one.coding.start_date, one.public_id))


def _asked_for(
    viewer: Viewer, coding: Coding, since: date, until: date, area: str, kind: str
) -> bool:
    if not since <= coding.start_date <= until or (kind and coding.kind != kind):
        return False
    if area and not lies_in(coding.area, [area]):
        return False
    return any(
        grant.can in COUNTS
        and lies_in(coding.area, grant.areas)
        and (grant.triggers is None or coding.trigger in grant.triggers)
        for grant in viewer.grants
    )


def _revisions(events: Iterable[int], *, after: datetime) -> dict[int, list[Revision]]:
    found: dict[int, list[Revision]] = {}
    rows = Revision.objects.filter(event__in=list(events), at__gt=after)
    for row in rows.order_by("-version", "-pk"):
        found.setdefault(row.event_id, []).append(row)
    return found


def _other_areas(events: Iterable[int]) -> dict[int, tuple[str, ...]]:
    rows = Event.other_areas.through.objects.filter(event_id__in=list(events))
    found: dict[int, list[str]] = {}
    for event, code in rows.values_list("event_id", "area_id"):
        found.setdefault(event, []).append(code)
    return {event: tuple(sorted(codes)) for event, codes in found.items()}


def _as_known(
    event: Event, later: list[Revision], others: tuple[str, ...], *, at: datetime
) -> KnownEvent | None:
    """Take back what was done to an event after a moment; None where it did not count then."""
    values: dict[str, Any] = {
        name: plain(getattr(event, "area_id" if name == "area" else name))
        for name in NAMES
        if name != "other_areas"
    }
    values["other_areas"] = list(others)
    state, away = event.state, event.trashed_at is not None
    decided = False
    for row in later:
        for name, (before, _after) in row.changes.items():
            if name in NAMES:
                values[name] = list(before or ()) if name in LISTS else before
            elif name == "state":
                state, decided = before, True
        away = _away_before(event, row, away)
    if away or state != Event.State.CONFIRMED:
        return None
    if not decided and (event.confirmed_at or event.created_at) > at:
        return None
    return KnownEvent(event.public_id, from_plain(values))


def _away_before(event: Event, row: Revision, away: bool) -> bool:
    """Say whether an event was out of the count before a revision."""
    if row.action == "trashed" or "merged_into" in row.changes:
        return False
    if row.action == "restored":
        return True
    split = row.changes.get("split", (None, None))[1]
    return True if split == event.public_id else away
