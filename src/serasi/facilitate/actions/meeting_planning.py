"""A meeting is planned, changed while it is not held, opened, or called off."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from serasi.channels.actions import call_off as call_off_messages
from serasi.facilitate import rules
from serasi.facilitate.actions.meeting_rows import (
    State,
    locked_to_keep,
    move,
    need_reason,
    need_state,
    next_number,
    note,
    save,
)
from serasi.facilitate.models import AgendaPoint, Meeting, Series
from serasi.facilitate.queries.meeting_series import last_of_series, open_conclusions
from serasi.facilitate.queries.meetings import meeting
from serasi.facilitate.telling import keys_of, tell_called_off
from serasi.network.models import Agency
from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import AREA_UNKNOWN, FORM_INVALID, MEETING_EARLY, MEETING_TIMES, Problem
from serasi.regions.models import Area
from serasi.regions.zones import zone_of

ABOUT = re.compile(r"^(case|warning|event):[A-Z]{2}-\d{4}-\d{1,6}$")


@dataclass(frozen=True)
class Plan:
    """What is told when a meeting is planned; an empty title or agenda is filled in."""

    kind: str
    area: str
    place: str
    starts_at: datetime
    ends_at: datetime
    chair: str
    title: str = ""
    need: str = ""
    about: str = ""
    agenda: tuple[str, ...] = ()
    after: str = ""
    agency_id: int | None = None
    minute_taker_id: int | None = field(default=None)


def convening_agency(actor: Viewer, *, area: str, agency_id: int | None = None) -> Agency:
    """Return the agency through which somebody convenes in an area: the narrowest, or one named."""
    require(actor, Can.CONVENE, area=area)
    fitting = [
        g
        for g in actor.grants
        if g.can == Can.CONVENE
        and (agency_id is None or g.agency_id == agency_id)
        and any(c == "*" or area == c or area.startswith(f"{c}.") for c in g.areas)
    ]
    by_width = sorted(fitting, key=lambda g: (-max(len(code) for code in g.areas), g.agency_id))
    if not by_width:
        raise Problem(FORM_INVALID, what=_("instansi pengundang"))
    return Agency.objects.get(pk=by_width[0].agency_id)


def _check_times(starts_at: datetime, ends_at: datetime, *, now: datetime) -> None:
    if ends_at <= starts_at or ends_at - starts_at > rules.LONGEST or ends_at <= now:
        raise Problem(MEETING_TIMES)


def _check_words(plan: Plan) -> None:
    if plan.kind not in Series.values:
        raise Problem(FORM_INVALID, what=_("jenis rapat"))
    if not plan.place.strip() or not plan.chair.strip():
        raise Problem(FORM_INVALID, what=_("tempat dan pimpinan"))
    if plan.about and not ABOUT.match(plan.about):
        raise Problem(FORM_INVALID, what=_("nomor yang dibahas"))


def _title(plan: Plan, area: Area) -> str:
    if plan.title.strip():
        return plan.title.strip()[:200]
    return _("Rapat %(series)s %(area)s") % {"series": Series(plan.kind).label, "area": area.name}


def _set_agenda(row: Meeting, titles: tuple[str, ...], after: Meeting | None) -> None:
    """Write the points of the agenda; what the last meeting left open stands first."""
    points = []
    left = open_conclusions(after) if after is not None else []
    if after is not None and left:
        brief = "\n".join(f"{c.serial}. {c.what} – {c.agency.short_name}" for c in left)
        title = _("Tindak lanjut %(number)s") % {"number": after.number}
        points.append(AgendaPoint(meeting=row, serial=1, title=title, brief=brief))
    wanted = [t.strip()[:200] for t in titles if t.strip()] or [_("Pembahasan keadaan")]
    first = len(points) + 1
    points += [
        AgendaPoint(meeting=row, serial=serial, title=title)
        for serial, title in enumerate(wanted, first)
    ]
    AgendaPoint.objects.bulk_create(points)


@transaction.atomic
def plan_meeting(actor: Viewer, *, plan: Plan, now: datetime) -> Meeting:
    """Plan a meeting in an area in which one convenes; nobody is invited yet."""
    area = Area.objects.filter(code=plan.area).first()
    if area is None:
        raise Problem(AREA_UNKNOWN, code=plan.area)
    agency = convening_agency(actor, area=area.code, agency_id=plan.agency_id)
    _check_words(plan)
    _check_times(plan.starts_at, plan.ends_at, now=now)
    after = _after(actor, plan, agency=agency)
    with opened():
        row = Meeting.objects.create(
            number=next_number(now),
            kind=plan.kind,
            title=_title(plan, area),
            need=plan.need.strip()[:1000],
            about=plan.about,
            area=area,
            place=plan.place.strip()[:200],
            starts_at=plan.starts_at,
            ends_at=plan.ends_at,
            chair=plan.chair.strip()[:120],
            minute_taker_id=plan.minute_taker_id or actor.person_id,
            agency=agency,
            after=after,
            door_key=secrets.token_urlsafe(12),
            made_by_id=actor.person_id,
            made_at=now,
        )
        _set_agenda(row, plan.agenda, after)
    data = {"kind": row.kind, "area": area.code, "agency": agency.pk}
    note(actor.key, "meeting.planned", row, now=now, data=data)
    return row


def _after(actor: Viewer, plan: Plan, *, agency: Agency) -> Meeting | None:
    if plan.after:
        return meeting(actor, plan.after)
    return last_of_series(actor, kind=plan.kind, area=plan.area, agency_id=agency.pk)


@transaction.atomic
def change_meeting(
    actor: Viewer,
    *,
    number: str,
    version: int,
    place: str,
    starts_at: datetime,
    ends_at: datetime,
    now: datetime,
) -> Meeting:
    """Move a meeting that was not held yet to another place or time; calendars follow."""
    row = locked_to_keep(actor, number, version=version)
    need_state(row, State.DRAFT, State.INVITED)
    _check_times(starts_at, ends_at, now=now)
    if not place.strip():
        raise Problem(FORM_INVALID, what=_("tempat"))
    row.place, row.starts_at, row.ends_at = place.strip()[:200], starts_at, ends_at
    save(row, "place", "starts_at", "ends_at")
    note(actor.key, "meeting.changed", row, now=now, data={"start": starts_at})
    if row.state == State.INVITED:
        from serasi.facilitate.tasks import send_change

        send_change.enqueue(row.pk, row.version)
    return row


@transaction.atomic
def open_meeting(actor: Viewer, *, number: str, now: datetime) -> Meeting:
    """Say that the meeting has begun; from now on minutes are written."""
    row = locked_to_keep(actor, number)
    move(row, State.HELD)
    if not rules.may_open(starts_at=row.starts_at, now=now):
        start = row.starts_at.astimezone(zone_of(row.area_id)).strftime("%d/%m/%Y %H.%M %Z")
        raise Problem(MEETING_EARLY, number=number, start=start)
    row.held_at = now
    save(row, "state", "held_at")
    with opened():
        call_off_messages(keys_of(row), now=now)
    note(actor.key, "meeting.held", row, now=now)
    return row


@transaction.atomic
def call_off(actor: Viewer, *, number: str, version: int, reason: str, now: datetime) -> Meeting:
    """Call a meeting off, with the reason that those invited are told."""
    row = locked_to_keep(actor, number, version=version)
    was_invited = row.state == State.INVITED
    move(row, State.OFF)
    row.off_at, row.off_reason = now, need_reason(reason)
    save(row, "state", "off_at", "off_reason")
    if was_invited:
        with opened():
            call_off_messages(keys_of(row), now=now)
            tell_called_off(row, now=now)
    note(actor.key, "meeting.called_off", row, now=now, reason=row.off_reason)
    return row
