"""The list of cases of a viewer: what is open, how old, what is late, in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from serasi.network.models import Commitment
from serasi.network.policy import Viewer
from serasi.network.walls import opened
from serasi.respond.models import Case, CaseWarning, ConflictStatus, Stage
from serasi.respond.origins import followed_from, origins_of
from serasi.respond.queries.scope import visible_to

SHOWN = 200


@dataclass(frozen=True)
class Row:
    """One case in the list, with its days and its late duties."""

    case: Case
    days: int
    late: int
    status: str


@dataclass(frozen=True)
class Listing:
    """The cases of a viewer by a filter, and what matters of them now."""

    headline: str
    rows: list[Row]
    total: int
    open: int


def listing(viewer: Viewer, *, now: datetime, view: str = "open") -> Listing:
    """Return the cases a viewer may read: open, closed, or all."""
    seen = visible_to(viewer).select_related("area", "area__parent", "lead", "warning")
    still = seen.exclude(stage=Stage.CLOSED)
    chosen = {"open": still, "closed": seen.filter(stage=Stage.CLOSED)}.get(view, seen)
    cases = list(chosen[:SHOWN])
    late = _late(cases, now=now)
    status = dict(
        ConflictStatus.objects.filter(
            case__in=[row.pk for row in cases], state=ConflictStatus.State.DECLARED
        ).values_list("case", "number")
    )
    rows = [
        Row(
            row,
            ((row.closed_at or now) - row.opened_at).days + 1,
            late.get(row.pk, 0),
            status.get(row.pk, ""),
        )
        for row in cases
    ]
    total, count = chosen.count(), still.count()
    return Listing(_headline(rows, view, total=total, open_cases=count), rows, total, count)


def _late(cases: list[Case], *, now: datetime) -> dict[int, int]:
    origins = {origin: row.pk for row in cases for origin in origins_of(row)}
    with opened():
        levels = CaseWarning.objects.filter(case__in=[row.pk for row in cases])
        for level in levels.select_related("warning"):
            origins[followed_from(level.warning)] = level.case_id
        duties = Commitment.objects.filter(
            origin__in=list(origins), state=Commitment.State.OPEN, due_at__lt=now
        )
        found: dict[int, int] = {}
        for origin in duties.values_list("origin", flat=True):
            found[origins[origin]] = found.get(origins[origin], 0) + 1
    return found


def _headline(rows: list[Row], view: str, *, total: int, open_cases: int) -> str:
    """Say what matters of the cases that are shown: of closed ones nothing is late."""
    if view == "closed":
        if not total:
            return _("Belum ada perkara yang selesai.")
        return ngettext("%d perkara selesai.", "%d perkara selesai.", total) % total
    if not open_cases:
        return _("Tidak ada perkara terbuka.")
    said = ngettext("%d perkara terbuka", "%d perkara terbuka", open_cases) % open_cases
    late = sum(1 for row in rows if row.late and row.case.stage != Stage.CLOSED)
    if late:
        said += (
            ", "
            + ngettext(
                "%d dengan kewajiban lewat tenggat", "%d dengan kewajiban lewat tenggat", late
            )
            % late
        )
    return said + "."
