"""What the doors of sealed data share: who keeps data, and the places to choose from."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from serasi.network.roles import Can
from serasi.network.sealed.rules import DISTRICT_LENGTH, OPENED_BY
from serasi.regions.models import Area

DISTRICT = 3
KEEPS = (*OPENED_BY, Can.TRAIL)
"""Rights of those who keep sealed data, and of those who inspect."""


def districts_in(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Return the districts, and single villages, that some areas are or hold, by name."""
    asked = set(codes)
    wide = {code for code in asked if len(code) <= DISTRICT_LENGTH}
    villages = Area.objects.filter(code__in=asked - wide)
    rows = [*_districts(wide), *villages.select_related("parent")]
    return sorted(((row.code, _named(row)) for row in rows), key=lambda pair: pair[1])


def _named(row: Area) -> str:
    return f"{row.name}, {row.parent.name}" if row.parent else row.name


def _districts(codes: Iterable[str]) -> list[Area]:
    here = Q(pk__in=[])
    for code in codes:
        here |= Q(code=code) | Q(code__startswith=f"{code}.")
    return list(Area.objects.filter(here, level=DISTRICT).select_related("parent"))


def names_of_areas(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Return some areas by name, the widest first."""
    rows = Area.objects.filter(code__in=set(codes)).values_list("code", "name")
    return sorted(rows, key=lambda pair: (len(pair[0]), pair[1]))
