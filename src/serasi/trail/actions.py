"""The only way to write the trail. Called inside the transaction of the act it records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection, transaction

from serasi.trail import rules
from serasi.trail.models import Entry

_LOCK = 7_304_110  # any fixed number: one writer of the chain at a time on PostgreSQL


@dataclass(frozen=True)
class Note:
    """What is to be recorded: who did what to which subject, and why."""

    actor: str
    action: str
    subject: str
    data: Mapping[str, object] = field(default_factory=dict)
    reason: str = ""


def record(
    actor: str,
    *,
    action: str,
    subject: str,
    now: datetime,
    data: Mapping[str, object] | None = None,
    reason: str = "",
) -> Entry:
    """Append one entry; `actor` is a person's key or `system`."""
    note = Note(actor, action, subject, data or {}, reason)
    return record_many([note], now=now)[0]


@transaction.atomic
def record_many(notes: Iterable[Note], *, now: datetime) -> list[Entry]:
    """Append entries in order; serialised so that the chain never forks."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    last = Entry.objects.order_by("-seq").values_list("seq", "hash").first()
    seq, prev = last if last else (0, rules.GENESIS)
    at = now.isoformat(timespec="milliseconds")
    entries: list[Entry] = []
    for note in notes:
        seq += 1
        data = rules.canonical(note.data)
        made = rules.seal(
            prev,
            seq=seq,
            at=at,
            actor=note.actor,
            action=note.action,
            subject=note.subject,
            data=data,
            reason=note.reason,
        )
        entries.append(
            Entry(
                seq=seq,
                at=at,
                actor=note.actor,
                action=note.action,
                subject=note.subject,
                data=data,
                reason=note.reason,
                prev=prev,
                hash=made,
            )
        )
        prev = made
    return Entry.objects.bulk_create(entries, batch_size=2000)
