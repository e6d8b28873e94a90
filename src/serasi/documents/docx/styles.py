"""The look of an editable paper: real styles, so that all of a kind can be changed at once."""

from __future__ import annotations

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

# Permendagri 1/2023 on official papers: Arial 12 for letters. Every Word and LibreOffice has it,
# or Liberation Sans of the same widths.
FACE = "Arial"
BODY, SMALL = "Isi", "Kecil"
_BLACK = RGBColor(0, 0, 0)


def dress(word: Word, *, body_points: float, chapters: bool) -> None:
    """Set the styles of a new file; with `chapters` first headings are centred on a new page."""
    _language(word)
    normal = _set(word, "Normal", body_points)
    _space(normal, before=0, after=2)
    normal.paragraph_format.line_spacing = 1.0
    for level in range(1, 7):
        style = _set(word, f"Heading {level}", body_points + (1 if level == 1 else 0), bold=True)
        style.font.italic = level > 2
        _space(style, before=12, after=6)
    if chapters:
        first = _style(word, "Heading 1")
        first.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        first.paragraph_format.page_break_before = True
    title = _set(word, "Title", body_points + 2, bold=True)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _space(title, before=0, after=6)
    _without_border(title)
    caption = _set(word, "Caption", body_points - 1, bold=True)
    caption.paragraph_format.keep_with_next = True
    _space(caption, before=10, after=4)
    _space(_set(word, "List Bullet", body_points), before=0, after=3)
    body = _added(word, BODY, body_points)
    body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _space(body, before=0, after=6)
    body.paragraph_format.line_spacing = 1.15
    _space(_added(word, SMALL, 8.5), before=0, after=2)


def _style(word: Word, name: str) -> ParagraphStyle:
    style = word.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is no style of paragraphs")
    return style


def _added(word: Word, name: str, points: float) -> ParagraphStyle:
    style = word.styles.add_style(name, 1)
    style.base_style = word.styles["Normal"]
    return _set(word, name, points)


def _set(word: Word, name: str, points: float, *, bold: bool = False) -> ParagraphStyle:
    style = _style(word, name)
    style.font.name, style.font.size, style.font.bold = FACE, Pt(points), bold
    style.font.color.rgb = _BLACK
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        faces.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        faces.set(qn(f"w:{script}"), FACE)
    return style


def _space(style: ParagraphStyle, *, before: float, after: float) -> None:
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)


def _without_border(style: ParagraphStyle) -> None:
    for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        border.getparent().remove(border)


def _language(word: Word) -> None:
    """Set the language of all words, for spelling and for screen readers."""
    defaults = word.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "id-ID")
    properties.append(language)


def cell_style(word: Word, points: float) -> str:
    """Return the id of the style of table cells of that size, making it if it is new."""
    name = f"Sel {points:g}"
    if name not in [style.name for style in word.styles]:
        _space(_added(word, name, points), before=1, after=1)
    return str(word.styles[name].style_id)


def page_size(word: Word, *, width_mm: float, height_mm: float) -> None:
    """Set the sheet and its margins."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(width_mm), Mm(height_mm)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.top_margin, section.bottom_margin = Mm(22), Mm(25)
    section.header_distance, section.footer_distance = Mm(10), Mm(10)
