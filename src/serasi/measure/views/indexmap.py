"""The map of a wave's index by district, and the same districts beside their incidents."""

from __future__ import annotations

from collections import Counter

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from serasi.measure import instrument
from serasi.measure.models import Wave
from serasi.measure.queries import incidents
from serasi.measure.queries.areas import READS, report_of
from serasi.measure.queries.mapped import (
    CATEGORIES,
    DIRECT,
    FEW,
    LETTERS,
    MODEL,
    NOBODY,
    District,
    districts,
)
from serasi.measure.views.acting import wave_for
from serasi.measure.views.waves import page_of
from serasi.network.doors import OfficeRequest, door
from serasi.regions import queries as regions
from serasi.science import charts
from serasi.science.harmony import INDEX


@door(*READS)
def index_map(request: OfficeRequest, code: str) -> HttpResponse:
    """Show the index by district: shown, by a model and hatched, or hidden with its reason."""
    row = wave_for(request, code, *READS)
    report = report_of(row)
    rows = districts(row, report) if report else []
    small = (report or {}).get("small_areas") or {}
    count = Counter(one.kind for one in rows)
    more = {
        "report": report,
        "rows": rows,
        "map": _drawn(row, rows) if rows else None,
        "direct": count[DIRECT],
        "modelled": count[MODEL],
        "hidden": count[FEW] + count[NOBODY],
        "low": [one for one in rows if one.kind == DIRECT and one.hi is not None and one.hi < 60],
        "rests_on": small.get("rests_on"),
        "between": small.get("between"),
        "why_not": small.get("why_not"),
        "legend": [(LETTERS[name], name) for name in reversed(CATEGORIES)],
    }
    return page_of(request, row, "measure/index_map.html", more, None)


def _drawn(row: Wave, rows: list[District]) -> SafeString:
    codes = [one.code for one in rows]
    marked = [_mark(one) for one in rows]
    shapes = regions.boundaries(codes, tolerance=0.002)
    label = _("Peta indeks menurut kecamatan, %(area)s") % {"area": row.area.name}
    if len(shapes) * 2 > len(codes):
        drawn = charts.index_outlines(marked, shapes, label=label, classes=CATEGORIES)
    else:
        places = {place.code: (place.column, place.row) for place in regions.tiles(codes)}
        drawn = charts.index_tiles(marked, places, label=label)
    return mark_safe(drawn)  # noqa: S308 - the charts escape what they draw


def _mark(one: District) -> charts.Marked:
    words = {
        DIRECT: "",
        MODEL: _("menurut model"),
        FEW: _("tidak cukup responden"),
        NOBODY: _("tidak ada responden"),
    }
    return charts.Marked(
        key=one.code,
        name=one.name,
        rank=one.rank,
        letter=one.letter,
        value=one.value,
        edge=one.boundary,
        hatched=one.kind == MODEL,
        note=words[one.kind],
    )


@door(*READS)
def beside_incidents(request: OfficeRequest, code: str) -> HttpResponse:
    """Show districts beside their verified incidents before and after the wave."""
    row = wave_for(request, code, *READS)
    report = report_of(row)
    may_count = incidents.may_count(request.viewer, row)
    subject, months = _asked(request, row)
    seen = None
    if report is not None and may_count:
        today = timezone.localdate(request.now)
        seen = incidents.beside(
            request.viewer, row, report, subject=subject, months=months, today=today
        )
    names = instrument.of(row.instrument).attitude_names
    more = {
        "report": report,
        "may_count": may_count,
        "seen": seen,
        "subject": subject,
        "months": months,
        "subject_name": names.get(subject, _("Indeks")),
        "subjects": [(INDEX, _("Indeks")), *names.items()],
        "lengths": [(n, _("%(n)d bulan") % {"n": n}) for n in incidents.LENGTHS],
        "lags": _lags(seen) if seen else [],
        "least": incidents.LEAST_AREAS,
        "page": reverse("measure:incidents", args=[row.code]),
    }
    return page_of(request, row, "measure/incidents.html", more, None)


def _asked(request: OfficeRequest, row: Wave) -> tuple[str, int]:
    names = instrument.of(row.instrument).attitude_names
    subject = request.GET.get("nilai", INDEX)
    months = request.GET.get("bulan", "6")
    lengths = {str(n): n for n in incidents.LENGTHS}
    return (subject if subject in names else INDEX), lengths.get(months, 6)


def _lags(seen: incidents.Beside) -> list[dict[str, object]]:
    """Return a row a window: what it is, and what goes together in it or why nothing is said."""
    return [
        {
            "window": window,
            "found": seen.lags.windows.get(window.key),
            "certain": window.key in seen.lags.certain,
        }
        for window in seen.windows
    ]
