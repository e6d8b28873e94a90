"""Putting messages on their way: the first channel of each person, and the next when one fails."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from serasi.channels.messages import Message
from serasi.channels.models import Address, Channel, Delivery, Outgoing
from serasi.channels.rules import quiet_until
from serasi.network.models import Person
from serasi.network.walls import opened


@transaction.atomic
def enqueue(message: Message, people: Iterable[Person], *, now: datetime) -> list[Delivery]:
    """Put a message on its way to people, once: a key enqueued again changes nothing.

    It begins with each person's first proved channel. An urgent message to somebody whom no
    channel reaches waits to be copied by hand; another one to such a person gives no delivery.
    """
    with opened():
        row, _made = Outgoing.objects.get_or_create(
            key=message.key,
            defaults={
                "kind": message.kind,
                "urgent": message.urgent,
                "words": Outgoing.sealed_words(message),
                "expires_at": message.expires_at,
                "created_at": now,
            },
        )
        known = set(row.deliveries.values_list("person_id", flat=True))
        fresh = {p.pk: p for p in people if p.is_active and p.pk not in known}
        for person_id in sorted(fresh):
            start_next(row, person_id, now=now)
        made = list(row.deliveries.filter(person_id__in=fresh).select_related("message"))
    if made:
        from serasi.channels.tasks import deliver_soon

        deliver_soon()
    return made


@transaction.atomic
def call_off(keys: Iterable[str], *, now: datetime) -> int:
    """Let messages that are needed no more go no further; return how many deliveries rest."""
    with opened():
        rows = Outgoing.objects.filter(key__in=list(keys))
        rows.update(expires_at=now)
        waiting = Delivery.objects.filter(
            message__in=rows.values("key"),
            state__in=(Delivery.State.WAITING, Delivery.State.TO_COPY),
        )
        return waiting.update(state=Delivery.State.EXPIRED, next_try_at=None)


@transaction.atomic
def prolong(keys: Iterable[str], *, until: datetime) -> int:
    """Let messages that are still on their way live longer; return how many."""
    with opened():
        return Outgoing.objects.filter(key__in=list(keys), expires_at__lt=until).update(
            expires_at=until
        )


def start_next(row: Outgoing, person_id: int, *, now: datetime) -> Delivery | None:
    """Begin on a person's first channel that this message has not tried; None when none is left."""
    tried = set(row.deliveries.filter(person_id=person_id).values_list("channel", flat=True))
    ways = Address.objects.filter(person_id=person_id, active=True, verified_at__isnull=False)
    for address in ways.exclude(channel__in=tried).order_by("order", "pk"):
        return _begin(row, address, now=now)
    if row.urgent and Channel.WHATSAPP not in tried:
        return _to_copy(row, person_id, now=now)
    return None


def _begin(row: Outgoing, address: Address, *, now: datetime) -> Delivery:
    if address.channel == Channel.WHATSAPP:
        return _to_copy(row, address.person_id, now=now)
    rest = None if row.urgent else quiet_until(timezone.localtime(now), address.quiet)
    delivery, _made = Delivery.objects.get_or_create(
        message=row,
        person_id=address.person_id,
        channel=address.channel,
        defaults={"next_try_at": rest or now, "created_at": now},
    )
    return delivery


def _to_copy(row: Outgoing, person_id: int, *, now: datetime) -> Delivery:
    delivery, _made = Delivery.objects.get_or_create(
        message=row,
        person_id=person_id,
        channel=Channel.WHATSAPP,
        defaults={"state": Delivery.State.TO_COPY, "created_at": now},
    )
    return delivery
