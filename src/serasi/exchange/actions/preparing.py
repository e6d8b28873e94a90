"""Make a big file for one person in the background; go on after a stop; give it; let it go.

A worker claims a row by name and writes its progress under that claim. Who lost the claim stops,
so that two workers never write one file. What a killed worker left is gone on with by `write_csv`.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation

from serasi.exchange.bulk import Written, read_sparingly, write_csv
from serasi.exchange.models import Prepared
from serasi.exchange.preparing import (
    KEPT,
    MOST,
    STALLED,
    asked_of,
    filter_kept,
    path_of,
    remove_files,
    rights_of,
    take_over,
)
from serasi.exchange.queries.own import takable
from serasi.network.models import Person
from serasi.network.policy import Viewer
from serasi.network.queries import viewer_of
from serasi.problems import (
    EXPORT_CANNOT_RESUME,
    FORM_INVALID,
    NOT_FOUND,
    PREPARED_MANY,
    PREPARED_NOT_YET,
    PREPARED_RIGHTS,
    Problem,
)
from serasi.trail.actions import record

_TELL_EVERY = timedelta(seconds=1)
_OPEN = (Prepared.State.WAITING, Prepared.State.WORKING)


class _ClaimLostError(Exception):
    """Another worker took the row over, or its person let it go."""


@transaction.atomic
def ask(actor: Viewer, *, query: Mapping[str, str], words: str, now: datetime) -> Prepared:
    """Put a file on the list of work; the same one that is still being made is not made twice.

    Raises
    ------
    Problem
        S101 no right to take records out, S104 the filter makes no sense, S1480 too many files.
    """
    kept = asked_of(query)
    asked = filter_kept(kept)
    if asked.ignored:
        raise Problem(FORM_INVALID, what="; ".join(asked.ignored))
    found = takable(actor, asked)
    if actor.person_id is None:
        raise Problem(NOT_FOUND)
    Person.objects.select_for_update().get(pk=actor.person_id)
    held = Prepared.objects.filter(person_id=actor.person_id, until__gt=now)
    rights = rights_of(actor)
    same = held.filter(state__in=_OPEN, query=kept, rights=rights).first()
    if same is not None:
        return same
    if held.filter(state__in=[*_OPEN, Prepared.State.READY]).count() >= MOST:
        raise Problem(PREPARED_MANY, most=MOST)
    return Prepared.objects.create(
        person_id=actor.person_id, query=kept, words=words[:500], rights=rights,
        name=secrets.token_hex(24), total=found.order_by().count(), asked_at=now, until=now + KEPT,
    )  # fmt: skip


def make(pk: int) -> bool:
    """Make a file that waits or whose worker has ended; say whether it is ready."""
    claim = secrets.token_hex(16)
    now = timezone.now()
    free = Q(state=Prepared.State.WAITING) | Q(state=Prepared.State.WORKING, beat__lt=now - STALLED)
    rows = Prepared.objects.filter(pk=pk, until__gt=now)
    before = rows.values_list("claim", flat=True).first()
    if before is None:
        return False
    mine = rows.filter(free, claim=before)
    if not mine.update(state=Prepared.State.WORKING, beat=now, claim=claim):
        return False
    row = rows.select_related("person").get(claim=claim)
    actor = viewer_of(row.person, now=now, second_factor=False)
    try:
        if rights_of(actor) != row.rights:
            raise Problem(PREPARED_RIGHTS)  # noqa: TRY301 - ends the row like any other refusal
        made = _write(actor, row, before)
    except Problem:
        if _settle(row, state=Prepared.State.FAILED):
            remove_files(row)
        return False
    except _ClaimLostError:
        return False
    return _finish(actor, row, made)


def _write(actor: Viewer, row: Prepared, before: str) -> Written:
    settings.EXPORT_ROOT.mkdir(parents=True, exist_ok=True, mode=0o700)
    if before:
        take_over(row, before)
    mine = Prepared.objects.filter(pk=row.pk, claim=row.claim, state=Prepared.State.WORKING)
    done, told = 0, timezone.now()

    def tell(count: int) -> None:
        nonlocal done, told
        done += count
        now = timezone.now()
        if now - told >= _TELL_EVERY or done >= row.total:
            told = now
            if not mine.update(done=done, beat=now):
                raise _ClaimLostError

    read_sparingly()
    with translation.override("id"):
        found = takable(actor, filter_kept(row.query))
        try:
            return write_csv(found, path_of(row), words=row.rights, resume=True, tell=tell)
        except Problem as problem:
            if problem.code != EXPORT_CANNOT_RESUME.code:
                raise
            done = 0
            return write_csv(found, path_of(row), words=row.rights, resume=False, tell=tell)


@transaction.atomic
def _finish(actor: Viewer, row: Prepared, made: Written) -> bool:
    now = timezone.now()
    ready = _settle(
        row, state=Prepared.State.READY, done=made.count, total=made.count,
        sha256=made.sha256, size=path_of(row).stat().st_size, ready_at=now, until=now + KEPT,
    )  # fmt: skip
    if ready:
        record(
            actor.key, action="export.made", subject="export:peristiwa", now=now,
            data={"filter": row.words, "kind": "csv", "count": made.count, "sha256": made.sha256},
        )  # fmt: skip
    return ready


def _settle(row: Prepared, **values: Any) -> bool:
    return bool(Prepared.objects.filter(pk=row.pk, claim=row.claim).update(**values))


def give(actor: Viewer, row: Prepared, *, first: bool, now: datetime) -> None:
    """Let a file out: the rights are asked anew at each request, and each start is in the trail.

    `first` is false for a part behind the beginning: a broken download that goes on is one.

    Raises
    ------
    Problem
        S1481 it is not ready or gone, S1482 the rights have changed since.
    """
    if row.state != Prepared.State.READY or row.until <= now or not path_of(row).exists():
        late = row.state == Prepared.State.READY
        state = Prepared.State.GONE.label if late else row.get_state_display()
        raise Problem(PREPARED_NOT_YET, state=state)
    if rights_of(actor) != row.rights:
        raise Problem(PREPARED_RIGHTS)
    if first:
        record(
            actor.key, action="export.fetched", subject="export:peristiwa", now=now,
            data={"filter": row.words, "kind": "csv", "count": row.total, "sha256": row.sha256},
        )  # fmt: skip


def let_go(row: Prepared) -> None:
    """Remove a file at once; what is being made stops at its next batch."""
    Prepared.objects.filter(pk=row.pk).update(state=Prepared.State.GONE, claim="")
    remove_files(row)


def tidy(now: datetime) -> int:
    """Let go what is past its days; return how many."""
    late = list(Prepared.objects.filter(until__lte=now).exclude(state=Prepared.State.GONE))
    for row in late:
        let_go(row)
    return len(late)


def waiting(now: datetime) -> list[int]:
    """Return the files that wait, and those whose worker has ended."""
    stalled = Q(state=Prepared.State.WORKING, beat__lt=now - STALLED)
    lost = Q(state=Prepared.State.WAITING, asked_at__lt=now - STALLED)
    rows = Prepared.objects.filter(stalled | lost, until__gt=now)
    return list(rows.order_by("asked_at").values_list("pk", flat=True))
