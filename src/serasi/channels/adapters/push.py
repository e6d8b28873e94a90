"""Web push, RFC 8030: to every browser that a person has registered, all at the same time.

A push service only says that it took a message; the browser itself says when it showed it, with
a signed reference that came inside (`shown_reference`).
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.translation import gettext as _

from serasi.channels.adapters.http import Answer, Patience, UnansweredError, post
from serasi.channels.configured import push_sender
from serasi.channels.messages import Message, Outcome, Result
from serasi.channels.rules import clipped
from serasi.channels.webpush import public
from serasi.channels.webpush.encrypting import encrypted, from_web_base64
from serasi.channels.webpush.subscriptions import Subscription
from serasi.channels.webpush.vapid import Sender, authorization

DAY_SECONDS = 86_400
LONGEST_SUBJECT, LONGEST_SHORT = 120, 300
GONE = frozenset({404, 410})
PASSING = frozenset({408, 425, 429})
SALT = "serasi.channels.push"


def written(subscriptions: Iterable[Subscription]) -> str:
    """Write subscriptions as the address to which `Push` sends."""
    return json.dumps([asdict(one) for one in subscriptions])


class Push:
    """Sends to all browsers of a person; one that took the message is enough."""

    gives_receipts = True

    def __init__(
        self, patience: Patience | None = None, clock: Callable[[], float] = time.time
    ) -> None:
        self.patience = patience
        self.clock = clock

    def ready(self) -> bool:
        """Say whether the house sends pushes."""
        return push_sender() is not None

    def send(self, address: str, message: Message) -> Outcome:
        """Send one message; the browsers that are no more are named in the outcome."""
        sender = push_sender()
        if sender is None:
            return Outcome(Result.REFUSED, sentence=_("Pesan ke peramban belum disiapkan."))
        browsers = [Subscription(**one) for one in json.loads(address)]
        plain, now = payload(message), self.clock()

        def to_one(browser: Subscription) -> Outcome:
            return self._to_one(browser, message, plain=plain, sender=sender, now=now)

        with ThreadPoolExecutor(max_workers=max(len(browsers), 1)) as pool:
            return joined(list(pool.map(to_one, browsers)))

    def _to_one(
        self, browser: Subscription, message: Message, *, plain: bytes, sender: Sender, now: float
    ) -> Outcome:
        if not public.is_public(browser.endpoint):
            return Outcome(Result.REFUSED, sentence=_("Alamat peramban ini tidak dapat dipakai."))
        body = encrypted(
            plain,
            browser_key=from_web_base64(browser.p256dh),
            secret=from_web_base64(browser.auth),
        )
        headers = {
            "Authorization": authorization(sender, endpoint=browser.endpoint, now=now),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(seconds_to_live(message, now)),
            "Urgency": "high" if message.urgent else "normal",
            "Topic": message.ref,
        }
        near = public.is_loopback(browser.endpoint)
        try:
            answer = post(
                browser.endpoint,
                body=body,
                headers=headers,
                patience=self.patience,
                dial=None if near else public.dial,
            )
        except UnansweredError as silent:
            return Outcome(Result.UNREACHABLE, sentence=str(silent))
        return _outcome(answer, browser, message)


def payload(message: Message) -> bytes:
    """Return what a browser shows: subject, short text, and a link that asks for log-in.

    A notice lies on a locked screen: neither the text, which tells more, nor the person's own link,
    which acts for them, is in it.
    """
    shown = {
        "title": clipped(" ".join(message.subject.split()), LONGEST_SUBJECT),
        "body": clipped(message.short, LONGEST_SHORT),
        "link": message.carried_link,
        "urgent": message.urgent,
        "tag": message.ref,
        "door": reverse("channels:shown"),
        "receipt": Signer(salt=SALT).sign(message.ref),
    }
    return json.dumps(shown, ensure_ascii=False).encode()


def shown_reference(receipt: str) -> str | None:
    """Return the reference in a receipt, or None when it did not come out of a push of ours."""
    try:
        return Signer(salt=SALT).unsign(receipt)
    except BadSignature:
        return None


def seconds_to_live(message: Message, now: float) -> int:
    """Return how long a push service keeps a message for a browser that is off: a day at most."""
    if message.expires_at is None:
        return DAY_SECONDS
    left = int(message.expires_at.timestamp() - now)
    return min(max(left, 0), DAY_SECONDS)


def _outcome(answer: Answer, browser: Subscription, message: Message) -> Outcome:
    status = answer.status
    if 200 <= status < 300:
        return Outcome(Result.ACCEPTED, ref=message.ref)
    if status in GONE:
        sentence = _("Peramban ini sudah tidak menerima pesan.")
        return Outcome(Result.REFUSED, sentence=sentence, gone=(browser.id,))
    facts = {"status": status}
    if status in PASSING or status >= 500:
        sentence = _("Layanan pesan peramban terganggu (%(status)s).") % facts
        return Outcome(Result.UNREACHABLE, sentence=sentence, retry_after=answer.retry_after)
    if 300 <= status < 400:
        sentence = _("Layanan pesan peramban mengalihkan ke alamat lain; tidak diikuti.")
        return Outcome(Result.UNREACHABLE, sentence=sentence)
    sentence = _("Layanan pesan peramban menolak pesan ini (%(status)s).") % facts
    return Outcome(Result.REFUSED, sentence=sentence)


_BEST_FIRST = (Result.DELIVERED, Result.ACCEPTED, Result.UNREACHABLE, Result.REFUSED)


def joined(outcomes: list[Outcome]) -> Outcome:
    """Return the best of what came of each browser, with all of those that are no more."""
    if not outcomes:
        return Outcome(Result.REFUSED, sentence=_("Tidak ada peramban yang terdaftar."))
    best = min(outcomes, key=lambda one: _BEST_FIRST.index(one.result))
    gone = tuple(pk for one in outcomes for pk in one.gone)
    return Outcome(best.result, best.ref, best.sentence, best.retry_after, gone)
