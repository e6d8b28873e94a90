"""The two papers of a published wave as PDF: the same data give the same file, byte for byte."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import override

from serasi.documents.pdf import ARCHIVED, draw_pdf
from serasi.measure.models import Wave
from serasi.measure.printed.annex import annex_data
from serasi.measure.printed.brief import brief_data
from serasi.measure.queries.annex import annex_of
from serasi.measure.queries.kept import kept
from serasi.measure.queries.reading import Reading, reading_of
from serasi.network.policy import Viewer
from serasi.problems import NOT_READ, Problem


def brief_pdf(viewer: Viewer, row: Wave) -> bytes:
    """Return the two pages for the head of a region.

    Raises
    ------
    Problem
        S1373 before the wave is published, and for a wave that has no index.
    """
    with override("id"):
        return _drawn("survey_brief", brief_data(_seen(viewer, row)), row)


def annex_pdf(viewer: Viewer, row: Wave) -> bytes:
    """Return the methods annex for a statistician; refused as `brief_pdf` is."""
    with override("id"):
        seen = _seen(viewer, row)
        found = kept(row)
        if found is None:
            raise Problem(NOT_READ, wave=row.code)
        return _drawn("survey_annex", annex_data(seen, annex_of(row, *found)), row)


def _seen(viewer: Viewer, row: Wave) -> Reading:
    seen = reading_of(viewer, row)
    if seen is None:
        raise Problem(NOT_READ, wave=row.code)
    return seen


def _drawn(paper: str, data: dict[str, Any], row: Wave) -> bytes:
    at: datetime = row.published_at or row.made_at
    return draw_pdf(paper, data, made_at=at, standards=ARCHIVED)
