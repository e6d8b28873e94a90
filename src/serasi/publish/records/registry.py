"""All kinds of record that papers can be about, as data."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from serasi.network.policy import Viewer
from serasi.problems import NOT_FOUND, Problem
from serasi.publish.figures.model import Definition
from serasi.publish.records import agreement, case, event, meeting, package, rumour
from serasi.publish.records.model import Record, Subject

SUBJECTS: dict[str, Subject] = {
    one.key: one
    for one in (
        meeting.SUBJECT,
        agreement.SUBJECT,
        event.SUBJECT,
        rumour.SUBJECT,
        case.SUBJECT,
        package.SUBJECT,
    )
}
DEFINITIONS: tuple[Definition, ...] = tuple(
    definition for one in SUBJECTS.values() for definition in one.definitions
)


def record_of(viewer: Viewer, subject: str, *, now: datetime) -> Record:
    """Return one visible record by its name, or refuse as if it did not exist."""
    kind, _colon, number = subject.partition(":")
    if kind not in SUBJECTS or not number:
        raise Problem(NOT_FOUND)
    return SUBJECTS[kind].find(viewer, number, now)


def readable(viewer: Viewer, *, column: str = "subject") -> Q:
    """Return the condition of the papers about no record, or one that a viewer may read."""
    condition = Q(**{column: ""})
    for one in SUBJECTS.values():
        condition |= Q(**{f"{column}__in": one.names(viewer)})
    return condition


def may_read(viewer: Viewer, subject: str) -> bool:
    """Say whether a viewer may read a record."""
    kind = subject.partition(":")[0]
    return kind in SUBJECTS and SUBJECTS[kind].names(viewer).filter(of_paper=subject).exists()


def link_to(subject: str) -> str:
    """Return the address of the page of a record, "" where there is none."""
    kind, _colon, number = subject.partition(":")
    return SUBJECTS[kind].link(number) if kind in SUBJECTS else ""
