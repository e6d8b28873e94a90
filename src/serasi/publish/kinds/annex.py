"""The annex "Sumber angka": each figure of a paper, what it means, and all its values."""

from __future__ import annotations

from collections.abc import Iterable

from serasi.documents.model import Block, Cell, Column, Paragraph, Table, line
from serasi.publish.composing import Shown, numbered, plain
from serasi.publish.periods import long_date
from serasi.publish.wording import printed
from serasi.regions.zones import zone_of

WORDS = {"kind": {"tension": "potensi", "incident": "peristiwa"}}


def filter_words(shown: Shown) -> str:
    """Return area, period and what else narrows a figure, in words."""
    asked = shown.asked
    parts = [
        f"wilayah {asked.area}",
        f"{long_date(asked.since)} sampai {long_date(asked.until)}",
    ]
    parts += [WORDS["kind"].get(asked.get("kind"), "")] if asked.get("kind") else []
    return "; ".join(parts)


def values_of(shown: Shown) -> str:
    """Return all values of a figure, record by record, as they are printed; no data is left out.

    "T1 = 12; T1.persen = 48,0 %" or, for a list, "PS-2026-0001: md = 0, lr = 3".
    """
    rows = set(shown.result.rows)
    single: list[str] = []
    grouped: dict[str, list[str]] = {}
    for cell, value in shown.result.values.items():
        if value is None:
            continue
        parted = _split(cell, rows)
        if parted is None:
            single.append(f"{cell} = {printed(cell, value)}")
        else:
            row, column = parted
            grouped.setdefault(row, []).append(f"{column or 'nilai'} = {printed(cell, value)}")
    listed = [f"{row}: {', '.join(cells)}" for row, cells in grouped.items()]
    return "; ".join([*single, *listed]) or "tidak ada data"


def _split(cell: str, rows: set[str]) -> tuple[str, str] | None:
    """Part a cell into its row and column; codes of areas hold points themselves."""
    if cell in rows:
        return cell, ""
    row, dot, _rest = cell.rpartition(".")
    while dot:
        if row in rows:
            return row, cell[len(row) + 1 :]
        row, dot, _rest = row.rpartition(".")
    return None


def sources(found: Iterable[Shown]) -> tuple[str, tuple[Block, ...]]:
    """Return the annex of a paper's figures."""
    shown = list(found)
    columns = (
        Column("No.", 0.5), Column("Angka", 1.4), Column("Arti", 3), Column("Saringan", 2.2),
        Column("Nilai", 5),
    )  # fmt: skip
    rows = tuple(
        (
            numbered(n),
            Cell(f"{one.name} ({one.definition.code} v{one.definition.version})"),
            plain(_meaning(one)),
            plain(filter_words(one)),
            Cell(values_of(one)),
        )
        for n, one in enumerate(shown, 1)
    )
    cut_off = max((one.asked.cut_off for one in shown), default=None)
    said = (
        "Setiap angka dalam naskah ini adalah kueri tersimpan; nilainya pada data yang sama tidak"
        " berubah."
    )
    if cut_off is not None and shown:
        local = cut_off.astimezone(zone_of(shown[0].asked.area))
        said += f" Batas data: {long_date(local.date())} pukul {local:%H.%M}."
    table = Table(columns, rows, key="sumber_angka")
    return "Sumber angka", (Paragraph(line(said)), table)


def _meaning(shown: Shown) -> str:
    words = f"{shown.definition.title} ({shown.definition.unit}). {shown.definition.words}"
    if not shown.definition.history:
        words += " Dihitung dari keadaan catatan saat naskah dibuat."
    return words
