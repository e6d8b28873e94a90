"""The quality report in plain values for JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np

from serasi.science.scales.checks import Check
from serasi.science.scales.factors import FactorFit
from serasi.science.scales.quality import Quality
from serasi.science.scales.sentences import TITLES, sentence


def quality_plain(found: Quality) -> dict[str, Any]:
    """Return `quality` of `serasi measure score --json`; nothing is rounded, no data is None."""
    return {
        "sheets": found.sheets,
        "complete": found.complete,
        "weighted": False,
        "light": found.light,
        "checks": [_check(check) for check in found.checks],
        "alpha": asdict(found.alpha),
        "omega": None if found.omega is None else asdict(found.omega),
        "items": [asdict(item) for item in found.items],
        "inter_item": _pairs(found),
        "models": {key: _model(fitted) for key, fitted in found.models.items()},
        "invariance": None if found.invariance is None else asdict(found.invariance),
        "items_by_group": {name: asdict(one) for name, one in found.differences.items()},
        "interviewers": None if found.interviewers is None else asdict(found.interviewers),
        "retest": None if found.retest is None else asdict(found.retest),
        "trust": None if found.trust is None else asdict(found.trust),
        "outcomes": None if found.outcomes is None else asdict(found.outcomes),
        "marked": {key: int(marks.sum()) for key, marks in found.marked.items()},
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        "key": check.key,
        "title": TITLES[check.key],
        "subject": check.subject,
        "light": check.light,
        "value": check.value,
        "low": check.low,
        "high": check.high,
        "threshold": check.threshold,
        "reason": check.reason,
        "sentence": sentence(check),
    }


def _pairs(found: Quality) -> dict[str, Any]:
    apart = found.pairs.correlation[np.triu_indices(len(found.pairs.correlation), 1)]
    known = apart[~np.isnan(apart)]
    mean, least, most = (
        (None, None, None)
        if not len(known)
        else (float(known.mean()), float(known.min()), float(known.max()))
    )
    return {"mean": mean, "least": least, "most": most, "least_sheets": found.pairs.least_rows}


def _model(fitted: FactorFit) -> dict[str, Any]:
    standard = fitted.standardised
    factors = fitted.pattern.factors
    return {
        "sheets": fitted.rows,
        "steps": fitted.steps,
        "sound": fitted.sound,
        "troubles": [asdict(trouble) for trouble in fitted.troubles],
        "measures": None if fitted.measures is None else asdict(fitted.measures),
        "loadings": {
            item: {
                factor: float(standard[row, column])
                for column, factor in enumerate(factors)
                if fitted.pattern.loads[row, column]
            }
            for row, item in enumerate(fitted.pattern.items)
        },
        "correlations": {
            f"{factors[one]}~{factors[other]}": float(fitted.correlations[one, other])
            for one, other in np.argwhere(np.tril(fitted.pattern.together, -1))
        },
    }
