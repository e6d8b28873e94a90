"""The figures that were kept when a wave was weighed, as cells; nothing is counted here."""

from __future__ import annotations

from typing import Any

from serasi.measure.models import Wave, WaveState, WeightSet
from serasi.science.harmony import Cell

NO_DATA = "tidak ada data"


def published_weights(row: Wave) -> WeightSet | None:
    """Return the weights behind what was published of a wave; None before."""
    if row.state != WaveState.PUBLISHED or row.published_version is None:
        return None
    return WeightSet.objects.filter(wave=row, version=row.published_version).first()


def kept(row: Wave) -> tuple[WeightSet, dict[str, Any]] | None:
    """Return weights and figures of a published wave; None before, or where none was scored."""
    weights = published_weights(row)
    report = weights.recipe.get("report") if weights is not None else None
    return None if weights is None or report is None else (weights, report)


def figure_cell(figure: dict[str, Any] | None, clusters: int | None) -> Cell:
    """Return a kept figure as a cell; a hidden one has no number."""
    if figure is None or figure["mean"] is None or clusters is None:
        return Cell(reason=NO_DATA)
    return Cell(
        figure["mean"], figure["se"], figure["lo"], figure["hi"], figure["deff"], figure["n"],
        clusters,
    )  # fmt: skip


def index_cell(area: dict[str, Any] | None) -> Cell:
    """Return the kept index of an area, or of the whole wave, as a cell."""
    if area is None or area["index_geo"] is None:
        told = area or {}
        return Cell(reason=told.get("suppressed") or NO_DATA)
    ends = area["index_interval"]
    return Cell(
        area["index_geo"], ends["se"], ends["lo"], ends["hi"], None, area["n"], area["clusters"]
    )


def cells_of(area: dict[str, Any]) -> dict[str, Cell]:
    """Return the cells of attitudes, sila and items of an area by their code."""
    tables = (area["attitudes"], area["sila_figures"], area["items"])
    return {
        code: figure_cell(figure, area["clusters"])
        for table in tables
        for code, figure in table.items()
    }
