"""Sentences of a plain text; full stops of abbreviations, times and lists do not end one."""

from __future__ import annotations

import re
from bisect import bisect_right

from serasi.science.text.page import Span

_END = re.compile(
    r"(?:(?<!rp)(?<!dr)(?<!wr)(?<!a\.n)(?<!s\.d)(?<![\s(][a-z])(?<!^\d)(?<!\n\d)(?<!^\d\d)(?<!\n\d\d)"
    r"\.+(?=[\s\"')]|$)|[!?]+|\n)\s*"
)


def split_sentences(text: str) -> list[Span]:
    """List the bounds of the sentences in order.

    Examples
    --------
    >>> [("a. b 19.30 wib. c"[s:e]) for s, e in split_sentences("a. b 19.30 wib. c")]
    ['a. ', 'b 19.30 wib. ', 'c']
    """
    bounds, last = [], 0
    for match in _END.finditer(text):
        if match.end() > last:
            bounds.append((last, match.end()))
            last = match.end()
    if last < len(text):
        bounds.append((last, len(text)))
    return bounds or [(0, len(text))]


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
