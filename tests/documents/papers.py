"""Papers to draw in tests: invented people and numbers, and the worst of what comes in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from serasi.documents.model import (
    Align,
    Cell,
    Column,
    Document,
    Fields,
    Heading,
    Letterhead,
    Paragraph,
    Picture,
    Points,
    Run,
    Signature,
    Table,
    line,
)

NOON = datetime(2026, 9, 8, 5, 0, tzinfo=UTC)
BARS = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60">'
    '<rect x="10" y="10" width="80" height="20" fill="#444"/>'
    '<text x="10" y="50" font-size="10">Tawuran 12</text></svg>'
)
SHIELD = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 80">'
    b'<path d="M2 2h56v40q0 26-28 36Q2 68 2 42z" fill="#ddd" stroke="#222"/></svg>'
)
KOP = Letterhead(
    ("Pemerintah Kabupaten Jember", "Badan Kesatuan Bangsa dan Politik"),
    "Jalan Rekaan Nomor 1, Jember 68118",
    SHIELD,
)
HEAD = Signature(
    "Kepala Badan",
    "Drs. Rekaan Wibowo, M.Si.",
    "a.n. Bupati Jember\nSekretaris Daerah\nu.b.",
    "19700101 199503 1 001",
    rank="Pembina Utama Muda",
)
COUNTS = Table(
    (
        Column("No", 0.4, Align.RIGHT),
        Column("Kecamatan", 2),
        Column("2025", 1, Align.RIGHT, "Jumlah peristiwa"),
        Column("2026", 1, Align.RIGHT, "Jumlah peristiwa"),
    ),
    (
        (Cell("1", 1), Cell("Wuluhan"), Cell("12", 12, "c.w.25"), Cell("1.250", 1250, "c.w.26")),
        (Cell("2", 2), Cell("Ambulu"), Cell("3", 3, "c.a.25"), Cell("tidak ada data", None)),
        (Cell(""), Cell("Jumlah"), Cell("15", 15), Cell("1.250", 1250)),
    ),
    caption="Tabel 1. Peristiwa menurut kecamatan",
    notes=("Batas data 31 Agustus 2026.",),
    total=True,
    key="counts",
)


def report(**changes: object) -> Document:
    """Return a report with a cover, chapters, tables on both ways of the sheet, and annexes."""
    wide = Table(
        tuple(Column(f"Kolom {at}") for at in range(12)),
        tuple(tuple(Cell("isi sel yang panjang") for _ in range(12)) for _ in range(3)),
        caption="Tabel 2. Matriks",
        landscape=True,
    )
    made = Document(
        "report",
        "Laporan Rencana Aksi B08 Tahun 2026",
        (
            Heading("Pendahuluan", 1, "BAB I"),
            Heading("Latar belakang", 2, "A."),
            Paragraph(line("Tercatat ", Run("123", "count.all"), " peristiwa."), key="intro"),
            Points((line("Undang-Undang Nomor 7 Tahun 2012;"),), ("1.",)),
            Heading("Situasi", 1, "BAB II"),
            COUNTS,
            Picture(BARS, "Batang: tawuran 12 peristiwa", "Gambar 1. Menurut bentuk", 0.7),
            wide,
            Heading("Penutup", 1, "BAB III"),
            Paragraph(line("Demikian laporan ini."), key="end"),
        ),
        KOP,
        "Januari–Agustus 2026",
        "Jember, 8 September 2026",
        signatures=(HEAD,),
        annexes=(("Daftar angka", (Paragraph(line("Isi lampiran pertama.")),)), ("Peta", ())),
        classification="Terbatas",
        draft="DRAF",
        cover=True,
        keywords=("rencana aksi", "B08"),
        facts=(("Periode", "Januari–Agustus 2026"), ("Batas data", "31 Agustus 2026")),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def letter(**changes: object) -> Document:
    """Return a letter of invitation."""
    made = Document(
        "invitation",
        "Undangan Rapat",
        (
            Paragraph(line("Kami mengundang Saudara pada:"), key="opening"),
            Fields((("Hari/tanggal", "Selasa, 8 September 2026"), ("Pukul", "09.00 WIB"))),
        ),
        KOP,
        place_and_date="Jember, 1 September 2026",
        reference=(
            ("Nomor", "300.2.3/123/35.09.405/2026"),
            ("Sifat", "Segera"),
            ("Lampiran", "1 (satu) berkas"),
            ("Hal", "Undangan Rapat"),
        ),
        recipients=("Camat Wuluhan", "Camat Ambulu"),
        signatures=(HEAD,),
        copies=("Bupati Jember sebagai laporan",),
        foot="Dokumen ini telah ditandatangani secara elektronik.",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


HOSTILE = (
    '#import "x" \\ @label <tag> & $x^2$ *tebal* _miring_ `kode` //komentar /*x*/ #eval(1) '
    "]]> {{ nama }} {% if %} =1+1"
)
CONTROLS = "Rp\u202e1.000\u202c\x00\x07\x1b \ud800 \ufffe selesai\r\nbaris\u2028dua"


def hostile() -> Document:
    """Return a paper where every word is hostile, or 300 letters long, or missing."""
    name = "Sugengwonoadiningratkusuma" * 12
    return Document(
        "report",
        f"{HOSTILE} {name}",
        (
            Heading(f"{HOSTILE} {name}", 4, "#1."),
            Paragraph(line(HOSTILE, Run(CONTROLS, "f #1/?&"), name), key="a #b"),
            Points((line(HOSTILE), line(name)), ("KESATU",)),
            Fields(((name, name), (HOSTILE, line(CONTROLS)), ("", ""))),
            Table((Column(name), Column(HOSTILE, group=name), Column("C", 0, group=name)), ()),
            Table(
                (Column("A", 0.1, Align.RIGHT), Column("B")),
                ((Cell(name), Cell(HOSTILE)), (Cell("x"),), (Cell("1"), Cell("2"), Cell("lebih"))),
            ),
            Picture("<svg", "Gambar rusak"),
            Paragraph(line("Rukun 🙏 السلام 中文 ꦗꦮ")),
        ),
        Letterhead((name, HOSTILE), CONTROLS, b"bukan gambar"),
        HOSTILE,
        HOSTILE,
        (("Nomor", name), (HOSTILE, CONTROLS)),
        (name, HOSTILE),
        (Signature(name, name, HOSTILE, name), Signature("Saksi", group=HOSTILE)),
        (HOSTILE, name),
        ((HOSTILE, (Heading("Dalam", 3), Paragraph(line(name)))),),
        HOSTILE,
        HOSTILE,
        keywords=(HOSTILE,),
        foot=CONTROLS,
    )


def long_table(rows: int) -> Document:
    """Return a paper with a table of many rows and ten columns."""
    columns = (Column("No", 0.5, Align.RIGHT), *(Column(f"Kolom {at}") for at in range(9)))
    body = tuple(
        (Cell(str(at), at), *(Cell(f"isi {at}", at, f"f.{at}.{of}") for of in range(9)))
        for at in range(rows)
    )
    return Document("list", "Daftar panjang", (Table(columns, body),), KOP)
