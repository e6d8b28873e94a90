"""A paper is checked, sent for signature, sent back, signed by a second person, and kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction

from serasi.documents.model import Paragraph
from serasi.network.policy import Viewer
from serasi.network.walls import opened
from serasi.problems import (
    COPY_UNFIT,
    FINDINGS_OPEN,
    NOT_ALLOWED,
    PAPER_SECOND,
    PAPER_UNCHECKED,
    PAPER_UNWRITTEN,
    Problem,
)
from serasi.publish.actions.making import need_living
from serasi.publish.actions.numbering import give_number
from serasi.publish.actions.rows import locked, locked_to_write, need_reason
from serasi.publish.checking import bare_numbers, check, text_of
from serasi.publish.facts import signature_of
from serasi.publish.figures.model import Result
from serasi.publish.kinds import KINDS
from serasi.publish.leaving import GAP, gaps, names
from serasi.publish.models import Paper, PaperCheck, PaperFile, PaperState
from serasi.publish.queries import scope
from serasi.publish.queries.composed import WAYS, Composed, composed, drawn, prose_of
from serasi.publish.wording import printed
from serasi.regions.zones import local_day
from serasi.trail.actions import record

MEGABYTES = 25


def findings_of(row: Paper, *, now: datetime) -> list[dict[str, str]]:
    """Return what the checker of figures finds in a paper as it is."""
    found = composed(row, on=local_day(now, row.area_id))
    values: set[str] = set()
    for shown in found.draft.shown.values():
        values |= _printed(shown.result)
    if row.subject:
        values |= _told(found, written=set(prose_of(row)))
    kind = KINDS[row.kind]
    told = check(found.document, sources=values)
    told += gaps(found.document, by_hand=kind.by_hand) if kind.outward else []
    told += names(found.document) if kind.public else []
    return [one.plain for one in told]


def _told(found: Composed, *, written: set[str]) -> set[str]:
    """Return the numbers that stand in what a record tells and in what the house says of it."""
    texts = [text for one in found.draft.shown.values() for text in one.result.texts.values()]
    texts += found.draft.proposed.values()
    blocks = [*found.document.blocks, *(b for _title, bs in found.document.annexes for b in bs)]
    texts += [
        text_of(block)
        for block in blocks
        if isinstance(block, Paragraph) and block.key.partition(".")[0] not in written
    ]
    return {number for text in texts for number in bare_numbers(text)}


def _printed(result: Result) -> set[str]:
    told = {printed(cell, value) for cell, value in result.values.items() if value is not None}
    return {text.removeprefix("Rp").removesuffix("\u00a0%") for text in told}


def _checked(actor: Viewer, row: Paper, *, now: datetime) -> PaperCheck:
    return PaperCheck.objects.create(
        paper=row, version=row.version, findings=findings_of(row, now=now), at=now,
        by_id=actor.person_id,
    )  # fmt: skip


def last_check(row: Paper) -> PaperCheck | None:
    """Return what was found in the version that stands now."""
    return row.checks.filter(version=row.version).first()


@transaction.atomic
def check_paper(actor: Viewer, *, number: str, now: datetime) -> PaperCheck:
    """Check the figures of a paper, tables and prose."""
    row = locked(actor, number, version=None, states=(PaperState.DRAFT, PaperState.REVIEW))
    return _checked(actor, row, now=now)


@transaction.atomic
def send_paper(actor: Viewer, *, number: str, version: int, now: datetime) -> Paper:
    """Send a draft for signature; it gets its number and is checked, whatever is found."""
    row = locked_to_write(actor, number, version=version)
    need_living(actor, row, now=now)
    if row.office_number is None:
        row.office_number = give_number(
            actor, agency=row.agency, filing=KINDS[row.kind].filing,
            what=f"{row.number} {KINDS[row.kind].title}", now=now,
        )  # fmt: skip
    row.state, row.sent_at, row.sent_by_id = PaperState.REVIEW, now, actor.person_id
    row.back_reason = ""
    row.version += 1
    row.save(
        update_fields=["office_number", "state", "sent_at", "sent_by", "back_reason", "version"]
    )
    found = _checked(actor, row, now=now)
    record(
        actor.key,
        action="paper.sent",
        subject=row.trail_subject,
        now=now,
        data={"findings": len(found.findings)},
    )
    return row


@transaction.atomic
def send_back(actor: Viewer, *, number: str, version: int, reason: str, now: datetime) -> Paper:
    """Give a paper back to its writer with what is to be mended, or take it back oneself."""
    row = locked(actor, number, version=version, states=(PaperState.REVIEW,))
    if not scope.may_write(actor, row) and not scope.may_sign(actor, row):
        raise Problem(NOT_ALLOWED)
    row.state, row.back_reason = PaperState.DRAFT, need_reason(reason)
    row.version += 1
    row.save(update_fields=["state", "back_reason", "version"])
    record(
        actor.key, action="paper.sent_back", subject=row.trail_subject, now=now,
        reason=row.back_reason,
    )  # fmt: skip
    return row


@dataclass(frozen=True)
class Copy:
    """The copy with the signature: a PDF, signed by certificate or scanned."""

    way: str
    content: bytes


@transaction.atomic
def sign_paper(
    actor: Viewer,
    *,
    number: str,
    version: int,
    reason: str = "",
    copy: Copy | None = None,
    now: datetime,
) -> Paper:
    """Sign a paper as a second person; its files are kept as they are now, with their hashes.

    With findings open a reason is needed, which stays in the trail; a paper that goes outside is
    not signed while a part of it is not written. The copy with the signature itself may come later.
    """
    row = locked(actor, number, version=version, states=(PaperState.REVIEW,))
    if not scope.may_sign(actor, row):
        if row.sent_by_id == actor.person_id and row.sent_by is not None:
            raise Problem(PAPER_SECOND, who=row.sent_by.name)
        raise Problem(NOT_ALLOWED)
    need_living(actor, row, now=now)
    found = last_check(row)
    if found is None:
        raise Problem(PAPER_UNCHECKED)
    unwritten = sum(one["kind"] == GAP for one in found.findings)
    if unwritten:
        raise Problem(PAPER_UNWRITTEN, count=unwritten)
    if found.findings and not reason.strip():
        raise Problem(FINDINGS_OPEN, count=len(found.findings))
    who = signature_of(row.signing_agency, on=local_day(now, row.area_id))
    row.signer = "\n".join((who.office, who.name or actor.name, who.capacity))
    row.state, row.signed_at, row.signed_by_id = PaperState.SIGNED, now, actor.person_id
    row.version += 1
    row.save(update_fields=["signer", "state", "signed_at", "signed_by", "version"])
    hashes = _keep_files(actor, row, now=now)
    if copy is not None:
        hashes[copy.way] = _keep_copy(actor, row, copy, now=now)
    record(
        actor.key,
        action="paper.signed",
        subject=row.trail_subject,
        now=now,
        data={"findings": len(found.findings), "pdf": hashes.get("pdf", "")},
        reason=reason.strip()[:500],
    )
    return row


def _keep_files(actor: Viewer, row: Paper, *, now: datetime) -> dict[str, str]:
    found = composed(row, on=local_day(now, row.area_id))
    return {
        way: _keep(actor, row, way, drawn(row, found, way, made_at=now), now=now) for way in WAYS
    }


def _keep(actor: Viewer, row: Paper, way: str, content: bytes, *, now: datetime) -> str:
    digest = hashlib.sha256(content).hexdigest()
    ending = "pdf" if way in (PaperFile.Way.TTE, PaperFile.Way.SCAN) else way
    with opened():
        PaperFile.objects.create(
            paper=row,
            way=way,
            file=ContentFile(content, name=f"{row.number}-{way}.{ending}"),
            sha256=digest,
            size=len(content),
            at=now,
            by_id=actor.person_id,
        )
    return digest


def _keep_copy(actor: Viewer, row: Paper, copy: Copy, *, now: datetime) -> str:
    fits = copy.way in (PaperFile.Way.TTE, PaperFile.Way.SCAN)
    small = 0 < len(copy.content) <= MEGABYTES * 1024 * 1024
    if not fits or not small or not copy.content.startswith(b"%PDF-"):
        raise Problem(COPY_UNFIT, megabytes=MEGABYTES)
    return _keep(actor, row, copy.way, copy.content, now=now)


@transaction.atomic
def add_copy(actor: Viewer, *, number: str, copy: Copy, now: datetime) -> str:
    """Keep the copy with the signature of a signed paper; one of each way, never replaced."""
    row = locked(actor, number, version=None, states=(PaperState.SIGNED,))
    if not scope.may_write(actor, row) and not scope.may_sign(actor, row):
        raise Problem(NOT_ALLOWED)
    if row.files.filter(way=copy.way).exists():
        raise Problem(COPY_UNFIT, megabytes=MEGABYTES)
    digest = _keep_copy(actor, row, copy, now=now)
    record(
        actor.key, action="paper.copy", subject=row.trail_subject, now=now,
        data={"way": copy.way, "hash": digest},
    )  # fmt: skip
    return digest
