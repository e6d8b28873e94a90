"""A paper form is typed by two people; where they differ, a third look at the paper decides."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from serasi.measure.actions.receiving import receive_interview
from serasi.measure.actions.rows import locked_wave, run_wave
from serasi.measure.models import Mode, PaperEntry, SampledPlace, Wave, WaveState
from serasi.measure.payload import read_payload
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import (
    INTERVIEW_UNFIT,
    PAPER_DONE,
    PAPER_SAME_PERSON,
    PAPER_UNSETTLED,
    PLACE_NOT_SAMPLED,
    SLIP_UNKNOWN,
    Problem,
)
from serasi.trail.actions import record

SPACE = UUID("0c6e3f0a-58e1-4a3e-9f0e-6f5a3d0c1b77")
GROUPS = ("answers", "sides")


def flat(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return a payload with answers and side answers as fields of their own, to be compared.

    >>> flat({"sex": "P", "answers": {"A1a": 3}})
    {'sex': 'P', 'A1a': 3}
    """
    plain = {key: value for key, value in payload.items() if key not in GROUPS}
    for group in GROUPS:
        plain |= payload.get(group) or {}
    return plain


def differences(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Return every field in which two typings differ, with both values."""
    one, two = flat(first), flat(second)
    return {
        key: (one.get(key), two.get(key))
        for key in sorted({*one, *two})
        if one.get(key) != two.get(key)
    }


@transaction.atomic
def type_paper(
    actor: Viewer, *, wave: str, payload: Mapping[str, Any], now: datetime
) -> PaperEntry:
    """Keep the first or the second typing of a form; two that agree become an interview.

    Raises
    ------
    Problem
        S1354 the same person twice, S1355 a form that was typed twice, S1335–S1339 for the form.
    """
    if actor.person_id is None:
        raise Problem(PAPER_SAME_PERSON, slip=str(payload.get("slip", ""))[:12])
    row = locked_wave(actor, wave, right=Can.INTERVIEW, states=frozenset({WaveState.FIELD}))
    told = _whole(row, payload)
    place = SampledPlace.objects.filter(wave=row, code=told["place"]).first()
    if place is None:
        raise Problem(PLACE_NOT_SAMPLED, place=told["place"], wave=row.code)
    with opened():
        entry = PaperEntry.objects.filter(wave=row, slip=told["slip"]).first()
        if entry is None:
            entry = PaperEntry.objects.create(
                wave=row, place=place, slip=told["slip"], first=told,
                first_by_id=actor.person_id, first_at=now,
            )  # fmt: skip
        else:
            _second(actor, entry, told, now=now)
    step = 1 if entry.second is None else 2
    record(
        actor.key, action="paper.typed", subject=row.subject, now=now,
        data={"typing": step},
    )  # fmt: skip
    if entry.second is not None and not differences(entry.first, entry.second):
        _become(actor, row, entry, entry.first, now=now)
    return entry


def _whole(row: Wave, payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return a payload as it will be kept, proven as an interview of this wave."""
    told = {**payload, "mode": Mode.PAPER.value, "instrument": row.instrument}
    read = read_payload({**told, "uuid": str(uuid5(SPACE, row.code))})
    if not read.slip:
        raise Problem(INTERVIEW_UNFIT, what="kode slip, delapan huruf dan angka")
    told["slip"] = read.slip
    told["uuid"] = str(uuid5(SPACE, f"{row.code}/{read.slip}"))
    kept: dict[str, Any] = json.loads(json.dumps(told, default=str))
    return kept


def _second(actor: Viewer, entry: PaperEntry, told: dict[str, Any], *, now: datetime) -> None:
    if entry.second is not None:
        raise Problem(PAPER_DONE, slip=entry.slip)
    if actor.person_id == entry.first_by_id:
        raise Problem(PAPER_SAME_PERSON, slip=entry.slip)
    entry.second, entry.second_by_id, entry.second_at = told, actor.person_id, now
    entry.save(update_fields=["second", "second_by", "second_at"])


def _become(
    actor: Viewer, row: Wave, entry: PaperEntry, told: Mapping[str, Any], *, now: datetime
) -> None:
    received = receive_interview(actor, wave=row.code, payload=told, now=now)
    with opened():
        entry.interview = received.interview
        entry.save(update_fields=["interview"])


@transaction.atomic
def settle_paper(
    actor: Viewer, *, wave: str, slip: str, chosen: Mapping[str, str], now: datetime
) -> PaperEntry:
    """Take, for each field that differs, the first typing ("1") or the second ("2").

    Raises
    ------
    Problem
        S1357 no such form, S1356 with the fields that are still open.
    """
    row = run_wave(actor, wave, WaveState.FIELD)
    entry = (
        PaperEntry.objects.select_for_update(of=("self",))
        .filter(wave=row, slip=slip, interview=None)
        .exclude(second=None)
        .first()
    )
    if entry is None or entry.second is None:
        raise Problem(SLIP_UNKNOWN, slip=slip[:12])
    apart = differences(entry.first, entry.second)
    left = [key for key in apart if chosen.get(key) not in ("1", "2")]
    if left:
        raise Problem(PAPER_UNSETTLED, slip=entry.slip, items=", ".join(left[:8]))
    entry.settled = _mixed(entry.first, entry.second, chosen)
    entry.settled_by_id, entry.settled_at = actor.person_id, now
    entry.save(update_fields=["settled", "settled_by", "settled_at"])
    record(
        actor.key, action="paper.settled", subject=row.subject, now=now,
        data={"fields": len(apart)},
    )  # fmt: skip
    _become(actor, row, entry, entry.settled, now=now)
    return entry


def _mixed(
    first: Mapping[str, Any], second: Mapping[str, Any], chosen: Mapping[str, str]
) -> dict[str, Any]:
    made: dict[str, Any] = {key: dict(first.get(key) or {}) for key in GROUPS}
    made |= {key: value for key, value in first.items() if key not in GROUPS}
    for key in differences(first, second):
        if chosen[key] == "1":
            continue
        group = next(
            (g for g in GROUPS if key in {**(first.get(g) or {}), **(second.get(g) or {})}), None
        )
        target = made if group is None else made[group]
        value = flat(second).get(key)
        if value is None:
            target.pop(key, None)
        else:
            target[key] = value
    return made
