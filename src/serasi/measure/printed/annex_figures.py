"""Annex: every figure with its error, what changed, areas, small-area model, what is hidden."""

from __future__ import annotations

from typing import Any

from serasi.measure import instrument
from serasi.measure.printed.blocks import Block, facts, para, section, table
from serasi.measure.printed.words import (
    NO_DATA,
    NONE,
    SILA,
    between,
    figure,
    fitted,
    month,
    short_figure,
    signed,
)
from serasi.measure.queries.annex import Annex, hidden_cells
from serasi.measure.queries.reading import Reading
from serasi.science import surveys
from serasi.science.harmony import ATTITUDES

LEAST_AREAS = 5
"""Areas with an index from which a model of areas is fitted."""
Z = 1.96
NAME, MOST_PAIRS = 26, 60
HEAD = ["Nilai", "Ralat baku", "Selang 95 %", "Deff", "n"]


def figure_sections(seen: Reading, told: Annex) -> list[dict[str, Any]]:
    """Return the sections of figures."""
    sections = [_whole(seen, told)]
    if seen.before is not None and not seen.label:
        sections.append(_changes(seen))
    sections.append(_areas(seen, told))
    if not seen.label:
        sections.append(_model(told, seen))
    sections.append(_hidden(told))
    return sections


def _numbers(one: dict[str, Any]) -> list[str]:
    return [
        short_figure(one["mean"], 2),
        short_figure(one["se"], 3),
        between(one["lo"], one["hi"], 2) or NONE,
        short_figure(one["deff"], 2),
        NONE if one["n"] is None else figure(one["n"], 0),
    ]


def _whole(seen: Reading, told: Annex) -> dict[str, Any]:
    whole, names = told.report["all"], told.report["instrument"]["attitudes"]
    ends = whole["index_interval"]
    index: Block | None = None
    if whole["index_geo"] is None:
        index = para(f"Indeks tidak ditampilkan: {seen.index.reason}.")
    else:
        boot = between(ends["boot_lo"], ends["boot_hi"], 2)
        index = facts(
            ("Indeks (geometrik)", figure(whole["index_geo"], 3)),
            ("Ralat baku", "" if ends["se"] is None else figure(ends["se"], 3)),
            ("Selang 95 %, linearisasi", between(ends["lo"], ends["hi"], 2)),
            ("Selang 95 %, bootstrap", boot),
            ("Rata-rata biasa", figure(whole["index_arith"], 3)),
            ("Golongan", whole["category"] or ""),
            ("Efek rancangan sikap", _deffs(whole)),
            ("Responden dan klaster", _people(whole, seen)),
        )
    weights = told.report["weights"]["values"]
    rows = [
        [code, names[code], *_numbers(whole["attitudes"][code]), figure(weights[code], 3)]
        for code in ATTITUDES
    ]
    sila = [
        [code, name, *_numbers(whole["sila_figures"][code])]
        for code, name in zip(whole["sila"], SILA, strict=True)
    ]
    asked = instrument.of(seen.wave.instrument)
    items = [
        [
            item.code + (" R" if item.reverse else ""),
            item.sila,
            asked.languages["id"].texts[item.code],
            *_numbers(whole["items"][item.code]),
        ]
        for item in asked.items
    ]
    note = "Survei tautan terbuka tidak mempunyai ralat, selang, maupun deff." if seen.label else ""
    return section(
        "Hasil seluruh sampel",
        index,
        table("Sikap", ["", "Sikap", *HEAD, "Bobot"], rows, align="lLrrrrrr", note=note),
        table("Sila", ["", "Sila", *HEAD], sila, align="lLrrrrr"),
        table(
            "Butir, 0 sampai 100", ["Butir", "Sila", "Bunyi", *HEAD], items, align="llLrrrrr",
            small=True, note="R: butir balik; nilainya sudah dibalik.",
        ),
    )  # fmt: skip


def _deffs(whole: dict[str, Any]) -> str:
    known = [one["deff"] for one in whole["attitudes"].values() if one["deff"] is not None]
    return f"{figure(min(known), 2)} sampai {figure(max(known), 2)}" if known else ""


def _people(one: dict[str, Any], seen: Reading) -> str:
    if one["n"] is None:
        return ""
    people = figure(one["n"], 0)
    return people if seen.label else f"{people} orang, {figure(one['clusters'], 0)} klaster"


def _changes(seen: Reading) -> dict[str, Any]:
    before = seen.before
    rows = []
    pairs = [("Indeks", seen.index, seen.change)]
    pairs += [(one.name, one.now, one.change) for one in seen.attitudes]
    for name, now, change in pairs:
        former = None
        if now.value is not None and change.difference is not None:
            former = now.value - change.difference
        z = None if change.z is None or abs(change.z) == float("inf") else change.z
        rows.append(
            [
                name,
                short_figure(former, 2),
                short_figure(now.value, 2),
                NONE if change.difference is None else signed(change.difference, 2),
                between(change.lo, change.hi, 2).replace("–", " sampai ") or NONE,
                short_figure(z, 2),
                change.word,
            ]
        )
    title = fitted(before.title, 80) if before is not None else ""
    when = month(before.ends_on) if before is not None else ""
    return section(
        "Perubahan",
        para(
            f"Terhadap {title} ({when}), gelombang terakhir dengan tempat, cara, dan instrumen yang"
            " sama. Erosi: turun 3 poin atau lebih dengan |z| > 1,96, atau dua kali berturut-turut"
            " turun 2 poin atau lebih. Sebelas perbandingan tidak dikoreksi untuk banyaknya uji."
        ),
        table(
            "Beda", ["", "Dahulu", "Kini", "Beda", "Selang 95 %", "z", "Tanda"], rows,
            align="Lrrrrrl",
        ),
    )  # fmt: skip


def _areas(seen: Reading, told: Annex) -> dict[str, Any]:
    areas = told.report["areas"]
    names = {one.code: fitted(one.name, NAME) for one in seen.places}
    shown = [code for code in sorted(areas) if areas[code]["index_geo"] is not None]
    rows = [
        [
            code,
            names[code],
            figure(areas[code]["n"], 0),
            NONE if seen.label else figure(areas[code]["clusters"], 0),
            figure(areas[code]["index_geo"], 2),
            short_figure(areas[code]["index_interval"]["se"], 2),
            _ends(areas[code], "lo", "hi"),
            _ends(areas[code], "boot_lo", "boot_hi"),
            _category(areas[code]),
        ]
        for code in shown
    ]
    attitudes = [
        [names[code], *(_with_error(areas[code]["attitudes"][a]) for a in ATTITUDES)]
        for code in sorted(areas)
        if any(areas[code]["attitudes"][a]["mean"] is not None for a in ATTITUDES)
    ]
    order = told.report["order"]
    pairs = [
        [
            names[one["higher"]],
            names[one["lower"]],
            figure(one["difference"], 2),
            between(one["lo"], one["hi"], 2),
            figure(one["p"], 4),
        ]
        for one in (order["certain"] if order else [])[:MOST_PAIRS]
    ]
    compared = ""
    if order and order["compared"]:
        compared = (
            f"{len(order['certain'])} dari {order['compared']} pasangan wilayah berbeda dengan"
            " pasti (kovarians bersama, Holm 1979); pasangan lain tidak boleh diurutkan."
        )
    return section(
        "Hasil menurut wilayah",
        para(
            f"{len(shown)} dari {len(areas)} wilayah ditampilkan."
            + ("" if rows else " Tidak ada wilayah dengan 30 responden dan 3 klaster.")
        ),
        table(
            "Indeks", ["Kode", "Wilayah", "n", "Klaster", "Indeks", "Ralat", "Selang 95 %",
                       "Bootstrap", "Golongan"],
            rows, align="lLrrrrrrl", small=True,
        ),
        table(
            "Sikap menurut wilayah: nilai dan (ralat baku)", ["Wilayah", *ATTITUDES], attitudes,
            align="L" + "r" * len(ATTITUDES), small=True,
        ),
        para(compared),
        table(
            "Pasangan yang berbeda dengan pasti", ["Lebih tinggi", "Lebih rendah", "Beda",
                                                   "Selang (Holm)", "p"],
            pairs, align="LLrrr",
        ),
        para(_stability(told)),
    )  # fmt: skip


def _ends(one: dict[str, Any], lo: str, hi: str) -> str:
    return between(one["index_interval"][lo], one["index_interval"][hi], 1) or NONE


def _category(one: dict[str, Any]) -> str:
    return (one["category"] or NONE) + (", di batas" if one["on_boundary"] else "")


def _with_error(one: dict[str, Any]) -> str:
    if one["mean"] is None:
        return NONE
    error = "" if one["se"] is None else f" ({figure(one['se'], 1)})"
    return figure(one["mean"], 1) + error


def _stability(told: Annex) -> str:
    found = told.report["rank_stability"]
    if found is None or found["spearman_with_equal"] is None:
        return ""
    same = figure(found["spearman_with_equal"], 3)
    return (
        f"Kestabilan urutan terhadap bobot sikap: korelasi Spearman dengan bobot sama {same}"
        f" ({'stabil' if found['stable'] else 'tampilkan keduanya'}, batas 0,90)."
    )


def _model(told: Annex, seen: Reading) -> dict[str, Any]:
    """Fit the model to what passed the gate alone, so that no hidden figure is behind it."""
    title = "Wilayah kecil: berdasarkan model"
    known = [
        (code, one["index_geo"], one["index_interval"]["se"])
        for code, one in sorted(told.report["areas"].items())
        if one["index_geo"] is not None and one["index_interval"]["se"]
    ]
    if len(known) < LEAST_AREAS:
        return section(
            title,
            para(
                f"Model Fay–Herriot tidak dihitung: perlu sedikitnya {LEAST_AREAS} wilayah yang"
                f" ditampilkan, ada {len(known)}."
            ),
        )
    names = {one.code: fitted(one.name, NAME) for one in seen.places}
    fit = surveys.fay_herriot(
        [value for _code, value, _se in known],
        [se**2 for _code, _value, se in known],
        [[1.0]] * len(known),
    )
    rows = [
        [
            names[code],
            figure(value, 2),
            figure(se, 2),
            figure(float(fit.value[at]), 2),
            figure(float(fit.rmse[at]), 2),
            between(
                float(fit.value[at] - Z * fit.rmse[at]), float(fit.value[at] + Z * fit.rmse[at]), 1
            ),
            figure(float(fit.weight_of_direct[at]), 2),
        ]
        for at, (code, value, se) in enumerate(known)
    ]
    settled = "bertemu" if fit.converged else "TIDAK bertemu"
    return section(
        title,
        para(
            "BERDASARKAN MODEL, bukan angka langsung: Fay–Herriot (1979) tanpa peubah penjelas, σ²"
            " oleh REML, galat kuadrat rata-rata menurut Datta & Lahiri (2000). Hanya wilayah yang"
            " angkanya ditampilkan yang masuk model; yang tersembunyi tetap tersembunyi. Ragam"
            " langsung dianggap diketahui, padahal pada sedikit klaster ia sendiri goyah."
        ),
        facts(
            ("σ² antarwilayah", f"{figure(fit.area_variance, 3)} ({settled})"),
            ("Rata-rata model", figure(float(fit.beta[0]), 2)),
        ),
        table(
            "Indeks berdasarkan model",
            ["Wilayah", "Langsung", "Ralat", "Model", "RMSE", "Selang 95 %", "γ"],
            rows, align="Lrrrrrr", small=True,
            note="γ: bagian angka langsung dalam angka model.",
        ),
    )  # fmt: skip


def _hidden(told: Annex) -> dict[str, Any]:
    cells, gone = hidden_cells(told.report)
    hidden = sum(gone.values())
    part = NO_DATA if not cells else f"{figure(hidden, 0)} dari {figure(cells, 0)} sel"
    return section(
        "Penyembunyian",
        para(
            "Sel dengan kurang dari 30 responden atau 3 klaster tidak mempunyai angka, juga tidak"
            " jumlah respondennya. Bila jumlah seluruhnya tampil, bagian yang tersembunyi bersama"
            " harus mencapai 30 responden dan 3 klaster; bila tidak, bagian tampil yang terkecil"
            " ikut disembunyikan. Agama atau suku per desa tidak pernah ditampilkan."
        ),
        facts(("Tersembunyi", part)),
        table(
            "Alasan", ["Alasan", "Sel"],
            [[reason, figure(count, 0)] for reason, count in sorted(gone.items())], align="Lr",
        ),
    )  # fmt: skip
