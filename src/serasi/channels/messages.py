"""What is sent and what came of it, as plain data, and the shape of an adapter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

LONGEST_KEY = 120


class Urgency(StrEnum):
    """Whether a message may wake somebody: an urgent one passes quiet hours."""

    URGENT = "urgent"
    NORMAL = "normal"


@dataclass(frozen=True)
class Recipient:
    """Who gets a message."""

    person_id: int
    name: str


@dataclass(frozen=True, kw_only=True)
class Message:
    """One thing to be told.

    `key` makes it idempotent: a person gets a key once by each channel, however often it is
    enqueued. `short` is for SMS and screens of locked phones; without it the subject serves.
    `link` may let whoever holds it act for the person, so a text that somebody else carries has
    `carried_link` instead. `recipient` and `ref` are filled in for each delivery.
    """

    key: str
    kind: str
    subject: str
    text: str
    short: str = ""
    link: str = ""
    carried_link: str = ""
    urgency: Urgency = Urgency.NORMAL
    expires_at: datetime | None = None
    recipient: Recipient | None = None
    ref: str = ""

    def __post_init__(self) -> None:
        if not self.key or len(self.key) > LONGEST_KEY:
            raise ValueError(f"a message key has 1 to {LONGEST_KEY} characters")
        if self.expires_at is not None and self.expires_at.tzinfo is None:
            raise ValueError("the expiry of a message carries its time zone")

    @property
    def urgent(self) -> bool:
        """Say whether the message may wake somebody."""
        return self.urgency == Urgency.URGENT


class Result(StrEnum):
    """How far a message came: to the person, to the provider, not at all, or not yet."""

    DELIVERED = "delivered"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True)
class Outcome:
    """What an adapter reports: the result, the provider's reference, and a plain sentence.

    `refused` will not change by trying again; `unreachable` may, at the earliest after
    `retry_after`. `gone` numbers the browsers that take no messages any more.
    """

    result: Result
    ref: str = ""
    sentence: str = ""
    retry_after: timedelta | None = None
    gone: tuple[int, ...] = ()


class Adapter(Protocol):
    """One way to reach people. It touches no database: many may send at the same time."""

    @property
    def gives_receipts(self) -> bool:
        """Say whether the provider tells later what arrived."""

    def ready(self) -> bool:
        """Say whether this house has set the channel up."""

    def send(self, address: str, message: Message) -> Outcome:
        """Send one message; every expected failure is an outcome, never an exception."""
