"""The worker's round: claim what is due, send it outside of any transaction, keep what came of it.

A claim is one UPDATE that only one worker can win, so two workers never send one delivery twice;
the claim of a worker that died is given back after `rules.CLAIM_LIFE`.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.channels import rules
from serasi.channels.actions.browsers import drop_gone
from serasi.channels.actions.enqueuing import start_next
from serasi.channels.adapters import adapter_of
from serasi.channels.adapters.push import written
from serasi.channels.messages import Message, Outcome, Recipient, Result
from serasi.channels.models import Address, Channel, Delivery, arrived
from serasi.network.walls import opened

log = logging.getLogger(__name__)

AT_ONCE = 8
TRIPPED_AFTER = 3
"""After so many silences in a row a channel rests until the next round."""
LONGEST_ROUND_SECONDS = 50.0
State = Delivery.State


@dataclass(frozen=True)
class Parcel:
    """A claimed delivery with all that sending needs, so that a thread touches no database."""

    delivery: Delivery
    message: Message | None
    address: str
    refusal: str = ""


def deliver_due(now: datetime, *, longest_seconds: float = LONGEST_ROUND_SECONDS) -> int:
    """Send what is due, urgent ones first; return how many were tried.

    Call it outside of a transaction. A hanging channel holds up neither the other channels nor
    the round as a whole.
    """
    begun, tried = time.monotonic(), 0
    silences: dict[str, int] = {}
    with opened():
        _end_overdue(now)
        _take_back(now)
        _give_up_on_silent(now)
        with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
            while time.monotonic() - begun < longest_seconds:
                resting = [name for name, count in silences.items() if count >= TRIPPED_AFTER]
                claimed = _claimed(now, resting=resting)
                if not claimed:
                    break
                parcels = [_parcel(*pair) for pair in claimed if not _postponed(*pair, now=now)]
                for parcel, outcome in zip(parcels, pool.map(_sent, parcels), strict=True):
                    _count(silences, parcel.delivery.channel, outcome)
                    _keep(parcel, outcome, now=now)
                tried += len(parcels)
                _pass_by(silences, now=now)
    return tried


def _count(silences: dict[str, int], channel: str, outcome: Outcome) -> None:
    silent = outcome.result == Result.UNREACHABLE
    silences[channel] = silences.get(channel, 0) + 1 if silent else 0


@transaction.atomic
def _pass_by(silences: dict[str, int], *, now: datetime) -> None:
    """Begin on the next channel for the urgent ones that wait behind a channel that rests."""
    resting = [name for name, count in silences.items() if count >= TRIPPED_AFTER]
    behind = Delivery.objects.filter(
        state=State.WAITING, channel__in=resting, message__urgent=True, next_try_at__lte=now
    )
    for row in behind.select_related("message", "person"):
        _fall_through(row, now=now)


def _claimed(now: datetime, *, resting: Sequence[str]) -> list[tuple[Delivery, Address | None]]:
    due = (
        Delivery.objects.filter(state=State.WAITING, next_try_at__lte=now)
        .exclude(channel__in=resting)
        .order_by("-message__urgent", "next_try_at", "pk")
        .values_list("pk", flat=True)[:AT_ONCE]
    )
    claim = uuid4().hex
    won = [pk for pk in list(due) if claim_delivery(pk, claim=claim, now=now)]
    rows = Delivery.objects.filter(pk__in=won).select_related("message", "person")
    addresses = Address.objects.filter(person__in=[row.person_id for row in rows], active=True)
    addresses = addresses.prefetch_related("browsers")
    by_way = {(a.person_id, a.channel): a for a in addresses}
    return [(row, by_way.get((row.person_id, row.channel))) for row in rows.order_by("pk")]


def claim_delivery(pk: int, *, claim: str, now: datetime) -> bool:
    """Take a waiting delivery for one worker; False when another was faster."""
    waiting = Delivery.objects.filter(pk=pk, state=State.WAITING)
    return waiting.update(state=State.SENDING, claim=claim, claimed_at=now) == 1


def _postponed(row: Delivery, address: Address | None, *, now: datetime) -> bool:
    """Put off what would come in somebody's quiet hours, however late the worker is."""
    quiet = address.quiet if address is not None and not row.message.urgent else None
    rest = rules.quiet_until(timezone.localtime(now), quiet)
    if rest is None:
        return False
    mine = Delivery.objects.filter(pk=row.pk, state=State.SENDING, claim=row.claim)
    mine.update(state=State.WAITING, claim="", claimed_at=None, next_try_at=rest)
    return True


def _parcel(row: Delivery, address: Address | None) -> Parcel:
    message = row.message.message()
    if message is None:
        return Parcel(row, None, "", _("Teks pesan sudah tidak dapat dibuka."))
    if not row.person.is_active:
        return Parcel(row, None, "", _("Akun penerima sudah ditutup."))
    where = _where(address) if address is not None and address.verified_at else None
    if where is None:
        return Parcel(row, None, "", _("Alamatnya sudah tidak dipakai."))
    if not adapter_of(row.channel).ready():
        return Parcel(row, None, "", _("Saluran ini belum disiapkan."))
    ref = rules.reference(row.message_id, row.person_id, row.channel)
    recipient = Recipient(row.person_id, row.person.name)
    if row.channel == Channel.PUSH:
        # A browser may say that it showed the message before the push service has answered.
        Delivery.objects.filter(pk=row.pk).update(provider_ref=ref)
    return Parcel(row, replace(message, recipient=recipient, ref=ref), where)


def _where(address: Address) -> str | None:
    """Return what an adapter sends to: the address, or all of a person's browsers."""
    if address.channel != Channel.PUSH:
        return address.address
    opened_up = (browser.subscription for browser in address.browsers.all())
    found = [one for one in opened_up if one is not None]
    return written(found) if found else None


def _sent(parcel: Parcel) -> Outcome:
    if parcel.message is None:
        return Outcome(Result.REFUSED, sentence=parcel.refusal)
    try:
        return adapter_of(parcel.delivery.channel).send(parcel.address, parcel.message)
    except Exception as bug:  # noqa: BLE001 - a bug in one channel must not stop the others
        log.error("channel %s failed: %s", parcel.delivery.channel, type(bug).__name__)  # noqa: TRY400 - a traceback could show an address
        return Outcome(Result.UNREACHABLE, sentence=_("Kesalahan dalam perangkat lunak."))


@transaction.atomic
def _keep(parcel: Parcel, outcome: Outcome, *, now: datetime) -> None:
    """Write down what came of a try, unless the claim was lost or a receipt was faster."""
    drop_gone(outcome.gone, now=now)
    row = (
        Delivery.objects.select_for_update(of=("self",))
        .select_related("message", "person")
        .filter(pk=parcel.delivery.pk, state=State.SENDING, claim=parcel.delivery.claim)
        .first()
    )
    if row is None:
        return
    row.attempts += 1
    then = rules.after(outcome, attempts=row.attempts, now=now)
    row.state = then.state.value
    row.next_try_at = then.next_try_at
    row.claim = ""
    row.claimed_at = None
    row.last_error = outcome.sentence[:300]
    row.provider_ref = outcome.ref[:120]
    if then.state in (rules.Step.ACCEPTED, rules.Step.DELIVERED):
        row.sent_at = now
    if then.state == rules.Step.DELIVERED:
        row.delivered_at = now
    if then.state == rules.Step.ACCEPTED and adapter_of(row.channel).gives_receipts:
        row.receipt_due_at = now + rules.RECEIPT_WAIT
    row.save()
    _fall_through(row, now=now)


def _fall_through(row: Delivery, *, now: datetime) -> None:
    """Begin on the next channel: after a failure for good, or, when urgent, after the first try."""
    if row.state != State.FAILED and not (row.message.urgent and row.state == State.WAITING):
        return
    over = row.message.expires_at is not None and row.message.expires_at <= now
    reached = row.message.deliveries.filter(arrived(), person_id=row.person_id)
    if not over and row.person.is_active and not reached.exists():
        start_next(row.message, row.person_id, now=now)


def fail(row: Delivery, *, why: str, now: datetime) -> None:
    """End a delivery as failed, and begin on the next channel."""
    row.state = State.FAILED
    row.last_error = why[:300]
    row.next_try_at = None
    row.receipt_due_at = None
    row.save(update_fields=["state", "last_error", "next_try_at", "receipt_due_at"])
    _fall_through(row, now=now)


def _end_overdue(now: datetime) -> None:
    """End what nobody needs any more: a message of the past, or to somebody already reached."""
    waiting = Delivery.objects.filter(state__in=[State.WAITING, State.TO_COPY])
    waiting.filter(message__expires_at__lte=now).update(
        state=State.EXPIRED,
        next_try_at=None,
        last_error=_("Masa berlaku pesan habis sebelum terkirim."),
    )
    others = Delivery.objects.filter(message=OuterRef("message"), person=OuterRef("person"))
    waiting.filter(Exists(others.filter(arrived()))).update(
        state=State.EXPIRED,
        next_try_at=None,
        last_error=_("Sudah sampai lewat saluran lain."),
    )


@transaction.atomic
def _take_back(now: datetime) -> None:
    """Give back the claims of workers that died: rather told twice than not at all.

    One on which workers die again and again fails in the end, as if its channel were silent.
    """
    dead = Delivery.objects.filter(state=State.SENDING, claimed_at__lte=now - rules.CLAIM_LIFE)
    locked = dead.select_for_update(of=("self",)).select_related("message", "person")
    for row in locked.filter(attempts__gte=rules.MOST_ATTEMPTS - 1):
        fail(row, why=_("Pengiriman terputus berulang kali."), now=now)
    dead.update(
        state=State.WAITING,
        claim="",
        claimed_at=None,
        next_try_at=now,
        attempts=F("attempts") + 1,
    )


@transaction.atomic
def _give_up_on_silent(now: datetime) -> None:
    """Fail what a provider took but never confirmed, though it gives receipts."""
    silent = (
        Delivery.objects.select_for_update(of=("self",))
        .select_related("message", "person")
        .filter(state=State.ACCEPTED, receipt_due_at__lte=now)
    )
    for row in list(silent):
        fail(row, why=_("Penyedia mengaku mengirim, tetapi tanda terima tidak datang."), now=now)
