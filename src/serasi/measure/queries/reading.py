"""What a published wave says, read from the figures that were kept when it was weighed.

Nothing is counted here: every number has passed the gate of `science.harmony` before it was kept,
and is read as it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from serasi.measure import instrument
from serasi.measure.models import Wave, WaveState, WeightSet
from serasi.measure.queries.kept import NO_DATA, figure_cell, index_cell, kept
from serasi.measure.queries.scope import visible_to
from serasi.network.policy import Viewer
from serasi.regions.models import Area
from serasi.science.harmony import Cell, Erosion, erosion, on_boundary

LOW, HIGH = 50.0, 70.0
"""Cells of the matrix below and from which a mark is drawn."""


@dataclass(frozen=True)
class Attitude:
    """One attitude of the whole wave, as it was in the wave before, and what became of it."""

    code: str
    name: str
    now: Cell
    before: Cell
    change: Erosion
    boundary: bool


@dataclass(frozen=True)
class Place:
    """The index of one area; `reason` says why it is hidden."""

    code: str
    name: str
    index: float | None
    lo: float | None
    hi: float | None
    category: str
    boundary: bool
    people: int | None
    reason: str


@dataclass(frozen=True)
class Reading:
    """A published wave.

    index : with interval; `change` against the wave before; reason : why it is hidden, if it is
    matrix : a row an attitude: its name, its item in each sila (None = no item), its own value
    sila : values by sila; items : cells by the code of the item
    apart : pairs of areas whose order is certain, as (higher, lower); compared : how many pairs
    checks : those of the quality report that are yellow or red, then how many are green
    lights : how many checks have which light
    """

    wave: Wave
    weights: WeightSet
    before: Wave | None
    people: int | None
    clusters: int | None
    index: Cell
    change: Erosion
    category: str
    boundary: bool
    arithmetic: float | None
    weak: tuple[str, ...]
    attitudes: tuple[Attitude, ...]
    matrix: tuple[tuple[str, tuple[tuple[float, str] | None, ...], float | None], ...]
    sila: tuple[float | None, ...]
    items: Mapping[str, Cell]
    places: tuple[Place, ...]
    apart: tuple[tuple[str, str], ...]
    compared: int
    checks: tuple[dict[str, Any], ...]
    green: int
    lights: Mapping[str, int]
    label: str

    @property
    def worn(self) -> list[Attitude]:
        """Return the attitudes that wore away, the furthest first."""
        gone = [one for one in self.attitudes if one.change.flag]
        return sorted(gone, key=lambda one: one.change.difference or 0.0)


def reading_of(viewer: Viewer, row: Wave) -> Reading | None:
    """Return what a wave says; None while it is not published, or where nothing was scored."""
    found = kept(row)
    if found is None:
        return None
    weights, report = found
    before, was = _before(viewer, row)
    whole = report["all"]
    index = index_cell(whole)
    names = report["instrument"]["attitudes"]
    former = was["all"] if was else None
    order = report["order"] or {"certain": [], "compared": 0}
    lights = Counter(one["light"] for one in _all_checks(report))
    return Reading(
        wave=row,
        weights=weights,
        before=before,
        people=whole["n"],
        clusters=whole["clusters"],
        index=index,
        change=erosion(index, index_cell(former)),
        category=whole["category"] or "",
        boundary=bool(whole["on_boundary"]),
        arithmetic=whole["index_arith"],
        weak=tuple(names[code] for code in whole["weak_links"]),
        attitudes=tuple(_attitude(code, name, whole, former) for code, name in names.items()),
        matrix=_matrix(row, names, whole),
        sila=tuple(whole["sila"].values()),
        items={c: figure_cell(one, whole["clusters"]) for c, one in whole["items"].items()},
        places=_places(report["areas"]),
        apart=tuple((one["higher"], one["lower"]) for one in order["certain"]),
        compared=order["compared"],
        checks=_checks(report),
        green=lights["hijau"],
        lights=lights,
        label=report["label"],
    )


def _before(viewer: Viewer, row: Wave) -> tuple[Wave | None, dict[str, Any] | None]:
    """Return the last published wave of the same place, kind and questions, with its figures."""
    earlier = visible_to(viewer).filter(
        area=row.area_id, kind=row.kind, instrument=row.instrument, state=WaveState.PUBLISHED,
        ends_on__lt=row.starts_on,
    )  # fmt: skip
    for wave in earlier.order_by("-ends_on")[:3]:
        found = kept(wave)
        if found is not None:
            return wave, found[1]
    return None, None


def _attitude(
    code: str, name: str, whole: dict[str, Any], former: dict[str, Any] | None
) -> Attitude:
    now = figure_cell(whole["attitudes"].get(code), whole["clusters"])
    before = (
        figure_cell(former["attitudes"].get(code), former["clusters"])
        if former
        else Cell(reason=NO_DATA)
    )
    edge = now.lo is not None and now.hi is not None and on_boundary(now.lo, now.hi)
    return Attitude(code, name, now, before, erosion(now, before), edge)


def _matrix(
    row: Wave, names: dict[str, str], whole: dict[str, Any]
) -> tuple[tuple[str, tuple[tuple[float, str] | None, ...], float | None], ...]:
    items = {(item.attitude, item.sila): item.code for item in instrument.of(row.instrument).items}
    table = []
    for attitude, name in names.items():
        cells: list[tuple[float, str] | None] = []
        for sila in whole["sila"]:
            figure = whole["items"].get(items.get((attitude, sila), ""))
            value = figure["mean"] if figure else None
            cells.append(None if value is None else (value, _mark(value)))
        table.append((name, tuple(cells), whole["attitudes"][attitude]["mean"]))
    return tuple(table)


def _mark(value: float) -> str:
    return "low" if value < LOW else "high" if value >= HIGH else ""


def _places(areas: dict[str, Any]) -> tuple[Place, ...]:
    names = dict(Area.objects.filter(code__in=areas).values_list("code", "name"))
    rows = [
        Place(
            code,
            names.get(code, code),
            one["index_geo"],
            one["index_interval"]["lo"],
            one["index_interval"]["hi"],
            one["category"] or "",
            bool(one["on_boundary"]),
            one["n"],
            one["suppressed"] or one["hidden"].get("index", ""),
        )
        for code, one in areas.items()
    ]
    return tuple(sorted(rows, key=lambda place: place.name))


def _all_checks(report: dict[str, Any]) -> list[dict[str, Any]]:
    scales = report["quality"].get("scales") or {}
    return list(scales.get("checks") or [])


def _checks(report: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    worst = {"merah": 0, "kuning": 1}
    told = [one for one in _all_checks(report) if one["light"] in worst]
    return tuple(sorted(told, key=lambda one: worst[one["light"]]))
