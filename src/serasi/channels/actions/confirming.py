"""What becomes known after sending: receipts of providers, and texts that somebody has sent."""

from __future__ import annotations

import json
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from serasi.channels import queries
from serasi.channels.actions.delivering import fail
from serasi.channels.adapters.push import shown_reference
from serasi.channels.adapters.webhook import (
    ARRIVED_WORDS,
    FAILED_WORDS,
    came_from_gateway,
    reference_in,
)
from serasi.channels.models import Channel, Delivery
from serasi.network.policy import Viewer
from serasi.network.walls import opened
from serasi.problems import NOT_FOUND, Problem
from serasi.trail.actions import record

LONGEST_RECEIPT = 16 * 1024
State = Delivery.State


def _by_ref(ref: str, channel: str) -> Delivery | None:
    rows = Delivery.objects.select_for_update(of=("self",)).select_related("message", "person")
    return rows.filter(channel=channel, provider_ref=ref).order_by("-pk").first() if ref else None


@transaction.atomic
def confirm_delivery(ref: str, *, now: datetime, channel: str = Channel.WEBHOOK) -> Delivery | None:
    """Take a provider's receipt; None when no delivery bears this reference.

    A late receipt mends a delivery that had been given up.
    """
    with opened():
        row = _by_ref(ref, channel)
        if row is None or row.state == State.DELIVERED:
            return row
        row.state = State.DELIVERED
        row.delivered_at = now
        row.sent_at = row.sent_at or now
        row.last_error = ""
        row.next_try_at = row.receipt_due_at = None
        row.save()
        return row


@transaction.atomic
def deny_delivery(ref: str, *, now: datetime, channel: str = Channel.WEBHOOK) -> Delivery | None:
    """Take a provider's word that a message it had accepted did not arrive."""
    with opened():
        row = _by_ref(ref, channel)
        if row is not None and row.state == State.ACCEPTED:
            fail(row, why=_("Penyedia melaporkan pesan tidak sampai."), now=now)
        return row


def receive_receipt(body: bytes, *, stamp: str, signed: str, now: datetime) -> Delivery | None:
    """Take a receipt at the gateway's door: signed JSON with the reference and a `status`.

    A body that the gateway did not sign lately is refused as if there were no door; a status that
    is neither an arrival nor a failure, such as "queued", changes nothing.
    """
    if len(body) > LONGEST_RECEIPT or not came_from_gateway(
        body, stamp=stamp, signed=signed, now=now
    ):
        raise Problem(NOT_FOUND)
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as broken:
        raise Problem(NOT_FOUND) from broken
    if not isinstance(told, dict):
        raise Problem(NOT_FOUND)
    ref, status = reference_in(told), str(told.get("status", "")).lower()
    if status in ARRIVED_WORDS:
        return confirm_delivery(ref, now=now)
    if status in FAILED_WORDS:
        return deny_delivery(ref, now=now)
    return None


def receive_shown(receipt: str, *, now: datetime) -> Delivery | None:
    """Take a browser's word that it showed a message; refuse what did not come out of a push."""
    ref = shown_reference(receipt)
    if ref is None:
        raise Problem(NOT_FOUND)
    return confirm_delivery(ref, now=now, channel=Channel.PUSH)


@transaction.atomic
def mark_copied(actor: Viewer, *, delivery_id: int, now: datetime) -> Delivery:
    """Mark a text as sent by hand; the name of who says so stays with it."""
    with opened():
        row = (
            queries.to_copy(actor, now=now)
            .select_for_update(of=("self",))
            .filter(pk=delivery_id)
            .first()
        )
        if row is None:
            raise Problem(NOT_FOUND)
        row.state = State.ACCEPTED
        row.attempts += 1
        row.sent_at = now
        row.marked_by_id = actor.person_id
        row.save(update_fields=["state", "attempts", "sent_at", "marked_by"])
        record(
            actor.key,
            action="message.copied",
            subject=f"message:{row.message_id}",
            now=now,
            data={"to": row.person.key},
        )
        return row
