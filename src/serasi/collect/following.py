"""Finds the message that an update without a place goes on from, in the same chat."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from serasi.collect import reading, rules
from serasi.collect.whatsapp import Message

WITHIN = timedelta(hours=24)
MOST_READ_BACK = 300
Coded = tuple[rules.Verdict, reading.Reading]


@dataclass(frozen=True)
class Earlier:
    """A report of the chat that names its place."""

    index: int
    key: str
    at: datetime
    sender: str
    place: str


class Thread:
    """The latest placed reports of a chat, of each sender and of all.

    Messages that were stored before are read only when an update asks for them.
    """

    def __init__(self, read: Callable[[Message, datetime], Coded]) -> None:
        self._read = read
        self._of: dict[str, Earlier] = {}
        self._last: Earlier | None = None
        self._unread: deque[tuple[Message, datetime]] = deque(maxlen=MOST_READ_BACK)

    def pass_over(self, message: Message, at: datetime) -> None:
        """Keep a known message in mind without reading it."""
        self._unread.append((message, at))

    def add(self, message: Message, at: datetime, *, verdict: rules.Verdict, place: str) -> None:
        """Take note of a message; only reports with a place can be followed."""
        if verdict.name != "report" or not place:
            return
        told = Earlier(message.index, message.key, at, message.sender, place)
        mine = self._of.get(message.sender)
        if mine is None or mine.at <= at:
            self._of[message.sender] = told
        if self._last is None or self._last.at <= at:
            self._last = told

    def before(self, sender: str, at: datetime) -> Earlier | None:
        """Return what an update of `sender` follows: own report first, else the chat's last."""
        while self._unread:
            message, sent = self._unread.popleft()
            if at - sent <= WITHIN and message.text:
                verdict, read = self._read(message, sent)
                self.add(message, sent, verdict=verdict, place=read.place or "")
        for earlier in (self._of.get(sender), self._last):
            if earlier is not None and timedelta() <= at - earlier.at <= WITHIN:
                return earlier
        return None
