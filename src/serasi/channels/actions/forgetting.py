"""Forgetting: words of old messages, and addresses of closed accounts."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from serasi.channels.models import Address, Delivery, Outgoing
from serasi.network.walls import opened

WORDS_KEPT = timedelta(days=30)


@transaction.atomic
def forget_old(now: datetime) -> int:
    """Erase the words of messages a month old and the addresses of closed accounts.

    That and when a message was sent stays; return how many messages lost their words.
    """
    with opened():
        Address.objects.filter(person__is_active=False).delete()
        moving = Delivery.objects.filter(
            state__in=[Delivery.State.WAITING, Delivery.State.SENDING, Delivery.State.TO_COPY]
        )
        old = Outgoing.objects.filter(created_at__lte=now - WORDS_KEPT).exclude(words=b"")
        return old.exclude(key__in=moving.values("message_id")).update(words=b"")
