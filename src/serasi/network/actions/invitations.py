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
from serasi.network.actions.offices import (
    Office,
    hold,
    managed_agency,
    office_facts,
    write_invitation,
)
from serasi.network.actions.second import ALONE, check_second, seconds_for
from serasi.network.models import Invitation, Person
from serasi.network.policy import NOBODY, Viewer, require
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


@transaction.atomic
def invite(actor: Viewer, *, name: str, office: Office, now: datetime) -> Offer:
    """Offer an office to somebody by a link that lives seven days.

    An office that opens reports, sealed data, the network or the trail waits for a second
    manager; where there is none, the trail says that one alone offered it.
    """
    agency = managed_agency(actor, office.agency_id, now=now)
    role = rules.role_of(office.role)
    start = office.start or timezone.localdate(now)
    rules.check_dates(start, office.end)
    token = secrets.token_urlsafe(32)
    guarded = rules.needs_second_person(role)
    seconds = seconds_for([agency.pk], offered_by=actor.person_id, to=None, now=now)
    needs_second, alone = guarded and bool(seconds), guarded and not seconds
    invitation = write_invitation(
        actor,
        name=name,
        token=token,
        agency=agency,
        office=office,
        start=start,
        needs_second=needs_second,
        now=now,
    )
    facts = office_facts(office, agency=agency, start=start)
    record(
        actor.key,
        action="invitation.made",
        subject=f"invitation:{invitation.pk}",
        now=now,
        data={**facts, "needs_second": needs_second, "alone": alone},
        reason=ALONE if alone else "",
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
    """Agree, as a second manager, to an office that another one offered.

    An offer to somebody who has an account is thereby given.
    """
    invitation = _pending(actor, invitation_id)
    managed_agency(actor, invitation.agency_id, now=now)
    if invitation.expires_at <= now:
        raise Problem(LINK_GONE)
    independent = check_second(
        actor,
        agency_ids=[invitation.agency_id],
        offered_by=invitation.invited_by_id,
        to=invitation.person_id,
        now=now,
    )
    invitation.confirmed_by_id = actor.person_id
    invitation.needs_second = False
    invitation.save(update_fields=["confirmed_by", "needs_second"])
    record(
        actor.key,
        action="invitation.confirmed",
        subject=f"invitation:{invitation.pk}",
        now=now,
        data={"independent": independent},
    )
    if invitation.person is not None:
        if not invitation.person.is_active:
            raise Problem(NOT_FOUND)
        _seat(invitation, invitation.person, by=actor.key, now=now)
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
            person=None,
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


def _seat(invitation: Invitation, person: Person, *, by: str, now: datetime) -> None:
    office = Office(
        invitation.agency_id,
        invitation.title,
        invitation.role,
        nature=invitation.nature,
        end=invitation.end,
    )
    hold(
        person,
        invitation.agency,
        office=office,
        start=invitation.start,
        given_by=invitation.invited_by_id,
    )
    invitation.accepted_by = person
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_by", "accepted_at"])
    taken = by == person.key
    record(
        by,
        action="invitation.accepted" if taken else "office.given",
        subject=f"invitation:{invitation.pk}" if taken else person.key,
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
    _seat(invitation, person, by=person.key, now=now)
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
    _seat(invitation, person, by=person.key, now=now)
    return person
