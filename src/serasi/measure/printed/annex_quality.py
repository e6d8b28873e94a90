"""Annex: how good the scales are, check by check, with the reasons."""

from __future__ import annotations

from typing import Any

from serasi.measure.printed.blocks import Block, checks, facts, para, section, table
from serasi.measure.printed.words import NONE, between, figure, fitted, share, short_figure
from serasi.measure.queries.annex import Annex
from serasi.measure.queries.reading import Reading

ORDER = ("merah", "kuning", "hijau", "tidak_ada_data")
MODELS = {
    "factors_ten": "sepuluh sikap",
    "factors_sila": "lima sila",
    "factors_bifactor": "bifaktor",
}
STEPS = {"configural": "pola", "metric": "muatan", "scalar": "titik awal"}
SENTENCE = 400


def quality_section(seen: Reading, told: Annex) -> dict[str, Any]:
    """Return the section on the scales; a wave too small to be shown has none."""
    title = "Mutu skala dan lapangan"
    quality = told.report["quality"]
    found = quality["scales"]
    if found is None:
        return section(title, para(f"Tidak ditampilkan: {seen.index.reason}."))
    if "refused" in found:
        return section(title, para(str(found["refused"])))
    missing = quality["missing"]
    return section(
        title,
        para(
            "Dihitung dari semua lembar bersama, tanpa bobot dan tanpa klaster; selangnya karena"
            " itu terlalu sempit untuk sampel berklaster. Batas dan rumus: docs/methods/scales.md."
        ),
        facts(
            ("Lembar", f"{figure(found['sheets'], 0)}, lengkap {figure(found['complete'], 0)}"),
            ("Tidak tahu; tidak bersedia; kosong", "; ".join(
                share(missing[key]) for key in ("tidak_tahu", "tidak_bersedia", "kosong"))),
            ("Alfa", _alpha(found)),
            ("Omega total; umum (satu faktor)", _omega(found)),
            ("Korelasi antarbutir", _pairs(found)),
        ),
        checks("Pemeriksaan dan alasannya", _checks(found)),
        _models(found),
        _invariance(found),
        _groups(found),
        _interviewers(found),
        _items(found),
    )  # fmt: skip


def _alpha(found: dict[str, Any]) -> str:
    one = found["alpha"]
    ends = between(one["low"], one["high"], 3)
    return figure(one["value"], 3) + (f" (95 %, Feldt: {ends})" if ends else "")


def _omega(found: dict[str, Any]) -> str:
    one = found["omega"]
    return NONE if one is None else f"{figure(one['total'], 3)}; {figure(one['general'], 3)}"


def _pairs(found: dict[str, Any]) -> str:
    one = found["inter_item"]
    if one["mean"] is None:
        return ""
    return (
        f"rata-rata {figure(one['mean'], 2)}, {figure(one['least'], 2)} sampai"
        f" {figure(one['most'], 2)}"
    )


def _checks(found: dict[str, Any]) -> list[tuple[str, str, str]]:
    rows = sorted(found["checks"], key=lambda one: ORDER.index(one["light"]))
    return [
        (
            one["light"],
            one["title"] + (f", {one['subject']}" if one["subject"] else ""),
            fitted(one["sentence"], SENTENCE),
        )
        for one in rows
    ]


def _models(found: dict[str, Any]) -> Block | None:
    rows = []
    for key, name in MODELS.items():
        one = found["models"].get(key)
        if one is None:
            continue
        fit = one["measures"] or {}
        troubles = ", ".join(TROUBLES[trouble["kind"]] for trouble in one["troubles"])
        rows.append(
            [
                name,
                figure(one["sheets"], 0),
                short_figure(fit.get("chi2"), 1),
                short_figure(fit.get("df"), 0),
                *(short_figure(fit.get(key), 3) for key in ("cfi", "tli", "rmsea", "srmr")),
                "ya" if one["sound"] else f"tidak ({troubles})",
            ]
        )
    return table(
        "Analisis faktor konfirmatori (kemungkinan maksimum, lembar lengkap)",
        ["Model", "n", "χ²", "db", "CFI", "TLI", "RMSEA", "SRMR", "Sah"], rows,
        align="LrrrrrrrL", small=True,
        note="Batas: CFI dan TLI ≥ 0,90; RMSEA dan SRMR ≤ 0,08.",
    )  # fmt: skip


TROUBLES = {
    "factors_inseparable": "faktor tidak terpisah",
    "not_converged": "tidak bertemu",
    "not_identified": "tidak teridentifikasi",
    "negative_residual": "ragam sisa negatif",
}


def _invariance(found: dict[str, Any]) -> Block | None:
    one = found["invariance"]
    if one is None or not one["steps"]:
        return None
    rows = [
        [
            STEPS.get(step["level"], step["level"]),
            short_figure((step["measures"] or {}).get("cfi"), 3),
            short_figure((step["measures"] or {}).get("rmsea"), 3),
            short_figure(step["cfi_lost"], 4),
            "ya" if step["holds"] else "tidak",
        ]
        for step in one["steps"]
    ]
    return table(
        f"Invarians antarwilayah ({len(one['groups'])} wilayah)",
        ["Tingkat", "CFI", "RMSEA", "CFI turun", "Berlaku"], rows, align="Lrrrr",
        note="Tingkat berikut berlaku bila CFI turun paling banyak 0,01 (Cheung & Rensvold 2002).",
    )  # fmt: skip


def _groups(found: dict[str, Any]) -> Block | None:
    rows = [
        [name, item["item"], figure(item["rows"], 0), figure(item["gained"], 3),
         figure(item["p_adjusted"], 4), item["size"]]
        for name, one in found["items_by_group"].items()
        for item in one["items"]
        if item["size"] != "negligible"
    ]  # fmt: skip
    return table(
        "Butir yang dijawab lain oleh suatu kelompok (DIF)",
        ["Kelompok", "Butir", "n", "Tambahan R²", "p (Holm)", "Besar"], rows, align="Llrrrl",
    )  # fmt: skip


def _interviewers(found: dict[str, Any]) -> Block | None:
    one = found["interviewers"]
    if one is None or one["value"] is None:
        return None
    ends = between(one["low"], one["high"], 3)
    value = figure(one["value"], 3) + (f" ({ends})" if ends else "")
    return facts(
        ("Korelasi dalam pewawancara (ICC)", value),
        ("Pewawancara; lembar; desa bersama", f"{one['interviewers']}; {one['rows']};"
         f" {one['shared_places']}"),
    )  # fmt: skip


def _items(found: dict[str, Any]) -> Block | None:
    rows = [
        [
            one["item"],
            figure(one["valid"], 0),
            short_figure(one["mean"], 2),
            short_figure(one["sd"], 2),
            share(one["missing"]),
            share(one["ceiling"]),
            short_figure(one["item_rest_attitude"], 2),
            short_figure(one["item_rest_scale"], 2),
        ]
        for one in found["items"]
    ]
    return table(
        "Butir (1 sampai 5, sesudah dibalik, tanpa bobot)",
        ["Butir", "n", "Rata-rata", "SD", "Kosong", "Tertinggi", "r sikap", "r skala"], rows,
        align="lrrrrrrr",
        note="r: korelasi butir dengan sisa butir sikapnya, dan dengan sisa skala.",
    )  # fmt: skip
