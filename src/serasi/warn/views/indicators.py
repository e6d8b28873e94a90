"""The indicators that agencies observe: the form of one observation and what was written lately."""

from __future__ import annotations

import math

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, Problem
from serasi.register.places import UnclearPlaceError, area_code
from serasi.warn import actions, queries
from serasi.warn.actions.observing import Seen
from serasi.warn.forms import ObservationForm, observable
from serasi.warn.indicators import INDICATORS
from serasi.warn.phrases import number
from serasi.warn.queries.scope import DISTRICT

LATELY = 40


def _page(request: OfficeRequest, form: ObservationForm, *, status: int = 200) -> HttpResponse:
    rows = queries.observations(request.viewer).select_related(
        "area", "area__parent", "agency", "by"
    )
    lately = [
        {
            "row": row,
            "name": INDICATORS[row.code].name,
            "unit": INDICATORS[row.code].unit,
            "value": None if row.value is None else number(row.value),
            "signs": [s.label for s in INDICATORS[row.code].signs if s.key in row.signs],
        }
        for row in rows[:LATELY]
        if row.code in INDICATORS
    ]
    chosen = INDICATORS.get(str(form["code"].value() or ""))
    return render(
        request,
        "warn/indicators.html",
        {
            "form": form,
            "chosen": chosen,
            "limits": list(zip((1, 2, 3), chosen.thresholds, strict=True)) if chosen else [],
            "mine": observable(request.viewer),
            "tuned": queries.thresholds(request.viewer, chosen.code) if chosen else [],
            "may_tune": request.viewer.can(Can.ORANYE),
            "computed": [i for i in INDICATORS.values() if i.computed],
            "lately": lately,
            "now": request.now,
        },
        status=status,
    )


def _touched(area: str) -> list[str] | None:
    """Return the district whose level an observation may move; None for all of a regency."""
    return [area[:DISTRICT]] if len(area) >= DISTRICT else None


@door(Can.OBSERVE)
def indicators(request: OfficeRequest) -> HttpResponse:
    """Show the form of an indicator, and keep what was observed."""
    if request.method != "POST":
        code = request.GET.get("kode", "")
        return _page(request, ObservationForm(viewer=request.viewer, now=request.now, code=code))
    form = ObservationForm(request.POST, viewer=request.viewer, now=request.now)
    if not form.is_valid():
        return _page(request, form, status=422)
    data = form.cleaned_data
    actions.observe(
        request.viewer,
        seen=Seen(
            code=data["code"],
            area=data["area"],
            observed_on=data["observed_on"],
            strength=data["strength"],
            value=data["value"],
            signs=tuple(data["signs"]),
            note=data["note"],
            trigger=data["trigger"],
        ),
        now=request.now,
    )
    actions.propose(now=request.now, districts=_touched(data["area"]))
    messages.success(request, _("Pengamatan tersimpan."))
    return redirect("warn:indicators")


def _limit(written: str) -> float | None:
    text = written.strip().replace(",", ".")
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise Problem(FORM_INVALID, what=_("ambang"))
    return value


@require_POST
@door(Can.ORANYE)
def tune(request: OfficeRequest) -> HttpResponse:
    """Set the thresholds of an indicator for an area from today on."""
    try:
        area = area_code(
            request.POST.get("area", ""), prefer=tuple(sorted(request.viewer.areas(Can.ORANYE)))
        )
    except UnclearPlaceError as unclear:
        raise Problem(FORM_INVALID, what=str(unclear)) from unclear
    made = actions.set_threshold(
        request.viewer,
        code=request.POST.get("code", ""),
        area=area,
        values=(
            _limit(request.POST.get("kuning", "")),
            _limit(request.POST.get("oranye", "")),
            _limit(request.POST.get("merah", "")),
        ),
        reason=request.POST.get("reason", ""),
        now=request.now,
    )
    actions.propose(now=request.now)
    messages.success(request, _("Ambang %(code)s berlaku mulai hari ini.") % {"code": made.code})
    return redirect(f"{reverse('warn:indicators')}?kode={made.code}")


@require_POST
@door(Can.OBSERVE)
def withdraw(request: OfficeRequest, pk: int) -> HttpResponse:
    """Take an observation back."""
    row = actions.withdraw(
        request.viewer,
        observation_id=pk,
        reason=request.POST.get("reason", ""),
        now=request.now,
    )
    actions.propose(now=request.now, districts=_touched(row.area_id))
    messages.success(request, _("Pengamatan ditarik; tetap terbaca, tidak lagi dihitung."))
    return redirect("warn:indicators")
