"""The list of waves, a new one, the calculator, and the worksheet of one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from serasi.measure import instrument
from serasi.measure.actions import planning
from serasi.measure.actions.planning import Plan
from serasi.measure.forms import WaveForm
from serasi.measure.models import Wave, WaveState
from serasi.measure.planning_words import Asked, read_asked, sizes_of, table_rows
from serasi.measure.queries import listing, scope
from serasi.measure.queries.areas import READS
from serasi.measure.queries.counted import latest_weights
from serasi.measure.queries.progress import progress_of
from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, Problem


@door(*scope.READS)
def waves(request: OfficeRequest) -> HttpResponse:
    """List the waves a viewer may see."""
    rows, total = listing.listing(request.viewer)
    return render(
        request,
        "measure/waves.html",
        {
            "rows": rows,
            "total": total,
            "open": sum(one.wave.state == WaveState.FIELD for one in rows),
            "may_run": request.viewer.can(Can.SURVEY),
            "may_read": any(request.viewer.can(right) for right in READS),
            "now": request.now,
        },
    )


@door(Can.SURVEY)
def new_wave(request: OfficeRequest) -> HttpResponse:
    """Plan a wave."""
    posted = request.POST if request.method == "POST" else None
    form = WaveForm(posted, viewer=request.viewer)
    status = 200
    if posted is not None and form.is_valid():
        try:
            told = Plan(**form.cleaned_data)
            made = planning.plan_wave(request.viewer, told=told, now=request.now)
        except Problem as refused:
            if refused.status == 404:  # noqa: PLR2004 - what may not be seen is not there
                raise
            form.add_error(None, str(refused))
            status = refused.status
        else:
            messages.success(request, _("%(code)s dicatat.") % {"code": made.code})
            return redirect("measure:wave", made.code)
    elif posted is not None:
        status = 422
    return render(request, "measure/wave_new.html", {"form": form}, status=status)


@door(*scope.READS)
def calculator(request: OfficeRequest) -> HttpResponse:
    """Say in words what a sample size gives."""
    trouble, asked, found = None, Asked(), None
    try:
        asked = read_asked(request.GET)
        found = sizes_of(asked)
    except Problem as refused:
        trouble = refused
    return render(
        request,
        "measure/calculator.html",
        {
            "asked": asked,
            "rate": round(100 * asked.response_rate),
            "found": found,
            "table": table_rows(),
            "trouble": trouble,
            "told": request.GET,
        },
        status=trouble.status if trouble else 200,
    )


def page_of(
    request: HttpRequest, row: Wave, template: str, more: dict[str, Any], trouble: Problem | None
) -> HttpResponse:
    """Return a page of one wave with what every one of them shows."""
    viewer, area = request.viewer, row.area_id  # type: ignore[attr-defined]  # of an OfficeRequest
    answer = render(
        request,
        template,
        {
            "row": row,
            "may_run": viewer.can(Can.SURVEY, area=area),
            "may_follow": viewer.can(Can.SURVEY, area=area)
            or viewer.can(Can.SURVEY_READ, area=area),
            "may_type": viewer.can(Can.INTERVIEW, area=area),
            "trouble": trouble,
            "told": request.POST,
            "now": request.now,  # type: ignore[attr-defined]  # of an OfficeRequest
            **more,
        },
        status=trouble.status if trouble else 200,
    )
    answer["Cache-Control"] = "no-store"
    return answer


def _page(request: OfficeRequest, row: Wave, *, trouble: Problem | None = None) -> HttpResponse:
    one = instrument.of(row.instrument)
    more = {
        "steps": listing.steps_of(row),
        "progress": progress_of(row),
        "weights": latest_weights(row),
        "items": len(instrument.items_asked(row.instrument, row.kind)),
        "untested": [spoken.name for spoken in one.languages.values() if not spoken.tested],
    }
    return page_of(request, row, "measure/wave.html", more, trouble)


@door(*scope.READS)
def wave(request: OfficeRequest, code: str) -> HttpResponse:
    """Show the worksheet of a wave."""
    return _page(request, scope.wave(request.viewer, code))


@require_POST
@door(Can.SURVEY)
def wave_act(request: OfficeRequest, code: str) -> HttpResponse:
    """Open the field of a wave."""
    row = scope.wave(request.viewer, code)
    if request.POST.get("do") != "open":
        return _page(request, row, trouble=Problem(FORM_INVALID, what=_("tindakan")))
    try:
        planning.open_field(request.viewer, wave=code, now=request.now)
    except Problem as refused:
        if refused.status == 404:  # noqa: PLR2004 - what may not be seen is not there
            raise
        return _page(request, row, trouble=refused)
    messages.success(request, _("Lapangan dibuka."))
    return redirect("measure:wave", code)
