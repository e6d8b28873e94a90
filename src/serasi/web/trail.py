"""The trail as an inspector may see it: the acts of the own areas' people, and on own records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast, Substr

from serasi.collect.models import Report
from serasi.facilitate.models import Forum, Meeting
from serasi.network.models import Commitment
from serasi.network.policy import Viewer
from serasi.network.queries import people_within
from serasi.network.roles import Can
from serasi.network.sealed.openings import in_areas
from serasi.regions.placed import within
from serasi.register.models import Event
from serasi.respond.models import CaseArea
from serasi.trail import queries
from serasi.trail.models import Entry
from serasi.web.trail_words import ACTIONS, Wording


@dataclass(frozen=True)
class Row:
    """One entry on the screen: who did what to which record, and the plain facts of it."""

    seq: int
    at: datetime
    who: str
    what: str
    key: str
    subject: str
    facts: str
    reason: str


def visible_to(viewer: Viewer) -> QuerySet[Entry]:
    """Return the entries that the viewer may inspect, newest first."""
    return narrowed(viewer, queries.entries())


def narrowed(viewer: Viewer, rows: QuerySet[Entry]) -> QuerySet[Entry]:
    """Keep the entries by people of the viewer's areas, or on records that lie in them."""
    areas = viewer.areas(Can.TRAIL)
    if "*" in areas:
        return rows
    inside = within(areas)
    keys = [f"person:{pk}" for pk in people_within(areas).values_list("pk", flat=True)]
    here = OuterRef("subject")
    reports = Report.objects.filter(inside, receipt=Substr(here, len("report:") + 1))
    events = Event.objects.filter(inside, public_id=Substr(here, len("event:") + 1))
    cases = CaseArea.objects.filter(inside, case__number=Substr(here, len("case:") + 1))
    meetings = Meeting.objects.filter(inside, number=Substr(here, len("meeting:") + 1))
    forums = Forum.objects.filter(inside, number=Substr(here, len("forum:") + 1))
    duties = Commitment.objects.filter(inside).alias(key=Cast("pk", CharField()))
    return rows.filter(
        Q(actor__in=keys)
        | Q(subject__in=keys)
        | (Q(subject__startswith="report:") & Exists(reports))
        | (Q(subject__startswith="event:") & Exists(events))
        | (Q(subject__startswith="case:") & Exists(cases))
        | (Q(subject__startswith="meeting:") & Exists(meetings))
        | (Q(subject__startswith="forum:") & Exists(forums))
        | (
            Q(subject__startswith="duty:")
            & Exists(duties.filter(key=Substr(here, len("duty:") + 1)))
        )
        | (Q(action__startswith="sealed.") & in_areas(areas))
    )


def shown(rows: list[Entry]) -> list[Row]:
    """Return entries as the screen shows them, in words for keys."""
    steps = [queries.step_of(row) for row in rows]
    words = Wording(steps)
    return [
        Row(
            seq=step.seq,
            at=step.at,
            who=words.actor(step.actor),
            what=str(ACTIONS.get(step.action, step.action)),
            key=step.subject,
            subject=words.subject(step.subject),
            facts=words.facts(step.data),
            reason=step.reason,
        )
        for step in steps
    ]
