"""The tables of an official paper → a workbook: real numbers and dates, a sheet for each table.

Every word is written as a string, so that "=1+1" stays those four letters; no cell is a formula.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from serasi.documents.layout import head_rows, squared
from serasi.documents.model import Align, Block, Cell, Document, Table, Value
from serasi.documents.plain import one_line, plain

MISSING = "tidak ada data"
FIRST_SHEET = "Isi buku"
_LONGEST_NAME = 31
_LONGEST_TEXT = 32767  # letters in a cell (Excel's own limit)
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_EARLIEST = date(1900, 3, 1)  # before it Excel counts a day that never was
_MOST_EXACT_DIGITS = 15
_FIRST_CREATION = datetime(2000, 1, 1)  # noqa: DTZ001 - the format has no zone
_WIDE, _NARROW, _PER_SHARE = 60.0, 8.0, 14.0


@dataclass(frozen=True)
class _Listed:
    """A table and the sheet it is on."""

    table: Table
    name: str
    title: str


def write(document: Document, *, made_at: datetime | None = None) -> bytes:
    """Return the workbook; `made_at` is written into it as its date."""
    made = io.BytesIO()
    book = Workbook(
        made,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_date_format": "dd/mm/yyyy",
        },
    )
    created = made_at.replace(tzinfo=None) if made_at else _FIRST_CREATION
    book.set_properties({"title": one_line(document.title)[:255], "created": created})
    listed = list(_listed(document))
    looks = _Looks(book)
    _first_sheet(book, document, listed, looks)
    for one in listed:
        _TableSheet(book.add_worksheet(one.name), one, looks).fill()
    book.close()
    return made.getvalue()


class _Looks:
    """The formats of a workbook."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.made: dict[tuple[str, bool, str], Format] = {}
        self.title = book.add_format({"bold": True, "font_size": 14, "text_wrap": True})
        self.note = book.add_format({"italic": True, "font_color": "#444444"})
        self.head = book.add_format(
            {
                "bold": True,
                "text_wrap": True,
                "border": 1,
                "align": "center",
                "valign": "vcenter",
                "bg_color": "#EAEAEA",
            }
        )
        self.plain = book.add_format({"text_wrap": True, "valign": "top"})
        self.link = book.add_format({"underline": 1})

    def cell(self, pattern: str, *, bold: bool, align: Align) -> Format:
        """Return the format of a cell."""
        key = (pattern, bold, align.value)
        if key not in self.made:
            look = {"border": 1, "valign": "top", "bold": bold, "align": align.value}
            look |= {"num_format": pattern} if pattern else {"text_wrap": True}
            self.made[key] = self.book.add_format(look)
        return self.made[key]


def _listed(document: Document) -> Iterator[_Listed]:
    names: set[str] = {FIRST_SHEET.lower()}
    at = 0
    for block in _all_blocks(document):
        if isinstance(block, Table):
            at += 1
            title = one_line(block.caption or block.key) or f"Tabel {at}"
            name = sheet_name(title, names)
            names.add(name.lower())
            yield _Listed(block, name, title)


def _all_blocks(document: Document) -> Iterator[Block]:
    yield from document.blocks
    for _, blocks in document.annexes:
        yield from blocks


def sheet_name(title: str, taken: set[str]) -> str:
    """Return a name that Excel takes, unlike those taken (compared in small letters).

    >>> sheet_name("Tabel 1/2: [rekap]", {"tabel 1 2 rekap"})
    'Tabel 1 2 rekap 2'
    """
    bare = one_line(title.translate(_FORBIDDEN)).strip("' ")
    if not bare or bare.lower() == "history":  # a word that Excel keeps for itself
        bare = f"Tabel {bare}".strip()
    name, again = _cut(bare, _LONGEST_NAME), 1
    while name.lower() in taken:
        again += 1
        name = f"{_cut(bare, _LONGEST_NAME - len(str(again)) - 1)} {again}"
    return name


def _cut(text: str, units: int) -> str:
    """Return the text within so many UTF-16 units, by which Excel counts."""
    while len(text.encode("utf-16-le")) // 2 > units:
        text = text[:-1]
    return text.rstrip("' ")


def _first_sheet(book: Workbook, document: Document, listed: list[_Listed], looks: _Looks) -> None:
    sheet = book.add_worksheet(FIRST_SHEET)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 80)
    sheet.write_string(0, 0, _held(one_line(document.title)), looks.title)
    rows = [(name, value) for name, value in (("Judul lanjutan", document.subtitle),) if value]
    rows += [("Tempat dan tanggal", document.place_and_date)] if document.place_and_date else []
    rows += list(document.facts)
    rows += [("Klasifikasi", document.classification)]
    rows += [("Keadaan", document.draft)] if document.draft else []
    at = 2
    for name, value in rows:
        sheet.write_string(at, 0, _held(name), looks.plain)
        sheet.write_string(at, 1, _held(value), looks.plain)
        at += 1
    at += 1
    sheet.write_string(at, 0, "Lembar", looks.head)
    sheet.write_string(at, 1, "Tabel", looks.head)
    for one in listed:
        at += 1
        target = "internal:'" + one.name.replace("'", "''") + "'!A1"
        sheet.write_url(at, 0, target, looks.link, string=one.name)
        sheet.write_string(at, 1, _held(one.title), looks.plain)
    if not listed:
        sheet.write_string(at + 1, 0, "Naskah ini tidak memuat tabel.", looks.note)


class _TableSheet:
    """One table on its sheet: title, head, rows, notes."""

    def __init__(self, sheet: Worksheet, listed: _Listed, looks: _Looks) -> None:
        self.sheet = sheet
        self.table = listed.table
        self.title = listed.title
        self.looks = looks
        self.rows = squared(listed.table)
        self.measured = [self._is_measured(at) for at in range(len(listed.table.columns))]

    def fill(self) -> None:
        heads = head_rows(self.table.columns)
        first = 2 + len(heads)
        self.sheet.write_string(0, 0, _held(self.title), self.looks.title)
        if self.table.landscape:
            self.sheet.set_landscape()
        self._head(heads)
        for at, column in enumerate(self.table.columns):
            width = min(max(column.width * _PER_SHARE, _NARROW, self._longest(at)), _WIDE)
            self.sheet.set_column(at, at, width)
        for at, row in enumerate(self.rows):
            total = self.table.total and at == len(self.rows) - 1
            for of, cell in enumerate(row):
                self._cell(first + at, of, cell, total=total)
        after = first + len(self.rows)
        if not self.rows:
            self.sheet.write_string(after, 0, _held(self.table.empty), self.looks.note)
            after += 1
        for at, note in enumerate(self.table.notes):
            self.sheet.write_string(after + 1 + at, 0, _held(note), self.looks.note)
        self.sheet.freeze_panes(first, 0)
        self.sheet.repeat_rows(2, first - 1)
        self.sheet.fit_to_pages(1, 0)

    def _head(self, heads: list[list[tuple[str, int, int]]]) -> None:
        lower = iter(heads[1]) if len(heads) > 1 else iter(())
        at = 0
        for words, wide, deep in heads[0]:
            if wide > 1 or deep > 1:
                self.sheet.merge_range(2, at, 1 + deep, at + wide - 1, "", self.looks.head)
            self.sheet.write_string(2, at, _held(words), self.looks.head)
            if deep == 1 and len(heads) > 1:
                for of in range(wide):
                    self.sheet.write_string(3, at + of, _held(next(lower)[0]), self.looks.head)
            at += wide

    def _is_measured(self, at: int) -> bool:
        return any(not isinstance(row[at].value, str | None) for row in self.rows)

    def _longest(self, at: int) -> float:
        return max((len(row[at].text) * 1.1 for row in self.rows if self.measured[at]), default=0)

    def _cell(self, row: int, at: int, cell: Cell, *, total: bool) -> None:
        align = self.table.columns[at].align
        value = cell.value
        pattern = _pattern(value)
        look = self.looks.cell(pattern, bold=cell.strong or total, align=align)
        if pattern and isinstance(value, date):
            self.sheet.write_datetime(row, at, value, look)
        elif pattern and isinstance(value, int | float | Decimal):
            self.sheet.write_number(row, at, value, look)
        else:
            self.sheet.write_string(row, at, _held(self._words(cell, at, total=total)), look)

    def _words(self, cell: Cell, at: int, *, total: bool) -> str:
        """Return what stands where no number can: None of a measured column is said so."""
        expected = cell.figure or (self.measured[at] and not total)
        if cell.value is None and not cell.text and expected:
            return MISSING
        return cell.text or ("" if cell.value is None else str(cell.value))


def _pattern(value: Value) -> str:
    """Return the number format of a value that a spreadsheet can hold exactly; else ""."""
    if isinstance(value, bool | str) or value is None:
        return ""
    if isinstance(value, date):
        return "dd/mm/yyyy" if _day(value) >= _EARLIEST else ""
    if isinstance(value, int):
        return "#,##0" if len(str(abs(value))) <= _MOST_EXACT_DIGITS else ""
    if not math.isfinite(value):
        return ""
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        if len(value.as_tuple().digits) > _MOST_EXACT_DIGITS:
            return ""
        return "#,##0" + (f".{'0' * min(places, 10)}" if places else "")
    return "#,##0.0#########"


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _held(text: str) -> str:
    """Return what a cell holds of a text."""
    return plain(text)[:_LONGEST_TEXT]
