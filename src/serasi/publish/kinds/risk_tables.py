"""The tables of the map of prone districts: classes with reasons, signs, villages, the calendar."""

from __future__ import annotations

from datetime import date

from serasi.documents.model import Align, Cell, Column, Table
from serasi.publish.composing import Shown, listed_day, numbered, plain
from serasi.publish.figures.risk import CLASSES
from serasi.publish.wording import NO_DATA
from serasi.register.codes import TRIGGER_SHORT
from serasi.warn.models import RiskDay

RIGHT = Align.RIGHT
LETTERS = ("A", "CA", "R", "SR")
BOLD_FROM = 3
NO_RECORD = "Tanda – berarti tidak ada data."


def rank_of(found: Shown, code: str) -> int | None:
    """Return the class of a place from 1 to 4; None where nothing was recorded."""
    rank = found.result.values.get(f"{code}.kelas")
    return int(rank) if rank is not None else None


def class_words(found: Shown, code: str) -> str:
    """Return "R: Rawan", or that nothing was recorded."""
    rank = rank_of(found, code)
    return f"{LETTERS[rank - 1]}: {CLASSES[rank - 1]}" if rank else NO_DATA


def _letter(found: Shown, code: str) -> str:
    rank = rank_of(found, code)
    return LETTERS[rank - 1] if rank else "–"


def _ordered(found: Shown) -> list[str]:
    """Return the districts by class, within one by their code: no order is told where none is."""
    return sorted(found.result.rows, key=lambda code: (-(rank_of(found, code) or 0), code))


def _trend(now: int | None, past: int | None) -> str:
    if now is None or past is None:
        return "–"
    return "tetap" if now == past else "naik" if now > past else "turun"


def _class_cell(found: Shown, code: str) -> Cell:
    rank = rank_of(found, code)
    known = f"{code}.kelas" in found.result.values
    return Cell(
        class_words(found, code),
        CLASSES[rank - 1] if rank else None,
        figure=f"{found.name}:{code}.kelas" if known and rank is None else "",
        strong=(rank or 0) >= BOLD_FROM,
    )


def _triggers(found: Shown, code: str) -> str:
    codes = found.text(f"{code}.pemicu", "").split()
    return ", ".join(str(TRIGGER_SHORT[one]) for one in codes if one in TRIGGER_SHORT)


def classes(now: Shown, past: Shown) -> Table:
    """Return class, the class a year before, and what gave it, district by district."""
    columns = (
        Column("No.", 0.4, RIGHT), Column("Kecamatan", 1.7), Column("Kelas", 2),
        Column("Tahun lalu", 0.7), Column("Arah", 0.7), Column("Alasan kelas", 3),
        Column("Pemicu terbanyak", 1.9),
    )  # fmt: skip
    rows = tuple(
        (
            numbered(n),
            plain(now.text(code)),
            _class_cell(now, code),
            plain(_letter(past, code)),
            plain(_trend(rank_of(now, code), rank_of(past, code))),
            plain(now.text(f"{code}.alasan", "–")),
            plain(_triggers(now, code)),
        )
        for n, code in enumerate(_ordered(now), 1)
    )
    return Table(
        columns, rows, caption="Kelas kerawanan menurut kecamatan", key="kelas",
        notes=(
            "Urutan: kelas, lalu kode wilayah; di dalam satu kelas bukan peringkat.",
            "Tahun lalu: masa yang sama setahun sebelumnya, dengan aturan yang sama. Naik berarti"
            " lebih rawan. " + NO_RECORD,
        ),
    )  # fmt: skip


def _index_cell(found: Shown, code: str) -> Cell:
    cell = found.cell(f"{code}.inserasi")
    if cell.value is None:
        return Cell(found.text(f"{code}.inserasi", "–"), None, cell.figure)
    ends = [found.cell(f"{code}.inserasi_{end}").text for end in ("lo", "hi")]
    return Cell(f"{cell.text} ({ends[0]}–{ends[1]})", cell.value, cell.figure)


def signs(found: Shown) -> Table:
    """Return everything that was counted of each district."""
    columns = (
        Column("No.", 0.45, RIGHT), Column("Kecamatan", 1.7),
        Column("terbuka", 0.85, RIGHT, "Potensi"), Column("risiko", 0.9, Align.LEFT, "Potensi"),
        Column("masa ini", 0.85, RIGHT, "Peristiwa"),
        Column("nilai 3 tahun", 0.75, RIGHT, "Peristiwa"),
        Column("kuning", 0.8, RIGHT, "Hari menurut siaga"),
        Column("oranye", 0.8, RIGHT, "Hari menurut siaga"),
        Column("merah", 0.8, RIGHT, "Hari menurut siaga"),
        Column("INSERASI (selang)", 1.5, RIGHT), Column("Hari rawan", 0.75, RIGHT),
        Column("Perkara", 0.8, RIGHT),
    )  # fmt: skip
    rows = tuple(
        (
            numbered(n),
            plain(found.text(code)),
            found.dashed(f"{code}.potensi"),
            plain(found.text(f"{code}.risiko", "–")),
            *(
                found.dashed(f"{code}.{cell}")
                for cell in ("peristiwa", "bobot", "kuning", "oranye", "merah")
            ),
            _index_cell(found, code),
            found.dashed(f"{code}.hari_rawan"),
            found.dashed(f"{code}.perkara"),
        )
        for n, code in enumerate(_ordered(found), 1)
    )
    return Table(
        columns, rows, caption="Tanda menurut kecamatan", key="tanda",
        notes=(
            "Hari menurut siaga: tiap hari dihitung sekali, pada tingkat tertinggi yang berlaku"
            " hari itu. Hari rawan: yang mulai dalam 90 hari sesudah masa ini. Perkara: yang"
            " mulai di kecamatan itu dan belum ditutup pada akhir masa.",
            "INSERASI: dari sampel kecamatan itu sendiri, dengan selang kepercayaan 95 persen;"
            " tidak untuk peringkat. Disembunyikan: jawabannya terlalu sedikit. " + NO_RECORD,
        ),
    )  # fmt: skip


def unplaced(found: Shown) -> Table:
    """Return what concerns the whole area and stands in no row of a district."""
    names = (
        ("perkara_luas", "Perkara terbuka yang dicatat untuk seluruh wilayah"),
        ("luas", "Hari rawan seluruh wilayah dalam 90 hari sesudah masa ini"),
    )
    rows = tuple((plain(words), found.cell(cell)) for cell, words in names)
    return Table(
        (Column("Yang tidak berada di satu kecamatan", 4), Column("Banyaknya", 1, RIGHT)),
        rows, key="luas",
    )  # fmt: skip


def villages(found: Shown) -> Table:
    """Return the villages with the heaviest records, ten at most."""
    columns = (
        Column("No.", 0.4, RIGHT), Column("Desa/kelurahan", 1.6), Column("Kecamatan", 1.5),
        Column("Kelas", 0.6), Column("terbuka", 0.8, RIGHT, "Potensi"),
        Column("masa ini", 0.85, RIGHT, "Peristiwa"),
        Column("nilai 3 tahun", 0.7, RIGHT, "Peristiwa"), Column("Alasan", 2.3),
        Column("Pemicu terbanyak", 1.6),
    )  # fmt: skip
    rows = tuple(
        (
            numbered(n),
            plain(found.text(code)),
            plain(found.text(f"{code}.kecamatan", "–")),
            plain(_letter(found, code)),
            *(found.cell(f"{code}.{cell}") for cell in ("potensi", "peristiwa", "bobot")),
            plain(found.text(f"{code}.alasan", "–")),
            plain(_triggers(found, code)),
        )
        for n, code in enumerate(found.result.rows, 1)
    )
    return Table(
        columns, rows, caption="Desa dan kelurahan dengan catatan terberat", key="desa",
        empty="Tidak ada desa yang catatannya melewati kelas 1.",
        notes=(
            "Menurut catatan yang menyebut desa; tingkat siaga, survei, dan kalender tidak dihitung"
            " per desa. Desa yang tidak tercantum bukan desa yang aman.",
        ),
    )  # fmt: skip


def calendar(found: Shown, *, until: date) -> Table:
    """Return the days of risk of a period, and those that come after it."""
    columns = (
        Column("No.", 0.4, RIGHT), Column("Mulai", 1), Column("Sampai", 1),
        Column("Hari", 0.5, RIGHT), Column("Hari rawan", 2.4), Column("Jenis", 1.6),
        Column("Wilayah", 1.4), Column("Sumber", 1.8), Column("Masa", 0.9),
    )  # fmt: skip
    rows = tuple(
        (
            numbered(n),
            plain(listed_day(found.text(f"{name}.mulai"))),
            plain(listed_day(found.text(f"{name}.sampai"))),
            found.cell(f"{name}.hari"),
            plain(found.text(f"{name}.nama")),
            plain(str(RiskDay.Kind(found.text(f"{name}.jenis")).label)),
            plain(found.text(f"{name}.wilayah")),
            plain(found.text(f"{name}.sumber")),
            plain("mendatang" if found.text(f"{name}.mulai") > until.isoformat() else "masa ini"),
        )
        for n, name in enumerate(found.result.rows, 1)
    )
    return Table(columns, rows, caption="Kalender hari rawan", key="kalender")
