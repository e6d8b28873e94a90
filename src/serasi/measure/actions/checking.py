"""Spot checks: one interview in ten is drawn by lot, and a supervisor asks again at the door."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from math import ceil

from django.db import transaction

from serasi.measure.actions.rows import run_wave
from serasi.measure.models import Interview, SpotCheck, WaveState
from serasi.network.policy import Viewer
from serasi.problems import CHECK_UNKNOWN, Problem
from serasi.science.surveys import lot
from serasi.trail.actions import record

SHARE = 0.1
FALSE = "Pemeriksaan ulang: tidak pernah diwawancarai."


@transaction.atomic
def draw_spot_checks(actor: Viewer, *, wave: str, now: datetime) -> int:
    """Draw further interviews until one in ten of each interviewer is drawn, at least one.

    By lot from the UUID, so that nobody chooses, and drawing again takes no other ones.
    """
    row = run_wave(actor, wave, WaveState.FIELD)
    mine: dict[object, list[Interview]] = defaultdict(list)
    rows = Interview.objects.filter(
        wave=row, consent=True, withdrawn_at=None, set_aside_at=None
    ).select_related("spot_check")
    for one in rows:
        mine[one.enumerator_label or one.enumerator_id].append(one)
    fresh = []
    for brought in mine.values():
        brought.sort(key=lambda one: (lot(row.seed or 1, one.uuid, "check"), one.serial))
        drawn = sum(hasattr(one, "spot_check") for one in brought)
        left = [one for one in brought if not hasattr(one, "spot_check")]
        fresh += left[: max(0, ceil(SHARE * len(brought)) - drawn)]
    SpotCheck.objects.bulk_create(SpotCheck(interview=one, drawn_at=now) for one in fresh)
    if fresh:
        record(
            actor.key, action="wave.checks_drawn", subject=row.subject, now=now,
            data={"drawn": len(fresh)},
        )  # fmt: skip
    return len(fresh)


@transaction.atomic
def record_spot_check(
    actor: Viewer, *, wave: str, serial: int, result: str, same_person: bool | None, now: datetime
) -> SpotCheck:
    """Write down what a supervisor found; an interview that never was counts nowhere."""
    row = run_wave(actor, wave, WaveState.FIELD)
    check = (
        SpotCheck.objects.select_for_update(of=("self",))
        .select_related("interview")
        .filter(interview__wave=row, interview__serial=serial)
        .first()
    )
    if check is None or result not in SpotCheck.Result.values:
        raise Problem(CHECK_UNKNOWN)
    check.checker_id, check.checked_at = actor.person_id, now
    check.result, check.same_person = result, same_person
    check.save(update_fields=["checker", "checked_at", "result", "same_person"])
    if result == SpotCheck.Result.FALSE:
        one = check.interview
        one.set_aside_at, one.set_aside_reason = now, FALSE
        one.save(update_fields=["set_aside_at", "set_aside_reason"])
    record(
        actor.key, action="wave.checked", subject=row.subject, now=now,
        data={"serial": serial, "result": result},
    )  # fmt: skip
    return check
