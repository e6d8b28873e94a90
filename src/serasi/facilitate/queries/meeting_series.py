"""Series of meetings: the last one, what it left open, when the next is due, how well it works."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from serasi.facilitate import rules
from serasi.facilitate.models import Attendance, Conclusion, Invitee, Meeting, Series
from serasi.facilitate.queries.meetings import visible_to
from serasi.network.models import Commitment
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.network.walls import opened

State = Meeting.State
HELD = (State.HELD, State.MINUTED, State.CORRECTED, State.FINAL)
RECENT = 12


def of_series(viewer: Viewer, *, kind: str, area: str, agency_id: int) -> QuerySet[Meeting]:
    """Return the meetings that an agency held of a series for an area, newest first."""
    rows = visible_to(viewer).filter(kind=kind, area_id=area, agency_id=agency_id, state__in=HELD)
    return rows.order_by("-starts_at", "-pk")


def last_of_series(viewer: Viewer, *, kind: str, area: str, agency_id: int) -> Meeting | None:
    """Return the meeting of a series that the next one follows; other meetings follow none."""
    if kind == Series.OTHER:
        return None
    return of_series(viewer, kind=kind, area=area, agency_id=agency_id).first()


def open_conclusions(row: Meeting) -> list[Conclusion]:
    """Return what was concluded in a meeting and is neither done nor dropped."""
    with opened():
        rows = Conclusion.objects.filter(
            Q(duty=None) | Q(duty__state=Commitment.State.OPEN), meeting=row
        )
        return list(rows.select_related("agency", "duty").order_by("serial"))


@dataclass(frozen=True)
class Due:
    """A series whose next meeting nobody has planned: after which one, when, what is open."""

    last: Meeting
    starts_at: datetime
    open: int


def due_series(viewer: Viewer, *, now: datetime) -> list[Due]:
    """Return the next meetings that the series of the viewer's own agencies propose."""
    mine = list(viewer.agencies(Can.CONVENE))
    rows = visible_to(viewer).filter(agency__in=mine).exclude(kind=Series.OTHER)
    ahead = {
        (row.kind, row.area_id, row.agency_id)
        for row in rows.filter(state__in=(State.DRAFT, State.INVITED), ends_at__gt=now)
    }
    held: dict[tuple[str, str, int], list[Meeting]] = {}
    for row in rows.filter(state__in=HELD).select_related("area", "agency").order_by("-starts_at"):
        held.setdefault((row.kind, row.area_id, row.agency_id), []).append(row)
    found = []
    for key, meetings in held.items():
        starts = rules.next_start([m.starts_at for m in meetings[:RECENT]], now=now)
        if key not in ahead and starts is not None:
            found.append(Due(meetings[0], starts, len(open_conclusions(meetings[0]))))
    return sorted(found, key=lambda due: due.starts_at)


@dataclass(frozen=True)
class Effect:
    """How well a series works; a share is None where nothing can be counted."""

    meetings: int
    invited: int
    came: int
    attendance: float | None
    concluded: int
    done: int
    in_time: int
    late: int
    dropped: int
    unmade: int
    share_in_time: float | None


def effect_of(meetings: list[Meeting], *, now: datetime) -> Effect:
    """Measure meetings that the viewer sees: who came of those invited, what was done in time.

    Conclusions whose due date lies ahead count neither for nor against.
    """
    keys = [row.pk for row in meetings]
    with opened():
        invited = set(
            Invitee.objects.filter(meeting__in=keys).values_list("meeting_id", "agency_id")
        )
        present = set(
            Attendance.objects.filter(meeting__in=keys, agency__isnull=False).values_list(
                "meeting_id", "agency_id"
            )
        )
        duties = list(
            Conclusion.objects.filter(meeting__in=keys).values_list(
                "duty__state", "duty__done_at", "duty__due_at"
            )
        )
    came = len(invited & present)
    done = [d for d in duties if d[0] == Commitment.State.DONE]
    in_time = sum(1 for _state, at, due in done if at is not None and at <= due)
    late = sum(1 for state, _at, due in duties if state == Commitment.State.OPEN and due < now)
    return Effect(
        meetings=len(meetings),
        invited=len(invited),
        came=came,
        attendance=rules.share(came, len(invited)),
        concluded=len(duties),
        done=len(done),
        in_time=in_time,
        late=late,
        dropped=sum(1 for d in duties if d[0] == Commitment.State.DROPPED),
        unmade=sum(1 for d in duties if d[0] is None),
        share_in_time=rules.share(in_time, len(done) + late),
    )
