"""Offices given and ended: who holds what, in which nature, between which dates."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from serasi.network import rules
from serasi.network.actions.second import ALONE, seconds_for
from serasi.network.models import Agency, Invitation, Nature, OfficeHolding, Person
from serasi.network.policy import Viewer, require
from serasi.network.queries import keeper_seats, manageable_agencies, seat_of
from serasi.network.roles import ROLES, Can
from serasi.problems import (
    LAST_KEEPER,
    NOT_FOUND,
    NOT_TO_YOURSELF,
    OFFICE_NOT_LONGER,
    OFFICE_TWICE,
    SOLE_KEEPER,
    Problem,
)
from serasi.regions.models import Area
from serasi.trail.actions import record


@dataclass(frozen=True)
class Office:
    """An office to be given: of which agency, under which title and role, and since when."""

    agency_id: int
    title: str
    role: str
    nature: str = Nature.DEFINITIVE
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True)
class Appointment:
    """What became of an appointment: the office held, or an offer that waits for a second."""

    person: Person
    holding: OfficeHolding | None = None
    offer: Invitation | None = None


def managed_agency(actor: Viewer, agency_id: int, *, now: datetime) -> Agency:
    """Return an agency that the actor may staff, or refuse as if it did not exist."""
    require(actor, Can.NETWORK)
    agencies = manageable_agencies(actor, on=timezone.localdate(now))
    agency = agencies.filter(pk=agency_id, closed_on=None).first()
    if agency is None:
        raise Problem(NOT_FOUND)
    return agency


def _refuse_twice(person: Person, agency: Agency, *, office: Office, start: date) -> None:
    for known in OfficeHolding.objects.filter(person=person, agency=agency, title=office.title):
        if rules.overlaps(start, office.end, known.start, known.end):
            raise Problem(OFFICE_TWICE, who=person.name, title=office.title)


def hold(
    person: Person, agency: Agency, *, office: Office, start: date, given_by: int | None
) -> OfficeHolding:
    """Write the holding of an office, once for any day."""
    _refuse_twice(person, agency, office=office, start=start)
    return OfficeHolding.objects.create(
        person=person,
        agency=agency,
        title=office.title,
        role=office.role,
        nature=office.nature,
        start=start,
        end=office.end,
        given_by_id=given_by,
    )


def office_facts(office: Office, *, agency: Agency, start: date) -> dict[str, object]:
    """Return what the trail keeps of an office."""
    return {
        "agency": f"agency:{agency.pk}",
        "title": office.title,
        "role": office.role,
        "nature": office.nature,
        "start": start,
        "end": office.end,
    }


def write_invitation(
    actor: Viewer,
    *,
    name: str,
    token: str,
    agency: Agency,
    office: Office,
    start: date,
    needs_second: bool,
    now: datetime,
    person: Person | None = None,
) -> Invitation:
    """Write an office that somebody is offered, new (`person` is None) or known to the house."""
    return Invitation.objects.create(
        token_hash=rules.token_hash(token),
        name=name,
        person=person,
        agency=agency,
        title=office.title,
        role=office.role,
        nature=office.nature,
        start=start,
        end=office.end,
        invited_by_id=actor.person_id,
        created_at=now,
        expires_at=now + rules.INVITATION_LIFE,
        needs_second=needs_second,
    )


def _offer(
    actor: Viewer, person: Person, *, agency: Agency, office: Office, start: date, now: datetime
) -> Invitation:
    """Write an office that waits for a second manager; nobody ever learns its link."""
    _refuse_twice(person, agency, office=office, start=start)
    offer = write_invitation(
        actor,
        name=person.name,
        person=person,
        token=secrets.token_urlsafe(32),
        agency=agency,
        office=office,
        start=start,
        needs_second=True,
        now=now,
    )
    facts = office_facts(office, agency=agency, start=start)
    record(
        actor.key,
        action="office.offered",
        subject=person.key,
        now=now,
        data={**facts, "offer": f"invitation:{offer.pk}"},
    )
    return offer


@transaction.atomic
def appoint(actor: Viewer, *, person_id: int, office: Office, now: datetime) -> Appointment:
    """Give an office to somebody who is already in the network; never to oneself.

    An office that opens reports, sealed data, the network or the trail is only offered, and a
    second manager gives it; where there is none, the trail says that one alone gave it.
    """
    agency = managed_agency(actor, office.agency_id, now=now)
    guarded = rules.needs_second_person(rules.role_of(office.role))
    start = office.start or timezone.localdate(now)
    rules.check_dates(start, office.end)
    person = Person.objects.filter(pk=person_id, is_active=True).first()
    if person is None:
        raise Problem(NOT_FOUND)
    if person.pk == actor.person_id:
        raise Problem(NOT_TO_YOURSELF)
    asked = {"offered_by": actor.person_id, "to": person.pk}
    if guarded and seconds_for([agency.pk], **asked, now=now):
        offer = _offer(actor, person, agency=agency, office=office, start=start, now=now)
        return Appointment(person, offer=offer)
    holding = hold(person, agency, office=office, start=start, given_by=actor.person_id)
    record(
        actor.key,
        action="office.given",
        subject=person.key,
        now=now,
        data={**office_facts(office, agency=agency, start=start), "alone": guarded},
        reason=ALONE if guarded else "",
    )
    return Appointment(person, holding=holding)


def refuse_last_keeper(
    holding: OfficeHolding, *, by: int | None, on: date, whole: bool = False
) -> None:
    """Refuse to empty the seat of the only one who keeps the network of some area.

    Nor may a keeper end the office of the only other keeper: who then decided alone could let in
    whom they like, and nobody would be left to take it back. `whole` is said when the person goes
    with all their offices.
    """
    if Can.NETWORK not in ROLES[holding.role].can:
        return
    leaving = seat_of(holding, on=on)
    others = [
        seat
        for pk, seat in keeper_seats(on=on)
        if pk != holding.pk and not (whole and seat.person_id == holding.person_id)
    ]
    unkept = rules.unkept_areas(leaving, others, on=on)
    if unkept:
        raise Problem(LAST_KEEPER, who=holding.person.name, areas=_names_of(unkept))
    if by is None or by == holding.person_id:
        return
    without_actor = [seat for seat in others if seat.person_id != by]
    alone = rules.unkept_areas(leaving, without_actor, on=on)
    if alone:
        raise Problem(SOLE_KEEPER, areas=_names_of(alone))


def _names_of(codes: Iterable[str]) -> str:
    return ", ".join(Area.objects.filter(code__in=codes).values_list("name", flat=True))


@transaction.atomic
def end_holding(
    actor: Viewer, *, holding_id: int, end: date, reason: str, now: datetime
) -> OfficeHolding:
    """End an office on a day, never later than it ends already; prolonging is a new appointment.

    The last one who can keep the network of an area stays.
    """
    require(actor, Can.NETWORK)
    holding = (
        OfficeHolding.objects.select_for_update(of=("self",))
        .select_related("person", "agency")
        .filter(pk=holding_id)
        .first()
    )
    if holding is None:
        raise Problem(NOT_FOUND)
    managed_agency(actor, holding.agency_id, now=now)
    rules.check_dates(holding.start, end)
    if not rules.shortens(end, held_until=holding.end, today=timezone.localdate(now)):
        raise Problem(OFFICE_NOT_LONGER)
    refuse_last_keeper(holding, by=actor.person_id, on=end)
    holding.end = end
    holding.save(update_fields=["end"])
    record(
        actor.key,
        action="office.ended",
        subject=holding.person.key,
        now=now,
        data={"agency": f"agency:{holding.agency_id}", "title": holding.title, "end": end},
        reason=reason,
    )
    return holding
