"""The map of levels: districts of one regency, or regencies by their highest district."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Q
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.regions import queries as regions
from serasi.regions.models import Area
from serasi.regions.placed import lies_in
from serasi.science import charts
from serasi.warn.models import Warning
from serasi.warn.queries.effort import counts_all

MOST_TILES = 60


def regencies_of(viewer: Viewer) -> list[str]:
    """Return the regencies of which the viewer is told the levels."""
    codes = viewer.areas(Can.WARN_READ)
    areas = Area.objects.filter(level=2, valid_to=None)
    if "*" not in codes:
        inside = Q(code__in=[code[:5] for code in codes if len(code) >= 5])
        for code in codes:
            if len(code) == 2:
                inside |= Q(code__startswith=code + ".")
        areas = areas.filter(inside)
    return sorted(areas.values_list("code", flat=True))


def level_map(
    viewer: Viewer, standing: Iterable[Warning], *, regency: str = "", page: str = ""
) -> SafeString | None:
    """Draw the map of what stands; None where there would be one tile, or too many to read.

    `page` is the address to which a regency's code is added to see its districts.
    """
    regencies = regencies_of(viewer)
    chosen = regency if regency in regencies else regencies[0] if len(regencies) == 1 else ""
    levels: dict[str, int] = {}
    for row in standing:
        for key in (row.area_id, row.area_id[:5]):
            levels[key] = max(levels.get(key, 0), row.level)
    if chosen:
        rows = Area.objects.filter(level=3, valid_to=None, parent_id=chosen)
        reach = viewer.areas(Can.WARN_READ)
        codes = [code for code in rows.values_list("code", flat=True) if lies_in(code, reach)]
    else:
        codes = regencies
    if not 2 <= len(codes) <= MOST_TILES:
        return None
    above = page or f"{reverse('warn:levels')}?kab="
    urls = _links(codes, above="" if chosen else above, opens=bool(counts_all(viewer)))
    return _drawn(codes, levels, urls, districts=bool(chosen))


def _drawn(
    codes: list[str], levels: Mapping[str, int], urls: Mapping[str, str], *, districts: bool
) -> SafeString:
    places = regions.tiles(codes)
    tiles = [
        charts.Tile(
            key=place.code,
            name=place.name,
            level=levels.get(place.code, 0),
            column=place.column if districts else place.column / 2,
            row=place.row,
            kind="" if districts else _("Kota") if place.kind == "kota" else _("Kab."),
            url=urls[place.code],
        )
        for place in places
    ]
    pairs = [(place.code, other) for place in places for other in place.neighbours]
    label = _("Peta ubin tingkat siaga")
    drawn = charts.tile_map(tiles, label=label, neighbours=[] if districts else pairs)
    return mark_safe(drawn)  # noqa: S308 - the charts escape what they draw


def _links(codes: list[str], *, above: str, opens: bool) -> dict[str, str]:
    """Return where each tile leads: a regency to its map, a district to its own page."""
    if above:
        return {code: above + code for code in codes}
    return {code: reverse("warn:district", args=[code]) if opens else "" for code in codes}
