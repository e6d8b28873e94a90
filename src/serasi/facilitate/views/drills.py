"""Exercises: the list, one with its clock and its injects, and the acts on it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from serasi.facilitate.actions import drills as actions
from serasi.facilitate.drills import SCENARIOS
from serasi.facilitate.models import Drill
from serasi.facilitate.queries import drills as reads
from serasi.facilitate.training import need_training_house
from serasi.network.doors import OfficeRequest, door
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, Problem
from serasi.regions.models import Area
from serasi.register.places import UnclearPlaceError, area_code

EVERY = 20
LINES = (
    ("verified", gettext_lazy("Sampai laporan pertama dicek")),
    ("level", gettext_lazy("Sampai tingkat siaga disahkan")),
    ("first_answer", gettext_lazy("Sampai instansi pertama menjawab")),
    ("all_answered", gettext_lazy("Sampai semua instansi menjawab")),
)


def _leads(viewer: Viewer, area: str | None = None) -> bool:
    return viewer.can(Can.TRIAGE, area=area) and viewer.can(Can.CONVENE, area=area)


@door(*reads.READS)
def drills(request: OfficeRequest) -> HttpResponse:
    """List the exercises, and let a desk begin one."""
    need_training_house()
    trouble = None
    if request.method == "POST":
        try:
            made = _start(request)
        except Problem as refused:
            trouble = refused
        else:
            return redirect("facilitate:drill", made.number)
    rows = list(reads.visible_to(request.viewer).select_related("area")[:100])
    return render(
        request,
        "facilitate/drills.html",
        {
            "rows": [(row, SCENARIOS[row.scenario].title) for row in rows],
            "running": sum(row.ended_at is None for row in rows),
            "scenarios": SCENARIOS.values(),
            "paces": Drill.Pace.choices,
            "leads": _leads(request.viewer),
            "trouble": trouble,
            "told": request.POST,
            "now": request.now,
        },
        status=trouble.status if trouble else 200,
    )


def _start(request: OfficeRequest) -> Drill:
    told = request.POST
    try:
        area = area_code(
            told.get("area", ""), prefer=tuple(sorted(request.viewer.areas(Can.TRIAGE)))
        )
    except UnclearPlaceError as unclear:
        raise Problem(FORM_INVALID, what=str(unclear)) from unclear
    return actions.start_drill(
        request.viewer, scenario=told.get("scenario", ""), area=area[:8],
        pace=told.get("pace", ""), now=request.now,
    )  # fmt: skip


@door(*reads.READS)
def drill(request: OfficeRequest, number: str) -> HttpResponse:
    """Show one exercise: its clock, what came in, and its times beside the last one's."""
    need_training_house()
    row = reads.drill(request.viewer, number)
    scenario = SCENARIOS[row.scenario]
    leads = _leads(request.viewer, row.area_id)
    released = list(row.released.all())
    last = reads.before(request.viewer, row)
    now_is = row.result if row.ended_at else reads.score(row, now=request.now).kept()
    then = last.result if last is not None else {}
    following = scenario.injects[len(released)] if len(released) < len(scenario.injects) else None
    return render(
        request,
        "facilitate/drill.html",
        {
            "row": row,
            "scenario": scenario,
            "minute": int(((row.ended_at or request.now) - row.started_at).total_seconds() // 60),
            "released": [(one, scenario.injects[one.position]) for one in reversed(released)],
            "all": len(scenario.injects),
            "following": following if leads and not row.ended_at else None,
            "leads": leads,
            "lines": [(words, now_is[key], then.get(key)) for key, words in LINES],
            "score": now_is,
            "then": then,
            "last": last,
            "places": Area.objects.filter(code__in=(row.village, row.other)),
            "every": EVERY,
            "now": request.now,
        },
    )


@require_POST
@door(*reads.READS)
def drill_act(request: OfficeRequest, number: str) -> HttpResponse:
    """Let the next inject come in, or end the exercise."""
    need_training_house()
    step = request.POST.get("do", "")
    if step == "next":
        actions.next_step(request.viewer, number=number, now=request.now)
    elif step == "end":
        lesson = request.POST.get("lesson", "")
        actions.end_drill(request.viewer, number=number, lesson=lesson, now=request.now)
    else:
        raise Problem(FORM_INVALID, what=_("tindakan"))
    messages.success(request, _("Tersimpan."))
    return redirect("facilitate:drill", number)
