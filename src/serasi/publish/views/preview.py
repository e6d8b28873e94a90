"""A paper on the screen: its blocks for a template, each number a link to its figure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from serasi.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Fields,
    Heading,
    Line,
    Paragraph,
    Picture,
    Points,
    Run,
    Table,
)

_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_WIDTH = re.compile(r'(<svg )width="\d+"( height="\d+")?')


@dataclass(frozen=True)
class Piece:
    """A piece of text, with the address of its figure if it is a number."""

    text: str
    url: str = ""
    right: bool = False
    strong: bool = False


@dataclass(frozen=True)
class Shown:
    """One block for the template, by `kind`."""

    kind: str
    level: int = 2
    text: str = ""
    pieces: tuple[Piece, ...] = ()
    items: tuple[tuple[Piece, ...], ...] = ()
    head: tuple[Piece, ...] = ()
    rows: tuple[tuple[Piece, ...], ...] = ()
    notes: tuple[str, ...] = ()
    svg: SafeString = field(default_factory=lambda: SafeString(""))
    key: str = ""
    anchor: str = ""
    wide: bool = False


def blocks_of(document: Document, *, number: str) -> list[Shown]:
    """Return the blocks of a paper as a page shows them."""
    return [
        shown
        for n, block in enumerate(document.blocks)
        if (shown := _shown(block, number=number, anchor=f"b{n}")) is not None
    ]


def whole(document: Document) -> Document:
    """Return a paper with its front and its annexes among its blocks, as a letter is read."""
    front: list[Block] = []
    if document.subtitle:
        front.append(Paragraph((Run(document.subtitle.replace("\n", " ")),)))
    if document.reference:
        front.append(Fields(document.reference))
    if document.recipients:
        front.append(Fields((("Yth.", Points(tuple((Run(to),) for to in document.recipients))),)))
    behind = [
        block
        for title, blocks in document.annexes
        for block in (Heading(title, number="Lampiran:"), *blocks)
    ]
    return replace(document, blocks=(*front, *document.blocks, *behind))


def chapters_of(blocks: list[Shown]) -> list[Shown]:
    """Return the headings of chapters, for the list beside the paper."""
    return [block for block in blocks if block.kind == "heading" and block.level == 2]  # noqa: PLR2004


def _shown(block: Block, *, number: str, anchor: str) -> Shown | None:
    if isinstance(block, Heading):
        text = " ".join(filter(None, (block.number, block.text)))
        return Shown("heading", level=block.level + 1, text=text, anchor=anchor)
    if isinstance(block, Paragraph):
        return Shown("paragraph", pieces=_line(block.runs, number), key=block.key)
    if isinstance(block, Points):
        return Shown("points", items=tuple(_line(item, number) for item in block.items))
    if isinstance(block, Fields):
        return Shown("fields", items=tuple((Piece(str(a)), Piece(_text(b))) for a, b in block.rows))
    if isinstance(block, Table):
        return _table(block, number)
    if isinstance(block, Picture):
        return Shown("picture", text=block.caption, svg=_svg(block.svg))
    return None


def _text(told: object) -> str:
    """Return the value of a field as plain words."""
    if isinstance(told, str):
        return told
    if isinstance(told, Points):
        return "; ".join("".join(run.text for run in item) for item in told.items)
    return "".join(run.text for run in told) if isinstance(told, tuple) else ""


def _line(words: Line, number: str) -> tuple[Piece, ...]:
    return tuple(Piece(run.text, _url(run.figure, number)) for run in words)


def _url(figure: str, number: str) -> str:
    if not figure or not number:
        return ""
    return reverse("publish:printed", args=[number, figure])


def _table(block: Table, number: str) -> Shown:
    def cell(found: Cell, column: Column) -> Piece:
        right = column.align.value == "right"
        return Piece(found.text, _url(found.figure, number), right, found.strong)

    return Shown(
        "table",
        text=block.caption,
        head=tuple(
            Piece(" ".join(filter(None, (c.group, c.title))), right=c.align.value == "right")
            for c in block.columns
        ),
        rows=tuple(
            tuple(cell(one, column) for one, column in zip(row, block.columns, strict=True))
            for row in block.rows
        ),
        notes=block.notes,
        key=block.key,
        wide=block.landscape,
    )


def _svg(svg: str) -> SafeString:
    """Return a chart for the page, which has its styles in its stylesheet and forbids others."""
    bare = _WIDTH.sub(r'\1width="100%"\2', _STYLE.sub("", svg), count=1)
    return mark_safe(bare)  # noqa: S308 - drawn by science.charts, which escapes its data
