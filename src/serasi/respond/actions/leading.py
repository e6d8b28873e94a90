"""Which agency leads a case, and how that passes to another."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.network.models import Agency
from serasi.network.policy import Viewer
from serasi.network.queries import agencies_handling
from serasi.problems import FORM_INVALID, LEAD_UNFIT, Problem
from serasi.respond.actions.promising import fitting_agency
from serasi.respond.actions.rows import locked_to_handle, need_lead, need_reason
from serasi.respond.models import Case
from serasi.respond.queries.standing import areas_of
from serasi.trail.actions import record


def possible_leads(row: Case, *, now: datetime) -> QuerySet[Agency]:
    """Return the other open agencies whose people handle cases at a place of a case."""
    found = agencies_handling(areas_of(row), on=timezone.localdate(now))
    return found.exclude(pk=row.lead_id)


@transaction.atomic
def pass_lead(
    actor: Viewer, *, number: str, version: int, agency_id: int, reason: str, now: datetime
) -> Case:
    """Let another agency lead a case from now on; what the former still owes stays its own."""
    row = locked_to_handle(actor, number, version=version)
    need_lead(actor, row, now=now)
    why = need_reason(reason)
    if agency_id == row.lead_id:
        raise Problem(FORM_INVALID, what=_("ketua penanganan yang lain"))
    agency, _place = fitting_agency(row, agency_id, now=now)
    if not possible_leads(row, now=now).filter(pk=agency.pk).exists():
        raise Problem(LEAD_UNFIT, agency=agency.short_name)
    former = row.lead_id
    row.lead = agency
    row.version += 1
    row.save(update_fields=["lead", "version"])
    record(
        actor.key,
        action="case.lead_passed",
        subject=row.subject,
        now=now,
        data={"from": former, "to": agency.pk},
        reason=why,
    )
    return row
