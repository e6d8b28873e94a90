"""Agencies and the areas they answer for, with dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from serasi.network import rules
from serasi.network.actions.offices import managed_agency
from serasi.network.models import Agency, Jurisdiction
from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.problems import (
    AGENCY_NAME_TAKEN,
    AREA_UNKNOWN,
    JURISDICTION_TWICE,
    NOT_FOUND,
    Problem,
)
from serasi.regions.models import Area
from serasi.trail.actions import record


def _area(actor: Viewer, code: str) -> Area:
    area = Area.objects.filter(code=code).first()
    if area is None:
        raise Problem(AREA_UNKNOWN, code=code)
    require(actor, Can.NETWORK, area=code)
    return area


@transaction.atomic
def found_agency(
    actor: Viewer,
    *,
    kind: str,
    name: str,
    short_name: str,
    areas: Iterable[str],
    start: date,
    now: datetime,
) -> Agency:
    """Take a new member into the network, for areas that the actor manages."""
    require(actor, Can.NETWORK)
    if Agency.objects.filter(name__iexact=name).exists():
        raise Problem(AGENCY_NAME_TAKEN, name=name)
    places = [_area(actor, code) for code in sorted(set(areas))]
    if not places:
        raise Problem(AREA_UNKNOWN, code="")
    agency = Agency.objects.create(kind=kind, name=name, short_name=short_name)
    Jurisdiction.objects.bulk_create(
        [Jurisdiction(agency=agency, area=area, valid_from=start) for area in places]
    )
    record(
        actor.key,
        action="agency.founded",
        subject=f"agency:{agency.pk}",
        now=now,
        data={"kind": kind, "name": name, "areas": [a.code for a in places], "start": start},
    )
    return agency


@transaction.atomic
def set_jurisdiction(
    actor: Viewer,
    *,
    agency_id: int,
    area: str,
    start: date,
    end: date | None = None,
    now: datetime,
) -> Jurisdiction:
    """Let an agency answer for an area between two dates."""
    agency = managed_agency(actor, agency_id, now=now)
    place = _area(actor, area)
    rules.check_dates(start, end)
    for known in Jurisdiction.objects.filter(agency=agency, area=place):
        if rules.overlaps(start, end, known.valid_from, known.valid_to):
            raise Problem(JURISDICTION_TWICE, agency=agency.short_name, area=place.name)
    row = Jurisdiction.objects.create(agency=agency, area=place, valid_from=start, valid_to=end)
    record(
        actor.key,
        action="jurisdiction.set",
        subject=f"agency:{agency.pk}",
        now=now,
        data={"area": area, "start": start, "end": end},
    )
    return row


@transaction.atomic
def end_jurisdiction(
    actor: Viewer, *, jurisdiction_id: int, end: date, reason: str, now: datetime
) -> Jurisdiction:
    """End an agency's answering for an area on a day; the rows of that time keep their place."""
    require(actor, Can.NETWORK)
    row = (
        Jurisdiction.objects.filter(pk=jurisdiction_id, valid_to=None)
        .select_related("agency")
        .first()
    )
    if row is None:
        raise Problem(NOT_FOUND)
    managed_agency(actor, row.agency_id, now=now)
    rules.check_dates(row.valid_from, end)
    row.valid_to = end
    row.save(update_fields=["valid_to"])
    record(
        actor.key,
        action="jurisdiction.ended",
        subject=f"agency:{row.agency_id}",
        now=now,
        data={"area": row.area_id, "end": end, "on": timezone.localdate(now)},
        reason=reason,
    )
    return row
