"""Pieces of WordprocessingML as text; every word of a paper passes through `escaped`.

Words stand only in `w:t`, never in a field or an attribute that Word would run, so nothing a
user wrote can become a field, a formula or a link (ECMA-376 part 1, 17.3.3.31 and 17.16).
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from serasi.documents.plain import plain

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
TWIPS_PER_MM = 1440 / 25.4
CENTRED = '<w:jc w:val="center"/>'


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * TWIPS_PER_MM)


def words(text: str) -> str:
    """Return the text of a run, its line ends as breaks."""
    parts = plain(text).split("\n")
    return "<w:br/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in parts)


def attribute(text: str) -> str:
    """Return the text as an attribute with its quotation marks."""
    return quoteattr(plain(text).replace("\n", " "))


def run(text: str, *, bold: bool = False, italic: bool = False) -> str:
    """Return a run; none for no text."""
    if not text:
        return ""
    looks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    return f"<w:r>{f'<w:rPr>{looks}</w:rPr>' if looks else ''}{words(text)}</w:r>"


def paragraph(inner: str, *, style: str = "", properties: str = "") -> str:
    """Return a paragraph; `properties` in the order of the schema (17.3.1.26)."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def control(inner: str, *, number: int, tag: str, title: str, locked: bool = False) -> str:
    """Return a content control; Word holds tags and titles of no more than 64 letters."""
    lock = '<w:lock w:val="sdtLocked"/>' if locked else ""
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val={attribute(title[:64])}/>"
        f"<w:tag w:val={attribute(tag[:64])}/>"
        f'<w:id w:val="{number}"/>{lock}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'
    )


def bookmark(inner: str, *, number: int, name: str) -> str:
    """Return what stands within a paragraph between two marks."""
    start = f'<w:bookmarkStart w:id="{number}" w:name={attribute(name)}/>'
    return f'{start}{inner}<w:bookmarkEnd w:id="{number}"/>'


def field(code: str, shown: str = "1") -> str:
    """Return a field of our own (PAGE, NUMPAGES); never of a user's words."""
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>{escape(shown)}</w:t></w:r></w:fldSimple>'


def bare_table(rows: list[list[str]], widths_mm: list[float], *, description: str = "") -> str:
    """Return a table without rules, for things that stand side by side; cells are paragraphs."""
    told = f"<w:tblDescription w:val={attribute(description)}/>" if description else ""
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths_mm)
    body = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for cell, width in zip(row, widths_mm, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(twips, widths_mm))}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        f'<w:right w:w="60" w:type="dxa"/></w:tblCellMar>{told}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def hanging(mark: str, inner: str, indent: int = 425) -> str:
    """Return a paragraph with its mark before it; none stands flush."""
    if not mark:
        return paragraph(inner)
    tab = f'<w:tabs><w:tab w:val="left" w:pos="{indent}"/></w:tabs>'
    look = f'{tab}<w:spacing w:after="60"/><w:ind w:left="{indent}" w:hanging="{indent}"/>'
    return paragraph(f"{run(mark)}<w:r><w:tab/></w:r>{inner}", properties=look)
