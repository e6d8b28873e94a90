"""Duties that follow from a mediation or an agreement: made, fulfilled, let rest by the house."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils import timezone

from serasi.network.actions import commit_duty
from serasi.network.actions.duties import Promise
from serasi.network.models import Agency, Commitment
from serasi.network.policy import Grant, Viewer
from serasi.network.queries import areas_of as reach_of
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import AGENCY_CLOSED, AGENCY_UNFIT, Problem
from serasi.regions.placed import lies_in
from serasi.respond.models import Case
from serasi.respond.queries.standing import areas_of
from serasi.trail.actions import record

SOON = timedelta(hours=1)
"""What is due at the latest already is due in an hour, so that it can be done at all."""


@dataclass(frozen=True)
class Owed:
    """What an agency comes to owe by a case: until when, and where that is read."""

    what: str
    agency_id: int
    due_at: datetime
    origin: str
    link: str


def fitting_agency(row: Case, agency_id: int, *, now: datetime) -> tuple[Agency, str]:
    """Return an open agency that answers for a place of the case, and that place, or refuse."""
    day = timezone.localdate(now)
    agency = Agency.objects.filter(pk=agency_id).first()
    if agency is None:
        raise Problem(AGENCY_UNFIT, agency=agency_id, area=row.area.name)
    if agency.closed_on is not None:
        raise Problem(AGENCY_CLOSED, agency=agency.short_name)
    reach = reach_of([agency.pk], day).get(agency.pk, frozenset())
    where = [code for code in areas_of(row) if lies_in(code, reach)]
    if not where:
        raise Problem(AGENCY_UNFIT, agency=agency.short_name, area=row.area.name)
    return agency, row.area_id if row.area_id in where else where[0]


def owe(actor: Viewer, row: Case, owed: Owed, *, now: datetime) -> Commitment:
    """Let an agency owe something by a case that the actor handles.

    Who handles a case may write duties wherever it reaches: agencies beyond a border are bound by
    an agreement as much as those at home.
    """
    agency, where = fitting_agency(row, owed.agency_id, now=now)
    reach = Grant(Can.READ_EVENTS, frozenset(areas_of(row)), row.lead_id, "case")
    promise = Promise(
        what=owed.what[:300],
        owed_by=agency.pk,
        area=where,
        due_at=max(owed.due_at, now + SOON),
        origin=owed.origin,
        link=owed.link,
    )
    return commit_duty(replace(actor, grants=(*actor.grants, reach)), promise=promise, now=now)


def fulfil(duty_id: int | None, *, by: str, evidence: str, now: datetime) -> None:
    """Let a duty be done by what was written down here; one that is not open stays as it is."""
    if duty_id is None:
        return
    with opened():
        duty = (
            Commitment.objects.select_for_update(of=("self",))
            .filter(pk=duty_id, state=Commitment.State.OPEN)
            .first()
        )
        if duty is None:
            return
        duty.state, duty.done_at, duty.evidence = Commitment.State.DONE, now, evidence
        duty.save(update_fields=["state", "done_at", "evidence"])
    record(
        by,
        action="duty.done",
        subject=f"duty:{duty.pk}",
        now=now,
        data={"late": now > duty.due_at, "due_at": duty.due_at},
    )


def rest(duty_ids: Iterable[int | None], *, by: str, reason: str, now: datetime) -> None:
    """Let open duties rest whose ground has gone."""
    with opened():
        rows = Commitment.objects.select_for_update(of=("self",)).filter(
            pk__in=[pk for pk in duty_ids if pk is not None], state=Commitment.State.OPEN
        )
        gone = list(rows.values_list("pk", flat=True))
        rows.update(state=Commitment.State.DROPPED, done_at=now)
    for pk in gone:
        record(by, action="duty.dropped", subject=f"duty:{pk}", now=now, reason=reason)
