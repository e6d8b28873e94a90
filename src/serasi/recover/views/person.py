"""One person of a case by code: the card, each thing done for them, and who they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.network.sealed import reveal_many
from serasi.problems import FORM_INVALID, REASON_NEEDED, Problem
from serasi.recover import actions, queries
from serasi.recover.models import (
    Client,
    Companion,
    Contact,
    Giver,
    NeedKind,
    Outcome,
    Purpose,
    Referral,
)
from serasi.recover.secrets import KINDS
from serasi.recover.views import reading
from serasi.recover.views.people import open_points, told_identity
from serasi.regions.zones import local_day
from serasi.respond import queries as respond


@door(Can.VICTIMS)
def person(request: OfficeRequest, number: str, code: int) -> HttpResponse:
    """Show one person by code."""
    row = respond.case(request.viewer, number)
    client = queries.client(request.viewer, row, code)
    today = local_day(request.now, client.area_id)
    return render(
        request,
        "recover/person.html",
        {
            "case": row,
            "card": queries.person_card(request.viewer, client),
            "client": client,
            "offer": client.care_offers.filter(state="asked").select_related("area").first(),
            "may_open": request.viewer.can(Can.VICTIMS_OPEN, area=client.area_id),
            "waits_second": Can.VICTIMS_OPEN in request.viewer.withheld,
            "points": open_points(row),
            "choices": {
                "purpose": Purpose.choices,
                "giver": Giver.choices,
                "outcome": Outcome.choices,
                "contact": Contact.choices,
                "to": Referral.To.choices,
                "need": NeedKind.choices,
                "companion": Companion.choices,
            },
            "agencies": queries.agencies_at(client.area_id, on=today),
            "today": today,
            "now": request.now,
        },
    )


@require_POST
@door(Can.VICTIMS)
def person_act(request: OfficeRequest, number: str, code: int) -> HttpResponse:
    """Do one thing for one person."""
    row = respond.case(request.viewer, number)
    client = queries.client(request.viewer, row, code)
    step = STEPS.get(reading.words(request, "do"))
    if step is None:
        raise Problem(FORM_INVALID, what=_("tindakan"))
    step(request, client)
    messages.success(request, _("Tersimpan."))
    return redirect("recover:person", row.number, code)


Step = Callable[[OfficeRequest, Client], object]


def _today(request: OfficeRequest, client: Client) -> date:
    """Return the day that was told, or today where the person is."""
    return reading.day(request, "on", otherwise=local_day(request.now, client.area_id))


def _step(action: Callable[..., object], *names: str) -> Step:
    """Return the step that hands some text fields to an action as they are."""

    def run(request: OfficeRequest, client: Client) -> object:
        told = {name: reading.words(request, name) for name in names}
        return action(
            request.viewer, number=client.case.number, code=client.number, now=request.now, **told
        )

    return run


def _dated(action: Callable[..., object], *names: str) -> Step:
    """Return the step of an action that also takes a day, today when none is told."""

    def run(request: OfficeRequest, client: Client) -> object:
        told = {name: reading.words(request, name) for name in names}
        return action(
            request.viewer,
            number=client.case.number,
            code=client.number,
            now=request.now,
            on=_today(request, client),
            **told,
        )

    return run


def _enter(request: OfficeRequest, client: Client) -> object:
    return actions.move_person(
        request.viewer,
        number=client.case.number,
        code=client.number,
        point=reading.number(request, "point"),
        on=reading.maybe_day(request, "on"),
        now=request.now,
    )


def _follow(request: OfficeRequest, client: Client) -> object:
    return actions.follow_up(
        request.viewer,
        number=client.case.number,
        code=client.number,
        still=reading.words(request, "still") == "ya",
        on=_today(request, client),
        now=request.now,
    )


def _tell(request: OfficeRequest, client: Client) -> object:
    return actions.tell_identity(
        request.viewer,
        number=client.case.number,
        code=client.number,
        identity=told_identity(request),
        now=request.now,
    )


def _refer(request: OfficeRequest, client: Client) -> object:
    return actions.refer(
        request.viewer,
        number=client.case.number,
        code=client.number,
        to=reading.words(request, "to"),
        words=reading.words(request, "words"),
        agency=reading.number(request, "agency"),
        now=request.now,
    )


def _answer(request: OfficeRequest, client: Client) -> object:
    return actions.answer_referral(
        request.viewer,
        number=client.case.number,
        code=client.number,
        referral=reading.needed(request, "referral"),
        state=reading.words(request, "state"),
        words=reading.words(request, "words"),
        now=request.now,
    )


def _offer_care(request: OfficeRequest, client: Client) -> object:
    return actions.offer_care(
        request.viewer,
        number=client.case.number,
        code=client.number,
        area=reading.place(reading.words(request, "area"), request.viewer),
        reason=reading.words(request, "reason"),
        now=request.now,
    )


def _visit(request: OfficeRequest, client: Client) -> object:
    at = reading.moment(request, "at")
    return actions.plan_visit(
        request.viewer, number=client.case.number, code=client.number, at=at, now=request.now
    )


STEPS: dict[str, Step] = {
    "consent": _dated(actions.give_consent, "purpose", "giver"),
    "withdraw": _step(actions.withdraw_consent, "purpose"),
    "tell": _tell,
    "enter": _enter,
    "leave": _dated(actions.leave_point),
    "solve": _dated(actions.solve, "outcome"),
    "follow": _follow,
    "support": _step(actions.open_support, "contact", "complaint"),
    "close": _step(actions.close_support),
    "visit": _visit,
    "refer": _refer,
    "answer": _answer,
    "offer": _offer_care,
    "withdraw_offer": _step(actions.withdraw_care),
}


@never_cache
@door(Can.VICTIMS_OPEN)
def identity(request: OfficeRequest, number: str, code: int) -> HttpResponse:
    """Ask for the reason, then show who a code is; the look stays in the trail."""
    viewer = request.viewer
    row = respond.case(viewer, number)
    client = queries.client(viewer, row, code)
    context = {"case": row, "client": client}
    if request.method != "POST":
        return render(request, "recover/identity.html", context)
    try:
        found = reveal_many(
            viewer,
            [client.subject],
            list(KINDS),
            right=Can.VICTIMS_OPEN,
            area=client.area_id,
            reason=request.POST.get("reason", ""),
            now=request.now,
        )
    except Problem as problem:
        if problem.kind != REASON_NEEDED:
            raise
        context["problem"] = problem
        return render(request, "recover/identity.html", context, status=problem.status)
    context["shown"] = [
        (words, found.get((client.subject, kind)) or _("tidak ada data"))
        for kind, words in KINDS.items()
    ]
    return render(request, "recover/identity.html", context)
