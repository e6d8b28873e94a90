"""The monthly report of a Bakorwil to the governor (R12): counts alone of its regencies."""

from __future__ import annotations

from serasi.documents.model import Align, Block, Column, Document, Heading, Table
from serasi.network.models import AgencyKind
from serasi.network.roles import Can
from serasi.publish.composing import Draft, Shown, listed_day, numbered, plain
from serasi.publish.kinds.frame import framed
from serasi.publish.kinds.model import Kind, Rhythm

RIGHT = Align.RIGHT
CAUTION = (
    "Daerah ditulis menurut kode wilayah, tidak diurutkan menurut besarnya. Beda antardaerah juga"
    " menunjukkan beda kerajinan melapor; daerah yang rekapnya belum masuk tidak dibandingkan"
    " dengan tahun lalu, begitu juga daerah yang belum mempunyai catatan setua itu."
)


def compose(draft: Draft) -> Document:
    """Compose the report from figures that are asked of all regencies together."""
    facts = draft.facts
    asked = {"area": facts.areas[0] if facts.areas else facts.area, "daerah": ",".join(facts.areas)}
    now = draft.figure("jumlah", "wilayah.jumlah", **asked)
    was = draft.figure("jumlah_lalu", "wilayah.jumlah", past=True, **asked)
    told = draft.figure("laporan", "wilayah.laporan", **asked)
    across = draft.figure("lintas", "wilayah.lintas", **asked)
    blocks: list[Block] = [
        Heading("Ringkasan", number="I"),
        *_summary(draft, now, told, across),
        Heading("Potensi, peristiwa, dan akibatnya", number="II"),
        _counts(now, was, told),
        *draft.prose("perbandingan", CAUTION),
        Heading("Siaga, perkara, dan kegiatan jaringan", number="III"),
        _work(now),
        Heading("Perkara lintas kabupaten/kota", number="IV"),
        *_across(draft, across),
        Heading("Rekap bulanan yang masuk", number="V"),
        _reporting(told),
        Heading("Saran kepada gubernur", number="VI"),
        *draft.prose("saran", "Saran ditulis oleh Bakorwil."),
    ]
    return framed(draft, blocks, keyword="laporan Bakorwil", about=facts.agency)


def _summary(draft: Draft, now: Shown, told: Shown, across: Shown) -> list[Block]:
    return list(
        draft.prose(
            "ringkasan",
            f"Pada {draft.facts.span.words} ", now.run("banyaknya"),
            " kabupaten/kota wilayah kerja mencatat ", now.run("potensi"), " potensi dan ",
            now.run("peristiwa"), " peristiwa. Perkara lintas kabupaten/kota yang terbuka pada"
            " akhir periode ", across.run("terbuka"), ". Rekap bulanan masuk dari ",
            told.run("melapor"),
            " daerah, ", told.run("tepat"), " di antaranya tepat waktu; belum masuk dari ",
            told.run("belum"), " daerah.",
        )
    )  # fmt: skip


def _counts(now: Shown, was: Shown, told: Shown) -> Table:
    columns = (
        Column("No.", 0.4, RIGHT), Column("Kabupaten/kota", 2), Column("Potensi", 0.8, RIGHT),
        Column("Peristiwa", 0.9, RIGHT), Column("Peristiwa bulan ini tahun lalu", 1.1, RIGHT),
        Column("MD", 0.5, RIGHT, "Korban"), Column("LB", 0.5, RIGHT, "Korban"),
        Column("LR", 0.5, RIGHT, "Korban"), Column("Pengungsi (jiwa)", 1, RIGHT),
        Column("Rekap", 1),
    )  # fmt: skip
    names = ("md", "lb", "lr", "jiwa")
    whole = all(_told(told, code) for code in now.result.rows)
    rows = [
        (
            numbered(n),
            plain(now.text(code)),
            now.dashed(f"{code}.potensi"),
            now.dashed(f"{code}.peristiwa"),
            was.dashed(f"{code}.peristiwa") if _told(told, code) else plain("–"),
            *(now.dashed(f"{code}.{name}") for name in names),
            plain("masuk" if _told(told, code) else "belum"),
        )
        for n, code in enumerate(now.result.rows, 1)
    ]
    rows.append(
        (
            plain(" ", strong=True), plain("Jumlah", strong=True), now.dashed("potensi"),
            now.dashed("peristiwa"), was.dashed("peristiwa") if whole else plain("–"),
            *(now.dashed(name) for name in names),
            plain(" "),
        )
    )  # fmt: skip
    return Table(
        columns, tuple(rows), caption="Jumlah menurut kabupaten/kota", key="daerah", total=True,
        notes=(
            "MD meninggal dunia, LB luka berat, LR luka ringan, pada peristiwa yang menyebutnya."
            " Tanda – berarti tidak ada data dan tidak masuk jumlah.",
        ),
    )  # fmt: skip


def _told(told: Shown, code: str) -> bool:
    return bool(told.text(f"{code}.tanggal", ""))


def _work(now: Shown) -> Table:
    columns = (
        Column("No.", 0.4, RIGHT), Column("Kabupaten/kota", 2),
        Column("Kuning", 0.8, RIGHT, "Siaga disahkan"),
        Column("Oranye", 0.8, RIGHT, "Siaga disahkan"),
        Column("Merah", 0.8, RIGHT, "Siaga disahkan"), Column("Dibuka", 0.8, RIGHT, "Perkara"),
        Column("Selesai", 0.8, RIGHT, "Perkara"), Column("Terbuka", 0.8, RIGHT, "Perkara"),
        Column("Rapat", 0.7, RIGHT),
    )  # fmt: skip
    names = ("kuning", "oranye", "merah", "dibuka", "selesai", "terbuka", "rapat")
    rows = [
        (numbered(n), plain(now.text(code)), *(now.dashed(f"{code}.{name}") for name in names))
        for n, code in enumerate(now.result.rows, 1)
    ]
    whole = (plain(" "), plain("Jumlah", strong=True), *(now.dashed(name) for name in names))
    return Table(
        columns, (*rows, whole), caption="Siaga, perkara, dan rapat", key="kerja", total=True,
        notes=("Perkara lintas batas dihitung pada daerah tempat mulainya.",),
    )  # fmt: skip


def _across(draft: Draft, across: Shown) -> list[Block]:
    if not across.result.rows:
        words = "Tidak ada perkara lintas kabupaten/kota yang terbuka pada akhir periode."
        return list(draft.prose("lintas_nihil", words))
    columns = (
        Column("No.", 0.4, RIGHT), Column("Perkara", 1.3), Column("Daerah", 3),
        Column("Dibuka", 1.1), Column("Lamanya (hari)", 0.9, RIGHT),
    )  # fmt: skip
    rows = tuple(
        (
            numbered(n), plain(key), plain(across.text(f"{key}.wilayah")),
            plain(listed_day(across.text(f"{key}.dibuka", ""))), across.cell(f"{key}.hari"),
        )
        for n, key in enumerate(across.result.rows, 1)
    )  # fmt: skip
    return [Table(columns, rows, caption="Perkara yang terbuka", key="lintas")]


def _reporting(told: Shown) -> Table:
    columns = (
        Column("No.", 0.4, RIGHT), Column("Kabupaten/kota", 2.5), Column("Ditandatangani", 1.3),
        Column("Lewat tenggat (hari)", 1, RIGHT),
    )  # fmt: skip
    rows = tuple(
        (
            numbered(n),
            plain(told.text(code)),
            plain(listed_day(day) if (day := told.text(f"{code}.tanggal", "")) else "belum"),
            told.cell(f"{code}.terlambat"),
        )
        for n, code in enumerate(told.result.rows, 1)
    )
    return Table(
        columns, rows, caption="Rekap bulanan menurut kabupaten/kota", key="rekap",
        notes=(
            f"Tenggat {listed_day(told.text('tenggat'))}; yang belum masuk dihitung sampai batas"
            " data.",
        ),
    )  # fmt: skip


KIND = Kind(
    code="bakorwil",
    title="Laporan bulanan Bakorwil",
    rhythm=Rhythm.MONTH,
    compose=compose,
    writers=(AgencyKind.BAKORWIL,),
    signers=(AgencyKind.BAKORWIL,),
    needs=(Can.COUNT, Can.WARN_READ, Can.CROSS_BORDER),
    due_key="paper.above_due_day",
    levels=(1,),
    above=True,
)
