"""What a wave says, in plain values for JSON: the contract of `serasi measure score --json`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np

from serasi.science.harmony.bridge import IHAI, NOTE, Variable
from serasi.science.harmony.measured import AreaMeasure, Measured, measure
from serasi.science.harmony.plan import OPEN_LINK_LABEL
from serasi.science.harmony.quality import quality_of
from serasi.science.harmony.responses import Responses
from serasi.science.harmony.suppress import Cell
from serasi.science.harmony.weights import Stability
from serasi.science.surveys import Design
from serasi.science.surveys.design import units_of


def measured_responses(read: Responses, *, seed: int | None = None) -> Measured:
    """Measure answers that were read, as their design file says.

    Parameters
    ----------
    read : `usable`
    seed : of the bootstrap and of the drawn weights; None = the design file's

    Raises
    ------
    Refused : of `surveys` where the design is not one, as a population below the sample
    """
    plan = read.plan
    return measure(
        read.answers,
        design_of(read),
        read.area,
        rng=np.random.default_rng(plan.seed if seed is None else seed),
        weights=plan.weights,
        replicates=plan.replicates,
        by_lot=plan.by_lot,
        cut_by=plan.cut_by,
        instrument=plan.instrument,
    )


def design_of(read: Responses) -> Design:
    """Return the design of answers; `fpc` up to 1 is the share drawn, above it the clusters there
    are in the stratum (as R survey reads it)."""
    if not read.plan.by_lot:
        return Design.of(read.weight)
    fpc = read.fpc
    if fpc is not None:
        plain = Design.of(read.weight, read.stratum, read.psu)
        units = units_of(plain.stratum, plain.psu)
        drawn = units.counts[units.stratum][units.of_row]
        fpc = np.where(fpc <= 1, drawn / fpc, fpc)
    return Design.of(read.weight, read.stratum, read.psu, fpc)


def score_report(read: Responses, seen: Measured) -> dict[str, Any]:
    """Return the answer of `serasi measure score --json`; every number has passed the gate."""
    plan = read.plan
    return {
        "areas": {name: area_report(one) for name, one in seen.areas.items()},
        "all": area_report(seen.everybody),
        "quality": quality_of(read, seen),
        "instrument": {
            "version": plan.instrument.version,
            "digest": plan.instrument.digest,
            "attitudes": dict(plan.instrument.attitude_names),
        },
        "weights": {
            "version": seen.weights.version,
            "how": seen.weights.how,
            "source": seen.weights.source,
            "values": dict(zip(plan.instrument.attitude_names, seen.weights.values, strict=True)),
        },
        "mode": plan.mode,
        "label": "" if seen.by_lot else OPEN_LINK_LABEL,
        "order": _order(seen),
        "rank_stability": _stability(seen),
        "small_areas": _small(seen),
        "ihai": {"note": NOTE, "variables": [_variable(one) for one in IHAI]},
    }


def area_report(area: AreaMeasure) -> dict[str, Any]:
    """Return one area; hidden figures are null, with the reason beside them."""
    people, index = area.people, area.index
    hidden = {
        code: cell.reason
        for code, cell in {**area.attitudes, **area.sila, **area.items, "index": index}.items()
        if cell.reason
    }
    return {
        "n": people.n,
        "clusters": people.clusters,
        "attitudes": {code: _figure(cell) for code, cell in area.attitudes.items()},
        "sila": {code: cell.value for code, cell in area.sila.items()},
        "sila_figures": {code: _figure(cell) for code, cell in area.sila.items()},
        "items": {code: _figure(cell) for code, cell in area.items.items()},
        "index_geo": index.value,
        "index_arith": area.arithmetic.value,
        "index_interval": {
            "se": index.se,
            "lo": index.lo,
            "hi": index.hi,
            "boot_lo": area.boot[0] if area.boot else None,
            "boot_hi": area.boot[1] if area.boot else None,
        },
        "category": area.category,
        "on_boundary": area.on_boundary,
        "weak_links": list(area.weak),
        "suppressed": people.reason or None,
        "hidden": hidden if not people.reason else {},
    }


def _figure(cell: Cell) -> dict[str, Any]:
    return {
        "mean": cell.value,
        "se": cell.se,
        "lo": cell.lo,
        "hi": cell.hi,
        "deff": cell.deff,
        "n": cell.n,
        "clusters": cell.clusters,
    }


def _order(seen: Measured) -> dict[str, Any] | None:
    if seen.order is None:
        return None
    return {
        "compared": seen.order.compared,
        "certain": [
            {"higher": p.higher, "lower": p.lower, "difference": p.difference, "lo": p.lo,
             "hi": p.hi, "p": p.p}
            for p in seen.order.pairs
        ],
    }  # fmt: skip


def _stability(seen: Measured) -> dict[str, Any] | None:
    found: Stability | None = seen.stability
    if found is None:
        return None
    return {
        "spearman_with_equal": found.spearman,
        "stable": found.stable,
        "areas": {
            name: {
                "rank": float(found.ranks[at]),
                "rank_equal": float(found.equal_ranks[at]),
                "lowest": int(found.lowest[at]),
                "highest": int(found.highest[at]),
            }
            for at, name in enumerate(seen.ranked)
        },
    }


def _small(seen: Measured) -> dict[str, Any] | None:
    """Return the figures by the model; an area that the gate shows is not among them."""
    if seen.small is None:
        return None
    return {
        "model": "fay-herriot",
        "model_based": True,
        "areas": {name: asdict(one) for name, one in seen.small.figures.items()},
        "rests_on": seen.small.areas,
        "between": seen.small.between,
        "why_not": seen.small.why_not or None,
    }


def _variable(one: Variable) -> dict[str, Any]:
    return {
        "code": one.code,
        "aspect": one.aspect,
        "name": one.name,
        "weight_percent": one.weight_percent,
        "beside": [*one.attitudes, *one.sila, *one.items],
    }
