"""The monthly recap of tensions and incidents (R4), from the desk to the province and Bakorwil."""

from __future__ import annotations

from serasi.documents.model import Block, Document, Heading
from serasi.network.models import AgencyKind
from serasi.publish.composing import Draft
from serasi.publish.kinds import annex, chapters, maps, tables
from serasi.publish.kinds.model import Kind, Rhythm
from serasi.publish.periods import long_date


def compose(draft: Draft) -> Document:
    """Compose the recap: what was counted, how it was handled, the lists."""
    facts = draft.facts
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
    on = facts.signed_on
    return Document(
        kind="report",
        title=facts.title,
        subtitle=f"{facts.region_name}, {facts.span.words}",
        blocks=tuple(blocks),
        letterhead=facts.letterhead,
        place_and_date=f"{facts.place}, {long_date(on) if on else '…'}",
        signatures=(facts.signature,),
        annexes=(annex.sources(draft.shown.values()),),
        draft=facts.draft,
        keywords=("rekap bulanan", facts.area_name, facts.span.label),
    )


KIND = Kind(
    code="rekap",
    title="Rekap bulanan potensi dan peristiwa",
    rhythm=Rhythm.MONTH,
    compose=compose,
    writers=(AgencyKind.BAKESBANGPOL,),
    signers=(AgencyKind.BAKESBANGPOL,),
    due_key="paper.month_due_day",
)
