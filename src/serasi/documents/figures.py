"""The numbers of a paper that came from stored figures: each with its figure, words and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from serasi.documents.model import (
    Block,
    Document,
    Fields,
    Heading,
    Line,
    Paragraph,
    Points,
    Table,
    Value,
)


@dataclass(frozen=True)
class PrintedFigure:
    """A number as it is printed.

    place : the heading it stands under, or the caption of its table; "" before the first heading
    value : the value behind the words, where the paper carries it (in a table)
    """

    figure: str
    text: str
    place: str
    value: Value = None


def printed_figures(document: Document) -> tuple[PrintedFigure, ...]:
    """Return every number with a figure, in the order of the paper, annexes last."""
    found = list(_in_blocks(document.blocks, ""))
    for title, blocks in document.annexes:
        found.extend(_in_blocks(blocks, title))
    return tuple(found)


def _in_blocks(blocks: tuple[Block, ...], place: str) -> Iterator[PrintedFigure]:
    for block in blocks:
        if isinstance(block, Heading):
            place = f"{block.number} {block.text}".strip()
        elif isinstance(block, Table):
            yield from _in_table(block, block.caption or place)
        else:
            for line in lines_of(block):
                yield from _in_line(line, place)


def lines_of(block: Block) -> Iterator[Line]:
    """Return the lines of a block of prose."""
    if isinstance(block, Paragraph):
        yield block.runs
    elif isinstance(block, Points):
        yield from block.items
    elif isinstance(block, Fields):
        for _, value in block.rows:
            if isinstance(value, Points):
                yield from value.items
            elif not isinstance(value, str):
                yield value


def _in_line(line: Line, place: str) -> Iterator[PrintedFigure]:
    for run in line:
        if run.figure:
            yield PrintedFigure(run.figure, run.text, place)


def _in_table(table: Table, place: str) -> Iterator[PrintedFigure]:
    for row in table.rows:
        for cell in row:
            if cell.figure:
                yield PrintedFigure(cell.figure, cell.text, place, cell.value)
