"""How each act in a text stands: told as fact, denied, averted, planned, guarded against."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from serasi.science.text.labels.moods import ORDER, Moods
from serasi.science.text.surface.page import Page
from serasi.science.text.surface.scan import Hit, Hits
from serasi.science.text.surface.sentences import Sentences
from serasi.science.text.surface.words import matches, words_of

_BREAK = re.compile(
    r"(?<![a-z])(?:namun|tetapi|tapi|sehingga|hingga|lalu|kemudian|akhirnya|justru|"
    r"malah)(?![a-z])|;"
)
_FACT = re.compile(r"(?<![a-z])(?:telah|terjadi|sudah|sempat|kembali|pecah|mengakibatkan)(?![a-z])")
_AFTER_DENIED = re.compile(
    r"^[\s:=-]{0,3}(?:di wilayah |di desa |antar \w+ )?(?:nihil|tidak ada|tidak terjadi|"
    r"tidak ditemukan|tidak terbukti|"
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
_TIMETABLE = re.compile(r"(?<![a-z])(?:jadwal|jadwalnya|jam kuliah|jam kerja|agenda)(?![a-z])")
_IF_NOT = re.compile(r"(?<![a-z])(?:kalau|jika|bila) tidak,? (?:\w+ )?$")
# Javanese "mau sore" is this past afternoon.
_DAYTIME = re.compile(r" (?:sore|malam|pagi|siang|isuk)(?![a-z])")
# "dibakar massa malam ini" has happened: no other word of the future stands by.
_PASSING = re.compile(
    r"(?<![a-z])malam ini(?![a-z])(?!.*(?<![a-z])(?:besok|lusa|nanti|akan)(?![a-z]))"
)
_AGAIN = re.compile(r" (?:susulan|lanjutan|balasan)(?![a-z])")
# "hampir 50 orang bentrok" tells a number, no near miss.
_ABOUT = re.compile(r"\s(?:\d|se|dua|tiga|empat|lima|puluhan|ratusan)")


_SUBJECT = re.compile(
    r"\s(?:yang |sudah |mulai |kembali |telah |liar |ini )*(?:(?!lalu|dan|kemudian|hingga|di|"
    r"saat)\w+ )?"
)


@dataclass(frozen=True, slots=True)
class Act:
    """An act with its standing.

    Standings: fact, denied, averted, planned, guarded, supposed, background, asked (in question),
    past (of years ago), called (called for) and ordered (asked of somebody to do).
    """

    hit: Hit
    standing: str
    sentence: int


def stand(page: Page, hits: Hits, sentences: Sentences, /, *, year: int | None = None) -> list[Act]:
    """Give the standing of every act, in text order; `year` is that of the report."""
    acts = []
    text = page.text
    marks = _Marks(
        [m.start() for m in matches(_SOON, text, words_of(text).at(_SOON_FIRST))],
        [m.start() for m in matches(_AFTER_AVERTED, text, words_of(text).at(_AVERTED_FIRST))],
    )
    moods = Moods(text, year, sentences.bounds[0][1])
    for kind in ("violent", "pressure", "unrest", "response"):
        for hit in hits.of(kind):
            number = sentences.index(hit.start)
            bounds = sentences.bounds[number]
            standing = _mood(moods, hit, bounds, _standing(text, hit, hits, bounds, marks))
            acts.append(Act(hit, standing, number))
    return sorted(acts, key=lambda a: (a.hit.start, -a.hit.end))


def _mood(moods: Moods, hit: Hit, bounds: tuple[int, int], standing: str) -> str:
    """Let the mood of its sentence overrule how an act stands in its clause."""
    if standing == "denied":
        return standing
    if moods.is_past(bounds):
        return "past"
    if moods.is_asked(bounds):
        return "asked"
    if standing not in ("fact", "planned", "supposed"):
        return standing
    if hit.kind != "response":
        called = moods.is_called(hit.start, hit.end, hit.phrase, bounds)
        return "called" if called else standing
    lead = moods.text[max(bounds[0], hit.start - 60) : hit.start]
    return "ordered" if ORDER.search(lead) else standing


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
    if hit.phrase == "bentrok" and _TIMETABLE.search(
        text, max(begin, hit.start - 90), min(end, hit.end + 90)
    ):
        return "denied"
    tail = text[hit.end : min(end, hit.end + 70)]
    if _AFTER_DENIED.search(tail):
        return "denied"
    near_miss = _before(text, hit, hits.of("averted"), begin, words=6, commas=False)
    if near_miss is not None and not _ABOUT.match(text, near_miss.end):
        return "averted"
    if _marked(marks.averted, hit.end, min(end, hit.end + 58)):
        return "averted"
    guard = _before(text, hit, hits.of("ward"), begin, words=14, commas=True)
    if guard is not None:
        if _AGAIN.match(text, hit.end):
            return "planned"
        stopped = guard.phrase in ("cegah", "mencegah") and not hits.any("routine")
        aim = re.search(r"(?:guna|untuk|rangka|upaya|dapat|bisa|agar)\s$", text[: guard.start])
        return "averted" if stopped and not aim else "guarded"
    doubt = _before(text, hit, hits.of("if_words"), begin, words=7, commas=False)
    if doubt is None and _IF_NOT.search(text, max(begin, hit.start - 30), hit.start):
        return "supposed"
    if doubt is not None and not text.startswith(" karena", doubt.end):
        return "supposed"
    plan = _before(text, hit, hits.of("plan"), begin, words=7, commas=False)
    ahead = plan is not None and not _DAYTIME.match(text, plan.end)
    if plan is not None and ahead and not _FACT.search(text, plan.end, hit.start):
        return "planned"
    lead = text[max(begin, hit.start - 90) : hit.start]
    near = _marked(marks.soon, max(begin, hit.start - 200), min(end, hit.end + 150))
    done = hit.phrase.startswith("di") and _PASSING.search(
        text, max(begin, hit.start - 200), min(end, hit.end + 150)
    )
    if near and not done and not _FACT.search(lead):
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
