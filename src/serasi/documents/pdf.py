"""A Typst page filled with plain data → PDF, or PNG to look at; the same data give the same file.

Only the faces that Typst brings are used, so that a paper looks the same on every machine. No
date is written into the file but the one that is told.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, TypeAlias

import typst

PAPERS = Path(__file__).parent / "papers"


Standard: TypeAlias = Literal["a-2a", "ua-1"]

ARCHIVED: tuple[Standard, ...] = ("a-2a", "ua-1")
"""PDF/A-2a and PDF/UA-1: kept for long, and read aloud in the right order."""


def draw_pdf(
    paper: str, data: Mapping[str, Any], *, made_at: datetime, standards: Sequence[Standard] = ()
) -> bytes:
    """Return a paper as PDF; `paper` is a file of `papers/` without its ending.

    `standards` are names that Typst knows, such as `ARCHIVED`; a paper that breaks one is refused.
    """
    made = typst.compile(
        str(PAPERS / f"{paper}.typ"),
        root=str(PAPERS),
        ignore_system_fonts=True,
        sys_inputs=_inputs(data),
        timestamp=int(made_at.timestamp()),
        format="pdf",
        pdf_standards=list(standards),
    )
    return bytes(made)


def draw_png(paper: str, data: Mapping[str, Any], *, ppi: float = 110.0) -> list[bytes]:
    """Return the pages of a paper as PNG."""
    made = typst.compile(
        str(PAPERS / f"{paper}.typ"),
        root=str(PAPERS),
        ignore_system_fonts=True,
        sys_inputs=_inputs(data),
        format="png",
        ppi=ppi,
    )
    return [bytes(page) for page in made] if isinstance(made, list) else [bytes(made)]


def _inputs(data: Mapping[str, Any]) -> dict[str, str]:
    return {"data": json.dumps(data, ensure_ascii=False)}
