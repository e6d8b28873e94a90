"""Chapters that reports share: summary, plan of action, institutions, harmony."""

from __future__ import annotations

from datetime import date

from serasi.documents.model import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Picture,
    Run,
    Table,
    line,
)
from serasi.facilitate.models.meeting import Series
from serasi.publish.composing import Draft, Shown, numbered, plain
from serasi.publish.models import Domain
from serasi.publish.periods import FOUR_MONTHS, long_date
from serasi.publish.wording import NO_DATA
from serasi.register.codes import Trigger
from serasi.science import charts

RIGHT = Align.RIGHT
ATTITUDES = tuple(f"A{n}" for n in range(1, 11))


def summary(draft: Draft) -> list[Block]:
    """Say what happened, beside the year before, and what came of it."""
    now = draft.figure("jumlah", "catatan.jumlah")
    was = draft.figure("jumlah_lalu", "catatan.jumlah", past=True)
    trigger = draft.figure("pemicu_peristiwa", "catatan.pemicu", kind="incident")
    blocks: list[Block] = [
        *draft.prose(
            "ringkasan",
            f"Pada {draft.facts.span.words} disahkan ", now.run("jumlah"), " catatan: ",
            now.run("potensi"), " potensi dan ", now.run("peristiwa"), " peristiwa. ",
            *_before(was), *_largest(trigger),
        ),
        *draft.prose("penanganan", *_handling(draft)),
    ]  # fmt: skip
    return blocks


def _before(was: Shown) -> list[str | Run]:
    if was.get("jumlah") is None:
        return ["Untuk periode yang sama tahun lalu tidak ada data. "]
    return [
        "Pada periode yang sama tahun lalu ada ", was.run("potensi"), " potensi dan ",
        was.run("peristiwa"), " peristiwa. ",
    ]  # fmt: skip


def _largest(trigger: Shown) -> list[str | Run]:
    counts = {code: int(trigger.get(code) or 0) for code in Trigger.values}
    top = max(counts.values())
    if not top:
        return []
    first = [code for code, n in counts.items() if n == top]
    names = " dan ".join(str(Trigger(code).label).lower().replace("sara", "SARA") for code in first)
    said: list[str | Run] = [f"Peristiwa terbanyak karena {names}: ", trigger.run(first[0])]
    said += [" peristiwa masing-masing." if len(first) > 1 else " peristiwa."]
    return said


def _handling(draft: Draft) -> list[str | Run]:
    settled = draft.figure("penyelesaian", "penyelesaian.persen")
    cases = draft.figure("perkara", "perkara.jumlah")
    peace = draft.figure("kesepakatan", "kesepakatan.jumlah")
    levels = draft.figure("siaga", "siaga.tingkat")
    share: list[str | Run] = ["Pada periode ini tidak ada peristiwa yang perlu diselesaikan. "]
    if settled.get("peristiwa"):
        share = [
            "Dari ", settled.run("peristiwa"), " peristiwa, ", settled.run("selesai"),
            " sudah selesai menurut syarat penutupan perkara (",
            settled.run("persen"), "), ", settled.run("ditangani"),
            " masih ditangani, dan ", settled.run("tanpa_perkara"), " belum menjadi perkara. ",
        ]  # fmt: skip
    return [
        *share,
        "Dalam periode ini dibuka ", cases.run("dibuka"), " perkara dan ditutup ",
        cases.run("selesai"), " perkara. Pada akhir periode ", cases.run("terbuka"),
        " perkara masih terbuka. Kesepakatan damai yang ditandatangani dalam periode ini ",
        peace.run("ditandatangani"), ". Pada akhir periode ", peace.run("berlaku"),
        " kesepakatan berlaku. Dilanggar dalam periode ini: ", peace.run("dilanggar"),
        ". Tingkat siaga yang disahkan: kuning ", levels.run("kuning"),
        ", oranye ", levels.run("oranye"), ", merah ", levels.run("merah"), ".",
    ]  # fmt: skip


def plan(draft: Draft) -> list[Block]:
    """Return the chapter on the plan of action: the matrix and the share reached."""
    found = draft.figure("rencana", "rencana.capaian")
    head = Heading("Capaian rencana aksi", number="BAB III")
    if not found.result.rows:
        words = f"Rencana aksi tahun {draft.facts.span.until.year} belum dicatat: {NO_DATA}."
        return [head, *draft.prose("rencana_nihil", words)]
    return [
        head,
        *draft.prose(
            "rencana",
            "Rencana aksi memuat ", found.run("baris"), " kegiatan; ", found.run("dinilai"),
            " di antaranya sudah jatuh tempo, dengan capaian rata-rata ", found.run("persen"), ".",
        ),
        _matrix(found),
        _evidence(found),
    ]  # fmt: skip


def _matrix(found: Shown) -> Table:
    columns = [
        Column("No.", 0.4, RIGHT), Column("Bidang", 0.9), Column("Rencana aksi dan kegiatan", 2.6),
        Column("Ukuran", 0.9),
    ]  # fmt: skip
    for label in FOUR_MONTHS:
        columns += [Column("Target", 0.6, RIGHT, label), Column("Capaian", 0.7, RIGHT, label)]
    columns += [Column("%", 0.7, RIGHT), Column("Keadaan", 1), Column("Penanggung jawab", 1.3)]
    rows = []
    for n, key in enumerate(found.result.rows, 1):
        pairs: list[Cell] = []
        for label in FOUR_MONTHS:
            pairs += [
                _or_dash(found.cell(f"{key}.{label}.target")),
                _or_dash(found.cell(f"{key}.{label}.capaian")),
            ]
        rows.append(
            (
                numbered(n),
                plain(str(Domain(found.text(f"{key}.domain")).label)),
                plain(f"{found.text(f'{key}.plan')}: {found.text(f'{key}.activity')}"),
                plain(found.text(f"{key}.measure")),
                *pairs,
                _or_dash(found.cell(f"{key}.persen")),
                plain(found.text(f"{key}.state")),
                plain(found.text(f"{key}.responsible")),
            )
        )
    return Table(
        tuple(columns), tuple(rows), caption="Matriks rencana aksi", key="rencana", landscape=True,
        notes=(
            "% adalah capaian dibagi target, paling tinggi 100, dirata-rata atas periode yang jatuh"
            " tempo. Tanda – berarti tidak ada target atau belum dilaporkan.",
        ),
    )  # fmt: skip


def _or_dash(cell: Cell) -> Cell:
    return cell if cell.value is not None else Cell("–", None, cell.figure)


def _evidence(found: Shown) -> Table:
    columns = (
        Column("No.", 0.4, RIGHT), Column("Kegiatan", 2), Column("Bukti", 2),
        Column("Kendala", 2), Column("Tindak lanjut", 2),
    )  # fmt: skip
    rows = tuple(
        (
            numbered(n),
            plain(found.text(f"{key}.activity")),
            *(plain(found.text(f"{key}.{name}")) for name in ("evidence", "obstacle", "follow_up")),
        )
        for n, key in enumerate(found.result.rows, 1)
    )
    return Table(columns, rows, caption="Bukti, kendala, dan tindak lanjut", key="rencana_bukti")


def institutions(draft: Draft) -> list[Block]:
    """Return the chapter on institutions: bodies, meetings, duties by agency."""
    found = draft.figure("lembaga", "lembaga.jumlah")
    met = draft.figure("rapat", "rapat.jumlah")
    columns = (
        Column("Lembaga", 3),
        Column("Jumlah", 1, RIGHT),
        Column("Rapat dalam periode", 1.2, RIGHT),
    )
    none = Cell(NO_DATA)
    rows = (
        (plain("Tim Terpadu Penanganan Konflik Sosial"), none, met.cell(Series.TIMDU.value)),
        (plain("Tim Kewaspadaan Dini Pemerintah Daerah"), none, none),
        (
            plain("Forum Kewaspadaan Dini Masyarakat (FKDM)"),
            found.cell("fkdm"),
            met.cell(Series.FKDM.value),
        ),
        (
            plain("Forum Kerukunan Umat Beragama (FKUB)"),
            found.cell("fkub"),
            met.cell(Series.FKUB.value),
        ),
        (plain("Forum Keserasian Sosial (FKS)"), found.cell("fks"), none),
        (plain("Pelopor Perdamaian"), none, none),
        (plain("Pokja P3AKS"), none, none),
        (plain("Forkopimcam"), none, met.cell(Series.FORKOPIMCAM.value)),
    )
    table = Table(
        columns, rows, caption="Lembaga penanganan konflik", key="lembaga",
        notes=(f"{NO_DATA.capitalize()}: rumah data ini belum mencatatnya.",),
    )  # fmt: skip
    return [
        Heading("Kelembagaan", number="BAB IV"),
        *draft.prose(
            "kelembagaan",
            "Dalam periode ini berlangsung ", met.run("jumlah"), " rapat, dihadiri ",
            met.run("hadir"), " orang menurut daftar hadir (laki-laki ", met.run("L"),
            ", perempuan ", met.run("P"), ", tidak dicatat ", met.run("tidak_dicatat"),
            "). Paket bantuan Forum Keserasian Sosial yang sudah disetujui: ", found.run("paket"),
            ", sebesar ", found.run("dana"), ".",
        ),
        table,
        *_by_agency(draft),
    ]  # fmt: skip


def _by_agency(draft: Draft) -> list[Block]:
    found = draft.figure("kewajiban", "kewajiban.ditepati")
    if not found.result.rows:
        return []
    names = ("tepat", "terlambat", "belum", "dinilai", "persen", "dicabut")
    columns = (
        Column("No.", 0.5, RIGHT), Column("Instansi", 3), Column("Ditepati", 1, RIGHT),
        Column("Terlambat", 1, RIGHT), Column("Belum", 0.8, RIGHT), Column("Jumlah", 0.8, RIGHT),
        Column("Capaian (%)", 1, RIGHT), Column("Dicabut", 0.8, RIGHT),
    )  # fmt: skip
    rows = [
        (numbered(n), plain(found.text(key)), *(found.cell(f"{key}.{name}") for name in names))
        for n, key in enumerate(found.result.rows, 1)
    ]
    whole = tuple(found.cell(name, strong=True) for name in names)
    rows.append((Cell(""), Cell("Jumlah", strong=True), *whole))
    note = "Capaian: yang selesai pada waktunya dari jumlahnya; yang dicabut tidak termasuk jumlah."
    return [
        Table(
            columns, tuple(rows), caption="Kewajiban instansi yang jatuh tempo", key="kewajiban",
            total=True, notes=(note,),
        )
    ]  # fmt: skip


def harmony(draft: Draft) -> list[Block]:
    """Return the chapter on social harmony: the index, the attitudes, what wore away."""
    found = draft.figure("keserasian", "keserasian.indeks")
    head = Heading("Keserasian sosial", number="BAB V")
    if found.get("indeks") is None:
        why = found.text("tersembunyi", "belum ada gelombang survei berpeluang yang diumumkan")
        return [head, *draft.prose("keserasian_nihil", f"Indeks keserasian: {NO_DATA} ({why}).")]
    since, until = _days(found, "mulai"), _days(found, "sampai")
    worn = [found.text(code) for code in ATTITUDES if found.text(f"{code}.tergerus", "")]
    said = (
        f" Sikap yang tergerus: {', '.join(worn)}."
        if worn
        else (" Tidak ada sikap yang terbukti tergerus dibandingkan gelombang sebelumnya.")
    )
    return [
        head,
        *draft.prose(
            "keserasian",
            f"Survei keserasian {found.text('gelombang')} ({since} sampai {until}) mewawancarai ",
            found.run("orang"), " orang. Indeks keserasian ", found.run("indeks"),
            " (selang kepercayaan ", found.run("lo"), " sampai ", found.run("hi"),
            f"), kategori {found.text('kategori')}.{said}",
        ),
        _attitudes(found),
        _estimates(found),
        *_places(found),
    ]  # fmt: skip


def _days(found: Shown, name: str) -> str:
    return long_date(date.fromisoformat(found.text(name)))


def _attitudes(found: Shown) -> Table:
    columns = (
        Column("No.", 0.5, RIGHT), Column("Sikap", 3), Column("Nilai", 0.8, RIGHT),
        Column("Batas bawah", 0.9, RIGHT), Column("Batas atas", 0.9, RIGHT),
        Column("Gelombang sebelumnya", 1.2, RIGHT), Column("Keterangan", 1.2),
    )  # fmt: skip
    rows = tuple(
        (
            numbered(n), plain(found.text(code)), found.cell(code), found.cell(f"{code}.lo"),
            found.cell(f"{code}.hi"), found.cell(f"{code}.lalu"),
            plain("tergerus" if found.text(f"{code}.tergerus", "") else ""),
        )
        for n, code in enumerate(ATTITUDES, 1)
    )  # fmt: skip
    return Table(
        columns, rows, caption="Sepuluh sikap", key="sikap",
        notes=("Nilai 0 sampai 100; batas: selang kepercayaan menurut rancangan sampel.",),
    )  # fmt: skip


def _estimates(found: Shown) -> Picture:
    rows = [
        charts.Estimate(
            found.text(code), found.get(code), found.get(f"{code}.lo"), found.get(f"{code}.hi"),
            found.get(f"{code}.lalu"),
        )
        for code in ATTITUDES
    ]  # fmt: skip
    words = "Sepuluh sikap dengan selang kepercayaannya"
    drawn = charts.intervals(rows, label=words, scale=charts.Scale(0, 100))
    said = "; ".join(
        f"{row.label} {found.cell(code).text}" for code, row in zip(ATTITUDES, rows, strict=True)
    )
    return Picture(charts.for_paper(drawn), f"{words}: {said}.", caption=words)


def _places(found: Shown) -> list[Block]:
    if not found.result.rows:
        return []
    columns = (
        Column("Kecamatan", 3), Column("Indeks", 0.8, RIGHT), Column("Batas bawah", 0.9, RIGHT),
        Column("Batas atas", 0.9, RIGHT), Column("Keterangan", 3),
    )  # fmt: skip
    shown = [code for code in found.result.rows if found.get(code) is not None]
    hidden = found.cell("tersembunyi")
    note = f"Disembunyikan karena sampelnya kecil: {hidden.text} kecamatan." if hidden.value else ""
    if not shown:
        return [Paragraph(line(f"Indeks menurut kecamatan tidak ditampilkan. {note}".strip()))]
    rows = tuple(
        (
            plain(found.text(code)), found.cell(code), found.cell(f"{code}.lo"),
            found.cell(f"{code}.hi"), plain(found.text(f"{code}.alasan", "")),
        )
        for code in shown
    )  # fmt: skip
    return [
        Table(
            columns, rows, caption="Indeks menurut kecamatan", key="sikap_wilayah",
            notes=(note,) if note else (),
        )
    ]  # fmt: skip
