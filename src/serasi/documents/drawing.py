"""An official paper → PDF for the archive, and PNG to look at.

The PDF is PDF/A-2a and PDF/UA-1: every face inside, tagged, with its language and title. The same
paper made at the same moment is the same file to the byte.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Literal

import typst

from serasi.documents.glyphs import fonts
from serasi.documents.layout import laid_out
from serasi.documents.model import Document
from serasi.documents.pdf import ARCHIVED, PAPERS


def pdf(document: Document, *, made_at: datetime, base: str = "") -> bytes:
    """Return the paper as PDF.

    made_at : written into the file as its date
    base : address before the name of a figure, to which its numbers lead; "" for no links
    """
    return _compiled(document, base=base, form="pdf", made_at=made_at)[0]


def png(document: Document, *, ppi: float = 110.0) -> list[bytes]:
    """Return the pages as PNG."""
    return _compiled(document, base="", form="png", ppi=ppi)


def svg_to_png(svg: str, *, ppi: float = 200.0) -> bytes:
    """Return a drawing as PNG, as wide as 16 cm."""
    made = typst.compile(
        b"#set page(width: 16cm, height: auto, margin: 0pt, fill: white)\n"
        b'#set text(font: "Libertinus Serif")\n'
        b'#image(bytes(sys.inputs.svg), format: "svg", width: 100%)',
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"svg": svg},
        format="png",
        ppi=ppi,
    )
    return bytes(made[0] if isinstance(made, list) else made)


def _compiled(
    document: Document,
    *,
    base: str,
    form: Literal["pdf", "png"],
    made_at: datetime | None = None,
    ppi: float | None = None,
) -> list[bytes]:
    data = json.dumps(laid_out(document, base=base), ensure_ascii=False)
    made = typst.compile(
        _template(),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        timestamp=int(made_at.timestamp()) if made_at else None,
        format=form,
        ppi=ppi,
        pdf_standards=list(ARCHIVED) if form == "pdf" else [],
    )
    pages: Sequence[bytes] = made if isinstance(made, list) else [made]
    return [bytes(page) for page in pages]


@lru_cache(maxsize=1)
def _template() -> bytes:
    return (PAPERS / "paper.typ").read_bytes()
