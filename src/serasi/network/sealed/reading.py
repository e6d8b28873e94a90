"""The one function that reads sealed data: right, reason, trail entry, and only then the value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.network.sealed.boxes import unboxed
from serasi.network.sealed.keeping import USE, VERSION, bound_to
from serasi.network.sealed_models import Sealed
from serasi.network.walls import opened
from serasi.problems import NOT_ALLOWED, REASON_NEEDED, SEAL_UNFIT, Problem
from serasi.trail.actions import Note, record_many

SHORTEST_REASON = 8
READ = "sealed.read"


def reveal(
    viewer: Viewer,
    subject: str,
    kind: str,
    *,
    right: Can,
    area: str,
    reason: str,
    now: datetime,
    told_as: str = "",
) -> str | None:
    """Open one sealed value; the trail keeps who did it and why.

    `told_as` is the name of the subject in the trail, where it goes by another there.

    Returns
    -------
    str or None
        None when the subject holds no such secret; that look is recorded as well.
    """
    names = {subject: told_as} if told_as else {}
    found = reveal_many(
        viewer, [subject], [kind], right=right, area=area, reason=reason, now=now, told_as=names
    )
    return found.get((subject, kind))


@transaction.atomic
def reveal_many(
    viewer: Viewer,
    subjects: Iterable[str],
    kinds: Iterable[str],
    *,
    right: Can,
    area: str,
    reason: str,
    now: datetime,
    told_as: Mapping[str, str] | None = None,
) -> dict[tuple[str, str], str]:
    """Open some kinds of sealed value of some subjects, with one trail entry for each subject."""
    if viewer.person_id is None:
        raise Problem(NOT_ALLOWED)
    require(viewer, right, area=area)
    why = reason.strip()
    if len(why) < SHORTEST_REASON:
        raise Problem(REASON_NEEDED)
    asked, sought = sorted(set(subjects)), sorted(set(kinds))
    with opened():
        rows = list(Sealed.objects.filter(subject__in=asked, kind__in=sought))
    names = told_as or {}
    held = {(row.subject, row.kind) for row in rows}
    record_many(
        [
            Note(
                viewer.key,
                READ,
                names.get(subject, subject),
                {
                    "kind": ", ".join(sought),
                    "found": any((subject, kind) in held for kind in sought),
                    "area": area,
                },
                why,
            )
            for subject in asked
        ],
        now=now,
    )
    return {(row.subject, row.kind): _opened(row) for row in rows}


def _opened(row: Sealed) -> str:
    box = bytes(row.box).removeprefix(VERSION)
    text = unboxed(box, bound=bound_to(row.subject, row.kind), use=USE)
    if text is None:
        raise Problem(SEAL_UNFIT)
    return text
