"""The worker that keeps a field form at hand, served from below each form's own address."""

from __future__ import annotations

from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET


@require_GET
def offline_worker(request: HttpRequest) -> HttpResponse:
    """Serve the built worker; its scope is the folder of the address it is asked at."""
    found = finders.find("built/offline-worker.js")
    if found is None:
        raise Http404
    response = HttpResponse(Path(found).read_text(encoding="utf-8"), content_type="text/javascript")
    response["Cache-Control"] = "no-cache"
    return response
