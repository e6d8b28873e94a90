"""The picture of the levels: what holds where, what is proposed, who has not answered."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.science import charts
from serasi.warn import queries
from serasi.warn.indicators import INDICATORS
from serasi.warn.queries.changes import changes, yesterday
from serasi.warn.queries.effort import District
from serasi.warn.queries.effort import district as district_of
from serasi.warn.queries.picture import picture
from serasi.warn.views.levelmap import level_map


@door(Can.WARN_READ)
def levels(request: OfficeRequest) -> HttpResponse:
    """Show the levels of the viewer's areas now."""
    found = picture(request.viewer, now=request.now)
    return render(
        request,
        "warn/levels.html",
        {
            "picture": found,
            "map": level_map(
                request.viewer,
                [row.warning for row in found.standing],
                regency=request.GET.get("kab", ""),
            ),
            "changes": changes(request.viewer, since=yesterday(request.now), now=request.now),
            "calls": list(queries.my_notices(request.viewer)),
            "decides": any(request.viewer.can(c) for c in (Can.KUNING, Can.ORANYE, Can.MERAH)),
            "copies": request.viewer.can(Can.TRIAGE),
            "observes": request.viewer.can(Can.OBSERVE),
            "indicators": len(INDICATORS),
            "now": request.now,
        },
    )


@door(Can.COUNT, Can.READ_EVENTS)
def district(request: OfficeRequest, code: str) -> HttpResponse:
    """Show the weeks of one district, the effort beside them, and the history of its levels."""
    found = district_of(request.viewer, code, now=request.now)
    return render(
        request,
        "warn/district.html",
        {"found": found, "chart": _chart(found), "now": request.now},
    )


def _chart(found: District) -> SafeString:
    points = [
        charts.Point(week.first_day.strftime("%d/%m"), week.tensions + week.incidents)
        for week in found.weeks
    ]
    label = _("Potensi dan peristiwa terverifikasi per minggu, %(name)s") % {
        "name": found.area.name
    }
    return mark_safe(charts.columns(points, label=label))  # noqa: S308 - the charts escape
