"""The detectors of rises and of silence under one door, ready for the false-alarm budget."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from serasi.science.series.budget import Detector
from serasi.science.series.counts import Values
from serasi.science.series.ears import Method, ears_scores
from serasi.science.series.ewma import ewma_scores
from serasi.science.series.farrington import farrington_scores
from serasi.science.series.silence import silence_scores

YEARS_FOR_FARRINGTON = 3
RISE_SHARES: Mapping[str, float] = {"ewma": 1.0, "farrington": 0.5, "c1": 0.3, "c2": 0.3, "c3": 0.3}
"""What each may spend of a common budget: more to those that find more (benchmarks/series)."""


def rise_detectors(*, weeks: int, weeks_per_year: int = 52) -> dict[str, Detector]:
    """Return the detectors of rises that a history of so many weeks allows, by name.

    EARS and EWMA from the first weeks; Farrington once three years and its window are known.
    """
    made: dict[str, Detector] = {
        "ewma": _ewma,
        "c1": _ears("C1"),
        "c2": _ears("C2"),
        "c3": _ears("C3"),
    }
    if weeks > YEARS_FOR_FARRINGTON * weeks_per_year + 3:
        made["farrington"] = _farrington
    return made


def silence_detector() -> Mapping[str, Detector]:
    """Return the detector of silence; its budget is apart, for its answer is a phone call."""
    return {"silence": lambda counts, effort: silence_scores(counts, effort=effort)}


def _ewma(counts: Values, effort: Values) -> Values:
    return ewma_scores(counts, effort=effort)


def _ears(method: Method) -> Callable[[Values, Values], Values]:
    return lambda counts, effort: ears_scores(counts, method=method, effort=effort)


def _farrington(counts: Values, effort: Values) -> Values:
    return farrington_scores(counts, effort=effort, years=YEARS_FOR_FARRINGTON)
