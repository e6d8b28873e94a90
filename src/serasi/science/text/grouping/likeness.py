"""How alike two coded reports are, with reasons, and what forbids that they tell of one event.

The score adds up weights of agreement and disagreement, field by field, after the idea of
Fellegi and Sunter (1969, "A theory for record linkage"); the weights are this module's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from serasi.science.text.learning.vocabulary import vocabulary

SUGGEST_FROM = 0.45
"""Pairs from here on are shown to a person as likely twins."""
MOST_DAYS = 4
"""Reports further apart than 96 hours tell of different events."""

_EVERYWHERE = frozenset(
    ["warga", "massa", "polri", "tni", "kepala desa", "camat", "satpol pp", "forkopimcam", "tokoh"]
)
_WORD = re.compile(r"[a-z]{3,}")
_STOP = frozenset(
    _WORD.findall(
        "dan dari yang untuk dengan pada ini itu ada oleh telah sudah sdh akan lapor laporan"
        " melaporkan izin ijin mohon pak bapak ibu komandan yth desa dusun dsn kec kecamatan kab"
        " kabupaten kel kelurahan wib pukul pkl jam hari tanggal tgl sekitar sekira warga tidak"
        " tdk nihil situasi korban orang org demikian terima kasih diteruskan kejadian waktu tkp"
        " dalam karena krn setelah sebagai atau saat masih lagi juga satu dua tiga kami saya"
    )
)


def content_words(text: str) -> frozenset[str]:
    """Return the words of a text that tell one event from another."""
    return frozenset(w for w in _WORD.findall(text.lower()) if w not in _STOP)


@dataclass(frozen=True)
class Trace:
    """What of a report is compared.

    `day` is the day of the event when the text tells it (`dated`), else the day of sending;
    `places` are all areas named as its scene; `event` names the event that a person attached the
    report to; `rank` orders reports by the time they were sent.
    """

    key: int
    area: str
    day: date
    words: frozenset[str]
    trigger: str = ""
    form: str = ""
    origin: str = ""
    actors: frozenset[str] = frozenset()
    counts: Mapping[str, int] = field(default_factory=dict)
    places: frozenset[str] = frozenset()
    dated: bool = False
    event: str = ""
    update: bool = False
    rank: float = 0.0

    @property
    def district(self) -> str:
        return self.area[:8]

    @property
    def villages(self) -> frozenset[str]:
        """The villages among its places."""
        return frozenset(p for p in (*self.places, self.area) if len(p) == 13)


@dataclass(frozen=True)
class Likeness:
    """A score of 0 to 1 and the reasons for it, each a code with its words (perhaps none)."""

    score: float
    reasons: tuple[tuple[str, str], ...]


def may_be_one(a: Trace, b: Trace) -> bool:
    """Tell whether nothing forbids that two reports tell of one event.

    Told dates two days apart, scenes in different villages of different districts, and two events
    that people kept apart forbid it. One day of difference is left open: a night has two dates.
    """
    if a.event and b.event and a.event != b.event:
        return False
    apart = abs((a.day - b.day).days)
    if apart > MOST_DAYS or apart > 1 and a.dated and b.dated:
        return False
    ours, theirs = a.villages, b.villages
    return not (ours and theirs and not ours & theirs and a.district != b.district)


def likeness(a: Trace, b: Trace) -> Likeness:
    """Score two reports of near places and days."""
    if a.origin and a.origin == b.origin:
        return Likeness(0.97, (("same_origin", ""),))
    worth, place = _place(a, b)
    reasons = [(place, "")]
    apart = abs((a.day - b.day).days)
    worth += (0.12, 0.06, 0.0)[min(apart, 2)]
    reasons.append(("same_day" if apart == 0 else "days_apart", str(apart) if apart else ""))
    worth += _words(a.words, b.words, reasons)
    if a.trigger and a.trigger == b.trigger:
        worth += 0.09
        reasons.append(("same_trigger", a.trigger))
    elif a.trigger and b.trigger:
        worth -= 0.07
    if a.form and a.form == b.form:
        worth += 0.05
        reasons.append(("same_form", a.form))
    actors = (a.actors & b.actors) - _EVERYWHERE
    if actors:
        worth += 0.08
        reasons.append(("same_actors", ", ".join(sorted(actors)[:3])))
    worth += _counts(a, b, reasons)
    return Likeness(round(max(0.0, min(1.0, worth)), 3), tuple(reasons))


def _place(a: Trace, b: Trace) -> tuple[float, str]:
    if len(a.area) == 13 and a.area == b.area:
        return 0.24, "same_village"
    if a.district == b.district and len(a.district) == 8:
        return 0.16 if a.villages & b.villages or not (a.villages and b.villages) else 0.08, (
            "same_district"
        )
    if min(len(a.area), len(b.area)) < 8:
        return 0.08, "same_regency"
    return 0.04, "adjacent_district"


def _words(a: frozenset[str], b: frozenset[str], reasons: list[tuple[str, str]]) -> float:
    """Weigh shared words: names and other rare words tell much, words of the trade little."""
    shared = a & b
    usual = _usual_words()
    rare = [w for w in shared if w not in usual and len(w) > 3]
    overlap = len(shared) / max(min(len(a), len(b)), 6) if shared else 0.0
    if overlap >= 0.3 or len(rare) > 1:
        common = sorted(shared, key=lambda w: (w in usual, -len(w), w))[:4]
        reasons.append(("words", ", ".join(common)))
    verbatim = 0.15 * (overlap >= 0.7)
    return 0.09 * min(3, len(rare)) + 0.3 * min(1.0, overlap * 1.25) + verbatim


@lru_cache(maxsize=1)
def _usual_words() -> frozenset[str]:
    """Give the words of the lexicons: what any report of an event may say."""
    return _STOP | vocabulary()


def _counts(a: Trace, b: Trace, reasons: list[tuple[str, str]]) -> float:
    """Weigh counts told by both; a count that grew with time is no disagreement."""
    early, late = sorted((a, b), key=lambda t: (t.rank, t.key))
    both = [n for n in early.counts if n in late.counts and (early.counts[n] or late.counts[n])]
    same = [name for name in both if a.counts[name] == b.counts[name]]
    if same:
        reasons.append(("same_counts", ", ".join(sorted(same))))
        return 0.08
    if both:
        reasons.append(("other_counts", ", ".join(sorted(both))))
        return 0.0 if all(early.counts[n] < late.counts[n] for n in both) else -0.05
    return 0.0
