"""What forms of a wave need: its places as choices, on a phone, on paper and in an XLSForm."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from serasi.measure.models import SampledPlace, Wave
from serasi.measure.xlsform import PlaceChoice
from serasi.network.models import AgencyKind, Jurisdiction
from serasi.network.walls import opened


def workable(row: Wave) -> list[SampledPlace]:
    """Return the places where interviews are held: RT where they are drawn, else villages."""
    drawn = list(
        SampledPlace.objects.filter(wave=row, replaced_by=None, reserve=False)
        .exclude(parent__replaced_by__isnull=False)
        .select_related("stratum", "enumerator", "parent")
        .order_by("order")
    )
    with_rts = {place.parent_id for place in drawn}
    return [place for place in drawn if place.pk not in with_rts]


def place_choices(row: Wave) -> list[PlaceChoice]:
    """Return the places of a wave as the choices of a form."""
    return [PlaceChoice(place.code, place.name) for place in workable(row)]


def office_of(row: Wave, *, now: datetime) -> tuple[str, str]:
    """Return the office that answers for a wave, and how a respondent reaches it."""
    day = timezone.localdate(now)
    with opened():
        held = (
            Jurisdiction.objects.filter(
                area_id__in=[row.area_id, row.area_id[:5]],
                agency__kind=AgencyKind.BAKESBANGPOL,
                valid_from__lte=day,
            )
            .exclude(valid_to__lte=day)
            .select_related("agency")
            .first()
        )
    name = held.agency.name if held else "Bakesbangpol"
    return name, name
