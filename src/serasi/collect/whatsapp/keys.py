"""Keys that recognise a message in the next export, and keys that stand for a sender.

The rule of re-import: two lines are the same message when minute, kind and words agree. The
sender is left out on purpose, because one phone writes the number where another writes the name
it has saved; so is the second, which only iPhones write, and the name of the attached file, which
is missing when an export is made without media. When one minute holds the same words more than
once, the occurrences are numbered in the order of the file and each is kept.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections import OrderedDict
from collections.abc import Container, Iterable, Iterator
from datetime import datetime
from typing import Protocol, TypeVar

from serasi.collect.whatsapp.contents import clean

_WINDOW = 50_000
_MENTION = re.compile("@(?:\u2068[^\u2069]{1,80}\u2069|\\+?\\d{8,15}\\b)")
_SPACE = re.compile(r"\s+")
_PHONE = re.compile(r"\+?[\d\s().\-]{8,24}")
_PREFIX = re.compile(r"^[~\s]+")


class Keyed(Protocol):
    """Anything that carries a content key."""

    @property
    def key(self) -> str: ...


K = TypeVar("K", bound=Keyed)


class Occurrences:
    """Numbers equal messages of one minute; remembers the last 50,000 different ones."""

    def __init__(self) -> None:
        self._seen: OrderedDict[bytes, int] = OrderedDict()

    def key(self, sent_at: datetime, kind: str, raw_text: str) -> str:
        """Return the content key of the next message of the file."""
        text = _MENTION.sub("@", raw_text) if "@" in raw_text else raw_text
        told = f"{sent_at.isoformat(timespec='minutes')}\n{kind}\n{' '.join(text.split())}"
        digest = hashlib.blake2b(told.encode("utf-8", "replace"), digest_size=12).digest()
        number = self._seen.pop(digest, 0) + 1
        self._seen[digest] = number
        if len(self._seen) > _WINDOW:
            self._seen.popitem(last=False)
        return f"{digest.hex()}-{number}"


def unseen(messages: Iterable[K], known: Container[str]) -> Iterator[K]:
    """Yield the messages whose key is not among those already taken in."""
    return (message for message in messages if message.key not in known)


def plain_sender(sender: str) -> str:
    """Return a number as its digits with the country code, a name folded for comparison.

    >>> plain_sender("+62 812-3456-7890") == plain_sender("0812 3456 7890")
    True
    >>> plain_sender("~\u202fBu  Sri")
    'bu sri'
    """
    name = _PREFIX.sub("", unicodedata.normalize("NFKC", clean(sender))).strip()
    if _PHONE.fullmatch(name):
        digits = re.sub(r"\D", "", name)
        if 8 <= len(digits) <= 15:
            return "62" + digits[1:] if digits.startswith("0") else digits
    return _SPACE.sub(" ", name).casefold()


def sender_key(sender: str, salt: bytes) -> str:
    """Return a keyed hash that stands for the sender; without the salt nobody can test a guess."""
    told = plain_sender(sender).encode("utf-8", "replace")
    return hmac.new(salt, told, hashlib.sha256).hexdigest()
