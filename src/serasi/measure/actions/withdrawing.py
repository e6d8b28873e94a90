"""A respondent withdraws by the code of the slip; what was answered is destroyed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from serasi.measure.actions.closing import SETTLED
from serasi.measure.actions.rows import need_reason, run_wave
from serasi.measure.models import Interview, PaperEntry, WaveState, Withdrawal
from serasi.measure.slips import slip_as_written
from serasi.network.policy import Viewer
from serasi.problems import CHECK_UNKNOWN, SLIP_UNKNOWN, SLIP_WITHDRAWN, Problem
from serasi.trail.actions import record

TOLD = (
    "answers", "sides", "lat", "lng", "accuracy_m", "sex", "age_group", "adults", "person_chance",
    "started_at", "ended_at", "clock_offset", "digest", "withdrawn_at",
)  # fmt: skip
"""What of an interview tells anything of the respondent, and the mark that it is gone."""


@transaction.atomic
def withdraw(actor: Viewer, *, wave: str, slip: str, now: datetime) -> Withdrawal:
    """Destroy the answers that a slip names; that somebody withdrew, and when, stays.

    What was published before stays as it was published; weights made afterwards are without this
    respondent and say so.

    Raises
    ------
    Problem
        S1357 a code that is none of this wave, S1358 one that was withdrawn before.
    """
    row = run_wave(actor, wave, WaveState.FIELD, *SETTLED)
    code = slip_as_written(slip)
    one = (
        Interview.objects.select_for_update(of=("self",)).filter(wave=row, slip=code).first()
        if code
        else None
    )
    if one is None:
        raise Problem(SLIP_UNKNOWN, slip=slip.strip()[:12])
    if one.withdrawn_at is not None:
        raise Problem(
            SLIP_WITHDRAWN, slip=code, day=f"{timezone.localdate(one.withdrawn_at):%d/%m/%Y}"
        )
    one.answers, one.sides, one.digest, one.withdrawn_at = {}, {}, "", now
    one.lat = one.lng = one.accuracy_m = one.person_chance = None
    one.sex = one.age_group = one.adults = None
    one.started_at = one.ended_at = one.clock_offset = None
    one.save(update_fields=list(TOLD))
    PaperEntry.objects.filter(interview=one).update(first={}, second={}, settled={})
    made = Withdrawal.objects.create(
        wave=row, interview=one, at=now, by_id=actor.person_id, after_closing=row.state in SETTLED
    )
    record(
        actor.key, action="interview.withdrawn", subject=row.subject, now=now,
        data={"serial": one.serial, "after_closing": made.after_closing},
    )  # fmt: skip
    return made


@transaction.atomic
def set_aside(actor: Viewer, *, wave: str, serial: int, reason: str, now: datetime) -> Interview:
    """Let an interview count nowhere, such as one of two of a household; the reason is kept."""
    row = run_wave(actor, wave, WaveState.FIELD)
    one = (
        Interview.objects.select_for_update(of=("self",))
        .filter(wave=row, serial=serial, set_aside_at=None, withdrawn_at=None)
        .first()
    )
    if one is None:
        raise Problem(CHECK_UNKNOWN)
    one.set_aside_at, one.set_aside_reason = now, need_reason(reason)
    one.save(update_fields=["set_aside_at", "set_aside_reason"])
    record(
        actor.key, action="interview.set_aside", subject=row.subject, now=now,
        data={"serial": serial}, reason=one.set_aside_reason,
    )  # fmt: skip
    return one
