"""The index: weighted geometric mean of ten attitudes, its category, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri, stdtrit

from serasi.science.harmony.flaws import Refused
from serasi.science.surveys import (
    Design,
    DomainMeans,
    Estimate,
    Replicates,
    domain_means,
    replicate_means,
    totals_covariance,
)

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
FLOOR = 1.0
"""No attitude counts as less, so that one at 0 does not make the whole index 0."""
CUTS = ((80.0, "Sangat Serasi"), (60.0, "Serasi"), (40.0, "Kurang Serasi"))
LOWEST = "Tidak Serasi"
WEAK = 40.0
"""Below this an attitude is a weak link, which caps the category at Kurang Serasi."""
DIGITS = 9
"""Rounding before a comparison with a cut, so that 60 computed as 59.999999999999 is 60."""


@dataclass(frozen=True)
class Indices:
    """The indices of d areas before the gate.

    geometric : value with linearised interval; arithmetic : the same mean without the penalty
    boot : ends of the bootstrap interval, NaN where it was not drawn
    influence : (rows of `frame`, d) for differences between areas
    frame : the design that `influence` lies in: its clusters, or its people where weights were
        calibrated or people drawn in further stages
    """

    geometric: tuple[Estimate, ...]
    arithmetic: tuple[Estimate, ...]
    boot: tuple[tuple[float, float], ...]
    influence: FloatArray
    frame: Design


def geometric(attitudes: ArrayLike, weights: ArrayLike) -> FloatArray:
    """Return the weighted geometric mean over the last axis, each attitude floored at 1.

    Parameters
    ----------
    attitudes : (..., 10) 0 to 100
    weights : (10,) that come to 1

    Examples
    --------
    >>> float(geometric([64.0, 36.0], [0.5, 0.5])), float(geometric([0.0, 100.0], [0.5, 0.5]))
    (48.0, 10.0)
    """
    shares = checked_weights(weights)
    floored = np.maximum(np.asarray(attitudes, dtype=float), FLOOR)
    return np.asarray(np.exp(np.log(floored) @ shares).round(12))


def area_indices(
    attitudes: ArrayLike,
    design: Design,
    areas: ArrayLike,
    weights: ArrayLike,
    *,
    drawn: Replicates | None = None,
) -> Indices:
    """Return the index of every area from the attitude scores of its people.

    Delta method: the gradient of Π A^w is I·w / A, and 0 for an attitude at the floor. The
    bootstrap draws clusters anew and computes every attitude and the index again; its interval is
    the 2.5th to the 97.5th percentile, stretched on either side by t / 1.96, because few clusters
    leave the spread itself uncertain.

    Parameters
    ----------
    attitudes : (n, 10) NaN = not known
    areas : (n,) codes 0 to d - 1
    drawn : of `surveys.bootstrap`

    Examples
    --------
    >>> people = [[64.0, 36.0], [64.0, 36.0], [60.0, 40.0], [68.0, 32.0]]
    >>> seen = area_indices(people, Design.of([1] * 4), [0] * 4, [0.5, 0.5])
    >>> seen.geometric[0].value, round(seen.geometric[0].se, 3), seen.arithmetic[0].value
    (48.0, 0.476, 50.0)
    """
    shares, columns = checked_weights(weights), np.asarray(attitudes, dtype=float)
    codes = np.asarray(areas, dtype=np.int64)
    if columns.ndim != 2 or columns.shape[1] != len(shares):
        raise Refused("S1329", f"sikap {columns.shape}, {len(shares)} bobot")
    means = domain_means(columns, design, codes)
    middle = geometric(means.value, shares)
    with np.errstate(invalid="ignore"):
        slope = middle[:, None] * shares / np.maximum(means.value, FLOOR)
    slope = np.where(means.value > FLOOR, slope, 0.0)
    flat = np.broadcast_to(shares, slope.shape)
    influence, frame = _influence(columns, design, codes, means.value, slope)
    plain, _ = _influence(columns, design, codes, means.value, flat)
    boot: list[tuple[float, float]] = [(np.nan, np.nan)] * len(middle)
    if drawn is not None:
        replicates = geometric(
            replicate_means(columns, design, drawn, domains=codes).replicates, shares
        )
        boot = [
            _interval(float(value), one, int(df))
            for value, one, df in zip(middle, replicates, means.df.min(axis=1), strict=True)
        ]
    return Indices(
        _estimates(middle, influence, frame, means),
        _estimates(means.value @ shares, plain, frame, means),
        tuple(boot),
        influence,
        frame,
    )


def _influence(
    columns: FloatArray, design: Design, codes: IntArray, values: FloatArray, slope: FloatArray
) -> tuple[FloatArray, Design]:
    """Return weight times influence of each area's function of its means, one column an area."""
    known = ~np.isnan(columns)
    weight = design.weight[:, None] * known
    people = np.zeros(values.shape)
    np.add.at(people, codes, weight)
    apart = np.where(known, columns - values[codes], 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        each = np.where(people > 0, slope / people, 0.0)
    of_row = (weight * apart * each[codes]).sum(axis=1)
    whole = design.calibration is not None or bool(design.below)
    frame = design if whole else cluster_frame(design)
    out = np.zeros((frame.n, len(values)))
    np.add.at(out, (np.arange(design.n) if whole else design.units.of_row, codes), of_row)
    return out, frame


def cluster_frame(design: Design) -> Design:
    """Return a design with one row for each cluster, in the order of `design.units`."""
    units = design.units
    fpc = None if design.fpc is None else design.fpc[units.first_row]
    ones = np.ones(design.psus)
    return replace(
        design, weight=ones, stratum=units.stratum, psu=np.arange(design.psus), fpc=fpc, below=()
    )


def _estimates(
    values: FloatArray, influence: FloatArray, frame: Design, means: DomainMeans
) -> tuple[Estimate, ...]:
    """Return figures with t intervals; people and clusters are those of the rarest attitude."""
    variances = np.diag(totals_covariance(influence, frame))
    told = []
    for at, value in enumerate(values.tolist()):
        n, psus, df = (int(x[at].min()) for x in (means.n, means.psus, means.df))
        se = float(np.sqrt(max(variances[at], 0.0))) if value == value else np.nan
        half = float(stdtrit(df, 0.975)) * se if df > 0 else np.nan
        told.append(Estimate(value, se, value - half, value + half, np.nan, n, psus, df))
    return tuple(told)


def _interval(middle: float, replicates: FloatArray, df: int) -> tuple[float, float]:
    kept = replicates[~np.isnan(replicates)]
    if df < 1 or not len(kept) or middle != middle:
        return np.nan, np.nan
    lo, hi = np.percentile(kept, [2.5, 97.5])
    wider = float(stdtrit(df, 0.975) / ndtri(0.975))
    return middle - wider * (middle - float(lo)), middle + wider * (float(hi) - middle)


def weak_links(attitudes: ArrayLike) -> tuple[int, ...]:
    """Return the numbers (from 0) of the attitudes below 40.

    Examples
    --------
    >>> weak_links([70, 39.9, 40.0])
    (1,)
    """
    values = np.round(np.asarray(attitudes, dtype=float), DIGITS)
    return tuple(int(place) for place in np.flatnonzero(values < WEAK))


def category(index: float, attitudes: ArrayLike) -> str:
    """Return the category of an index, by the cut points of IKUB and the weak-link rule.

    Examples
    --------
    >>> category(81.0, [81.0] * 10), category(79.99, [80.0] * 10), category(60.0, [60.0] * 10)
    ('Sangat Serasi', 'Serasi', 'Serasi')
    >>> category(81.0, [90.0] * 9 + [39.0]), category(35.0, [39.0] * 10)
    ('Kurang Serasi', 'Tidak Serasi')
    """
    name = next((name for cut, name in CUTS if round(index, DIGITS) >= cut), LOWEST)
    if weak_links(attitudes) and name != LOWEST:
        return "Kurang Serasi"
    return name


def on_boundary(lo: float, hi: float) -> bool:
    """Say whether an interval crosses a cut point, which is printed as *di batas*.

    Examples
    --------
    >>> on_boundary(59.0, 61.0), on_boundary(60.0, 62.0), on_boundary(61.0, 79.9)
    (True, False, False)
    """
    return any(round(lo, DIGITS) < cut <= round(hi, DIGITS) for cut, _ in CUTS)


def checked_weights(weights: ArrayLike) -> FloatArray:
    """Return weights of attitudes; each 0 or more, together 1 (S1328)."""
    shares = np.asarray(weights, dtype=float)
    if shares.ndim != 1 or not np.isfinite(shares).all() or (shares < 0).any():
        raise Refused("S1328", "harus bilangan 0 atau lebih")
    if abs(float(shares.sum()) - 1) > 1e-9:
        raise Refused("S1328", f"jumlahnya {float(shares.sum()):g}, bukan 1")
    return shares
