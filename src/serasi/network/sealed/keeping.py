"""Sealing values and telling, without opening any, which kinds of value a subject has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from serasi.network.sealed.boxes import boxed
from serasi.network.sealed_models import Sealed
from serasi.network.walls import opened

USE = "seal"
VERSION = b"\x01"
_BATCH = 500


@dataclass(frozen=True)
class Secret:
    """One value to be sealed: whose, of what kind, and in which area the record lies."""

    subject: str
    kind: str
    value: str = field(repr=False)
    area: str


def bound_to(subject: str, kind: str) -> str:
    """Return the name of the row that alone can give a box back."""
    return f"{subject}|{kind}"


def _row(secret: Secret, now: datetime) -> Sealed:
    box = boxed(secret.value, bound=bound_to(secret.subject, secret.kind), use=USE)
    return Sealed(
        subject=secret.subject,
        kind=secret.kind,
        box=VERSION + box,
        area_id=secret.area,
        created_at=now,
    )


@transaction.atomic
def seal_many(secrets: Iterable[Secret], *, now: datetime) -> None:
    """Seal values; a kind that a subject has already is left as it was first told."""
    rows = [_row(secret, now) for secret in secrets if secret.value]
    with opened():
        Sealed.objects.bulk_create(rows, batch_size=_BATCH, ignore_conflicts=True)


@transaction.atomic
def reseal_many(secrets: Iterable[Secret], *, now: datetime) -> None:
    """Seal values in the place of those told before; an empty value leaves none."""
    told = list(secrets)
    with opened():
        for secret in told:
            Sealed.objects.filter(subject=secret.subject, kind=secret.kind).delete()
        Sealed.objects.bulk_create(
            [_row(secret, now) for secret in told if secret.value], batch_size=_BATCH
        )


@transaction.atomic
def replace_area(subject: str, area: str) -> None:
    """Let the secrets of a subject lie where the record now lies, so that its keepers follow."""
    with opened():
        Sealed.objects.filter(subject=subject).update(area_id=area)


def kinds_of(subject: str) -> frozenset[str]:
    """Return which kinds of secret a subject has, without opening any."""
    return kinds_of_many([subject]).get(subject, frozenset())


def kinds_of_many(subjects: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return which kinds of secret each subject has; subjects without any are left out."""
    found: dict[str, set[str]] = {}
    with opened():
        rows = Sealed.objects.filter(subject__in=list(subjects)).values_list("subject", "kind")
        for subject, kind in rows:
            found.setdefault(subject, set()).add(kind)
    return {subject: frozenset(kinds) for subject, kinds in found.items()}
