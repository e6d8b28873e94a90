"""The map of districts prone to conflict (R6): map, tables, calendar; its method in an annex."""

from __future__ import annotations

from serasi.documents.model import Block, Document, Fields, Heading, Line, Run
from serasi.network.models import AgencyKind
from serasi.network.roles import Can
from serasi.publish.composing import Draft, Shown
from serasi.publish.kinds import risk_drawing, risk_method, risk_tables
from serasi.publish.kinds.frame import framed
from serasi.publish.kinds.model import Kind, Rhythm
from serasi.publish.kinds.tables import by_trigger
from serasi.publish.periods import long_date
from serasi.publish.wording import NO_DATA
from serasi.regions.zones import zone_of

CAUTION = (
    "Peta ini menunjukkan catatan, bukan watak warga. Kecamatan yang rajin melapor tampak lebih"
    " rawan; kecamatan tanpa catatan tidak berarti aman. Jangan dipakai menilai kelompok, orang,"
    " atau kinerja camat, dan jangan dipakai menyusun peringkat: selisih kecil antarkecamatan tidak"
    " berarti, dan INSERASI mempunyai selang."
)
CLASSIFIED = "Terbatas. Yang boleh diumumkan hanya kelas kecamatan; tabel desa tidak."


def compose(draft: Draft) -> Document:
    """Compose the map with its tables."""
    now = draft.figure("kerawanan", "rawan.kelas")
    past = draft.figure("kerawanan_lalu", "rawan.kelas", past=True)
    drawn = risk_drawing.drawn_map(now)
    blocks: list[Block] = [
        Heading("Ringkasan", number="I"),
        *_summary(draft, now, past),
        Heading("Peta", number="II"),
        *([drawn] if drawn is not None else draft.prose("peta_nihil", f"Peta: {NO_DATA}.")),
        _beside(draft, now),
        Heading("Kelas dan alasan", number="III"),
        risk_tables.classes(now, past),
        Heading("Tanda menurut kecamatan", number="IV"),
        risk_tables.signs(now),
        risk_tables.unplaced(now),
        Heading("Desa dengan catatan terberat", number="V"),
        risk_tables.villages(draft.figure("desa", "rawan.desa")),
        Heading("Potensi dan peristiwa menurut pemicu", number="VI"),
        by_trigger(draft),
        Heading("Hari rawan", number="VII"),
        *_calendar(draft),
        Heading("Peringatan", number="VIII"),
        *draft.prose("peringatan", CAUTION),
        Heading("Rencana", number="IX"),
        *draft.prose("rencana", "Tindak lanjut tiap kecamatan ditulis oleh Bakesbangpol."),
    ]
    return framed(
        draft, blocks, keyword="peta rawan konflik",
        annexes=(("Metode dan rumus", risk_method.method(now)),),
    )  # fmt: skip


def _summary(draft: Draft, found: Shown, past: Shown) -> list[Block]:
    before: tuple[str | Run, ...] = (
        past.run("kelas4"), " sangat rawan dan ", past.run("kelas3"), " rawan."
    )  # fmt: skip
    if past.get("kelas4") is None:
        before = (f"{NO_DATA}.",)
    return list(
        draft.prose(
            "ringkasan",
            "Dari ", found.run("banyaknya"), " kecamatan, ", found.run("kelas4"),
            " sangat rawan, ", found.run("kelas3"), " rawan, ", found.run("kelas2"),
            " cenderung aman, dan ", found.run("kelas1"), " aman menurut catatan; ",
            found.run("tanpa_catatan"), " kecamatan tidak mempunyai catatan. Pada masa yang sama"
            " tahun lalu: ", *before,
        )
    )  # fmt: skip


def _beside(draft: Draft, found: Shown) -> Fields:
    """Return what stands beside a map: source, cut-off, projection, makers, who may see it."""
    facts = draft.facts
    local = facts.cut_off.astimezone(zone_of(facts.area))
    projection = (
        "Silinder jarak sama, datum WGS 84; tidak untuk mengukur"
        if risk_drawing.outlined(found)
        else "Peta ubin: letak nisbi kecamatan, tanpa skala dan tanpa batas"
    )
    rows: tuple[tuple[str, str | Line], ...] = (
        ("Sumber", "Daftar potensi dan peristiwa, tingkat siaga, kalender hari rawan, perkara, dan"
         " gelombang survei rumah data ini; rinciannya dalam lampiran."),
        ("Batas data", f"{long_date(local.date())} pukul {local:%H.%M}"),
        ("Proyeksi", projection),
        ("Penyusun", facts.agency),
        ("Sifat", CLASSIFIED),
        ("Lapis yang belum ada", f"Aset rawan, pos polisi dan TNI, jalur evakuasi: {NO_DATA}."),
    )  # fmt: skip
    return Fields(rows)


def _calendar(draft: Draft) -> list[Block]:
    found = draft.figure("kalender", "rawan.kalender")
    if not found.result.rows:
        return list(
            draft.prose(
                "kalender_nihil",
                "Kalender hari rawan tidak memuat tanggal untuk masa ini dan sembilan puluh hari"
                " sesudahnya."
                " Itu tidak berarti tidak ada hari rawan.",
            )
        )
    return [
        *draft.prose(
            "kalender",
            "Kalender memuat ", found.run("jumlah"), " hari rawan yang jatuh dalam masa ini dan ",
            found.run("mendatang"), " yang mulai dalam sembilan puluh hari sesudahnya.",
        ),
        risk_tables.calendar(found, until=draft.facts.span.until),
    ]  # fmt: skip


NEEDS = (Can.COUNT, Can.READ_EVENTS, Can.WARN_READ, Can.SURVEY_READ)
KIND = Kind(
    code="peta",
    title="Peta rawan konflik",
    rhythm=Rhythm.YEAR,
    compose=compose,
    writers=(AgencyKind.BAKESBANGPOL,),
    signers=(AgencyKind.BAKESBANGPOL,),
    needs=NEEDS,
    due_key="paper.map_due_days",
)
RENEWED = Kind(
    code="peta_periode",
    title="Pemutakhiran peta rawan konflik",
    rhythm=Rhythm.FOUR_MONTHS,
    compose=compose,
    writers=(AgencyKind.BAKESBANGPOL,),
    signers=(AgencyKind.BAKESBANGPOL,),
    needs=NEEDS,
    due_key="paper.period_due_day",
    newest_alone=True,
)
"""The same map of a B-period: R6 is yearly and updated each period."""
