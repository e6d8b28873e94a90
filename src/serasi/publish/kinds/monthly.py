"""The monthly recap of tensions and incidents (R4), from the desk to the province and Bakorwil."""

from __future__ import annotations

from serasi.documents.model import Block, Document, Heading
from serasi.network.models import AgencyKind
from serasi.publish.composing import Draft
from serasi.publish.kinds import chapters, maps, tables
from serasi.publish.kinds.frame import framed
from serasi.publish.kinds.model import Kind, Rhythm


def compose(draft: Draft) -> Document:
    """Compose the recap: what was counted, how it was handled, the lists."""
    listed = draft.figure("daftar_potensi", "daftar.potensi")
    met = draft.figure("daftar_peristiwa", "daftar.peristiwa")
    settled = draft.figure("penyelesaian", "penyelesaian.persen")
    drawn = maps.district_map(draft)
    blocks: list[Block] = [
        Heading("Ringkasan", number="I"),
        *chapters.summary(draft),
        Heading("Rekapitulasi", number="II"),
        tables.by_trigger(draft),
        tables.by_law_source(draft),
        tables.harm(draft),
        tables.by_place(draft),
        *([drawn] if drawn is not None else []),
        Heading("Daftar potensi dan peristiwa", number="III"),
        *tables.listed(draft, tables.tensions(listed), listed, "potensi"),
        *tables.listed(draft, tables.incidents(met, settled), met, "peristiwa"),
        Heading("Catatan dan tindak lanjut", number="IV"),
        *draft.prose("catatan", "Catatan dan tindak lanjut ditulis oleh Bakesbangpol."),
    ]
    return framed(draft, blocks, keyword="rekap bulanan")


KIND = Kind(
    code="rekap",
    title="Rekap bulanan potensi dan peristiwa",
    rhythm=Rhythm.MONTH,
    compose=compose,
    writers=(AgencyKind.BAKESBANGPOL,),
    signers=(AgencyKind.BAKESBANGPOL,),
    due_key="paper.month_due_day",
)
