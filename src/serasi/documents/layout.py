"""An official paper → the data that `papers/paper.typ` sets: strings, widths, levels, links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import quote

from serasi.documents.emblems import is_svg, kind_of
from serasi.documents.fitting import breakable, column_widths, letters_in
from serasi.documents.glyphs import FACES, shown
from serasi.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Fields,
    Heading,
    Letterhead,
    Line,
    PageBreak,
    Paragraph,
    Picture,
    Points,
    Sheet,
    Signature,
    Table,
)
from serasi.documents.plain import one_line, plain
from serasi.documents.words import roman

SIZES_MM = {Sheet.A4: (210.0, 297.0), Sheet.FOLIO: (215.0, 330.0)}
_MARGINS_MM = 50.0
_FLIPPED_MARGINS_MM = 40.0
_ORDINARY = ("", "biasa")
_BODY, _REPORT, _TABLE = 12.0, 11.5, 9.5
_LETTERS_OF_BODY = 60
_RUNNING = 95
"""Letters of the line at the head of each page."""
# Each link is an object with its own tag: 36,000 of them take ten seconds and 15 MB. A table with
# more is a list, whose figures stand in `printed_figures` and in the workbook.
_MOST_LINKS_OF_A_TABLE = 2000

WORDS = {
    "page": "Halaman",
    "of": "dari",
    "to": "Yth.",
    "at": "di tempat",
    "copies": "Tembusan:",
    "contents": "Daftar Isi",
    "emblem": "Lambang",
}


def laid_out(document: Document, *, base: str = "") -> dict[str, Any]:
    """Return the data of the page; a number with a figure leads to `base` + its name."""
    return _Layout(document, base).data()


def _cut(words: str, most: int) -> str:
    """Return words that fit one line: a second one would stand outside the sheet."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _text(words: str, letters: int = _LETTERS_OF_BODY) -> str:
    return breakable(shown(plain(words)), letters)


def capacity_lines(signature: Signature) -> tuple[str, ...]:
    """Return what stands over the comma: "a.n. …" and "u.b." on lines of their own, then the
    office; Plt., Plh. and Pj. before it.
    """
    capacity = plain(signature.capacity).strip()
    if not capacity:
        return (signature.office,)
    if capacity.lower().startswith(("a.n.", "u.b.")):
        return (*capacity.split("\n"), signature.office)
    return (f"{capacity} {signature.office}",)


def name_lines(signature: Signature) -> tuple[str, ...]:
    """Return what stands under the name: rank, and the number of the civil servant."""
    number = f"NIP {signature.staff_number}" if signature.staff_number else ""
    return tuple(line for line in (signature.rank, number) if line)


def signature_groups(signatures: Sequence[Signature]) -> list[tuple[str, list[Signature]]]:
    """Return the signatures that stand side by side, under their common word."""
    return [(word, list(people)) for word, people in groupby(signatures, key=lambda s: s.group)]


def annex_mark(at: int, count: int) -> str:
    """Return "Lampiran", or "Lampiran II" where there are several; `at` counts from 0."""
    return "Lampiran" if count == 1 else f"Lampiran {roman(at + 1)}"


def head_rows(columns: Sequence[Column]) -> list[list[tuple[str, int, int]]]:
    """Return the rows of a table's head as (words, columns, rows)."""
    if not any(column.group for column in columns):
        return [[(column.title, 1, 1) for column in columns]]
    upper: list[tuple[str, int, int]] = []
    lower: list[tuple[str, int, int]] = []
    for group, members in groupby(columns, key=lambda column: column.group):
        under = list(members)
        if not group:
            upper.extend((column.title, 1, 2) for column in under)
            continue
        upper.append((group, len(under), 1))
        lower.extend((column.title, 1, 1) for column in under)
    return [upper, lower]


def squared(table: Table) -> list[tuple[Cell, ...]]:
    """Return the rows, each as long as the head: short ones are filled, nothing is cut off."""
    wide = len(table.columns)
    rows = []
    for row in table.rows:
        whole = (*row[:wide], *(Cell("") for _ in range(wide - len(row))))
        if len(row) > wide:
            last = " ".join(cell.text for cell in row[wide - 1 :] if cell.text)
            whole = (*whole[:-1], Cell(last))
        rows.append(whole)
    return rows


def even_levels(blocks: Iterable[Block], begun: int = 0) -> list[int]:
    """Return the levels of the headings, none deeper than one below the heading before it.

    A reader with a screen reader walks by levels, and PDF/UA refuses one that is left out.
    """
    levels = []
    before = begun
    for block in blocks:
        if isinstance(block, Heading):
            before = min(max(block.level, 1), before + 1, 6)
            levels.append(before)
    return levels


def _no_link(figure: str) -> str:
    return ""


class _Layout:
    """One paper on its way to the page."""

    def __init__(self, document: Document, base: str) -> None:
        self.document = document
        self.base = base
        self.paper = SIZES_MM[document.sheet]

    def data(self) -> dict[str, Any]:
        document = self.document
        head = document.letterhead
        mark = plain(document.classification).strip()
        letter = bool(document.reference)
        return {
            "title": _text(one_line(document.title), 30) or "–",
            "running": _cut(shown(one_line(document.title)), _RUNNING),
            "subtitle": _text(document.subtitle),
            "author": shown(one_line(" ".join(head.lines))) if head else "",
            "keywords": [shown(one_line(word)) for word in document.keywords],
            "faces": FACES,
            "size": _BODY if letter or not document.cover else _REPORT,
            "paper": self.paper,
            "kop": self._letterhead(head) if head else None,
            "reference": self._names(document.reference),
            "recipients": [_text(one) for one in document.recipients],
            "place-and-date": _text(document.place_and_date),
            "facts": self._names(document.facts),
            "foot": _text(document.foot),
            "mark": "" if mark.lower() in _ORDINARY else shown(mark.upper()),
            "draft": shown(one_line(document.draft)),
            "draft-size": max(28.0, min(110.0, 620.0 / max(len(document.draft), 1))),
            "cover": document.cover,
            "contents": any(isinstance(block, Heading) for block in document.blocks),
            "words": WORDS,
            "blocks": self._blocks(document.blocks),
            "signatures": [
                {"word": _text(word), "people": [self._signer(one) for one in people]}
                for word, people in signature_groups(document.signatures)
            ],
            "copies": [_text(one) for one in document.copies],
            "annexes": self._annexes(),
        }

    def _letterhead(self, head: Letterhead) -> dict[str, Any]:
        kind = kind_of(head.emblem) if head.emblem else ""
        return {
            "lines": [_text(name, 36) for name in head.lines] or ["–"],
            "address": _text(head.address),
            "emblem": list(head.emblem) if head.emblem and kind else None,
            "format": kind,
            "crowned": head.crowned,
        }

    def _names(self, rows: Sequence[tuple[str, str]]) -> list[Any]:
        return [(_text(name, 24), [(_text(value, 50), "", False, False)]) for name, value in rows]

    def _line(self, line: Line, letters: int = _LETTERS_OF_BODY) -> list[Any]:
        return [
            (_text(run.text, letters), self._link(run.figure), run.bold, run.italic) for run in line
        ]

    def _link(self, figure: str) -> str:
        return self.base + quote(figure, safe="") if self.base and figure else ""

    def _annexes(self) -> list[dict[str, Any]]:
        annexes = self.document.annexes
        of = [(shown(annex_of(self.document)), "", False, False)]
        return [
            {
                "title": _text(one_line(title), 40),
                "mark": annex_mark(at, len(annexes)),
                "head": [
                    (annex_mark(at, len(annexes)), of),
                    *self._names(annex_rows(self.document)),
                ],
                "blocks": self._blocks(blocks, begun=1),
            }
            for at, (title, blocks) in enumerate(annexes)
        ]

    def _signer(self, signature: Signature) -> dict[str, Any]:
        *over, office = capacity_lines(signature)
        return {
            "before": _text(signature.before, 30),
            "over": [_text(words, 30) for words in over],
            "office": _text(office, 30),
            "stamp": _text(signature.stamp, 14),
            "name": _text(signature.name, 28),
            "under": [_text(words, 30) for words in name_lines(signature)],
        }

    def _blocks(self, blocks: Sequence[Block], begun: int = 0) -> list[dict[str, Any]]:
        levels = iter(even_levels(blocks, begun))
        return [self._block(block, levels, begun) for block in blocks]

    def _block(self, block: Block, levels: Any, begun: int) -> dict[str, Any]:
        match block:
            case Heading():
                return {
                    "is": "heading",
                    "text": _text(one_line(block.text), 40) or "–",
                    "level": max(next(levels) - begun, 1),
                    "number": _text(block.number),
                    "centred": block.centred,
                }
            case Paragraph():
                return {
                    "is": "paragraph",
                    "runs": self._line(block.runs),
                    "centred": block.centred,
                }
            case Points():
                return {"is": "points", **self._points(block)}
            case Fields():
                return {"is": "fields", "rows": [self._field(*row) for row in block.rows]}
            case Table():
                return self._table(block)
            case Picture():
                return {
                    "is": "picture",
                    "svg": shown(plain(block.svg)) if is_svg(block.svg) else None,
                    "alt": shown(one_line(block.alt)) or "–",
                    "caption": _text(block.caption),
                    "width": min(max(block.width, 0.05), 1.0),
                }
            case PageBreak():
                return {"is": "break"}

    def _points(self, points: Points) -> dict[str, Any]:
        return {
            "marks": [_text(mark) for mark in points.marks],
            "items": [self._line(item) for item in points.items],
        }

    def _field(self, name: str, value: str | Line | Points) -> tuple[str, Any]:
        if isinstance(value, str):
            return _text(name, 24), [(_text(value, 50), "", False, False)]
        if isinstance(value, Points):
            return _text(name, 24), self._points(value)
        return _text(name, 24), self._line(value, 50)

    def _table(self, table: Table) -> dict[str, Any]:
        line = (
            self.paper[1] - _FLIPPED_MARGINS_MM if table.landscape else self.paper[0] - _MARGINS_MM
        )
        widths, size = column_widths(table, line, _TABLE)
        letters = [letters_in(width, size) for width in widths]
        linked = sum(bool(cell.figure) for row in table.rows for cell in row)
        link = self._link if linked <= _MOST_LINKS_OF_A_TABLE else _no_link
        return {
            "is": "table",
            "landscape": table.landscape,
            "caption": _text(table.caption),
            "notes": [_text(note) for note in table.notes],
            "size": size,
            "widths": widths,
            "aligns": [column.align.value for column in table.columns],
            "heads": self._heads(table, letters),
            "empty": _text(table.empty),
            "total": table.total,
            "tall": table.tall,
            "rows": [
                [
                    (_text(cell.text, letters[at]), link(cell.figure), cell.strong)
                    for at, cell in enumerate(row)
                ]
                for row in squared(table)
            ],
        }

    def _heads(self, table: Table, letters: list[int]) -> list[Any]:
        narrow = {column.title: letters[at] for at, column in enumerate(table.columns)}
        return [
            [
                (_text(words, int(narrow.get(words, 40) * 0.85)), wide, deep)
                for words, wide, deep in row
            ]
            for row in head_rows(table.columns)
        ]


def annex_of(document: Document) -> str:
    """Return what an annex belongs to."""
    return "Surat" if document.reference else one_line(document.title)


def annex_rows(document: Document) -> tuple[tuple[str, str], ...]:
    """Return what an annex repeats of its paper: number and date."""
    number = next((value for name, value in document.reference if name == "Nomor"), "")
    if not number and document.subtitle.lower().startswith("nomor"):
        number = document.subtitle[5:].split("\n")[0].lstrip(" :")
    date = re.split(r",|\bpada tanggal\b", document.place_and_date)[-1].strip()
    date = date if date != document.place_and_date else ""
    return tuple((name, value) for name, value in (("Nomor", number), ("Tanggal", date)) if value)
