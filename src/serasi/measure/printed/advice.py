"""What to do, said by stated rules from the figures alone; each sentence names its rule.

The rules stand in docs/methods/harmony.md. A rule speaks of a fall, an order or a category only
where the intervals allow it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from serasi.measure import instrument
from serasi.measure.printed.words import day, figure, listed, signed
from serasi.measure.queries.reading import Attitude, Reading
from serasi.science.harmony.changes import DROP, Z
from serasi.science.harmony.index import CUTS, WEAK

SERIOUS = frozenset({"alpha_total", "omega_total", "straight_lines", "interviewers", "haste"})
"""Checks that touch the index itself; a red one is told before anything is done with it."""
SERASI = 60.0
MIDDLE = 50.0
EACH = 2


@dataclass(frozen=True)
class Advice:
    """One thing to do.

    rule : R1 to R11; do : in the imperative; because : the figures it follows from
    """

    rule: str
    do: str
    because: str


def advice_of(seen: Reading) -> tuple[Advice, ...]:
    """Return what follows from a wave, the most pressing first."""
    if seen.label:
        return tuple(_open_link(seen))
    if not seen.index.shown:
        return (
            Advice(
                "R2", "Tambah responden sebelum menyimpulkan apa pun.",
                "Dengan kurang dari 30 responden atau 3 klaster tidak ada angka yang boleh dibaca;"
                " 600 responden dianjurkan untuk satu kabupaten atau kota.",
            ),
        )  # fmt: skip
    return (
        *_doubted(seen),
        *_weak(seen),
        *_worn(seen),
        *_lowest(seen),
        *_areas(seen),
        *_perhaps(seen),
        *_boundary(seen),
        *_gained(seen),
        *_next(seen),
    )


def changed_for_sure(one: Attitude) -> bool:
    """Say whether an attitude moved between the waves beyond chance."""
    return one.change.z is not None and abs(one.change.z) > Z


def weakest_answer(seen: Reading, attitude: str) -> str:
    """Return the item of an attitude with the lowest value, in words; empty where none is shown."""
    one = instrument.of(seen.wave.instrument)
    mine = [
        (cell.value, item, cell)
        for item in one.items
        if item.attitude == attitude
        and (cell := seen.items.get(item.code)) is not None
        and cell.value is not None
    ]
    if not mine:
        return ""
    value, item, cell = min(mine, key=lambda found: found[0])
    leaning = ""
    if cell.hi is not None and cell.hi < MIDDLE:
        leaning = "; lebih banyak yang " + ("membenarkan" if item.reverse else "menyangkal")
    told = one.languages["id"].texts[item.code].rstrip(".")
    return f"Jawaban terlemah: “{told}” ({figure(value)}{leaning})."


def _open_link(seen: Reading) -> list[Advice]:
    known = [one for one in seen.attitudes if one.now.value is not None]
    told = [
        Advice(
            "R1", "Jangan pakai sebagai angka penduduk.",
            "Pengisi memilih dirinya sendiri. Untuk angka yang mewakili warga, adakan gelombang"
            " probabilitas; 600 responden dianjurkan.",
        )
    ]  # fmt: skip
    if known:
        lowest = min(known, key=lambda one: one.now.value or 0.0)
        because = f"Nilai terendah di antara para pengisi: {figure(lowest.now.value)}."
        told.append(
            Advice(
                "R1", f"Pakai sebagai bahan percakapan, misalnya tentang {_name(lowest)}.",
                _joined(because, weakest_answer(seen, lowest.code)),
            )
        )  # fmt: skip
    return told


def _doubted(seen: Reading) -> list[Advice]:
    red = [one for one in seen.checks if one["light"] == "merah" and one["key"] in SERIOUS]
    if not red:
        return []
    return [Advice("R3", "Periksa data ini dulu sebelum angkanya dipakai.", red[0]["sentence"])]


def _is_weak(one: Attitude) -> bool:
    return one.now.value is not None and round(one.now.value, 9) < WEAK


def _fall(one: Attitude) -> str:
    if not one.change.flag:
        return ""
    ends = ""
    if one.change.lo is not None:
        ends = f" ({signed(one.change.lo)} sampai {signed(one.change.hi)})"
    return f"Terkikis {figure(abs(one.change.difference or 0.0))} poin{ends}."


def _weak(seen: Reading) -> list[Advice]:
    weak = sorted((o for o in seen.attitudes if _is_weak(o)), key=lambda one: one.now.value or 0.0)
    return [
        Advice(
            "R4", f"Dahulukan sikap {_name(one)}.",
            _joined(
                f"Nilainya {figure(one.now.value)}; selama di bawah 40, golongan tidak dapat"
                " melebihi Kurang Serasi.", _fall(one), weakest_answer(seen, one.code),
            ),
        )
        for one in weak[:EACH]
    ]  # fmt: skip


def _worn(seen: Reading) -> list[Advice]:
    return [
        Advice(
            "R5", f"Bahas sikap {_name(one)} dalam rapat Tim Terpadu berikutnya.",
            _joined(_fall(one), weakest_answer(seen, one.code)),
        )
        for one in [one for one in seen.worn if not _is_weak(one)][:EACH]
    ]  # fmt: skip


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _lowest(seen: Reading) -> list[Advice]:
    low = [
        one
        for one in seen.attitudes
        if not _is_weak(one)
        and not one.change.flag
        and one.now.hi is not None
        and one.now.hi < SERASI
    ]
    if not low:
        return []
    low.sort(key=lambda one: one.now.value or 0.0)
    names = listed([_name(one) for one in low])
    because = (
        f"Seluruh selangnya di bawah 60, batas Serasi; {_name(low[0])} {figure(low[0].now.value)}."
    )
    told = _joined(because, weakest_answer(seen, low[0].code))
    return [Advice("R6", f"Perkuat sikap {names}.", told)]


def _areas(seen: Reading) -> list[Advice]:
    shown = [one for one in seen.places if one.index is not None]
    if len(shown) < 2:  # noqa: PLR2004 - there is no order of one
        return []
    if not seen.apart:
        return [
            Advice(
                "R7", "Jangan urutkan wilayah.",
                f"Dari {seen.compared} pasangan yang dibandingkan, tidak satu pun berbeda dengan"
                " pasti.",
            )
        ]  # fmt: skip
    below: dict[str, int] = {}
    for _higher, lower in seen.apart:
        below[lower] = below.get(lower, 0) + 1
    most = max(below.values())
    names = {one.code: one.name for one in shown}
    first = sorted(names[code] for code, count in below.items() if count == most)
    return [
        Advice(
            "R7", f"Mulai dari {listed(first)}.",
            f"Indeksnya pasti di bawah {most} wilayah lain; {len(seen.apart)} dari {seen.compared}"
            " pasangan wilayah berbeda dengan pasti, yang lain tidak boleh diurutkan.",
        )
    ]  # fmt: skip


def _perhaps(seen: Reading) -> list[Advice]:
    fell = [
        one
        for one in seen.attitudes
        if not one.change.flag
        and one.change.difference is not None
        and one.change.difference <= -DROP
    ]
    if not fell:
        return []
    fell.sort(key=lambda one: one.change.difference or 0.0)
    return [
        Advice(
            "R8",
            f"Pantau sikap {listed([_name(one) for one in fell])}; jangan umumkan sebagai"
            " penurunan.",
            "Turun 3 poin atau lebih, tetapi masih dapat berasal dari kebetulan.",
        )
    ]  # fmt: skip


def cuts_crossed(lo: float | None, hi: float | None) -> list[float]:
    """Return the cut points that an interval crosses.

    >>> cuts_crossed(59.0, 61.0), cuts_crossed(61.0, 62.0), cuts_crossed(None, None)
    ([60.0], [], [])
    """
    if lo is None or hi is None:
        return []
    return [cut for cut, _name in CUTS if round(lo, 9) < cut <= round(hi, 9)]


def _boundary(seen: Reading) -> list[Advice]:
    crossed = cuts_crossed(seen.index.lo, seen.index.hi)
    if not crossed:
        return []
    return [
        Advice(
            "R9", "Sebut golongannya “di batas”, bukan naik atau turun golongan.",
            f"Selang indeks memotong {listed([figure(cut, 0) for cut in crossed])}.",
        )
    ]  # fmt: skip


def _gained(seen: Reading) -> list[Advice]:
    gained = [
        one for one in seen.attitudes if changed_for_sure(one) and (one.change.difference or 0) > 0
    ]
    if not gained or seen.before is None:
        return []
    names = listed([_name(one) for one in gained])
    ends = day(seen.before.ends_on)
    return [Advice("R10", f"Pertahankan sikap {names}.", f"Naik dengan pasti sejak {ends}.")]


def smallest_change(seen: Reading) -> float | None:
    """Return the change of the index that two waves with this error would see every second time.

    1.96 · √2 · se, the margin of a difference of two such waves (domain 5.4).
    """
    return None if seen.index.se is None else Z * 2**0.5 * seen.index.se


def _next(seen: Reading) -> list[Advice]:
    least = smallest_change(seen)
    if least is None:
        return []
    ended = seen.wave.ends_on
    return [
        Advice(
            "R11",
            f"Ukur lagi sekitar {_month_next_year(ended)}, dengan cara dan pertanyaan yang sama.",
            f"Dengan ralat sebesar ini, perubahan indeks baru terlihat mulai {figure(least)} poin.",
        )
    ]  # fmt: skip


def _month_next_year(ended: date) -> str:
    month, year = day(ended).split()[1:]
    return f"{month} {int(year) + 1}"


def _name(one: Attitude) -> str:
    return one.name[:1].lower() + one.name[1:]
