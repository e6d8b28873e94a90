"""The form of the field: works without script, improved by the outbox of the browser."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_POST

from serasi.collect import actions, queries, replies, story
from serasi.collect.forms import ReportForm
from serasi.collect.models import Channel, Report
from serasi.collect.reading import zone_of
from serasi.collect.views.asking import not_kept, refusal, viewer_of, wants_json
from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, SIGNED_OUT_WHILE_WRITING, Problem
from serasi.regions import queries as regions

PAGE = 20


def _prefer(viewer: Viewer) -> tuple[str, ...]:
    home = queries.home_of(viewer)
    return (home,) if home else ()


def _home(viewer: Viewer) -> tuple[str, str]:
    """Return code and full name of the viewer's own village or district, if it is one."""
    code = queries.home_of(viewer) or ""
    return (code, regions.path_of(code)) if len(code) >= len("35.09.11") else ("", "")


def _page(request: HttpRequest, form: ReportForm, *, status: int = 200) -> HttpResponse:
    viewer = viewer_of(request)
    code, words = _home(viewer)
    if form.is_bound:
        words, code = form.data.get("area_words") or form.data.get("area", ""), ""
    own = queries.own_reports(viewer).order_by("-received_at")[:3]
    context = {"form": form, "home": code, "home_words": words, "latest": own}
    return not_kept(render(request, "collect/field_form.html", context, status=status))


@never_cache
@ensure_csrf_cookie
@login_required
@require_GET
def form(request: HttpRequest) -> HttpResponse:
    """Show the form; it asks for two minutes."""
    viewer = viewer_of(request)
    require(viewer, Can.REPORT)
    first = {"uuid": uuid.uuid4(), "when": "now"}
    return _page(request, ReportForm(initial=first, now=timezone.now(), prefer=_prefer(viewer)))


@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Take a report in: JSON with the receipt for a script, else the receipt's page."""
    viewer, now = viewer_of(request), timezone.now()
    filled = ReportForm(request.POST, request.FILES, now=now, prefer=_prefer(viewer))
    if viewer.person_id is None:
        gone = Problem(SIGNED_OUT_WHILE_WRITING)
        if wants_json(request):
            return refusal(gone)
        return _page(request, filled, status=gone.status)
    if not filled.is_valid():
        if wants_json(request):
            return refusal(Problem(FORM_INVALID, what=first_error(filled)))
        return _page(request, filled, status=FORM_INVALID.status)
    received = receive(viewer, filled, channel=Channel.FORM, request=request)
    return answer(request, received, to="collect:field_receipt")


def first_error(form: ReportForm) -> str:
    """Return the first error of a form in one sentence, with the name of its field."""
    name, errors = next(iter(form.errors.items()))
    label = form.fields[name].label if name in form.fields else ""
    return f"{label}: {errors[0]}" if label else str(errors[0])


def receive(
    viewer: Viewer, form: ReportForm, *, channel: str, request: HttpRequest
) -> actions.Received:
    """Hand a valid form to the action."""
    told = form.told()
    return actions.receive_report(
        viewer,
        uuid=told.uuid,
        text=told.text,
        now=form.now,
        channel=channel,
        sent_at=told.sent_at,
        area=told.area,
        point=told.point,
        stated=told.stated,
        photos=[actions.Upload(f.name or "foto", f) for f in form.cleaned_data["photos"]],
        is_nil=told.is_nil,
        life_at_risk=told.life_at_risk,
        knows_how=told.knows_how,
        contact=told.contact,
    )


def reply_of(report: Report) -> str:
    """Return the words to paste back into the chat for a report that has just come."""
    about = _("Nihil, %(area)s") if report.is_nil else "%(area)s"
    return replies.reply_text(
        report.receipt,
        received_at=report.received_at,
        state="received",
        at=report.received_at,
        zone=zone_of(report.area_id),
        about=about % {"area": report.area.name},
    )


def answer(request: HttpRequest, received: actions.Received, *, to: str) -> HttpResponse:
    """Tell the receipt, and which photos were not kept."""
    refused = [
        {"name": r.name, "code": r.problem.code, "message": r.problem.sentence}
        for r in received.refused
    ]
    if wants_json(request):
        return JsonResponse(
            {"receipt": received.receipt, "reply": reply_of(received.report), "refused": refused}
        )
    request.session["refused_photos"] = [f"{r['message']} ({r['code']})" for r in refused]
    return redirect(to, received.receipt)


@never_cache
@login_required
@require_GET
def receipt(request: HttpRequest, receipt: str) -> HttpResponse:
    """Show the proof that a report has come, with words to paste."""
    viewer = viewer_of(request)
    report = queries.own_reports(viewer).filter(receipt=receipt).first()
    if report is None:
        report = queries.report(viewer, receipt)
    context = {
        "report": report,
        "reply": reply_of(report),
        "refused": request.session.pop("refused_photos", []),
        "read_by": story.read_by(report),
    }
    return not_kept(render(request, "collect/receipt.html", context))


@never_cache
@login_required
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Show one's own reports and what was done with each."""
    viewer = viewer_of(request)
    require(viewer, Can.OWN)
    rows = queries.own_reports(viewer).order_by("-received_at", "-pk")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    told = [(report, story.of(report)) for report in page.object_list]
    context = {"page": page, "rows": told, "now": timezone.now()}
    return not_kept(render(request, "collect/mine.html", context))
