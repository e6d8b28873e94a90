"""The answers of a wave leave the house as two files; who took them is recorded."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from serasi.measure.actions.rows import run_wave
from serasi.measure.models import WaveState
from serasi.measure.queries.counted import Export, export_of, latest_weights
from serasi.network.policy import Viewer
from serasi.trail.actions import record


@transaction.atomic
def export_files(actor: Viewer, *, wave: str, now: datetime) -> Export:
    """Return RESPONSES.csv and DESIGN.toml with the newest weights."""
    row = run_wave(actor, wave, *WaveState.values)
    weights = latest_weights(row)
    made = export_of(row, weights)
    record(
        actor.key, action="wave.exported", subject=row.subject, now=now,
        data={"rows": made.rows, "version": weights.version if weights else None},
    )  # fmt: skip
    return made
