"""The end of a wave: weights, publication, withdrawals, and the files for whoever counts again."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from serasi.measure.actions import closing, exporting, withdrawing
from serasi.measure.models import Wave
from serasi.measure.queries import closing as queries
from serasi.measure.queries.units import missing_for_weights
from serasi.measure.views.acting import acted, number_of, wave_for
from serasi.measure.views.waves import page_of
from serasi.measure.weighting import MARGINS
from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import Problem


def _page(request: OfficeRequest, row: Wave, trouble: Problem | None = None) -> HttpResponse:
    leaves = queries.leaves_of(request.viewer, row, now=request.now)
    more = {
        "versions": queries.weight_versions(row),
        "missing": missing_for_weights(row) if row.state == "field" else [],
        "withdrawals": queries.withdrawals_of(row),
        "margins": ", ".join(MARGINS),
        "leaves": leaves,
        "may_ask": not any(one.may_withdraw for one in leaves),
        "deciders": queries.deciders(request.viewer, row, now=request.now),
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


def _ask(request: OfficeRequest, code: str) -> str:
    why = request.POST.get("why", "")
    exporting.ask_answers(request.viewer, wave=code, why=why, now=request.now)
    return _("Permintaan dicatat. Orang lain yang mengurus survei ini harus menyetujuinya.")


def _decide(request: OfficeRequest, code: str, *, agree: bool) -> None:
    exporting.decide_answers(
        request.viewer,
        wave=code,
        request=number_of(request, "request"),
        agree=agree,
        answer=request.POST.get("answer", ""),
        now=request.now,
    )


def _approve(request: OfficeRequest, code: str) -> str:
    _decide(request, code, agree=True)
    return _("Disetujui. Berkas dapat diunduh sekali dalam 24 jam.")


def _refuse(request: OfficeRequest, code: str) -> str:
    _decide(request, code, agree=False)
    return _("Ditolak, dengan alasan Anda.")


def _drop(request: OfficeRequest, code: str) -> str:
    exporting.withdraw_answers(request.viewer, wave=code, now=request.now)
    return _("Permintaan ditarik.")


ACTS = {
    "close": _close, "weigh": _weigh, "publish": _publish, "withdraw": _withdraw,
    "ask": _ask, "approve": _approve, "refuse": _refuse, "drop": _drop,
}  # fmt: skip


@require_POST
@door(Can.SURVEY)
def closing_act(request: OfficeRequest, code: str) -> HttpResponse:
    """Close, weigh again, publish, or destroy what a respondent withdraws."""
    return acted(request, code, ACTS, _page, then="measure:closing")


@require_POST
@door(Can.SURVEY)
def responses_file(request: OfficeRequest, code: str) -> HttpResponse:
    """Give RESPONSES.csv once to who asked for it, after another person agreed."""
    row = wave_for(request, code, Can.SURVEY)
    try:
        made = exporting.fetch_answers(request.viewer, wave=code, now=request.now)
    except Problem as refused:
        return _page(request, row, refused)
    return _file(made.responses, f"{code}-RESPONSES.csv", "text/csv")


@door(Can.SURVEY)
def design_file(request: OfficeRequest, code: str) -> HttpResponse:
    """Give DESIGN.toml, which belongs to it."""
    made = queries.design_file(wave_for(request, code, Can.SURVEY))
    return _file(made.design, f"{code}-DESIGN.toml", "application/toml")


def _file(text: str, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
