"""The words of the trade: all that the lexicons know, and words that any report may hold."""

from __future__ import annotations

import re
from functools import lru_cache

from serasi.science.text.lexicon import acts, groups, scopes, triggers
from serasi.science.text.lexicon.short import SHORT
from serasi.science.text.lexicon.usual_words import USUAL

_WORD = re.compile(r"[a-z]+")
_SCOPES = ("DENIAL", "AVERTED", "WARD", "PLAN", "IF_WORDS", "BACKGROUND", "DRILL", "DEBUNK",
           "SPORT", "ACCIDENT", "CRIME", "DOMESTIC", "ROUTINE")  # fmt: skip


@lru_cache(maxsize=1)
def vocabulary() -> frozenset[str]:
    """Give every word that is no sign of one certain event.

    Examples
    --------
    >>> "bentrok" in vocabulary(), "tugusari" in vocabulary()
    (True, False)
    """
    books = (acts.VIOLENT, acts.PRESSURE, acts.RESPONSE)
    lists = [phrases for book in books for phrases in book.values()]
    lists += [acts.UNREST, USUAL, *(getattr(scopes, name) for name in _SCOPES)]
    lists += [words for weights in triggers.TRIGGER_WORDS.values() for words in weights.values()]
    lists += [words for names in groups.GROUPS.values() for words in names.values()]
    lists += [list(SHORT), [full for full in SHORT.values() if full]]
    return frozenset(w for phrases in lists for phrase in phrases for w in _WORD.findall(phrase))
