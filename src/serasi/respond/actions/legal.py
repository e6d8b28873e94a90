"""The legal status: each step by its authority, after its precondition, with its paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from serasi.network.policy import Viewer
from serasi.network.queries import param
from serasi.network.roles import Can
from serasi.network.serials import next_serial
from serasi.network.walls import opened
from serasi.problems import (
    CASE_CLOSED,
    CASE_MOVED,
    FORM_INVALID,
    NOT_ALLOWED,
    NOT_FOUND,
    STATUS_CONDITIONS,
    STATUS_CONSULT,
    STATUS_DAYS,
    STATUS_DECREE,
    STATUS_EXTENDED,
    STATUS_NOT_YOURS,
    STATUS_ORDER,
    STATUS_STATE,
    TNI_BEFORE_STATUS,
    Problem,
)
from serasi.regions.zones import local_day
from serasi.respond import clocks, law, rules
from serasi.respond.actions.rows import locked, need_reason
from serasi.respond.models import Case, ConflictStatus, Reach, Stage
from serasi.respond.queries.scope import visible_to
from serasi.respond.queries.standing import areas_of
from serasi.trail.actions import record

State = ConflictStatus.State
HOUSE = "system"


@dataclass(frozen=True)
class Conditions:
    """The two conditions of law, each by the paper that shows it; empty where it is not shown."""

    uncontrolled_paper: str = ""
    disrupted_paper: str = ""


def _next_number(now: datetime) -> str:
    year = timezone.localtime(now).year
    return f"SK-{year}-{next_serial(ConflictStatus.objects.all(), f'SK-{year}-'):04d}"


def _status(actor: Viewer, number: str, *, version: int | None = None) -> ConflictStatus:
    row = (
        ConflictStatus.objects.select_for_update(of=("self",))
        .filter(number=number, case__in=visible_to(actor).values("pk"))
        .select_related("case")
        .first()
    )
    if row is None:
        raise Problem(NOT_FOUND)
    if version is not None and row.version != version:
        raise Problem(CASE_MOVED, number=row.number, stage=State(row.state).label)
    return row


def _need_state(row: ConflictStatus, step: str) -> None:
    if row.state not in rules.STEP[step].from_states:
        raise Problem(STATUS_STATE, number=row.number, state=State(row.state).label)


def _need_running(row: ConflictStatus, today: date) -> date:
    """Return the last day of a declared status, or refuse one whose days are over."""
    if row.ends_on is None or row.ends_on < today:
        raise Problem(STATUS_STATE, number=row.number, state=State.LAPSED.label)
    return row.ends_on


def may_declare(actor: Viewer, row: ConflictStatus) -> bool:
    """Say whether somebody is the authority of a status, by how far the conflict reaches."""
    where = rules.deciding_area(Reach(row.reach), row.case.area_id)
    return actor.can(Can.STATUS, area=where)


def may_prepare(actor: Viewer, case: Case) -> bool:
    """Say whether somebody may propose a status and write the consultation down: at the regency."""
    where = case.area_id[:5]
    return actor.can(Can.HANDLE, area=where) or actor.can(Can.STATUS, area=where)


def _need_authority(actor: Viewer, row: ConflictStatus) -> None:
    if not may_declare(actor, row):
        reach = Reach(row.reach)
        raise Problem(
            STATUS_NOT_YOURS,
            reach=reach.label,
            who=rules.WHO_DECLARES[reach],
            article=rules.GROUND_OF_REACH[reach].article,
        )


def _save(row: ConflictStatus, actor: str, step: str, *, now: datetime, reason: str = "") -> None:
    row.version += 1
    row.save()
    record(
        actor,
        action=f"status.{step}",
        subject=row.case.subject,
        now=now,
        data={"status": row.number, "state": row.state},
        reason=reason,
    )


@transaction.atomic
def propose_status(
    actor: Viewer, *, case: str, conditions: Conditions, now: datetime
) -> ConflictStatus:
    """Propose the legal status of a case, by the papers of both conditions."""
    found = locked(actor, case)
    if not may_prepare(actor, found):
        raise Problem(NOT_ALLOWED)
    if found.stage == Stage.CLOSED:
        raise Problem(CASE_CLOSED, number=found.number)
    police, office = conditions.uncontrolled_paper.strip(), conditions.disrupted_paper.strip()
    missing = rules.missing_conditions(uncontrolled=bool(police), disrupted=bool(office))
    if missing:
        raise Problem(
            STATUS_CONDITIONS,
            missing=", ".join(str(one) for one in missing),
            article=law.BOTH.article,
            words=law.BOTH.words,
        )
    live = ConflictStatus.objects.filter(
        case=found, state__in=(State.PROPOSED, State.CONSULTED, State.DECLARED)
    ).first()
    if live is not None:
        raise Problem(STATUS_STATE, number=live.number, state=State(live.state).label)
    row = ConflictStatus(
        case=found,
        number=_next_number(now),
        reach=rules.reach_of(areas_of(found)),
        uncontrolled=True,
        uncontrolled_paper=police[:300],
        disrupted=True,
        disrupted_paper=office[:300],
        proposed_at=now,
        proposed_by_id=actor.person_id,
        version=0,
    )
    _save(row, actor.key, "proposed", now=now)
    return row


@transaction.atomic
def consult(
    actor: Viewer, *, number: str, version: int, on: date, whom: str, paper: str, now: datetime
) -> ConflictStatus:
    """Write down that the leaders of the DPRD were consulted: when, whom, and by which paper."""
    row = _status(actor, number, version=version)
    if not may_prepare(actor, row.case):
        raise Problem(NOT_ALLOWED)
    _need_state(row, "consult")
    proposed = local_day(row.proposed_at, row.case.area_id)
    if not proposed <= on <= local_day(now, row.case.area_id) or not (
        whom.strip() and paper.strip()
    ):
        raise Problem(
            FORM_INVALID, what="tanggal konsultasi sejak usul, siapa, dan berita acaranya"
        )
    row.state = State.CONSULTED
    row.reach = rules.reach_of(areas_of(row.case))
    row.consulted_on = on
    row.consulted_with = whom.strip()[:300]
    row.consultation_paper = paper.strip()[:300]
    _save(row, actor.key, "consulted", now=now)
    return row


@transaction.atomic
def declare(
    actor: Viewer,
    *,
    number: str,
    version: int,
    decree: str,
    starts_on: date,
    days: int,
    now: datetime,
) -> ConflictStatus:
    """Declare the status for a number of days of the area, the first included; by its authority."""
    row = _status(actor, number, version=version)
    # The case may have come to touch another region since the status was proposed.
    row.reach = rules.reach_of(areas_of(row.case))
    _need_authority(actor, row)
    if row.state == State.PROPOSED:
        ground = rules.GROUND_OF_REACH[Reach(row.reach)]
        raise Problem(STATUS_CONSULT, article=ground.article, words=ground.words)
    _need_state(row, "declare")
    if not decree.strip():
        raise Problem(STATUS_DECREE)
    today = local_day(now, row.case.area_id)
    most = param(law.DAYS, on=today)
    if not (today - timedelta(days=1) <= starts_on <= today and 1 <= days <= most):
        raise Problem(STATUS_DAYS, days=most, article=law.DURATION.article)
    if row.consulted_on is None or starts_on < row.consulted_on:
        raise Problem(STATUS_ORDER, what="status mulai paling awal pada hari konsultasi DPRD")
    row.state = State.DECLARED
    row.decree = decree.strip()[:120]
    row.declared_by_id = actor.person_id
    row.declared_at = now
    row.starts_on = starts_on
    row.ends_on = clocks.last_day(starts_on, days)
    _save(row, actor.key, "declared", now=now)
    return row


@transaction.atomic
def extend(
    actor: Viewer,
    *,
    number: str,
    version: int,
    days: int,
    consulted_on: date,
    paper: str,
    decree: str,
    now: datetime,
) -> ConflictStatus:
    """Let a declared status hold longer, after another consultation; the legal table says how."""
    row = _status(actor, number, version=version)
    _need_authority(actor, row)
    _need_state(row, "extend")
    today = local_day(now, row.case.area_id)
    most = param(law.EXTENSION_DAYS, on=today)
    times = param(law.EXTENSIONS, on=today)
    if len(row.extensions) >= times:
        raise Problem(STATUS_EXTENDED, count=times, article=law.EXTENSION.article)
    before = _need_running(row, today)
    if not 1 <= days <= most:
        raise Problem(STATUS_DAYS, days=most, article=law.EXTENSION.article)
    held = [row.consulted_on, *(date.fromisoformat(e["consulted_on"]) for e in row.extensions)]
    last = max(filter(None, held))
    if not last < consulted_on <= today or not paper.strip():
        raise Problem(STATUS_CONSULT, article=law.EXTENSION.article, words=law.EXTENSION.words)
    if not decree.strip():
        raise Problem(STATUS_DECREE)
    row.ends_on = before + timedelta(days=days)
    row.extensions = [
        *row.extensions,
        {
            "from": before.isoformat(), "to": row.ends_on.isoformat(), "decree": decree.strip(),
            "consulted_on": consulted_on.isoformat(), "paper": paper.strip()[:300],
            "by": actor.key,
        },
    ]  # fmt: skip
    _save(row, actor.key, "extended", now=now)
    return row


@transaction.atomic
def ask_tni(
    actor: Viewer, *, number: str, version: int, letter: str, now: datetime
) -> ConflictStatus:
    """Write down the letter that asks for the help of the TNI; only while a status holds."""
    row = _status(actor, number, version=version)
    _need_authority(actor, row)
    if row.state in (State.PROPOSED, State.CONSULTED, State.REFUSED):
        raise Problem(TNI_BEFORE_STATUS, article=law.TNI.article, words=law.TNI.words)
    _need_state(row, "ask_tni")
    _need_running(row, local_day(now, row.case.area_id))
    row.tni_letter = need_reason(letter)[:300]
    row.tni_asked_at = now
    _save(row, actor.key, "tni_asked", now=now, reason=row.tni_letter)
    return row


@transaction.atomic
def lift(
    actor: Viewer, *, number: str, version: int, decree: str, reason: str, now: datetime
) -> ConflictStatus:
    """Lift a declared status before its days are over."""
    row = _status(actor, number, version=version)
    _need_authority(actor, row)
    _need_state(row, "lift")
    _need_running(row, local_day(now, row.case.area_id))
    if not decree.strip():
        raise Problem(STATUS_DECREE)
    _end(
        row, State.LIFTED, f"{need_reason(reason)} ({decree.strip()})", by=actor.person_id, now=now
    )
    _save(row, actor.key, "lifted", now=now, reason=row.end_reason)
    return row


@transaction.atomic
def refuse_status(
    actor: Viewer, *, number: str, version: int, reason: str, now: datetime
) -> ConflictStatus:
    """Decide that no status is declared, and say why; the case goes on in the ordinary way."""
    row = _status(actor, number, version=version)
    _need_authority(actor, row)
    _need_state(row, "refuse")
    _end(row, State.REFUSED, need_reason(reason), by=actor.person_id, now=now)
    _save(row, actor.key, "refused", now=now, reason=row.end_reason)
    return row


def _end(row: ConflictStatus, state: str, reason: str, *, by: int | None, now: datetime) -> None:
    row.state = state
    row.ended_at = now
    row.ended_by_id = by
    row.end_reason = reason[:500]


@transaction.atomic
def lapse_statuses(*, now: datetime) -> list[ConflictStatus]:
    """End the statuses whose last day is over in their own area; return them."""
    over = []
    with opened():
        rows = ConflictStatus.objects.select_for_update(of=("self",)).filter(state=State.DECLARED)
        for row in rows.select_related("case"):
            today = local_day(now, row.case.area_id)
            if row.ends_on is not None and clocks.days_left(row.ends_on, today) < 0:
                _end(row, State.LAPSED, f"Masa habis {row.ends_on:%d/%m/%Y}.", by=None, now=now)
                _save(row, HOUSE, "lapsed", now=now)
                over.append(row)
    return over
