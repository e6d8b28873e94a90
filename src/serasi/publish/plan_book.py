"""The plan of action as a workbook with the ministry's columns, and such a workbook read again.

Columns are found by their heads, wherever they stand. The heads follow Permendagri 42/2015 as far
as known (domain 7.2); the exact wording is not verified, so several are understood.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter import Workbook

from serasi.collect.recap.grid import Grid, GridRow
from serasi.collect.recap.limits import MIB, RecapLimits
from serasi.collect.recap.workbook import read_workbook
from serasi.problems import PLAN_BOOK_HEADS, RECAP_TOO_MUCH, Problem
from serasi.publish.models import Domain, PlanRow
from serasi.publish.periods import FOUR_MONTHS

LIMITS = RecapLimits(rows=10_000, columns=100, cells=400_000, file_bytes=5 * MIB,
                     package_bytes=64 * MIB, sheets=20)  # fmt: skip
HEAD_WITHIN = 25
TARGETS = tuple(f"target_{label.lower()}" for label in FOUR_MONTHS)
COLUMNS: tuple[tuple[str, str], ...] = (
    ("domain", "Bidang"), ("focus", "Fokus/permasalahan"), ("plan", "Rencana aksi"),
    ("activity", "Kegiatan"), ("place", "Lokasi"), ("aimed_at", "Sasaran"),
    ("criterion", "Kriteria keberhasilan"), ("measure", "Satuan ukuran"),
    *((f"target_{label.lower()}", f"Ukuran keberhasilan {label}") for label in FOUR_MONTHS),
    ("responsible", "Penanggung jawab"), ("related", "Instansi terkait"),
    ("budget", "Anggaran (rupiah)"), ("budget_source", "Sumber anggaran (kode subkegiatan)"),
)  # fmt: skip
TOLD = (
    *((f"capaian_{label}", f"Capaian {label}") for label in FOUR_MONTHS),
    ("persen", "%"), ("evidence", "Bukti"), ("obstacle", "Kendala"), ("follow_up", "Tindak lanjut"),
)  # fmt: skip
ALSO = {
    "focus": ("fokus", "permasalahan"), "plan": ("rencana aksi terpadu",),
    "activity": ("uraian kegiatan", "nama kegiatan"), "measure": ("satuan",),
    "responsible": ("penanggungjawab", "pj"), "related": ("instansi pendukung",),
    "budget": ("anggaran", "pagu"), "budget_source": ("sumber anggaran", "kode subkegiatan"),
    **{f"target_{label.lower()}": (f"target {label}", label) for label in FOUR_MONTHS},
}  # fmt: skip
NEEDED = ("domain", "plan", "activity", "measure", "responsible")
CARRIED = ("domain", "plan")
"""What a merged cell says once for several rows."""
NUMBERS = (*TARGETS, "budget")


def _key(head: object) -> str:
    return " ".join(re.findall(r"[a-z0-9]+|%", str(head or "").casefold()))


HEADS = {
    **{_key(also): name for name, others in ALSO.items() for also in others},
    **{_key(title): name for name, title in COLUMNS},
}


@dataclass(frozen=True)
class BookRow:
    """One row of a book with the number at its left edge, its fields, and what is wrong with it."""

    number: int
    fields: Mapping[str, Any]
    wrong: tuple[str, ...] = field(default=())


def read_plan(content: bytes) -> list[BookRow]:
    """Return the rows of the first sheet with the heads of a plan, wrong ones named as such."""
    if len(content) > LIMITS.file_bytes:
        raise Problem(RECAP_TOO_MUCH, what=f"lebih dari {LIMITS.file_bytes // MIB} MB")
    missing = list(NEEDED)
    for sheet in read_workbook(content, limits=LIMITS):
        for at, row in enumerate(sheet.rows[:HEAD_WITHIN]):
            columns, below = _heads(sheet, at)
            lacking = [name for name in NEEDED if name not in columns]
            if not lacking and row.filled:
                return _rows(sheet, columns, sheet.rows[at + 1 + below :])
            missing = min(missing, lacking, key=len)
    titles = dict(COLUMNS)
    raise Problem(PLAN_BOOK_HEADS, missing=", ".join(titles[name] for name in missing))


def _heads(sheet: Grid, at: int) -> tuple[dict[str, int], int]:
    """Return the columns by field, and how many more rows the head takes (B04 under a group)."""
    row = sheet.rows[at]
    under = sheet.rows[at + 1] if at + 1 < len(sheet.rows) else None
    deep = under is not None and any(_key(cell) == "b04" for cell in under.cells)
    found: dict[str, int] = {}
    group = ""
    for column in range(1, sheet.width + 1):
        head = _key(row.at(column))
        below = _key(under.at(column)) if deep and under is not None else ""
        group = head or group
        name = HEADS.get(f"{group} {below}" if below else head)
        if name is not None:
            found.setdefault(name, column)
    return found, int(deep)


def _rows(sheet: Grid, columns: Mapping[str, int], rows: tuple[GridRow, ...]) -> list[BookRow]:
    found: list[BookRow] = []
    above: dict[str, str] = {}
    for row in rows:
        told = {name: row.at(column) for name, column in columns.items()}
        if not any(_words(cell) for cell in told.values()):
            continue
        if _closing(told, _words(row.at(row.filled[0]))):
            continue
        fields: dict[str, Any] = {}
        wrong: list[str] = []
        for name, cell in told.items():
            if (row.number, columns[name]) in sheet.unread:
                wrong.append(f"{dict(COLUMNS)[name]} berisi rumus tanpa hasil")
            elif name in NUMBERS:
                fields[name] = _whole(cell, name, wrong)
            else:
                fields[name] = _words(cell) or (above.get(name, "") if name in CARRIED else "")
        above = {name: fields.get(name, "") for name in CARRIED}
        fields["domain"] = _domain(fields.get("domain", ""), wrong)
        wrong += _lacking(fields)
        found.append(BookRow(row.number, fields, tuple(wrong)))
    return found


def _closing(told: Mapping[str, object], first: str) -> bool:
    """Say whether a row is a total or a row of column numbers, not one of the plan."""
    bare = not str(told.get("activity") or "").strip()
    return bare and first.casefold().startswith(("jumlah", "total", "rata"))


def _words(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell if cell is not None else "").split())


def _whole(cell: object, name: str, wrong: list[str]) -> int | None:
    text = _words(cell)
    if text in ("", "-", "–"):
        return None
    bare = re.sub(r"^Rp\s?", "", text, flags=re.IGNORECASE)
    if re.fullmatch(r"\d{1,15}|\d{1,3}(\.\d{3}){1,4}", bare):
        return int(bare.replace(".", ""))
    wrong.append(f"{dict(COLUMNS)[name]} bukan angka bulat")
    return None


def _domain(told: str, wrong: list[str]) -> str:
    for code, label in Domain.choices:
        if told.casefold() in (str(label).casefold(), code):
            return code
    if told:
        wrong.append("Bidang bukan Pencegahan, Penghentian, atau Pemulihan")
    return ""


def _lacking(fields: Mapping[str, Any]) -> list[str]:
    titles = dict(COLUMNS)
    wrong = [f"{titles[name]} kosong" for name in NEEDED if name != "domain" and not fields[name]]
    if not fields["domain"] and not wrong:
        wrong.append("Bidang kosong atau tidak dikenal")
    if all(fields.get(name) is None for name in TARGETS):
        wrong.append("tidak ada target")
    for name, value in fields.items():
        most = getattr(PlanRow._meta.get_field(name), "max_length", None)
        if isinstance(value, str) and most and len(value) > most:
            wrong.append(f"{titles[name]} lebih dari {most} huruf")
    return wrong


def write_plan(title: str, rows: list[PlanRow], told: Mapping[str, Any]) -> bytes:
    """Return the plan as a workbook; `told` are the cells and words of its figure."""
    made = io.BytesIO()
    book = Workbook(
        made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet("Rencana aksi")
    bold = book.add_format({"bold": True, "text_wrap": True, "border": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, title, book.add_format({"bold": True}))
    heads = ["No", *(name for _field, name in COLUMNS), *(name for _field, name in TOLD)]
    for column, head in enumerate(heads):
        sheet.write_string(2, column, head, bold)
    sheet.freeze_panes(3, 0)
    sheet.set_column(1, len(heads), 18)
    for at, row in enumerate(rows):
        key = f"r{row.serial}"
        cells: list[object] = [at + 1]
        cells += [_cell(row, name) for name, _title in COLUMNS]
        cells += [told.get(f"{key}.{label}.capaian") for label in FOUR_MONTHS]
        cells += [told.get(f"{key}.{n}") for n in ("persen", "evidence", "obstacle", "follow_up")]
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(at + 3, column, cell, wrap)
            elif cell is not None:
                sheet.write_number(at + 3, column, float(cell))  # type: ignore[arg-type]
    book.close()
    return made.getvalue()


def _cell(row: PlanRow, name: str) -> object:
    return str(Domain(row.domain).label) if name == "domain" else getattr(row, name)
