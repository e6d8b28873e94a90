"""Pure decisions of delivery: fit addresses, masks, quiet hours, trying again, codes."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from uuid import NAMESPACE_URL, uuid5

from serasi.channels.messages import Outcome, Result
from serasi.problems import ADDRESS_UNFIT, QUIET_UNFIT, Problem

BACKOFF = tuple(timedelta(minutes=n) for n in (1, 2, 5, 15))
MOST_ATTEMPTS = len(BACKOFF) + 1
RECEIPT_WAIT = timedelta(minutes=10)
CLAIM_LIFE = timedelta(minutes=5)
"""A claim older than this belongs to a worker that died: no send lasts nearly so long."""
CODE_LIFE = timedelta(minutes=15)
CODE_TRIES = 5
CODE_PAUSE = timedelta(minutes=1)
CODES_A_DAY = 10
EVERY_DAY = 0b1111111
SMS_LENGTH = 160

_MAIL = re.compile(r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,}$")
_CHAT = re.compile(r"^-?[1-9]\d{3,18}$")
_PHONE = re.compile(r"^\+[1-9]\d{7,14}$")


class Step(StrEnum):
    """The states that an outcome can lead to."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DELIVERED = "delivered"
    FAILED = "failed"


@dataclass(frozen=True)
class Quiet:
    """Hours in which nothing but urgent messages come; `days` has bit 0 for Monday.

    A span across midnight belongs to the day on which it begins.
    """

    start: time
    end: time
    days: int = EVERY_DAY

    def __post_init__(self) -> None:
        if self.start == self.end or not 0 < self.days <= EVERY_DAY:
            raise Problem(QUIET_UNFIT)


def quiet_until(local: datetime, quiet: Quiet | None) -> datetime | None:
    """Return when the quiet hours around a local moment end, or None outside of them.

    >>> from zoneinfo import ZoneInfo
    >>> late = datetime(2026, 11, 25, 23, 30, tzinfo=ZoneInfo("Asia/Jakarta"))
    >>> quiet_until(late, Quiet(time(21), time(5))).isoformat()
    '2026-11-26T05:00:00+07:00'
    """
    if quiet is None:
        return None
    for days_ago in (1, 0):
        day = local.date() - timedelta(days=days_ago)
        if not quiet.days >> day.weekday() & 1:
            continue
        begin = datetime.combine(day, quiet.start, tzinfo=local.tzinfo)
        last = day if quiet.end > quiet.start else day + timedelta(days=1)
        end = datetime.combine(last, quiet.end, tzinfo=local.tzinfo)
        if begin <= local < end:
            return end
    return None


@dataclass(frozen=True)
class Next:
    """What becomes of a delivery after a try."""

    state: Step
    next_try_at: datetime | None = None


def after(outcome: Outcome, *, attempts: int, now: datetime) -> Next:
    """Return what becomes of a delivery after its `attempts`-th try: 1, 2, 5, 15 min, then no more.

    A provider that asks for a longer pause gets it, up to the longest of ours.
    """
    if outcome.result == Result.DELIVERED:
        return Next(Step.DELIVERED)
    if outcome.result == Result.ACCEPTED:
        return Next(Step.ACCEPTED)
    if outcome.result == Result.REFUSED or attempts >= MOST_ATTEMPTS:
        return Next(Step.FAILED)
    pause = BACKOFF[max(attempts, 1) - 1]
    if outcome.retry_after is not None:
        pause = max(pause, min(outcome.retry_after, BACKOFF[-1]))
    return Next(Step.WAITING, now + pause)


def mail_address(text: str) -> str:
    """Return an e-mail address in its kept form, or refuse."""
    address = text.strip()
    if not _MAIL.match(address) or len(address) > 254 or ".." in address:
        raise Problem(ADDRESS_UNFIT, address=address or "Kosong", what="alamat surel")
    local, _at, domain = address.rpartition("@")
    return f"{local}@{domain.lower()}"


def phone_number(text: str) -> str:
    """Return a phone number in international form, or refuse.

    >>> phone_number("0812-3456-7890"), phone_number("62 812 3456 7890")
    ('+6281234567890', '+6281234567890')
    """
    digits = re.sub(r"[\s().-]", "", text)
    if digits.startswith("0"):
        digits = "+62" + digits[1:]
    elif digits.startswith("62"):
        digits = "+" + digits
    if not _PHONE.match(digits):
        raise Problem(ADDRESS_UNFIT, address=text.strip() or "Kosong", what="nomor telepon")
    return digits


def chat_number(text: str) -> str:
    """Return the number of a Telegram chat, or refuse."""
    number = text.strip()
    if not _CHAT.match(number):
        raise Problem(ADDRESS_UNFIT, address=number or "Kosong", what="nomor percakapan Telegram")
    return number


def masked(address: str) -> str:
    """Return an address as keepers see it: enough to tell two apart, too little to use.

    >>> masked("dewi@jemberkab.go.id"), masked("+6281234567890")
    ('d•••@j•••.id', '+62•••890')
    """
    local, at, domain = address.partition("@")
    if at:
        return f"{local[:1]}•••@{domain[:1]}•••.{domain.rpartition('.')[2]}"
    head = address[:3] if address.startswith("+") else ""
    return f"{head}•••{address[-3:]}" if len(address) > 6 else "•••"


def clipped(text: str, longest: int) -> str:
    """Return a text cut at a word, with an ellipsis, to a number of characters.

    >>> clipped("Siaga oranye di Wuluhan", 16)
    'Siaga oranye di…'
    """
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    space = cut.rfind(" ") if not text[longest - 1].isspace() else -1
    return (cut[:space] if space > longest // 2 else cut).rstrip() + "…"


def reference(key: str, person_id: int, channel: str) -> str:
    """Return the house's own reference of a delivery: the same for every try."""
    return uuid5(NAMESPACE_URL, f"serasi:{key}|{person_id}|{channel}").hex


def code_hash(code: str, *, secret: str, bound: str) -> str:
    """Return what is kept of a code: useless for another address, and without the house's key."""
    return hmac.new(secret.encode(), f"{bound}|{code}".encode(), hashlib.sha256).hexdigest()


def same_hash(left: str, right: str) -> bool:
    """Compare two hashes in a time that tells nothing."""
    return hmac.compare_digest(left, right)
