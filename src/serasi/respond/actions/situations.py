"""Situation reports: written by who handles the case or acts in it, each with the next hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from serasi.network.models import Agency
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.problems import COUNT_BELOW_ZERO, FORM_INVALID, NOT_ALLOWED, SITUATION_TIME, Problem
from serasi.regions.placed import lies_in
from serasi.regions.zones import local_day
from serasi.respond.actions.casing import reopen_row
from serasi.respond.actions.rows import locked
from serasi.respond.models import Case, SituationReport, Stage
from serasi.respond.queries.standing import areas_of
from serasi.trail.actions import record

WRITES = (Can.HANDLE, Can.CASES)


@dataclass(frozen=True)
class Situation:
    """What is told of a case at an hour; counts are None where nothing is known."""

    at: datetime
    facts: str
    opinion: str = ""
    done: str = ""
    needs: str = ""
    deaths: int | None = None
    injured: int | None = None
    displaced_people: int | None = None
    violence: bool = False
    next_at: datetime | None = None


def writing_agency(actor: Viewer, row: Case) -> Agency | None:
    """Return the agency for which somebody reports on a case; its desk before the others."""
    areas = areas_of(row)
    for need in WRITES:
        ids = {
            g.agency_id
            for g in actor.grants
            if g.can == need
            and (g.triggers is None or row.trigger in g.triggers)
            and any(lies_in(code, g.areas) for code in areas)
        }
        if ids:
            return Agency.objects.filter(pk__in=ids).order_by("pk").first()
    return None


@transaction.atomic
def report_situation(
    actor: Viewer, *, number: str, told: Situation, now: datetime
) -> SituationReport:
    """Write a situation report; reported violence begins the count to closing anew."""
    row = locked(actor, number)
    agency = writing_agency(actor, row)
    if agency is None:
        raise Problem(NOT_ALLOWED)
    if not told.facts.strip():
        raise Problem(FORM_INVALID, what="fakta")
    if told.at > now or (told.next_at is not None and told.next_at <= told.at):
        raise Problem(SITUATION_TIME)
    if any(n is not None and n < 0 for n in (told.deaths, told.injured, told.displaced_people)):
        raise Problem(COUNT_BELOW_ZERO)
    last = SituationReport.objects.filter(case=row).aggregate(last=Max("serial"))["last"]
    made = SituationReport.objects.create(
        case=row,
        serial=(last or 0) + 1,
        at=told.at,
        facts=told.facts.strip(),
        opinion=told.opinion.strip(),
        done=told.done.strip(),
        needs=told.needs.strip(),
        deaths=told.deaths,
        injured=told.injured,
        displaced_people=told.displaced_people,
        violence=told.violence,
        next_at=told.next_at,
        agency=agency,
        by_id=actor.person_id,
        written_at=now,
    )
    if told.violence:
        day = local_day(told.at, row.area_id)
        row.last_violence_on = max(filter(None, (row.last_violence_on, day)))
        if row.stage == Stage.CLOSED:
            reopen_row(row, by=actor.key, reason=_("Kekerasan dilaporkan lagi."), now=now)
        else:
            row.version += 1
            row.save()
    record(
        actor.key,
        action="case.reported",
        subject=row.subject,
        now=now,
        data={"serial": made.serial, "violence": made.violence},
    )
    return made
