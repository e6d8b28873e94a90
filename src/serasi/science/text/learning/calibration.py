"""Confidence that means what it says: Platt's scaling, and the table that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


def margin(chances: np.ndarray, /) -> float:
    """Give the log odds of the likeliest class against the rest, between -12 and 12.

    Examples
    --------
    >>> margin(np.array([0.5, 0.3, 0.2]))
    0.0
    """
    top = float(min(max(chances.max(), 1e-6), 1 - 1e-6))
    return float(np.clip(np.log(top / (1 - top)), -12, 12)) + 0.0


def fit_platt(margins: Sequence[float], right: Sequence[bool], /) -> tuple[float, float]:
    """Fit slope and offset by maximum likelihood (Platt 1999), with his smoothed targets.

    Newton steps on two unknowns; a small pull to slope 1 and offset 0 keeps perfect data finite.
    """
    x = np.asarray(margins, dtype=float)
    hits, misses = float(np.sum(right)), float(len(right) - np.sum(right))
    target = np.where(np.asarray(right), (hits + 1) / (hits + 2), 1 / (misses + 2))
    design = np.column_stack([x, np.ones_like(x)])
    known = np.array([1.0, 0.0])
    found = known.copy()
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(design @ found, -30, 30)))
        slope = design.T @ (p - target) + 0.1 * (found - known)
        curve = (design * (p * (1 - p))[:, None]).T @ design + 0.1 * np.eye(2)
        step = np.linalg.solve(curve, slope)
        found = found - step
        if float(np.abs(step).max()) < 1e-9:
            break
    return float(found[0]), float(found[1])


def confidence(margin_: float, platt: tuple[float, float], /) -> float:
    """Turn a margin into the chance of being right."""
    return float(1 / (1 + np.exp(-np.clip(platt[0] * margin_ + platt[1], -30, 30))))


@dataclass(frozen=True, slots=True)
class Bin:
    """One line of a reliability table: how sure, how often right, of how many."""

    least: float
    below: float
    n: int
    sure: float
    right: float


def reliability(
    sure: Sequence[float], right: Sequence[bool], /, *, edges: Sequence[float]
) -> tuple[list[Bin], float]:
    """Give the reliability table and the expected calibration error (Naeini et al. 2015).

    Examples
    --------
    >>> table, error = reliability([0.9, 0.9, 0.6], [True, True, False], edges=[0.5, 0.8, 1.0])
    >>> [(b.n, round(b.right, 2)) for b in table], round(error, 3)
    ([(1, 0.0), (2, 1.0)], 0.267)
    """
    found, error = [], 0.0
    for least, below in zip(edges[:-1], edges[1:], strict=True):
        last = below == edges[-1]
        inside = [
            (s, r)
            for s, r in zip(sure, right, strict=True)
            if least <= s < below or last and s == below
        ]
        if inside:
            mean = sum(s for s, _ in inside) / len(inside)
            hit = sum(r for _, r in inside) / len(inside)
            found.append(Bin(least, below, len(inside), mean, hit))
            error += abs(mean - hit) * len(inside) / len(sure)
    return found, error
