"""The duty desk's report of a day (R3): what happened, what was done, what is open."""

from __future__ import annotations

from serasi.documents.model import Align, Block, Column, Document, Heading, Table
from serasi.network.models import AgencyKind
from serasi.network.roles import Can
from serasi.publish.composing import Draft, Shown, listed_day, numbered, plain
from serasi.publish.kinds.frame import framed
from serasi.publish.kinds.model import Kind, Rhythm
from serasi.publish.kinds.tables import harm_cell
from serasi.register.codes import Trigger

RIGHT = Align.RIGHT
KINDS = {"tension": "Potensi", "incident": "Peristiwa"}


def compose(draft: Draft) -> Document:
    """Compose the report of a day."""
    listed = draft.figure("catatan", "harian.catatan")
    blocks: list[Block] = [
        Heading("Ringkasan", number="I"),
        *_summary(draft, listed),
        Heading("Potensi dan peristiwa", number="II"),
        *_records(draft, listed),
        Heading("Yang dilakukan", number="III"),
        *_done(draft),
        Heading("Isu yang beredar", number="IV"),
        *_rumours(draft),
        Heading("Yang masih terbuka", number="V"),
        *_open(draft),
        Heading("Catatan piket", number="VI"),
        *draft.prose("catatan_piket", "Catatan untuk piket berikutnya ditulis oleh petugas piket."),
    ]
    return framed(draft, blocks, keyword="laporan harian")


def _summary(draft: Draft, listed: Shown) -> list[Block]:
    desk = draft.figure("meja", "harian.laporan")
    return list(
        draft.prose(
            "ringkasan",
            f"Pada {draft.facts.span.words} diterima ", desk.run("masuk"), " laporan, ",
            desk.run("nihil"), " di antaranya laporan nihil. Selesai diperiksa ",
            desk.run("selesai"), " laporan; menunggu pada akhir hari ", desk.run("menunggu"),
            " laporan. Catatan yang terjadi atau disahkan hari itu: ", listed.run("potensi"),
            " potensi dan ", listed.run("peristiwa"), " peristiwa.",
        )
    )  # fmt: skip


def _records(draft: Draft, listed: Shown) -> list[Block]:
    if not listed.result.rows:
        words = "Nihil: tidak ada potensi atau peristiwa yang terjadi atau disahkan hari itu."
        return list(draft.prose("catatan_nihil", words))
    columns = (
        Column("No.", 0.4, RIGHT), Column("Tanggal", 1), Column("Lokasi", 1.4),
        Column("Jenis dan uraian", 2.4), Column("Pemicu", 1.1),
        Column("MD", 0.5, RIGHT, "Korban"), Column("LB", 0.5, RIGHT, "Korban"),
        Column("LR", 0.5, RIGHT, "Korban"), Column("Pengungsi (jiwa)", 1, RIGHT),
        Column("Tindakan", 1.7),
    )  # fmt: skip
    rows = tuple(
        (
            numbered(n),
            plain(listed_day(listed.text(f"{key}.tanggal", ""))),
            plain(listed.text(f"{key}.lokasi")),
            plain(f"{KINDS[listed.text(f'{key}.jenis')]}: {listed.text(f'{key}.nama')}"),
            plain(str(Trigger(listed.text(f"{key}.pemicu")).label)),
            *(harm_cell(listed, key, cell) for cell in ("md", "lb", "lr", "jiwa")),
            plain(listed.text(f"{key}.upaya")),
        )
        for n, key in enumerate(listed.result.rows, 1)
    )
    return [
        Table(
            columns, rows, caption="Potensi dan peristiwa", key="catatan",
            notes=(
                "MD meninggal dunia, LB luka berat, LR luka ringan. Tanda – berarti tidak ada data;"
                " angka 0 berarti dinyatakan tidak ada.",
            ),
        )
    ]  # fmt: skip


def _done(draft: Draft) -> list[Block]:
    levels = draft.figure("siaga", "siaga.tingkat")
    cases = draft.figure("perkara", "perkara.jumlah")
    duties = draft.figure("kewajiban", "kewajiban.ditepati")
    peace = draft.figure("kesepakatan", "kesepakatan.jumlah")
    met = draft.figure("rapat", "rapat.jumlah")
    return [
        *draft.prose(
            "siaga",
            "Tingkat siaga yang disahkan hari itu: kuning ", levels.run("kuning"), ", oranye ",
            levels.run("oranye"), ", merah ", levels.run("merah"), ". Panggilan kepada instansi: ",
            levels.run("dipanggil"), ", dijawab ", levels.run("menjawab"),
            ", nilai tengah waktu menjawab (menit): ", levels.run("menit"), ".",
        ),
        *draft.prose(
            "tindakan",
            "Perkara dibuka ", cases.run("dibuka"), ", ditutup ", cases.run("selesai"),
            ". Kesepakatan damai ditandatangani ", peace.run("ditandatangani"),
            ". Rapat yang berlangsung ", met.run("jumlah"),
            ". Kewajiban instansi yang jatuh tempo hari itu ", duties.run("jatuh_tempo"),
            ", selesai tepat waktu ", duties.run("tepat"), ".",
        ),
    ]  # fmt: skip


def _rumours(draft: Draft) -> list[Block]:
    found = draft.figure("isu", "harian.isu")
    return list(
        draft.prose(
            "isu",
            "Isu yang tercatat ", found.run("tercatat"), "; dicek ", found.run("dicek"), " (",
            found.run("tidak_benar"), " ternyata tidak benar); dijawab dengan klarifikasi ",
            found.run("dijawab"), "; belum dicek pada akhir hari ", found.run("terbuka"), ".",
        )
    )  # fmt: skip


def _open(draft: Draft) -> list[Block]:
    found = draft.figure("terbuka", "harian.terbuka")
    cases = draft.figure("perkara", "perkara.jumlah")
    return list(
        draft.prose(
            "terbuka",
            "Pada akhir hari berlaku tingkat kuning ", found.run("kuning"), ", oranye ",
            found.run("oranye"), ", merah ", found.run("merah"), ". Perkara terbuka ",
            cases.run("terbuka"), ". Kewajiban instansi yang lewat tenggat ",
            found.run("lewat_tenggat"), ".",
        )
    )  # fmt: skip


KIND = Kind(
    code="harian",
    title="Laporan harian piket",
    rhythm=Rhythm.DAY,
    compose=compose,
    writers=(AgencyKind.BAKESBANGPOL,),
    signers=(AgencyKind.BAKESBANGPOL,),
    needs=(Can.COUNT, Can.READ_EVENTS, Can.WARN_READ),
    goes_up=False,
    due_key="paper.day_due_days",
)
