"""A paper about a record is begun: its area, days and title are those of the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from serasi.network.models import Agency
from serasi.network.policy import Viewer
from serasi.network.walls import opened
from serasi.problems import NOT_FOUND, PAPER_TWICE, PAPER_UNREADY, Problem
from serasi.publish.actions.making import make, signing_agency
from serasi.publish.actions.rows import next_number
from serasi.publish.kinds import KINDS, Kind
from serasi.publish.models import Paper, PaperState
from serasi.publish.queries.about import writer_about
from serasi.publish.records.model import Record
from serasi.publish.records.registry import record_of
from serasi.regions.zones import local_day
from serasi.trail.actions import record as write_trail

LONGEST_TITLE = 300


@dataclass(frozen=True)
class Turn:
    """Which paper about its record one is: its label, and the last day that it tells of."""

    label: str
    until: date


@transaction.atomic
def begin_about(actor: Viewer, *, kind_code: str, subject: str, now: datetime) -> Paper:
    """Begin a paper about a record that the actor may read, and take over what it tells."""
    kind = KINDS.get(kind_code)
    found = record_of(actor, subject, now=now)
    if kind is None or kind.about != subject.partition(":")[0]:
        raise Problem(NOT_FOUND)
    writer = writer_about(actor, kind, found)
    if writer is None:
        raise Problem(NOT_FOUND)
    if why := found.lacks.get(kind.code):
        raise Problem(PAPER_UNREADY, paper=str(kind.title), why=str(why))
    row = _create(actor, kind, found, writer, now=now)
    write_trail(
        actor.key,
        action="paper.begun",
        subject=row.trail_subject,
        now=now,
        data={"kind": kind.code, "area": found.area, "about": subject},
    )
    make(actor, row, now=now)
    return row


def _create(actor: Viewer, kind: Kind, found: Record, writer: Agency, *, now: datetime) -> Paper:
    with opened():
        turn = _turn(kind, found, writer, today=local_day(now, found.area))
        return Paper.objects.create(
            number=next_number(now),
            kind=kind.code,
            label=turn.label,
            title=f"{kind.title}: {found.title}"[:LONGEST_TITLE],
            agency=writer,
            signing_agency=signing_agency(kind, found.area, writer, now=now),
            area_id=found.area,
            since=found.since,
            until=turn.until,
            cut_off=now,
            subject=found.subject,
            made_at=now,
            made_by_id=actor.person_id,
        )


def _turn(kind: Kind, found: Record, writer: Agency, *, today: date) -> Turn:
    """Return the place of the next paper about a record, or refuse a second of the same."""
    Agency.objects.select_for_update().get(pk=writer.pk)
    rows = Paper.objects.filter(agency=writer, kind=kind.code, subject=found.subject)
    made = list(rows.exclude(state=PaperState.WITHDRAWN))
    until = max(found.since, today) if kind.repeats else found.until
    for row in made:
        if not kind.repeats or row.state != PaperState.SIGNED or row.until == until:
            raise Problem(PAPER_TWICE, number=row.number)
    return Turn(f"lanjutan {len(made)}" if made else "", until)
