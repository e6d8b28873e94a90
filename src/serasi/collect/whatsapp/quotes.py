"""Tells the start of a message from a line inside a message that looks like one.

A head that stands in the order of time starts a message. Of the others, a head far back is a
quotation. A head a little back is a message that came late, unless the line before announces a
quotation, the same head was met as a message, or its sender never speaks otherwise. A head that
runs ahead is a message from a wrong clock if its sender is known, and part of a plan if not.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from serasi.collect.whatsapp.decoding import Line
from serasi.collect.whatsapp.heads import Head, split_sender
from serasi.collect.whatsapp.notices import tells_an_act
from serasi.collect.whatsapp.sequence import Standing

_REMEMBERED = 5_000
_ANNOUNCES = re.compile(
    r":\s*$|\b(?:kutip(?:an)?|terusan|diteruskan|fwd|forward(?:ed)?|copas|salinan|quote[ds]?)\b"
    r"[^\n]{0,40}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Start:
    """A line that starts a message, unless it turns out to be part of one."""

    line: Line
    head: Head
    sent_at: datetime


class Counted(Protocol):
    """Where the number of heads inside of messages is kept."""

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
    items: Iterator[Start | Line],
    counted: Counted,
    *,
    standings: bytearray,
    regulars: Container[str],
    inner_break: str | None,
) -> Iterator[Start | Line]:
    """Turn heads inside of messages back into plain lines.

    `standings` holds the standing of each start in turn, `regulars` the names that head more
    than one message, `inner_break` the line break that this file writes only inside of messages.
    """
    memory = _Memory()
    latest: datetime | None = None
    before, within, number = "", False, -1
    for item in items:
        if isinstance(item, Line):
            before, within = item.text or before, within and not item.text
            yield item
            continue
        number += 1
        broken = item.line.after == inner_break and latest is not None and item.sent_at <= latest
        announced = within or _ANNOUNCES.search(before[-200:]) is not None
        if latest is not None and (
            broken or _is_inside(item, standings[number], announced, regulars, memory)
        ):
            counted.quoted += 1
            within = True
            yield item.line
            continue
        memory.add(item)
        latest = item.sent_at if latest is None else max(latest, item.sent_at)
        before, within = item.head.rest, False
        yield item


def _is_inside(
    item: Start, standing: int, announced: bool, regulars: Container[str], memory: _Memory
) -> bool:
    split = split_sender(item.head.rest)
    if split is None and not tells_an_act(item.head.rest):
        return standing != Standing.IN_ORDER or announced
    if standing == Standing.IN_ORDER:
        return False
    if standing == Standing.MUCH_EARLIER:
        return True
    stranger = split is not None and split[0] not in regulars
    if standing == Standing.LATER:
        return stranger
    return stranger or announced or item in memory
