"""The answers of a wave leave the house by four eyes: one asks, another agrees, the first takes.

What describes the file and holds no answer (DESIGN.toml) is given to whoever runs the survey.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from serasi.measure.actions.rows import run_wave
from serasi.measure.models import AnswersExport, Wave, WaveState
from serasi.measure.queries.counted import Export, export_of, latest_weights
from serasi.network.policy import Viewer
from serasi.problems import (
    NOT_FOUND,
    REASON_NEEDED,
    SEALED_EXPORT_MOVED,
    SEALED_EXPORT_OWN,
    Problem,
)
from serasi.trail.actions import record

SHORTEST_WHY, SHORTEST_ANSWER = 20, 8
LIFE = timedelta(hours=24)
State = AnswersExport.State


@transaction.atomic
def ask_answers(actor: Viewer, *, wave: str, why: str, now: datetime) -> AnswersExport:
    """Ask for the answers of a wave by respondent; who asked already has that request."""
    row = run_wave(actor, wave, *WaveState.values)
    if actor.person_id is None:
        raise Problem(NOT_FOUND)
    reason = _reason(why, SHORTEST_WHY)
    _end_lapsed(row, actor, now)
    open_ones = AnswersExport.objects.filter(wave=row, asked_by_id=actor.person_id)
    if found := open_ones.filter(state__in=(State.ASKED, State.APPROVED)).first():
        raise Problem(SEALED_EXPORT_MOVED, state=State(found.state).label)
    made = AnswersExport.objects.create(
        wave=row, why=reason, asked_by_id=actor.person_id, asked_at=now
    )
    _note(actor, row, made, "wave.answers_asked", now=now, reason=reason)
    return made


def _reason(words: str, shortest: int) -> str:
    why = " ".join(words.split())
    if len(why) < shortest:
        raise Problem(REASON_NEEDED)
    return why[:500]


def _end_lapsed(row: Wave, actor: Viewer, now: datetime) -> None:
    AnswersExport.objects.filter(
        wave=row, asked_by_id=actor.person_id, state=State.APPROVED, until__lt=now
    ).update(state=State.WITHDRAWN)


def _note(
    actor: Viewer,
    row: Wave,
    one: AnswersExport,
    action: str,
    *,
    now: datetime,
    reason: str = "",
    **more: object,
) -> None:
    data = {"request": one.pk, **more}
    record(actor.key, action=action, subject=row.subject, now=now, data=data, reason=reason)


@transaction.atomic
def decide_answers(
    actor: Viewer, *, wave: str, request: int, agree: bool, answer: str, now: datetime
) -> AnswersExport:
    """Agree to somebody else's request, or refuse it with the reason.

    Raises
    ------
    Problem
        S638 for one's own request, S639 for one that is decided.
    """
    row = run_wave(actor, wave, *WaveState.values)
    one = AnswersExport.objects.select_for_update(of=("self",)).filter(wave=row, pk=request).first()
    if one is None:
        raise Problem(NOT_FOUND)
    if one.state != State.ASKED:
        raise Problem(SEALED_EXPORT_MOVED, state=State(one.state).label)
    if one.asked_by_id == actor.person_id or actor.person_id is None:
        raise Problem(SEALED_EXPORT_OWN)
    one.answer = _reason(answer, 0 if agree else SHORTEST_ANSWER)
    one.state = State.APPROVED if agree else State.REFUSED
    one.until = now + LIFE if agree else None
    one.decided_by_id, one.decided_at = actor.person_id, now
    one.save(update_fields=["state", "answer", "until", "decided_by", "decided_at"])
    _note(actor, row, one, f"wave.answers_{one.state}", now=now, reason=one.answer)
    return one


def _own(actor: Viewer, row: Wave, *states: State) -> AnswersExport:
    found = (
        AnswersExport.objects.select_for_update(of=("self",))
        .filter(wave=row, asked_by_id=actor.person_id or 0)
        .order_by("-asked_at", "-pk")
        .first()
    )
    if found is None:
        raise Problem(SEALED_EXPORT_MOVED, state=_("tidak ada"))
    if found.state not in states:
        raise Problem(SEALED_EXPORT_MOVED, state=State(found.state).label)
    return found


@transaction.atomic
def withdraw_answers(actor: Viewer, *, wave: str, now: datetime) -> AnswersExport:
    """Take back one's own request."""
    row = run_wave(actor, wave, *WaveState.values)
    one = _own(actor, row, State.ASKED, State.APPROVED)
    one.state = State.WITHDRAWN
    one.save(update_fields=["state"])
    _note(actor, row, one, "wave.answers_withdrawn", now=now)
    return one


@transaction.atomic
def fetch_answers(actor: Viewer, *, wave: str, now: datetime) -> Export:
    """Return RESPONSES.csv and DESIGN.toml with the newest weights, once, to who asked.

    Raises
    ------
    Problem
        S639 where nobody agreed, the day is over, or the file was taken.
    """
    row = run_wave(actor, wave, *WaveState.values)
    one = _own(actor, row, State.APPROVED)
    if one.until is None or one.until < now:
        raise Problem(SEALED_EXPORT_MOVED, state=_("lewat waktunya"))
    weights = latest_weights(row)
    made = export_of(row, weights)
    one.state, one.fetched_at, one.rows = State.FETCHED, now, made.rows
    one.version = weights.version if weights else None
    one.sha256 = hashlib.sha256(made.responses.encode()).hexdigest()
    one.save(update_fields=["state", "fetched_at", "rows", "version", "sha256"])
    _note(
        actor, row, one, "wave.exported", now=now, rows=made.rows, version=one.version,
        sha256=one.sha256,
    )  # fmt: skip
    return made
