"""What a published wave says: the index, ten attitudes, what wore away, and how far to trust it."""

from __future__ import annotations

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from serasi.measure.figure_files import figures_book, figures_csv
from serasi.measure.printed.papers import annex_pdf, brief_pdf
from serasi.measure.queries.figures import figures_of
from serasi.measure.queries.reading import Reading, reading_of
from serasi.measure.views.acting import wave_for
from serasi.measure.views.waves import page_of
from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.register.exports import answer
from serasi.science import charts

CUTS = (40.0, 60.0, 80.0)


@door(Can.SURVEY, Can.SURVEY_READ)
def reading(request: OfficeRequest, code: str) -> HttpResponse:
    """Show the figures of a published wave; before that, that there are none yet."""
    row = wave_for(request, code, Can.SURVEY, Can.SURVEY_READ)
    seen = reading_of(request.viewer, row)
    may_take = request.viewer.can(Can.EXPORT, area=row.area_id)
    more = {"seen": seen, "may_take": may_take, **(_drawn(seen) if seen else {})}
    return page_of(request, row, "measure/reading.html", more, None)


@door(Can.SURVEY, Can.SURVEY_READ)
def brief(request: OfficeRequest, code: str) -> HttpResponse:
    """Give the two pages for the head of the region as PDF."""
    row = wave_for(request, code, Can.SURVEY, Can.SURVEY_READ)
    return _paper(brief_pdf(request.viewer, row), f"{row.code}-ringkasan.pdf")


@door(Can.SURVEY, Can.SURVEY_READ)
def annex(request: OfficeRequest, code: str) -> HttpResponse:
    """Give the methods annex as PDF."""
    row = wave_for(request, code, Can.SURVEY, Can.SURVEY_READ)
    return _paper(annex_pdf(request.viewer, row), f"{row.code}-lampiran-metode.pdf")


def _paper(made: bytes, name: str) -> HttpResponse:
    sent = HttpResponse(made, content_type="application/pdf")
    sent["Content-Disposition"] = f'inline; filename="{name}"'
    return sent


@door(Can.SURVEY, Can.SURVEY_READ)
def figures_file(request: OfficeRequest, code: str, kind: str) -> StreamingHttpResponse:
    """Give the figures of a published wave as CSV or as a workbook with its codebook."""
    wave_for(request, code, Can.EXPORT)
    figures = figures_of(request.viewer, code)
    make = figures_book if kind == "xlsx" else figures_csv
    made = make(figures, made_by=request.viewer.name, now=request.now)
    sent = answer(made, kind=kind, name=f"{code}-angka")
    sent["Cache-Control"] = "no-store"
    return sent


def _drawn(seen: Reading) -> dict[str, object]:
    attitudes = [
        charts.Estimate(
            one.name, _round(one.now.value), _round(one.now.lo), _round(one.now.hi),
            _round(one.before.value), on_boundary=one.boundary,
        )
        for one in seen.attitudes
    ]  # fmt: skip
    places = [
        charts.Estimate(
            one.name, _round(one.index), _round(one.lo), _round(one.hi), on_boundary=one.boundary
        )
        for one in seen.places
        if one.index is not None
    ]
    return {
        "attitudes": picture(attitudes, _("Sepuluh sikap, 0 sampai 100")),
        "places": picture(places, _("Indeks menurut wilayah")),
        "hidden_places": [one for one in seen.places if one.index is None],
    }


def picture(rows: list[charts.Estimate], label: str) -> SafeString | None:
    """Draw values with their intervals on a scale that holds them; None where none is known."""
    ends = [v for one in rows for v in (one.value, one.low, one.high, one.former) if v is not None]
    if not ends:
        return None
    low = min(30.0, 10.0 * (min(ends) // 10))
    high = max(90.0, min(100.0, 10.0 * (max(ends) // 10 + 1)))
    scale = charts.Scale(low, high, tuple(cut for cut in CUTS if low < cut < high))
    drawn = charts.intervals(rows, label=label, scale=scale)
    return mark_safe(drawn)  # noqa: S308 - the charts escape what they draw


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
