"""The map of districts prone to conflict (R6): the map, the table beside it, method and caution."""

from __future__ import annotations

from serasi.documents.model import Align, Block, Column, Document, Heading, Picture, Points, Table
from serasi.documents.model import line as words_of
from serasi.network.models import AgencyKind
from serasi.network.roles import Can
from serasi.publish.composing import Draft, Shown, numbered, plain
from serasi.publish.figures.risk import CLASSES
from serasi.publish.kinds.frame import framed
from serasi.publish.kinds.maps import half_tiles
from serasi.publish.kinds.model import Kind, Rhythm
from serasi.publish.wording import NO_DATA
from serasi.regions import queries as regions
from serasi.science import charts

RIGHT = Align.RIGHT
LETTERS = ("A", "CA", "R", "SR")
METHOD = (
    "Risiko potensi yang mulai dalam periode: kemungkinan kali dampak, rendah sampai sangat"
    " tinggi.",
    "Peristiwa tiga tahun sampai akhir periode; nilai satu peristiwa tinggal separuh sesudah"
    " setahun. Batas kelasnya ada dalam lampiran Sumber angka.",
    "Tingkat siaga tertinggi yang disahkan dalam periode: kuning, oranye, merah.",
)
CAUTION = (
    "Peta ini menunjukkan catatan, bukan watak warga. Kecamatan yang rajin melapor tampak lebih"
    " rawan; kecamatan tanpa catatan tidak berarti aman. Jangan dipakai menilai kelompok, orang,"
    " atau kinerja camat."
)


def compose(draft: Draft) -> Document:
    """Compose the map with its table."""
    found = draft.figure("rawan", "rawan.kelas")
    drawn = drawn_map(found)
    blocks: list[Block] = [
        Heading("Ringkasan", number="I"),
        *_summary(draft, found),
        Heading("Peta dan tabel", number="II"),
        *([drawn] if drawn is not None else draft.prose("peta_nihil", f"Peta: {NO_DATA}.")),
        _table(found),
        Heading("Metode", number="III"),
        *draft.prose(
            "metode",
            "Setiap tanda di bawah ini memberi kelas; kelas kecamatan adalah yang tertinggi."
            " Kecamatan yang tidak dicatat apa pun tidak diberi kelas.",
        ),
        Points(tuple(words_of(one) for one in METHOD), marks=("a.", "b.", "c.")),
        Heading("Peringatan", number="IV"),
        *draft.prose("peringatan", CAUTION),
        Heading("Rencana", number="V"),
        *draft.prose("rencana", "Tindak lanjut tiap kecamatan ditulis oleh Bakesbangpol."),
    ]
    return framed(draft, blocks, keyword="peta rawan konflik")


def _summary(draft: Draft, found: Shown) -> list[Block]:
    return list(
        draft.prose(
            "ringkasan",
            "Dari ", found.run("banyaknya"), " kecamatan, ", found.run("kelas4"),
            " sangat rawan, ", found.run("kelas3"), " rawan, ", found.run("kelas2"),
            " cenderung aman, dan ", found.run("kelas1"), " aman menurut catatan. ",
            found.run("tanpa_catatan"), " kecamatan tidak mempunyai catatan.",
        )
    )  # fmt: skip


def _rank(found: Shown, code: str) -> int | None:
    rank = found.get(f"{code}.kelas")
    return int(rank) if rank is not None else None


def _table(found: Shown) -> Table:
    order = sorted(found.result.rows, key=lambda code: (-(_rank(found, code) or 0), code))
    columns = (
        Column("No.", 0.4, RIGHT), Column("Kecamatan", 2), Column("Potensi", 0.8, RIGHT),
        Column("Peristiwa", 0.8, RIGHT), Column("Nilai 3 tahun", 0.8, RIGHT),
        Column("Risiko potensi", 1.1), Column("Siaga tertinggi", 1), Column("Kelas", 1.8),
    )  # fmt: skip
    rows = tuple(
        (
            numbered(n),
            plain(found.text(code)),
            *(found.dashed(f"{code}.{cell}") for cell in ("potensi", "peristiwa", "bobot")),
            plain(found.text(f"{code}.risiko", "–")),
            plain(found.text(f"{code}.tingkat", "–")),
            plain(_class_words(found, code), strong=(_rank(found, code) or 0) > 2),  # noqa: PLR2004
        )
        for n, code in enumerate(order, 1)
    )
    return Table(
        columns, rows, caption="Kelas kerawanan menurut kecamatan", key="rawan",
        notes=(
            "Tanda – berarti tidak ada catatan. Potensi dan peristiwa: yang mulai dalam periode.",
        ),
    )  # fmt: skip


def _class_words(found: Shown, code: str) -> str:
    rank = _rank(found, code)
    return f"{LETTERS[rank - 1]}: {CLASSES[rank - 1]}" if rank else "tanpa catatan"


def drawn_map(found: Shown) -> Picture | None:
    """Draw the classes by district; each bears its letters, so that grey paper tells them too."""
    codes = list(found.result.rows)
    words = "Peta rawan konflik menurut kecamatan"
    drawn = _outlines(found, codes, words) or _tiles(found, codes, words)
    if drawn is None:
        return None
    said = "; ".join(
        f"{CLASSES[rank - 1]}: {', '.join(inside)}"
        for rank in range(len(CLASSES), 0, -1)
        if (inside := [found.text(code) for code in codes if _rank(found, code) == rank])
    )
    return Picture(
        charts.for_paper(drawn), f"{words}. {said or 'Tidak ada catatan'}.",
        caption=f"{words} (A aman, CA cenderung aman, R rawan, SR sangat rawan, – tanpa catatan)",
    )  # fmt: skip


def _mark(found: Shown, code: str) -> str:
    rank = _rank(found, code)
    return LETTERS[rank - 1] if rank else "–"


def _outlines(found: Shown, codes: list[str], words: str) -> str | None:
    shapes = regions.boundaries(tuple(codes), tolerance=0.002)
    if not codes or len(shapes) < len(codes) / 2:
        return None
    areas = [
        charts.Area(
            key=code,
            shape=shapes[code],
            value_class=rank - 1 if (rank := _rank(found, code)) else None,
            label=found.text(code),
            value=_class_words(found, code),
            mark=_mark(found, code),
        )
        for code in codes
        if code in shapes
    ]
    legend = [f"{letter}: {name}" for letter, name in zip(LETTERS, CLASSES, strict=True)]
    return charts.choropleth(areas, label=words, classes=legend, width=640)


def _tiles(found: Shown, codes: list[str], words: str) -> str | None:
    places = regions.tiles(codes)
    if not places:
        return None
    wide = 2 if half_tiles([(p.row, p.column) for p in places]) else 1
    tiles = [
        charts.CountTile(
            place.code, found.text(place.code), place.column / wide, place.row,
            _rank(found, place.code) or 0, (_mark(found, place.code), _class_of(found, place.code)),
        )
        for place in places
    ]  # fmt: skip
    return charts.count_map(tiles, label=words)


def _class_of(found: Shown, code: str) -> str:
    rank = _rank(found, code)
    return CLASSES[rank - 1].lower() if rank else "tanpa catatan"


KIND = Kind(
    code="peta",
    title="Peta rawan konflik",
    rhythm=Rhythm.YEAR,
    compose=compose,
    writers=(AgencyKind.BAKESBANGPOL,),
    signers=(AgencyKind.BAKESBANGPOL,),
    needs=(Can.COUNT, Can.WARN_READ),
    due_key="paper.map_due_days",
)
