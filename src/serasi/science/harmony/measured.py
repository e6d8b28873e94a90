"""A wave from its answers to what may be shown of every area, through the one gate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from serasi.science.harmony.changes import Order, ordered_areas
from serasi.science.harmony.flaws import Refused
from serasi.science.harmony.index import area_indices, category, on_boundary, weak_links
from serasi.science.harmony.instrument import NEWEST, Instrument
from serasi.science.harmony.modelled import SmallAreas, modelled_areas
from serasi.science.harmony.scoring import score
from serasi.science.harmony.structure import ATTITUDES, SILA
from serasi.science.harmony.suppress import Cell, Figure, known, publish
from serasi.science.harmony.weights import EQUAL, Stability, WeightSet, rank_stability
from serasi.science.surveys import Design, DomainMeans, Estimate, bootstrap, domain_means
from serasi.science.surveys.design import indicator

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
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
    small : figures by a model of areas that are hidden; None without a probability sample
    """

    areas: Mapping[str, AreaMeasure]
    everybody: AreaMeasure
    order: Order | None
    stability: Stability | None
    ranked: tuple[str, ...]
    weights: WeightSet
    by_lot: bool
    small: SmallAreas | None = None


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
    drawn = bootstrap(design, replicates=replicates, rng=rng) if by_lot and replicates > 1 else None
    figures: dict[Area, list[Figure]] = {}
    found: dict[Area, _Found] = {}
    parts = area_indices(scores.attitudes, design, codes, weights.values, drawn=drawn)
    for keys, of, indices in (
        (list(names.tolist()), codes, parts),
        ([EVERYBODY], whole := np.zeros(design.n, dtype=np.int64),
         area_indices(scores.attitudes, design, whole, weights.values, drawn=drawn)),
    ):  # fmt: skip
        told = figures_of(columns, design, of)
        for at, key in enumerate(keys):
            figures[key] = told[at]
            index = (indices.geometric[at], indices.arithmetic[at])
            found[key] = _Found(_head(design, of == at), index, indices.boot[at])
    shown = _shown(figures, found, cut_by, instrument)
    if not by_lot:
        shown = {key: _without_error(one) for key, one in shown.items()}
    seen = [at for at, name in enumerate(names.tolist()) if shown[name].index.shown]
    ranked = tuple(str(names[at]) for at in seen)
    order, stability = None, None
    small = modelled_areas(names.tolist(), parts.geometric) if by_lot else None
    if by_lot and ranked:
        order = ordered_areas(
            ranked, [parts.geometric[at].value for at in seen], parts.influence[:, seen],
            parts.frame,
        )  # fmt: skip
        stability = _stability(ranked, shown, weights, rng)
    return Measured(
        {name: shown[name] for name in names.tolist()}, shown[EVERYBODY], order, stability,
        ranked, weights, by_lot, small,
    )  # fmt: skip


@dataclass(frozen=True)
class _Found:
    """What was found of an area besides its columns: people, both indices, bootstrap interval."""

    people: Figure
    index: tuple[Estimate, Estimate]
    boot: tuple[float, float]


def figures_of(columns: FloatArray, design: Design, codes: IntArray) -> list[list[Figure]]:
    """Return the mean of every column in every area, with the clusters that answered it.

    For other tables than those of `measure`: give them to `suppress.publish`, never to a page.

    Parameters
    ----------
    columns : (n, k) NaN = not known
    codes : (n,) areas, 0 to d - 1

    Returns
    -------
    d lists of k
    """
    means = domain_means(columns, design, codes)
    width = design.psus
    pairs, of_row = np.unique(codes * width + design.units.of_row, return_inverse=True)
    answered = indicator(of_row, len(pairs)) @ (~np.isnan(columns)).astype(float) > 0
    starts = np.searchsorted(pairs, np.arange(int(codes.max()) + 2) * width)
    table = []
    for at, (start, end) in enumerate(pairwise(starts)):
        clusters, mine = pairs[start:end] % width, answered[start:end]
        seen = [frozenset(clusters[one].tolist()) for one in mine.T]
        table.append(
            [Figure(estimate_of(means, at, column), seen[column]) for column in range(len(seen))]
        )
    return table


def estimate_of(means: DomainMeans, area: int, column: int) -> Estimate:
    """Return one figure of many."""
    at = (area, column)
    return Estimate(
        float(means.value[at]), float(means.se[at]), float(means.lo[at]), float(means.hi[at]),
        float(means.deff[at]), int(means.n[at]), int(means.psus[at]), int(means.df[at]),
    )  # fmt: skip


def _shown(
    figures: Mapping[Area, Sequence[Figure]],
    found: Mapping[Area, _Found],
    cut_by: str,
    instrument: Instrument,
) -> dict[Area, AreaMeasure]:
    """Pass everything through the gate: the area as a whole, then each figure, then the index."""
    families: list[tuple[Area, list[Area]]] = [
        (EVERYBODY, [key for key in figures if key is not EVERYBODY])
    ]
    heads = publish(
        {key: one.people for key, one in found.items()}, dimensions=[cut_by], families=families
    )
    gone = {key: cell.reason for key, cell in heads.items() if not cell.shown}
    cells: dict[Area, dict[str, Cell]] = {key: {} for key in figures}
    for column, code in enumerate([*ATTITUDES, *SILA, *instrument.codes]):
        table = publish(
            {key: told[column] for key, told in figures.items()},
            dimensions=[cut_by],
            families=families,
            also_hidden=gone,
        )
        for key, cell in table.items():
            cells[key][code] = cell
    for key, told in cells.items():
        short = [told[code].reason for code in ATTITUDES if not told[code].shown]
        gone |= {key: short[0]} if short and key not in gone else {}
    tables = [
        publish(
            {key: Figure(one.index[kind], one.people.seen) for key, one in found.items()},
            dimensions=[cut_by],
            families=families if kind else (),
            also_hidden=gone,
        )
        for kind in (0, 1)
    ]
    return {
        key: _area(heads[key], cells[key], tables[0][key], tables[1][key], one.boot, instrument)
        for key, one in found.items()
    }


def _area(
    people: Cell,
    cells: Mapping[str, Cell],
    index: Cell,
    arithmetic: Cell,
    interval: tuple[float, float],
    instrument: Instrument,
) -> AreaMeasure:
    attitudes = {code: cells[code] for code in ATTITUDES}
    told: str | None = None
    boundary: bool | None = None
    boot: tuple[float, float] | None = None
    weak: tuple[str, ...] = ()
    if index.value is not None:
        values = [cell.value for cell in attitudes.values() if cell.value is not None]
        told = category(index.value, values)
        weak = tuple(ATTITUDES[place] for place in weak_links(values))
        if index.lo is not None and index.hi is not None:
            boundary = on_boundary(index.lo, index.hi)
        boot = None if known(interval[0]) is None else interval
    return AreaMeasure(
        people, attitudes, {code: cells[code] for code in SILA},
        {code: cells[code] for code in instrument.codes},
        index, arithmetic, boot, told, boundary, weak,
    )  # fmt: skip


def _head(design: Design, within: NDArray[np.bool_]) -> Figure:
    """The respondents of an area as a figure: the number of them that the gate looks at."""
    nan, people = np.nan, int(within.sum())
    clusters = frozenset(np.unique(design.units.of_row[within]).tolist())
    return Figure(Estimate(float(people), nan, nan, nan, nan, people, len(clusters), 0), clusters)


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
