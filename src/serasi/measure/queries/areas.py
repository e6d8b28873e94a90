"""An area over its waves, two waves beside each other, and regencies beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from serasi.measure import instrument
from serasi.measure.models import Wave, WaveKind, WaveState
from serasi.measure.queries.counted import export_of
from serasi.measure.queries.kept import cells_of, index_cell, kept, published_weights
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import NOT_FOUND, Problem
from serasi.regions.models import Area
from serasi.regions.placed import within
from serasi.register.queries.tables import named
from serasi.science import harmony
from serasi.science.harmony import INDEX, Cell, Erosion, Ladder, Responses

READS = (Can.SURVEY, Can.SURVEY_READ)
COMPARABLE = timedelta(days=550)
"""Waves of two regencies that lie further apart are not set beside each other."""
UP, DOWN, ALIKE, UNKNOWN = "naik", "turun", "tidak dapat dibedakan", "tidak ada data"


def published(viewer: Viewer) -> QuerySet[Wave]:
    """Return the published probability waves of the areas in which a viewer reads surveys."""
    return Wave.objects.filter(
        within(viewer.areas(*READS)), kind=WaveKind.PROBABILITY, state=WaveState.PUBLISHED
    ).select_related("area")


def area_read(viewer: Viewer, code: str) -> Area:
    """Return a regency or city in which the viewer reads surveys, or refuse as not there."""
    area = Area.objects.filter(code=code, level=2).first()
    if area is None or not any(viewer.can(right, area=code) for right in READS):
        raise Problem(NOT_FOUND)
    return area


@dataclass(frozen=True)
class Moment:
    """One wave of an area: its index, category, and figures by code."""

    wave: Wave
    index: Cell
    category: str
    boundary: bool
    figures: Mapping[str, Cell]


def moment_of(row: Wave) -> Moment | None:
    """Return what a published wave says of its whole area."""
    found = kept(row)
    if found is None:
        return None
    whole = found[1]["all"]
    return Moment(
        row, index_cell(whole), whole["category"] or "", bool(whole["on_boundary"]), cells_of(whole)
    )


def history(viewer: Viewer, area: Area) -> list[Moment]:
    """Return the published waves of an area, the oldest first."""
    rows = published(viewer).filter(area=area).order_by("starts_on", "pk")
    return [one for one in map(moment_of, rows) if one is not None]


@dataclass(frozen=True)
class Compared:
    """One figure in two waves; `word` says what may be said of it."""

    code: str
    name: str
    before: Cell
    after: Cell
    change: Erosion
    word: str


@dataclass(frozen=True)
class Comparison:
    """Two waves of one area.

    shared : villages in both; None where the answers are gone and nothing is known of it
    """

    before: Wave
    after: Wave
    index: Compared
    attitudes: tuple[Compared, ...]
    shared: int | None


def comparison(before: Moment, after: Moment) -> Comparison | None:
    """Return what may be said of two waves; None where their questions are not the same."""
    if before.wave.instrument != after.wave.instrument:
        return None
    sides = [read_answers(one.wave) for one in (before, after)]
    found = None
    if sides[0] is not None and sides[1] is not None:
        found = harmony.overlap(sides[0], sides[1])
    covariance: Mapping[str, float] = found.covariance if found else {}
    names = instrument.of(after.wave.instrument).attitude_names

    def row(code: str, name: str, one: Cell, two: Cell) -> Compared:
        change = harmony.erosion(two, one, covariance=covariance.get(code, 0.0))
        return Compared(code, name, one, two, change, word_of(change))

    return Comparison(
        before.wave,
        after.wave,
        row(INDEX, "INSERASI", before.index, after.index),
        tuple(
            row(code, name, before.figures[code], after.figures[code])
            for code, name in names.items()
        ),
        found.shared if found else None,
    )


def word_of(change: Erosion) -> str:
    """Return what an interval allows to say of a change."""
    if change.lo is None or change.hi is None:
        return UNKNOWN
    return DOWN if change.hi < 0 else UP if change.lo > 0 else ALIKE


def read_answers(row: Wave) -> Responses | None:
    """Return the answers behind the published figures, for what only they can tell together.

    None leaves this place but what `science.harmony` makes of whole waves. None where somebody
    withdrew after publishing: a figure counted without them would tell, beside the old one, what
    they had said.
    """
    weights = published_weights(row)
    if weights is None:
        return None
    with opened():
        export = export_of(row, weights)
    if export.rows != weights.taken:
        return None
    try:
        plan = harmony.read_plan(export.design)
        read = harmony.read_responses(export.responses.splitlines(), plan)
    except harmony.Refused:
        return None
    return read if read.usable else None


@dataclass(frozen=True)
class Regency:
    """A regency or city with its newest published wave; `now` is None where there is none."""

    area: Area
    now: Moment | None
    apart: str = ""

    @property
    def name(self) -> str:
        """Return its name with its kind: a city often bears the name of a regency."""
        return named(self.area.name, self.area.kind)


@dataclass(frozen=True)
class Beside:
    """Regencies beside each other, on steps as far as their intervals allow."""

    rows: tuple[Regency, ...]
    ladder: Ladder


def regencies(viewer: Viewer) -> list[Area]:
    """Return the regencies and cities in which a viewer reads surveys."""
    codes = viewer.areas(*READS)
    rows = Area.objects.filter(level=2, valid_to=None).order_by("name")
    if "*" not in codes:
        own = {code[:5] for code in codes if len(code) >= 5}
        upper = [code for code in codes if len(code) == 2]
        rows = rows.filter(code__in=own) | rows.filter(parent_id__in=upper)
    return list(rows)


def beside(viewer: Viewer) -> Beside:
    """Return the regencies a viewer reads, each with its newest wave, and what may be ordered."""
    newest: dict[str, Moment] = {}
    for row in published(viewer).order_by("starts_on", "pk"):
        one = moment_of(row)
        if one is not None:
            newest[row.area_id] = one
    last = max(newest.values(), key=lambda one: one.wave.starts_on, default=None)
    rows, cells = [], {}
    for area in regencies(viewer):
        now = newest.get(area.code)
        apart = "" if now is None or last is None else _apart(now, last)
        rows.append(Regency(area, now, apart))
        if now is not None and not apart:
            cells[area.code] = now.index
    return Beside(tuple(rows), harmony.ladder(cells))


def _apart(one: Moment, last: Moment) -> str:
    if one.wave.instrument != last.wave.instrument:
        return "instrument"
    return "old" if last.wave.starts_on - one.wave.starts_on > COMPARABLE else ""


def report_of(row: Wave) -> dict[str, Any] | None:
    """Return the kept report of a published wave."""
    found = kept(row)
    return None if found is None else found[1]
