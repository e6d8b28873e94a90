"""Where each word of a text stands, so that a pattern is tried only where it can begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_WORD = re.compile(r"[a-z]+|\d+|[±+<>]")
_LEAD = re.compile(r"[a-z]+")


class Words:
    """The places of the words, numbers and hedging signs of one plain text."""

    __slots__ = ("digits", "starts")

    def __init__(self, text: str) -> None:
        self.starts: dict[str, list[int]] = {}
        self.digits: list[int] = []
        for match in _WORD.finditer(text):
            word = match.group()
            if word.isdigit():
                self.digits.append(match.start())
            elif word in self.starts:
                self.starts[word].append(match.start())
            else:
                self.starts[word] = [match.start()]

    def at(self, firsts: frozenset[str]) -> list[int]:
        """List where one of these words begins, in text order."""
        return sorted(at for word in firsts & self.starts.keys() for at in self.starts[word])

    def numeric(self, firsts: frozenset[str]) -> list[int]:
        """List where digits or one of these words begin, in text order."""
        return sorted([*self.digits, *self.at(firsts)])


@lru_cache(maxsize=4)
def words_of(text: str) -> Words:
    """Give the words of a text; the last few texts are remembered, as many rules ask for them."""
    return Words(text)


def matches(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """Walk over the matches that begin at one of the places, none overlapping an earlier one."""
    done = 0
    for at in places:
        if at < done:
            continue
        match = pattern.match(text, at)
        if match is not None:
            done = max(match.end(), at)
            yield match


def first_words(*alternatives: str) -> frozenset[str]:
    """Give the words that alternatives written as `a b|c d` begin with.

    Examples
    --------
    >>> sorted(first_words("rumah ibadah|toko", "roda dua"))
    ['roda', 'rumah', 'toko']
    """
    parts = [part for written in alternatives for part in written.split("|")]
    return frozenset(match.group() for part in parts if (match := _LEAD.match(part)))


def occurs(pattern: re.Pattern[str], text: str, firsts: frozenset[str]) -> bool:
    """Tell whether a pattern matches somewhere, tried only at the words it can begin with."""
    return any(True for _ in matches(pattern, text, words_of(text).at(firsts)))
