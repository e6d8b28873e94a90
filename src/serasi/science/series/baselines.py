"""What each area usually reports: rate and overdispersion of its own weeks, drawn to all areas."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from serasi.science.series.counts import Values, window_sums


@dataclass(frozen=True)
class Baseline:
    """The usual of each area before each week, (areas, weeks); NaN where nothing is known.

    rate : reports per unit of effort and week, posterior mean
    shape, effort : Gamma posterior of the rate (mean shape / effort)
    dispersion : phi of variance = mean + phi mean², at least 0
    weeks : own weeks behind it
    """

    rate: Values
    shape: Values
    effort: Values
    dispersion: Values
    weeks: Values


def rolling_baseline(
    counts: Values, effort: Values, *, memory_weeks: int = 52, guard_weeks: int = 2
) -> Baseline:
    """Return the usual of each area by the `memory_weeks` that end `guard_weeks` before each week.

    Rates are Gamma-Poisson empirical Bayes with the prior matched to the mean and variance between
    areas (Marshall, 1991, JRSS C 40, eq. 3-5). Dispersion is the moment estimate
    (sum of (x - m)² - m) / (sum of m²) (Cameron & Trivedi, 2013, eq. 3.17), numerator and
    denominator summed over all areas for the common value. Each area is drawn to it by how much
    areas differ beyond chance (DerSimonian & Laird, 1986, Control Clin Trials 7, eq. 8).

    Parameters
    ----------
    counts, effort : (areas, weeks), checked; weeks with NaN or without effort are left out
    """
    known = effort > 0
    x, e = np.where(known, counts, 0.0), np.where(known, effort, 0.0)

    def summed(values: Values) -> Values:
        return window_sums(values, length=memory_weeks, lag=guard_weeks)

    n, cases, work = summed(known.astype(float)), summed(x), summed(e)
    prior_rate, prior_effort = _prior(cases, work)
    shape, total = cases + prior_rate * prior_effort, work + prior_effort
    with np.errstate(invalid="ignore", divide="ignore"):
        rate = shape / total
        own = cases / work
        below = own**2 * summed(e * e)
        left = summed(x * x) - 2 * own * summed(x * e) + below
        # the own mean was fitted: it takes one of n degrees of freedom
        above = left * n / (n - 1) - own * work
    ready = (n >= 2) & np.isfinite(above)
    above, below = np.where(ready, above, 0.0), np.where(ready, below, 0.0)
    phi = _drawn_dispersion(above, below, np.nan_to_num(own) * work, n)
    nothing = ~np.isfinite(rate)
    return Baseline(
        rate=np.where(nothing, np.nan, rate),
        shape=shape,
        effort=total,
        dispersion=np.where(nothing, np.nan, np.maximum(phi, 0.0)),
        weeks=n,
    )


def latest_baseline(counts: Values, effort: Values, *, memory_weeks: int = 104) -> Baseline:
    """Return the usual of each area (areas, 1) by all weeks up to the last, as `rolling_baseline`.

    Parameters
    ----------
    counts, effort : (areas, weeks), checked
    """
    empty = np.full((len(counts), 1), np.nan)
    longer = rolling_baseline(
        np.hstack([counts, empty]),
        np.hstack([effort, empty]),
        memory_weeks=memory_weeks,
        guard_weeks=0,
    )
    return Baseline(
        longer.rate[:, -1:],
        longer.shape[:, -1:],
        longer.effort[:, -1:],
        longer.dispersion[:, -1:],
        longer.weeks[:, -1:],
    )


def _drawn_dispersion(above: Values, below: Values, cases: Values, n: Values) -> Values:
    """Dispersion of each area (areas, weeks), not below 0; all weeks are taken as equally busy."""
    known = (below > 0) & (cases > 0)
    all_below = below.sum(axis=0)
    common = np.maximum(above.sum(axis=0) / np.where(all_below > 0, all_below, 1.0), 0.0)
    mean = np.where(known, cases / np.maximum(n, 1), 1.0)
    variance = mean + common * mean**2
    # of a negative binomial: kurtosis excess 6 phi + 1 / variance
    noise = ((2 + 6 * common) * variance**2 + variance) / (np.maximum(n, 1) * mean**4)
    trust = np.where(known, 1 / noise, 0.0)
    own = np.where(known, above / np.where(known, below, 1.0), common)
    total = trust.sum(axis=0)
    excess = (trust * (own - common) ** 2).sum(axis=0) - (known.sum(axis=0) - 1)
    scale = total - np.divide(
        (trust**2).sum(axis=0), total, out=np.zeros_like(total), where=total > 0
    )
    between = np.divide(
        np.maximum(excess, 0.0), scale, out=np.zeros_like(total), where=scale > 1e-9 * total
    )
    return np.asarray(np.maximum(common + between / (between + noise) * (own - common), 0.0))


def _prior(cases: Values, work: Values) -> tuple[Values, Values]:
    """Mean rate of all areas (weeks,) and how much effort it is worth beside an area's own."""
    all_cases, all_work = cases.sum(axis=0), work.sum(axis=0)
    mean = np.divide(all_cases, all_work, out=np.full_like(all_work, np.nan), where=all_work > 0)
    areas = np.maximum((work > 0).sum(axis=0), 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        apart = np.where(work > 0, work * (cases / work - mean) ** 2, 0.0).sum(axis=0) / all_work
        spread = apart - mean / (all_work / areas)
        worth = mean / spread
    typical = np.divide(all_work, areas)
    # no more spread than chance: one area counts as much as its neighbours' mean, not endlessly
    strong = np.where((spread > 0) & np.isfinite(worth), worth, typical)
    return mean, np.clip(np.nan_to_num(strong), 0.5, np.maximum(typical, 0.5))
