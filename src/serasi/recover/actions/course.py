"""The course of a recovery: begin, assess, move on, plan the residual check, learn, close."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from serasi.network.models import Agency
from serasi.network.policy import Viewer, system_viewer
from serasi.network.queries import agencies_handling, duties
from serasi.network.walls import opened
from serasi.problems import (
    FORM_INVALID,
    LESSON_EARLY,
    NOT_ALLOWED,
    RECOVERY_MOVED,
    RECOVERY_STAGE,
    STAY_DATES,
    Problem,
)
from serasi.recover import params, rules
from serasi.recover.actions.rows import (
    fulfilled,
    locked_case_for_work,
    locked_recovery,
    origin_of,
    promised,
)
from serasi.recover.models import Lesson, Plan, Recovery, Stage
from serasi.recover.phrases import WHY_NO_STAGE
from serasi.recover.queries.totals import unresolved
from serasi.regions.zones import end_of_day, local_day
from serasi.respond.actions.rows import locked
from serasi.respond.models import Case
from serasi.respond.models import Stage as CaseStage
from serasi.respond.queries.standing import may_handle
from serasi.trail.actions import record
from serasi.warn.indicators import INDICATORS


def _locked(
    actor: Viewer, number: str, *, now: datetime, version: int | None = None
) -> tuple[Case, Recovery]:
    row = locked_case_for_work(actor, number)
    recovery = locked_recovery(row, actor=actor, now=now)
    if version is not None and recovery.version != version:
        stage = recovery.get_stage_display()
        raise Problem(RECOVERY_MOVED, number=row.number, stage=stage)
    return row, recovery


def _saved(recovery: Recovery, *fields: str) -> Recovery:
    recovery.version += 1
    recovery.save(update_fields=[*fields, "version"])
    return recovery


@transaction.atomic
def begin_recovery(actor: Viewer, *, number: str, now: datetime) -> Recovery:
    """Begin the recovery of a case; one that has begun is left as it is."""
    row = locked_case_for_work(actor, number)
    before = Recovery.objects.filter(case=row).first()
    if before is not None:
        return before
    made = locked_recovery(row, actor=actor, now=now)
    record(actor.key, action="recovery.begun", subject=row.subject, now=now)
    return made


@transaction.atomic
def set_calm(actor: Viewer, *, number: str, on: date, now: datetime) -> Recovery:
    """Write down since when it is calm; the clock of the assessment runs from then."""
    row, recovery = _locked(actor, number, now=now)
    if on > local_day(now, row.area_id):
        raise Problem(STAY_DATES, why=_("tenang di masa depan"))
    if row.last_violence_on is not None and on < row.last_violence_on:
        raise Problem(STAY_DATES, why=_("tenang sebelum kekerasan terakhir"))
    recovery.calm_on = on
    record(actor.key, action="recovery.calm", subject=row.subject, now=now, data={"on": on})
    return _saved(recovery, "calm_on")


@transaction.atomic
def assess(
    actor: Viewer, *, number: str, needs: str, social_capital: str, now: datetime
) -> Recovery:
    """Write the assessment after the conflict: what is needed, and what trust is left."""
    row, recovery = _locked(actor, number, now=now)
    if not needs.strip() or not social_capital.strip():
        raise Problem(FORM_INVALID, what=_("kebutuhan dan modal sosial"))
    recovery.assessment = needs.strip()[:8000]
    recovery.social_capital = social_capital.strip()[:8000]
    recovery.assessed_at, recovery.assessed_by_id = now, actor.person_id
    record(actor.key, action="recovery.assessed", subject=row.subject, now=now)
    return _saved(recovery, "assessment", "social_capital", "assessed_at", "assessed_by")


@transaction.atomic
def evaluate(actor: Viewer, *, number: str, words: str, now: datetime) -> Recovery:
    """Write how far people live together again; a recovery closes only with it."""
    row, recovery = _locked(actor, number, now=now)
    if not words.strip():
        raise Problem(FORM_INVALID, what=_("evaluasi"))
    recovery.evaluation = words.strip()[:8000]
    record(actor.key, action="recovery.evaluated", subject=row.subject, now=now)
    return _saved(recovery, "evaluation")


def hindrances(recovery: Recovery, to: Stage) -> list[str]:
    """Return why a recovery may not go to a stage, as keys of the sentences; none if it may."""
    here = Stage(recovery.stage)
    if to not in rules.FOLLOWS[here]:
        return ["order"]
    found = []
    if here == Stage.ASSESSMENT and recovery.assessed_at is None:
        found.append("assessment")
    running = Plan.objects.filter(case=recovery.case, state=Plan.State.OPEN)
    if to in (Stage.EVALUATION, Stage.CLOSED) and running.exists():
        found.append("plans")
    if to == Stage.CLOSED:
        if not recovery.evaluation:
            found.append("evaluation")
        if unresolved(recovery.case):
            found.append("displaced")
        if recovery.residual_on is None:
            found.append("residual")
    return found


def _words(keys: Iterable[str]) -> str:
    return "; ".join(str(WHY_NO_STAGE[key]) for key in keys)


@transaction.atomic
def move_recovery(actor: Viewer, *, number: str, to: str, version: int, now: datetime) -> Recovery:
    """Move a recovery on; a step that may not be taken says everything that stands against it."""
    row, recovery = _locked(actor, number, now=now, version=version)
    if to not in Stage.values:
        raise Problem(FORM_INVALID, what=_("tahap"))
    wanted = Stage(to)
    against = hindrances(recovery, wanted)
    if against:
        raise Problem(
            RECOVERY_STAGE,
            stage=recovery.get_stage_display(),
            wanted=wanted.label,
            why=_words(against),
        )
    was = recovery.stage
    recovery.stage = wanted
    recovery.closed_at = now if wanted == Stage.CLOSED else None
    record(
        actor.key,
        action="recovery.moved",
        subject=row.subject,
        now=now,
        data={"was": was, "stage": to},
    )
    return _saved(recovery, "stage", "closed_at")


@transaction.atomic
def plan_residual(actor: Viewer, *, number: str, on: date, now: datetime) -> Recovery:
    """Plan the check of residual harmony; its result comes from the survey, later."""
    row, recovery = _locked(actor, number, now=now)
    if on <= local_day(now, row.area_id):
        raise Problem(STAY_DATES, why=_("cek residual direncanakan untuk hari yang akan datang"))
    recovery.residual_on = on
    record(actor.key, action="residual.planned", subject=row.subject, now=now, data={"on": on})
    return _saved(recovery, "residual_on")


@transaction.atomic
def write_lesson(
    actor: Viewer,
    *,
    number: str,
    planned: str,
    happened: str,
    why: str,
    change: str,
    now: datetime,
    indicator: str = "",
    tuning: str = "",
) -> Lesson:
    """Write what was learnt (AAR) once the case is closed; its duty is done with it."""
    row = locked(actor, number)
    if not may_handle(actor, row):
        raise Problem(NOT_ALLOWED)
    if row.stage != CaseStage.CLOSED:
        raise Problem(LESSON_EARLY, number=row.number, stage=row.get_stage_display())
    told = [text.strip() for text in (planned, happened, why, change)]
    if not all(told):
        raise Problem(FORM_INVALID, what=_("direncanakan, terjadi, sebab, dan perubahan"))
    if indicator and indicator not in INDICATORS:
        raise Problem(FORM_INVALID, what=_("kode indikator"))
    made = Lesson.objects.create(
        case=row,
        planned=told[0][:4000],
        happened=told[1][:4000],
        why=told[2][:4000],
        change=told[3][:4000],
        indicator=indicator,
        tuning=tuning.strip()[:300],
        written_at=now,
        written_by_id=actor.person_id,
    )
    _lesson_done(actor, row, now=now)
    record(actor.key, action="lesson.written", subject=row.subject, now=now)
    return made


def _lesson_done(actor: Viewer, row: Case, *, now: datetime) -> None:
    mine = duties(actor).filter(origin=origin_of(row), state="open")
    for duty_id in mine.filter(what=lesson_words(row)).values_list("pk", flat=True):
        fulfilled(actor, duty_id, evidence=_("Pelajaran tertulis."), now=now)


def lesson_words(row: Case) -> str:
    """Return the words of the duty to learn from a case."""
    return _("Tulis pelajaran (AAR) %(number)s") % {"number": row.number}


@transaction.atomic
def ask_lesson(*, case_id: int, now: datetime) -> None:
    """Let the agency that led a closed case owe what was learnt from it, within the clock."""
    house = system_viewer("recover.ask_lesson")
    with opened():
        row = Case.objects.select_for_update(of=("self",)).filter(pk=case_id).first()
        if row is None or row.stage != CaseStage.CLOSED:
            return
        if Lesson.objects.filter(case=row, written_at__gte=row.closed_at).exists():
            return
        recovery = locked_recovery(row, actor=house, now=now)
        due = local_day(now, row.area_id) + params.days("lesson_days", area=row.area_id, now=now)
        recovery.lesson_due_on = due
        _saved(recovery, "lesson_due_on")
        by = _who_learns(row, now=now)
        if by is not None:
            promised(
                house,
                row,
                what=lesson_words(row),
                by=by,
                to=None,
                area=row.area_id,
                due_at=end_of_day(due, row.area_id),
                now=now,
            )


def _who_learns(row: Case, *, now: datetime) -> Agency | None:
    """Return who owes the lessons: the agency that led, else the desk where the case began.

    A lead that was dissolved or answers elsewhere owes nothing here, and must not undo the closing.
    """
    on = local_day(now, row.area_id)
    near = agencies_handling([row.area_id], on=on)
    return near.filter(pk=row.lead_id).first() or near.filter(kind="bakesbangpol").first()
