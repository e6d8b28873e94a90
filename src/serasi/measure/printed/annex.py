"""The methods annex for a statistician, as plain data: nothing that the reading hides is in it."""

from __future__ import annotations

from typing import Any

from serasi import __version__
from serasi.measure.printed import words
from serasi.measure.printed.advice import advice_of
from serasi.measure.printed.annex_design import design_sections
from serasi.measure.printed.annex_figures import figure_sections
from serasi.measure.printed.annex_quality import quality_section
from serasi.measure.printed.blocks import facts, listing, para, section, table
from serasi.measure.printed.words import figure, fitted
from serasi.measure.queries.annex import Annex
from serasi.measure.queries.reading import Reading

TITLE = 110
RULES = (
    ("R1", "tautan terbuka", "jangan pakai sebagai angka penduduk; pakai sebagai bahan percakapan"),
    ("R2", "indeks tersembunyi", "tambah responden"),
    ("R3", "alfa atau omega 30 butir, lembar seragam, pewawancara, atau lama wawancara merah",
     "periksa data sebelum angkanya dipakai"),
    ("R4", "nilai sikap di bawah 40", "dahulukan sikap itu"),
    ("R5", "sikap terkikis: turun ≥ 3 poin dan |z| > 1,96, atau dua kali turun ≥ 2 poin",
     "bahas dalam rapat Tim Terpadu"),
    ("R6", "ujung atas selang sikap di bawah 60", "perkuat sikap itu"),
    ("R7", "urutan wilayah pasti (Holm) atau tidak satu pun pasti",
     "mulai dari yang pasti paling banyak dibawahi; atau jangan urutkan"),
    ("R8", "sikap turun ≥ 3 poin tetapi |z| ≤ 1,96", "pantau, jangan umumkan sebagai penurunan"),
    ("R9", "selang indeks memotong batas golongan", "sebut “di batas”"),
    ("R10", "sikap naik dengan |z| > 1,96", "pertahankan"),
    ("R11", "survei berpeluang dengan indeks", "ukur lagi setahun kemudian; perubahan terkecil"
     " 1,96 · √2 · ralat baku"),
)  # fmt: skip
REFERENCES = (
    "AAPOR (2023). Standard Definitions, edisi ke-10.",
    "Binder, D. A. (1983). On the variances of asymptotically normal estimators from complex"
    " surveys. International Statistical Review 51.",
    "Cheung, G. W. & Rensvold, R. B. (2002). Evaluating goodness-of-fit indexes for testing"
    " measurement invariance. Structural Equation Modeling 9.",
    "Datta, G. S. & Lahiri, P. (2000). A unified measure of uncertainty of estimated best linear"
    " unbiased predictors. Statistica Sinica 10.",
    "Deming, W. E. & Stephan, F. F. (1940). On a least squares adjustment of a sampled frequency"
    " table. Annals of Mathematical Statistics 11.",
    "Deville, J.-C. & Särndal, C.-E. (1992). Calibration estimators in survey sampling. JASA 87.",
    "Fay, R. E. & Herriot, R. A. (1979). Estimates of income for small places. JASA 74.",
    "Feldt, L. S. (1965). The approximate sampling distribution of Kuder–Richardson reliability"
    " coefficient twenty. Psychometrika 30.",
    "Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian"
    " Journal of Statistics 6.",
    "Jodoin, M. G. & Gierl, M. J. (2001). Evaluating type I error and power rates using an effect"
    " size measure. Applied Measurement in Education 14.",
    "Kish, L. (1949). A procedure for objective respondent selection within the household. JASA"
    " 44; (1992) Weighting for unequal Pi. Journal of Official Statistics 8.",
    "Madow, W. G. (1949). On the theory of systematic sampling II. Annals of Mathematical"
    " Statistics 20.",
    "McDonald, R. P. (1999). Test Theory: A Unified Treatment.",
    "Rao, J. N. K. & Molina, I. (2015). Small Area Estimation, edisi ke-2.",
    "Rao, J. N. K., Wu, C. F. J. & Yue, K. (1992). Some recent work on resampling methods for"
    " complex surveys. Survey Methodology 18.",
    "Särndal, C.-E., Swensson, B. & Wretman, J. (1992). Model Assisted Survey Sampling.",
    "Zumbo, B. D. (1999). A Handbook on the Theory and Methods of Differential Item Functioning.",
)


def annex_data(seen: Reading, told: Annex) -> dict[str, Any]:
    """Return everything that stands in the annex."""
    row = seen.wave
    sheet = words.letterhead(row)
    return {
        "kop": sheet,
        "title": f"Lampiran metode {fitted(row.title, TITLE)}",
        "name": fitted(row.title, TITLE),
        "code": row.code,
        "label": seen.label,
        "published": words.day(row.published_at),
        "source": f"{sheet['office']}, gelombang {row.code}, lampiran metode",
        "sections": [
            _summary(seen),
            *design_sections(seen, told),
            *figure_sections(seen, told),
            quality_section(seen, told),
            _rules(seen),
            _versions(seen, told),
            section("Rujukan", listing(REFERENCES)),
        ],
    }


def _summary(seen: Reading) -> dict[str, Any]:
    row, index = seen.wave, seen.index
    said = NOT_SHOWN.format(reason=index.reason)
    if index.shown:
        said = figure(index.value, 2)
        if index.lo is not None:
            said += (
                f" (ralat baku {figure(index.se, 2)}; 95 %: {words.between(index.lo, index.hi, 2)})"
            )
        if seen.category:
            said += f", {seen.category}" + (", di batas" if seen.boundary else "")
    people = "" if seen.people is None else figure(seen.people, 0)
    if people and seen.clusters and not seen.label:
        people += f" di {figure(seen.clusters, 0)} klaster"
    return section(
        "Ringkas",
        facts(
            ("Gelombang", f"{row.code}, {fitted(row.title, TITLE)}"),
            ("Tempat", f"{words.place_of(row)} ({row.area_id})"),
            ("Jenis", str(row.get_kind_display())),
            ("Lapangan", words.days(row.starts_on, row.ends_on)),
            ("Responden", people or "disembunyikan"),
            ("Indeks", said),
            ("Rekomendasi BPS", row.romantik),
        ),
    )


NOT_SHOWN = "tidak ditampilkan: {reason}"


def _rules(seen: Reading) -> dict[str, Any]:
    tips = advice_of(seen)
    return section(
        "Saran dalam ringkasan",
        para(
            "Saran tidak ditulis orang, melainkan mengikuti aturan di bawah, dari angka yang lolos"
            " penyembunyian. Yang berlaku pada gelombang ini disebut sesudahnya."
        ),
        table("Aturan", ["", "Bila", "Maka"], RULES, align="lLL"),
        table(
            "Yang berlaku", ["", "Saran", "Karena"],
            [[one.rule, one.do, one.because] for one in tips], align="lLL",
        ),
    )  # fmt: skip


def _versions(seen: Reading, told: Annex) -> dict[str, Any]:
    row, weights, report = seen.wave, seen.weights, told.report
    one, share = report["instrument"], report["weights"]
    return section(
        "Versi dan sidik",
        facts(
            ("Instrumen", f"{one['version']}, SHA-256 {one['digest']}"),
            ("Bobot sikap", f"{share['version']} ({share['source']})"),
            ("Bobot responden", f"versi {weights.version}, {words.day(weights.made_at)}, SHA-256"
             f" {weights.digest}" if weights.recipe.get("classes") else "tanpa bobot"),
            ("Kerangka sampel", f"SHA-256 {row.frame_hash}" if row.frame_hash else ""),
            ("Diumumkan", words.day(row.published_at)),
            ("Perangkat lunak", f"Serasi {__version__}"),
        ),
        para(
            "Angka yang sama keluar dari “serasi measure score RESPONSES.csv DESIGN.toml”, tanpa"
            " Serasi di web. Berkas ini dicap waktu pengumuman; data yang sama memberi berkas yang"
            " sama."
        ),
    )  # fmt: skip
