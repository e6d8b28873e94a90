"""A DOCX that an officer edited comes back: its prose is taken over, its numbers are compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from serasi.documents import docx
from serasi.documents.model import Line
from serasi.network.policy import Viewer
from serasi.problems import DOCX_OTHER, Problem
from serasi.publish.actions.rows import locked_to_write
from serasi.publish.actions.signing import findings_of
from serasi.publish.actions.writing import save_prose
from serasi.publish.composing import Draft, as_template
from serasi.publish.models import Paper, PaperCheck, PaperProse
from serasi.publish.queries.composed import composed
from serasi.regions.zones import local_day
from serasi.trail.actions import record


@dataclass(frozen=True)
class Taken:
    """What came of an upload: the parts whose words were taken over, and how many findings."""

    parts: tuple[str, ...]
    findings: int


@transaction.atomic
def take_docx(actor: Viewer, *, number: str, content: bytes, version: int, now: datetime) -> Taken:
    """Take over the prose of an edited DOCX; a number changed by hand is a finding, never a value.

    Where the file cannot be read nothing is changed.
    """
    row = locked_to_write(actor, number, version=version)
    found = docx.read_back(content)
    if found.identity and found.identity != row.number:
        raise Problem(DOCX_OTHER, number=row.number, other=found.identity)
    draft = composed(row, on=local_day(now, row.area_id)).draft
    proposed = draft.proposed
    written = {
        key: text
        for key, text in _joined(found.prose, frozenset(found.edited)).items()
        if key in proposed
    }
    changed = [
        key
        for key, text in written.items()
        if _take(row, key, text, proposed[key], by=actor.person_id, now=now)
    ]
    row.version += 1
    row.save(update_fields=["version"])
    told = [_told(one, draft) for one in found.findings]
    PaperCheck.objects.create(
        paper=row, version=row.version, findings=[*told, *findings_of(row, now=now)], at=now,
        by_id=actor.person_id,
    )  # fmt: skip
    record(
        actor.key, action="paper.uploaded", subject=row.trail_subject, now=now,
        data={"parts": changed, "findings": len(told)},
    )  # fmt: skip
    return Taken(tuple(changed), len(told))


def _told(found: docx.Finding, draft: Draft) -> dict[str, str]:
    """Return a finding as it is kept; a number is called by what it counts, with the way to it."""
    name, _colon, cell = found.name.partition(":")
    shown = draft.shown.get(name) if cell else None
    problem = found.problem
    if shown is not None and "figure" in problem.details:
        counted = shown.result.texts.get(cell) or cell
        problem = Problem(
            problem.kind, **{**problem.details, "figure": f"{shown.definition.title}, {counted}"}
        )
    return {
        "kind": problem.code,
        "words": "naskah Word",
        "where": "" if shown else found.name,
        "message": str(problem),
        "key": "",
        "figure": found.name if shown else "",
    }


def _joined(prose: Mapping[str, Line], edited: frozenset[str]) -> dict[str, str]:
    """Return the edited parts as templates, their further paragraphs ("latar.2") behind the first.

    A part counts as edited when any of its paragraphs is.
    """
    touched = {key.partition(".")[0] for key in edited}
    found: dict[str, list[str]] = {}
    for key, words in prose.items():
        part = key.partition(".")[0]
        if part in touched:
            found.setdefault(part, []).append(as_template(words).replace("\n", "\n\n"))
    return {part: "\n\n".join(texts) for part, texts in found.items()}


def _take(row: Paper, key: str, text: str, proposed: str, *, by: int | None, now: datetime) -> bool:
    if " ".join(text.split()) == " ".join(proposed.split()):
        return PaperProse.objects.filter(paper=row, key=key).delete()[0] > 0
    return save_prose(row, key, text, by=by, now=now)
