"""The two pages for the head of a region, as plain data: what to know, and what to do about it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from serasi.measure.printed import words
from serasi.measure.printed.advice import (
    advice_of,
    changed_for_sure,
    cuts_crossed,
    smallest_change,
)
from serasi.measure.printed.brief_details import (
    answers_of,
    areas_of,
    asked_of,
    matrix_of,
    trust_of,
)
from serasi.measure.printed.words import (
    NONE,
    between,
    fitted,
    listed,
    short_figure,
    signed,
)
from serasi.measure.queries.reading import Attitude, Reading
from serasi.science.harmony import Cell
from serasi.science.harmony.index import CUTS, LOWEST, WEAK

MOST_ADVICE = 5
NAME, TITLE = 60, 90
LOW, HIGH, STEP = 30.0, 90.0, 10.0
"""The ends of the axis where all values lie between them, and by how much it grows."""


def brief_data(seen: Reading) -> dict[str, Any]:
    """Return everything that stands on the two pages; a hidden figure is nowhere in it."""
    row = seen.wave
    before = seen.before
    sheet = words.letterhead(row)
    tips = advice_of(seen)
    return {
        "kop": sheet,
        "title": f"Ringkasan {fitted(row.title, TITLE)}",
        "for": f"Ringkasan untuk {fitted(words.head_of(row), NAME)}",
        "name": fitted(row.title, TITLE),
        "published": words.day(row.published_at),
        "headline": headline(seen),
        "lead": lead(seen),
        "label": seen.label,
        "index": _index(seen),
        "before": "" if before is None else fitted(before.title, NAME),
        "before_short": "" if before is None else words.month(before.ends_on),
        "attitudes": _attitudes(seen),
        "matrix": matrix_of(seen),
        "answers": answers_of(seen),
        "areas": areas_of(seen),
        "advice": [asdict(one) for one in tips[:MOST_ADVICE]],
        "more_advice": max(0, len(tips) - MOST_ADVICE),
        "trust": trust_of(seen),
        "asked": asked_of(seen),
        "source": f"{sheet['office']}, gelombang {row.code}",
    }


def headline(seen: Reading) -> str:
    """Say in one sentence what matters now."""
    where = fitted(words.place_of(seen.wave), NAME)
    if seen.label:
        return f"{where}: suara para pengisi tautan terbuka, bukan ukuran penduduk"
    if not seen.index.shown:
        return f"{where}: terlalu sedikit responden untuk sebuah angka"
    state = f"{where} {seen.category}" + (", di batas" if seen.boundary else "")
    also = [one.name for one in seen.worn if one.name not in seen.weak]
    worn = listed([_lower(name) for name in also], 2)
    if seen.weak:
        held = listed([_lower(name) for name in seen.weak], 2)
        return f"{state}; mata rantai lemah: {held}" + (f"; terkikis: {worn}" if worn else "")
    if worn:
        return f"{state}: {worn} terkikis"
    if seen.before is not None:
        return f"{state}: tidak ada sikap yang pasti terkikis"
    return state


def lead(seen: Reading) -> str:
    """Say what changed since the wave before, as far as the intervals allow."""
    if seen.before is None:
        return (
            "Belum ada gelombang terdahulu dengan tempat, cara, dan pertanyaan yang sama;"
            " perubahan baru dapat dibaca dari gelombang berikut."
        )
    if seen.label:
        return "Dua tautan terbuka tidak dapat dibandingkan: pengisinya orang yang berlainan."
    down = [one for one in seen.attitudes if changed_for_sure(one) and _gap(one) < 0]
    up = [one for one in seen.attitudes if changed_for_sure(one) and _gap(one) > 0]
    parts = []
    if down:
        parts.append(f"pasti turun: {_gaps(down)}")
    if up:
        parts.append(f"pasti naik: {_gaps(up)}")
    known = [one for one in seen.attitudes if one.change.difference is not None]
    if not known:
        return f"Tidak ada angka yang dapat dibandingkan dengan {_since(seen)}."
    if not parts:
        return f"Dibanding {_since(seen)}, tidak satu pun dari sepuluh sikap pasti berubah."
    rest = len(known) - len(down) - len(up)
    told = "; ".join(parts)
    tail = f"; {rest} sikap lain belum pasti berubah" if rest else ""
    return f"Dibanding {_since(seen)}, {told}{tail}."


def _since(seen: Reading) -> str:
    return fitted(seen.before.title, NAME) if seen.before is not None else ""


def _gap(one: Attitude) -> float:
    return one.change.difference or 0.0


def _gaps(some: list[Attitude]) -> str:
    some = sorted(some, key=lambda one: -abs(_gap(one)))
    return listed([f"{_lower(one.name)} {signed(_gap(one))}" for one in some], 4)


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _index(seen: Reading) -> dict[str, Any]:
    cell, change = seen.index, seen.change
    if not cell.shown:
        return {"shown": False, "reason": cell.reason}
    moved = ""
    if seen.before is not None and change.difference is not None and change.lo is not None:
        sure = change.z is not None and change.lo * (change.hi or 0.0) > 0
        way = "turun" if change.difference < 0 else "naik"
        word = f"pasti {way}" if sure else "belum pasti berubah"
        moved = (
            f"{signed(change.difference)} poin sejak {words.month(seen.before.ends_on)}"
            f" ({signed(change.lo)} sampai {signed(change.hi)}): {word}"
        )
    former = None if seen.change.difference is None else (cell.value or 0) - seen.change.difference
    crossed = cuts_crossed(cell.lo, cell.hi)
    return {
        "shown": True,
        "value": words.figure(cell.value),
        "category": seen.category,
        "boundary": f"di batas {listed([words.figure(cut, 0) for cut in crossed])}"
        if crossed
        else "",
        "interval": ""
        if cell.lo is None
        else f"antara {words.figure(cell.lo)} dan {words.figure(cell.hi)}",
        "moved": moved,
        "plain": words.figure(seen.arithmetic),
        "least": "" if seen.label else words.figure(smallest_change(seen)),
        "at": _at(cell.value, 0.0, 100.0),
        "lo": _at(cell.lo, 0.0, 100.0),
        "hi": _at(cell.hi, 0.0, 100.0),
        "was": _at(former, 0.0, 100.0),
        "zones": _zones(),
        "weak": list(seen.weak),
    }


def _zones() -> list[dict[str, Any]]:
    """Return the four categories from low to high with the share of the axis each has."""
    ends = [0.0, *sorted(cut for cut, _name in CUTS), 100.0]
    names = [LOWEST, *(name for _cut, name in sorted(CUTS))]
    return [
        {"from": ends[at] / 100, "to": ends[at + 1] / 100, "name": name}
        for at, name in enumerate(names)
    ]


def _at(value: float | None, low: float, high: float) -> float | None:
    if value is None:
        return None
    return round(min(1.0, max(0.0, (value - low) / (high - low))), 4)


def _ends(cells: list[Cell]) -> tuple[float, float]:
    seen = [v for cell in cells for v in (cell.value, cell.lo, cell.hi) if v is not None]
    low = min([LOW, *(STEP * (v // STEP) for v in seen)])
    high = max([HIGH, *(min(100.0, STEP * (v // STEP + 1)) for v in seen)])
    return low, high


def _attitudes(seen: Reading) -> dict[str, Any]:
    cells = [cell for one in seen.attitudes for cell in (one.now, one.before)]
    low, high = _ends(cells)
    return {
        "ticks": [
            {"at": _at(cut, low, high), "name": words.figure(cut, 0), "cut": inner}
            for cut, inner in ((low, False), *((c, True) for c, _n in sorted(CUTS)), (high, False))
            if low <= cut <= high and (not inner or low < cut < high)
        ],
        "rows": [_attitude(one, low, high) for one in seen.attitudes],
        "compared": seen.before is not None and not seen.label,
        "intervals": any(one.now.lo is not None for one in seen.attitudes),
        "hollow": any(one.boundary for one in seen.attitudes),
        "hidden": any(not one.now.shown for one in seen.attitudes),
    }


def _attitude(one: Attitude, low: float, high: float) -> dict[str, Any]:
    change, sure = one.change, changed_for_sure(one)
    gap = change.difference
    return {
        "name": one.name,
        "value": short_figure(one.now.value),
        "interval": between(one.now.lo, one.now.hi),
        "at": _at(one.now.value, low, high),
        "lo": _at(one.now.lo, low, high),
        "hi": _at(one.now.hi, low, high),
        "was": _at(one.before.value, low, high),
        "hollow": one.boundary,
        "weak": one.now.value is not None and round(one.now.value, 9) < WEAK,
        "gap": NONE if gap is None else signed(gap),
        "word": "terkikis" if change.flag else _moved(gap, sure),
        "strong": change.flag or sure,
    }


def _moved(gap: float | None, sure: bool) -> str:
    if gap is None:
        return ""
    if not sure:
        return "belum pasti"
    return "pasti turun" if gap < 0 else "pasti naik"
