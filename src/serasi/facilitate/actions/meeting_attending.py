"""Who came: by the QR code at the door, by ticking on one phone, or typed from a paper list."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from serasi.facilitate import rules
from serasi.facilitate.actions.meeting_rows import State, locked_to_keep, need_state, note
from serasi.facilitate.models import Attendance, Meeting
from serasi.facilitate.queries.meeting_people import chosen_in, named
from serasi.facilitate.queries.meetings import meeting_by_door
from serasi.network.models import Agency
from serasi.network.policy import Viewer
from serasi.network.rules import token_hash
from serasi.network.walls import opened
from serasi.problems import DOOR_SHUT, FORM_INVALID, LINES_TOO_MANY, NOT_FOUND, Problem

Way = Attendance.Way
LISTED = (State.INVITED, State.HELD, State.MINUTED, State.CORRECTED)
SHUT = (State.DRAFT, State.OFF)
MOST_AT_DOOR = 5000


@dataclass(frozen=True)
class Person:
    """What somebody tells of himself at the door; no telephone number."""

    name: str
    sex: str = ""
    element: str = ""
    office: str = ""
    agency_id: int | None = None


def new_device() -> str:
    """Return the key by which a device is known again at the door of one meeting."""
    return secrets.token_urlsafe(24)


def _check(told: Person) -> Person:
    name = " ".join(told.name.split())[:120]
    if not name:
        raise Problem(FORM_INVALID, what=_("nama"))
    if told.sex not in ("", *Attendance.Sex.values):
        raise Problem(FORM_INVALID, what=_("L/P"))
    element = " ".join(told.element.split())[:120]
    return Person(name, told.sex, element, told.office.strip()[:120], told.agency_id)


@transaction.atomic
def sign_in(*, door_key: str, device: str, told: Person, now: datetime) -> Attendance:
    """Write oneself down at the door; the same device again corrects its own line."""
    with opened():
        row = meeting_by_door(door_key)
        fits = rules.door_is_open(starts_at=row.starts_at, ends_at=row.ends_at, now=now)
        if row.state in SHUT or row.state == State.FINAL or not fits:
            raise Problem(DOOR_SHUT)
        said = _check(told)
        if Attendance.objects.filter(meeting=row).count() >= MOST_AT_DOOR:
            raise Problem(DOOR_SHUT)
        agency = said.agency_id if said.agency_id in chosen_in(row) else None
        if agency is None:
            agency = _known(row, said.element, now=now)
        made, fresh = Attendance.objects.update_or_create(
            meeting=row,
            device_hash=token_hash(f"{row.pk}:{device}"),
            defaults={
                "name": said.name,
                "sex": said.sex,
                "element": said.element,
                "office": said.office,
                "agency_id": agency,
                "way": Way.DOOR,
            },
            create_defaults={
                "name": said.name,
                "sex": said.sex,
                "element": said.element,
                "office": said.office,
                "agency_id": agency,
                "way": Way.DOOR,
                "at": now,
            },
        )
    if fresh:
        note("anonymous", "meeting.signed_in", row, now=now)
    return made


def _known(row: Meeting, element: str, *, now: datetime) -> int | None:
    fits = rules.match_agency(element, named(row, now=now)) if element else []
    return fits[0] if len(fits) == 1 else None


@dataclass(frozen=True)
class Entered:
    """What came of a typed list: how many lines are new, and whose were there already."""

    added: int
    passed: tuple[str, ...]

    @property
    def known(self) -> int:
        """Return how many lines were there already."""
        return len(self.passed)


@transaction.atomic
def enter_list(actor: Viewer, *, number: str, text: str, now: datetime) -> Entered:
    """Take in a typed or pasted list of those who came, one line each; known lines are passed."""
    row = locked_to_keep(actor, number)
    need_state(row, *LISTED)
    lines = rules.read_present(text)
    if len(lines) > rules.MOST_LINES:
        raise Problem(LINES_TOO_MANY, most=rules.MOST_LINES)
    with opened():
        listed = rules.Listed()
        for told in Attendance.objects.filter(meeting=row).values_list(
            "name", "sex", "element", "office"
        ):
            listed.takes(rules.Present(*told))
        known, matched, fresh, passed = named(row, now=now), {}, [], []
        for line in lines:
            if not listed.takes(line):
                passed.append(line.name)
                continue
            words = line.element.casefold()
            if words not in matched:
                fits = rules.match_agency(line.element, known) if words else []
                matched[words] = fits[0] if len(fits) == 1 else None
            fresh.append(
                Attendance(
                    meeting=row,
                    agency_id=matched[words],
                    name=line.name,
                    sex=line.sex,
                    element=line.element,
                    office=line.office,
                    way=Way.TYPED,
                    at=now,
                )
            )
        Attendance.objects.bulk_create(fresh, batch_size=500)
    note(actor.key, "meeting.attended", row, now=now, data={"count": len(fresh)})
    return Entered(len(fresh), tuple(passed))


@transaction.atomic
def tick(actor: Viewer, *, number: str, agencies: Iterable[int], now: datetime) -> int:
    """Tick invited agencies as there, by whoever stands at the door; return how many are new."""
    row = locked_to_keep(actor, number)
    need_state(row, *LISTED)
    with opened():
        there = set(
            Attendance.objects.filter(meeting=row, agency__isnull=False).values_list(
                "agency_id", flat=True
            )
        )
        wanted = (set(agencies) & chosen_in(row)) - there
        Attendance.objects.bulk_create(
            [
                Attendance(
                    meeting=row,
                    agency=agency,
                    name=_("Wakil %(agency)s") % {"agency": agency.short_name},
                    element=agency.short_name[:120],
                    way=Way.TICK,
                    at=now,
                )
                for agency in Agency.objects.filter(pk__in=wanted).order_by("name")
            ]
        )
    note(actor.key, "meeting.attended", row, now=now, data={"count": len(wanted)})
    return len(wanted)


@transaction.atomic
def strike(actor: Viewer, *, number: str, entry: int, now: datetime) -> None:
    """Take a wrong line off the list of those who came, until the minutes are final."""
    row = locked_to_keep(actor, number)
    need_state(row, *LISTED)
    with opened():
        gone, _kinds = Attendance.objects.filter(meeting=row, pk=entry).delete()
    if not gone:
        raise Problem(NOT_FOUND)
    note(actor.key, "meeting.struck", row, now=now)
