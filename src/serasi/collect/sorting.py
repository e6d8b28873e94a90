"""Sorts the messages of an export into reports, chatter, and what is known already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, tzinfo
from itertools import islice
from typing import Any

from serasi.collect import reading, rules
from serasi.collect.following import Earlier, Thread
from serasi.collect.receipts import receipts
from serasi.collect.whatsapp import ExportStream, Message

PICTURES = (".jpg", ".jpeg", ".png", ".webp")
NEAR = timedelta(minutes=10)
BATCH = 500
_SHORT, _REPEATS_HELD = 80, 20_000
_UNSURE = {"label": "unsure", "label_confidence": 0.5, "label_reason": "update"}
Known = Callable[[list[str]], set[str]]


@dataclass
class Sorted:
    """One new message, what it is taken for, and the pictures that belong to it."""

    index: int
    key: str
    sent_at: datetime
    sender: str
    text: str
    verdict: rules.Verdict
    read: reading.Reading
    media: list[str] = field(default_factory=list)
    point: tuple[float, float] | None = None
    is_known: bool = False
    follows: Earlier | None = None

    @property
    def place(self) -> str:
        """Where it lies: as its text says, else where the message lies that it follows."""
        return self.read.place or (self.follows.place if self.follows else "")


@dataclass
class Tally:
    """What was met in the whole export."""

    messages: int = 0
    system: int = 0
    media: int = 0
    deleted: int = 0
    new: int = 0
    future: int = 0
    first: datetime | None = None
    last: datetime | None = None
    latest: datetime | None = None
    """When the last message was sent, known ones included; `first` and `last` are of new ones."""
    own: Counter[str] = field(default_factory=Counter)

    def add(self, message: Message) -> None:
        """Count a message or a notice."""
        if message.kind == "system":
            self.system += 1
            return
        self.messages += 1
        self.media += message.kind == "media"
        self.deleted += message.kind == "deleted"


def batches(stream: Iterable[Message], size: int = BATCH) -> Iterator[list[Message]]:
    """Yield the messages in lists of a handy size."""
    source = iter(stream)
    while batch := list(islice(source, size)):
        yield batch


class Sorter:
    """Walks an export once and yields its new messages with a verdict.

    A picture without words belongs to the report of the same sender within ten minutes, the one
    before it if there is one, else the one after.
    """

    def __init__(self, *, home: str, now: datetime, known: Known, with_known: bool = False) -> None:
        self.home, self.now, self.known, self.with_known = home, now, known, with_known
        self.zone: tzinfo = reading.zone_of(home)
        self.tally = Tally()
        self._thread = Thread(lambda message, at: self._read(message, at, 0))
        self._latest: dict[str, Sorted] = {}
        self._loose: dict[str, list[tuple[datetime, str]]] = {}
        self._chatter: dict[str, tuple[rules.Verdict, reading.Reading]] = {}

    def sort(self, stream: ExportStream) -> Iterator[list[Sorted]]:
        """Yield the new messages of each batch; pictures may still be added to earlier ones.

        `with_known` lets the known ones be sorted as well, for those who only look.
        """
        for batch in batches(stream):
            for message in batch:
                self.tally.add(message)
            said = [message for message in batch if message.kind != "system"]
            seen = self.known([message.key for message in said])
            self.tally.new += sum(message.key not in seen for message in said)
            found = []
            for message in said:
                at = message.sent_at.replace(tzinfo=self.zone)
                self.tally.latest = max(self.tally.latest or at, at)
                is_known = message.key in seen
                if is_known and not self.with_known:
                    self._thread.pass_over(message, at)
                    continue
                item = self._take(message)
                if item is not None:
                    item.is_known = is_known
                    found.append(item)
            yield found

    def _take(self, message: Message) -> Sorted | None:
        at = message.sent_at.replace(tzinfo=self.zone)
        self._date(at)
        if message.kind == "deleted" or not (message.text or message.media_name):
            return None
        if not message.text:
            self._picture(message, at)
            return None
        item = self._sorted(message, at)
        if message.media_name and message.media_name.lower().endswith(PICTURES):
            item.media.append(message.media_name)
        if item.verdict.taken:
            self._latest[message.sender] = item
            waiting = self._loose.pop(message.sender, [])
            item.media += [name for sent, name in waiting if at - sent <= NEAR]
        return item

    def _date(self, at: datetime) -> None:
        tally = self.tally
        tally.first = min(tally.first or at, at)
        tally.last = max(tally.last or at, at)
        tally.future += at > self.now + timedelta(days=1)

    def _sorted(self, message: Message, at: datetime) -> Sorted:
        own = receipts(message.text)
        self.tally.own.update(own)
        verdict, read = self._chatter.get(message.text) or self._read(message, at, len(own))
        verdict, read, follows = self._followed(message, at, verdict, read)
        place = read.place or (follows.place if follows else "")
        self._thread.add(message, at, verdict=verdict, place=place)
        return Sorted(
            index=message.index,
            key=message.key,
            sent_at=at,
            sender=message.sender,
            text=message.text,
            verdict=verdict,
            read=read,
            point=message.point,
            follows=follows,
        )

    def _followed(
        self, message: Message, at: datetime, verdict: rules.Verdict, read: reading.Reading
    ) -> tuple[rules.Verdict, reading.Reading, Earlier | None]:
        """Attach an update that names no place to the report before it, and take it as one."""
        if not read.json.get("is_update") or read.place:
            return verdict, read, None
        if not rules.may_continue(message.text, verdict):
            return verdict, read, None
        earlier = self._thread.before(message.sender, at)
        if earlier is None or (verdict.name == "nil" and earlier.sender != message.sender):
            return verdict, read, None
        if verdict.name != "report":
            read = replace(read, json=read.json | _UNSURE, label="unsure")
            verdict = rules.Verdict("report", "update")
        return verdict, read, earlier

    def _read(
        self, message: Message, at: datetime, own: int
    ) -> tuple[rules.Verdict, reading.Reading]:
        """Read a message; short chatter is kept, since a chat says "siap" a thousand times."""
        read = reading.read(message.text, sent_at=at, area=self.home)
        verdict = rules.verdict_of(message.text, label=read.label, reason=read.reason, receipts=own)
        if message.form in ("poll", "contact", "waiting"):
            return rules.Verdict("chatter", message.form), read
        repeats = len(message.text) <= _SHORT and len(self._chatter) < _REPEATS_HELD
        if verdict.name == "chatter" and repeats:
            self._chatter[message.text] = (verdict, read)
        return verdict, read

    def _picture(self, message: Message, at: datetime) -> None:
        name = message.media_name or ""
        if not name.lower().endswith(PICTURES):
            return
        before = self._latest.get(message.sender)
        if before is not None and at - before.sent_at <= NEAR:
            before.media.append(name)
            return
        self._loose.setdefault(message.sender, []).append((at, name))


def coded_json(item: Sorted, *, sender_key: str) -> dict[str, Any]:
    """Return a found report as `collect whatsapp --json` prints it."""
    return {
        "index": item.index,
        "sent_at": item.sent_at.isoformat(),
        "sender_key": sender_key,
        **item.read.json,
        "media": list(item.media),
        "follows": item.follows.index if item.follows else None,
        "known": item.is_known,
    }
