"""Histories without clusters: simulated by the own rates, or resampled in blocks of weeks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from serasi.science.series.baselines import latest_baseline
from serasi.science.series.counts import Values, checked_counts, checked_effort
from serasi.science.series.flaws import Refused


@dataclass(frozen=True)
class Null:
    """Counts and effort (replicates, areas, weeks) as they could be if nothing ever happened."""

    counts: Values
    effort: Values


def negative_binomial_null(
    counts: ArrayLike,
    *,
    rng: np.random.Generator,
    effort: ArrayLike | None = None,
    weeks: int | None = None,
    replicates: int = 20,
) -> Null:
    """Return histories drawn from each area's own rate and overdispersion.

    Each replicate first draws the area's rate from its Gamma posterior, then weekly counts that
    are negative binomial with the estimated dispersion (Gamma-Poisson mixture; Lawless, 1987,
    Can J Stat 15, eq. 2.1), so that a short history makes wide thresholds. Areas are drawn in
    the order of their rates: their numbering does not matter.

    Parameters
    ----------
    counts, effort : (areas, weeks) own history; missing weeks stay missing
    weeks : length of the drawn histories; the last weeks of effort, repeated where it is longer

    Raises
    ------
    Refused : S544 no week known in any area
    """
    seen = checked_counts(counts)
    work = checked_effort(effort, seen)
    if not (work > 0).any():
        raise Refused("S544", "tidak ada minggu dengan data")
    usual = latest_baseline(seen, work, memory_weeks=seen.shape[1])
    length = seen.shape[1] if weeks is None else weeks
    cycle = np.arange(-length, 0) % seen.shape[1]
    work = work[:, cycle]
    shape, total = usual.shape[:, 0], usual.effort[:, 0]
    phi = usual.dispersion[:, 0]
    order = np.lexsort((phi, total, shape))
    made = np.empty((replicates, *work.shape))
    # overdispersed weeks tell less about the rate than as many Poisson weeks would
    typical = usual.rate[:, 0] * total / np.maximum(usual.weeks[:, 0], 1)
    told = 1 + phi * typical
    for copy in range(replicates):
        rate = rng.gamma((shape / told)[order]) * told[order] / total[order]
        mean = rate[:, None] * np.nan_to_num(work[order])
        made[copy][order] = _negative_binomial(mean, phi[order][:, None], rng)
    made[:, np.isnan(work)] = np.nan
    return Null(made, np.broadcast_to(work, made.shape))


def block_bootstrap_null(
    counts: ArrayLike,
    *,
    rng: np.random.Generator,
    effort: ArrayLike | None = None,
    weeks: int | None = None,
    block_weeks: int = 4,
    replicates: int = 20,
) -> Null:
    """Return histories put together from blocks of the own weeks (Künsch, 1989, Ann Stat 17).

    Blocks wrap round the end (Politis & Romano, 1992) and are the same for all areas, so that
    what areas have in common stays. Past clusters stay in too and lift the thresholds; against
    that, no count above the highest of the own past is ever drawn, so that two quiet years give
    thresholds that are some per cent too low (benchmarks/series).

    Parameters
    ----------
    counts, effort : (areas, weeks)
    """
    seen = checked_counts(counts)
    work = checked_effort(effort, seen)
    span = seen.shape[1]
    if span < 2 * block_weeks:
        raise Refused("S544", f"{span} minggu")
    length = span if weeks is None else weeks
    blocks = -(-length // block_weeks)
    starts = rng.integers(0, span, (replicates, blocks))
    taken = (starts[:, :, None] + np.arange(block_weeks)) % span
    taken = taken.reshape(replicates, -1)[:, :length]
    return Null(
        np.ascontiguousarray(seen[:, taken].transpose(1, 0, 2)),
        np.ascontiguousarray(work[:, taken].transpose(1, 0, 2)),
    )


def _negative_binomial(mean: Values, phi: Values, rng: np.random.Generator) -> Values:
    wide = np.broadcast_to(phi, mean.shape)
    mixed = wide > 1e-9
    factor = np.ones(mean.shape)
    factor[mixed] = rng.gamma(1 / wide[mixed]) * wide[mixed]
    return rng.poisson(mean * factor).astype(float)
