"""Parts of a paper: its prose by key, its files, and the figures behind its numbers."""

from __future__ import annotations

import hashlib

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from serasi.network.doors import OfficeRequest, door
from serasi.network.walls import opened
from serasi.problems import FORM_INVALID, NOT_ALLOWED, NOT_FOUND, Problem
from serasi.publish.actions.uploading import take_docx
from serasi.publish.actions.writing import write_prose
from serasi.publish.models import PaperFile, PaperState
from serasi.publish.queries import scope
from serasi.publish.queries.composed import WAYS, composed, drawn
from serasi.publish.queries.figure import page_of
from serasi.regions.zones import local_day
from serasi.trail.actions import record

READS = scope.READS


@door(*READS)
def write(request: OfficeRequest, number: str, key: str) -> HttpResponse:
    """Edit one part of the prose of a draft."""
    row = scope.paper(request.viewer, number)
    if row.state != PaperState.DRAFT or not scope.may_write(request.viewer, row):
        raise Problem(NOT_ALLOWED)
    found = composed(row, on=local_day(request.now, row.area_id))
    if key not in found.draft.proposed:
        raise Problem(NOT_FOUND)
    kept = row.prose.filter(key=key).first()
    text = kept.text if kept else found.draft.proposed[key]
    trouble = None
    if request.method == "POST":
        told = request.POST.get("version", "")
        text = request.POST.get("text", "")
        try:
            write_prose(
                request.viewer, number=number, key=key, text=text,
                version=int(told) if told.isdecimal() else -1, now=request.now,
            )  # fmt: skip
        except Problem as refused:
            trouble = refused
        else:
            messages.success(request, _("Tersimpan."))
            return redirect("publish:paper", number)
    return render(
        request,
        "publish/write.html",
        {
            "row": row,
            "key": key,
            "text": text,
            "proposed": found.draft.proposed[key],
            "kept": kept,
            "listed": key in found.draft.lists,
            "tokens": [
                (f"{{{shown.name}:{cell}}}", shown.definition.title, shown.cell(cell).text)
                for shown in found.draft.shown.values()
                if not shown.result.rows
                for cell in shown.result.values
            ],
            "trouble": trouble,
        },
        status=trouble.status if trouble else 200,
    )


@require_POST
@door(*READS)
def upload(request: OfficeRequest, number: str) -> HttpResponse:
    """Take over the prose of a DOCX that an officer edited."""
    row = scope.paper(request.viewer, number)
    sent = request.FILES.get("file")
    told = request.POST.get("version", "")
    if sent is None:
        raise Problem(FORM_INVALID, what=_("berkas DOCX"))
    taken = take_docx(
        request.viewer, number=row.number, content=sent.read(),
        version=int(told) if told.isdecimal() else -1, now=request.now,
    )  # fmt: skip
    n = len(taken.parts)
    said = ngettext("Tulisan %d bagian diambil.", "Tulisan %d bagian diambil.", n) % n
    if taken.findings:
        said += " " + _("Ada temuan; lihat pemeriksaan angka.")
    messages.success(request, said)
    return redirect("publish:paper", number)


@door(*READS)
def download(request: OfficeRequest, number: str, way: str) -> HttpResponseBase:
    """Give a paper as a file: the kept one of a signed paper, else drawn from the draft now."""
    row = scope.paper(request.viewer, number)
    kept = row.files.filter(way=way).first()
    if kept is None and (way not in WAYS or row.state == PaperState.SIGNED):
        raise Problem(NOT_FOUND)
    ending = "pdf" if way in (PaperFile.Way.TTE, PaperFile.Way.SCAN) else way
    name = f"{row.number}{'-konsep' if kept is None else ''}.{ending}"
    if kept is None:
        with opened():
            found = composed(row, on=local_day(request.now, row.area_id))
            content = drawn(row, found, way, made_at=row.cut_off)
        digest = hashlib.sha256(content).hexdigest()
        response: HttpResponseBase = HttpResponse(content, content_type=WAYS[way])
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    else:
        digest = kept.sha256
        response = FileResponse(
            kept.file.open("rb"), as_attachment=True, filename=name,
            content_type=WAYS.get(way, WAYS["pdf"]),
        )  # fmt: skip
    record(
        request.viewer.key, action="paper.fetched", subject=row.trail_subject, now=request.now,
        data={"way": way, "hash": digest},
    )  # fmt: skip
    response["Cache-Control"] = "no-store"
    response["X-Content-SHA256"] = digest
    return response


@door(*READS)
def printed(request: OfficeRequest, number: str, figure: str) -> HttpResponse:
    """Show the figure behind a number of a paper: "jumlah:peristiwa"."""
    row = scope.paper(request.viewer, number)
    name, _sep, cell = figure.partition(":")
    found = row.figures.filter(name=name).select_related("figure", "figure__area").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return _figure(request, page_of(request.viewer, found.figure, chosen=cell, now=request.now))


@door(*READS)
def figure(request: OfficeRequest, digest: str) -> HttpResponse:
    """Show a figure that was given out, by its hash."""
    row = scope.figure(request.viewer, digest)
    return _figure(request, page_of(request.viewer, row, now=request.now))


def _figure(request: OfficeRequest, found: object) -> HttpResponse:
    response = render(request, "publish/figure.html", {"found": found, "now": request.now})
    response["Cache-Control"] = "no-store"
    return response
