"""Who of the tests' network has a chat with the house's bot; everybody else has mail."""

from __future__ import annotations

CHATS = {"guntur": "700001", "galih": "700002", "hendra": "700003", "pratiwi": "700004"}
NAMES = {chat: name for name, chat in CHATS.items()}
