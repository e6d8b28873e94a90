"""A wave is closed with weights, weighed anew, published by a second person."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from django.db import transaction

from serasi.measure.actions.residual import ask_visits
from serasi.measure.actions.rows import run_wave
from serasi.measure.models import (
    PaperEntry,
    RespondentWeight,
    Wave,
    WaveKind,
    WaveState,
    WeightSet,
    Withdrawal,
)
from serasi.measure.queries import residual
from serasi.measure.queries.counted import counted, export_of, is_scored, latest_weights
from serasi.measure.queries.units import missing_for_weights, units_of
from serasi.measure.weighting import Weighted, read_margins, weigh
from serasi.network.policy import Viewer
from serasi.problems import PUBLISH_SECOND, VERSION_MIXED, WAVE_INCOMPLETE, WAVE_STATE, Problem
from serasi.science import harmony, surveys
from serasi.trail.actions import record

SAMPLED = frozenset({WaveKind.PROBABILITY, WaveKind.RESIDUAL})
SETTLED = frozenset({WaveState.CLOSED, WaveState.PUBLISHED})


@transaction.atomic
def close_wave(actor: Viewer, *, wave: str, margins: str = "", now: datetime) -> WeightSet:
    """End the field and make the first version of the weights, with the report they give.

    Raises
    ------
    Problem
        S1359 with what is not done yet, S1334 mixed versions, S1360 and S1361 for margins.
    """
    row = run_wave(actor, wave, WaveState.FIELD)
    faults = _unfinished(row)
    if faults:
        raise Problem(WAVE_INCOMPLETE, wave=row.code, what="; ".join(faults))
    row.state, row.closed_at, row.closed_by_id = WaveState.CLOSED, now, actor.person_id
    row.save(update_fields=["state", "closed_at", "closed_by"])
    made = _weigh(actor, row, margins, now=now)
    record(
        actor.key, action="wave.closed", subject=row.subject, now=now,
        data={"interviews": made.taken, "version": made.version},
    )  # fmt: skip
    return made


@transaction.atomic
def weigh_again(actor: Viewer, *, wave: str, margins: str = "", now: datetime) -> WeightSet:
    """Make a further version of the weights of a closed wave; the earlier ones stay as they are."""
    row = run_wave(actor, wave, *SETTLED)
    made = _weigh(actor, row, margins, now=now)
    record(
        actor.key, action="wave.weighed", subject=row.subject, now=now,
        data={"version": made.version, "interviews": made.taken},
    )  # fmt: skip
    return made


def _unfinished(row: Wave) -> list[str]:
    open_papers = PaperEntry.objects.filter(wave=row, interview=None).count()
    faults = [f"{open_papers} formulir kertas belum selesai"] if open_papers else []
    if row.kind in SAMPLED:
        return faults + missing_for_weights(row)
    return faults if counted(row).exists() else [*faults, "belum ada wawancara"]


def _weigh(actor: Viewer, row: Wave, margins: str, *, now: datetime) -> WeightSet:
    _refuse_mixed(row)
    weighted = (
        weigh(units_of(row), read_margins(margins)) if row.kind in SAMPLED else Weighted({}, {})
    )
    before = latest_weights(row)
    made = WeightSet.objects.create(
        wave=row,
        version=(before.version if before else 0) + 1,
        made_at=now,
        made_by_id=actor.person_id,
        recipe={},
        digest=_digest(weighted),
        taken=counted(row).count(),
    )
    RespondentWeight.objects.bulk_create(
        (
            RespondentWeight(weights=made, interview_id=pk, base=base, weight=weight)
            for pk, (base, weight) in sorted(weighted.weights.items())
        ),
        batch_size=1000,
    )
    gone = Withdrawal.objects.filter(wave=row)
    made.recipe = {
        **weighted.recipe,
        "withdrawn": gone.count(),
        "withdrawn_after_closing": gone.filter(after_closing=True).count(),
        "report": _report(row, made),
    }
    if row.kind == WaveKind.RESIDUAL:
        made.recipe["residual"] = residual.measured(row, made)
    made.save(update_fields=["recipe"])
    return made


def _refuse_mixed(row: Wave) -> None:
    versions = set(counted(row).values_list("instrument", flat=True)) - {row.instrument}
    if versions:
        raise Problem(VERSION_MIXED, given=", ".join(sorted(versions)), wanted=row.instrument)


def _digest(weighted: Weighted) -> str:
    lines = [f"{pk} {weight!r}" for pk, (_base, weight) in sorted(weighted.weights.items())]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _report(row: Wave, made: WeightSet) -> dict[str, Any] | None:
    """Return the figures as `serasi measure score` gives them; kept, they outlast the answers."""
    if not is_scored(row):
        return None
    export = export_of(row, made)
    try:
        plan = harmony.read_plan(export.design)
        read = harmony.read_responses(export.responses.splitlines(), plan)
        if not read.usable:
            stops = [flaw.sentence for flaw in read.flaws if flaw.stops]
            raise Problem(WAVE_INCOMPLETE, wave=row.code, what=(stops or ["tanpa jawaban"])[0])
        return harmony.score_report(read, harmony.measured_responses(read))
    except (harmony.Refused, surveys.Refused) as refused:
        raise Problem(WAVE_INCOMPLETE, wave=row.code, what=str(refused)) from refused


@transaction.atomic
def publish_wave(actor: Viewer, *, wave: str, now: datetime) -> Wave:
    """Publish the figures of the newest weights; another person than who closed the wave does."""
    row = run_wave(actor, wave, WaveState.CLOSED)
    if actor.person_id is None or actor.person_id == row.closed_by_id:
        raise Problem(PUBLISH_SECOND, wave=row.code)
    newest = latest_weights(row)
    if newest is None:
        raise Problem(WAVE_STATE, wave=row.code, state=WaveState(row.state).label)
    row.state, row.published_at = WaveState.PUBLISHED, now
    row.published_by_id, row.published_version = actor.person_id, newest.version
    row.save(update_fields=["state", "published_at", "published_by", "published_version"])
    record(
        actor.key, action="wave.published", subject=row.subject, now=now,
        data={"version": newest.version},
    )  # fmt: skip
    ask_visits(row, now=now)
    return row
