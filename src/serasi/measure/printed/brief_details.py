"""The second page of the brief: attitudes by sila, areas, trust, and who was asked."""

from __future__ import annotations

from typing import Any

from serasi.measure import instrument
from serasi.measure.printed import words
from serasi.measure.printed.words import SILA, between, fitted, share, short_figure
from serasi.measure.queries.reading import Place, Reading
from serasi.regions.queries import tiles
from serasi.science.harmony import Cell, Item
from serasi.science.harmony.index import CUTS

MOST_DOUBTS, MOST_TILES, EXTREMES = 4, 45, 3
REGENCY = 5
"""Letters of the code of a regency; longer ones are districts."""
WHO_OPEN = "Siapa saja yang membuka tautannya"
HIDDEN = "disembunyikan: terlalu sedikit"
LIGHTS = (
    ("hijau", "hijau"),
    ("kuning", "kuning"),
    ("merah", "merah"),
    ("tidak_ada_data", "belum dapat dinilai"),
)
_STRUCTURE = (
    "Warga tidak membedakan sepuluh sikap dan lima sila sejelas kuesionernya: nilai tiap sikap"
    " adalah ringkasan butirnya."
)
_TOGETHER = "Tiga puluh butirnya kurang sejalan: indeks kurang ajek, jangan pakai sendirian."
DOUBTS = {
    "alpha_total": _TOGETHER,
    "omega_total": _TOGETHER,
    "omega_general": "Baca indeks bersama sepuluh sikapnya, jangan sendirian.",
    "omega_attitude": "Pada {low} dari 10 sikap, ketiga butirnya kurang kompak: nilainya"
    " ringkasan, bukan ukuran halus.",
    "item_rest": "Sebagian butir kurang sejalan dengan sikapnya; bunyinya perlu diperiksa sebelum"
    " gelombang berikut.",
    "item_missing": "Ada butir yang sering tidak dijawab; nilainya dapat menyimpang.",
    "ceiling": "Ada butir yang hampir semua orang memberi nilai tertinggi; kenaikan tidak akan"
    " terlihat di sana.",
    "factors_ten": _STRUCTURE,
    "factors_sila": _STRUCTURE,
    "factors_bifactor": _STRUCTURE,
    "invariance": "Butir belum tentu berarti sama di semua wilayah: hati-hati membandingkan"
    " wilayah.",
    "items_by_group": "Ada butir yang dipahami lain oleh sebagian kelompok warga.",
    "retest": "Jawaban orang yang ditanya ulang banyak berubah.",
    "trust": "Nilainya kurang sejalan dengan rasa percaya warga, padahal seharusnya sejalan.",
    "straight_lines": "Sebagian lembar diisi seragam; kunjungi ulang sebelum angkanya dipakai.",
    "contradictions": "Sebagian lembar menjawab bertentangan; butir balik mungkin tidak dipahami.",
    "yea_saying": "Jawaban condong mengiyakan atau menolak apa pun bunyinya.",
    "interviewers": "Jawaban ikut diwarnai siapa pewawancaranya.",
    "haste": "Sebagian wawancara terlalu singkat untuk membaca semua butir.",
    "distance": "Sebagian wawancara jauh dari RT yang terpilih.",
    "response": "Banyak rumah tangga terpilih tidak menjawab; yang tidak menjawab mungkin berbeda.",
}
"""What a check that is not green means to who has to act on the figures."""


def _shade(value: float | None) -> int | None:
    """Return 0 for the lowest category to 3 for the highest; None without a value."""
    return None if value is None else sum(round(value, 9) >= cut for cut, _name in CUTS)


def matrix_of(seen: Reading) -> dict[str, Any]:
    one = instrument.of(seen.wave.instrument)
    of = {(item.attitude, item.sila): item.code for item in one.items}
    rows = []
    for attitude in seen.attitudes:
        cells: list[dict[str, Any] | None] = []
        for number in range(1, len(SILA) + 1):
            code = of.get((attitude.code, f"S{number}"))
            if code is None:
                cells.append(None)
                continue
            value = seen.items[code].value if code in seen.items else None
            cells.append({"value": short_figure(value), "shade": _shade(value)})
        own = attitude.now.value
        rows.append(
            {"name": attitude.name, "cells": cells, "own": short_figure(own), "shade": _shade(own)}
        )
    return {
        "sila": [
            {"number": str(at), "name": name, "value": short_figure(value), "shade": _shade(value)}
            for at, (name, value) in enumerate(zip(SILA, seen.sila, strict=True), start=1)
        ],
        "rows": rows,
    }


def answers_of(seen: Reading) -> dict[str, Any]:
    """Return the statements with the lowest and the highest values, as they were read out."""
    one = instrument.of(seen.wave.instrument)
    known = [
        (cell.value, item, cell)
        for item in one.items
        if (cell := seen.items.get(item.code)) is not None and cell.value is not None
    ]
    known.sort(key=lambda found: found[0])
    if len(known) < 2 * EXTREMES:
        return {"low": [], "high": []}
    texts = one.languages["id"].texts

    def told(value: float, item: Item, cell: Cell) -> dict[str, str]:
        note = ("dibalik; " if item.reverse else "") + between(cell.lo, cell.hi)
        return {
            "value": words.figure(value),
            "words": f"“{texts[item.code]}”",
            "note": note.removesuffix("; "),
        }

    return {
        "low": [told(*found) for found in known[:EXTREMES]],
        "high": [told(*found) for found in known[: -EXTREMES - 1 : -1]],
    }


def areas_of(seen: Reading) -> dict[str, Any]:
    shown = [one for one in seen.places if one.index is not None]
    gone = len(seen.places) - len(shown)
    level = "kecamatan" if all(len(one.code) > REGENCY for one in seen.places) else "wilayah"
    told: dict[str, Any] = {
        "shown": len(shown),
        "hidden": gone,
        "level": level,
        "note": _areas_note(seen, len(shown), gone, level),
        "width": 0, "height": 0, "tiles": [],
        "rows": [_place(one) for one in shown[:MOST_TILES]],
    }  # fmt: skip
    places = {one.code: one for one in seen.places}
    if shown and 1 < len(places) <= MOST_TILES:
        laid = sorted(tiles(list(places)), key=lambda tile: tile.code)
        left, top = min(t.column for t in laid), min(t.row for t in laid)
        half = 2 if level == "wilayah" else 1
        told["tiles"] = [
            {
                "column": (tile.column - left) / half,
                "row": tile.row - top,
                **_place(places[tile.code]),
            }
            for tile in laid
        ]
        told["width"] = max(tile["column"] for tile in told["tiles"]) + 1
        told["height"] = max(tile["row"] for tile in told["tiles"]) + 1
    return told


def _place(one: Place) -> dict[str, Any]:
    return {
        "name": fitted(one.name, 24),
        "value": "" if one.index is None else words.figure(one.index),
        "interval": between(one.lo, one.hi, 0),
        "shade": _shade(one.index),
        "boundary": one.boundary and one.index is not None,
    }


def _areas_note(seen: Reading, shown: int, gone: int, level: str) -> str:
    if not seen.places:
        return "Gelombang ini tidak dibagi menurut wilayah."
    if not shown:
        return (
            f"Tidak satu pun dari {gone} {level} mempunyai 30 responden dan 3 klaster, jadi tidak"
            f" ada angka per {level}. Untuk angka per {level}, pakai sekitar 100 responden per"
            f" {level}, atau gabungkan dua gelombang."
        )
    hidden = (
        f" {gone} {level} tidak ditampilkan: di bawah 30 responden atau 3 klaster, atau agar yang"
        " lain tidak terbuka."
        if gone
        else ""
    )
    if seen.label:
        return f"Angka para pengisi di {shown} {level}; tidak mewakili penduduknya.{hidden}"
    apart = (
        f"{len(seen.apart)} dari {seen.compared} pasangan berbeda dengan pasti; yang lain tidak"
        " boleh diurutkan."
        if seen.compared
        else ""
    )
    return f"Indikatif: {shown} {level} dengan responden yang cukup. {apart}{hidden}".strip()


def trust_of(seen: Reading) -> dict[str, Any]:
    return {
        "lights": [
            {"light": key, "name": name, "count": str(seen.lights.get(key, 0))}
            for key, name in LIGHTS
            if seen.lights
        ],
        "doubts": doubts(seen)[:MOST_DOUBTS],
        "more": max(0, len(doubts(seen)) - MOST_DOUBTS),
        "points": _points(seen),
    }


def doubts(seen: Reading) -> list[dict[str, str]]:
    """Return what is red or yellow, in words for a reader without statistics, red first."""
    worst: dict[str, str] = {}
    low = 0
    for one in seen.checks:
        words_of = DOUBTS[one["key"]]
        low += one["key"] == "omega_attitude"
        if worst.get(words_of) != "merah":
            worst[words_of] = one["light"]
    told = [{"light": light, "text": text.format(low=low)} for text, light in worst.items()]
    return sorted(told, key=lambda one: one["light"] != "merah")


def _points(seen: Reading) -> list[str]:
    if seen.label:
        return [
            "Tautan terbuka diisi siapa saja yang mau. Tidak ada batas kesalahan yang dapat"
            " dihitung, dan golongan tidak ditetapkan.",
            "Angka ini tidak boleh dicampur atau dibandingkan dengan survei berpeluang.",
        ]
    points = []
    if seen.index.shown:
        points.append(
            "Selang 95 %: bila survei diulang berkali-kali dengan cara yang sama, sekitar 95 dari"
            " 100 selangnya memuat nilai yang sebenarnya."
        )
    points.append(
        "Indeks ini ukuran rasa warga, bukan hitungan kejadian; tidak menjelaskan sebab, dan tidak"
        " diubah menjadi IHaI."
    )
    if seen.before is not None:
        points.append(
            "Sepuluh sikap dibaca sekaligus: satu tanda yang tipis dapat muncul karena kebetulan."
        )
    return points


def asked_of(seen: Reading) -> list[list[str]]:
    row, recipe = seen.wave, seen.weights.recipe
    who = HIDDEN if seen.people is None else f"{words.figure(seen.people, 0)} orang"
    if seen.clusters and not seen.label:
        who += f" di {words.figure(seen.clusters, 0)} klaster"
    told = [
        ["Siapa", WHO_OPEN if seen.label else "Warga 17 tahun ke atas atau sudah kawin"],
        ["Berapa", who],
        ["Kapan", words.days(row.starts_on, row.ends_on)],
        ["Cara", _how(seen)],
    ]
    chosen, answered = recipe.get("selected"), recipe.get("answered")
    if chosen and answered and seen.people is not None:
        told.append(
            [
                "Menjawab",
                f"{share(answered / chosen)} dari {words.figure(chosen, 0)} rumah tangga terpilih",
            ]
        )
    told.append(["Kuesioner", f"INSERASI, 30 butir, {row.instrument}"])
    told.append(["Bobot", f"versi {seen.weights.version}, {words.day(seen.weights.made_at)}"])
    if row.romantik:
        told.append(["Romantik BPS", fitted(row.romantik, 40)])
    return told


def _how(seen: Reading) -> str:
    if seen.label:
        return "Tautan terbuka; pengisi memilih diri sendiri"
    return "Sampel acak bertingkat, wawancara tatap muka; satu orang dewasa per rumah tangga"
