"""A paper as JSON: what it says of itself, its figures with their values, its tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from serasi.documents.model import Block, Document, Heading, Paragraph, Table
from serasi.publish.composing import Shown
from serasi.publish.models import Paper


def plain_paper(paper: Paper, document: Document, shown: Iterable[Shown]) -> dict[str, Any]:
    """Return a paper for machines."""
    return {
        "number": paper.number,
        "kind": paper.kind,
        "label": paper.label,
        "title": document.title,
        "area": paper.area_id,
        "since": paper.since.isoformat(),
        "until": paper.until.isoformat(),
        "cut_off": paper.cut_off.isoformat(),
        "state": paper.state,
        "office_number": paper.office_number.printed if paper.office_number else None,
        "figures": [plain_figure(one) for one in shown],
        "blocks": [found for block in document.blocks if (found := _block(block))],
    }


def plain_figure(shown: Shown) -> dict[str, Any]:
    """Return a figure for machines: question, meaning, values."""
    meaning = shown.definition
    return {
        "name": shown.name,
        "code": meaning.code,
        "version": meaning.version,
        "title": str(meaning.title),
        "unit": str(meaning.unit),
        "definition": str(meaning.words),
        **shown.asked.plain,
        **shown.result.plain,
    }


def _block(block: Block) -> dict[str, Any] | None:
    if isinstance(block, Heading):
        return {"heading": " ".join(filter(None, (block.number, block.text))), "level": block.level}
    if isinstance(block, Paragraph):
        return {"text": "".join(run.text for run in block.runs), "key": block.key}
    if isinstance(block, Table):
        return {
            "table": block.caption,
            "columns": [" ".join(filter(None, (c.group, c.title))) for c in block.columns],
            "rows": [[cell.text for cell in row] for row in block.rows],
            "notes": list(block.notes),
        }
    return None
