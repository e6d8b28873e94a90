"""Silence: an area that should have reported, told apart from calm."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from serasi.science.series.baselines import rolling_baseline
from serasi.science.series.counts import Values, checked_counts, checked_effort


@dataclass(frozen=True)
class Silence:
    """The run of weeks without any report up to the last week, each (areas,).

    weeks : length of the run, 0 if the last known week had a report
    expected : reports that the run should have brought
    p : chance of a run so silent, given the own habit and the effort; 1 without a run; NaN if
        nothing is known of the area
    """

    weeks: Values
    expected: Values
    p: Values


def silence(
    reports: ArrayLike, *, effort: ArrayLike | None = None, memory_weeks: int = 52
) -> Silence:
    """Return for each area how long it has been silent and how likely that is by chance.

    The chance of a silent week is (1 + phi m)^(-1/phi) with m = rate x effort (negative binomial
    zero; Lawless, 1987); over the run, with the rate known only by its Gamma posterior,
    (b / (b + E))^a, where E is the effort that gives the same product at the mean rate. Shape and
    effort of the posterior are divided by 1 + phi m, as overdispersed weeks tell less. The habit
    is taken from the weeks before the run.

    Parameters
    ----------
    reports : (areas, weeks) reports of any kind, zero reports included; NaN = the system was down
    effort : (areas, weeks) reporters on the roster, whether or not they sent anything

    Examples
    --------
    >>> seen = silence([[2, 3, 2, 1, 3, 2, 0, 0, 0], [0, 1, 0, 0, 0, 1, 0, 0, 0]])
    >>> seen.weeks.tolist(), (seen.p < 0.05).tolist()
    ([3.0, 3.0], [True, False])
    """
    seen = checked_counts(reports)
    runs = _runs(seen, checked_effort(effort, seen), memory_weeks)
    last = [made[:, -1] if seen.shape[1] else np.full(len(seen), np.nan) for made in runs]
    return Silence(*last)


def silence_scores(
    reports: ArrayLike, *, effort: ArrayLike | None = None, memory_weeks: int = 52
) -> Values:
    """Return -log10 of the chance of each week's run of silence (areas, weeks); 0 without a run.

    For `budget.calibrate`. NaN where the week has no data or nothing is known of the area.
    """
    seen = checked_counts(reports)
    work = checked_effort(effort, seen)
    p = _runs(seen, work, memory_weeks)[2]
    with np.errstate(divide="ignore"):
        return np.where(work > 0, np.abs(np.log10(p)), np.nan)


def _runs(seen: Values, work: Values, memory_weeks: int) -> tuple[Values, Values, Values]:
    """Length, expected reports and p of the run at each week (areas, weeks)."""
    usual = rolling_baseline(seen, work, memory_weeks=memory_weeks, guard_weeks=0)
    shape = np.full(len(seen), np.nan)
    total, phi = shape.copy(), shape.copy()
    length, worth, expected = np.zeros((3, len(seen)))
    out = np.full((3, *seen.shape), np.nan)
    for week in range(seen.shape[1]):
        # the habit stands still while an area is silent
        fresh = (length == 0) & (usual.weeks[:, week] > 0)
        told = 1 + usual.dispersion[:, week] * usual.shape[:, week] / np.maximum(
            usual.weeks[:, week], 1
        )
        shape = np.where(fresh, usual.shape[:, week] / told, shape)
        total = np.where(fresh, usual.effort[:, week] / told, total)
        phi = np.where(fresh, usual.dispersion[:, week], phi)
        silent, heard = (seen[:, week] == 0) & (work[:, week] > 0), seen[:, week] > 0
        rate = np.divide(shape, total, out=np.full_like(shape, np.nan), where=total > 0)
        mean = rate * np.nan_to_num(work[:, week])
        wide = (phi > 1e-9) & (rate > 0)
        shrunk = np.nan_to_num(work[:, week])
        shrunk[wide] = (np.log1p(phi * mean) / np.where(wide, phi * rate, 1.0))[wide]
        length = np.where(heard, 0.0, length + silent)
        worth = np.where(heard, 0.0, worth + np.where(silent, shrunk, 0.0))
        expected = np.where(heard, 0.0, expected + np.where(silent, mean, 0.0))
        out[0, :, week], out[1, :, week] = length, expected
        out[2, :, week] = np.where(total > 0, (total / (total + worth)) ** shape, np.nan)
    return out[0], out[1], out[2]
