"""Answers come in by file or by paper: look first, then keep; and the forms that go out."""

from __future__ import annotations

import base64
import zlib

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from serasi.documents.pdf import draw_pdf
from serasi.measure import instrument
from serasi.measure.actions import papers
from serasi.measure.actions.importing import import_file, look_at
from serasi.measure.filled import payload_of
from serasi.measure.models import AgeGroup, Import, Sex, Wave
from serasi.measure.paper import form_data
from serasi.measure.queries import scope
from serasi.measure.queries.forms import office_of, place_choices
from serasi.measure.queries.papers import open_papers, paper_to_settle
from serasi.measure.views.acting import wave_for
from serasi.measure.views.waves import page_of
from serasi.measure.xlsform import workbook
from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import NOT_FOUND, Problem

MOST_TOLD = 50
MOST_BYTES = 100 * 1024 * 1024
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@door(*scope.READS)
def form_file(request: OfficeRequest, code: str) -> HttpResponse:
    """Give the XLSForm of a wave."""
    row = scope.wave(request.viewer, code)
    made = workbook(
        code=row.code, title=row.title, version=row.instrument, kind=row.kind,
        places=place_choices(row),
    )  # fmt: skip
    answer = HttpResponse(made, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{row.code}.xlsx"'
    return answer


@door(*scope.READS)
def paper_file(request: OfficeRequest, code: str) -> HttpResponse:
    """Give the paper form of a wave, consent first and the slip last."""
    row = scope.wave(request.viewer, code)
    language = request.GET.get("bahasa", "id")
    if language not in instrument.of(row.instrument).languages:
        raise Problem(NOT_FOUND)
    agency, contact = office_of(row, now=request.now)
    data = form_data(row, agency=agency, contact=contact, language=language)
    answer = HttpResponse(
        draw_pdf("survey_form", data, made_at=row.made_at), content_type="application/pdf"
    )
    answer["Content-Disposition"] = f'inline; filename="{row.code}-{language}.pdf"'
    return answer


@door(Can.SURVEY)
def imports(request: OfficeRequest, code: str) -> HttpResponse:
    """Look at an exported file, then take it in; nothing is kept by looking."""
    row = wave_for(request, code, Can.SURVEY)
    looked, trouble, name, carried = None, None, "", ""
    if request.method == "POST":
        try:
            name, content = _content(request)
            if request.POST.get("do") == "store":
                made = import_file(
                    request.viewer, wave=code, name=name, content=content, now=request.now
                )
                messages.success(request, _("%(n)d wawancara dimasukkan.") % {"n": made.added})
                return redirect("measure:imports", code)
            looked = look_at(row, name=name, content=content)
            carried = base64.b64encode(zlib.compress(content)).decode()
        except Problem as refused:
            if refused.code in ("S101", "S102"):
                raise
            trouble = refused
    more = {
        "looked": looked,
        "faults": looked.faults[:MOST_TOLD] if looked else [],
        "name": name,
        "carried": carried if looked and not looked.faults else "",
        "taken": Import.objects.filter(wave=row).select_related("by"),
    }
    return page_of(request, row, "measure/imports.html", more, trouble)


def _content(request: OfficeRequest) -> tuple[str, bytes]:
    """Return the file, as it was uploaded or as the page carried it from the look before."""
    upload = request.FILES.get("file")
    if upload is not None:
        return str(upload.name), upload.read()
    carried = request.POST.get("carried", "")
    opener = zlib.decompressobj()
    try:
        content = opener.decompress(base64.b64decode(carried, validate=True), MOST_BYTES)
    except (ValueError, zlib.error):
        content = b""
    return request.POST.get("name", "")[:120], content


def _paper_page(request: OfficeRequest, row: Wave, trouble: Problem | None = None) -> HttpResponse:
    one = instrument.of(row.instrument).languages["id"]
    questions = [
        (
            question,
            one.texts[question.code],
            [(n, one.texts.get(f"{question.code}.{n}", str(n))) for n in question.options]
            + [(n, one.scale[m]) for n, m in zip(question.missing, (8, 9), strict=True)],
        )
        for question in instrument.questions_asked(row.instrument, row.kind)
    ]
    more = {
        "places": place_choices(row),
        "items": [
            (item.code, one.texts[item.code])
            for item in instrument.items_asked(row.instrument, row.kind)
        ],
        "scale": one.scale.items(),
        "questions": questions,
        "sexes": Sex.choices,
        "ages": AgeGroup.choices,
        "waiting": open_papers(request.viewer, row),
    }
    return page_of(request, row, "measure/papers.html", more, trouble)


@door(Can.INTERVIEW)
def paper(request: OfficeRequest, code: str) -> HttpResponse:
    """Type a paper form, as the first or the second without seeing the first."""
    row = wave_for(request, code, Can.INTERVIEW)
    if request.method != "POST":
        return _paper_page(request, row)
    try:
        payload = payload_of(request.POST, row)
        entry = papers.type_paper(request.viewer, wave=code, payload=payload, now=request.now)
    except Problem as refused:
        if refused.code in ("S101", "S102"):
            raise
        return _paper_page(request, row, refused)
    words = {
        True: _("Formulir %(slip)s sama pada kedua ketikan dan masuk."),
        False: _("Formulir %(slip)s tersimpan; menunggu ketikan kedua atau pemeriksaan."),
    }[entry.interview_id is not None]
    messages.success(request, words % {"slip": entry.slip})
    return redirect("measure:papers", code)


@door(Can.SURVEY)
def settle(request: OfficeRequest, code: str, slip: str) -> HttpResponse:
    """Decide, with the paper in hand, between two typings."""
    row = wave_for(request, code, Can.SURVEY)
    entry = paper_to_settle(request.viewer, row, slip)
    trouble = None
    if request.method == "POST":
        try:
            papers.settle_paper(
                request.viewer, wave=code, slip=slip, chosen=request.POST.dict(), now=request.now
            )
        except Problem as refused:
            trouble = refused
        else:
            messages.success(request, _("Formulir %(slip)s masuk.") % {"slip": slip})
            return redirect("measure:papers", code)
    apart = papers.differences(entry.first, entry.second or {})
    rows = [(key, one, two, request.POST.get(key, "")) for key, (one, two) in apart.items()]
    more = {"entry": entry, "rows": rows}
    return page_of(request, row, "measure/settle.html", more, trouble)
