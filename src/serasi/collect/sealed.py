"""Encrypts what identifies somebody; one function reads it back and records that it did."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import transaction

from serasi.collect.models import Report, Sealed
from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.problems import REASON_NEEDED, Problem
from serasi.trail.actions import record

SENDER, CONTACT, POINT = "sender", "contact", "point"
_VERSION = b"\x01"
_NONCE_BYTES = 12
_SHORTEST_REASON = 8


@dataclass(frozen=True)
class Secret:
    """One value to be sealed: of which report, of what kind."""

    uuid: str
    kind: str
    value: str


def subject_of(uuid: object) -> str:
    """Return the name under which a report's secrets are kept."""
    return f"report:{uuid}"


@lru_cache(maxsize=4)
def _derived(secret: str, use: str) -> bytes:
    kdf = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=f"serasi {use}".encode())
    return kdf.derive(secret.encode())


def salt() -> bytes:
    """Return the salt of sender keys; without it nobody can test a guessed number."""
    return _derived(settings.SEAL_KEY, "sender-key")


def _box(secret: Secret, subject: str) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    bound = f"{subject}|{secret.kind}".encode()
    cipher = AESGCM(_derived(settings.SEAL_KEY, "seal"))
    return _VERSION + nonce + cipher.encrypt(nonce, secret.value.encode(), bound)


def _opened(row: Sealed) -> str:
    box = bytes(row.box)
    nonce, sealed = box[1 : 1 + _NONCE_BYTES], box[1 + _NONCE_BYTES :]
    bound = f"{row.subject}|{row.kind}".encode()
    return AESGCM(_derived(settings.SEAL_KEY, "seal")).decrypt(nonce, sealed, bound).decode()


def seal_many(secrets: Iterable[Secret], *, now: datetime) -> None:
    """Seal values; a kind that a report has already is left as it was first told."""
    rows = [
        Sealed(
            subject=subject_of(secret.uuid),
            kind=secret.kind,
            box=_box(secret, subject_of(secret.uuid)),
            created_at=now,
        )
        for secret in secrets
        if secret.value
    ]
    Sealed.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)


def kinds_of(report: Report) -> frozenset[str]:
    """Return which kinds of secret a report has, without opening any."""
    rows = Sealed.objects.filter(subject=subject_of(report.uuid))
    return frozenset(rows.values_list("kind", flat=True))


def alias(report: Report) -> str:
    """Return the code by which a sealed sender is spoken of: the same sender, the same code."""
    return f"S-{report.sender_key[:5].upper()}" if report.sender_key else ""


@transaction.atomic
def reveal(viewer: Viewer, report: Report, kind: str, *, reason: str, now: datetime) -> str | None:
    """Open one sealed value of a report; the trail keeps who did it and why.

    Returns
    -------
    str or None
        None when the report holds no such secret; that look is recorded as well.
    """
    require(viewer, Can.UNSEAL, area=report.area_id)
    if len(reason.strip()) < _SHORTEST_REASON:
        raise Problem(REASON_NEEDED)
    row = Sealed.objects.filter(subject=subject_of(report.uuid), kind=kind).first()
    record(
        viewer.key,
        action="sealed.read",
        subject=f"report:{report.receipt}",
        now=now,
        data={"kind": kind, "found": row is not None},
        reason=reason.strip(),
    )
    return None if row is None else _opened(row)
