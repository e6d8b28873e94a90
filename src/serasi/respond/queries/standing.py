"""What acts and pages both ask of a case: its areas and parties, who handles and leads it."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from serasi.network.policy import Viewer
from serasi.network.queries import areas_of as reach_of
from serasi.network.queries import param
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.regions.placed import lies_in
from serasi.regions.zones import local_day
from serasi.respond import rules_mediation as rules
from serasi.respond.models import Case, Mediation, Party

TARGETS = (rules.CONTACT_HOURS, rules.JOINT_DAYS, rules.AGREEMENT_DAYS)


def areas_of(row: Case) -> list[str]:
    """Return the codes of the areas that a case touches."""
    with opened():
        return sorted(row.areas.values_list("area_id", flat=True))


def may_handle(actor: Viewer, row: Case) -> bool:
    """Say whether somebody handles a case: in any area that it touches."""
    return any(actor.can(Can.HANDLE, area=code) for code in areas_of(row))


def may_lead(actor: Viewer, row: Case, *, now: datetime) -> bool:
    """Say whether somebody answers for a whole case: in the agency that leads it, or above it.

    Above is who handles all that the leading agency answers for, and more. Where that agency is no
    more, the desk of the regency where the case began answers.
    """
    mine = [grant for grant in actor.grants if grant.can == Can.HANDLE]
    led = reach_of([row.lead_id], timezone.localdate(now)).get(row.lead_id, frozenset())
    if row.lead.closed_on is None and led:
        return any(
            g.agency_id == row.lead_id
            or (all(lies_in(code, g.areas) for code in led) and not g.areas <= led)
            for g in mine
        )
    return any(lies_in(row.area_id[:5], g.areas) for g in mine)


def parties_of(row: Case) -> dict[str, Party]:
    """Return the parties of a case by letter."""
    return {party.letter: party for party in row.parties.all()}


def targets_of(held: Mediation, *, first_joint: datetime | None) -> rules.Targets:
    """Return until when the three targets of a mediation are due, by the rules of its first day."""
    day = local_day(held.began_at, held.case.area_id)
    hours, joint, days = (param(key, on=day) for key in TARGETS)
    return rules.targets(
        held.began_at, first_joint=first_joint, contact_hours=hours, joint_days=joint,
        agreement_days=days,
    )  # fmt: skip
