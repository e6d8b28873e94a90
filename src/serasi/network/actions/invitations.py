"""Invitations: an office offered by a link; two people agree where the office opens much."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from serasi.network import rules
from serasi.network.actions.offices import Office, hold, managed_agency, office_facts
from serasi.network.models import Agency, Invitation, Person
from serasi.network.policy import NOBODY, Viewer, require
from serasi.network.queries import keeper_seats
from serasi.network.roles import Can
from serasi.problems import (
    LINK_GONE,
    NOT_FOUND,
    NOT_TO_YOURSELF,
    PASSWORD_WEAK,
    SECOND_PERSON_NEEDED,
    USERNAME_TAKEN,
    Problem,
)
from serasi.regions.placed import lies_in
from serasi.trail.actions import record


@dataclass(frozen=True)
class Newcomer:
    """What somebody types who accepts an invitation."""

    username: str
    name: str
    password: str


@dataclass(frozen=True)
class Offer:
    """An invitation just made; the token is shown once and never kept."""

    invitation: Invitation
    token: str


def _second_exists(actor: Viewer, agency: Agency, *, now: datetime) -> bool:
    """Say whether anybody but the actor keeps the network of all areas of an agency."""
    day = timezone.localdate(now)
    codes = set(agency.jurisdictions.values_list("area_id", flat=True))
    seats = [seat for _pk, seat in keeper_seats(on=day) if seat.person_id != actor.person_id]
    return any(all(lies_in(code, seat.areas) for code in codes) for seat in seats)


@transaction.atomic
def invite(actor: Viewer, *, name: str, office: Office, now: datetime) -> Offer:
    """Offer an office to somebody by a link that lives seven days.

    An office that opens sealed or restricted data, the network or the trail waits for a second
    manager, if there is one.
    """
    agency = managed_agency(actor, office.agency_id, now=now)
    role = rules.role_of(office.role)
    start = office.start or timezone.localdate(now)
    rules.check_dates(start, office.end)
    token = secrets.token_urlsafe(32)
    needs_second = rules.needs_second_person(role) and _second_exists(actor, agency, now=now)
    invitation = Invitation.objects.create(
        token_hash=rules.token_hash(token),
        name=name,
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
    facts = office_facts(office, agency=agency, start=start)
    record(
        actor.key,
        action="invitation.made",
        subject=f"invitation:{invitation.pk}",
        now=now,
        data={**facts, "needs_second": needs_second},
    )
    return Offer(invitation, token)


def _pending(actor: Viewer, pk: int) -> Invitation:
    """Return an unanswered invitation; who keeps no network learns nothing from its number."""
    require(actor, Can.NETWORK)
    found = (
        Invitation.objects.select_for_update()
        .filter(pk=pk, accepted_at=None, withdrawn_at=None)
        .first()
    )
    if found is None:
        raise Problem(NOT_FOUND)
    return found


@transaction.atomic
def confirm_invitation(actor: Viewer, *, invitation_id: int, now: datetime) -> Invitation:
    """Agree, as a second manager, to an office that another one offered."""
    invitation = _pending(actor, invitation_id)
    managed_agency(actor, invitation.agency_id, now=now)
    if invitation.invited_by_id == actor.person_id:
        raise Problem(NOT_TO_YOURSELF)
    invitation.confirmed_by_id = actor.person_id
    invitation.needs_second = False
    invitation.save(update_fields=["confirmed_by", "needs_second"])
    record(
        actor.key,
        action="invitation.confirmed",
        subject=f"invitation:{invitation.pk}",
        now=now,
    )
    return invitation


@transaction.atomic
def withdraw_invitation(actor: Viewer, *, invitation_id: int, now: datetime) -> Invitation:
    """Take an offer back; its link stops working at once."""
    invitation = _pending(actor, invitation_id)
    managed_agency(actor, invitation.agency_id, now=now)
    invitation.withdrawn_at = now
    invitation.save(update_fields=["withdrawn_at"])
    record(
        actor.key,
        action="invitation.withdrawn",
        subject=f"invitation:{invitation.pk}",
        now=now,
    )
    return invitation


def _by_token(token: str, *, now: datetime) -> Invitation:
    found = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("agency")
        .filter(
            token_hash=rules.token_hash(token),
            accepted_at=None,
            withdrawn_at=None,
            expires_at__gt=now,
            agency__closed_on=None,
        )
        .first()
    )
    if found is None:
        raise Problem(LINK_GONE)
    if found.needs_second:
        raise Problem(SECOND_PERSON_NEEDED)
    return found


def check_password(password: str, *, person: Person) -> None:
    """Refuse a password that is too easy, in the validators' own words."""
    try:
        validate_password(password, person)
    except ValidationError as weak:
        raise Problem(PASSWORD_WEAK, what=" ".join(weak.messages)) from weak


def _seat(invitation: Invitation, person: Person, *, now: datetime) -> None:
    office = Office(
        invitation.agency_id,
        invitation.title,
        invitation.role,
        nature=invitation.nature,
        end=invitation.end,
    )
    hold(person, invitation.agency, office=office, start=invitation.start)
    invitation.accepted_by = person
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_by", "accepted_at"])
    record(
        person.key,
        action="invitation.accepted",
        subject=f"invitation:{invitation.pk}",
        now=now,
        data=office_facts(office, agency=invitation.agency, start=invitation.start),
    )


@transaction.atomic
def accept_invitation(
    actor: Viewer = NOBODY, *, token: str, newcomer: Newcomer, now: datetime
) -> Person:
    """Make the account of somebody invited, and give the office that was offered."""
    if actor.person_id is not None:
        raise Problem(NOT_FOUND)
    invitation = _by_token(token, now=now)
    username = newcomer.username.strip().lower()
    if Person.objects.filter(username__iexact=username).exists():
        raise Problem(USERNAME_TAKEN, username=username)
    person = Person(username=username, name=newcomer.name)
    check_password(newcomer.password, person=person)
    person.set_password(newcomer.password)
    person.save()
    _seat(invitation, person, now=now)
    return person


@transaction.atomic
def accept_invitation_as(actor: Viewer, *, token: str, now: datetime) -> Person:
    """Take an offered office with the account one already has; never one's own offer."""
    invitation = _by_token(token, now=now)
    if actor.person_id is None:
        raise Problem(NOT_FOUND)
    person = Person.objects.get(pk=actor.person_id)
    if person.pk in (invitation.invited_by_id, invitation.confirmed_by_id):
        raise Problem(NOT_TO_YOURSELF)
    _seat(invitation, person, now=now)
    return person
