"""Opening the sealed identity of a reporter: with a reason, and never without a trace."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from serasi.collect import sealed
from serasi.collect.models import Report
from serasi.network.policy import require
from serasi.network.roles import Can
from serasi.problems import REASON_NEEDED, Problem
from serasi.register import queries
from serasi.register.views.doors import READS_REPORTS, OfficeRequest, door


def _opened(request: OfficeRequest, report: Report, reason: str) -> list[tuple[str, str]]:
    """Open every kind of secret the report has; each opening is in the trail."""
    names = {
        sealed.SENDER: _("Pengirim"),
        sealed.CONTACT: _("Kontak"),
        sealed.POINT: _("Titik foto"),
    }
    kinds = [kind for kind in names if kind in sealed.kinds_of(report)] or [sealed.SENDER]
    return [
        (
            names[kind],
            sealed.reveal(request.viewer, report, kind, reason=reason, now=request.now)
            or _("tidak ada data"),
        )
        for kind in kinds
    ]


@door(*READS_REPORTS, Can.UNSEAL)
def identity(request: OfficeRequest, receipt: str) -> HttpResponse:
    """Ask for the reason, then show what was sealed."""
    row = queries.handling(request.viewer, receipt)
    if not sealed.may_reveal(request.viewer, row.report, now=request.now):
        require(request.viewer, Can.UNSEAL, area=row.report.area_id)
    if request.method != "POST":
        return render(request, "register/identity.html", {"row": row})
    reason = request.POST.get("reason", "").strip()
    try:
        shown = _opened(request, row.report, reason)
    except Problem as problem:
        if problem.kind != REASON_NEEDED:
            raise
        context = {"row": row, "problem": problem}
        return render(request, "register/identity.html", context, status=problem.status)
    return render(request, "register/identity.html", {"row": row, "shown": shown})
