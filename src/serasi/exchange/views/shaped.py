"""The records of the list's filter in the shape of another source."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponseBase, StreamingHttpResponse
from django.utils import timezone

from serasi.exchange.actions.shaping import shape_records
from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.register.exports import blocks
from serasi.register.queries.events import filter_of
from serasi.register.views.events import filter_words


@door(Can.EXPORT)
def shaped(request: OfficeRequest, shape: str) -> HttpResponseBase:
    """Download the confirmed records of the filter; drafts never leave in this way."""
    asked = replace(filter_of(request.GET), state="confirmed")
    made = shape_records(
        request.viewer, shape=shape, asked=asked, words=filter_words(request, asked),
        now=request.now,
    )  # fmt: skip
    answer = StreamingHttpResponse(blocks(made.file), content_type="application/zip")
    name = f"serasi-{shape}-{timezone.localdate(request.now):%Y%m%d}.zip"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Rows"] = str(made.count)
    answer["X-SHA256"] = made.sha256
    return answer
