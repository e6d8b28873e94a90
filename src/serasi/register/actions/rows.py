"""Getting a row for writing: visible, permitted, locked; and the clock after a change of state."""

from __future__ import annotations

from datetime import datetime
from typing import NoReturn

from django.utils.translation import gettext as _

from serasi.network.models import Person
from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.problems import EDITED_MEANWHILE, NOT_ALLOWED, REASON_NEEDED, WRONG_STATE, Problem
from serasi.register import queries, rules
from serasi.register.models import Event, Handling
from serasi.register.params import clocks_on


def handling_for(actor: Viewer, receipt: str, capability: Can) -> Handling:
    """Return a visible handling, locked, of which the actor may do something; else refuse."""
    found = queries.handling(actor, receipt)
    require(actor, capability, area=found.area_id)
    locked = Handling.objects.select_for_update().get(pk=found.pk)
    locked.report = found.report
    locked.area = found.area
    return locked


def event_for(actor: Viewer, public_id: str, capability: Can) -> Event:
    """Return a visible event, locked, of which the actor may do something; else refuse."""
    found = queries.event(actor, public_id)
    require(actor, capability, area=found.area_id)
    return Event.objects.select_for_update().select_related("area").get(pk=found.pk)


def person_of(actor: Viewer) -> int:
    """Return the person behind an actor; the system itself decides nothing here."""
    if actor.person_id is None:
        raise Problem(NOT_ALLOWED)
    return actor.person_id


def need_reason(reason: str) -> str:
    """Return the reason without blanks around it, or refuse."""
    if not reason.strip():
        raise Problem(REASON_NEEDED)
    return " ".join(reason.split())[:300]


def name_of(person_id: int | None) -> str:
    """Return the name of an officer for a sentence."""
    found = Person.objects.filter(pk=person_id or 0).values_list("name", flat=True).first()
    return found or _("Petugas lain")


def refuse_state(state: str) -> NoReturn:
    """Refuse a step that the state no longer allows."""
    raise Problem(WRONG_STATE, state=Handling.State(state).label)


def check_version(found: int, expected: int | None, *, changed_by: int | None) -> None:
    """Refuse when a row was changed since the officer opened it, and name who changed it."""
    if expected is not None and found != expected:
        raise Problem(EDITED_MEANWHILE, who=name_of(changed_by))


def move(row: Handling, state: str, *, now: datetime) -> list[str]:
    """Bring a handling into a state and set its clock; return the changed fields."""
    if not rules.may_move(row.state, state):
        refuse_state(row.state)
    row.state = state
    row.closed_at = now if state == Handling.State.CLOSED else None
    if state != Handling.State.CLOSED:
        row.outcome = ""
    return [*set_clock(row, now=now), "state", "closed_at", "outcome"]


def set_clock(row: Handling, *, now: datetime) -> list[str]:
    """Set the clock that runs now; return the changed fields."""
    due = rules.next_due(
        clocks_on(now),
        state=row.state,
        priority=row.priority,
        received_at=row.received_at,
        verified_at=row.verified_at,
        sent_at=now,
    )
    row.due_at = due.at if due else None
    row.due_step = due.step.value if due else ""
    row.version += 1
    return ["due_at", "due_step", "version"]
