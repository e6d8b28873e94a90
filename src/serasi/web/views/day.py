"""The front page: the picture of the day, or the report form for who only reports."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from serasi.facilitate.queries.meetings import invitations
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.regions import queries as regions
from serasi.science import charts
from serasi.warn import queries as warnings
from serasi.warn.queries import picture as levels
from serasi.web import day

INVITATIONS = 4
SEES = (Can.READ_REPORTS, Can.READ_EVENTS, Can.COUNT, Can.CROSS_BORDER)


@login_required
def today(request: HttpRequest) -> HttpResponse:
    """Show the day to those who see something, and to others the page they came for."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    if not any(viewer.can(capability) for capability in SEES):
        if viewer.can(Can.REPORT):
            return redirect("collect:field_form")
        return redirect("network:my_access")
    now = timezone.now()
    found = day.picture(viewer, now=now)
    context = {
        "day": found,
        "map": _map(found),
        "invitations": invitations(viewer, now=now)[:INVITATIONS],
        "calls": list(warnings.my_notices(viewer)),
        "levels": levels.picture(viewer, now=now) if viewer.can(Can.WARN_READ) else None,
        "now": now,
    }
    return render(request, "web/day.html", context)


def _map(found: day.Day) -> SafeString | None:
    """Draw the counts of several regencies; districts of one are too many for this corner."""
    if found.level != 2 or len(found.counts) < 2:
        return None
    by_code = {row.code: row for row in found.counts}
    places = regions.tiles(list(by_code))
    tiles = [
        charts.CountTile(
            key=place.code,
            name=place.name,
            column=place.column / 2,
            row=place.row,
            value_class=min(5, by_code[place.code].incidents),
            lines=(
                _("%d peristiwa") % by_code[place.code].incidents,
                _("%d potensi") % by_code[place.code].tensions,
            ),
            kind=_("Kota") if place.kind == "kota" else _("Kabupaten"),
            url=f"{reverse('register:map')}?wilayah={place.code}",
        )
        for place in places
    ]
    pairs = [(place.code, other) for place in places for other in place.neighbours]
    label = _("Peta ubin potensi dan peristiwa menurut daerah")
    return mark_safe(  # noqa: S308 - the charts escape what they draw
        charts.count_map(tiles, label=label, neighbours=pairs)
    )
