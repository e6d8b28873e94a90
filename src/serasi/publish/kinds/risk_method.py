"""The annex of the map of prone districts: each sign, its source, its formula and its cut-offs."""

from __future__ import annotations

from datetime import date

from serasi.documents.model import Block, Column, Paragraph, Points, Table
from serasi.documents.model import line as words_of
from serasi.publish.composing import Shown, plain
from serasi.publish.periods import long_date
from serasi.publish.wording import NO_DATA

SIGNS = (
    (
        "Risiko potensi terbuka", "Daftar potensi, matriks risiko",
        "r = kemungkinan (1–4) × dampak (1–4), yang tertinggi dari potensi yang mulai dalam setahun"
        " sampai akhir masa, belum dicatat selesai, dan perkaranya belum ditutup.",
        "1: r ≤ 2 · 2: r ≤ 4 · 3: r ≤ 9 · 4: r > 9",
    ),
    (
        "Peristiwa tiga tahun", "Daftar peristiwa",
        "B = Σ 0,5 pangkat (hari sampai akhir masa ÷ 365,25), atas peristiwa tiga tahun terakhir;"
        " tiap suku dibulatkan ke tiga desimal.",
        "1: B < 0,25 · 2: B ≥ 0,25 · 3: B ≥ 2 · 4: B ≥ 4",
    ),
    (
        "Tingkat siaga", "Tingkat yang disahkan pejabat",
        "Tingkat tertinggi yang berlaku pada suatu hari dalam masa: sejak disahkan sampai diakhiri,"
        " diganti, atau habis waktunya.",
        "1: tidak ada · 2: kuning · 3: oranye · 4: merah",
    ),
    (
        "INSERASI", "Gelombang survei berpeluang terakhir yang diumumkan, paling lama dua tahun",
        "I = indeks kecamatan dari sampelnya sendiri. Angka yang disembunyikan dan perkiraan dengan"
        " model tidak memberi kelas.",
        "1: I ≥ 50 atau tidak ada · 3: I < 50 (di batas bila ujung atas selangnya ≥ 50)",
    ),
    (
        "Hari rawan", "Kalender hari rawan, ditulis orang",
        "Tanggal yang mulai dalam 90 hari sesudah akhir masa, di kecamatan itu atau di seluruh"
        " wilayah.",
        "1: tidak ada · 2: ada",
    ),
)  # fmt: skip
RULES = (
    "Kelas K = maks(kelas kelima tanda). A Aman (1), CA Cenderung Aman (2), R Rawan (3), SR Sangat"
    " Rawan (4).",
    "Kecamatan yang tidak mempunyai potensi, peristiwa, siaga, perkara, sampel survei, atau hari"
    " rawan sendiri tidak diberi kelas dan diarsir pada peta: tidak ada data bukan aman.",
    "Arah membandingkan K dengan K pada masa yang sama setahun sebelumnya menurut aturan yang sama"
    " dan pengetahuan sampai batas data.",
    "Batas kelas bobot, 50 untuk INSERASI, dan 90 hari adalah pilihan awal yang ditinjau setiap"
    " tahun; pengaruhnya tidak diuji secara statistik.",
)


def method(found: Shown) -> tuple[Block, ...]:
    """Return the annex; the wave that was read is named, with when it asked."""
    columns = (
        Column("Tanda", 1.3), Column("Sumber", 1.6), Column("Rumus", 3.2),
        Column("Kelas menurut batas", 2.1),
    )  # fmt: skip
    rows = tuple(tuple(plain(words) for words in sign) for sign in SIGNS)
    return (
        Table(columns, rows, caption="Tanda, sumber, rumus, dan batas", key="metode"),
        Points(tuple(words_of(one) for one in RULES), marks=("a.", "b.", "c.", "d.")),
        Paragraph(words_of(f"Gelombang survei yang dibaca: {_wave(found)}.")),
    )


def _wave(found: Shown) -> str:
    code = found.text("gelombang", "")
    if not code:
        return NO_DATA
    since, until = (found.text(f"gelombang.{end}") for end in ("mulai", "sampai"))
    return f"{code}, {_day(since)} sampai {_day(until)}"


def _day(told: str) -> str:
    return long_date(date.fromisoformat(told))
