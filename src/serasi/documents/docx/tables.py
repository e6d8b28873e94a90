"""Tables with rules in a DOCX: heads that are printed again, merged groups, widths that fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from serasi.documents.docx.controls import Controls
from serasi.documents.docx.pieces import CENTRED, attribute, paragraph, run, twips
from serasi.documents.fitting import column_widths
from serasi.documents.layout import head_rows, squared
from serasi.documents.model import Align, Cell, Table
from serasi.documents.plain import one_line

_MOST_CONTROLS = 2000
# The faces of a DOCX are broader than those of the printed paper, so its type is smaller.
_ASKED, _BROADER = 10.5, 1.5


class Grid:
    """One table.

    style_of : name of the style of cells of so many points
    """

    def __init__(
        self, table: Table, line_mm: float, controls: Controls, style_of: Callable[[float], str]
    ) -> None:
        self.table = table
        self.controls = controls
        self.widths, size = column_widths(table, line_mm, _ASKED)
        self.style = style_of(size - _BROADER)
        linked = sum(bool(cell.figure) for row in table.rows for cell in row)
        self.with_controls = linked <= _MOST_CONTROLS

    def xml(self) -> str:
        """Return the table."""
        table = self.table
        grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in self.widths)
        told = one_line(table.caption or table.key)
        described = f"<w:tblCaption w:val={attribute(told)}/>" if told else ""
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
            f'<w:tblW w:w="{self._width(0, len(self.widths))}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" '
            f'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{described}</w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{self._head()}{self._body()}</w:tbl>"
        )

    def _width(self, first: int, wide: int) -> int:
        return sum(map(twips, self.widths[first : first + wide]))

    def _head(self) -> str:
        heads = head_rows(self.table.columns)
        rows = [self._plain_head(heads[0])] if len(heads) == 1 else self._grouped(*heads)
        return "".join(
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(row)}</w:tr>"
            for row in rows
        )

    def _plain_head(self, row: list[tuple[str, int, int]]) -> Iterator[str]:
        for at, (words, wide, _) in enumerate(row):
            yield self._head_cell(words, at, wide)

    def _grouped(
        self, upper: list[tuple[str, int, int]], lower: list[tuple[str, int, int]]
    ) -> tuple[list[str], list[str]]:
        """Return two rows: a group spans its columns, a column without one both rows."""
        above, below = [], []
        titles = iter(lower)
        first = 0
        for words, wide, deep in upper:
            if deep == 2:
                above.append(self._head_cell(words, first, 1, '<w:vMerge w:val="restart"/>'))
                below.append(self._head_cell("", first, 1, "<w:vMerge/>"))
            else:
                above.append(self._head_cell(words, first, wide))
                below.extend(self._head_cell(next(titles)[0], first + at, 1) for at in range(wide))
            first += wide
        return above, below

    def _head_cell(self, words: str, first: int, wide: int, merged: str = "") -> str:
        span = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
        look = f"<w:keepNext/>{CENTRED}"
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{self._width(first, wide)}" w:type="dxa"/>{span}{merged}'
            f'<w:shd w:val="clear" w:color="auto" w:fill="EAEAEA"/><w:vAlign w:val="center"/>'
            f"</w:tcPr>{paragraph(run(words, bold=True), style=self.style, properties=look)}</w:tc>"
        )

    def _body(self) -> str:
        rows = squared(self.table)
        if not rows:
            return self._empty()
        end = len(rows) - 1 if self.table.total else len(rows)
        return "".join(self._row(row, total=at >= end) for at, row in enumerate(rows))

    def _empty(self) -> str:
        words = run(self.table.empty, italic=True)
        wide = len(self.widths)
        span = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
        return (
            f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{self._width(0, wide)}" w:type="dxa"/>{span}</w:tcPr>'
            f"{paragraph(words, style=self.style, properties=CENTRED)}</w:tc></w:tr>"
        )

    def _row(self, row: tuple[Cell, ...], *, total: bool) -> str:
        cells = "".join(self._cell(cell, at, total=total) for at, cell in enumerate(row))
        tall = '<w:trHeight w:val="500" w:hRule="atLeast"/>' if self.table.tall else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{tall}</w:trPr>{cells}</w:tr>"

    def _cell(self, cell: Cell, at: int, *, total: bool) -> str:
        shown = run(cell.text, bold=cell.strong or total)
        if self.with_controls and cell.figure:
            shown = self.controls.number(cell.figure, cell.text, shown)
        align = self.table.columns[at].align
        side = "" if align is Align.LEFT else f'<w:jc w:val="{align.value}"/>'
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{self._width(at, 1)}" w:type="dxa"/></w:tcPr>'
            f"{paragraph(shown, style=self.style, properties=side)}</w:tc>"
        )
