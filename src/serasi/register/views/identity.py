"""Opening the sealed identity of a reporter: with a reason, and never without a trace."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from serasi.network.policy import require
from serasi.network.roles import Can
from serasi.problems import REASON_NEEDED, Problem
from serasi.register import queries
from serasi.register.views.doors import OfficeRequest, door


@door(Can.UNSEAL)
def identity(request: OfficeRequest, receipt: str) -> HttpResponse:
    """Ask for the reason, then show what was sealed."""
    row = queries.handling(request.viewer, receipt)
    require(request.viewer, Can.UNSEAL, area=row.area_id)
    if request.method != "POST":
        return render(request, "register/identity.html", {"row": row})
    reason = request.POST.get("reason", "").strip()
    if not reason:
        problem = Problem(REASON_NEEDED)
        context = {"row": row, "problem": problem}
        return render(request, "register/identity.html", context, status=problem.status)
    from serasi.collect import sealed

    words = sealed.reveal(request.viewer, row.report, "sender", reason=reason, now=request.now)
    shown = [(_("Pengirim"), words or _("tidak ada data"))]
    return render(request, "register/identity.html", {"row": row, "shown": shown})
