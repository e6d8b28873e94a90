"""An agreement is signed, and visited after: two forms of their own."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from serasi.network.doors import OfficeRequest, door
from serasi.problems import NOT_ALLOWED, NOT_FOUND, Problem
from serasi.respond.actions.monitoring import record_check
from serasi.respond.actions.signing import reasons_against
from serasi.respond.actions.signing import sign as sign_it
from serasi.respond.forms_agreement import SignForm
from serasi.respond.forms_monitoring import CheckForm
from serasi.respond.models import Agreement
from serasi.respond.queries import agreements
from serasi.respond.queries.harm import deaths_of
from serasi.respond.queries.standing import may_handle, parties_of
from serasi.respond.views.cases import READS
from serasi.respond.views.posting import attempt, read_version


def _found(request: OfficeRequest, number: str) -> Agreement:
    row = agreements.agreement(request.viewer, number)
    if not may_handle(request.viewer, row.case):
        raise Problem(NOT_ALLOWED)
    return row


@door(*READS)
def sign(request: OfficeRequest, number: str) -> HttpResponse:
    """Write down that an agreement was signed, or say why it may not be."""
    row = _found(request, number)
    data = request.POST if request.method == "POST" else None
    form = SignForm(data, letters=sorted(parties_of(row.case)), now=request.now)
    status = 200
    if data is not None:
        status = attempt(
            form,
            lambda: sign_it(
                request.viewer, number=number, version=read_version(request),
                signing=form.signing(), now=request.now,
            ),
        )  # fmt: skip
        if not status:
            messages.success(request, _("%(number)s berlaku.") % {"number": number})
            return redirect("respond:agreement", number)
    against = [] if row.signed_at is not None else reasons_against(row, at=request.now)
    context = {"row": row, "form": form, "against": against, "deaths": deaths_of(row.case)}
    return render(request, "respond/sign.html", context, status=status)


@door(*READS)
def monitor(request: OfficeRequest, number: str, days: int) -> HttpResponse:
    """Take a visit down: both sides heard, each obligation judged."""
    row = _found(request, number)
    check = row.checks.filter(days=days).first()
    if check is None:
        raise Problem(NOT_FOUND)
    data = request.POST if request.method == "POST" else None
    owed = agreements.obligations_of(row, now=request.now)
    letters = sorted(parties_of(row.case))
    form = CheckForm(data, letters=letters, owed=owed, now=request.now)
    status = 200
    if data is not None:
        status = attempt(
            form,
            lambda: record_check(
                request.viewer, number=number, version=read_version(request), days=days,
                visit=form.visit(), now=request.now,
            ),
        )  # fmt: skip
        if not status:
            messages.success(request, _("Pemantauan H+%d tersimpan.") % days)
            return redirect("respond:agreement", number)
    context = {"row": row, "check": check, "form": form, "now": request.now}
    return render(request, "respond/monitor.html", context, status=status)
