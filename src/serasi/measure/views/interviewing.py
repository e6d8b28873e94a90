"""The interviewer's pages: tasks and the phone form, the same form without script, what is sent."""

from __future__ import annotations

import json
import uuid
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_POST

from serasi.measure import instrument
from serasi.measure.actions.bringing import parcel_of, receive_parcel
from serasi.measure.actions.receiving import receive_interview
from serasi.measure.filled import payload_of
from serasi.measure.models import AgeGroup, Interview, Refusal, Sex, Wave
from serasi.measure.queries import assignments, scope
from serasi.measure.traits import TEXTS, TRAITS
from serasi.measure.views.asking import Asked, asked
from serasi.network.doors import OfficeRequest, door
from serasi.network.policy import NOBODY, Viewer, require_any
from serasi.network.roles import Can
from serasi.problems import NOT_FOUND, PARCEL_UNFIT, SIGNED_OUT_WHILE_WRITING, Problem
from serasi.science.surveys.household import KISH_TABLES

MOST_BYTES = 64 * 1024


@never_cache
@ensure_csrf_cookie
@door(Can.INTERVIEW)
@require_GET
def interviews(request: OfficeRequest) -> HttpResponse:
    """Show one's tasks; with script this one page is the whole form and works without a signal."""
    waves = assignments.field_waves(request.viewer)
    rows = [(wave, assignments.tasks(request.viewer, wave)) for wave in waves]
    context = {
        "rows": rows,
        "kit": assignments.kit(request.viewer, now=request.now),
        "at_doors": assignments.AT_DOORS,
        "runs": request.viewer.can(Can.SURVEY),
        "now": request.now,
    }
    return _not_kept(render(request, "measure/interviews.html", context))


@never_cache
@door(Can.INTERVIEW)
@require_GET
def kit(request: OfficeRequest) -> HttpResponse:
    """Return tasks and questionnaire as JSON, and what time it is by our clock."""
    known = frozenset(request.GET.get("punya", "").split(","))
    return _not_kept(JsonResponse(assignments.kit(request.viewer, now=request.now, known=known)))


def _not_kept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Take one interview or visit from a phone; the answer is the slip code, again and again."""
    try:
        viewer = _interviewer(request)
        brought = receive_parcel(viewer, parcel_of(_json(request)), now=timezone.now())
    except Problem as problem:
        told = {"code": problem.code, "message": problem.sentence}
        return JsonResponse(told, status=problem.status)
    return JsonResponse({"receipt": brought.slip, "reply": "", "refused": []})


def _interviewer(request: HttpRequest) -> Viewer:
    viewer: Viewer = getattr(request, "viewer", NOBODY)
    if viewer.person_id is None:
        raise Problem(SIGNED_OUT_WHILE_WRITING)
    require_any(viewer, (Can.INTERVIEW,))
    return viewer


def _json(request: HttpRequest) -> object:
    if request.content_type != "application/json":
        raise Problem(PARCEL_UNFIT, what="bukan JSON")
    if len(request.body) > MOST_BYTES:
        raise Problem(PARCEL_UNFIT, what=f"lebih dari {MOST_BYTES // 1024} KB")
    try:
        return json.loads(request.body)
    except (ValueError, RecursionError):
        raise Problem(PARCEL_UNFIT, what="bukan JSON") from None


@never_cache
@door(Can.INTERVIEW)
def interview(request: OfficeRequest, code: str) -> HttpResponse:
    """Show and take the whole form on one page, for browsers without script."""
    wave = assignments.field_wave(request.viewer, code)
    if request.method != "POST":
        first = {"uuid": uuid.uuid4(), "started": request.now.isoformat(), "language": "id"}
        for name, source in (("place", "tempat"), ("household", "rumah"), ("language", "bahasa")):
            if request.GET.get(source):
                first[name] = request.GET[source]
        return _form(request, wave, first)
    told = payload_of(request.POST, wave, ended=request.now.isoformat())
    try:
        received = receive_interview(request.viewer, wave=code, payload=told, now=request.now)
    except Problem as problem:
        return _form(request, wave, request.POST.dict(), problem=problem)
    return redirect("measure:slip", received.interview.uuid)


def _form(
    request: OfficeRequest, wave: Wave, values: dict[str, Any], *, problem: Problem | None = None
) -> HttpResponse:
    one = instrument.of(wave.instrument)
    language = one.languages.get(str(values.get("language")), one.languages["id"])
    chosen = str(values.get("place", "")), str(values.get("household", ""))
    homes = [
        (task, home)
        for task in assignments.tasks(request.viewer, wave)
        for home in task.homes
        if (task.place, str(home.number)) == chosen
    ]
    if wave.kind in assignments.AT_DOORS and not homes:
        raise Problem(NOT_FOUND)
    task, home = homes[0] if homes else (None, None)
    sent = request.POST
    items = instrument.items_asked(wave.instrument, wave.kind)
    questions = instrument.questions_asked(wave.instrument, wave.kind)
    context = {
        "wave": wave,
        "task": task,
        "home": home,
        "row": KISH_TABLES[home.table] if home else (),
        "turn": Sex(home.turn).label if home else "",
        "values": values,
        "language": language,
        "languages": one.languages.values(),
        "items": [_item(item.code, language, sent) for item in items],
        "questions": [asked(q, language.texts, language.scale, sent) for q in questions],
        "traits": [asked(q, TEXTS, language.scale, sent) for q in TRAITS],
        "sexes": Sex.choices,
        "ages": AgeGroup.choices,
        "refusals": Refusal.choices,
        "contact": assignments.ldp_contact(wave),
        "problem": problem,
    }
    status = problem.status if problem else 200
    return _not_kept(render(request, "measure/interview_form.html", context, status=status))


def _item(code: str, language: Any, sent: Any) -> Asked:
    options = [(str(key), words) for key, words in language.scale.items()]
    return Asked(code, language.texts[code], options, sent.getlist(code), many=False)


@never_cache
@door(Can.INTERVIEW)
@require_GET
def slip(request: OfficeRequest, uuid: UUID) -> HttpResponse:
    """Show the code for the respondent's slip of an interview that one brought."""
    found = (
        Interview.objects.filter(uuid=uuid, enumerator=request.viewer.person_id)
        .filter(wave__in=scope.visible_to(request.viewer))
        .select_related("wave", "household")
        .first()
    )
    if found is None:
        raise Problem(NOT_FOUND)
    one = instrument.of(found.instrument)
    language = one.languages.get(found.language, one.languages["id"])
    context = {"row": found, "language": language, "contact": assignments.ldp_contact(found.wave)}
    return _not_kept(render(request, "measure/slip.html", context))
