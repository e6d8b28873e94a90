"""One module for each way to reach people, behind `messages.Adapter`."""

from __future__ import annotations

from serasi.channels.adapters.mail import Mail
from serasi.channels.adapters.push import Push
from serasi.channels.adapters.telegram import Telegram
from serasi.channels.adapters.webhook import Webhook
from serasi.channels.adapters.whatsapp_text import WhatsAppText
from serasi.channels.messages import Adapter
from serasi.channels.models import Channel

_ADAPTERS: dict[str, Adapter] = {
    Channel.MAIL: Mail(),
    Channel.TELEGRAM: Telegram(),
    Channel.WEBHOOK: Webhook(),
    Channel.WHATSAPP: WhatsAppText(),
    Channel.PUSH: Push(),
}


def adapter_of(channel: str) -> Adapter:
    """Return the adapter of a channel."""
    return _ADAPTERS[channel]


def ready_channels() -> list[Channel]:
    """Return the channels that this house has set up."""
    return [channel for channel in Channel if _ADAPTERS[channel].ready()]


__all__ = ["Mail", "Push", "Telegram", "Webhook", "WhatsAppText", "adapter_of", "ready_channels"]
