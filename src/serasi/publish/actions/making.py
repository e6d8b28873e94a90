"""A paper is begun, its numbers are counted, and counted anew: what changed by it is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from serasi.network.models import Agency
from serasi.network.policy import Grant, Viewer
from serasi.network.queries import agencies_answering
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import NOT_FOUND, PAPER_TWICE, PAPER_UNREADY, PERIOD_UNFIT, Problem
from serasi.publish.actions.rows import locked_to_write, need_reason, next_number
from serasi.publish.composing import Draft
from serasi.publish.facts import facts_of
from serasi.publish.figures.model import Result
from serasi.publish.figures.registry import DEFINITIONS
from serasi.publish.keeping import Fresh
from serasi.publish.kinds import KINDS, Kind
from serasi.publish.models import Figure, Paper, PaperFigure, PaperMaking, PaperState
from serasi.publish.periods import Span
from serasi.publish.queries.about import why_stopped
from serasi.publish.queries.composed import prose_of
from serasi.publish.queries.scope import holds
from serasi.publish.wording import printed
from serasi.regions.models import Area
from serasi.regions.placed import lies_in
from serasi.regions.zones import local_day
from serasi.trail.actions import record

MOST_TOLD = 400
LONGEST_TOLD = 160


@dataclass(frozen=True)
class Change:
    """One number of a paper that is not what it was; None where it was or is no part of it."""

    figure: str
    cell: str
    before: str | None
    after: str | None

    @property
    def plain(self) -> dict[str, str | None]:
        """Return it as JSON keeps it."""
        return {
            "figure": self.figure, "cell": self.cell, "before": self.before, "after": self.after,
        }  # fmt: skip


def changes(name: str, before: Result | None, after: Result | None) -> list[Change]:
    """Return the cells that differ between two values of a figure, those of the second first."""
    old = {k: printed(k, v) for k, v in before.values.items()} if before else {}
    new = {k: printed(k, v) for k, v in after.values.items()} if after else {}
    return differing(name, old, new)


def worded_changes(name: str, before: Result | None, after: Result | None) -> list[Change]:
    """Return the words that differ between two tellings of a record."""
    old = {k: _short(v) for k, v in before.texts.items()} if before else {}
    new = {k: _short(v) for k, v in after.texts.items()} if after else {}
    return differing(name, old, new)


def differing(name: str, old: Mapping[str, str], new: Mapping[str, str]) -> list[Change]:
    """Return the cells that are not the same on both sides."""
    cells = [*new, *(cell for cell in old if cell not in new)]
    return [
        Change(name, cell, old.get(cell), new.get(cell))
        for cell in cells
        if old.get(cell) != new.get(cell)
    ]


def _short(words: str) -> str:
    """Return long words by their beginning and a mark of all of them, so that any change shows."""
    if len(words) <= LONGEST_TOLD:
        return words
    mark = hashlib.sha256(words.encode()).hexdigest()[:6]
    return f"{words[:LONGEST_TOLD]}… (#{mark})"


def writing_agency(actor: Viewer, kind: Kind, area: str) -> Agency:
    """Return the agency through which somebody writes a paper of a kind about an area."""
    through = [
        grant.agency_id
        for grant in actor.grants
        if grant.can == Can.WRITE_PAPERS
        and (area in grant.areas or "*" in grant.areas or (kind.above and _over(area, grant)))
    ]
    writers = [str(one) for one in kind.writers]
    found = Agency.objects.filter(pk__in=through, kind__in=writers).order_by("pk").first()
    if found is None or not holds(actor, kind, area):
        raise Problem(NOT_FOUND)
    return found


def _over(area: str, grant: Grant) -> bool:
    return any(lies_in(code, [area]) for code in grant.areas)


def signing_agency(kind: Kind, area: str, writer: Agency, *, now: datetime) -> Agency:
    """Return the agency whose leader signs: the first of the kind's signers that there is."""
    day = local_day(now, area)
    for signer in kind.signers:
        if str(signer) == writer.kind:
            return writer
        with opened():
            found = agencies_answering((str(signer),), area=area, on=day).order_by("pk").first()
        if found is not None:
            return found
    return writer


@transaction.atomic
def begin_paper(
    actor: Viewer, *, kind_code: str, area: str, span: Span, subject: str = "", now: datetime
) -> Paper:
    """Begin a paper about a period that is over, and count its numbers."""
    kind = KINDS.get(kind_code)
    place = Area.objects.filter(code=area).first()
    if kind is None or place is None or place.level not in kind.levels:
        raise Problem(NOT_FOUND)
    writer = writing_agency(actor, kind, area)
    if span.until >= local_day(now, area):
        raise Problem(PERIOD_UNFIT, label=span.label)
    with opened():
        twin = (
            Paper.objects.filter(
                agency=writer, kind=kind.code, area=area, since=span.since, until=span.until,
                subject=subject,
            )
            .exclude(state=PaperState.WITHDRAWN)
            .first()
        )  # fmt: skip
        if twin is not None:
            raise Problem(PAPER_TWICE, number=twin.number)
        row = Paper.objects.create(
            number=next_number(now),
            kind=kind.code,
            label=span.label,
            title=str(kind.title),
            agency=writer,
            signing_agency=signing_agency(kind, area, writer, now=now),
            area=place,
            since=span.since,
            until=span.until,
            cut_off=now,
            subject=subject,
            made_at=now,
            made_by_id=actor.person_id,
        )
    record(
        actor.key,
        action="paper.begun",
        subject=row.trail_subject,
        now=now,
        data={"kind": kind.code, "area": area, "since": span.since, "until": span.until},
    )
    make(actor, row, now=now)
    return row


def need_living(actor: Viewer, row: Paper, *, now: datetime) -> None:
    """Refuse to go on with a paper whose record was withdrawn."""
    if why := why_stopped(actor, row, now=now):
        raise Problem(PAPER_UNREADY, paper=str(KINDS[row.kind].title), why=why)


@transaction.atomic
def remake_paper(actor: Viewer, *, number: str, version: int, now: datetime) -> list[Change]:
    """Count the numbers of a draft anew, as known by now; the officer's prose stays."""
    row = locked_to_write(actor, number, version=version)
    need_living(actor, row, now=now)
    row.cut_off = now
    row.version += 1
    row.save(update_fields=["cut_off", "version"])
    found = make(actor, row, now=now)
    record(
        actor.key,
        action="paper.remade",
        subject=row.trail_subject,
        now=now,
        data={"changes": len(found)},
    )
    return found


def make(actor: Viewer, row: Paper, *, now: datetime) -> list[Change]:
    """Count the numbers of a paper and keep them; return which differ from those before."""
    fresh = Fresh(now=now)
    draft = Draft(facts_of(row, on=local_day(now, row.area_id)), resolve=fresh, prose=prose_of(row))
    KINDS[row.kind].compose(draft)
    with opened():
        before = {one.name: one.figure for one in row.figures.select_related("figure")}
        row.figures.all().delete()
        PaperFigure.objects.bulk_create(
            PaperFigure(paper=row, name=name, serial=n, figure=figure)
            for n, (name, figure) in enumerate(fresh.found.items(), 1)
        )
        found = compared(before, fresh.found) if before else []
        serial = (row.makings.values_list("serial", flat=True).first() or 0) + 1
        PaperMaking.objects.create(
            paper=row, serial=serial, cut_off=row.cut_off, at=now, by_id=actor.person_id,
            changes=told(found),
        )  # fmt: skip
    return found


def compared(before: dict[str, Figure], after: dict[str, Figure]) -> list[Change]:
    """Return all numbers that differ between two makings of a paper."""
    found: list[Change] = []
    for name in [*after, *(name for name in before if name not in after)]:
        rows = before.get(name), after.get(name)
        old, new = (Result.from_plain(row.result) if row else None for row in rows)
        found += changes(name, old, new)
        if any(DEFINITIONS[row.code, row.version].worded for row in rows if row):
            found += worded_changes(name, old, new)
    return found


def told(found: list[Change]) -> list[dict[str, Any]]:
    """Return changes as JSON keeps them, the first few hundred, and how many more there were."""
    kept: list[dict[str, Any]] = [change.plain for change in found[:MOST_TOLD]]
    if len(found) > MOST_TOLD:
        kept.append({"more": len(found) - MOST_TOLD})
    return kept


@transaction.atomic
def withdraw_paper(
    actor: Viewer, *, number: str, version: int, reason: str, now: datetime
) -> Paper:
    """Give up a draft with a reason; a number it had been given is kept as not used."""
    row = locked_to_write(actor, number, version=version)
    why = need_reason(reason)
    if row.office_number is not None:
        void = row.office_number
        void.void_at, void.void_reason = now, why[:300]
        void.save(update_fields=["void_at", "void_reason"])
    row.state, row.back_reason = PaperState.WITHDRAWN, why
    row.version += 1
    row.save(update_fields=["state", "back_reason", "version"])
    record(actor.key, action="paper.withdrawn", subject=row.trail_subject, now=now, reason=why)
    return row
