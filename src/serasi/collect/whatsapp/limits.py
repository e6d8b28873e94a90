"""How much of a foreign file we are willing to read."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Walls around one export; the defaults take the largest that WhatsApp writes.

    `held_messages` binds only `read_export`, which keeps all messages; `stream_export` keeps none.
    """

    text_bytes: int = 1024 * MIB
    held_messages: int = 400_000
    message_chars: int = 262_144
    zip_entries: int = 20_000
    zip_bytes: int = 8192 * MIB
    zip_ratio: int = 250
    zip_ratio_from_bytes: int = 16 * MIB
    media_bytes: int = 64 * MIB


def in_words(size: int) -> str:
    """Write a number of bytes for people.

    >>> in_words(1024 * MIB), in_words(1500)
    ('1.024 MB', '2 KB')
    """
    if size >= MIB:
        return f"{round(size / MIB):,} MB".replace(",", ".")
    return f"{-(-size // 1024)} KB"
