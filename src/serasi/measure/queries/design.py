"""The sample of a wave as its page shows it, and who may be given work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from serasi.measure.models import SampledPlace, Stratum, Wave
from serasi.measure.queries.forms import workable
from serasi.network.models import Jurisdiction, OfficeHolding, Person
from serasi.network.policy import Viewer
from serasi.network.roles import ROLES, Can
from serasi.network.walls import opened


@dataclass(frozen=True)
class DrawnPart:
    """One stratum with its villages, each with the RT drawn in it."""

    stratum: Stratum
    villages: list[tuple[SampledPlace, list[SampledPlace]]]
    reserves: int


@dataclass(frozen=True)
class Design:
    """The whole sample: parts, how many places, how many without a list or without a hand."""

    parts: list[DrawnPart]
    villages: int
    unlisted: int
    unassigned: int


def design_of(row: Wave) -> Design:
    """Return the sample of a wave; villages that were replaced are left to the log."""
    places = list(
        SampledPlace.objects.filter(wave=row, replaced_by=None)
        .exclude(parent__replaced_by__isnull=False)
        .select_related("area__parent", "enumerator")
        .order_by("order")
    )
    below: dict[int, list[SampledPlace]] = {}
    for place in places:
        if place.parent_id is not None:
            below.setdefault(place.parent_id, []).append(place)
    parts = []
    for stratum in Stratum.objects.filter(wave=row):
        mine = [p for p in places if p.stratum_id == stratum.pk and p.parent_id is None]
        drawn = [p for p in mine if not p.reserve]
        pairs = [(p, below.get(p.pk, [])) for p in drawn]
        parts.append(DrawnPart(stratum, pairs, len(mine) - len(drawn)))
    work = workable(row)
    return Design(
        parts,
        sum(len(part.villages) for part in parts),
        sum(place.size is None or place.parent_id is None for place in work),
        sum(place.enumerator_id is None for place in work),
    )


def enumerators_of(viewer: Viewer, row: Wave, *, now: datetime) -> list[Person]:
    """Return the people whose office lets them interview in the area of a wave."""
    if not viewer.can(Can.SURVEY, area=row.area_id):
        return []
    day = timezone.localdate(now)
    roles = [code for code, role in ROLES.items() if Can.INTERVIEW in role.can]
    codes = [row.area_id[:n] for n in (2, 5) if n <= len(row.area_id)]
    agencies = (
        Jurisdiction.objects.filter(area_id__in=codes, valid_from__lte=day)
        .exclude(valid_to__lte=day)
        .values("agency")
    )
    with opened():
        held = (
            OfficeHolding.objects.filter(agency__in=agencies, role__in=roles, start__lte=day)
            .exclude(end__lte=day)
            .values("person")
        )
        return list(Person.objects.filter(pk__in=held, is_active=True).order_by("name"))
