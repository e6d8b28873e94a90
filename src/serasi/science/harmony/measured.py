"""A wave from its answers to what may be shown of every area, through the one gate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from serasi.science.harmony.changes import Order, ordered_areas
from serasi.science.harmony.domains import Means, area_means, cluster_frame
from serasi.science.harmony.flaws import Refused
from serasi.science.harmony.index import Index, area_index, category, on_boundary, weak_links
from serasi.science.harmony.instrument import NEWEST, Instrument
from serasi.science.harmony.scoring import score
from serasi.science.harmony.structure import ATTITUDES, SILA
from serasi.science.harmony.suppress import Cell, Figure, known, publish
from serasi.science.harmony.weights import EQUAL, Stability, WeightSet, rank_stability
from serasi.science.surveys import Design, Estimate
from serasi.science.surveys.replicates import Replicates, bootstrap

EVERYBODY = None
"""The key of the whole sample among the areas."""
Area = str | None


@dataclass(frozen=True)
class AreaMeasure:
    """What may be shown of an area; every figure is a `Cell`.

    people : respondents, as a figure of its own
    attitudes, sila, items : by code
    index, arithmetic : geometric and arithmetic mean of the attitudes
    boot : bootstrap interval of the index; None where hidden or without error
    category : None where hidden, and in an open-link survey
    on_boundary : whether the interval crosses a cut point; None where that cannot be said
    weak : attitudes below 40, which cap the category
    """

    people: Cell
    attitudes: Mapping[str, Cell]
    sila: Mapping[str, Cell]
    items: Mapping[str, Cell]
    index: Cell
    arithmetic: Cell
    boot: tuple[float, float] | None
    category: str | None
    on_boundary: bool | None
    weak: tuple[str, ...]


@dataclass(frozen=True)
class Measured:
    """A wave: its areas, the whole sample, which areas may be put in order, and how stably.

    by_lot : whether it is a probability sample; if not, nothing has an error and nothing is ordered
    """

    areas: Mapping[str, AreaMeasure]
    everybody: AreaMeasure
    order: Order | None
    stability: Stability | None
    ranked: tuple[str, ...]
    weights: WeightSet
    by_lot: bool


def measure(
    answers: ArrayLike,
    design: Design,
    area: ArrayLike,
    *,
    rng: np.random.Generator,
    weights: WeightSet = EQUAL,
    replicates: int = 500,
    by_lot: bool = True,
    cut_by: str = "wilayah",
    instrument: Instrument = NEWEST,
) -> Measured:
    """Score a wave and return what may be shown of it.

    Parameters
    ----------
    answers : (n, 30) as `score` takes them
    area : (n,) names of areas, which are the parts of the whole
    replicates : of the bootstrap interval of the index; 0 = none
    by_lot : False for an open link, which gets values and never an error
    cut_by : what the areas are, a word of `suppress.DIMENSIONS`

    Raises
    ------
    Refused : S1329 shapes; S1312 answers; S1328 weights
    """
    scores = score(answers, instrument=instrument)
    names, codes = np.unique(np.asarray(area).astype(str), return_inverse=True)
    if len(codes) != design.n or len(scores.items) != design.n:
        raise Refused("S1329", f"{len(scores.items)} jawaban, rancangan {design.n} baris")
    columns = np.hstack([scores.attitudes, scores.sila, scores.items])
    frame = cluster_frame(design)
    drawn = bootstrap(frame, replicates=replicates, rng=rng) if by_lot and replicates > 1 else None
    order = np.argsort(codes, kind="stable")
    starts = np.searchsorted(codes[order], np.arange(len(names) + 1))
    keys: list[Area] = [*names.tolist(), EVERYBODY]
    rows = {key: order[starts[at] : starts[at + 1]] for at, key in enumerate(names.tolist())} | {
        EVERYBODY: np.arange(design.n)
    }
    means = {key: area_means(columns, design, rows=rows[key], frame=frame) for key in keys}
    told = _shown(means, {key: len(rows[key]) for key in keys}, weights, drawn, cut_by, instrument)
    if not by_lot:
        told = {key: _without_error(one) for key, one in told.items()}
    shown = [name for name in names.tolist() if told[name].index.shown]
    return Measured(
        {name: told[name] for name in names.tolist()},
        told[EVERYBODY],
        _order(shown, means, weights, frame) if by_lot else None,
        _stability(shown, told, weights, rng) if by_lot else None,
        tuple(shown),
        weights,
        by_lot,
    )


def _shown(
    means: Mapping[Area, Means],
    people: Mapping[Area, int],
    weights: WeightSet,
    drawn: Replicates | None,
    cut_by: str,
    instrument: Instrument,
) -> dict[Area, AreaMeasure]:
    """Pass everything through the gate: the area as a whole, then each figure, then the index."""
    families: list[tuple[Area, list[Area]]] = [
        (EVERYBODY, [key for key in means if key is not EVERYBODY])
    ]
    heads = publish(
        {key: _head(means[key], people[key]) for key in means},
        dimensions=[cut_by],
        families=families,
    )
    gone = {key: cell.reason for key, cell in heads.items() if not cell.shown}
    codes = [*ATTITUDES, *SILA, *instrument.codes]
    cells: dict[Area, dict[str, Cell]] = {key: {} for key in means}
    for column, code in enumerate(codes):
        figures = {
            key: Figure(one.estimate(column), one.seen(column)) for key, one in means.items()
        }
        table = publish(figures, dimensions=[cut_by], families=families, also_hidden=gone)
        for key, cell in table.items():
            cells[key][code] = cell
    indices = {
        key: area_index(first(one), weights.values, drawn=drawn) for key, one in means.items()
    }
    short = {
        key: reason
        for key in means
        if (reason := next((cells[key][code].reason for code in ATTITUDES
                            if not cells[key][code].shown), ""))
    }  # fmt: skip
    tables = [
        publish(
            {key: Figure(getattr(indices[key], kind), _all_seen(means[key])) for key in means},
            dimensions=[cut_by],
            families=families if kind == "arithmetic" else (),
            also_hidden=gone | short,
        )
        for kind in ("geometric", "arithmetic")
    ]
    return {
        key: _area(heads[key], cells[key], tables[0][key], tables[1][key], indices[key], instrument)
        for key in means
    }


def _area(
    people: Cell,
    cells: Mapping[str, Cell],
    index: Cell,
    arithmetic: Cell,
    found: Index,
    instrument: Instrument,
) -> AreaMeasure:
    attitudes = {code: cells[code] for code in ATTITUDES}
    told: str | None = None
    boundary: bool | None = None
    boot: tuple[float, float] | None = None
    weak: tuple[str, ...] = ()
    if index.value is not None:
        values = [cell.value for cell in attitudes.values()]
        told = category(index.value, values)
        weak = tuple(ATTITUDES[place] for place in weak_links(values))
        if index.lo is not None and index.hi is not None:
            boundary = on_boundary(index.lo, index.hi)
        boot = None if known(found.boot[0]) is None else found.boot
    return AreaMeasure(
        people, attitudes, {code: cells[code] for code in SILA},
        {code: cells[code] for code in instrument.codes},
        index, arithmetic, boot, told, boundary, weak,
    )  # fmt: skip


def _head(means: Means, people: int) -> Figure:
    """The respondents of an area as a figure: the number of them that the gate looks at."""
    nan = np.nan
    clusters = frozenset(means.clusters.tolist())
    return Figure(Estimate(float(people), nan, nan, nan, nan, people, len(clusters), 0), clusters)


def _all_seen(means: Means) -> frozenset[int]:
    """Return the clusters that answered every attitude."""
    every = means.answered[:, : len(ATTITUDES)].all(axis=1)
    return frozenset(means.clusters[every].tolist())


def first(means: Means) -> Means:
    """Return the ten attitudes of the means of all columns."""
    ten = slice(0, len(ATTITUDES))
    return Means(
        means.values[ten], means.n[ten], means.psus[ten], means.df[ten], means.simple[ten],
        means.clusters, means.influence[:, ten], means.sums[:, ten], means.people[:, ten],
        means.answered[:, ten], means.frame,
    )  # fmt: skip


def _without_error(area: AreaMeasure) -> AreaMeasure:
    """Return the values alone; an open link has no error, no category and no boundary."""
    tables = [
        {code: cell.without_error() for code, cell in table.items()}
        for table in (area.attitudes, area.sila, area.items)
    ]
    return AreaMeasure(
        area.people, tables[0], tables[1], tables[2], area.index.without_error(),
        area.arithmetic.without_error(), None, None, None, area.weak,
    )  # fmt: skip


def _order(
    shown: Sequence[str], means: Mapping[Area, Means], weights: WeightSet, frame: Design
) -> Order:
    found = [area_index(first(means[name]), weights.values) for name in shown]
    if not found:
        return Order(0, ())
    influence: NDArray[np.float64] = np.stack([one.influence for one in found], axis=1)
    return ordered_areas(shown, [one.geometric.value for one in found], influence, frame)


def _stability(
    shown: Sequence[str],
    told: Mapping[Area, AreaMeasure],
    weights: WeightSet,
    rng: np.random.Generator,
) -> Stability | None:
    if len(shown) < 2:
        return None
    table = [[cell.value for cell in told[name].attitudes.values()] for name in shown]
    return rank_stability(np.array(table, dtype=float), weights, rng=rng)
