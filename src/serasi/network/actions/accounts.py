"""Accounts closed, and passwords renewed by a link that somebody else makes."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from serasi.network import rules
from serasi.network.actions.invitations import check_password
from serasi.network.actions.offices import refuse_last_keeper
from serasi.network.actions.second import ALONE, check_second, seconds_for
from serasi.network.models import OfficeHolding, Person, Renewal
from serasi.network.policy import NOBODY, Viewer, require
from serasi.network.queries import holdings_on, manageable_person
from serasi.network.roles import ROLES, Can
from serasi.problems import (
    LINK_GONE,
    NOT_FOUND,
    NOT_TO_YOURSELF,
    RENEWAL_TOO_EARLY,
    RENEWAL_UNCONFIRMED,
    Problem,
)
from serasi.trail.actions import record


@dataclass(frozen=True)
class Key:
    """A link just made for a new password; the token is shown once and never kept."""

    renewal: Renewal
    token: str


def _managed_person(actor: Viewer, person_id: int, *, now: datetime) -> Person:
    person = manageable_person(actor, person_id, on=timezone.localdate(now))
    if person.pk == actor.person_id:
        raise Problem(NOT_TO_YOURSELF)
    return person


@transaction.atomic
def close_account(actor: Viewer, *, person_id: int, reason: str, now: datetime) -> Person:
    """Let somebody in no longer: offices end today, the password works no more."""
    person = _managed_person(actor, person_id, now=now)
    day = timezone.localdate(now)
    for holding in holdings_on(person, day):
        refuse_last_keeper(holding, by=actor.person_id, on=day, whole=True)
    for holding in holdings_on(person, day):
        holding.end = max(day, holding.start + timedelta(days=1))
        holding.save(update_fields=["end"])
    person.is_active = False
    person.set_unusable_password()
    person.save(update_fields=["is_active", "password"])
    record(actor.key, action="account.closed", subject=person.key, now=now, reason=reason)
    return person


def _agencies_of(person: Person) -> list[int]:
    return list(person.holdings.values_list("agency_id", flat=True).distinct())


def _is_guarded(person: Person, *, now: datetime) -> bool:
    """Say whether somebody holds, or will hold, an office that only two people may give."""
    day = timezone.localdate(now)
    held = OfficeHolding.objects.filter(person=person).exclude(end__lte=day)
    roles = [ROLES[code] for code in held.values_list("role", flat=True) if code in ROLES]
    return any(rules.needs_second_person(role) for role in roles)


@transaction.atomic
def make_renewal(actor: Viewer, *, person_id: int, now: datetime) -> Key:
    """Make a link with which somebody sets a new password; the second factor stays as it is.

    For who holds an office that only two people may give, a second manager agrees first. Where
    there is none, the link sleeps for a day, in which the owner's own log-in takes it back.
    """
    person = _managed_person(actor, person_id, now=now)
    token = secrets.token_urlsafe(32)
    guarded = _is_guarded(person, now=now)
    seconds = seconds_for(_agencies_of(person), offered_by=actor.person_id, to=person.pk, now=now)
    alone = guarded and not seconds
    opens_at = now + rules.RENEWAL_WAIT if alone else None
    renewal = Renewal.objects.create(
        token_hash=rules.token_hash(token),
        person=person,
        made_by_id=actor.person_id,
        created_at=now,
        expires_at=(opens_at or now) + rules.RENEWAL_LIFE,
        needs_second=guarded and bool(seconds),
        opens_at=opens_at,
    )
    record(
        actor.key,
        action="password.link_made",
        subject=person.key,
        now=now,
        data={"needs_second": renewal.needs_second, "alone": alone},
        reason=ALONE if alone else "",
    )
    return Key(renewal, token)


@transaction.atomic
def confirm_renewal(actor: Viewer, *, renewal_id: int, now: datetime) -> Renewal:
    """Agree, as a second manager, that somebody's password is renewed."""
    require(actor, Can.NETWORK)
    renewal = (
        Renewal.objects.select_for_update(of=("self",))
        .select_related("person")
        .filter(pk=renewal_id, used_at=None, needs_second=True, expires_at__gt=now)
        .first()
    )
    if renewal is None:
        raise Problem(NOT_FOUND)
    person = _managed_person(actor, renewal.person_id, now=now)
    independent = check_second(
        actor,
        agency_ids=_agencies_of(person),
        offered_by=renewal.made_by_id,
        to=person.pk,
        now=now,
    )
    renewal.confirmed_by_id = actor.person_id
    renewal.needs_second = False
    renewal.save(update_fields=["confirmed_by", "needs_second"])
    record(
        actor.key,
        action="password.link_confirmed",
        subject=person.key,
        now=now,
        data={"independent": independent},
    )
    return renewal


@transaction.atomic
def void_lone_renewals(actor: Viewer, *, now: datetime) -> list[Renewal]:
    """Take back the links that one manager alone made for the actor, who has just come in."""
    rows = Renewal.objects.filter(
        person_id=actor.person_id or 0, used_at=None, confirmed_by=None, expires_at__gt=now
    ).exclude(opens_at=None)
    voided = list(rows.select_related("made_by"))
    for renewal in voided:
        renewal.expires_at = now
        renewal.save(update_fields=["expires_at"])
        record(actor.key, action="password.link_voided", subject=actor.key, now=now)
    return voided


def _refuse_early(renewal: Renewal, *, now: datetime) -> None:
    """Refuse a link that nobody agreed to; also one made before its owner rose."""
    if renewal.confirmed_by_id is not None:
        return
    if renewal.opens_at is not None and now < renewal.opens_at:
        raise Problem(RENEWAL_TOO_EARLY)
    unready = renewal.opens_at is None and _is_guarded(renewal.person, now=now)
    if renewal.needs_second or unready:
        raise Problem(RENEWAL_UNCONFIRMED)


@transaction.atomic
def renew_password(actor: Viewer = NOBODY, *, token: str, password: str, now: datetime) -> Person:
    """Set a new password by a link; every session of the old one ends.

    What needs a second factor stays withheld for a day (`queries.viewer_of`).
    """
    renewal = (
        Renewal.objects.select_for_update(of=("self",))
        .select_related("person")
        .filter(token_hash=rules.token_hash(token), used_at=None, expires_at__gt=now)
        .first()
    )
    if renewal is None or not renewal.person.is_active or actor.person_id is not None:
        raise Problem(LINK_GONE)
    _refuse_early(renewal, now=now)
    person = renewal.person
    check_password(password, person=person)
    person.set_password(password)
    person.save(update_fields=["password"])
    renewal.used_at = now
    renewal.save(update_fields=["used_at"])
    Renewal.objects.filter(person=person, used_at=None).update(expires_at=now)
    record(
        person.key,
        action="password.renewed",
        subject=person.key,
        now=now,
        data={"made_by": renewal.made_by_id, "confirmed_by": renewal.confirmed_by_id},
    )
    return person
