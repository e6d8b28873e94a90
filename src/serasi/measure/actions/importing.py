"""A file of KoboToolbox or ODK is taken in: all of it or nothing, and never twice."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from serasi.collect.recap.delimited import read_delimited
from serasi.collect.recap.grid import Grid
from serasi.collect.recap.limits import RecapLimits
from serasi.collect.recap.workbook import read_workbook
from serasi.measure import kobo
from serasi.measure.actions.receiving import receive_interviews
from serasi.measure.actions.rows import run_wave
from serasi.measure.models import Import, Interview, Wave, WaveState
from serasi.measure.payload import digest_of
from serasi.measure.queries.forms import place_choices
from serasi.network.policy import Viewer
from serasi.network.walls import opened
from serasi.problems import FILE_REFUSED, FILE_ROW, FILE_UNREAD, Problem
from serasi.trail.actions import record

LIMITS = RecapLimits(rows=20_000)
ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class Looked:
    """What a file would bring: interviews that are new, that are known, and what is wrong."""

    rows: int
    fresh: list[dict[str, Any]]
    known: int
    faults: list[Problem]


def look_at(row: Wave, *, name: str, content: bytes) -> Looked:
    """Read a file without keeping anything of it."""
    form = kobo.Form(
        version=row.instrument,
        kind=row.kind,
        places=place_choices(row),
        zone=timezone.get_current_timezone(),
    )
    read = kobo.read_grid(_sheet(name, content), form)
    with opened():
        known = {
            str(uuid): (wave, digest)
            for uuid, wave, digest in Interview.objects.filter(
                uuid__in=[payload["uuid"] for _row, payload in read.payloads]
            ).values_list("uuid", "wave_id", "digest")
        }
    fresh, same = [], 0
    for number, payload in read.payloads:
        kept = known.get(payload["uuid"])
        if kept is None:
            fresh.append(payload)
        elif kept in ((row.pk, digest_of(payload)), (row.pk, "")):
            same += 1
        else:
            what = "sudah diterima dengan isi lain; yang pertama tetap dipakai."
            read.faults.append(Problem(FILE_ROW, row=number, column="_uuid", what=what))
    return Looked(len(read.payloads), fresh, same, read.faults)


def _sheet(name: str, content: bytes) -> Grid:
    """Return the sheet with the answers: the first one of a book."""
    try:
        if content[:4] != ZIP:
            return read_delimited(content, name=name, limits=LIMITS)[0]
        sheets = [grid for grid in read_workbook(content, limits=LIMITS) if grid.rows]
    except Problem as refused:
        raise Problem(FILE_UNREAD, what=refused.sentence.rstrip(".")) from refused
    if not sheets:
        raise Problem(FILE_UNREAD, what="buku kerjanya kosong")
    return sheets[0]


@transaction.atomic
def import_file(actor: Viewer, *, wave: str, name: str, content: bytes, now: datetime) -> Import:
    """Take in the interviews of a file that are not known yet.

    Raises
    ------
    Problem
        S1349 not such a file, S1351 with how many faults and the first; nothing is kept then.
    """
    row = run_wave(actor, wave, WaveState.FIELD)
    looked = look_at(row, name=name, content=content)
    if looked.faults:
        raise Problem(FILE_REFUSED, count=len(looked.faults), first=looked.faults[0].sentence)
    if looked.fresh:
        receive_interviews(actor, wave=row.code, payloads=list(looked.fresh), now=now)
    made = Import.objects.create(
        wave=row,
        name=name[:120],
        digest=hashlib.sha256(content).hexdigest(),
        rows=looked.rows,
        added=len(looked.fresh),
        at=now,
        by_id=actor.person_id,
    )
    record(
        actor.key, action="wave.imported", subject=row.subject, now=now,
        data={"rows": made.rows, "added": made.added},
    )  # fmt: skip
    return made
