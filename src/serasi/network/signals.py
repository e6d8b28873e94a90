"""Acts on accounts that other packages do, written to the trail: second factors and lock-outs."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from serasi.network.models import Person
from serasi.trail.actions import record


def factor_added(sender: object, user: Person, authenticator: Any, **rest: object) -> None:
    """Record that somebody set up a second factor."""
    record(
        user.key,
        action="second_factor.added",
        subject=user.key,
        now=timezone.now(),
        data={"kind": authenticator.type},
    )


def factor_removed(sender: object, user: Person, authenticator: Any, **rest: object) -> None:
    """Record that somebody took a second factor away."""
    record(
        user.key,
        action="second_factor.removed",
        subject=user.key,
        now=timezone.now(),
        data={"kind": authenticator.type},
    )


def account_locked(sender: object, username: str, **rest: object) -> None:
    """Record that an account was locked after too many failures; unknown names leave nothing."""
    person = Person.objects.filter(username__iexact=username or "").first()
    if person is not None:
        record("system", action="account.locked", subject=person.key, now=timezone.now())
