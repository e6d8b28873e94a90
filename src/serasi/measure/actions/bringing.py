"""The outbox of a phone comes in: parcel by parcel from the phone itself, or whole as a file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.dateparse import parse_datetime

from serasi.measure.actions.receiving import receive_interviews, receive_visit
from serasi.measure.slips import slip_of
from serasi.network.models import Person
from serasi.network.policy import Viewer, require_any
from serasi.network.roles import Can
from serasi.problems import OUTBOX_OWNER, OUTBOX_UNREAD, PARCEL_UNFIT, Problem
from serasi.trail.actions import record

FORMAT = "serasi-wawancara-1"
MOST_BYTES = 16 * 1024 * 1024
MOST_PARCELS = 5_000
FARTHEST_S = 3_000_000_000
"""About a century: a phone's clock may be that wrong, a larger offset is a damaged file."""


@dataclass(frozen=True)
class Parcel:
    """One interview or visit as a phone holds it, and how wrong its clock is said to be."""

    wave: str
    kind: str
    told: Mapping[str, Any]
    offset: timedelta | None = None


@dataclass(frozen=True)
class Outbox:
    """The file of one phone: whose it is, and what waits in it."""

    owner: Person
    parcels: tuple[Parcel, ...]
    digest: str


@dataclass(frozen=True)
class Brought:
    """What became of one parcel: its slip, whether it was new, or why it was refused."""

    parcel: Parcel
    slip: str = ""
    is_new: bool = False
    problem: Problem | None = None

    @property
    def label(self) -> str:
        """Return where the parcel comes from, in the words of the list of tasks."""
        told = self.parcel.told
        place, home = str(told.get("place", ""))[:24], str(told.get("household", ""))[:3]
        return f"{place} / {home}" if home else place or self.parcel.wave


def parcel_of(given: object) -> Parcel:
    """Read one parcel: {"wave": …, "interview": {…}} or {"wave": …, "visit": {…}}."""
    if not isinstance(given, dict) or not isinstance(given.get("wave"), str):
        raise Problem(PARCEL_UNFIT, what="tanpa gelombang")
    for kind in ("interview", "visit"):
        told = given.get(kind)
        if isinstance(told, dict):
            return Parcel(given["wave"], kind, told, _offset(given.get("clock_offset_s")))
    raise Problem(PARCEL_UNFIT, what=", ".join(sorted(map(str, given)))[:80])


def _offset(given: object) -> timedelta | None:
    if not isinstance(given, int) or isinstance(given, bool) or abs(given) > FARTHEST_S:
        return None
    return timedelta(seconds=given)


def receive_parcel(
    actor: Viewer, parcel: Parcel, *, now: datetime, brought_by: Person | None = None
) -> Brought:
    """Take one parcel in; sent again, it gets the same slip again."""
    if parcel.kind == "visit":
        return _visit(actor, parcel, now=now, brought_by=brought_by)
    told = dict(parcel.told)
    if parcel.offset is not None:
        told["phone_now"] = (now - parcel.offset).isoformat()
    [received] = receive_interviews(
        actor, wave=parcel.wave, payloads=[told], now=now, brought_by=brought_by
    )
    return Brought(parcel, received.slip, received.is_new)


def _visit(actor: Viewer, parcel: Parcel, *, now: datetime, brought_by: Person | None) -> Brought:
    told = parcel.told
    try:
        uuid, at = UUID(str(told["uuid"])), parse_datetime(str(told["at"]))
        household = int(told["household"])
    except (KeyError, ValueError, TypeError):
        raise Problem(PARCEL_UNFIT, what="kunjungan") from None
    if at is None or at.tzinfo is None:
        raise Problem(PARCEL_UNFIT, what="waktu kunjungan")
    clock = parse_datetime(str(told.get("phone_now", "")))
    offset = now - clock if clock and clock.tzinfo else parcel.offset
    # A visit whose clock nobody knows is at least not later than now.
    visit = receive_visit(
        actor,
        wave=parcel.wave,
        place=str(told.get("place", "")),
        household=household,
        uuid=uuid,
        outcome=str(told.get("outcome", "")),
        at=at if offset is None else at + offset,
        now=now,
        brought_by=brought_by,
    )
    return Brought(parcel, slip_of(uuid), visit.received_at == now)


def read_outbox(content: bytes) -> Outbox:
    """Read the file of a phone's outbox, or refuse it whole (S1370, S1371)."""
    if len(content) > MOST_BYTES:
        raise Problem(OUTBOX_UNREAD, what=f"lebih dari {MOST_BYTES // 1024 // 1024} MB")
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        raise Problem(OUTBOX_UNREAD, what="bukan JSON") from None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise Problem(OUTBOX_UNREAD, what=f"bukan {FORMAT}")
    given = told.get("parcels")
    if not isinstance(given, list) or len(given) > MOST_PARCELS:
        raise Problem(OUTBOX_UNREAD, what="tanpa daftar kiriman")
    kind, _sep, number = str(told.get("owner", "")).partition(":")
    owner = Person.objects.filter(pk=int(number)).first() if _is_person(kind, number) else None
    if owner is None:
        raise Problem(OUTBOX_OWNER)
    parcels = tuple(parcel_of(one) for one in given)
    return Outbox(owner, parcels, hashlib.sha256(content).hexdigest())


def _is_person(kind: str, number: str) -> bool:
    return kind == "person" and number.isascii() and number.isdigit() and len(number) < 10


def bring_outbox(actor: Viewer, outbox: Outbox, *, now: datetime) -> list[Brought]:
    """Take in the file of an interviewer's phone; what is refused stands in the result.

    Each parcel is taken by itself, so that one refused interview does not hold back the others;
    when the phone later sends the same ones, they are known.
    """
    require_any(actor, (Can.SURVEY,))
    results = [_brought(actor, parcel, outbox.owner, now=now) for parcel in outbox.parcels]
    counts = {
        "new": sum(one.is_new for one in results),
        "refused": sum(one.problem is not None for one in results),
        "parcels": len(results),
    }
    record(
        actor.key,
        action="outbox.brought",
        subject=outbox.owner.key,
        data={**counts, "sha256": outbox.digest},
        now=now,
    )
    return results


def _brought(actor: Viewer, parcel: Parcel, owner: Person, *, now: datetime) -> Brought:
    try:
        with transaction.atomic():
            return receive_parcel(actor, parcel, now=now, brought_by=owner)
    except Problem as problem:
        return Brought(parcel, problem=problem)
