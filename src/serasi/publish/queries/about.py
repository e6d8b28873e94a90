"""The papers about one record: which can be made of it by whom, and which were made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext

from serasi.network.models import Agency
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.problems import NOT_FOUND, Problem
from serasi.publish.kinds import KINDS, Kind
from serasi.publish.models import Paper, PaperState
from serasi.publish.queries.scope import visible_to
from serasi.publish.records.model import Record
from serasi.publish.records.registry import record_of
from serasi.regions.placed import lies_in


@dataclass(frozen=True)
class Offered:
    """A kind of paper that a viewer can begin about a record, or why not now."""

    kind: Kind
    why_not: str | Promise = ""


def kinds_about(subject: str) -> list[Kind]:
    """Return the kinds of paper about a kind of record."""
    about = subject.partition(":")[0]
    return [kind for kind in KINDS.values() if kind.about == about]


def writer_about(viewer: Viewer, kind: Kind, record: Record) -> Agency | None:
    """Return the agency through which somebody writes about a record: its own where possible."""
    through = {
        grant.agency_id
        for grant in viewer.grants
        if grant.can == Can.WRITE_PAPERS and lies_in(record.area, grant.areas)
    }
    writers = [str(one) for one in kind.writers]
    rows = Agency.objects.filter(pk__in=through, kind__in=writers, closed_on=None).order_by("pk")
    found = list(rows)
    return next((one for one in found if one.pk == record.agency), next(iter(found), None))


def offered(viewer: Viewer, record: Record) -> list[Offered]:
    """Return what a viewer can begin about a record."""
    return [
        Offered(kind, record.lacks.get(kind.code, ""))
        for kind in kinds_about(record.subject)
        if writer_about(viewer, kind, record) is not None
    ]


def why_stopped(viewer: Viewer, row: Paper, *, now: datetime) -> str:
    """Return why a paper goes no further: its record was withdrawn since; "" where it may."""
    if not row.subject:
        return ""
    try:
        found = record_of(viewer, row.subject, now=now)
    except Problem as gone:
        if gone.kind != NOT_FOUND:
            raise
        return gettext("Catatan asalnya sudah ditarik.")
    return str(found.lacks.get(row.kind, ""))


def papers_about(viewer: Viewer, subject: str) -> list[Paper]:
    """Return the papers about a record that a viewer may read, the withdrawn left out."""
    rows = visible_to(viewer).filter(subject=subject).exclude(state=PaperState.WITHDRAWN)
    return list(rows.select_related("agency", "office_number"))


def part(viewer: Viewer, subject: str, now: datetime) -> Mapping[str, Any] | None:
    """Return what the page of a record shows of its papers; None without any and no right.

    What can be begun is unfolded only where nothing was made and all of it can be made now.
    """
    if not any(viewer.can(can) for can in (Can.PAPERS, Can.WRITE_PAPERS, Can.SIGN_PAPERS)):
        return None
    made = papers_about(viewer, subject)
    can_begin = offered(viewer, record_of(viewer, subject, now=now))
    open_kinds = {
        row.kind for row in made
        if row.state != PaperState.SIGNED or not KINDS[row.kind].repeats
    }  # fmt: skip
    left = [one for one in can_begin if one.kind.code not in open_kinds]
    if not made and not left:
        return None
    unfolded = not made and not any(one.why_not for one in left)
    return {"subject": subject, "made": made, "offered": left, "unfolded": unfolded}
