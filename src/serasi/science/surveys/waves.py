"""What changed between two waves, with the covariance of the clusters that were in both."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from serasi.science.surveys.design import Design, FloatArray, IntArray, coded
from serasi.science.surveys.estimates import (
    Estimate,
    answered,
    checked_columns,
    domain,
    mean,
    means,
    spread,
)
from serasi.science.surveys.flaws import Refused
from serasi.science.surveys.linear import Lonely


@dataclass(frozen=True)
class Wave:
    """One wave: its design, and the label of each row's PSU (n,), the same label in every wave."""

    design: Design
    labels: ArrayLike


@dataclass(frozen=True)
class Change:
    """A change from one wave to the next.

    value : after less before; z : value over se
    lo, hi : by t with `df` = different PSUs of both waves - strata
    covariance, correlation : of the two figures, through the shared PSUs
    shared : PSUs in both
    """

    before: Estimate
    after: Estimate
    value: float
    se: float
    lo: float
    hi: float
    z: float
    df: int
    covariance: float
    correlation: float
    shared: int


def change_of_mean(
    y_before: ArrayLike,
    before: Wave,
    y_after: ArrayLike,
    after: Wave,
    *,
    within_before: ArrayLike | None = None,
    within_after: ArrayLike | None = None,
    level: float = 0.95,
    lonely: Lonely = "adjust",
) -> Change:
    """Return the change of a mean; variance v₁ + v₂ - 2 cov.

    Parameters
    ----------
    y_before, y_after : (n₁,), (n₂,) NaN = no answer
    within_before, within_after : bool, the domain in each wave; None = everybody

    Examples
    --------
    >>> first = Wave(Design.of([1] * 4, psu=[1, 2, 3, 4]), ["a", "b", "c", "d"])
    >>> seen = change_of_mean([1, 2, 3, 6], first, [2, 3, 4, 7], first)
    >>> seen.value, round(seen.se, 9), seen.shared
    (1.0, 0.0, 4)
    """
    one = mean(y_before, before.design, within=within_before, level=level, lonely=lonely)
    two = mean(y_after, after.design, within=within_after, level=level, lonely=lonely)
    z_one = _influence(y_before, before.design, within_before, one.value)
    z_two = _influence(y_after, after.design, within_after, two.value)
    covariance = float(cross_covariance(z_one, before, z_two, after)[0, 0])
    variance = one.se**2 + two.se**2 - 2 * covariance
    se = float(np.sqrt(max(variance, 0.0))) if variance == variance else np.nan
    df, shared = _degrees(before, after)
    half = spread(level, df) * se
    value = two.value - one.value
    both = one.se * two.se
    return Change(
        one,
        two,
        value,
        se,
        value - half,
        value + half,
        value / se if se > 0 else np.nan,
        df,
        covariance,
        covariance / both if both > 0 else np.nan,
        shared,
    )


def change_of_means(
    y_before: ArrayLike,
    before: Wave,
    y_after: ArrayLike,
    after: Wave,
    *,
    lonely: Lonely = "adjust",
) -> tuple[FloatArray, FloatArray]:
    """Return changes (k,) of the means of k columns, and their joint covariance (k, k)."""
    first, v_first = means(y_before, before.design, lonely=lonely)
    second, v_second = means(y_after, after.design, lonely=lonely)
    crossed = cross_covariance(
        _influences(y_before, before.design, first),
        before,
        _influences(y_after, after.design, second),
        after,
    )
    return second - first, v_first + v_second - crossed - crossed.T


def cross_covariance(
    z_before: ArrayLike, before: Wave, z_after: ArrayLike, after: Wave
) -> FloatArray:
    """Return the covariance (k₁, k₂) of the column sums of two waves.

    Within the strata that a shared PSU has in either wave: with c of them and their PSU totals t,
    (c - n₁n₂ / N) Σ (t₁ - t̄₁)(t₂ - t̄₂)' / (c - 1), N infinite without population counts (Tam, 1984,
    American Statistician 38, eq. 2.3, on the scale of totals). A single shared PSU adds nothing.

    Parameters
    ----------
    z_before, z_after : (n₁, k₁), (n₂, k₂) weight times influence value, as in `totals_covariance`
    """
    first, second = _totals(z_before, before), _totals(z_after, after)
    own_one, own_two, _ = _shared(before, after)
    out = np.zeros((first.shape[1], second.shape[1]))
    if not len(own_one):
        return out
    h_one = before.design.units.stratum[own_one]
    h_two = after.design.units.stratum[own_two]
    for pair in np.unique(np.stack([h_one, h_two], axis=1), axis=0):
        at = np.flatnonzero((h_one == pair[0]) & (h_two == pair[1]))
        if len(at) < 2:
            continue
        t_one, t_two = first[own_one[at]], second[own_two[at]]
        n_one = before.design.units.counts[pair[0]]
        drawn = 1.0 - after.design.free[pair[1]]
        weight = max(len(at) - n_one * drawn, 0.0) / (len(at) - 1)
        out += weight * (t_one - t_one.mean(axis=0)).T @ (t_two - t_two.mean(axis=0))
    return out


def _totals(z: ArrayLike, wave: Wave) -> FloatArray:
    values = np.asarray(z, dtype=float)
    values = values[:, None] if values.ndim == 1 else values
    if values.ndim != 2 or len(values) != wave.design.n:
        raise Refused("S580", f"nilai {np.shape(z)}, rancangan {wave.design.n} baris")
    if wave.design.calibration is not None:
        values = wave.design.calibration.residuals(values, wave.design.weight)
    return np.asarray(wave.design.units.gather @ values)


def _shared(before: Wave, after: Wave) -> tuple[IntArray, IntArray, int]:
    """Return the numbers of the shared PSUs in each wave, and how many different ones there are."""
    one, two = _names(before), _names(after)
    numbers = {name: at for at, name in enumerate(two)}
    pairs = [(at, numbers[name]) for at, name in enumerate(one) if name in numbers]
    both = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1], len(one) + len(two) - len(pairs)


def _names(wave: Wave) -> list[str]:
    code, names = coded(wave.labels, "S583")
    units = wave.design.units
    if code.shape != (wave.design.n,):
        raise Refused("S580", f"label {code.shape}, rancangan {wave.design.n} baris")
    if (code != code[units.first_row][units.of_row]).any() or len(names) != wave.design.psus:
        raise Refused("S580", "label klaster tidak satu lawan satu dengan klaster rancangan")
    return [names[at] for at in code[units.first_row]]


def _degrees(before: Wave, after: Wave) -> tuple[int, int]:
    own, _, different = _shared(before, after)
    return different - max(before.design.strata, after.design.strata), len(own)


def _influence(y: ArrayLike, design: Design, within: ArrayLike | None, value: float) -> FloatArray:
    answers, inside = answered(y, design, within)
    weight = np.where(inside, design.weight, 0.0)
    people = weight.sum()
    return np.asarray(weight * (answers - value) / people) if people > 0 else weight * np.nan


def _influences(y: ArrayLike, design: Design, values: FloatArray) -> FloatArray:
    columns = checked_columns(y, design)
    inside = ~np.isnan(columns) & domain(design, None)[:, None]
    weight = np.where(inside, design.weight[:, None], 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(weight * np.where(inside, columns - values, 0.0) / weight.sum(axis=0))
