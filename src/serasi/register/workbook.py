"""A plain .xlsx written row by row: two sheets of strings and whole numbers, nothing in memory.

XlsxWriter in its constant-memory mode takes 70 s of CPU for 200,000 rows of 28 cells; this takes
a sixth, for it knows only what an export needs (ECMA-376 part 1, 18.2 to 18.3, inline strings).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice
from typing import IO

Cell = str | int | None
MOST_ROWS = 1_048_576
LONGEST_CELL = 32_767
_FAST = 1
_BLOCK = 2000
_MARKED = re.compile("[&<>\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"

Rows = Iterable[Sequence[Cell]]


def _column(index: int) -> str:
    """Return the letters of a column counted from 0.

    >>> _column(0), _column(27)
    ('A', 'AB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _escape(text: str) -> str:
    if len(text) <= LONGEST_CELL and not _MARKED.search(text):
        return text
    clean = _NOT_XML.sub("", text)[:LONGEST_CELL]
    return clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _row(number: int, row: Sequence[Cell], columns: Sequence[str], style: str) -> str:
    cells = []
    for column, cell in zip(columns, row, strict=False):
        if cell is None or cell == "":
            continue
        if isinstance(cell, int):
            cells.append(f'<c r="{column}{number}"{style}><v>{int(cell)}</v></c>')
        else:
            cells.append(
                f'<c r="{column}{number}"{style} t="inlineStr">'
                f'<is><t xml:space="preserve">{_escape(cell)}</t></is></c>'
            )
    return f'<row r="{number}">{"".join(cells)}</row>'


def _sheet(write: Callable[[bytes], object], rows: Rows, *, width: int, heads: int) -> None:
    """Write one sheet; the first `heads` rows are bold and stay in view."""
    columns = [_column(n) for n in range(width)]
    pane = (
        f'<pane ySplit="{heads}" topLeftCell="A{heads + 1}" activePane="bottomLeft"'
        ' state="frozen"/>'
        if heads
        else ""
    )
    write(
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{pane}'
        f'</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1"'
        f' max="{width}" width="18" customWidth="1"/></cols><sheetData>'.encode()
    )
    waiting: list[str] = []
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise ValueError("more rows than a sheet can hold")
        waiting.append(_row(number, row, columns, ' s="1"' if number <= heads else ""))
        if len(waiting) == _BLOCK:
            write("".join(waiting).encode())
            waiting.clear()
    write(("".join(waiting) + "</sheetData></worksheet>").encode())


def _parts(names: Sequence[str]) -> dict[str, str]:
    """Return the small parts of a workbook with these sheets."""
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        for n in range(1, len(names) + 1)
    )
    sheets = "".join(
        f'<sheet name="{_escape(name)}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(names, 1)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(names) + 1)
    )
    return {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
            f"{overrides}</Types>"
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1"'
            f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_RELATIONS}">{links}<Relationship'
            f' Id="rId{len(names) + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/>'
            "</Relationships>"
        ),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/>'
            '<name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>'
            '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill>'
            '<patternFill patternType="gray125"/></fill></fills><borders count="1"><border/>'
            '</borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/>'
            '<xf fontId="1" applyFont="1"/></cellXfs></styleSheet>'
        ),
    }


def write_workbook(out: IO[bytes], *, rows: Rows, width: int, about: Callable[[], Rows]) -> None:
    """Write "Data" row by row, then "Keterangan" from what is known when the rows are done.

    The first row is taken as the names of the columns.
    """
    source = iter(rows)
    head = next(source, ())
    write_books(out, head=head, rows=source, about=about, width=width)


def write_books(
    out: IO[bytes], *, head: Sequence[Cell], rows: Rows, about: Callable[[], Rows], width: int = 0
) -> None:
    """Write the same, over as many sheets "Data 2", "Data 3" … as the rows need."""
    wide = width or len(head)
    names: list[str] = []
    source = iter(rows)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_FAST) as book:

        def sheet(name: str, content: Rows, *, columns: int, heads: int) -> None:
            names.append(name)
            part_name = f"xl/worksheets/sheet{len(names)}.xml"
            with book.open(part_name, "w", force_zip64=True) as part:
                _sheet(part.write, content, width=columns, heads=heads)

        waiting = list(islice(source, 1))
        while waiting or not names:
            some = chain([head], waiting, islice(source, MOST_ROWS - 1 - len(waiting)))
            name = f"Data {len(names) + 1}" if names else "Data"
            sheet(name, some, columns=wide, heads=1)
            waiting = list(islice(source, 1))
        sheet("Keterangan", about(), columns=2, heads=0)
        for name, content in _parts(names).items():
            book.writestr(name, _HEAD + content)
