"""Sentences of a plain text; full stops of abbreviations, times and lists do not end one."""

from __future__ import annotations

import re
from bisect import bisect_right

from serasi.science.text.surface.page import Span

_END = re.compile(r"\.+|[!?]+|\n")
_BLANK = re.compile(r"\s*")
# What stands before a full stop that belongs to its word or number.
_OWNED = re.compile(r"(?:rp|dr|wr|a\.n|s\.d|[\s(][a-z]|(?:^|\n)\d\d?)\Z")
_LONGEST_OWNER = 3


def split_sentences(text: str) -> list[Span]:
    """List the bounds of the sentences in order.

    Examples
    --------
    >>> [("a. b 19.30 wib. c"[s:e]) for s, e in split_sentences("a. b 19.30 wib. c")]
    ['a. ', 'b 19.30 wib. ', 'c']
    """
    bounds, last = [], 0
    for match in _END.finditer(text):
        if match.end() <= last or match.group()[0] == "." and not _ends_here(text, match):
            continue
        stop = _blank_end(text, match.end())
        bounds.append((last, stop))
        last = stop
    if last < len(text):
        bounds.append((last, len(text)))
    return bounds or [(0, len(text))]


def _ends_here(text: str, stop: re.Match[str]) -> bool:
    """Tell whether a full stop ends its sentence."""
    follower = text[stop.end() : stop.end() + 1]
    if follower and not (follower.isspace() or follower in "\"')"):
        return False
    at = stop.start()
    owned = _OWNED.search(text[max(0, at - _LONGEST_OWNER) : at])
    return owned is None or stop.end() - at > 1


def _blank_end(text: str, start: int) -> int:
    blank = _BLANK.match(text, start)
    return blank.end() if blank else start


class Sentences:
    """The sentences of one text, found by offset."""

    __slots__ = ("bounds", "starts")

    def __init__(self, text: str) -> None:
        self.bounds = split_sentences(text)
        self.starts = [start for start, _ in self.bounds]

    def index(self, offset: int) -> int:
        """Give the number of the sentence an offset lies in."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def around(self, offset: int) -> Span:
        """Give the bounds of the sentence an offset lies in."""
        return self.bounds[self.index(offset)]
