"""A kept paper, composed again from its figures and prose, and the files drawn from it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from serasi.documents import docx, drawing, xlsx
from serasi.documents.model import Document
from serasi.network.walls import opened
from serasi.publish.composing import Draft
from serasi.publish.facts import facts_of
from serasi.publish.keeping import Kept
from serasi.publish.kinds import KINDS
from serasi.publish.models import Paper
from serasi.publish.plain import plain_paper


@dataclass(frozen=True)
class Composed:
    """A paper as it is drawn, with its figures by name and the prose the house proposes by key."""

    document: Document
    draft: Draft


def prose_of(paper: Paper) -> dict[str, str]:
    """Return what officers wrote, by key."""
    with opened():
        return dict(paper.prose.values_list("key", "text"))


def composed(paper: Paper, *, on: date) -> Composed:
    """Compose a paper from the figures that it was made with."""
    draft = Draft(facts_of(paper, on=on), resolve=Kept(paper), prose=prose_of(paper))
    return Composed(KINDS[paper.kind].compose(draft), draft)


def base_of(paper: Paper) -> str:
    """Return the address before the name of a figure, to which the numbers of a PDF lead."""
    if not paper.number:
        return ""
    return f"{settings.SERASI_ADDRESS}/naskah/{paper.number}/angka/"


WAYS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def drawn(paper: Paper, found: Composed, way: str, *, made_at: datetime) -> bytes:
    """Draw a paper in one of its formats; the same paper made at the same moment is the same."""
    if way == "pdf":
        return drawing.pdf(found.document, made_at=made_at, base=base_of(paper))
    if way == "docx":
        return docx.write(found.document, identity=paper.number)
    if way == "xlsx":
        return xlsx.write(found.document)
    told = plain_paper(paper, found.document, found.draft.shown.values())
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
