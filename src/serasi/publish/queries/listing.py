"""The list of papers and what is due: of which kind, area and period, and since when late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from serasi.network.models import Agency
from serasi.network.policy import Viewer
from serasi.network.queries import param
from serasi.network.roles import Can
from serasi.publish.kinds import KINDS, Kind
from serasi.publish.models import OfficeNumber, Paper, PaperState
from serasi.publish.periods import Span
from serasi.publish.queries.scope import areas_written, visible_to
from serasi.publish.rhythms import asked_label, owed
from serasi.regions.models import Area
from serasi.regions.zones import local_day

MOST = 200
VIEWS = {
    "kerja": (PaperState.DRAFT, PaperState.REVIEW),
    "resmi": (PaperState.SIGNED,),
    "semua": tuple(PaperState),
}


@dataclass(frozen=True)
class Due:
    """A paper that an office owes: none yet, or one not signed."""

    kind: Kind
    area: Area
    span: Span
    days: int
    paper: Paper | None

    @property
    def late(self) -> bool:
        """Say whether the day is over on which it was due."""
        return self.days < 0

    @property
    def asked_label(self) -> str:
        """Return the period as the form that begins the paper names it: "B08/2026", "2026-08"."""
        return asked_label(self.kind, self.span)

    @property
    def days_late(self) -> int:
        """Return for how many days it has been late."""
        return -self.days


@dataclass(frozen=True)
class Listing:
    """The papers of a viewer by a filter, what is due, and one sentence of what matters."""

    headline: str
    rows: list[Paper]
    total: int
    due: list[Due]
    kinds: list[Kind]
    areas: list[Area]


def spans_due(kind: Kind, *, today: date) -> list[Span]:
    """Return the periods of a kind that are over and whose paper is owed."""
    if not kind.due_key:
        return []
    return owed(kind, today=today, due=param(kind.due_key, on=today))


def _written(viewer: Viewer) -> list[tuple[Kind, list[Area]]]:
    """Return the kinds of paper about a period that a viewer writes, each with its areas."""
    offices = Agency.objects.filter(pk__in=viewer.agencies(Can.WRITE_PAPERS), closed_on=None)
    kinds_here = {office.kind for office in offices}
    found = [
        (kind, _areas(viewer, kind))
        for kind in KINDS.values()
        if not kind.about and kinds_here & {str(one) for one in kind.writers}
    ]
    return [(kind, areas) for kind, areas in found if areas]


def due_for(viewer: Viewer, *, now: datetime) -> list[Due]:
    """Return what the offices of a viewer who writes papers owe, the latest due first."""
    return _due(viewer, _written(viewer), now=now)


def _due(viewer: Viewer, written: list[tuple[Kind, list[Area]]], *, now: datetime) -> list[Due]:
    found: list[Due] = []
    for kind, areas in written:
        for area in areas:
            found += _owed(viewer, kind, area, today=local_day(now, area.code))
    return sorted(found, key=lambda one: (one.span.due, one.area.code, one.kind.code))


def _areas(viewer: Viewer, kind: Kind) -> list[Area]:
    codes = areas_written(viewer, kind)
    return list(Area.objects.filter(code__in=codes, level__in=kind.levels).order_by("code"))


def _owed(viewer: Viewer, kind: Kind, area: Area, *, today: date) -> list[Due]:
    spans = spans_due(kind, today=today)
    rows = (
        visible_to(viewer)
        .filter(kind=kind.code, area=area, subject="")
        .exclude(state=PaperState.WITHDRAWN)
    )
    papers = {(row.since, row.until): row for row in rows}
    found = []
    for span in spans:
        row = papers.get((span.since, span.until))
        if row is None or row.state != PaperState.SIGNED:
            found.append(Due(kind, area, span, (span.due - today).days, row))
    return found


def listing(viewer: Viewer, *, now: datetime, view: str = "kerja") -> Listing:
    """Return the papers that a viewer may read: at work, signed, or all."""
    seen = visible_to(viewer).select_related("area", "agency", "office_number", "signing_agency")
    chosen = seen.filter(state__in=VIEWS.get(view, VIEWS["kerja"]))
    written = _written(viewer)
    due = _due(viewer, written, now=now)
    waiting = seen.filter(
        state=PaperState.REVIEW, signing_agency__in=viewer.agencies(Can.SIGN_PAPERS)
    ).exclude(sent_by=viewer.person_id)
    areas = {area.code: area for _kind, held in written for area in held}
    return Listing(
        _headline(due, waiting.count()), list(chosen[:MOST]), chosen.count(), due,
        [kind for kind, _areas in written], [areas[code] for code in sorted(areas)],
    )  # fmt: skip


def numbers(viewer: Viewer) -> QuerySet[OfficeNumber]:
    """Return the letter numbers of the agencies in which a viewer writes or signs, newest first."""
    mine = viewer.agencies(Can.WRITE_PAPERS, Can.SIGN_PAPERS)
    rows = OfficeNumber.objects.filter(agency__in=mine)
    return rows.select_related("agency", "given_by", "paper").order_by(
        "-year", "agency__name", "-serial"
    )


def _headline(due: list[Due], waiting: int) -> str:
    late = sum(one.late for one in due)
    said = []
    if waiting:
        said.append(
            ngettext(
                "%d naskah menunggu tanda tangan Anda", "%d naskah menunggu tanda tangan Anda",
                waiting,
            )
            % waiting
        )  # fmt: skip
    if late:
        said.append(ngettext("%d naskah lewat tenggat", "%d naskah lewat tenggat", late) % late)
    if not said and due:
        nearest = min(one.days for one in due)
        said.append(
            ngettext("Naskah berikut %d hari lagi", "Naskah berikut %d hari lagi", nearest)
            % nearest
        )
    return ", ".join(said) + "." if said else _("Tidak ada naskah yang ditunggu.")
