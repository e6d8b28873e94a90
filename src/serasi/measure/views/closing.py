"""The end of a wave: weights, publication, withdrawals, and the files for whoever counts again."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from serasi.measure.actions import closing, withdrawing
from serasi.measure.actions.exporting import export_files
from serasi.measure.models import Wave
from serasi.measure.queries.closing import weight_versions, withdrawals_of
from serasi.measure.queries.units import missing_for_weights
from serasi.measure.views.acting import acted, wave_for
from serasi.measure.views.waves import page_of
from serasi.measure.weighting import MARGINS
from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import Problem


def _page(request: OfficeRequest, row: Wave, trouble: Problem | None = None) -> HttpResponse:
    more = {
        "versions": weight_versions(row),
        "missing": missing_for_weights(row) if row.state == "field" else [],
        "withdrawals": withdrawals_of(row),
        "margins": ", ".join(MARGINS),
    }
    return page_of(request, row, "measure/closing.html", more, trouble)


@door(Can.SURVEY)
def closing_page(request: OfficeRequest, code: str) -> HttpResponse:
    """Show what is left before closing, the weights, and what was withdrawn."""
    return _page(request, wave_for(request, code, Can.SURVEY))


def _close(request: OfficeRequest, code: str) -> str:
    margins = request.POST.get("margins", "")
    closing.close_wave(request.viewer, wave=code, margins=margins, now=request.now)
    return _("Gelombang ditutup dan diberi bobot.")


def _weigh(request: OfficeRequest, code: str) -> str:
    margins = request.POST.get("margins", "")
    made = closing.weigh_again(request.viewer, wave=code, margins=margins, now=request.now)
    return _("Bobot versi %(n)d dibuat.") % {"n": made.version}


def _publish(request: OfficeRequest, code: str) -> str:
    closing.publish_wave(request.viewer, wave=code, now=request.now)
    return _("Gelombang diumumkan.")


def _withdraw(request: OfficeRequest, code: str) -> str:
    slip = request.POST.get("slip", "")
    withdrawing.withdraw(request.viewer, wave=code, slip=slip, now=request.now)
    return _("Jawaban dimusnahkan; bahwa dan kapan ditarik tetap tercatat.")


ACTS = {"close": _close, "weigh": _weigh, "publish": _publish, "withdraw": _withdraw}


@require_POST
@door(Can.SURVEY)
def closing_act(request: OfficeRequest, code: str) -> HttpResponse:
    """Close, weigh again, publish, or destroy what a respondent withdraws."""
    return acted(request, code, ACTS, _page, then="measure:closing")


@door(Can.SURVEY)
def responses_file(request: OfficeRequest, code: str) -> HttpResponse:
    """Give RESPONSES.csv; the download is recorded."""
    made = export_files(request.viewer, wave=code, now=request.now)
    return _file(made.responses, f"{code}-RESPONSES.csv", "text/csv")


@door(Can.SURVEY)
def design_file(request: OfficeRequest, code: str) -> HttpResponse:
    """Give DESIGN.toml, which belongs to it."""
    made = export_files(request.viewer, wave=code, now=request.now)
    return _file(made.design, f"{code}-DESIGN.toml", "application/toml")


def _file(text: str, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
