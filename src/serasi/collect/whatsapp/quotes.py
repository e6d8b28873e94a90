"""Tells the start of a message from a line inside a message that quotes such a start.

Messages stand in the order in which they came, so a quoted head looks back in time. Small steps
back also happen when a phone was offline; they are taken for quotes only with a second sign: the
line before announces a quotation, or the same head was already met as a message.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from serasi.collect.whatsapp.decoding import Line
from serasi.collect.whatsapp.heads import Head

_FAR_BACK = timedelta(hours=6)
_RUN_HEADS = 12
_RUN_LINES = 2_000
_LAST_RUN_HEADS = 4
_REMEMBERED = 5_000
_ANNOUNCES = re.compile(
    r":\s*$|\b(?:kutip(?:an)?|terusan|diteruskan|fwd|forward(?:ed)?|copas|salinan|quote[ds]?)\b"
    r"[^\n]{0,40}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Start:
    """A line that starts a message, unless it turns out to be a quotation."""

    line: Line
    head: Head
    sent_at: datetime


class Counted(Protocol):
    """Where the number of quoted heads is kept."""

    quoted: int


class _Memory:
    """The heads lately taken for messages."""

    def __init__(self) -> None:
        self._heads: OrderedDict[int, None] = OrderedDict()

    def add(self, start: Start) -> None:
        self._heads[self._key(start)] = None
        if len(self._heads) > _REMEMBERED:
            self._heads.popitem(last=False)

    def __contains__(self, start: Start) -> bool:
        return self._key(start) in self._heads

    @staticmethod
    def _key(start: Start) -> int:
        return hash((start.sent_at, start.head.rest.strip()))


def without_quotes(
    items: Iterator[Start | Line], counted: Counted, *, inner_break: str | None
) -> Iterator[Start | Line]:
    """Turn quoted heads back into plain lines.

    `inner_break` is the line break that this file writes only inside of messages, if it has one.
    """
    memory = _Memory()
    latest: datetime | None = None
    before = ""
    held: list[Start | Line] = []
    heads_held = 0
    for item in items:
        if isinstance(item, Line):
            before = item.text or before
            if not held:
                yield item
                continue
            held.append(item)
            if len(held) > _RUN_LINES:
                yield from held
                latest = _last_time(held)
                held, heads_held = [], 0
            continue
        if latest and item.line.after == inner_break and item.sent_at <= latest:
            yield from _as_lines([item], counted)
            continue
        if latest is None or item.sent_at >= latest:
            yield from _as_lines(held, counted)
            held, heads_held = [], 0
        elif held or latest - item.sent_at > _FAR_BACK:
            held.append(item)
            heads_held += 1
            if heads_held > _RUN_HEADS:
                yield from held
                latest = item.sent_at
                held, heads_held = [], 0
            continue
        elif _ANNOUNCES.search(before[-200:]) or item in memory:
            yield from _as_lines([item], counted)
            continue
        memory.add(item)
        latest = item.sent_at if latest is None else max(latest, item.sent_at)
        before = item.head.rest
        yield item
    if heads_held > _LAST_RUN_HEADS:
        yield from held
    else:
        yield from _as_lines(held, counted)


def _last_time(held: list[Start | Line]) -> datetime:
    return [item.sent_at for item in held if isinstance(item, Start)][-1]


def _as_lines(held: list[Start | Line], counted: Counted) -> Iterator[Line]:
    for item in held:
        if isinstance(item, Start):
            counted.quoted += 1
            yield item.line
        else:
            yield item
