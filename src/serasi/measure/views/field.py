"""The field of a wave: progress by place, work by interviewer, checks, flags, substitutions."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from serasi.measure.actions import checking, sampling, withdrawing
from serasi.measure.models import SpotCheck, Wave
from serasi.measure.queries.progress import (
    flagged,
    open_checks,
    progress_of,
    substitutions,
    work_of,
)
from serasi.measure.views.acting import acted, number_of, wave_for
from serasi.measure.views.design import FOLLOWS
from serasi.measure.views.waves import page_of
from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import Problem


def _page(request: OfficeRequest, row: Wave, trouble: Problem | None = None) -> HttpResponse:
    progress = progress_of(row)
    flags, flags_all = flagged(request.viewer, row)
    more = {
        "progress": progress,
        "work": work_of(row, progress),
        "flags": flags,
        "flags_all": flags_all,
        "checks": open_checks(request.viewer, row),
        "results": SpotCheck.Result.choices,
        "log": substitutions(row),
    }
    return page_of(request, row, "measure/field.html", more, trouble)


@door(*FOLLOWS)
def field(request: OfficeRequest, code: str) -> HttpResponse:
    """Show how far the field of a wave is."""
    return _page(request, wave_for(request, code, *FOLLOWS))


def _draw(request: OfficeRequest, code: str) -> str:
    drawn = checking.draw_spot_checks(request.viewer, wave=code, now=request.now)
    return _("%(n)d wawancara ditarik untuk diperiksa ulang.") % {"n": drawn}


def _check(request: OfficeRequest, code: str) -> str:
    checking.record_spot_check(
        request.viewer,
        wave=code,
        serial=number_of(request, "serial"),
        result=request.POST.get("result", ""),
        same_person=None,
        now=request.now,
    )
    return _("Pemeriksaan dicatat.")


def _aside(request: OfficeRequest, code: str) -> str:
    withdrawing.set_aside(
        request.viewer,
        wave=code,
        serial=number_of(request, "serial"),
        reason=request.POST.get("reason", ""),
        now=request.now,
    )
    return _("Wawancara dikesampingkan.")


def _substitute(request: OfficeRequest, code: str) -> str:
    new = sampling.substitute_household(
        request.viewer,
        wave=code,
        place=request.POST.get("place", ""),
        household=number_of(request, "household"),
        reason=request.POST.get("reason", ""),
        now=request.now,
    )
    return _("Diganti rumah tangga nomor %(n)d.") % {"n": new.serial}


ACTS = {"draw": _draw, "check": _check, "aside": _aside, "substitute": _substitute}


@require_POST
@door(Can.SURVEY)
def field_act(request: OfficeRequest, code: str) -> HttpResponse:
    """Draw and record spot checks, set an interview aside, substitute a household."""
    return acted(request, code, ACTS, _page, then="measure:field")
