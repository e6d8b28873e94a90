"""The front page: the picture of the day, or the report form for who only reports."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.web import day

SEES = (Can.READ_REPORTS, Can.READ_EVENTS, Can.COUNT, Can.CROSS_BORDER, Can.DUTIES)


@login_required
def today(request: HttpRequest) -> HttpResponse:
    """Show the day to those who see something, and to others the page they came for."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    if not any(viewer.can(capability) for capability in SEES):
        if viewer.can(Can.REPORT):
            return redirect("collect:field_form")
        return redirect("network:my_access")
    now = timezone.now()
    return render(request, "web/day.html", {"day": day.picture(viewer, now=now), "now": now})
