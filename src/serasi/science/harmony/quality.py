"""What speaks for and against the data of a wave: how it was read, and the scales' own report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from serasi.science import scales
from serasi.science.harmony.flaws import Flaw
from serasi.science.harmony.instrument import NEWEST, Instrument
from serasi.science.harmony.measured import Measured
from serasi.science.harmony.responses import Responses
from serasi.science.harmony.structure import OPPOSITES
from serasi.science.harmony.suppress import LEAST_CLUSTERS, LEAST_PEOPLE

INTERVAL_ENDS = ("low", "high", "se", "error")


def scheme_of(instrument: Instrument = NEWEST) -> scales.Scheme:
    """Return what `scales` needs to know of an instrument.

    Examples
    --------
    >>> len(scheme_of().items), sorted(scheme_of().reverse)[:2]
    (30, ['A10a', 'A1b'])
    """
    items = instrument.items
    return scales.Scheme(
        instrument.codes,
        tuple(item.attitude for item in items),
        tuple(item.sila for item in items),
        frozenset(item.code for item in items if item.reverse),
        OPPOSITES,
    )


def quality_of(read: Responses, seen: Measured) -> dict[str, Any]:
    """Return `quality` of `measure score --json`.

    The scales' report is of all sheets together and without weights; it is None where the sample
    as a whole is too small to be shown, and says so where it cannot be worked out.
    """
    answers = read.answers
    return {
        "rows": read.rows,
        "counted": len(answers),
        "withdrawn": read.withdrawn,
        "missing": {
            "tidak_tahu": float((answers == 8).mean()),
            "tidak_bersedia": float((answers == 9).mean()),
            "kosong": float(np.isnan(answers).mean()),
        },
        "suppressed_areas": [name for name, one in seen.areas.items() if one.people.reason],
        "rule": f"sel di bawah {LEAST_PEOPLE} responden atau {LEAST_CLUSTERS} klaster tidak tampil",
        "problems": [flaw_report(flaw) for flaw in read.flaws],
        "scales": _scales(read) if seen.everybody.people.shown else None,
    }


def flaw_report(flaw: Flaw) -> dict[str, Any]:
    """Return a flaw in plain values."""
    return {
        "code": flaw.number,
        "row": flaw.row or None,
        "rows": flaw.rows,
        "column": flaw.column,
        "value": flaw.value,
        "sentence": flaw.sentence,
    }


def _scales(read: Responses) -> dict[str, Any]:
    sheets = scales.answer_sheets(read.answers, scheme_of(read.plan.instrument))
    around = scales.Circumstances(
        areas=_named(read.area),
        places=_named(read.psu) if read.plan.by_lot else None,
        interviewers=None if read.interviewer is None else _named(read.interviewer),
        groupings={name: _named(told) for name, told in read.groups.items()},
        minutes=read.duration_minutes,
        metres=read.distance_metres,
        trust=read.trust,
        outcomes=_outcomes(read.plan.outcomes),
    )
    try:
        told = scales.quality_plain(scales.quality_report(sheets, around))
        return told if read.plan.by_lot else _without_intervals(told)
    except scales.Refused as refusal:
        return {"refused": str(refusal)}


def _outcomes(counts: Mapping[str, int]) -> scales.Outcomes | None:
    each = [key for key, n in counts.items() if key != "substitutes" for _one in range(n)]
    return scales.outcomes(each, substitutes=counts.get("substitutes", 0)) if each else None


def _without_intervals(told: Any) -> Any:
    """Return plain values with every end of an interval empty: an open link has none."""
    if isinstance(told, dict):
        return {
            key: None if key.endswith(INTERVAL_ENDS) else _without_intervals(value)
            for key, value in told.items()
        }
    return [_without_intervals(one) for one in told] if isinstance(told, list) else told


def _named(values: NDArray[np.str_]) -> Sequence[str | None]:
    return [value or None for value in values.tolist()]
