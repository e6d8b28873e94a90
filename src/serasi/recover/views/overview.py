"""The list of recoveries, the recovery of one case, and the lessons learnt."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, Problem
from serasi.recover import actions, queries
from serasi.recover.actions import Loss, Work
from serasi.recover.models import Damage, Plan, Stage
from serasi.recover.queries.works import damage_of, plans_of
from serasi.recover.residual import results
from serasi.recover.rules import FOLLOWS
from serasi.recover.views import reading
from serasi.regions.zones import local_day
from serasi.respond import queries as respond
from serasi.respond.models import Stage as CaseStage
from serasi.respond.queries.standing import may_handle
from serasi.warn.indicators import INDICATORS

READS = (Can.CASES, Can.CROSS_BORDER, Can.VICTIMS)
WORKS = (Can.HANDLE, Can.VICTIMS)


@door(*READS)
def recoveries(request: OfficeRequest) -> HttpResponse:
    """Show the cases in recovery, those with something late first."""
    closed = request.GET.get("lihat") == "tutup"
    rows = queries.in_recovery(request.viewer, now=request.now, closed=closed)
    late = sum(one.first is not None and one.first.due_at < request.now for one in rows)
    return render(
        request,
        "recover/recoveries.html",
        {
            "rows": rows,
            "late": late,
            "closed": closed,
            "cares": request.viewer.can(Can.VICTIMS),
            "now": request.now,
        },
    )


@door(*READS)
def recovery(request: OfficeRequest, number: str) -> HttpResponse:
    """Show the recovery of one case, as far as the viewer may read it."""
    viewer = request.viewer
    row = respond.case(viewer, number)
    found = queries.recovery_of(row)
    team, cares = queries.in_team(viewer, row), queries.cares_in(viewer, row)
    works = may_handle(viewer, row) or cares
    shown = team or cares
    return render(
        request,
        "recover/recovery.html",
        {
            "case": row,
            "recovery": found,
            "totals": queries.totals_for(viewer, row),
            "late": [] if found is None else queries.late_of(viewer, found, now=request.now),
            "team": shown,
            "cares": cares,
            "works": works,
            "damage": damage_of(row, rows=shown),
            "plans": plans_of(row, rows=shown),
            "next_stages": [] if found is None else _next(Stage(found.stage)),
            "stages": _steps(found.stage if found else ""),
            "wellbeing": queries.wellbeing(viewer, row) if cares else None,
            "needs": queries.open_needs(viewer, row) if cares else (),
            "lessons": queries.lessons(viewer).filter(case=row) if shown else (),
            "results": results(row),
            "may_learn": may_handle(viewer, row) and row.stage == CaseStage.CLOSED,
            "indicators": sorted(INDICATORS),
            "choices": {
                "what": Damage.What.choices,
                "grade": Damage.Grade.choices,
                "owner": Damage.Owner.choices,
                "kind": Plan.Kind.choices,
                "source": Plan.Source.choices,
            },
            "agencies": queries.agencies_at(row.area_id, on=local_day(request.now, row.area_id)),
            "now": request.now,
        },
    )


def _next(stage: Stage) -> list[Stage]:
    return [one for one in Stage if one in FOLLOWS[stage]]


def _steps(now: str) -> list[dict[str, object]]:
    """Return the course of a recovery for the stepper: the three kinds of work are one step."""
    work = {Stage.RECONCILIATION, Stage.REHABILITATION, Stage.RECONSTRUCTION}
    steps = [
        ({Stage.ASSESSMENT}, _("Kajian")),
        (work, _("Rekonsiliasi, rehabilitasi, rekonstruksi")),
        ({Stage.EVALUATION}, _("Evaluasi")),
        ({Stage.CLOSED}, _("Tutup")),
    ]
    here = next((n for n, (stages, _words) in enumerate(steps) if now in stages), -1)
    return [
        {
            "title": words,
            "text": Stage(now).label if n == here and now in work else "",
            "state": "done" if n < here else "now" if n == here else "",
        }
        for n, (_stages, words) in enumerate(steps)
    ]


@require_POST
@door(*READS)
def act(request: OfficeRequest, number: str) -> HttpResponse:
    """Take one step of the recovery of a case."""
    row = respond.case(request.viewer, number)
    step = STEPS.get(reading.words(request, "do"))
    if step is None:
        raise Problem(FORM_INVALID, what=_("tindakan"))
    step(request, row.number)
    messages.success(request, _("Tersimpan."))
    return redirect("recover:recovery", row.number)


Step = Callable[[OfficeRequest, str], object]


def _begin(request: OfficeRequest, number: str) -> object:
    return actions.begin_recovery(request.viewer, number=number, now=request.now)


def _calm(request: OfficeRequest, number: str) -> object:
    on = reading.day(request, "on")
    return actions.set_calm(request.viewer, number=number, on=on, now=request.now)


def _assess(request: OfficeRequest, number: str) -> object:
    return actions.assess(
        request.viewer,
        number=number,
        needs=reading.words(request, "needs"),
        social_capital=reading.words(request, "capital"),
        now=request.now,
    )


def _evaluate(request: OfficeRequest, number: str) -> object:
    told = reading.words(request, "evaluation")
    return actions.evaluate(request.viewer, number=number, words=told, now=request.now)


def _move(request: OfficeRequest, number: str) -> object:
    return actions.move_recovery(
        request.viewer,
        number=number,
        to=reading.words(request, "to"),
        version=reading.number(request, "version") or 0,
        now=request.now,
    )


def _residual(request: OfficeRequest, number: str) -> object:
    on = reading.day(request, "on")
    return actions.plan_residual(request.viewer, number=number, on=on, now=request.now)


def _damage(request: OfficeRequest, number: str) -> object:
    loss = Loss(
        what=reading.words(request, "what"),
        grade=reading.words(request, "grade"),
        owner=reading.words(request, "owner"),
        count=reading.number(request, "count") or 0,
        area=reading.area(request, "area", request.viewer, *WORKS),
        estimate_rp=reading.rupiah(request, "estimate"),
    )
    return actions.record_damage(request.viewer, number=number, loss=loss, now=request.now)


def _verify(request: OfficeRequest, number: str) -> object:
    pk = reading.needed(request, "damage")
    return actions.verify_damage(request.viewer, number=number, damage=pk, now=request.now)


def _plan(request: OfficeRequest, number: str) -> object:
    work = Work(
        kind=reading.words(request, "kind"),
        what=reading.words(request, "what"),
        agency=reading.needed(request, "agency"),
        source=reading.words(request, "source"),
        target=reading.words(request, "target"),
        due_at=reading.moment(request, "due"),
        budget_rp=reading.rupiah(request, "budget"),
        area=reading.area(request, "area", request.viewer, *WORKS),
    )
    return actions.plan_work(request.viewer, number=number, work=work, now=request.now)


def _progress(request: OfficeRequest, number: str) -> object:
    percent = reading.number(request, "percent")
    if percent is None:
        raise Problem(FORM_INVALID, what=_("persen kemajuan"))
    return actions.report_progress(
        request.viewer,
        number=number,
        plan=reading.needed(request, "plan"),
        percent=percent,
        evidence=reading.words(request, "evidence"),
        now=request.now,
    )


def _drop(request: OfficeRequest, number: str) -> object:
    return actions.drop_plan(
        request.viewer,
        number=number,
        plan=reading.needed(request, "plan"),
        reason=reading.words(request, "reason"),
        now=request.now,
    )


def _learn(request: OfficeRequest, number: str) -> object:
    told = {name: reading.words(request, name) for name in LESSON}
    return actions.write_lesson(request.viewer, number=number, now=request.now, **told)


LESSON = ("planned", "happened", "why", "change", "indicator", "tuning")
STEPS: dict[str, Step] = {
    "begin": _begin,
    "calm": _calm,
    "assess": _assess,
    "evaluate": _evaluate,
    "move": _move,
    "residual": _residual,
    "damage": _damage,
    "verify": _verify,
    "plan": _plan,
    "progress": _progress,
    "drop": _drop,
    "learn": _learn,
}


@door(*READS)
def lessons(request: OfficeRequest) -> HttpResponse:
    """Search what was learnt from the cases that the viewer may read."""
    told = request.GET.get("q", "").strip()[:120]
    rows = queries.lessons(request.viewer, words=told)
    page = Paginator(rows, 20).get_page(request.GET.get("page"))
    context = {"page": page, "q": told, "now": request.now}
    return render(request, "recover/lessons.html", context)
