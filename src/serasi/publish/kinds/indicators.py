"""The indicator sheet of a year (R10: LKjIP, IKU), as it is laid before the evaluators."""

from __future__ import annotations

from serasi.documents.model import Align, Block, Column, Document, Heading, Table
from serasi.network.models import AgencyKind
from serasi.network.roles import Can
from serasi.publish.composing import Draft, Shown, numbered, plain
from serasi.publish.figures.indicators import INDICATORS
from serasi.publish.kinds.frame import framed
from serasi.publish.kinds.model import Kind, Rhythm

RIGHT = Align.RIGHT


def compose(draft: Draft) -> Document:
    """Compose the sheet: values first, then what each indicator means."""
    facts = draft.facts
    found = draft.figure("iku", "iku.lembar")
    blocks: list[Block] = [
        Heading("Capaian", number="I"),
        *draft.prose(
            "pengantar",
            f"Lembar ini memuat indikator kinerja penanganan konflik sosial {facts.region_name}"
            f" pada {facts.span.words}. Target diambil dari rencana aksi; indikator tanpa baris"
            " rencana yang bernama sama tidak bertarget.",
        ),
        _values(found, facts.span.since.year),
        Heading("Analisis", number="II"),
        *draft.prose("analisis", "Sebab naik atau turun dan tindak lanjutnya ditulis di sini."),
        Heading("Definisi dan rumus", number="III"),
        _meanings(),
    ]
    return framed(draft, blocks, keyword="indikator kinerja")


def _values(found: Shown, year: int) -> Table:
    columns = (
        Column("No.", 0.5, RIGHT), Column("Indikator", 3), Column("Target", 1, RIGHT),
        Column("Realisasi", 1, RIGHT), Column("Capaian", 1, RIGHT),
        Column("Tahun sebelumnya", 1.1, RIGHT), Column("Arah", 1),
    )  # fmt: skip
    rows = tuple(
        (
            numbered(n),
            plain(f"{one.name}{' (makin sedikit makin baik)' if one.fewer else ''}"),
            found.cell(one.cell("target")),
            found.cell(one.cell("realisasi")),
            found.cell(f"{one.code}.capaian.persen"),
            found.cell(one.cell("lalu")),
            plain(found.text(f"{one.code}.arah", "–")),
        )
        for n, one in enumerate(INDICATORS, 1)
    )
    return Table(
        columns, rows, caption="Indikator kinerja", key="indikator",
        notes=(
            "Capaian: realisasi dibagi target; bila makin sedikit makin baik, dua kali target"
            " dikurangi realisasi, dibagi target. Tidak ada data bukan nol.",
            f"Tahun sebelumnya: dihitung dari catatan rumah data ini tentang tahun {year - 1}.",
        ),
    )  # fmt: skip


def _meanings() -> Table:
    columns = (
        Column("No.", 0.4, RIGHT), Column("Indikator", 2), Column("Definisi", 2.6),
        Column("Rumus", 2.2), Column("Sumber data", 1.5),
    )  # fmt: skip
    rows = tuple(
        (numbered(n), *(plain(str(w)) for w in (one.name, one.words, one.formula, one.source)))
        for n, one in enumerate(INDICATORS, 1)
    )
    return Table(columns, rows, caption="Definisi, rumus, dan sumber", key="definisi")


KIND = Kind(
    code="iku",
    title="Lembar indikator kinerja penanganan konflik sosial",
    rhythm=Rhythm.YEAR,
    compose=compose,
    writers=(AgencyKind.BAKESBANGPOL,),
    signers=(AgencyKind.BAKESBANGPOL,),
    needs=(Can.COUNT, Can.WARN_READ, Can.SURVEY_READ),
    filing="000.8.6",
    due_key="paper.year_due_days",
)
