"""An official paper → DOCX that an officer can edit.

Prose with a key and every number from a figure lie in content controls, and a list of them lies
in the file, so that `reading.read_back` finds them again.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from functools import partial

import docx
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from serasi.documents.docx import manifest, styles
from serasi.documents.docx.controls import Controls
from serasi.documents.docx.front import Front
from serasi.documents.docx.pictures import Pictures
from serasi.documents.docx.pieces import (
    CENTRED,
    NAMESPACES,
    bare_table,
    field,
    hanging,
    paragraph,
    run,
    twips,
)
from serasi.documents.docx.prose import Prose
from serasi.documents.docx.tables import Grid
from serasi.documents.drawing import svg_to_png
from serasi.documents.emblems import is_svg
from serasi.documents.layout import (
    SIZES_MM,
    WORDS,
    annex_mark,
    annex_of,
    annex_rows,
    capacity_lines,
    even_levels,
    name_lines,
    signature_groups,
)
from serasi.documents.model import (
    Block,
    Document,
    Fields,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Points,
    Signature,
    Table,
)
from serasi.documents.plain import one_line, plain

_EPOCH = (1980, 1, 1, 0, 0, 0)
_KEEP = "<w:keepNext/>"
# Not a break within a line: at the end of a full page that would leave an empty one.
_NEW_PAGE = paragraph("", properties="<w:pageBreakBefore/>")


def write(document: Document, *, identity: str = "") -> bytes:
    """Return the paper as DOCX; `identity` tells which paper it is when the file comes back."""
    return _Writer(document, identity).file()


class _Writer:
    """One paper on its way into a file."""

    def __init__(self, document: Document, identity: str) -> None:
        self.document = document
        self.identity = identity
        self.word: Word = docx.Document()
        self.controls = Controls()
        self.letter = bool(document.reference)
        self.paper = SIZES_MM[document.sheet]
        self.line_mm = self.paper[0] - 50
        self.prose = Prose(self.controls, self.line_mm)
        self.pictures = Pictures(self.word)
        self.ended = False

    def file(self) -> bytes:
        document, word = self.document, self.word
        styles.dress(word, body_points=11, chapters=document.cover)
        styles.page_size(word, width_mm=self.paper[0], height_mm=self.paper[1])
        self._core()
        self._head_and_foot()
        pieces = "".join(self._pieces())
        last = word.element.body.sectPr.xml
        # Read as one text: to move parts from tree to tree takes minutes for thousands of rows.
        whole = f"<w:document {NAMESPACES}><w:body>{pieces}{last}</w:body></w:document>"
        word.part._element = parse_xml(whole)  # noqa: SLF001 - python-docx has no door for it
        self._manifest()
        return _same_every_time(word)

    def _pieces(self) -> Iterator[str]:
        document = self.document
        front = Front(document, self.prose, self.pictures)
        if document.cover:
            yield from front.cover()
        else:
            yield from front.opening()
        yield from self._blocks(document.blocks)
        yield from self._signed()
        if document.copies:
            yield paragraph(run(WORDS["copies"]), properties='<w:spacing w:before="360"/>')
            many = len(document.copies) > 1
            for at, copy in enumerate(document.copies, 1):
                yield hanging(f"{at}." if many else "", run(copy))
        for at, (title, blocks) in enumerate(document.annexes):
            yield from self._annex(annex_mark(at, len(document.annexes)), title, blocks)

    def _core(self) -> None:
        core, document = self.word.core_properties, self.document
        core.title = one_line(document.title)[:255]
        core.author = (
            one_line(" ".join(document.letterhead.lines))[:255] if document.letterhead else ""
        )
        core.keywords = ", ".join(one_line(word) for word in document.keywords)[:255]
        core.language, core.comments = "id-ID", ""

    def _head_and_foot(self) -> None:
        document, section = self.document, self.word.sections[0]
        section.different_first_page_header_footer = document.cover
        mark = plain(document.classification).strip()
        marks = [] if mark.lower() in ("", "biasa") else [mark.upper()]
        above = marks + ([document.draft.upper()] if document.draft else [])
        head = [paragraph(run(" · ".join(above), bold=True), properties=CENTRED)] if above else []
        page = (
            run(f"{WORDS['page']} ") + field("PAGE") + run(f" {WORDS['of']} ") + field("NUMPAGES")
        )
        foot = [paragraph(run(document.foot), style=styles.SMALL)] if document.foot else []
        foot.append(paragraph(page, style=styles.SMALL, properties='<w:jc w:val="right"/>'))
        foot += [paragraph(run(mark, bold=True), properties=CENTRED) for mark in marks]
        running = (
            [] if self.letter else [paragraph(run(one_line(document.title)), style=styles.SMALL)]
        )
        _fill(section.header, head + running)
        _fill(section.footer, foot)
        if document.cover:
            _fill(section.first_page_header, head)
            _fill(section.first_page_footer, foot[-len(marks) :] if marks else [])

    def _blocks(self, blocks: Sequence[Block], begun: int = 0) -> Iterator[str]:
        levels = iter(even_levels(blocks, begun))
        for block in blocks:
            match block:
                case Heading():
                    yield self._heading(block, next(levels))
                case Paragraph():
                    yield self.prose.paragraph(block)
                case Points():
                    yield from self.prose.points(block)
                case Fields():
                    yield from self.prose.fields(block.rows)
                case Table():
                    yield from self._table(block)
                case Picture():
                    yield from self._drawn(block)
                case PageBreak():
                    yield _NEW_PAGE

    def _heading(self, heading: Heading, level: int) -> str:
        text = one_line(heading.text)
        if level == 1 and self.document.cover:
            number = f"{heading.number}\n" if heading.number else ""
            return paragraph(run(f"{number}{text.upper()}"), style="Heading1")
        if heading.centred:
            words = run("\n".join(part for part in (heading.number, text) if part))
            return paragraph(words, style=f"Heading{level}", properties=CENTRED)
        words = run(f"{heading.number} {text}" if heading.number else text)
        return paragraph(words, style=f"Heading{level}")

    def _table(self, table: Table) -> Iterator[str]:
        if table.landscape:
            yield self._section(flipped=False)
        if table.caption:
            yield paragraph(run(table.caption), style="Caption")
        line_mm = self.paper[1] - 50 if table.landscape else self.line_mm
        style_of = partial(styles.cell_style, self.word)
        yield Grid(table, line_mm, self.controls, style_of).xml()
        for note in table.notes:
            yield paragraph(run(note), style=styles.SMALL)
        yield self._section(flipped=True) if table.landscape else paragraph("")

    def _section(self, *, flipped: bool) -> str:
        """Return the end of a section: what stood since the last one has this sheet."""
        final = self.word.element.body.sectPr
        links = "".join(
            f'<w:{kind}Reference w:type="{link.get(qn("w:type"))}" r:id="{link.get(qn("r:id"))}"/>'
            for kind in ("header", "footer")
            for link in final.findall(qn(f"w:{kind}Reference"))
        )
        width, height = (self.paper[1], self.paper[0]) if flipped else self.paper
        side = ' w:orient="landscape"' if flipped else ""
        left, right = (25, 25) if flipped else (30, 20)
        first = "<w:titlePg/>" if self.document.cover and not self.ended else ""
        self.ended = True
        return paragraph(
            "",
            properties=(
                f'<w:sectPr>{links}<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{side}/>'
                f'<w:pgMar w:top="{twips(22)}" w:right="{twips(right)}" w:bottom="{twips(25)}" '
                f'w:left="{twips(left)}" w:header="{twips(10)}" w:footer="{twips(10)}" '
                f'w:gutter="0"/>{first}</w:sectPr>'
            ),
        )

    def _drawn(self, picture: Picture) -> Iterator[str]:
        if is_svg(picture.svg):
            data = svg_to_png(plain(picture.svg))
            width = self.line_mm * min(max(picture.width, 0.05), 1.0)
            look = (_KEEP if picture.caption else "") + CENTRED
            yield paragraph(self.pictures.shown(data, picture.alt, width_mm=width), properties=look)
        else:
            yield paragraph(run(picture.alt, italic=True), properties=CENTRED)
        if picture.caption:
            yield paragraph(run(picture.caption), style="Caption", properties=CENTRED)

    def _signed(self) -> Iterator[str]:
        document = self.document
        if document.signatures and not self.letter and document.place_and_date:
            look = f'{_KEEP}<w:spacing w:before="360"/><w:ind w:left="{twips(self.line_mm / 2)}"/>'
            yield paragraph(run(document.place_and_date), properties=look)
        for word, people in signature_groups(document.signatures):
            space = '<w:spacing w:before="240" w:after="120"/>' if word else ""
            yield paragraph(run(word, bold=True), properties=f"{_KEEP}{space}{CENTRED}")
            columns = {1: 2, 2: 2, 3: 3, 4: 2}.get(len(people), 3)
            cells = [self._signer(one) for one in people]
            if len(cells) == 1:
                cells.insert(0, paragraph(""))
            cells += [paragraph("")] * (-len(cells) % columns)
            rows = [cells[at : at + columns] for at in range(0, len(cells), columns)]
            yield bare_table(rows, [self.line_mm / columns] * columns)

    def _signer(self, signature: Signature) -> str:
        *over, office = capacity_lines(signature)
        above = [words for words in (signature.before, *over, f"{office},") if words]
        room = signature.stamp or ""
        name = signature.name or "(……………………………………)"
        return (
            "".join(paragraph(run(words), properties=_KEEP) for words in above)
            + paragraph(
                run(room),
                style=styles.SMALL,
                properties=f'{_KEEP}<w:spacing w:before="480" w:after="480"/>',
            )
            + paragraph(run(name, bold=bool(signature.name)), properties=_KEEP)
            + "".join(paragraph(run(words)) for words in name_lines(signature))
        )

    def _annex(self, mark: str, title: str, blocks: Sequence[Block]) -> Iterator[str]:
        text = one_line(title)
        if self.document.cover:
            yield paragraph(run(f"{mark}\n{text.upper()}"), style="Heading1")
        else:
            yield _NEW_PAGE
            rows = ((mark, annex_of(self.document)), *annex_rows(self.document))
            yield self.prose.fields_table(rows, self.line_mm, 30)
            yield paragraph(run(text), style="Heading1", properties=CENTRED)
        yield from self._blocks(blocks, begun=1)

    def _manifest(self) -> None:
        data = manifest.packed(
            manifest.Manifest(plain(self.identity), tuple(self.controls.entries))
        )
        part = Part(
            PackURI("/customXml/item2.xml"), "application/xml", data, self.word.part.package
        )
        self.word.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def _fill(place: object, paragraphs: list[str]) -> None:
    """Put paragraphs in place of what a header or footer holds; one empty one at least."""
    element = place._element  # type: ignore[attr-defined]  # noqa: SLF001 - no public way to XML
    for old in list(element):
        element.remove(old)
    for piece in paragraphs or [paragraph("")]:
        element.append(parse_xml(piece.replace("<w:p>", f"<w:p {NAMESPACES}>", 1)))


def _same_every_time(word: Word) -> bytes:
    """Return the file with no clock in it."""
    first, made = io.BytesIO(), io.BytesIO()
    word.save(first)
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()
