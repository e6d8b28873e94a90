"""Opens .xlsx books behind walls: the package is measured before anything is laid out.

python-calamine reads the values, but takes sizes that a file declares on trust, and a failed
allocation ends the whole process. So the parts it needs are unpacked here within limits, checked,
and handed over in a package of our own. What calamine does not tell (hidden rows, cells in error,
formulas without a stored result) and the corners of the filled area are read from the same parts.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from itertools import islice
from typing import IO
from xml.etree.ElementTree import Element, ParseError  # noqa: S405 - types only, defusedxml parses

import python_calamine as calamine
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from serasi.collect.recap.grid import Grid, GridRow, Merge, Value, column_number, plain
from serasi.collect.recap.limits import MIB, RecapLimits
from serasi.problems import (
    RECAP_BROKEN,
    RECAP_FORMAT,
    RECAP_LOCKED,
    RECAP_TOO_MANY_ROWS,
    RECAP_TOO_MUCH,
    Problem,
)

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    ParseError,
    DefusedXmlException,
    calamine.CalamineError,
)
_MERGES_HELD = 20_000
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_LINKS = "xl/_rels/workbook.xml.rels"
_NEEDED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?:_rels/)?[^/]+\.(?:xml|rels)"
    r"|xl/worksheets/[^/]+\.xml"
)
_ENCODING = re.compile(rb"\s*(?:\xef\xbb\xbf)?<\?xml[^>]{0,80}encoding\s*=\s*[\"']([^\"']{1,40})")
_DECLARED = re.compile(rb"[cC]ount\s*=\s*[\"']\s*\+?(\d{1,30})")
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(slots=True)
class _SheetFacts:
    part: str
    hidden_rows: set[int] = field(default_factory=set)
    unread: dict[tuple[int, int], str] = field(default_factory=dict)
    bottom: int = 0
    right: int = 0


def read_workbook(content: bytes, *, limits: RecapLimits) -> list[Grid]:
    """Return the sheets of an .xlsx book as grids, or refuse it with a numbered problem."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _refuse_unsafe(package, limits=limits)
            parts = _needed_parts(package)
        facts = _all_facts(parts, limits=limits)
        with calamine.load_workbook(_packed(parts)) as book:
            return [
                _grid(book, meta, facts.get(meta.name), limits=limits)
                for meta in book.sheets_metadata
                if meta.typ == calamine.SheetTypeEnum.WorkSheet
            ]
    except calamine.PasswordError as error:
        raise Problem(RECAP_LOCKED) from error
    except _BROKEN as error:
        raise Problem(RECAP_BROKEN) from error


def _refuse_unsafe(package: zipfile.ZipFile, *, limits: RecapLimits) -> None:
    entries = package.infolist()
    names = {entry.filename for entry in entries}
    if len(entries) > limits.package_entries:
        raise Problem(RECAP_TOO_MUCH, what=f"lebih dari {limits.package_entries} bagian")
    if sum(entry.file_size for entry in entries) > limits.package_bytes:
        raise Problem(RECAP_TOO_MUCH, what=f"lebih dari {limits.package_bytes // MIB} MB")
    for entry in entries:
        if entry.flag_bits & 1:
            raise Problem(RECAP_LOCKED)
        large = entry.file_size > limits.ratio_from_bytes
        if large and entry.file_size > limits.ratio * max(entry.compress_size, 1):
            raise Problem(RECAP_TOO_MUCH, what="termampat jauh melebihi tabel biasa")
    if "xl/workbook.xml" not in names:
        what = "berformat OpenDocument (.ods)" if "content.xml" in names else "bukan buku Excel"
        if "xl/workbook.bin" in names:
            what = "berformat Excel biner (.xlsb)"
        raise Problem(RECAP_FORMAT, what=what)


def _needed_parts(package: zipfile.ZipFile) -> dict[str, bytes]:
    """Unpack what holds the values of a book; a part that declares more than it can hold is broken.

    A counted thing takes at least one byte, so no honest count exceeds the size of its part.
    """
    parts = {}
    for name in package.namelist():
        if _NEEDED.fullmatch(name) and name not in parts:
            part = package.read(name)
            codec = _ENCODING.match(part)
            if codec is not None and codec[1].lower() not in {b"utf-8", b"us-ascii", b"ascii"}:
                raise Problem(RECAP_BROKEN)
            if any(int(count) > len(part) for count in _DECLARED.findall(part)):
                raise Problem(RECAP_BROKEN)
            parts[name] = part
    return parts


def _packed(parts: dict[str, bytes]) -> io.BytesIO:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_STORED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    box.seek(0)
    return box


def _all_facts(parts: dict[str, bytes], *, limits: RecapLimits) -> dict[str, _SheetFacts]:
    sheets = _sheet_parts(parts)
    if len(sheets) > limits.sheets:
        raise Problem(RECAP_TOO_MUCH, what=f"lebih dari {limits.sheets} lembar")
    facts = {}
    for name, part in sheets.items():
        if part in parts:
            facts[name] = _SheetFacts(part)
            _read_facts(io.BytesIO(parts[part]), facts[name], name=name, limits=limits)
    return facts


def _sheet_parts(parts: dict[str, bytes]) -> dict[str, str]:
    """Map the names of the sheets to the parts of the package that hold them."""
    targets = {}
    for link in ElementTree.fromstring(parts.get(_LINKS, b"<none/>")):
        target = link.get("Target") or ""
        whole = target[1:] if target.startswith("/") else posixpath.join("xl", target)
        targets[link.get("Id") or ""] = posixpath.normpath(whole)
    sheets = {}
    for element in ElementTree.fromstring(parts["xl/workbook.xml"]).iter():
        if _tag(element) == "sheet":
            sheets[element.get("name") or ""] = targets.get(element.get(_RELATIONS) or "", "")
    return sheets


def _read_facts(file: IO[bytes], facts: _SheetFacts, *, name: str, limits: RecapLimits) -> None:
    row_number = column = 0
    for event, element in ElementTree.iterparse(file, events=("start", "end")):
        tag = _tag(element)
        if event == "start":
            if tag == "row":
                row_number, column = _int(element.get("r"), row_number + 1), 0
                if element.get("hidden") in {"1", "true"} or element.get("ht") == "0":
                    facts.hidden_rows.add(row_number)
            continue
        if tag == "c":
            row, column = _place(element.get("r"), row_number, column + 1)
            _note_cell(element, facts, row, column)
            if facts.bottom > limits.rows:
                raise Problem(RECAP_TOO_MANY_ROWS, sheet=name, limit=limits.rows)
            if facts.right > limits.columns or facts.bottom * facts.right > limits.cells:
                raise Problem(RECAP_TOO_MUCH, what=f"lembar {name} terlalu lebar")
        elif tag == "row":
            element.clear()
        elif tag == "sheetData":
            break


def _note_cell(element: Element, facts: _SheetFacts, row: int, column: int) -> None:
    value = formula = None
    for child in element:
        tag = _tag(child)
        if tag == "v":
            value = child.text
        elif tag == "f":
            formula = child
    if not len(element):
        return
    facts.bottom, facts.right = max(facts.bottom, row), max(facts.right, column)
    if element.get("t") == "e":
        facts.unread[row, column] = f"galat {value or ''}".strip()
    elif formula is not None and not value and element.get("t") not in {"str", "s"}:
        facts.unread[row, column] = "rumus tanpa hasil tersimpan"


def _grid(
    book: calamine.CalamineWorkbook,
    meta: calamine.SheetMetadata,
    facts: _SheetFacts | None,
    *,
    limits: RecapLimits,
) -> Grid:
    hidden = meta.visible != calamine.SheetVisibleEnum.Visible
    if facts is None:
        return Grid(meta.name, (), (), hidden)
    sheet = book.get_sheet_by_name(meta.name)
    left = sheet.start[1] if sheet.start else 0
    rows = []
    for number, cells in enumerate(islice(sheet.iter_rows(), limits.rows), start=1):
        values: list[Value] = [None] * left + [plain(cell) for cell in cells]
        while values and values[-1] is None:
            values.pop()
        rows.append(GridRow(number, tuple(values), number in facts.hidden_rows))
    merges = tuple(
        Merge(top + 1, start + 1, min(bottom + 1, facts.bottom), min(end + 1, facts.right))
        for (top, start), (bottom, end) in islice(sheet.merged_cell_ranges or (), _MERGES_HELD)
    )
    return Grid(meta.name, tuple(rows), merges, hidden, facts.unread)


def _tag(element: Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def _int(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() else otherwise


def _place(reference: str | None, row: int, column: int) -> tuple[int, int]:
    if reference is None:
        return row, column
    match = _CELL.fullmatch(reference.upper())
    if match is None:
        raise Problem(RECAP_BROKEN)
    return int(match[2]), column_number(match[1])
