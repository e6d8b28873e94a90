"""The legal status of a case: which steps were made, which may follow, and why others may not."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from serasi.network.doors import OfficeRequest, door
from serasi.network.queries import param
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, NOT_FOUND, Problem
from serasi.regions.zones import local_day
from serasi.respond import clocks, law, queries, rules
from serasi.respond.actions import legal as steps
from serasi.respond.actions.legal import Conditions, may_declare, may_prepare
from serasi.respond.models import Case, ConflictStatus, Reach
from serasi.respond.queries.standing import areas_of
from serasi.respond.views.cases import READS, day_in, version_in


def _page(request: OfficeRequest, row: Case, *, trouble: Problem | None = None) -> HttpResponse:
    found = list(
        ConflictStatus.objects.filter(case=row).select_related("proposed_by", "declared_by")
    )
    last = found[0] if found else None
    live = last if last is not None and last.ended_at is None else None
    today = local_day(request.now, row.area_id)
    reach = rules.reach_of(areas_of(row))
    state = live.state if live is not None else ""
    return render(
        request,
        "respond/legal.html",
        {
            "row": row,
            "statuses": found,
            "live": live,
            "left": clocks.days_left(live.ends_on, today) if live and live.ends_on else None,
            "reach": (Reach(live.reach) if live else reach).label,
            "who": rules.WHO_DECLARES[Reach(live.reach) if live else reach],
            "steps": [(one, state in one.from_states) for one in rules.STEPS],
            "may_prepare": may_prepare(request.viewer, row),
            "may_declare": live is not None and may_declare(request.viewer, live),
            "most": param(law.DAYS, on=today),
            "more": param(law.EXTENSION_DAYS, on=today),
            "today": today,
            "told": request.POST,
            "trouble": trouble,
            "now": request.now,
        },
        status=trouble.status if trouble else 200,
    )


@door(*READS, Can.STATUS)
def legal(request: OfficeRequest, number: str) -> HttpResponse:
    """Show the legal status of a case; a POST makes the next step or says why it may not be."""
    row = queries.case(request.viewer, number)
    if request.method != "POST":
        return _page(request, row)
    try:
        _act(request, row)
    except Problem as refused:
        if refused.kind is NOT_FOUND:
            raise
        return _page(request, row, trouble=refused)
    messages.success(request, _("Langkah tercatat."))
    return redirect("respond:legal", number)


def _days(request: OfficeRequest) -> int:
    written = request.POST.get("days", "")
    if not written.isdecimal():
        raise Problem(FORM_INVALID, what=_("jumlah hari"))
    return int(written)


def _act(request: OfficeRequest, row: Case) -> None:
    told, actor, now = request.POST, request.viewer, request.now
    step = told.get("do", "")
    if step == "propose":
        conditions = Conditions(told.get("police", ""), told.get("office", ""))
        steps.propose_status(actor, case=row.number, conditions=conditions, now=now)
        return
    live = ConflictStatus.objects.filter(case=row, ended_at=None).first()
    if live is None or step not in rules.STEP:
        raise Problem(FORM_INVALID, what=_("langkah"))
    number, version, decree = live.number, version_in(request), told.get("decree", "")
    if step == "consult":
        steps.consult(
            actor, number=number, version=version,
            on=day_in(request, "on", _("tanggal konsultasi")),
            whom=told.get("whom", ""), paper=told.get("paper", ""), now=now,
        )  # fmt: skip
    elif step == "declare":
        steps.declare(
            actor, number=number, version=version, decree=decree, days=_days(request),
            starts_on=day_in(request, "starts_on", _("tanggal mulai")), now=now,
        )  # fmt: skip
    elif step == "extend":
        steps.extend(
            actor, number=number, version=version, days=_days(request), decree=decree,
            consulted_on=day_in(request, "on", _("tanggal konsultasi")),
            paper=told.get("paper", ""), now=now,
        )  # fmt: skip
    elif step == "ask_tni":
        letter = told.get("letter", "")
        steps.ask_tni(actor, number=number, version=version, letter=letter, now=now)
    elif step == "lift":
        steps.lift(
            actor, number=number, version=version, decree=decree, reason=told.get("reason", ""),
            now=now,
        )  # fmt: skip
    else:
        reason = told.get("reason", "")
        steps.refuse_status(actor, number=number, version=version, reason=reason, now=now)
