"""Files of others: what came in, a look at a new one, and each as it came."""

from __future__ import annotations

import base64
import zlib
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from serasi.exchange import queries
from serasi.exchange.actions import importing
from serasi.exchange.actions.returning import return_file
from serasi.exchange.formats import FORMATS
from serasi.exchange.looking import MB, MOST_MB, Looked
from serasi.exchange.models import Source
from serasi.exchange.queries.scope import BRINGS
from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import FILE_TOO_LARGE, FORM_INVALID, Problem

MOST_TOLD = 50
MOST_CARRIED = 4 * MB


def _page(request: OfficeRequest, trouble: Problem | None = None, **more: Any) -> HttpResponse:
    context = {
        "now": request.now,
        "rows": list(queries.files(request.viewer).select_related("by")),
        "sources": Source.choices,
        "may_bring": request.viewer.can(Can.IMPORT),
        "most": MOST_MB,
        "trouble": trouble,
        **more,
    }
    status = trouble.status if trouble else 200
    return render(request, "exchange/files.html", context, status=status)


@door(*BRINGS)
def files(request: OfficeRequest) -> HttpResponse:
    """List the files that the office brought in, with a form for another."""
    return _page(request)


@require_POST
@door(*BRINGS)
def bring(request: OfficeRequest) -> HttpResponse:
    """Look at a file, then keep it; nothing is kept by looking."""
    agency = importing.agency_of(request.viewer)
    source = request.POST.get("source", "")
    asked = {"source": source, "licence": request.POST.get("licence", "")[:300]}
    try:
        name, content = _content(request)
        if source and source not in FORMATS:
            raise Problem(FORM_INVALID, what=_("sumber"))  # noqa: TRY301 - shown on the page
        looked = importing.look(agency, data=content, source=source)
        if request.POST.get("do") in ("keep", "keep_without"):
            made = importing.keep(
                request.viewer, agency, looked, name=name, now=request.now,
                licence=asked["licence"],
                without_refused=request.POST.get("do") == "keep_without",
            )  # fmt: skip
            messages.success(request, _("%(n)d catatan dimasukkan.") % {"n": made.rows})
            return redirect("exchange:file", made.pk)
    except Problem as refused:
        if refused.code in ("S101", "S102"):
            raise
        return _page(request, refused, asked=asked)
    return _page(request, asked=asked, **_shown(looked, name, content))


def _shown(looked: Looked, name: str, content: bytes) -> dict[str, Any]:
    carried = base64.b64encode(zlib.compress(content)).decode()
    return {
        "looked": looked,
        "name": name,
        "findings": importing.findings_of(looked)[:MOST_TOLD],
        "found": len(looked.findings),
        "carried": carried if len(carried) <= MOST_CARRIED else "",
    }


def _content(request: OfficeRequest) -> tuple[str, bytes]:
    """Return the file, as it was uploaded or as the page carried it from the look before."""
    upload = request.FILES.get("file")
    if upload is not None:
        if (upload.size or 0) > MOST_MB * MB:
            raise Problem(FILE_TOO_LARGE, most=MOST_MB)
        return str(upload.name), upload.read()
    try:
        packed = base64.b64decode(request.POST.get("carried", ""), validate=True)
        content = zlib.decompressobj().decompress(packed, MOST_MB * MB)
    except (ValueError, zlib.error):
        content = b""
    if not content:
        raise Problem(FORM_INVALID, what=_("berkas"))
    return request.POST.get("name", "")[:120], content


@door(*BRINGS)
def file(request: OfficeRequest, pk: int) -> HttpResponse:
    """Show one file: where it is from, its counts, and what was said of its rows."""
    row = queries.file_of(request.viewer, pk)
    context = {
        "now": request.now,
        "row": row,
        "findings": row.findings[:MOST_TOLD],
        "may_return": request.viewer.can(Can.EXPORT),
    }
    return render(request, "exchange/file.html", context)


@door(*BRINGS)
def original(request: OfficeRequest, pk: int) -> HttpResponseBase:
    """Give a file back as it came in."""
    row = queries.file_of(request.viewer, pk)
    content = return_file(request.viewer, row, now=request.now)
    answer = StreamingHttpResponse(content, content_type="text/csv")
    answer["Content-Disposition"] = f'attachment; filename="{row.source}-{row.pk}.csv"'
    answer["X-SHA256"] = row.sha256 if row.complete else ""
    return answer
