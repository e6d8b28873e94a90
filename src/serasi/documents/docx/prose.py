"""Prose, points and names with values in a DOCX."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from serasi.documents.docx import styles
from serasi.documents.docx.controls import Controls, marked
from serasi.documents.docx.pieces import CENTRED, bare_table, control, hanging, paragraph, run
from serasi.documents.model import Line, Paragraph, Points


class Prose:
    """What is written in lines, numbers and prose entered in the list of the file."""

    def __init__(self, controls: Controls, line_mm: float) -> None:
        self.controls = controls
        self.line_mm = line_mm

    def paragraph(self, block: Paragraph) -> str:
        look = CENTRED if block.centred else ""
        if not block.key:
            line = self.controls.line(block.runs)
            return paragraph(line, style=styles.BODY, properties=look)
        number, tag = self.controls.prose(block.key, block.runs)
        runs = marked(self.controls.line(block.runs), number)
        inner = paragraph(runs, style=styles.BODY, properties=look)
        return control(
            inner, number=number, tag=tag, title=f"Teks {number}: {block.key}", locked=True
        )

    def points(self, points: Points) -> Iterator[str]:
        for at, item in enumerate(points.items):
            if not points.marks:
                yield paragraph(self.controls.line(item), style="ListBullet")
                continue
            mark = points.marks[at] if at < len(points.marks) else ""
            longest = max(map(len, points.marks))
            yield hanging(mark, self.controls.line(item), indent=max(425, 150 * longest))

    def fields(self, rows: Sequence[tuple[str, str | Line | Points]]) -> Iterator[str]:
        if rows:
            longest = max(len(name) for name, _ in rows)
            yield self.fields_table(rows, self.line_mm, min(max(longest * 2.1 + 3, 20), 60))
            yield paragraph("", properties='<w:spacing w:after="60"/>')

    def fields_table(
        self, rows: Sequence[tuple[str, str | Line | Points]], line_mm: float, name_mm: float
    ) -> str:
        cells = [
            [paragraph(run(name)), paragraph(run(":")), self._value(value)] for name, value in rows
        ]
        return bare_table(cells, [name_mm, 4, line_mm - name_mm - 4])

    def _value(self, value: str | Line | Points) -> str:
        if isinstance(value, str):
            return paragraph(run(value))
        if isinstance(value, Points):
            return "".join(self.points(value)) or paragraph("")
        return paragraph(self.controls.line(value))
