"""How a wave is drawn: strata, villages by size, RT and households, and the printed protocol."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from serasi.measure.actions import planning, sampling
from serasi.measure.forms import STRATA
from serasi.measure.models import Wave
from serasi.measure.queries.design import design_of, enumerators_of
from serasi.measure.queries.protocol import protocol_of
from serasi.measure.views.acting import acted, number_of, wave_for
from serasi.measure.views.waves import page_of
from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import Problem

FOLLOWS = (Can.SURVEY, Can.SURVEY_READ)


def _page(request: OfficeRequest, row: Wave, trouble: Problem | None = None) -> HttpResponse:
    more = {
        "design": design_of(row),
        "strata_choices": STRATA,
        "people": enumerators_of(request.viewer, row, now=request.now),
    }
    return page_of(request, row, "measure/design.html", more, trouble)


@door(*FOLLOWS)
def design(request: OfficeRequest, code: str) -> HttpResponse:
    """Show the sample of a wave."""
    return _page(request, wave_for(request, code, *FOLLOWS))


def _draw(request: OfficeRequest, code: str) -> str:
    planning.draw_sample(
        request.viewer,
        wave=code,
        seed=number_of(request, "seed"),
        strata=request.POST.get("strata", ""),
        equal=request.POST.get("equal") == "1",
        now=request.now,
    )
    return _("Sampel ditarik.")


def _rts(request: OfficeRequest, code: str) -> str:
    made = sampling.list_rts(
        request.viewer,
        wave=code,
        place=request.POST.get("place", ""),
        count=number_of(request, "count"),
        now=request.now,
    )
    return _("RT terpilih: %(names)s.") % {"names": ", ".join(rt.name for rt in made)}


def _households(request: OfficeRequest, code: str) -> str:
    made = sampling.list_households(
        request.viewer,
        wave=code,
        place=request.POST.get("place", ""),
        count=number_of(request, "count"),
        now=request.now,
    )
    return _("Rumah tangga terpilih: nomor %(n)s.") % {"n": ", ".join(str(h.serial) for h in made)}


def _assign(request: OfficeRequest, code: str) -> str:
    sampling.assign_place(
        request.viewer,
        wave=code,
        place=request.POST.get("place", ""),
        username=request.POST.get("person", ""),
        now=request.now,
    )
    return _("Tugas diberikan.")


def _replace(request: OfficeRequest, code: str) -> str:
    new = sampling.replace_place(
        request.viewer,
        wave=code,
        place=request.POST.get("place", ""),
        reason=request.POST.get("reason", ""),
        now=request.now,
    )
    return _("Diganti oleh cadangan %(name)s.") % {"name": new.name}


ACTS = {
    "draw": _draw,
    "rts": _rts,
    "households": _households,
    "assign": _assign,
    "replace": _replace,
}


@require_POST
@door(Can.SURVEY)
def design_act(request: OfficeRequest, code: str) -> HttpResponse:
    """Draw the sample, its RT and households, give out work, replace a village."""
    return acted(request, code, ACTS, _page, then="measure:design")


@door(*FOLLOWS)
def protocol(request: OfficeRequest, code: str) -> HttpResponse:
    """Show the protocol of the draw, drawn again and compared, to be printed."""
    row = wave_for(request, code, *FOLLOWS)
    return page_of(request, row, "measure/protocol.html", {"protocol": protocol_of(row)}, None)
