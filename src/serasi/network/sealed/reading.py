"""The one function that reads sealed data: right, reason, trail entry, and only then the value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.network.sealed import rules
from serasi.network.sealed.boxes import unboxed
from serasi.network.sealed.glasses import ways_in
from serasi.network.sealed.keeping import USE, VERSION, bound_to
from serasi.network.sealed.naming import trail_names
from serasi.network.sealed_models import GlassBreak, Sealed
from serasi.network.walls import opened
from serasi.problems import NOT_ALLOWED, SEAL_UNFIT, Problem
from serasi.regions.placed import lies_in
from serasi.trail.actions import Note, record_many

READ = "sealed.read"
Glasses = Mapping[str, GlassBreak]


def reveal(
    viewer: Viewer,
    subject: str,
    kind: str,
    *,
    right: Can,
    area: str,
    reason: str,
    now: datetime,
) -> str | None:
    """Open one sealed value; the trail keeps who did it and why.

    Returns
    -------
    str or None
        None when the subject holds no such secret; that look is recorded as well.
    """
    found = reveal_many(viewer, [subject], [kind], right=right, area=area, reason=reason, now=now)
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
) -> dict[tuple[str, str], str]:
    """Open some kinds of sealed value of some subjects, with one trail entry for each subject."""
    asked, sought = sorted(set(subjects)), sorted(set(kinds))
    glasses = _let_in(viewer, asked, right=right, area=area, now=now)
    why = rules.check_reason(reason)
    rows = _rows(asked, sought, glasses)
    held = {row.subject for row in rows}
    names = trail_names(asked)
    common = {"kind": ", ".join(sought), "area": area, "right": right.value}
    notes = []
    for subject in asked:
        data = {**common, "found": subject in held}
        if subject in glasses:
            data["glass"] = glasses[subject].pk
        notes.append(Note(viewer.key, READ, names[subject], data, why))
    record_many(notes, now=now)
    return {(row.subject, row.kind): _opened(row) for row in rows}


def may_reveal(viewer: Viewer, subject: str, *, right: Can, area: str, now: datetime) -> bool:
    """Say whether somebody may open a subject now, by right or by an open glass."""
    if viewer.person_id is None:
        return False
    by_right = viewer.can(right, area=area)
    return by_right or subject in ways_in(viewer, right, [subject], area=area, now=now)


def _let_in(
    viewer: Viewer, subjects: list[str], *, right: Can, area: str, now: datetime
) -> Glasses:
    """Return the glasses by which each subject is read, none where the right is held; or refuse."""
    if viewer.person_id is None:
        raise Problem(NOT_ALLOWED)
    if viewer.can(right, area=area):
        return {}
    glasses = ways_in(viewer, right, subjects, area=area, now=now)
    if len(glasses) < len(subjects) or not subjects:
        require(viewer, right, area=area)
    return glasses


def _rows(subjects: list[str], kinds: list[str], glasses: Glasses) -> list[Sealed]:
    """Return the rows asked for; under a glass, only those that lie in its area."""
    with opened():
        rows = list(Sealed.objects.filter(subject__in=subjects, kind__in=kinds))
    return [
        row
        for row in rows
        if row.subject not in glasses or lies_in(row.area_id, {glasses[row.subject].area_id})
    ]


def _opened(row: Sealed) -> str:
    box = bytes(row.box).removeprefix(VERSION)
    text = unboxed(box, bound=bound_to(row.subject, row.kind), use=USE)
    if text is None:
        raise Problem(SEAL_UNFIT)
    return text
