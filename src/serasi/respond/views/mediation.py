"""The mediation of a case: its page with the acts on it, a new session, one session."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from serasi.network.doors import OfficeRequest, door
from serasi.problems import FORM_INVALID, NOT_ALLOWED, NOT_FOUND, Problem
from serasi.respond import queries
from serasi.respond.actions import mediating
from serasi.respond.actions.sitting import record_session
from serasi.respond.forms_mediation import (
    AnswerForm,
    BeginForm,
    FailForm,
    MemberForm,
    RulesForm,
    SittingForm,
)
from serasi.respond.models import Case, Mediation, Minute, Session, Stage
from serasi.respond.queries.mediation import Shown, mediations_of, possible_members
from serasi.respond.queries.mediation import session as find_session
from serasi.respond.queries.standing import may_handle, parties_of
from serasi.respond.rules_mediation import FEWEST_PARTIES
from serasi.respond.views.cases import READS
from serasi.respond.views.posting import agencies_of, attempt, posted, read_version

Act = Callable[[], object]


@door(*READS)
def mediation(request: OfficeRequest, number: str) -> HttpResponse:
    """Show the mediations of a case; a POST is one step of the last."""
    row = queries.case(request.viewer, number)
    found = mediations_of(row, now=request.now)
    last = found[0] if found else None
    handles = may_handle(request.viewer, row) and row.stage != Stage.CLOSED
    made = _forms(request, row, last) if handles else {}
    status = 200
    if request.method == "POST":
        step = request.POST.get("do", "")
        if step not in made:
            raise Problem(FORM_INVALID, what=_("langkah")) if handles else Problem(NOT_ALLOWED)
        form, act = made[step]
        status = attempt(form, act)
        if not status:
            messages.success(request, _("Tersimpan."))
            return redirect("respond:mediation", number)
    return render(
        request,
        "respond/mediation.html",
        {
            "row": row,
            "found": found,
            "last": last,
            "open": last is not None and last.row.state == Mediation.State.OPEN,
            "forms": {key: form for key, (form, _act) in made.items()},
            "asked": request.POST.get("do", ""),
            "handles": handles,
            "few": row.parties.count() < FEWEST_PARTIES,
            "now": request.now,
        },
        status=status,
    )


def _forms(
    request: OfficeRequest, row: Case, last: Shown | None
) -> dict[str, tuple[forms.Form, Act]]:
    """Return the forms that may follow, each with what it does."""
    viewer, now, number = request.viewer, request.now, row.number
    if last is None or last.row.state != Mediation.State.OPEN:
        begin = BeginForm(posted(request, "begin"), now=now, prefix="b")
        return {
            "begin": (
                begin,
                lambda: mediating.open_mediation(viewer, number=number, now=now, **_data(begin)),
            )
        }
    known: dict[str, Any] = {
        "number": number, "serial": last.row.serial, "version": read_version(request), "now": now,
    }  # fmt: skip
    rules = RulesForm(
        posted(request, "rules"), initial={"words": last.row.ground_rules}, prefix="t"
    )
    members = possible_members(row, now=now)
    member = MemberForm(posted(request, "name"), members=members, prefix="m")
    willing = [m.row for m in last.team if not m.refused and m.row.task == "mediator"]
    answer = AnswerForm(
        posted(request, "answer"), team=willing, letters=last.parties, now=now, prefix="j"
    )
    fail = FailForm(posted(request, "fail"), agencies=agencies_of(row), prefix="g")
    made: dict[str, tuple[forms.Form, Act]] = {
        "rules": (
            rules,
            lambda: mediating.set_ground_rules(viewer, words=_data(rules)["words"], **known),
        ),
        "name": (
            member,
            lambda: mediating.name_mediator(viewer, named=member.named(), **known),
        ),
        "fail": (fail, lambda: mediating.fail_mediation(viewer, **_failed(fail), **known)),
    }
    if willing:
        made["answer"] = (
            answer,
            lambda: mediating.answer_mediator(viewer, **_answered(answer), **known),
        )
    return made


def _data(form: forms.Form) -> dict[str, Any]:
    return dict(form.cleaned_data)


def _answered(form: forms.Form) -> dict[str, Any]:
    data = _data(form)
    return {
        "mediator_id": int(data["mediator"]), "letter": data["letter"], "on": data["on"],
        "accepted": data["accepted"] == "ya", "reason": data["reason"],
    }  # fmt: skip


def _failed(form: forms.Form) -> dict[str, Any]:
    data = _data(form)
    agency = int(data["agency"]) if data["agency"] else None
    return {"reason": data["reason"], "to": data["to"], "agency_id": agency}


@door(*READS)
def sit(request: OfficeRequest, number: str) -> HttpResponse:
    """Take the minutes of a session: of which kind and with which party stands in the address."""
    row = queries.case(request.viewer, number)
    if not may_handle(request.viewer, row):
        raise Problem(NOT_ALLOWED)
    held = row.mediations.order_by("-serial").first()
    kind, letter = request.GET.get("jenis", "pre"), request.GET.get("pihak", "")
    letters = sorted(parties_of(row))
    joint = kind == Session.Kind.JOINT
    if held is None or kind not in Session.Kind.values or (not joint and letter not in letters):
        raise Problem(NOT_FOUND)
    data = request.POST if request.method == "POST" else None
    form = SittingForm(
        data, kind=kind, letter="" if joint else letter, letters=letters, now=request.now
    )
    status = 200
    if data is not None:
        status = attempt(
            form,
            lambda: record_session(
                request.viewer, number=number, serial=held.serial, version=read_version(request),
                told=form.sitting(), now=request.now,
            ),
        )  # fmt: skip
        if not status:
            messages.success(request, _("Notulen tersimpan."))
            return redirect("respond:mediation", number)
    return render(
        request,
        "respond/sit.html",
        {
            "row": row,
            "mediation": held,
            "form": form,
            "kind": Session.Kind(kind).label,
            "letter": "" if joint else letter,
        },
        status=status,
    )


@door(*READS)
def session(request: OfficeRequest, number: str, serial: int, n: int) -> HttpResponse:
    """Show one session: facts, then what each side said and proposed."""
    found = find_session(request.viewer, number=number, serial=serial, n=n)
    minutes = list(found.minutes.select_related("party"))
    kinds = {kind: [m for m in minutes if m.kind == kind] for kind in Minute.Kind.values}
    return render(
        request,
        "respond/session.html",
        {
            "row": found.mediation.case,
            "session": found,
            "facts": kinds[Minute.Kind.FACT],
            "said": kinds[Minute.Kind.SAID],
            "proposals": kinds[Minute.Kind.PROPOSAL],
            "absent": found.absent.all(),
            "now": request.now,
        },
    )
