"""How hostile a wording is: insults, slurs and evil wishes, weighed by whom they are aimed at."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from serasi.science.text.lexicon import insults
from serasi.science.text.surface.page import Page, Span

AIMED_WITHIN = 40
"""A pronoun or a group this many letters from an insult is taken for its target."""
HATE_FROM = 0.6
CLITICS = ("mu", "nya", "lu", "lo", "kau", "an", "lah", "ya", "s", "z", "k")

_RUN = re.compile(r"([a-z])\1+")
_DUMB = re.compile(
    r"(?:gigit|ternak|daging|kandang|ekor|hama|kawanan|anak|peliharaan|rabies|hewan|berburu|"
    r"serangan|memelihara|oleh|makan|kayak|pelihara|sate|suara|jual|beli|punya|sama) $"
)
_TAMED = re.compile(r" (?:hutan|rabies|liar|peliharaan|pelacak|ngepet|laut|guling|panggang)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of hostility found, with its bounds in the page's text."""

    kind: str
    phrase: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hostility:
    """The words found, the score of hate, and whether the wording is coarse."""

    words: tuple[Word, ...]
    score: float
    coarse: bool

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the words stand."""
        return tuple((w.start, w.end) for w in self.words if w.kind not in ("you", "they"))


@lru_cache(maxsize=1)
def _automaton() -> ahocorasick.Automaton:
    book: dict[str, set[str]] = {}
    kinds = {"coarse": insults.COARSE, "slur": insults.SLURS, "wish": insults.WISHES,
             "contempt": insults.CONTEMPT, "you": insults.YOU, "they": insults.THEY}  # fmt: skip
    for kind, phrases in kinds.items():
        for phrase in phrases:
            squeezed = _RUN.sub(r"\1", phrase.replace("-", " "))
            book.setdefault(squeezed, set()).add(kind)
    automaton = ahocorasick.Automaton()
    for phrase, found in book.items():
        automaton.add_word(phrase, (phrase, tuple(sorted(found))))
    automaton.make_automaton()
    return automaton


def _squeeze(text: str) -> tuple[str, list[int], list[int]]:
    """Make doubled letters single; give where letters were dropped, and how many so far."""
    pieces, at, places, dropped = [], 0, [0], [0]
    for run in _RUN.finditer(text):
        pieces.append(text[at : run.start() + 1])
        at = run.end()
        dropped.append(dropped[-1] + run.end() - run.start() - 1)
        places.append(run.end() - dropped[-1])
    pieces.append(text[at:])
    return "".join(pieces), places, dropped


def find_words(page: Page, /) -> list[Word]:
    """Find all words of hostility and of address, the longest at each place."""
    text, places, dropped = _squeeze(page.scan)
    size = len(text)
    found: list[Word] = []
    for last, (phrase, kinds) in _automaton().iter(text):
        start, end = last - len(phrase) + 1, last + 1
        if start and text[start - 1].isalpha():
            continue
        if end < size and text[end].isalpha():
            tail = re.match(r"[a-z]+", text[end : end + 5])
            if "coarse" not in kinds or len(phrase) < 5 or not tail or tail[0] not in CLITICS:
                continue
        begin = start + dropped[bisect_right(places, start) - 1]
        stop = end - 1 + dropped[bisect_right(places, end - 1) - 1] + 1
        found += [Word(kind, phrase, begin, stop) for kind in kinds]
    found.sort(key=lambda w: (w.kind, w.start, -w.end))
    kept: list[Word] = []
    for word in found:
        if not kept or kept[-1].kind != word.kind or word.end > kept[-1].end:
            kept.append(word)
    return kept


def _near(word: Word, others: list[Word]) -> bool:
    return any(
        (o.start, o.end) != (word.start, word.end)
        and min(abs(o.start - word.end), abs(word.start - o.end)) <= AIMED_WITHIN
        for o in others
    )


def measure(page: Page, /) -> Hostility:
    """Weigh the words of hostility of a page.

    Examples
    --------
    >>> from serasi.science.text.surface.page import read_page
    >>> measure(read_page("dasar goblooook kalian semua")).coarse
    True
    >>> measure(read_page("warga digigit anjing liar")).coarse
    False
    """
    words = find_words(page)
    of = {k: [w for w in words if w.kind == k]
          for k in ("coarse", "slur", "wish", "contempt", "you", "they")}  # fmt: skip
    coarse = [w for w in of["coarse"] if not _plain(page, w, of["you"])]
    score = sum(_coarse_weight(word, of) for word in _distinct(coarse))
    score += sum(0.45 if w.phrase in _TOPICS else 0.8 for w in _distinct(of["slur"]))
    score += sum(
        0.8 if _near(w, of["they"] + of["slur"] + of["you"]) else 0.35
        for w in _distinct(of["wish"])
    )
    score += sum(
        0.5 if _near(w, of["you"] + of["they"]) else 0.3 for w in _distinct(of["contempt"])
    )
    if of["you"] and (coarse or of["slur"] or of["contempt"]):
        score += 0.15
    told = (*coarse, *of["slur"], *of["wish"], *of["contempt"])
    return Hostility(tuple(sorted(told, key=lambda w: w.start)), round(score, 2), bool(coarse))


_STUPID = frozenset(
    ["goblok", "goblog", "tolol", "dungu", "bego", "idiot", "bodoh", "bangsat", "bajingan",
     "keparat", "brengsek", "biadab", "laknat", "iblis", "cebong", "kecebong", "kampret", "onta",
     "bacot", "otak udang", "dajal", "sampah masyarakat", "manusia sampah", "banci", "sontoloyo"]
)  # fmt: skip
# What is also a mere subject of talk; it needs company to be hate.
_TOPICS = frozenset(
    ["rezim", "radikal", "radikalis", "teroris", "syiah", "wahabi", "komunis", "komunisme", "pki",
     "sesat", "aliran sesat", "boneka", "gerombolan", "cabul", "sekte", "cacing", "ternak", "bani",
     "babu", "zalim", "dzolim", "dzalim", "bidah", "murtad", "lengserkan", "haters", "penipu",
     "khilafah", "kilafah", "hti", "makar", "intoleran", "rasis", "yahudi", "mafia", "bandit",
     "perampok", "penjajah", "tiongkok", "budak", "kolam", "bong", "diktator", "otoriter",
     "kardus", "pencitraan", "micin", "firaun", "makelar", "upil", "sodomi", "taplak",
     "sipit", "zionis", "cukong", "kolonial", "garong", "jongos", "ngibul", "kacung"]
)  # fmt: skip


def _coarse_weight(word: Word, of: dict[str, list[Word]]) -> float:
    """Weigh a coarse word: contempt of a mind or a person weighs more than a coarse cry."""
    weight = 0.7 if word.phrase in _STUPID else 0.25
    if _near(word, of["you"]):
        return weight + 0.5
    return weight + 0.35 if _near(word, of["they"] + of["slur"]) else weight


def _distinct(words: list[Word]) -> list[Word]:
    """Keep the first of each phrase, four at most."""
    return list({w.phrase: w for w in reversed(words)}.values())[::-1][:4]


def _plain(page: Page, word: Word, you: list[Word]) -> bool:
    """Tell an animal, an illness or a plain word from abuse."""
    if word.phrase not in insults.PLAIN_TOO:
        return False
    lead, tail = (
        page.scan[max(0, word.start - 18) : word.start],
        page.scan[word.end : word.end + 12],
    )
    return bool(_DUMB.search(lead) or _TAMED.match(tail))
