"""Every figure of a published wave as rows, for files and for the API: as kept, never counted anew.

The kept figures have passed the gate of `science.harmony`; a hidden one has no number here, only
its reason. What may be shown is decided there alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from serasi.measure import instrument
from serasi.measure.models import Wave, WaveState
from serasi.measure.queries import scope
from serasi.measure.queries.kept import kept
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.problems import NOT_FOUND, WAVE_STATE, Problem
from serasi.regions.models import Area
from serasi.science.harmony import Cell

WHOLE = ""
"""The code of the whole wave among the areas."""
PLACES = 4
READS = (Can.SURVEY, Can.SURVEY_READ)


@dataclass(frozen=True)
class Measured:
    """What is measured: its kind (indeks, rata-rata, sikap, sila, butir), code and name."""

    kind: str
    code: str
    name: str


@dataclass(frozen=True)
class Row:
    """One figure of one area; `cell` has either numbers or the reason why it has none."""

    area: str
    place: str
    measured: Measured
    cell: Cell


@dataclass(frozen=True)
class Figures:
    """All figures of a published wave and the version of weights behind them."""

    wave: Wave
    version: int
    label: str
    rows: tuple[Row, ...]


def published_waves(viewer: Viewer) -> list[Wave]:
    """Return the published waves whose figures a viewer may read, the newest first."""
    rows = scope.visible_to(viewer).filter(state=WaveState.PUBLISHED).select_related("area")
    return [row for row in rows if _may_read(viewer, row)]


def figures_of(viewer: Viewer, code: str) -> Figures:
    """Return the figures of a published wave.

    Raises
    ------
    Problem
        S101 for a wave that the viewer may not follow, S1333 before it is published.
    """
    row = scope.wave(viewer, code)
    if not _may_read(viewer, row):
        raise Problem(NOT_FOUND)
    found = kept(row)
    if found is None:
        raise Problem(WAVE_STATE, wave=row.code, state=WaveState(row.state).label)
    weights, report = found
    return Figures(row, weights.version, report["label"], tuple(_rows(row, report)))


def _may_read(viewer: Viewer, row: Wave) -> bool:
    return any(viewer.can(right, area=row.area_id) for right in READS)


def measures_of(version: str) -> list[Measured]:
    """Return everything that is measured, in the order of the files."""
    one = instrument.of(version)
    said = one.languages["id"]
    return [
        Measured("indeks", "INSERASI", "Indeks Keserasian Sosial Sepuluh Sikap"),
        Measured("rata-rata", "INSERASI-R", "Rata-rata biasa sepuluh sikap"),
        *(Measured("sikap", code, name) for code, name in one.attitude_names.items()),
        *(Measured("sila", f"S{n}", f"Sila {n}") for n in range(1, 6)),
        *(Measured("butir", item.code, said.texts[item.code]) for item in one.items),
    ]


def _rows(row: Wave, report: dict[str, Any]) -> Iterator[Row]:
    names = dict(Area.objects.filter(code__in=report["areas"]).values_list("code", "name"))
    parts = [(WHOLE, row.area.name, report["all"])]
    parts += [(code, names.get(code, code), one) for code, one in sorted(report["areas"].items())]
    for code, place, one in parts:
        for measured in measures_of(row.instrument):
            yield Row(code, place, measured, _cell(one, measured))


def _cell(one: dict[str, Any], measured: Measured) -> Cell:
    figure = _figure(one, measured)
    if figure["mean"] is None or one["suppressed"]:
        hidden = one["hidden"]
        reason = one["suppressed"] or hidden.get(measured.code) or hidden.get("index")
        return Cell(reason=reason or "tidak ada data")
    value, se, lo, hi, deff = (_short(figure[name]) for name in ("mean", "se", "lo", "hi", "deff"))
    clusters = figure.get("clusters") or one["clusters"]
    return Cell(value, se, lo, hi, deff, figure["n"], clusters)


def _figure(one: dict[str, Any], measured: Measured) -> dict[str, Any]:
    many = {"sikap": "attitudes", "sila": "sila_figures", "butir": "items"}.get(measured.kind)
    if many is not None:
        found: dict[str, Any] = one[many][measured.code]
        return found
    whole = {"deff": None, "n": one["n"], "clusters": one["clusters"]}
    if measured.kind == "indeks":
        ends = one["index_interval"]
        return {"mean": one["index_geo"], **{k: ends[k] for k in ("se", "lo", "hi")}, **whole}
    return {"mean": one["index_arith"], "se": None, "lo": None, "hi": None, **whole}


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, PLACES)
