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
from serasi.network.models import Person, Renewal
from serasi.network.policy import NOBODY, Viewer
from serasi.network.queries import holdings_on, manageable_person
from serasi.problems import LINK_GONE, NOT_TO_YOURSELF, Problem
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
        refuse_last_keeper(holding, on=day)
    for holding in holdings_on(person, day):
        holding.end = max(day, holding.start + timedelta(days=1))
        holding.save(update_fields=["end"])
    person.is_active = False
    person.set_unusable_password()
    person.save(update_fields=["is_active", "password"])
    record(actor.key, action="account.closed", subject=person.key, now=now, reason=reason)
    return person


@transaction.atomic
def make_renewal(actor: Viewer, *, person_id: int, now: datetime) -> Key:
    """Make a link with which somebody sets a new password; the second factor stays as it is."""
    person = _managed_person(actor, person_id, now=now)
    token = secrets.token_urlsafe(32)
    renewal = Renewal.objects.create(
        token_hash=rules.token_hash(token),
        person=person,
        made_by_id=actor.person_id,
        created_at=now,
        expires_at=now + rules.RENEWAL_LIFE,
    )
    record(actor.key, action="password.link_made", subject=person.key, now=now)
    return Key(renewal, token)


@transaction.atomic
def renew_password(actor: Viewer = NOBODY, *, token: str, password: str, now: datetime) -> Person:
    """Set a new password by a link; every session of the old one ends."""
    renewal = (
        Renewal.objects.select_for_update(of=("self",))
        .select_related("person")
        .filter(token_hash=rules.token_hash(token), used_at=None, expires_at__gt=now)
        .first()
    )
    if renewal is None or not renewal.person.is_active or actor.person_id is not None:
        raise Problem(LINK_GONE)
    person = renewal.person
    check_password(password, person=person)
    person.set_password(password)
    person.save(update_fields=["password"])
    renewal.used_at = now
    renewal.save(update_fields=["used_at"])
    Renewal.objects.filter(person=person, used_at=None).update(used_at=now)
    record(person.key, action="password.renewed", subject=person.key, now=now)
    return person
