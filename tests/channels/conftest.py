"""What the tests of channels share: stubs set up as the house's own, and proved addresses."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import NOW, House
from tests.channels.stubs import HttpStub, Reply, SmtpStub, http_stub, smtp_stub

TOKEN = "4242:bot-token-of-the-test"
SECRET = "secret-of-the-gateway"


def told(**facts: Any) -> Reply:
    """Return a JSON answer."""
    return Reply(json.dumps(facts).encode())


@pytest.fixture
def mail_server(settings) -> Iterator[SmtpStub]:
    """A mail server that the house sends by."""
    with smtp_stub() as stub:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", stub.port
        settings.EMAIL_USE_TLS = False
        settings.DEFAULT_FROM_EMAIL = "Serasi Jember <serasi@jember.example>"
        yield stub


@pytest.fixture
def telegram(settings) -> Iterator[HttpStub]:
    """A Bot API that says every message is in its chat."""
    stub = HttpStub()
    stub.reply = lambda asked: told(ok=True, result={"message_id": len(stub.got)})
    with http_stub(stub):
        settings.TELEGRAM_TOKEN, settings.TELEGRAM_BASE = TOKEN, stub.url
        yield stub


@pytest.fixture
def sms(settings) -> Iterator[HttpStub]:
    """An SMS gateway that accepts, and promises receipts."""
    stub = HttpStub()
    stub.reply = lambda asked: told(id=f"sms-{len(stub.got)}")
    with http_stub(stub):
        settings.GATEWAY_URL = f"{stub.url}/kirim"
        settings.GATEWAY_SECRET, settings.GATEWAY_RECEIPTS = SECRET, True
        yield stub


@pytest.fixture
def push_service(settings) -> Iterator[HttpStub]:
    """A push service that takes every message, and a house that sends pushes."""
    stub = HttpStub()
    stub.reply = lambda asked: Reply(b"", status=201)
    with http_stub(stub):
        settings.PUSH = settings.PUSH_LOOPBACK = True
        settings.DEFAULT_FROM_EMAIL = "Serasi Jember <serasi@jember.example>"
        yield stub


ADDRESSES = {
    "mail": "dewi@jember.example",
    "telegram": "987654321",
    "webhook": "+6281234567890",
    "whatsapp_text": "+6281234567890",
}


@pytest.fixture
def reach(house: House) -> Callable[..., None]:
    """Give somebody proved addresses on some channels, in their order."""
    from serasi.channels.models import Address

    def act(who: str, *channels: str, **facts: Any) -> None:
        for order, channel in enumerate(channels):
            row = Address(
                person=house.people[who],
                channel=channel,
                order=order,
                verified_at=NOW - timedelta(days=1),
                changed_at=NOW,
                **facts,
            )
            row.address = ADDRESSES[channel]
            row.save()

    return act
