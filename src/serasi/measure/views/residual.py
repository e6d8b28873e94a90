"""A residual wave: its case, its sides, and what both say once it is published."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from serasi.measure.actions.residual import OPEN, tie_case
from serasi.measure.models import Side, Wave, WaveKind
from serasi.measure.queries.areas import READS
from serasi.measure.queries.residual import results, side_words, villages
from serasi.measure.views.acting import acted, wave_for
from serasi.measure.views.waves import page_of
from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import NOT_FOUND, Problem
from serasi.respond.queries import visible_to as cases


def _page(request: OfficeRequest, row: Wave, trouble: Problem | None = None) -> HttpResponse:
    if row.kind != WaveKind.RESIDUAL:
        raise Problem(NOT_FOUND)
    case = cases(request.viewer).filter(pk=row.case_id).first() if row.case_id else None
    more = {
        "case": case,
        "number": request.POST.get("case") or (case.number if case else ""),
        "result": results(row, names=side_words(case)),
        "places": villages(row),
        "sides": [("", _("tidak mewakili pihak")), *Side.choices],
        "open": row.state in OPEN,
    }
    return page_of(request, row, "measure/residual.html", more, trouble)


@door(*READS)
def residual(request: OfficeRequest, code: str) -> HttpResponse:
    """Show what both sides of a conflict say, or how the wave is tied to its case."""
    return _page(request, wave_for(request, code, *READS))


def _tie(request: OfficeRequest, code: str) -> str:
    sides = {
        name.removeprefix("side-"): value
        for name, value in request.POST.items()
        if name.startswith("side-")
    }
    tie_case(
        request.viewer,
        wave=code,
        case=request.POST.get("case", "").strip(),
        sides={name: str(value) for name, value in sides.items()},
        now=request.now,
    )
    return _("Perkara dan pihak dicatat.")


@require_POST
@door(Can.SURVEY)
def residual_act(request: OfficeRequest, code: str) -> HttpResponse:
    """Tie a residual wave to its case and its sides."""
    return acted(request, code, {"tie": _tie}, _page, then="measure:residual")
