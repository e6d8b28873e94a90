"""Reads of addresses and deliveries: one's own in full, others' masked or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.utils import timezone

from serasi.channels.adapters.whatsapp_text import copy_text
from serasi.channels.models import Address, Browser, Channel, Delivery, arrived
from serasi.channels.rules import CLAIM_LIFE, masked
from serasi.network.models import OfficeHolding
from serasi.network.policy import Viewer, require
from serasi.network.queries import manageable_agencies, people_within
from serasi.network.roles import Can
from serasi.network.walls import opened

LOOK_BACK = timedelta(days=2)
State = Delivery.State


def own_addresses(viewer: Viewer) -> QuerySet[Address]:
    """Return the viewer's own addresses, in the order in which they are tried."""
    return Address.objects.filter(person_id=viewer.person_id or 0).order_by("order", "pk")


def own_browsers(viewer: Viewer) -> QuerySet[Browser]:
    """Return the browsers that the viewer registered, the oldest first."""
    rows = Browser.objects.filter(address__person_id=viewer.person_id or 0)
    return rows.order_by("added_at", "pk")


@dataclass(frozen=True)
class Masked:
    """An address as a keeper of the network sees it."""

    person_id: int
    name: str
    channel: Channel
    address: str
    verified: bool
    active: bool


def address_book(viewer: Viewer, *, now: datetime) -> list[Masked]:
    """Return, masked, the addresses of the people whose offices the viewer manages."""
    require(viewer, Can.NETWORK)
    managed = manageable_agencies(viewer, on=timezone.localdate(now))
    within = OfficeHolding.objects.filter(agency__in=managed).values("person")
    with opened():
        rows = Address.objects.filter(person__in=within, person__is_active=True)
        return [
            Masked(
                person_id=row.person_id,
                name=row.person.name,
                channel=Channel(row.channel),
                address=masked(row.address or ""),
                verified=row.verified_at is not None,
                active=row.active,
            )
            for row in rows.select_related("person").order_by("person__name", "order", "pk")
        ]


@dataclass(frozen=True)
class Travel:
    """How far a message came with one person by one channel."""

    message_key: str
    person_id: int
    name: str
    channel: Channel
    state: Delivery.State
    attempts: int
    last_error: str
    next_try_at: datetime | None
    sent_at: datetime | None
    delivered_at: datetime | None


def travels(message_keys: Iterable[str]) -> list[Travel]:
    """Return every delivery of some messages, without any address.

    The caller has already let the viewer in to the record that the messages tell of.
    """
    with opened():
        rows = Delivery.objects.filter(message__in=list(message_keys)).select_related("person")
        return [
            Travel(
                message_key=row.message_id,
                person_id=row.person_id,
                name=row.person.name,
                channel=Channel(row.channel),
                state=State(row.state),
                attempts=row.attempts,
                last_error=row.last_error,
                next_try_at=row.next_try_at,
                sent_at=row.sent_at,
                delivered_at=row.delivered_at,
            )
            for row in rows.order_by("created_at", "pk")
        ]


def to_copy(viewer: Viewer, *, now: datetime) -> QuerySet[Delivery]:
    """Return the texts that wait to be copied for people of the viewer's desk, urgent ones first.

    One's own codes are never among them: who proves a number must get the code from elsewhere.
    """
    areas = viewer.areas(Can.TRIAGE)
    rows = Delivery.objects.filter(state=State.TO_COPY).exclude(person_id=viewer.person_id or 0)
    rows = rows.filter(Q(message__expires_at=None) | Q(message__expires_at__gt=now))
    if "*" not in areas:
        rows = rows.filter(person__in=people_within(areas).values("pk"))
    return rows.select_related("message", "person").order_by("-message__urgent", "created_at", "pk")


@dataclass(frozen=True)
class Copy:
    """A text to be copied into WhatsApp, and for whom."""

    delivery_id: int
    name: str
    text: str
    urgent: bool
    since: datetime


def copies(viewer: Viewer, *, now: datetime) -> list[Copy]:
    """Return the texts of `to_copy`, ready to be pasted."""
    with opened():
        rows = [(row, row.message.message()) for row in to_copy(viewer, now=now)]
    return [
        Copy(row.pk, row.person.name, copy_text(message), row.message.urgent, row.created_at)
        for row, message in rows
        if message is not None
    ]


@dataclass(frozen=True)
class Unreached:
    """An urgent message that has not come to a person in time; itself a reason for alarm."""

    message_key: str
    kind: str
    person_id: int
    since: datetime


def failed_urgent(
    now: datetime, *, after: timedelta = timedelta(minutes=5), kinds: Iterable[str] = ()
) -> list[Unreached]:
    """Return which urgent messages of the last two days did not reach whom within `after`.

    Reached means delivered, or accepted on a channel from which no receipt is due. A text that
    waits to be copied has reached nobody.
    """
    here = Delivery.objects.filter(message=OuterRef("message"), person=OuterRef("person"))
    reached = here.filter(arrived())
    rows = Delivery.objects.filter(message__urgent=True, message__created_at__gt=now - LOOK_BACK)
    if wanted := list(kinds):
        rows = rows.filter(message__kind__in=wanted)
    with opened():
        late = (
            rows.filter(~Exists(reached), person__is_active=True)
            .order_by()
            .values_list("message_id", "message__kind", "person_id")
            .annotate(since=Min("created_at"))
            .filter(since__lte=now - after)
            .order_by("since", "message_id", "person_id")
        )
        return [Unreached(*row) for row in late]


def anything_due(now: datetime) -> bool:
    """Say whether a round of delivery has something to do."""
    with opened():
        return Delivery.objects.filter(
            Q(state=State.WAITING, next_try_at__lte=now)
            | Q(state=State.SENDING, claimed_at__lte=now - CLAIM_LIFE)
            | Q(state=State.ACCEPTED, receipt_due_at__lte=now)
            | Q(state__in=[State.WAITING, State.TO_COPY], message__expires_at__lte=now)
        ).exists()
