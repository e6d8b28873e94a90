"""How each act in a text stands: told as fact, denied, averted, planned, guarded against."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from serasi.science.text.page import Page
from serasi.science.text.scan import Hit, Hits
from serasi.science.text.sentences import Sentences
from serasi.science.text.words import matches, words_of

_BREAK = re.compile(
    r"(?<![a-z])(?:namun|tetapi|tapi|sehingga|hingga|lalu|kemudian|akhirnya|justru|"
    r"malah)(?![a-z])|;"
)
_FACT = re.compile(r"(?<![a-z])(?:telah|terjadi|sudah|sempat|kembali|pecah|mengakibatkan)(?![a-z])")
_AFTER_DENIED = re.compile(
    r"^[\s:=-]{0,3}(?:di wilayah |di desa |antar \w+ )?(?:nihil|tidak ada|tidak terjadi|"
    r"0)(?![a-z\d])|^[^.,;\n]{0,40}\btidak (?:sampai )?terjadi"
)
_AFTER_AVERTED = re.compile(
    r"(?<![a-z])(?:digagalkan|berhasil dicegah|dapat dicegah|bisa dicegah|urung|batal|tidak jadi|"
    r"gagal terjadi|berhasil diredam sebelum|sempat digagalkan|berhasil digagalkan)(?![a-z])"
)
_SOON = re.compile(
    r"(?<![a-z])(?:besok|esok|lusa|nanti (?:malam|siang|sore|pagi)|malam ini|hari ini akan|"
    r"mendatang)(?![a-z])"
)


_AVERTED_FIRST = frozenset(
    ["digagalkan", "berhasil", "dapat", "bisa", "urung", "batal", "tidak", "gagal", "sempat"]
)
_SOON_FIRST = frozenset(["besok", "esok", "lusa", "nanti", "malam", "hari", "mendatang"])
_AGAIN = re.compile(r" (?:susulan|lanjutan|balasan)(?![a-z])")
# "hampir 50 orang bentrok" tells a number, no near miss.
_ABOUT = re.compile(r"\s(?:\d|se|dua|tiga|empat|lima|puluhan|ratusan)")


_SUBJECT = re.compile(
    r"\s(?:yang |sudah |mulai |kembali |telah |liar |ini )*(?:(?!lalu|dan|kemudian|hingga|di|"
    r"saat)\w+ )?"
)


@dataclass(frozen=True, slots=True)
class Act:
    """An act with its standing: fact, denied, averted, planned, guarded, supposed or background."""

    hit: Hit
    standing: str
    sentence: int


def stand(page: Page, hits: Hits, sentences: Sentences, /) -> list[Act]:
    """Give the standing of every act, in text order."""
    acts = []
    text = page.text
    marks = _Marks(
        [m.start() for m in matches(_SOON, text, words_of(text).at(_SOON_FIRST))],
        [m.start() for m in matches(_AFTER_AVERTED, text, words_of(text).at(_AVERTED_FIRST))],
    )
    for kind in ("violent", "pressure", "unrest", "response"):
        for hit in hits.of(kind):
            number = sentences.index(hit.start)
            standing = _standing(text, hit, hits, sentences.bounds[number], marks)
            acts.append(Act(hit, standing, number))
    return sorted(acts, key=lambda a: (a.hit.start, -a.hit.end))


@dataclass(frozen=True, slots=True)
class _Marks:
    """Where a text speaks of the near future, and where of something that came to nothing."""

    soon: list[int]
    averted: list[int]


def _marked(places: list[int], begin: int, end: int) -> bool:
    at = bisect_left(places, begin)
    return at < len(places) and places[at] < end


def _standing(text: str, hit: Hit, hits: Hits, bounds: tuple[int, int], marks: _Marks) -> str:
    begin, end = bounds
    if hit.kind == "violent" and _by_beast(text, hit, hits):
        return "denied"
    if _before(text, hit, hits.of("denial"), begin, words=4, commas=False):
        return "denied"
    tail = text[hit.end : min(end, hit.end + 70)]
    if _AFTER_DENIED.search(tail):
        return "denied"
    near_miss = _before(text, hit, hits.of("averted"), begin, words=6, commas=False)
    if near_miss is not None and not _ABOUT.match(text, near_miss.end):
        return "averted"
    if _marked(marks.averted, hit.end, min(end, hit.end + 58)):
        return "averted"
    guard = _before(text, hit, hits.of("ward"), begin, words=9, commas=True)
    if guard is not None:
        if _AGAIN.match(text, hit.end):
            return "planned"
        stopped = guard.phrase in ("cegah", "mencegah") and not hits.any("routine")
        aim = re.search(r"(?:guna|untuk|rangka|upaya|dapat|bisa|agar)\s$", text[: guard.start])
        return "averted" if stopped and not aim else "guarded"
    if _before(text, hit, hits.of("if_words"), begin, words=7, commas=False):
        return "supposed"
    plan = _before(text, hit, hits.of("plan"), begin, words=7, commas=False)
    if plan is not None and not _FACT.search(text, plan.end, hit.start):
        return "planned"
    lead = text[max(begin, hit.start - 90) : hit.start]
    near = _marked(marks.soon, max(begin, hit.start - 200), min(end, hit.end + 150))
    if near and not _FACT.search(lead):
        return "planned"
    if _before(text, hit, hits.of("background"), begin, words=5, commas=False):
        return "background"
    if re.search(
        r"(?<![a-z])yang (?:sempat |terlibat |pernah |sebelumnya |telah |kemarin )?$", lead
    ):
        return "background"
    return "fact"


def _by_beast(text: str, hit: Hit, hits: Hits) -> bool:
    """Tell a pest, an illness or an animal at work from people."""
    beasts = hits.of("nonhuman")
    at = bisect_left(beasts, hit.start, key=lambda beast: beast.start)
    return any(
        _SUBJECT.fullmatch(text, beast.end, hit.start) or 0 <= beast.start - hit.end <= 12
        for beast in beasts[max(0, at - 2) : at + 2]
        if beast.end <= hit.start or beast.start >= hit.end
    )


def _before(
    text: str, hit: Hit, scopes: list[Hit], begin: int, *, words: int, commas: bool
) -> Hit | None:
    """Find the nearest scope word that governs a hit from the left, within its clause."""
    last = bisect_left(scopes, hit.start, key=lambda scope: scope.start)
    for scope in reversed(scopes[max(0, last - 4) : last]):
        if scope.end > hit.start:
            continue
        if scope.start < begin:
            return None
        gap = text[scope.end : hit.start]
        if gap.count(" ") - 1 > words or len(gap) > 90:
            return None
        if not commas and "," in gap or _BREAK.search(gap):
            return None
        return scope
    return None
