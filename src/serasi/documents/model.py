"""An official paper as plain data: one description, drawn as PDF, DOCX and XLSX.

Nothing here knows a database or a layout. A number that came from a stored figure carries the
name of that figure (`figure`), so that each drawing can lead back to it; prose that an officer
may rewrite carries a `key`, by which it is found again when the paper is made anew.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

Value: TypeAlias = int | float | Decimal | date | str | None


class Align(StrEnum):
    """How the entries of a column stand."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "center"


class Sheet(StrEnum):
    """The paper it is printed on; folio is 215 by 330 mm."""

    A4 = "a4"
    FOLIO = "folio"


@dataclass(frozen=True)
class Run:
    """A piece of text within a line."""

    text: str
    figure: str = ""
    bold: bool = False
    italic: bool = False


Line: TypeAlias = tuple[Run, ...]


def line(*parts: str | Run) -> Line:
    """Return a line of plain words and runs."""
    return tuple(part if isinstance(part, Run) else Run(part) for part in parts)


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is a chapter. `number` is printed before it as it stands ("BAB II").

    centred : number above, words below ("Pasal 3")
    """

    text: str
    level: int = 1
    number: str = ""
    centred: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; with a `key` an officer may rewrite it."""

    runs: Line
    key: str = ""
    centred: bool = False


@dataclass(frozen=True)
class Points:
    """A list; `marks` are printed before the points in turn ("a.", "KESATU"), else bullets."""

    items: tuple[Line, ...]
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fields:
    """Names with their values, colons one below the other ("Hari/tanggal : Senin, …").

    A value is plain words, a line where a number in it came from a figure, or points
    ("Menimbang : a. bahwa …").
    """

    rows: tuple[tuple[str, str | Line | Points], ...]


@dataclass(frozen=True)
class Column:
    """A column; neighbours with the same `group` stand under one word.

    width : share of the line, relative to the other columns
    """

    title: str
    width: float = 1.0
    align: Align = Align.LEFT
    group: str = ""


@dataclass(frozen=True)
class Cell:
    """What is printed, and the value itself for a spreadsheet; None is no data, never nought."""

    text: str
    value: Value = None
    figure: str = ""
    strong: bool = False


@dataclass(frozen=True)
class Table:
    """A table; its head is printed again on each page. `total` marks the last row as a total.

    empty : what is printed in place of rows; "Nihil." only where nothing is known to have happened
    tall : rows are high enough to be signed or filled in by hand
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    notes: tuple[str, ...] = ()
    key: str = ""
    total: bool = False
    landscape: bool = False
    empty: str = "Tidak ada data."
    tall: bool = False


@dataclass(frozen=True)
class Picture:
    """A drawing as SVG text, with the words that stand for it where it cannot be seen."""

    svg: str
    alt: str
    caption: str = ""
    width: float = 1.0


@dataclass(frozen=True)
class PageBreak:
    """The next block begins a page."""


Block: TypeAlias = Heading | Paragraph | Points | Fields | Table | Picture | PageBreak


@dataclass(frozen=True)
class Letterhead:
    """The kop: lines from the largest body down, the address below; an emblem if there is one.

    emblem : PNG, JPEG or SVG; what cannot be read is left out
    crowned : the emblem stands above the lines (Garuda over "BUPATI …"), not at their left
    """

    lines: tuple[str, ...]
    address: str = ""
    emblem: bytes | None = None
    crowned: bool = False


@dataclass(frozen=True)
class Signature:
    """Who signs: `capacity` is "", "a.n. …", "u.b. …", "Plt.", "Plh." or "Pj."; without a name a
    line is left to be filled in.

    capacity : Plt., Plh. and Pj. stand before the office; a.n. stands over it, u.b. on its own
        line below ("a.n. Bupati Jember\nu.b.")
    rank : pangkat, under the name
    before : over the office ("Mengetahui,")
    group : neighbours of one group stand side by side under this word ("SAKSI-SAKSI")
    stamp : words in the frame where a stamp duty goes ("Meterai Rp10.000")
    """

    office: str
    name: str = ""
    capacity: str = ""
    staff_number: str = ""
    before: str = ""
    rank: str = ""
    group: str = ""
    stamp: str = ""


@dataclass(frozen=True)
class Document:
    """A paper.

    kind : code of the kind ("report", "invitation", "minutes", …)
    place_and_date : "Jember, 8 September 2026", at the top right of a letter and over a signature
    reference : rows of a letter's left side: Nomor, Sifat, Lampiran, Hal
    recipients : under "Yth."
    classification : printed at head and foot unless it is "Biasa"
    draft : what is printed across the pages while it is not signed; "" when it is
    cover : a title page and a table of contents come first
    facts : what holds for the whole paper (Periode, Wilayah, Batas data): on the cover, and on the
        first sheet of a workbook
    foot : small words at the foot of each page ("… ditandatangani secara elektronik …")
    """

    kind: str
    title: str
    blocks: tuple[Block, ...]
    letterhead: Letterhead | None = None
    subtitle: str = ""
    place_and_date: str = ""
    reference: tuple[tuple[str, str], ...] = ()
    recipients: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    copies: tuple[str, ...] = ()
    annexes: tuple[tuple[str, tuple[Block, ...]], ...] = ()
    classification: str = "Biasa"
    draft: str = ""
    cover: bool = False
    sheet: Sheet = Sheet.A4
    keywords: tuple[str, ...] = field(default=())
    facts: tuple[tuple[str, str], ...] = ()
    foot: str = ""
