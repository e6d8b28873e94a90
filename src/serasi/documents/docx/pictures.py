"""Pictures in a DOCX: drawings become PNG, each has the words that stand for it."""

from __future__ import annotations

import io

from docx.document import Document as Word
from docx.oxml.shape import CT_Inline
from docx.shared import Mm

from serasi.documents.drawing import svg_to_png
from serasi.documents.emblems import kind_of
from serasi.documents.layout import WORDS
from serasi.documents.model import Letterhead
from serasi.documents.plain import one_line, plain


class Pictures:
    """The pictures of one file, numbered as they come."""

    def __init__(self, word: Word) -> None:
        self.word = word
        self.count = 0

    def emblem(self, head: Letterhead, height_mm: float) -> str:
        kind = kind_of(head.emblem) if head.emblem else ""
        if not head.emblem or not kind:
            return ""
        data = svg_to_png(plain(head.emblem.decode())) if kind == "svg" else head.emblem
        return self.shown(data, WORDS["emblem"], height_mm=height_mm)

    def shown(
        self,
        data: bytes,
        alt: str,
        *,
        width_mm: float | None = None,
        height_mm: float | None = None,
    ) -> str:
        """Take a picture into the file and return the run that shows it."""
        relation, image = self.word.part.get_or_add_image(io.BytesIO(data))
        width, height = image.scaled_dimensions(
            Mm(width_mm) if width_mm else None, Mm(height_mm) if height_mm else None
        )
        self.count += 1
        inline = CT_Inline.new_pic_inline(
            self.count, relation, f"gambar-{self.count}.png", width, height
        )
        inline.docPr.set("descr", one_line(alt))
        text = inline.xml
        return f"<w:r><w:drawing>{text}</w:drawing></w:r>"
