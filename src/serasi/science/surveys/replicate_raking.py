"""Replicate weights raked anew, so that errors know what the raking did."""

from __future__ import annotations

import numpy as np

from serasi.science.surveys.design import Design, FloatArray
from serasi.science.surveys.flaws import Refused
from serasi.science.surveys.replicates import Replicates

TOGETHER = 64
"""Replicates raked side by side: more would not stay in the processor's cache."""


def raked_replicates(
    design: Design, made: Replicates, *, tolerance: float = 1e-6, cycles: int = 100
) -> tuple[Replicates, int]:
    """Return replicates each raked to the margins of the design, and how many met them not.

    Every replicate starts from the weights before raking. Bounds are not kept: they would have to
    be as wide as the replicate is wild.

    Parameters
    ----------
    design : a design of raked weights, and `made` the replicates drawn from it

    Raises
    ------
    Refused : S592 where the weights were not raked
    """
    known = design.calibration
    if known is None:
        raise Refused("S592", "")
    ends = np.concatenate([[0], np.cumsum([len(np.unique(code)) for code in known.margins])])
    gathers = [known.cells[first:last] for first, last in zip(ends, ends[1:], strict=False)]
    codes = [np.unique(code, return_inverse=True)[1] for code in known.margins]
    targets = [gather @ design.weight for gather in gathers]
    out = np.empty((design.n, made.count))
    unmet = 0
    for first in range(0, made.count, TOGETHER):
        some = slice(first, min(first + TOGETHER, made.count))
        weight = known.base[:, None] * made.factor[design.units.of_row, some]
        gap = np.full(weight.shape[1], np.inf)
        for _ in range(cycles):
            gap = np.zeros(weight.shape[1])
            for code, gather, target in zip(codes, gathers, targets, strict=True):
                times = _times(target, gather @ weight)
                gap = np.maximum(gap, np.abs(times - 1).max(axis=0))
                weight *= times[code]
            if (gap <= tolerance).all():
                break
        unmet += int((gap > tolerance).sum())
        out[:, some] = weight
    return Replicates(made.kind, made.factor, made.scale, out), unmet


def _times(target: FloatArray, reached: FloatArray) -> FloatArray:
    """Return what each cell (cells, r) is multiplied by; 0 where a replicate drew nobody of it."""
    wanted = np.broadcast_to(target[:, None], reached.shape)
    return np.divide(wanted, reached, out=np.zeros_like(reached), where=reached > 0)
