"""Saved views: keep a filter under a name, drop it again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from serasi.register import actions
from serasi.register.views.doors import READS_EVENTS, READS_REPORTS, OfficeRequest, door, way_back

PAGE_URLS = {"queue": "register:queue", "events": "register:events"}


@require_POST
@door(*READS_REPORTS, *READS_EVENTS)
def save_view(request: OfficeRequest) -> HttpResponse:
    """Keep the filter of a list under a name."""
    made = actions.save_view(
        request.viewer,
        page=request.POST.get("page", ""),
        name=request.POST.get("name", ""),
        query=request.POST.get("query", ""),
        now=request.now,
    )
    messages.success(request, _("Tampilan “%(name)s” disimpan.") % {"name": made.name})
    return redirect(f"{reverse(PAGE_URLS[made.page])}?{made.query}")


@require_POST
@door(*READS_REPORTS, *READS_EVENTS)
def drop_view(request: OfficeRequest, view: int) -> HttpResponse:
    """Drop one of one's own views."""
    actions.drop_view(request.viewer, view=view, now=request.now)
    messages.success(request, _("Tampilan dihapus."))
    return redirect(way_back(request, reverse("register:queue")))
