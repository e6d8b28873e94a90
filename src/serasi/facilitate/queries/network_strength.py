"""The kept pictures of networks that a viewer may read."""

from __future__ import annotations

from django.db.models import QuerySet

from serasi.facilitate.models import Strength
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.regions.models import Area
from serasi.regions.placed import within

READS = (Can.COUNT, Can.CONVENE)


def visible_to(viewer: Viewer) -> QuerySet[Strength]:
    """Return the pictures of the regencies in which a viewer counts or convenes.

    They speak of agencies alone, so that a right narrowed to some triggers reaches them too.
    """
    return Strength.objects.filter(within(viewer.areas(*READS)))


def regencies_of(viewer: Viewer) -> list[Area]:
    """Return the regencies of which a viewer may read a picture that exists."""
    codes = visible_to(viewer).order_by().values_list("area_id", flat=True).distinct()
    return list(Area.objects.filter(code__in=codes).order_by("name"))


def latest(viewer: Viewer, regency: str) -> Strength | None:
    """Return the latest picture of a regency that the viewer may read; None without any."""
    rows = visible_to(viewer).filter(area_id=regency).select_related("area")
    return rows.order_by("-day").first()
