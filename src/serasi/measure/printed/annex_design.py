"""Annex: how the sample was drawn, who answered, how they were weighed, how errors are counted."""

from __future__ import annotations

from typing import Any

from serasi.measure.printed.blocks import Block, facts, listing, para, section, table
from serasi.measure.printed.words import NONE, day, figure, fitted, listed, share, short_figure
from serasi.measure.queries.annex import Annex
from serasi.measure.queries.reading import Reading
from serasi.measure.weighting import MARGINS
from serasi.science.scales.outcomes import Outcome

NAME = 40
HIDDEN = "disembunyikan"
LONELY = "S1317"
AAPOR: tuple[tuple[Outcome, str, str], ...] = (
    ("complete", "selesai diwawancarai", "I"),
    ("partial", "sebagian", "P"),
    ("refused", "menolak", "R"),
    ("withdrawn", "menarik diri", "R"),
    ("absent", "tidak pernah ditemui", "NC"),
    ("unable", "ditemui tetapi tidak mampu", "O"),
    ("unknown", "tidak diketahui ada penghuninya", "UH"),
    ("not_eligible", "tidak memenuhi syarat", "–"),
)


def design_sections(seen: Reading, told: Annex) -> list[dict[str, Any]]:
    """Return the sections before the figures."""
    if seen.label:
        return [
            section(
                "Rancangan",
                para(
                    "Tautan terbuka: siapa pun boleh mengisi. Peluang terpilih tidak diketahui,"
                    " jadi tidak ada bobot, ralat baku, selang, maupun golongan; angkanya tidak"
                    " mewakili penduduk dan tidak dicampur dengan survei berpeluang."
                ),
            )
        ]
    return [
        _design(told),
        _response(seen, told),
        _weights(seen, told),
        _variance(seen, told),
    ]


def _design(told: Annex) -> dict[str, Any]:
    row, drawn = told.wave, told.protocol
    steps = [
        "Kerangka: desa dan kelurahan menurut data wilayah pada hari penarikan, dengan penduduk"
        " sebagai ukuran (sama besar bila penduduk tidak diketahui).",
        "Tahap 1: desa per strata dengan peluang sebanding ukuran, penarikan sistematis (Madow"
        " 1949); desa sebesar langkahnya pasti terpilih.",
        f"Tahap 2: {row.rts_per_village} RT per desa dengan langkah tetap; di desa yang pasti"
        " terpilih, RT menjadi klasternya.",
        f"Tahap 3: {row.households_per_rt} rumah tangga per RT dengan langkah tetap; satu orang 17"
        " tahun ke atas atau sudah kawin per rumah tangga menurut kisi Kish.",
    ]
    strata = [
        [
            one.stratum.code,
            fitted(one.stratum.name, NAME),
            figure(one.stratum.villages, 0),
            figure(one.stratum.size, 0),
            figure(one.stratum.take, 0),
            short_figure(one.start, 4),
            short_figure(one.step, 4),
            figure(len(one.reserves), 0),
        ]
        for one in (drawn.strata if drawn else ())
    ]
    again = ""
    if drawn is not None:
        again = (
            "Penarikan ulang dari kerangka tersimpan memberi sampel yang sama."
            if drawn.reproduced
            else "Penarikan ulang TIDAK memberi sampel yang sama."
        )
    return section(
        "Rancangan",
        listing(steps),
        facts(
            ("Bilangan acak awal", "" if row.seed is None else str(row.seed)),
            ("Kerangka", "" if drawn is None else f"{figure(drawn.frame_rows, 0)} desa/kelurahan"),
            ("Sampel", f"{told.villages} desa ({told.certain} pasti terpilih), {told.rts} RT,"
             f" sasaran {figure(row.target, 0)} rumah tangga"),
            ("Diganti cadangan", f"{told.replaced} desa"),
            ("Uji ulang", again),
        ),
        table(
            "Strata dan penarikan desa",
            ["Kode", "Strata", "Desa", "Ukuran", "Diambil", "Mulai", "Langkah", "Cadangan"],
            strata, align="lLrrrrrr",
            note="Mulai dan langkah pada ukuran kumulatif; – = semua pasti terpilih.",
        ),
    )  # fmt: skip


def _response(seen: Reading, told: Annex) -> dict[str, Any]:
    if seen.people is None:
        return section("Tanggapan", para(f"Jumlah responden {HIDDEN}: {seen.index.reason}."))
    found = told.outcomes
    rates: Block | None = None
    counts: Block | None = None
    if found is not None:
        counts = table(
            "Hasil kunjungan", ["Hasil", "AAPOR", "Rumah tangga"],
            [
                [name, mark, figure(found.counts[key], 0)]
                for key, name, mark in AAPOR
                if found.counts[key]
            ]
            + [["ditarik, termasuk pengganti", "", figure(found.drawn, 0)]],
            align="lcr",
        )  # fmt: skip
        rates = facts(
            ("Tanggapan (RR1)", share(found.response)),
            ("Kerja sama (COOP1)", share(found.cooperation)),
            ("Penolakan (REF1)", share(found.refusal)),
            ("Kontak (CON1)", share(found.contact)),
            ("Pengganti", share(found.substituted)),
            ("Wawancara dikesampingkan", figure(told.set_aside, 0) if told.set_aside else ""),
        )
    names = (
        {}
        if told.protocol is None
        else {one.stratum.code: one.stratum.name for one in told.protocol.strata}
    )
    strata = [
        [
            one.name,
            fitted(names.get(one.name, ""), NAME),
            figure(one.selected, 0),
            HIDDEN if one.answered.value is None else figure(one.answered.value, 0),
            NONE if one.rate is None else share(one.rate),
            short_figure(one.factor, 3),
        ]
        for one in told.strata
    ]
    return section(
        "Tanggapan",
        counts,
        rates,
        para(
            "Menurut AAPOR, Standard Definitions (2023). Yang tidak diketahui dihitung sebagai"
            " memenuhi syarat, jadi angka tanggapan ini yang paling rendah."
        )
        if found
        else None,
        table(
            "Kelas bobot nonrespons",
            ["Kode", "Strata", "Terpilih", "Menjawab", "Bagian", "Pengali"], strata,
            align="lLrrrr",
            note="Strata dengan kurang dari 30 penjawab atau 3 klaster disembunyikan, juga yang"
            " diperlukan supaya yang tersembunyi tidak dapat dihitung.",
        ),
    )  # fmt: skip


def _weights(seen: Reading, told: Annex) -> dict[str, Any]:
    recipe = told.weights.recipe
    raked = recipe.get("raking")
    steps = [
        "Bobot dasar: kebalikan peluang desa × RT × rumah tangga.",
        "Nonrespons: dikali kebalikan bagian yang menjawab dalam stratanya.",
        "Dalam rumah tangga: kebalikan peluang orang yang ditanya menurut kisi Kish.",
        "Penyesuaian (raking) ke jumlah penduduk, pengali dibatasi; tanpa pemangkasan lain."
        if raked
        else "Tanpa penyesuaian ke jumlah penduduk (tabel penduduk tidak dipakai).",
    ]
    spread = told.spread if seen.people is not None else None
    rows: list[tuple[str, str]] = [
        ("Versi bobot", f"{told.weights.version}, {day(told.weights.made_at)}"),
        ("Dewasa diduga", f"{recipe['adults_guessed']} rumah tangga, memakai median stratanya"
         if recipe.get("adults_guessed") else ""),
        ("Efek rancangan Kish", f"{figure(recipe.get('deff_before'), 3)} sebelum,"
         f" {figure(recipe.get('deff_after'), 3)} sesudah penyesuaian"
         if seen.people is not None else ""),
        ("Sebaran bobot", "" if spread is None else
         f"terkecil {figure(spread.least, 2)}, tengah {figure(spread.middle, 2)}, rata-rata"
         f" {figure(spread.mean, 2)}, terbesar {figure(spread.most, 2)}, koefisien variasi"
         f" {figure(spread.variation, 3)}"),
        ("Ditarik respondennya", _withdrawn(recipe, told.withdrawn_after)
         if seen.people is not None else ""),
    ]  # fmt: skip
    if raked and seen.people is not None:
        rows += [
            ("Batas pengali", " sampai ".join(figure(end, 2) for end in raked["bounds"])),
            ("Penyesuaian", f"bertemu sesudah {raked['cycles']} putaran; pengali"
             f" {figure(raked['smallest'], 3)} sampai {figure(raked['largest'], 3)};"
             f" {raked['at_low']} di batas bawah, {raked['at_high']} di batas atas"),
        ]  # fmt: skip
    cells = [
        [margin if not at else "", fitted(name, NAME), figure(total, 0)]
        for margin in MARGINS
        for at, (name, total) in enumerate((raked or {}).get("margins", {}).get(margin, {}).items())
    ]
    return section(
        "Bobot",
        listing(steps),
        facts(*rows),
        table("Jumlah penduduk yang dituju", ["Margin", "Golongan", "Penduduk"], cells,
              align="llr"),
    )  # fmt: skip


def _withdrawn(recipe: dict[str, Any], after: int) -> str:
    gone = recipe.get("withdrawn", 0)
    said = f"{gone} sebelum bobot ini dibuat, tidak dihitung" if gone else ""
    later = max(0, after - int(recipe.get("withdrawn_after_closing", 0)))
    if later:
        tail = f"{later} sesudahnya; angka yang sudah diumumkan tidak berubah"
        said = f"{said}; {tail}" if said else tail
    return said


def _variance(seen: Reading, told: Annex) -> dict[str, Any]:
    problems = told.report["quality"]["problems"]
    lonely = [one for one in problems if one["code"] == LONELY]
    row = told.wave
    seed = "" if not row.seed else f", bilangan acak awal {row.seed % 2**31 + 1}"
    alone = (
        "Tidak ada strata dengan satu klaster."
        if not lonely
        else f"Berklaster tunggal: {listed([one['value'] for one in lonely], 8)}."
    )
    if seen.people is None:
        alone = ""
    return section(
        "Ragam dan selang",
        listing(
            [
                "Linearisasi Taylor; nilai pengaruh berbobot dijumlahkan per klaster (desa),"
                " klaster dianggap diambil dengan pengembalian dalam strata.",
                "Selang 95 %: nilai ± t · ralat baku, derajat bebas = klaster − strata yang berisi"
                " jawaban domain itu.",
                "Domain: rancangan penuh dipertahankan, yang di luar domain bernilai nol.",
                "Strata dengan satu klaster: simpangannya dari rata-rata seluruh sampel"
                f" (“adjust”, seperti R survey). {alone}",
                "Koreksi populasi terbatas tidak dipakai, jadi ralat sedikit terlalu lebar.",
                "Bobot nonrespons dan penyesuaian dianggap tetap; sumbangannya pada ralat tidak"
                " dihitung.",
                "Indeks: metode delta pada rata-rata geometrik berbobot. Selang bootstrap di"
                f" sampingnya: Rao, Wu & Yue (1992), 500 ulangan{seed}.",
                "Efek rancangan (deff): terhadap sampel acak sederhana dengan pengembalian.",
                "Antargelombang: z = beda / √(ralat² + ralat²); kovarians klaster yang sama"
                " dianggap 0, jadi selang beda cenderung terlalu lebar.",
            ]
        ),
    )
