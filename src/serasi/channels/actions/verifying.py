"""Proof of an address: a code goes there by the channel itself and is typed in here."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from serasi.channels import rules
from serasi.channels.actions.addresses import note, own_address
from serasi.channels.adapters import adapter_of
from serasi.channels.messages import Message, Outcome, Recipient, Result, Urgency
from serasi.channels.models import Address, Channel, Delivery, Outgoing
from serasi.network.policy import Viewer
from serasi.network.walls import opened
from serasi.problems import (
    CHANNEL_NOT_READY,
    CODE_GONE,
    CODE_NOT_SENT,
    CODE_TOO_SOON,
    CODE_WRONG,
    NOT_FOUND,
    Problem,
)

DAY = timedelta(days=1)


def send_code(actor: Viewer, *, channel: str, now: datetime) -> Address:
    """Send a code of six digits to one's own address; a former code stops working.

    The code is kept before it is sent, and nothing is held locked while the channel answers. For
    WhatsApp the code waits to be copied by an officer. A browser needs none.
    """
    if channel == Channel.PUSH:
        raise Problem(NOT_FOUND)
    if channel in Channel.values and not adapter_of(channel).ready():
        raise Problem(CHANNEL_NOT_READY, channel=Channel(channel).label)
    code = f"{secrets.randbelow(1_000_000):06d}"
    row = _keep_code(actor, channel, code, now=now)
    address = row.address
    if address is None:
        raise Problem(NOT_FOUND)
    message = Message(
        key=f"code:{row.pk}:{now:%Y%m%d%H%M%S}",
        kind="code",
        subject=_("Kode Serasi"),
        text=_("Kode Anda %(code)s, berlaku 15 menit. Jangan diberitahukan kepada siapa pun.")
        % {"code": code},
        short=_("Kode Serasi Anda: %(code)s") % {"code": code},
        urgency=Urgency.URGENT,
        expires_at=now + rules.CODE_LIFE,
        recipient=Recipient(row.person_id, actor.name),
        ref=rules.reference(f"code:{row.pk}:{now.isoformat()}", row.person_id, channel),
    )
    if channel == Channel.WHATSAPP:
        _leave_to_copy(row, message, now=now)
        return row
    outcome: Outcome = adapter_of(channel).send(address, message)
    if outcome.result not in (Result.ACCEPTED, Result.DELIVERED):
        raise Problem(CODE_NOT_SENT, why=outcome.sentence)
    return row


@transaction.atomic
def _keep_code(actor: Viewer, channel: str, code: str, *, now: datetime) -> Address:
    row = own_address(actor, channel)
    if row.code_made_at is not None and now < row.code_made_at + rules.CODE_PAUSE:
        raise Problem(CODE_TOO_SOON, minutes=1)
    if row.codes_since is None or row.codes_since + DAY <= now:
        row.codes_since, row.codes_made = now, 0
    if row.codes_made >= rules.CODES_A_DAY:
        left = row.codes_since + DAY - now
        raise Problem(CODE_TOO_SOON, minutes=int(left.total_seconds() // 60) + 1)
    row.codes_made += 1
    row.code_hash = rules.code_hash(code, secret=settings.SECRET_KEY, bound=_bound(row))
    row.code_made_at = now
    row.code_tries = 0
    row.save(update_fields=["code_hash", "code_made_at", "code_tries", "codes_since", "codes_made"])
    return row


def _bound(row: Address) -> str:
    """Bind a code to the very address it went to."""
    return f"{row.bound}:{row.address}"


@transaction.atomic
def _leave_to_copy(row: Address, message: Message, *, now: datetime) -> None:
    with opened():
        outgoing = Outgoing.objects.create(
            key=message.key,
            kind=message.kind,
            urgent=False,
            words=Outgoing.sealed_words(message),
            expires_at=message.expires_at,
            created_at=now,
        )
        Delivery.objects.create(
            message=outgoing,
            person_id=row.person_id,
            channel=row.channel,
            state=Delivery.State.TO_COPY,
            created_at=now,
        )


def verify_address(actor: Viewer, *, channel: str, code: str, now: datetime) -> Address:
    """Prove one's own address by the code that came there; five tries within fifteen minutes."""
    row, left = _try_code(actor, channel, "".join(code.split()), now=now)
    if left is None:
        return row
    raise Problem(CODE_WRONG, left=left) if left else Problem(CODE_GONE)


@transaction.atomic
def _try_code(
    actor: Viewer, channel: str, code: str, *, now: datetime
) -> tuple[Address, int | None]:
    """Count a try; the count is kept also when the code is wrong, so nothing is raised for that."""
    row = own_address(actor, channel)
    gone = row.code_made_at is None or row.code_made_at + rules.CODE_LIFE <= now
    if gone or not row.code_hash or row.code_tries >= rules.CODE_TRIES:
        raise Problem(CODE_GONE)
    given = rules.code_hash(code, secret=settings.SECRET_KEY, bound=_bound(row))
    if not rules.same_hash(given, row.code_hash):
        row.code_tries += 1
        row.save(update_fields=["code_tries"])
        return row, rules.CODE_TRIES - row.code_tries
    row.verified_at = now
    row.code_hash = ""
    row.code_tries = 0
    row.save(update_fields=["verified_at", "code_hash", "code_tries"])
    note(actor, "address.verified", channel, now=now)
    return row, None
