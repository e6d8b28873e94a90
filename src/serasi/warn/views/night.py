"""The night view: one screen for a phone by the bed, dark whatever the theme."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.warn.queries import night as reads

EVERY_SECONDS = 180
MOST, MOST_ASKED = 4, 3


@never_cache
@door(Can.WARN_READ)
def night(request: OfficeRequest) -> HttpResponse:
    """Show what holds now, what waits, who has not answered, and what moved since the evening."""
    found = reads.night(request.viewer, now=request.now)
    return render(
        request,
        "warn/night.html",
        {
            "night": found,
            "first": found.proposed[:1],
            "others": found.proposed[1 : 1 + MOST_ASKED],
            "others_more": max(0, len(found.proposed) - 1 - MOST_ASKED),
            "shown": found.changes[:MOST],
            "more": max(0, len(found.changes) - MOST),
            "quiet": found.quiet[:MOST],
            "quieter": max(0, len(found.quiet) - MOST),
            "every": EVERY_SECONDS,
            "minutes": EVERY_SECONDS // 60,
            "now": request.now,
        },
    )
