"""The forecast of counts of a regency, to be shown only beside simple baselines that it beats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from serasi.science import series
from serasi.science.series.forecast import Model, weighted_negative_binomial
from serasi.warn.panels import Panel

HORIZONS, SAMPLES, SEED = (1, 2, 3, 4), 200, 13
LEAST_COVERAGE = 0.8
MODELS: Mapping[str, Model] = {"model": weighted_negative_binomial, **series.BASELINES}


@dataclass(frozen=True)
class Score:
    """How good the forecasts of a model were: CRPS in events, share inside the 90 % interval."""

    crps: float
    coverage: float


@dataclass(frozen=True)
class Ahead:
    """One week ahead: its first day, the median and the central 90 % interval of its events."""

    week: str
    median: float
    low: float
    high: float


@dataclass(frozen=True)
class Outlook:
    """The forecast beside its baselines, over so many forecasts of single weeks; `weeks` is empty
    where it does not beat all of them, so that nothing can be shown."""

    beats: bool
    n: int
    scores: dict[str, Score]
    weeks: list[Ahead]

    def to_json(self) -> dict[str, Any]:
        """Return it in plain values."""
        return asdict(self)


def outlook(found: Panel, *, origins: Sequence[int]) -> Outlook:
    """Return the forecast of the next weeks, judged from origins with what was known then.

    It beats its baselines if it does so district by district, each with its whole 95 % interval
    (`series.roll_origins`), and for the regency: a lower CRPS than each, and 80 % or more of the
    weeks one to four ahead inside its 90 % interval.
    """
    ready = [int(one) for one in origins if one + max(HORIZONS) < found.weeks]
    if not ready:
        return Outlook(False, 0, {}, [])
    rng = np.random.default_rng(SEED)
    known = [found.known(origin + 1).astype(float) for origin in ready]
    verdict = series.roll_origins(
        found.events.astype(float), origins=ready, histories=known, rng=rng
    )
    total = found.events.sum(axis=0).astype(float)
    observed = np.array([total[origin + ahead] for origin in ready for ahead in HORIZONS])
    scores = {}
    for name, run in MODELS.items():
        drawn = [_summed(run, history, ahead, rng) for history in known for ahead in HORIZONS]
        judged = series.mean_scores(np.stack(drawn), observed)
        scores[name] = Score(judged.crps, judged.coverage)
    model = scores["model"]
    beats = (
        verdict.beats
        and all(model.crps < scores[name].crps for name in series.BASELINES)
        and model.coverage >= LEAST_COVERAGE
    )
    return Outlook(bool(beats), len(observed), scores, _ahead(found, rng) if beats else [])


def _summed(run: Model, history: np.ndarray, ahead: int, rng: np.random.Generator) -> np.ndarray:
    """Draw the events of all districts together; districts are drawn apart from each other."""
    return np.asarray(run(history, ahead, SAMPLES, rng).sum(axis=0))


def _ahead(found: Panel, rng: np.random.Generator) -> list[Ahead]:
    history = found.known(found.weeks).astype(float)
    made = []
    for ahead in HORIZONS:
        drawn = _summed(weighted_negative_binomial, history, ahead, rng)
        low, median, high = np.quantile(drawn, (0.05, 0.5, 0.95), method="inverted_cdf")
        week = found.day_of(found.weeks - 1 + ahead).isoformat()
        made.append(Ahead(week, float(median), float(low), float(high)))
    return made
