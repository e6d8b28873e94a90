"""What comes before the text of a DOCX: kop, head of a letter, or cover and contents."""

from __future__ import annotations

from collections.abc import Iterator

from serasi.documents.docx import styles
from serasi.documents.docx.pictures import Pictures
from serasi.documents.docx.pieces import CENTRED, bare_table, hanging, paragraph, run
from serasi.documents.docx.prose import Prose
from serasi.documents.layout import WORDS
from serasi.documents.model import Document, Heading, Letterhead
from serasi.documents.plain import one_line, plain


class Front:
    """The beginning of one paper."""

    def __init__(self, document: Document, prose: Prose, pictures: Pictures) -> None:
        self.document = document
        self.prose = prose
        self.pictures = pictures
        self.line_mm = prose.line_mm

    def cover(self) -> Iterator[str]:
        document, head = self.document, self.document.letterhead
        if head is not None:
            yield paragraph(
                self.pictures.emblem(head, 34), properties=f'<w:spacing w:after="1200"/>{CENTRED}'
            )
        yield paragraph(
            run(document.title), style="Title", properties='<w:spacing w:before="1800"/>'
        )
        if document.subtitle:
            yield paragraph(run(document.subtitle), properties=CENTRED)
        yield paragraph("")
        yield from self.prose.fields(document.facts)
        if head is not None:
            for at, name in enumerate(head.lines):
                space = '<w:spacing w:before="1800"/>' if at == 0 else ""
                yield paragraph(run(plain(name).upper(), bold=True), properties=f"{space}{CENTRED}")
        yield paragraph(run(document.place_and_date), properties=CENTRED)
        if any(isinstance(block, Heading) for block in document.blocks):
            yield from self._contents()

    def _contents(self) -> Iterator[str]:
        """Give the contents: a field that Word fills with pages, our headings till then."""
        document = self.document
        title = '<w:pageBreakBefore/><w:spacing w:after="240"/>' + CENTRED
        yield paragraph(run(WORDS["contents"].upper(), bold=True), properties=title)
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText '
            'xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        for block in document.blocks:
            if isinstance(block, Heading) and block.level <= 3:
                words = one_line(f"{block.number}  {block.text}" if block.number else block.text)
                indent = f'<w:ind w:left="{(block.level - 1) * 360}"/>'
                yield paragraph(begin + run(words), properties=indent)
                begin = ""
        yield paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>')

    def opening(self) -> Iterator[str]:
        document = self.document
        if document.letterhead is not None:
            yield from self._letterhead(document.letterhead)
        if self.document.reference:
            yield from self._letter_head()
            return
        yield paragraph(run(plain(document.title).upper()), style="Title")
        if document.subtitle:
            yield paragraph(
                run(document.subtitle), properties=f'<w:spacing w:after="240"/>{CENTRED}'
            )
        if document.recipients:
            yield paragraph(run(f"{WORDS['to']} " + "\n".join(document.recipients)))

    def _letter_head(self) -> Iterator[str]:
        document = self.document
        left = self.prose.fields_table(document.reference, self.line_mm - 62, 22)
        date = paragraph(run(document.place_and_date), properties='<w:jc w:val="right"/>')
        yield bare_table([[left + paragraph(""), date]], [self.line_mm - 62, 62])
        if not document.recipients:
            return
        many = len(document.recipients) > 1
        names = [
            hanging(f"{at}." if many else "", run(name))
            for at, name in enumerate(document.recipients, 1)
        ]
        yield paragraph("")
        yield bare_table([[paragraph(run(WORDS["to"])), "".join(names)]], [11, self.line_mm - 11])
        yield paragraph(run(WORDS["at"]), properties='<w:spacing w:before="120" w:after="240"/>')

    def _letterhead(self, head: Letterhead) -> Iterator[str]:
        names = []
        for at, name in enumerate(head.lines):
            last = at == len(head.lines) - 1
            size = 30 if last else 26
            looks = f'<w:rPr>{"<w:b/>" if last else ""}<w:sz w:val="{size}"/></w:rPr>'
            names.append(
                paragraph(
                    run(plain(name).upper()).replace("<w:r>", f"<w:r>{looks}"), properties=CENTRED
                )
            )
        names.append(paragraph(run(head.address), style=styles.SMALL, properties=CENTRED))
        emblem = self.pictures.emblem(head, 24)
        if emblem and not head.crowned:
            shown = paragraph(emblem, properties=CENTRED)
            yield bare_table([[shown, "".join(names)]], [26, self.line_mm - 26])
        else:
            if emblem:
                yield paragraph(emblem, properties=CENTRED)
            yield from names
        rule = (
            '<w:pBdr><w:top w:val="thickThinSmallGap" w:sz="18" w:space="1" w:color="000000"/>'
            "</w:pBdr>"
            '<w:spacing w:before="60" w:after="60"/>'
        )
        yield paragraph("", properties=rule)
