"""What this house has set up: the bot, the gateway, the sender of e-mail. Secrets never print."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from email.utils import parseaddr

from django.conf import settings

from serasi.channels.webpush.vapid import Sender, key_from

PLACEHOLDERS = frozenset({"address", "subject", "text", "short", "link", "key", "ref", "urgency"})
DEFAULT_TEMPLATE = {"to": "{address}", "text": "{short} {link}", "ref": "{ref}"}


@dataclass(frozen=True)
class Bot:
    """A Telegram bot."""

    base: str
    token: str = field(repr=False)


@dataclass(frozen=True)
class Gateway:
    """An HTTP or SMS gateway; `receipts` says whether it tells later what arrived."""

    url: str
    secret: str = field(repr=False)
    template: dict[str, str]
    receipts: bool


def _text(name: str, default: str = "") -> str:
    return str(getattr(settings, name, default) or "")


def bot() -> Bot | None:
    """Return the house's Telegram bot, or None."""
    token = _text("TELEGRAM_TOKEN")
    if not token:
        return None
    return Bot(_text("TELEGRAM_BASE", "https://api.telegram.org").rstrip("/"), token)


def gateway() -> Gateway | None:
    """Return the house's gateway; None without one, or while its settings are mistaken.

    A mistake stops the start by a system check, and never the other channels.
    """
    url, secret = _text("GATEWAY_URL"), _text("GATEWAY_SECRET")
    if not url or gateway_mistake():
        return None
    template = template_of(_text("GATEWAY_TEMPLATE"))
    return Gateway(url, secret, template, bool(getattr(settings, "GATEWAY_RECEIPTS", False)))


def gateway_mistake() -> str:
    """Return what is wrong with the settings of the gateway, or nothing."""
    if not _text("GATEWAY_URL"):
        return ""
    if not _text("GATEWAY_SECRET"):
        return "GATEWAY_SECRET is missing: requests are signed with it."
    try:
        template_of(_text("GATEWAY_TEMPLATE"))
    except ValueError as misfit:
        return f"GATEWAY_TEMPLATE: {misfit}"
    return ""


def template_of(text: str) -> dict[str, str]:
    """Read the JSON template of a gateway's request: one flat object of texts."""
    if not text:
        return DEFAULT_TEMPLATE
    template = json.loads(text)
    if not isinstance(template, dict) or not all(isinstance(v, str) for v in template.values()):
        raise ValueError("a template is one flat object of texts")  # noqa: TRY004 - as JSON does
    return template


def push_sender() -> Sender | None:
    """Return the house as push services know it, or None when it sends no pushes.

    Its key comes from the key that seals the addresses: with another, neither can be used.
    """
    if not getattr(settings, "PUSH", False):
        return None
    _name, mail = parseaddr(_text("DEFAULT_FROM_EMAIL"))
    house = _text("SERASI_ADDRESS")
    contact = f"mailto:{mail}" if mail else house if house.startswith("https://") else ""
    return Sender(key_from(settings.SEAL_KEY), contact)


def mail_is_set_up() -> bool:
    """Say whether e-mail leaves the house: the console and dummy backends only pretend."""
    backend = _text("EMAIL_BACKEND")
    return bool(backend) and not backend.endswith(("console.EmailBackend", "dummy.EmailBackend"))
