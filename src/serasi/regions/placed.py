"""Rows that lie somewhere: one area code, and its upper levels as indexable columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q
from django.db.models.functions import Substr

from serasi.regions.zones import EAST, MIDDLE, WIB, WIT, WITA

LENGTHS = {2: "province_code", 5: "regency_code", 8: "district_code", 13: "area_id"}


class Placed(models.Model):
    """A row with an area; the codes of its province, regency and district follow from it."""

    area = models.ForeignKey("regions.Area", on_delete=models.PROTECT, related_name="+")
    province_code = models.GeneratedField(
        expression=Substr("area_id", 1, 2),
        output_field=models.CharField(max_length=2),
        db_persist=True,
    )
    regency_code = models.GeneratedField(
        expression=Substr("area_id", 1, 5),
        output_field=models.CharField(max_length=5),
        db_persist=True,
    )
    district_code = models.GeneratedField(
        expression=Substr("area_id", 1, 8),
        output_field=models.CharField(max_length=8),
        db_persist=True,
    )

    class Meta:
        abstract = True


def within(codes: Iterable[str], *, prefix: str = "") -> Q:
    """Return the condition "lies in one of these areas"; `*` is everywhere, no codes is nowhere."""
    sought = set(codes)
    if "*" in sought:
        return Q()
    condition = Q(pk__in=[])
    for length, column in LENGTHS.items():
        here = sorted(code for code in sought if len(code) == length)
        if here:
            condition |= Q(**{f"{prefix}{column}__in": here})
    return condition


def by_zone(condition: Callable[[ZoneInfo], Q], *, prefix: str = "") -> Q:
    """Return a condition that each row is asked in the time zone of its own place."""
    east = Q(**{f"{prefix}province_code__in": sorted(EAST)})
    middle = Q(**{f"{prefix}province_code__in": sorted(MIDDLE)})
    return (east & condition(WIT)) | (middle & condition(WITA)) | (~east & ~middle & condition(WIB))


def lies_in(code: str, codes: Iterable[str]) -> bool:
    """Say whether an area code is one of `codes` or below one of them."""
    return any(c == "*" or code == c or code.startswith(c + ".") for c in codes)
