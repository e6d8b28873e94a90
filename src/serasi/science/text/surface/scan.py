"""All lexicon words of a page in one pass."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from serasi.science.text.lexicon import acts, groups, scopes, triggers
from serasi.science.text.lexicon.harm_words import HARM
from serasi.science.text.surface.page import Page

Sense = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Hit:
    """A lexicon phrase found: its kind, what it stands for, and its bounds in the text."""

    kind: str
    key: str
    weight: float
    start: int
    end: int
    phrase: str


def _senses() -> dict[str, list[Sense]]:
    table: dict[str, list[Sense]] = defaultdict(list)
    books = {"violent": acts.VIOLENT, "pressure": acts.PRESSURE, "response": acts.RESPONSE}
    for kind, book in books.items():
        for phrase, form in acts.phrases(book):
            table[phrase].append(
                (kind, form, 0.6 if phrase in acts.WEAK else 0.5 if phrase in acts.MILD else 1.0)
            )
    for phrase in acts.UNREST:
        table[phrase].append(("unrest", "", 1.0 if phrase in acts.SHARP else 0.4))
    for name in (
        "DENIAL", "NO_DENIAL", "AVERTED", "WARD", "PLAN", "IF_WORDS", "BACKGROUND", "DRILL",
        "DEBUNK", "HOAX", "FICTION", "MEMORY", "SPORT", "ACCIDENT", "CRIME", "DOMESTIC",
        "ROUTINE", "IDIOM", "NONHUMAN",
    ):  # fmt: skip
        for phrase in getattr(scopes, name):
            table[phrase].append((name.lower(), phrase, 1.0))
    for code, weights in triggers.TRIGGER_WORDS.items():
        for weight, words in weights.items():
            for phrase in words:
                table[phrase].append(("trigger", code, float(weight)))
    for kind, names in groups.GROUPS.items():
        for name, words in names.items():
            for phrase in words:
                table[phrase].append(("group:" + kind, name, 1.0))
    for kind, words in HARM.items():
        for phrase in words:
            table[phrase].append(("harm:" + kind, phrase, 1.0))
    return {phrase: list(dict.fromkeys(senses)) for phrase, senses in table.items()}


@lru_cache(maxsize=1)
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for phrase, senses in _senses().items():
        plain = phrase.replace("-", " ").replace("/", " ")
        automaton.add_word(plain, (len(plain), phrase, tuple(senses)))
    automaton.make_automaton()
    return automaton


class Hits:
    """The hits of one page by kind, each list in text order."""

    __slots__ = ("by_kind",)

    def __init__(self, by_kind: dict[str, list[Hit]]) -> None:
        self.by_kind = by_kind

    def of(self, kind: str) -> list[Hit]:
        """Give the hits of one kind."""
        return self.by_kind.get(kind, [])

    def any(self, kind: str) -> bool:
        """Tell whether a kind occurs."""
        return bool(self.by_kind.get(kind))


def find_hits(page: Page, /, *, closed: list[tuple[int, int]]) -> Hits:
    """Find every lexicon phrase outside the closed zones (wrapper, addressee, greeting)."""
    scan = page.scan
    size = len(scan)
    found: dict[str, list[Hit]] = defaultdict(list)
    shut = bytearray(size)
    for begin, stop in closed:
        shut[begin:stop] = b"\1" * (stop - begin)
    for last, (length, phrase, senses) in _automaton().iter(scan):
        start, end = last - length + 1, last + 1
        if start and scan[start - 1].isalpha() or end < size and scan[end].isalpha():
            continue
        if shut[start]:
            continue
        for kind, key, weight in senses:
            found[kind].append(Hit(kind, key, weight, start, end, phrase))
    for kind, hits in found.items():
        found[kind] = _longest(hits)
    _mask(found)
    return Hits(dict(found))


def _longest(hits: list[Hit]) -> list[Hit]:
    """Drop hits lying inside a longer one of the same kind."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if kept and hit.end <= kept[-1].end and hit.kind == kept[-1].kind:
            if hit.start == kept[-1].start and hit.end == kept[-1].end and hit.key != kept[-1].key:
                kept.append(hit)
            continue
        kept.append(hit)
    return kept


_ACTS = ("violent", "pressure", "unrest", "response")


def _prefer_longer(found: dict[str, list[Hit]]) -> None:
    """Drop an act inside a longer phrase of another kind: "bakar" in "bakar ban"."""
    acts = [hit for kind in _ACTS for hit in found.get(kind, [])]
    wide = [hit for hit in acts if " " in hit.phrase]
    if not wide:
        return
    for kind in _ACTS:
        found[kind] = [
            h for h in found.get(kind, [])
            if not any(
                w.kind != kind and w.start <= h.start and h.end <= w.end
                and w.end - w.start > h.end - h.start
                for w in wide
            )
        ]  # fmt: skip


def _mask(found: dict[str, list[Hit]]) -> None:
    _prefer_longer(found)
    idioms = found.get("idiom", [])
    if idioms:
        for kind in ("violent", "pressure", "unrest", "response", "trigger"):
            found[kind] = [
                h for h in found.get(kind, [])
                if not any(i.start <= h.start < i.end or i.start < h.end <= i.end for i in idioms)
            ]  # fmt: skip
    spared = found.get("no_denial", [])
    if spared:
        found["denial"] = [
            h for h in found.get("denial", [])
            if not any(s.start <= h.start < s.end for s in spared)
        ]  # fmt: skip
