"""One's own addresses: set, order, pause, quiet hours, remove. Nobody sets them for another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction

from serasi.channels.adapters import adapter_of
from serasi.channels.models import Address, Channel
from serasi.channels.rules import EVERY_DAY, Quiet, chat_number, mail_address, phone_number
from serasi.network.policy import Viewer
from serasi.problems import CHANNEL_NOT_READY, NOT_FOUND, Problem
from serasi.trail.actions import record

FIT: dict[str, Callable[[str], str]] = {
    Channel.MAIL: mail_address,
    Channel.TELEGRAM: chat_number,
    Channel.WEBHOOK: phone_number,
    Channel.WHATSAPP: phone_number,
}


def own_address(actor: Viewer, channel: str) -> Address:
    """Return the actor's own address by a channel, locked, or refuse as if not there."""
    found = (
        Address.objects.select_for_update()
        .filter(person_id=actor.person_id or 0, channel=channel)
        .first()
    )
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def note(actor: Viewer, action: str, channel: str, *, now: datetime) -> None:
    """Record an act on an address; the address itself is never in the trail."""
    record(actor.key, action=action, subject=actor.key, now=now, data={"channel": channel})


@transaction.atomic
def set_address(actor: Viewer, *, channel: str, address: str, now: datetime) -> Address:
    """Write down one's own address; a new one counts after its code came back."""
    if actor.person_id is None or channel not in FIT:
        raise Problem(NOT_FOUND)
    if not adapter_of(channel).ready():
        raise Problem(CHANNEL_NOT_READY, channel=Channel(channel).label)
    fit = FIT[channel](address)
    mine = Address.objects.select_for_update().filter(person_id=actor.person_id)
    row = mine.filter(channel=channel).first()
    if row is not None and row.address == fit:
        return row
    if row is None:
        row = Address(person_id=actor.person_id, channel=channel, order=mine.count())
    row.address = fit
    row.active = True
    row.verified_at = None
    row.code_hash = ""
    row.changed_at = now
    row.save()
    note(actor, "address.set", channel, now=now)
    return row


@transaction.atomic
def remove_address(actor: Viewer, *, channel: str, now: datetime) -> None:
    """Take one's own address away; what waits for it goes to the next channel."""
    own_address(actor, channel).delete()
    note(actor, "address.removed", channel, now=now)


@transaction.atomic
def pause_address(actor: Viewer, *, channel: str, now: datetime) -> Address:
    """Stop sending to one's own address, without forgetting it."""
    row = own_address(actor, channel)
    row.active = False
    row.save(update_fields=["active"])
    note(actor, "address.paused", channel, now=now)
    return row


@transaction.atomic
def resume_address(actor: Viewer, *, channel: str, now: datetime) -> Address:
    """Send to a paused address again."""
    row = own_address(actor, channel)
    row.active = True
    row.save(update_fields=["active"])
    note(actor, "address.resumed", channel, now=now)
    return row


@transaction.atomic
def set_quiet_hours(actor: Viewer, *, channel: str, quiet: Quiet | None, now: datetime) -> Address:
    """Set or lift the hours in which only urgent messages come."""
    row = own_address(actor, channel)
    row.quiet_from = quiet.start if quiet else None
    row.quiet_to = quiet.end if quiet else None
    row.quiet_days = quiet.days if quiet else EVERY_DAY
    row.save(update_fields=["quiet_from", "quiet_to", "quiet_days"])
    return row


@transaction.atomic
def order_channels(actor: Viewer, *, channels: Sequence[str], now: datetime) -> None:
    """Set which of one's channels is tried first; channels not named come last, as before."""
    mine = Address.objects.select_for_update().filter(person_id=actor.person_id or 0)
    places = {channel: place for place, channel in enumerate(channels)}
    rows = sorted(mine, key=lambda row: (places.get(row.channel, len(places)), row.order, row.pk))
    for place, row in enumerate(rows):
        row.order = place
        row.save(update_fields=["order"])
