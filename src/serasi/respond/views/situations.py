"""Situation reports of a case: all of them, and the next."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from serasi.network.doors import OfficeRequest, door
from serasi.problems import Problem
from serasi.respond import queries, rules
from serasi.respond.actions.situations import Situation, report_situation, writing_agency
from serasi.respond.forms import SituationForm
from serasi.respond.models import Case, SituationReport
from serasi.respond.views.cases import READS
from serasi.warn.models import Warning


def _level(row: Case) -> int:
    warning = row.warning
    held = warning is not None and warning.state == Warning.State.CONFIRMED
    return warning.level if warning is not None and held else 0


@door(*READS)
def situations(request: OfficeRequest, number: str) -> HttpResponse:
    """Show the situation reports of a case, and take the next."""
    row = queries.case(request.viewer, number)
    rhythm = rules.RHYTHM[_level(row)]
    posted = request.POST if request.method == "POST" else None
    form = SituationForm(posted, now=request.now, rhythm=rhythm)
    status = 200
    if posted is not None and form.is_valid():
        try:
            report_situation(
                request.viewer,
                number=number,
                told=Situation(**form.cleaned_data),
                now=request.now,
            )
        except Problem as refused:
            form.add_error(None, str(refused))
            status = refused.status
        else:
            messages.success(request, _("Laporan tersimpan."))
            return redirect("respond:situations", number)
    elif posted is not None:
        status = 422
    reports = list(SituationReport.objects.filter(case=row).select_related("agency", "by"))
    return render(
        request,
        "respond/situations.html",
        {
            "row": row,
            "form": form if writing_agency(request.viewer, row) else None,
            "reports": reports,
            "rhythm": int(rhythm.total_seconds() // 3600),
            "now": request.now,
        },
        status=status,
    )
