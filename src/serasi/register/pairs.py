"""Pure: how alike two reports are, with reasons; only pairs of near places and days are scored."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

NEAR_DAYS = 2
SUGGEST_FROM = 0.5
MOST_IN_BLOCK = 400

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
    """What of a report is compared."""

    key: int
    area: str
    day: date
    words: frozenset[str]
    trigger: str = ""
    form: str = ""
    origin: str = ""
    actors: frozenset[str] = frozenset()
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def district(self) -> str:
        return self.area[:8]


@dataclass(frozen=True)
class Likeness:
    """A score of 0 to 1 and the reasons for it, each a code with its words (perhaps none)."""

    score: float
    reasons: tuple[tuple[str, str], ...]


def _place(a: Trace, b: Trace) -> tuple[float, str]:
    if len(a.area) == 13 and a.area == b.area:
        return 0.2, "same_village"
    if a.district == b.district and len(a.district) == 8:
        return 0.14, "same_district"
    return 0.06, "adjacent_district"


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the shared words over the smaller set, damped when that set is very small."""
    if not a or not b:
        return 0.0
    shared = len(a & b)
    return shared / max(min(len(a), len(b)), 6)


def likeness(a: Trace, b: Trace) -> Likeness:
    """Score two reports of near places and days."""
    if a.origin and a.origin == b.origin:
        return Likeness(0.97, (("same_origin", ""),))
    worth, place = _place(a, b)
    reasons = [(place, "")]
    apart = abs((a.day - b.day).days)
    worth += (0.15, 0.09, 0.03)[min(apart, 2)]
    reasons.append(("same_day" if apart == 0 else "days_apart", str(apart) if apart else ""))
    shared = _overlap(a.words, b.words)
    worth += 0.45 * min(1.0, shared * 1.25)
    common = sorted(a.words & b.words, key=lambda w: (-len(w), w))[:4]
    if shared >= 0.3 and common:
        reasons.append(("words", ", ".join(common)))
    if a.trigger and a.trigger == b.trigger:
        worth += 0.06
        reasons.append(("same_trigger", a.trigger))
    elif a.trigger and b.trigger:
        worth -= 0.08
    if a.form and a.form == b.form:
        worth += 0.05
        reasons.append(("same_form", a.form))
    if a.actors & b.actors:
        worth += 0.06
        reasons.append(("same_actors", ", ".join(sorted(a.actors & b.actors)[:3])))
    worth += _counts(a, b, reasons)
    return Likeness(round(max(0.0, min(1.0, worth)), 3), tuple(reasons))


def _counts(a: Trace, b: Trace, reasons: list[tuple[str, str]]) -> float:
    both = [name for name in a.counts if name in b.counts and (a.counts[name] or b.counts[name])]
    same = [name for name in both if a.counts[name] == b.counts[name]]
    if same:
        reasons.append(("same_counts", ", ".join(sorted(same))))
        return 0.08
    if both:
        reasons.append(("other_counts", ", ".join(sorted(both))))
        return -0.05
    return 0.0


def alike(
    new: Iterable[Trace], known: Iterable[Trace], *, adjacent: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Trace, Trace, Likeness]]:
    """Yield the pairs worth showing: new with known, and new among themselves.

    Blocked by district (own and adjacent) and day (±2), so that no all-pairs loop ever runs; a
    block larger than 400 keeps its latest reports.
    """
    blocks: dict[tuple[str, date], list[Trace]] = defaultdict(list)
    origins: dict[str, list[Trace]] = defaultdict(list)
    for trace in known:
        _file(trace, blocks, origins)
    for trace in new:
        seen: set[int] = set()
        for other in origins.get(trace.origin, ())[-20:] if trace.origin else ():
            seen.add(other.key)
            yield other, trace, likeness(other, trace)
        for other in _near(trace, blocks, adjacent):
            if other.key == trace.key or other.key in seen:
                continue
            found = likeness(other, trace)
            if found.score >= SUGGEST_FROM:
                yield other, trace, found
        _file(trace, blocks, origins)


def _file(
    trace: Trace,
    blocks: dict[tuple[str, date], list[Trace]],
    origins: dict[str, list[Trace]],
) -> None:
    if len(trace.area) >= 8:
        blocks[trace.district, trace.day].append(trace)
    if trace.origin:
        origins[trace.origin].append(trace)


def _near(
    trace: Trace,
    blocks: Mapping[tuple[str, date], list[Trace]],
    adjacent: Mapping[str, frozenset[str]],
) -> Iterator[Trace]:
    for district in (trace.district, *sorted(adjacent.get(trace.district, ()))):
        for apart in range(-NEAR_DAYS, NEAR_DAYS + 1):
            block = blocks.get((district, trace.day + timedelta(days=apart)), ())
            yield from block[-MOST_IN_BLOCK:]
