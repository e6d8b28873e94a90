"""A generic HTTP or SMS gateway: signed JSON out, signed receipts in.

The signature is the hex HMAC-SHA256, under the shared secret, of the timestamp, a dot and the
body; it travels as `X-Serasi-Signature: sha256=…` beside `X-Serasi-Timestamp` (Unix seconds).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from serasi.channels.adapters.http import Answer, Patience, UnansweredError, post
from serasi.channels.configured import PLACEHOLDERS, Gateway, gateway
from serasi.channels.messages import Message, Outcome, Result
from serasi.channels.rules import SMS_LENGTH, clipped

SIGNATURE_LIFE = timedelta(minutes=5)
REFERENCE_NAMES = ("ref", "id", "message_id", "messageId", "sid", "uuid")
FAILED_WORDS = frozenset({"failed", "error", "rejected", "undelivered", "invalid"})
ARRIVED_WORDS = frozenset({"delivered", "arrived", "sampai", "read"})
PASSING = frozenset({408, 425, 429})

_PLACE = re.compile(r"\{(\w+)\}")


class Webhook:
    """Posts to the house's gateway."""

    def __init__(
        self, patience: Patience | None = None, clock: Callable[[], float] = time.time
    ) -> None:
        self.patience = patience
        self.clock = clock

    @property
    def gives_receipts(self) -> bool:
        """Say whether the gateway tells later what arrived."""
        house = gateway()
        return house is not None and house.receipts

    def ready(self) -> bool:
        """Say whether the house has a gateway."""
        return gateway() is not None

    def send(self, address: str, message: Message) -> Outcome:
        """Post one message; the Idempotency-Key lets the gateway drop a repetition."""
        house = gateway()
        if house is None:
            return Outcome(Result.REFUSED, sentence=_("Gerbang SMS belum disiapkan."))
        body = json.dumps(filled(house, address, message), ensure_ascii=False).encode()
        stamp = str(int(self.clock()))
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Idempotency-Key": message.ref,
            "X-Serasi-Timestamp": stamp,
            "X-Serasi-Signature": signature(house.secret, stamp=stamp, body=body),
        }
        try:
            answer = post(house.url, body=body, headers=headers, patience=self.patience)
        except UnansweredError as silent:
            return Outcome(Result.UNREACHABLE, sentence=str(silent))
        return _outcome(answer, message)


def filled(house: Gateway, address: str, message: Message) -> dict[str, str]:
    """Return the gateway's template with the message in it; unknown placeholders stay as text."""
    values = {
        "address": address,
        "subject": message.subject,
        "text": message.text,
        "short": clipped(message.short or message.subject, SMS_LENGTH),
        "link": message.link,
        "key": message.key,
        "ref": message.ref,
        "urgency": message.urgency.value,
    }

    def place(found: re.Match[str]) -> str:
        return values[found[1]] if found[1] in PLACEHOLDERS else found[0]

    return {name: _PLACE.sub(place, text).strip() for name, text in house.template.items()}


def signature(secret: str, *, stamp: str, body: bytes) -> str:
    """Return the signature of a body sent at a time."""
    signed = hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256)
    return f"sha256={signed.hexdigest()}"


def came_from_gateway(body: bytes, *, stamp: str, signed: str, now: datetime) -> bool:
    """Say whether a receipt is signed with the house's secret, and not long ago."""
    house = gateway()
    if house is None or not re.fullmatch(r"[0-9]{1,12}", stamp):
        return False
    age = abs(now.timestamp() - int(stamp))
    made = signature(house.secret, stamp=stamp, body=body)
    return age <= SIGNATURE_LIFE.total_seconds() and hmac.compare_digest(
        made.encode(), signed.encode()
    )


def _outcome(answer: Answer, message: Message) -> Outcome:
    status = answer.status
    if status in PASSING or status >= 500:
        return Outcome(
            Result.UNREACHABLE,
            sentence=_("Gerbang SMS terganggu (%(status)s).") % {"status": status},
            retry_after=answer.retry_after,
        )
    if 300 <= status < 400:
        return Outcome(
            Result.UNREACHABLE,
            sentence=_("Gerbang SMS mengalihkan ke alamat lain; pengalihan tidak diikuti."),
        )
    body = answer.json() or {}
    if status >= 400 or _says_failed(body):
        return Outcome(
            Result.REFUSED,
            sentence=_("Gerbang SMS menolak pesan ini (%(status)s).") % {"status": status},
        )
    return Outcome(Result.ACCEPTED, ref=reference_in(body) or message.ref)


def _says_failed(body: dict[str, object]) -> bool:
    """Say whether an answer of status 200 tells of a failure all the same."""
    if any(body.get(name) is False for name in ("ok", "success", "sent")):
        return True
    told = body.get("status")
    return isinstance(told, str) and told.lower() in FAILED_WORDS


def reference_in(body: dict[str, object]) -> str:
    """Return the reference of a message in an answer or a receipt, or nothing."""
    for name in REFERENCE_NAMES:
        value = body.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value):
            return str(value)[:120]
    return ""
