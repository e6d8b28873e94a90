"""Lists over cases: those in recovery, visits due, visits missed, lessons learnt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet

from serasi.network.policy import Viewer
from serasi.recover.models import Lesson, Recovery, Visit
from serasi.recover.queries.late import Late, late_of
from serasi.recover.queries.scope import clients
from serasi.recover.queries.totals import Totals, totals_for
from serasi.regions.placed import by_zone
from serasi.respond import queries as respond

WORDS_SEARCHED = ("planned", "happened", "why", "change", "tuning", "case__title", "case__number")


@dataclass(frozen=True)
class CaseInRecovery:
    """A recovery with its totals and what is late in it."""

    row: Recovery
    totals: Totals
    late: Sequence[Late]

    @property
    def first(self) -> Late | None:
        """Return what is most urgent."""
        return self.late[0] if self.late else None


def recoveries(viewer: Viewer) -> QuerySet[Recovery]:
    """Return the recoveries of the cases that a viewer may read."""
    return Recovery.objects.filter(case__in=respond.visible_to(viewer)).select_related(
        "case", "case__area", "case__area__parent", "case__lead"
    )


def in_recovery(viewer: Viewer, *, now: datetime, closed: bool = False) -> list[CaseInRecovery]:
    """Return the cases in recovery, those with something late first."""
    rows = recoveries(viewer)
    rows = rows.filter(stage="closed") if closed else rows.exclude(stage="closed")
    found = [
        CaseInRecovery(row, totals_for(viewer, row.case), late_of(viewer, row, now=now))
        for row in rows[:100]
    ]
    far = now + timedelta(days=36500)
    return sorted(found, key=lambda one: one.first.due_at if one.first else far)


def visits(viewer: Viewer) -> QuerySet[Visit]:
    """Return the visits to people in the viewer's care."""
    return Visit.objects.filter(support__client__in=clients(viewer)).select_related(
        "support__client__case", "support__client__area", "support__agency", "by"
    )


def visits_due(viewer: Viewer, *, now: datetime) -> QuerySet[Visit]:
    """Return the visits that are due today or were due before, the oldest first."""
    today = by_zone(lambda zone: Q(due_at__lt=_tomorrow(now, zone)), prefix="support__client__")
    return visits(viewer).filter(today, state=Visit.State.PLANNED, support__closed_at=None)


def _tomorrow(now: datetime, zone: ZoneInfo) -> datetime:
    return datetime.combine(now.astimezone(zone).date() + timedelta(days=1), time(), zone)


def missed(viewer: Viewer) -> QuerySet[Visit]:
    """Return missed visits after which nobody has met the person, the oldest first."""
    met = Visit.objects.filter(
        support=OuterRef("support"), state=Visit.State.MADE, ended_at__gt=OuterRef("ended_at")
    )
    return visits(viewer).filter(~Exists(met), state=Visit.State.MISSED, support__closed_at=None)


def lessons(viewer: Viewer, *, words: str = "") -> QuerySet[Lesson]:
    """Return the lessons of cases that a viewer may read, those with all the words."""
    rows = Lesson.objects.filter(case__in=respond.visible_to(viewer)).select_related(
        "case", "case__area", "written_by"
    )
    for word in words.replace("\x00", "").split()[:8]:
        found = Q()
        for column in WORDS_SEARCHED:
            found |= Q(**{f"{column}__icontains": word})
        rows = rows.filter(found)
    return rows
