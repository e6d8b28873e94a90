"""What the acts of recovery share: rows under lock, rights, duties, names in the trail."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from serasi.network.actions import Promise, commit_duty, complete_duty, drop_duty
from serasi.network.actions.duties import is_owed, owes
from serasi.network.models import Agency, Commitment
from serasi.network.policy import Viewer, require
from serasi.network.queries import areas_of, duties
from serasi.network.roles import Can
from serasi.problems import AGENCY_UNKNOWN, NOT_ALLOWED, NOT_FOUND, PERSON_WITHDRAWN, Problem
from serasi.recover.models import Client, Recovery
from serasi.recover.queries.scope import cares_in, clients
from serasi.regions.placed import lies_in
from serasi.regions.zones import local_day
from serasi.respond.actions.rows import locked
from serasi.respond.models import Case
from serasi.respond.queries.standing import may_handle


def origin_of(row: Case) -> str:
    """Return from what duties of a recovery follow."""
    return f"recovery:{row.number}"


def care_of(row: Case) -> str:
    """Return from what duties follow that are owed to a person: only who cares is shown those."""
    return f"care:{row.number}"


def link_of(row: Case) -> str:
    """Return where the duty is explained."""
    return f"/pemulihan/{row.number}/"


def named(client: Client) -> str:
    """Return the name of a person in the trail: a code of the case."""
    return f"client:{client.case.number}/{client.code}"


def locked_recovery(row: Case, *, actor: Viewer, now: datetime) -> Recovery:
    """Return the recovery of a case under lock, begun if need be; the case is locked already."""
    found = Recovery.objects.select_for_update(of=("self",)).filter(case=row).first()
    if found is None:
        found = Recovery.objects.create(case=row, opened_at=now, opened_by_id=actor.person_id)
    return found


def locked_case_for_care(actor: Viewer, number: str) -> Case:
    """Return a visible case under lock for who cares for its people."""
    row = locked(actor, number)
    if not cares_in(actor, row):
        raise Problem(NOT_ALLOWED)
    return row


def locked_case_for_work(actor: Viewer, number: str) -> Case:
    """Return a visible case under lock for who handles it or cares for its people."""
    row = locked(actor, number)
    if not may_handle(actor, row) and not cares_in(actor, row):
        raise Problem(NOT_ALLOWED)
    return row


def locked_client(actor: Viewer, number: str, code: int) -> Client:
    """Return a person in the actor's care under lock; the case is locked first, as everywhere."""
    row = locked(actor, number)
    rows: QuerySet[Client] = clients(actor).select_for_update(of=("self",))
    found = rows.select_related("case", "area", "household").filter(case=row, number=code).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def locked_present(actor: Viewer, number: str, code: int) -> Client:
    """Return a person in the actor's care who has not withdrawn."""
    found = locked_client(actor, number, code)
    if found.withdrawn_at is not None:
        raise Problem(PERSON_WITHDRAWN, code=found.code)
    return found


def served(client: Client, *, now: datetime) -> None:
    """Note that a service was given today; retention counts from the last one."""
    client.served_at = max(client.served_at, now)
    client.save(update_fields=["served_at"])


def own_agency(actor: Viewer, *, area: str, right: Can = Can.VICTIMS) -> Agency:
    """Return the agency through which the actor acts at an area."""
    require(actor, right, area=area)
    ids = [g.agency_id for g in actor.grants if g.can == right and lies_in(area, g.areas)]
    found = Agency.objects.filter(pk__in=ids).order_by("pk").first()
    if found is None:
        raise Problem(AGENCY_UNKNOWN)
    return found


def agency_at(agency_id: int, *, area: str, now: datetime) -> Agency:
    """Return an open agency that answers for an area, or refuse."""
    found = Agency.objects.filter(pk=agency_id, closed_on=None).first()
    if found is None:
        raise Problem(AGENCY_UNKNOWN)
    reach = areas_of([found.pk], local_day(now, area)).get(found.pk, frozenset())
    if not lies_in(area, reach):
        raise Problem(AGENCY_UNKNOWN)
    return found


def promised(
    actor: Viewer,
    row: Case,
    *,
    what: str,
    by: Agency,
    to: Agency | None,
    area: str,
    due_at: datetime,
    now: datetime,
    origin: str = "",
) -> Commitment:
    """Write down a duty that follows from a recovery; its words hold codes, never names."""
    promise = Promise(
        what=what[:300],
        owed_by=by.pk,
        owed_to=None if to is None else to.pk,
        area=area,
        due_at=due_at,
        origin=origin or origin_of(row),
        link=link_of(row),
    )
    return commit_duty(actor, promise=promise, now=now)


def _open_duty(actor: Viewer, duty_id: int | None) -> Commitment | None:
    if duty_id is None:
        return None
    return duties(actor).filter(pk=duty_id, state=Commitment.State.OPEN).first()


def fulfilled(actor: Viewer, duty_id: int | None, *, evidence: str, now: datetime) -> None:
    """Complete a duty where the actor's agency owes it; others say themselves that it is done."""
    duty = _open_duty(actor, duty_id)
    if duty is not None and owes(actor, duty):
        complete_duty(actor, duty_id=duty.pk, evidence=evidence, now=now)


def released(actor: Viewer, duty_id: int | None, *, reason: str, now: datetime) -> None:
    """Release from a duty where it was promised to the actor's agency or asked by the actor."""
    duty = _open_duty(actor, duty_id)
    if duty is not None and is_owed(actor, duty):
        drop_duty(actor, duty_id=duty.pk, reason=reason, now=now)
