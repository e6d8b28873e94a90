"""Telegram by its Bot API. A person starts the bot first; bots cannot write to strangers."""

from __future__ import annotations

import json
from datetime import timedelta

from django.utils.translation import gettext as _

from serasi.channels.adapters.http import Answer, Patience, UnansweredError, post
from serasi.channels.configured import Bot, bot
from serasi.channels.messages import Message, Outcome, Result
from serasi.channels.rules import clipped

LONGEST_SUBJECT, LONGEST_TEXT = 300, 3000
"""Together with a link below Telegram's 4,096, which it counts in UTF-16 units."""
TOO_MANY = 429
SERVER_ERROR = 500


class Telegram:
    """Sends by the house's bot; an answer with a message number means it is in the chat."""

    gives_receipts = False

    def __init__(self, patience: Patience | None = None) -> None:
        self.patience = patience

    def ready(self) -> bool:
        """Say whether the house has a bot."""
        return bot() is not None

    def send(self, address: str, message: Message) -> Outcome:
        """Send one text: without previews, which would open its link, and not to be forwarded."""
        house = bot()
        if house is None:
            return Outcome(Result.REFUSED, sentence=_("Bot Telegram belum disiapkan."))
        asked = {
            "chat_id": int(address),
            "text": _text(message),
            "link_preview_options": {"is_disabled": True},
            "protect_content": True,
        }
        try:
            return _outcome(call(house, "sendMessage", asked, patience=self.patience))
        except UnansweredError as silent:
            return Outcome(Result.UNREACHABLE, sentence=str(silent))


def call(
    house: Bot, method: str, asked: dict[str, object], *, patience: Patience | None = None
) -> Answer:
    """Call one method of the Bot API."""
    return post(
        f"{house.base}/bot{house.token}/{method}",
        body=json.dumps(asked).encode(),
        headers={"Content-Type": "application/json"},
        patience=patience,
    )


def _text(message: Message) -> str:
    parts = (_cut(message.subject, LONGEST_SUBJECT), _cut(message.text, LONGEST_TEXT))
    return "\n\n".join(part for part in (*parts, message.link) if part)


def _cut(text: str, units: int) -> str:
    """Cut a text to a number of UTF-16 units; emoji take two."""
    wide = any(ord(character) > 0xFFFF for character in text[:units])
    return clipped(text, units // 2 if wide else units)


def _outcome(answer: Answer) -> Outcome:
    body = answer.json()
    if body is None or not isinstance(body.get("ok"), bool):
        return Outcome(Result.UNREACHABLE, sentence=_("Telegram menjawab tidak jelas."))
    if body["ok"]:
        return _sent(body.get("result"))
    code = body.get("error_code")
    if not isinstance(code, int):
        code = answer.status
    if code == TOO_MANY:
        pause = _pause(body.get("parameters")) or answer.retry_after
        return Outcome(
            Result.UNREACHABLE, sentence=_("Telegram meminta menunggu."), retry_after=pause
        )
    if code >= SERVER_ERROR:
        return Outcome(Result.UNREACHABLE, sentence=_("Telegram sedang terganggu."))
    if code in {401, 404}:
        return Outcome(Result.REFUSED, sentence=_("Telegram menolak bot rumah ini."))
    if code == 403:
        return Outcome(Result.REFUSED, sentence=_("Penerima memblokir atau belum memulai bot."))
    return Outcome(Result.REFUSED, sentence=_("Telegram tidak mengenal percakapan ini."))


def _sent(result: object) -> Outcome:
    """Believe "sent" only when the number of the message comes with it."""
    if isinstance(result, dict) and isinstance(result.get("message_id"), int):
        return Outcome(Result.DELIVERED, ref=str(result["message_id"]))
    return Outcome(
        Result.UNREACHABLE, sentence=_("Telegram mengaku mengirim, tetapi tanpa nomor pesan.")
    )


def _pause(parameters: object) -> timedelta | None:
    seconds = parameters.get("retry_after") if isinstance(parameters, dict) else None
    if isinstance(seconds, int) and not isinstance(seconds, bool):
        return timedelta(seconds=min(max(seconds, 0), 86_400))
    return None


def greet(patience: Patience | None = None) -> int:
    """Tell everybody who has just started the bot the number of their chat; return how many.

    The bot cannot write first, and nobody knows their own number: it is typed into Serasi, where
    a code proves it. What has been answered is not given again, so nothing needs to be kept.
    """
    house = bot()
    if house is None:
        return 0
    try:
        body = call(house, "getUpdates", {"limit": 100, "timeout": 0}, patience=patience).json()
        updates = body.get("result") if body is not None and body.get("ok") is True else None
        given = (
            [one for one in updates if isinstance(one, dict)] if isinstance(updates, list) else []
        )
        chats = {chat for one in given if (chat := _started(one)) is not None}
        for chat in sorted(chats):
            words = _("Nomor percakapan Anda: %(chat)s. Tulis nomor ini di Serasi.")
            asked = {"chat_id": chat, "text": words % {"chat": chat}}
            call(house, "sendMessage", asked, patience=patience)
        seen = [number for one in given if isinstance(number := one.get("update_id"), int)]
        if seen:
            call(house, "getUpdates", {"offset": max(seen) + 1, "limit": 1}, patience=patience)
    except UnansweredError:
        return 0
    return len(chats)


def _started(update: dict[str, object]) -> int | None:
    """Return the private chat in which an update starts the bot."""
    message = update.get("message")
    if not isinstance(message, dict) or not str(message.get("text", "")).startswith("/start"):
        return None
    chat = message.get("chat")
    if not isinstance(chat, dict) or chat.get("type") != "private":
        return None
    number = chat.get("id")
    return number if isinstance(number, int) else None
