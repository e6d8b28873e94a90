"""The doors for citizens without an account: a form, and the status of a ticket."""

from __future__ import annotations

import hmac
import uuid

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_POST

from serasi.collect import actions, queries, story
from serasi.collect.forms import CitizenForm
from serasi.collect.models import Channel
from serasi.collect.receipts import ticket_code, typed_receipt
from serasi.collect.views.asking import knock_key, not_kept, refusal, wants_json
from serasi.collect.views.field import answer, first_error, receive, reply_of
from serasi.network.policy import NOBODY
from serasi.problems import FORM_INVALID, TICKET_UNKNOWN, Problem

MOST_REPORTS, MOST_LOOKS, MINUTES = 12, 30, 60


def _page(request: HttpRequest, form: CitizenForm, *, status: int = 200) -> HttpResponse:
    words = form.data.get("area_words") or form.data.get("area", "") if form.is_bound else ""
    context = {"form": form, "home": "", "home_words": words}
    return not_kept(render(request, "collect/citizen_form.html", context, status=status))


@never_cache
@ensure_csrf_cookie
@require_GET
def form(request: HttpRequest) -> HttpResponse:
    """Show the citizens' form."""
    first = {"uuid": uuid.uuid4(), "when": "now"}
    return _page(request, CitizenForm(initial=first, now=timezone.now()))


@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Take a citizen's report in, and give its receipt."""
    now = timezone.now()
    filled = CitizenForm(request.POST, request.FILES, now=now)
    if not filled.is_valid():
        if wants_json(request):
            return refusal(Problem(FORM_INVALID, what=first_error(filled)))
        return _page(request, filled, status=FORM_INVALID.status)
    if filled.cleaned_data["website"]:
        raise Problem(FORM_INVALID, what="borang ini untuk orang, bukan program")
    actions.count_attempt(
        "citizen", knock_key(request), now=now, most=MOST_REPORTS, minutes=MINUTES
    )
    received = receive(NOBODY, filled, channel=Channel.CITIZEN, request=request)
    request.session["citizen_receipt"] = received.receipt
    return answer(request, received, to="collect:citizen_receipt")


@never_cache
@require_GET
def receipt(request: HttpRequest, receipt: str) -> HttpResponse:
    """Show the receipt to the browser that sent the report; to others the status page."""
    if request.session.get("citizen_receipt") != receipt:
        return redirect("collect:ticket")
    report = queries.ticket(receipt)
    if report is None:
        raise Problem(TICKET_UNKNOWN)
    context = {
        "report": report,
        "reply": reply_of(report),
        "code": ticket_code(receipt, key=settings.SEAL_KEY),
        "refused": request.session.pop("refused_photos", []),
        "read_by": story.read_by(report),
    }
    return not_kept(render(request, "collect/citizen_receipt.html", context))


@never_cache
@require_GET
def ticket(request: HttpRequest) -> HttpResponse:
    """Tell the status of a citizen's report by its number, and nothing else."""
    typed = request.GET.get("nomor", "")[:40]
    context: dict[str, object] = {"typed": typed}
    if typed:
        now = timezone.now()
        actions.count_attempt(
            "ticket", knock_key(request), now=now, most=MOST_LOOKS, minutes=MINUTES
        )
        number = typed_receipt(typed)
        code = "".join(request.GET.get("kode", "")[:20].split()).upper()
        known = number and hmac.compare_digest(code, ticket_code(number, key=settings.SEAL_KEY))
        report = queries.ticket(number) if number and known else None
        if report is None:
            context["problem"] = Problem(TICKET_UNKNOWN)
        else:
            context |= {"number": number, "status": story.of(report), "now": now}
    status = 404 if "problem" in context else 200
    return not_kept(render(request, "collect/ticket.html", context, status=status))
