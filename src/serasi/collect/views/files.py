"""Pictures and original files for those who may see the report they came with."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest
from django.utils import timezone
from django.views.decorators.http import require_GET

from serasi.collect import queries
from serasi.collect.models import Channel
from serasi.collect.views.asking import viewer_of
from serasi.trail.actions import record


@login_required
@require_GET
def photo(request: HttpRequest, pk: int) -> FileResponse:
    """Give a picture without its point, or an original file, and record that it was opened."""
    viewer = viewer_of(request)
    found = queries.attachment(viewer, pk)
    if found.report.reporter_id != viewer.person_id:
        record(
            viewer.key,
            action="file.opened",
            subject=f"report:{found.report.receipt}",
            now=timezone.now(),
            data={"sha256": found.sha256},
        )
    xml = found.kind == Channel.CAP
    kind = "application/cap+xml" if xml else "image/jpeg"
    response = FileResponse(found.file.open("rb"), content_type=kind)
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    shown, ending = ("attachment", "xml") if xml else ("inline", "jpg")
    name = f"{found.report.receipt}-{found.pk}.{ending}"
    response["Content-Disposition"] = f'{shown}; filename="{name}"'
    return response
