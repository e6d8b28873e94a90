"""Paper forms that are not interviews yet."""

from __future__ import annotations

from dataclasses import dataclass

from serasi.measure.models import PaperEntry, Wave
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import SLIP_UNKNOWN, Problem


@dataclass(frozen=True)
class OpenPaper:
    """A form that waits: for another typist, or to be settled. Its answers are not shown."""

    slip: str
    place: str
    mine: bool
    to_settle: bool


def open_papers(viewer: Viewer, row: Wave) -> list[OpenPaper]:
    """Return the forms of a wave that wait; who types sees the codes only."""
    with opened():
        rows = list(PaperEntry.objects.filter(wave=row, interview=None).select_related("place"))
    return [
        OpenPaper(
            one.slip, one.place.name, one.first_by_id == viewer.person_id, one.second is not None
        )
        for one in rows
    ]


def paper_to_settle(viewer: Viewer, row: Wave, slip: str) -> PaperEntry:
    """Return a form typed twice and differing, for who runs the survey."""
    found = None
    if viewer.can(Can.SURVEY, area=row.area_id):
        found = (
            PaperEntry.objects.filter(wave=row, slip=slip, interview=None)
            .exclude(second=None)
            .first()
        )
    if found is None:
        raise Problem(SLIP_UNKNOWN, slip=slip[:12])
    return found
