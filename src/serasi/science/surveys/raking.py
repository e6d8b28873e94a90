"""Raking: weights made to agree with known totals, margin by margin, within bounds.

Every run ends with a report. One that did not converge names the margin and the cell and says why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from serasi.science.surveys.design import (
    Calibration,
    Design,
    FloatArray,
    IntArray,
    coded,
)
from serasi.science.surveys.flaws import SENTENCES, Refused

CLOSE = 1e-9
"""Totals of one population may differ by this much, relatively, between margins."""
NEWTON_STEPS = 60
STALLED = 10
"""Cycles without progress after which more would not help."""


@dataclass(frozen=True)
class Margin:
    """A margin to meet: the label of each row, and the known total of each label.

    name : what it is called, for the report
    """

    name: str
    labels: Sequence[object]
    totals: Mapping[object, float]


@dataclass(frozen=True)
class Gap:
    """How far one cell is from its total: `target` known, `reached` summed, `apart` relative."""

    margin: str
    cell: str
    target: float
    reached: float
    apart: float


@dataclass(frozen=True)
class Raking:
    """Raked weights and how it went.

    weight : (n,) as far as it came, also where it did not converge
    cycles : times that all margins were gone through
    gaps : one for each margin, the worst cell of each
    reason : None = converged; else a number of `SENTENCES`: S593 bounds too narrow for a cell,
        S594 bounds leave too little freedom together, S595 margins contradict each other on cells
        without respondents, S596 too few cycles
    at_low, at_high : respondents at a bound
    smallest, largest : of weight over the weight before, as scaled to the population
    deff_before, deff_after : 1 + cv² of the weights (Kish, 1992)
    """

    weight: FloatArray
    cycles: int
    gaps: tuple[Gap, ...]
    reason: str | None
    at_low: int
    at_high: int
    smallest: float
    largest: float
    deff_before: float
    deff_after: float
    codes: tuple[IntArray, ...]

    @property
    def converged(self) -> bool:
        """Whether every total is met."""
        return self.reason is None

    @property
    def worst(self) -> Gap:
        """The cell that is farthest from its total."""
        return max(self.gaps, key=lambda gap: gap.apart)

    @property
    def sentence(self) -> str:
        """Why it did not converge, in Indonesian; empty where it did."""
        if self.reason is None:
            return ""
        gap = self.worst
        return SENTENCES[self.reason].format(
            value=f"{gap.margin} = {gap.cell}: butuh {gap.target:.6g}, tercapai {gap.reached:.6g}"
        )


def rake(
    weight: ArrayLike,
    margins: Sequence[Margin],
    *,
    bounds: tuple[float, float] | None = None,
    tolerance: float = 1e-8,
    cycles: int = 200,
) -> Raking:
    """Return weights w = d · clip(Π factors, low, high) that meet every margin.

    Iterative proportional fitting (Deming & Stephan, 1940, Annals of Mathematical Statistics 11);
    with bounds the truncated form of calibration (Deville & Särndal, 1992, case 7), each cell's
    factor solved exactly in turn.

    Parameters
    ----------
    weight : (n,) before raking, above 0
    margins : at least one; all of one population
    bounds : smallest and largest weight over weight before, as scaled to the population; None =
        free
    tolerance : largest relative gap of a cell that counts as met
    cycles : at most

    Raises
    ------
    Refused : S580 shapes, S581 weights, S588 bounds, S589 a label of a respondent without a known
        total or missing, S590 a total not above 0 or of a cell without respondents, S591 margins
        that do not sum to the same population, S592 no margin

    Examples
    --------
    >>> sex = Margin("kelamin", ["L", "L", "P"], {"L": 50, "P": 50})
    >>> made = rake([1, 1, 1], [sex])
    >>> made.weight.tolist(), made.converged
    ([25.0, 25.0, 50.0], True)
    """
    base = checked_weight(weight)
    held = checked_bounds(bounds)
    codes, targets, names = _margins(margins, len(base))
    start = base * (targets[0].sum() / base.sum())
    ratio, seen = _fitted(start, codes, targets, held, tolerance, cycles)
    made = start * ratio
    gaps = tuple(
        _worst(margin.name, cells, target, np.bincount(code, made).astype(float))
        for margin, cells, code, target in zip(margins, names, codes, targets, strict=True)
    )
    met = seen[-1] <= tolerance
    return Raking(
        weight=made,
        cycles=len(seen),
        gaps=gaps,
        reason=None if met else _reason(start, codes, targets, held, made),
        at_low=int((ratio <= held[0]).sum()),
        at_high=int((ratio >= held[1]).sum()),
        smallest=float(ratio.min()),
        largest=float(ratio.max()),
        deff_before=kish_deff(base),
        deff_after=kish_deff(made),
        codes=tuple(codes),
    )


def raked(design: Design, made: Raking) -> Design:
    """Return a design with raked weights, whose errors know what the weights were raked to.

    Raises
    ------
    Refused : S593 to S596 where the raking did not converge
    """
    if made.reason is not None:
        raise Refused(made.reason, f"{made.worst.margin} = {made.worst.cell}")
    return replace(design, weight=made.weight, calibration=Calibration(design.weight, made.codes))


def kish_deff(weight: ArrayLike) -> float:
    """Return 1 + cv² of weights: what unequal weights alone cost (Kish, 1992, J. Off. Stat. 8).

    Examples
    --------
    >>> kish_deff([1, 1, 4])
    1.5
    """
    w = np.asarray(weight, dtype=float)
    return float(len(w) * (w @ w) / w.sum() ** 2)


def checked_weight(weight: ArrayLike) -> FloatArray:
    """Return weights as floats, or refuse one that is not above 0 (S581)."""
    w = np.asarray(weight, dtype=float)
    if w.ndim != 1 or not len(w):
        raise Refused("S580", f"bobot {w.shape}")
    wrong = ~((w > 0) & np.isfinite(w))
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        raise Refused("S581", f"{row + 1} ({w[row]})")
    return w


def checked_bounds(bounds: tuple[float, float] | None) -> tuple[float, float]:
    """Return bounds, 0 and infinity where there are none, or refuse ones not around 1 (S588)."""
    if bounds is None:
        return 0.0, np.inf
    low, high = bounds
    if not 0 <= low < 1 < high:
        raise Refused("S588", f"{low}, {high}")
    return float(low), float(high)


def _margins(
    margins: Sequence[Margin], n: int
) -> tuple[list[IntArray], list[FloatArray], list[tuple[str, ...]]]:
    if not margins:
        raise Refused("S592", "")
    codes, targets, names = [], [], []
    for margin in margins:
        if len(margin.labels) != n:
            raise Refused("S580", f"{margin.name} {len(margin.labels)}, bobot {n}")
        totals = {str(label): float(known) for label, known in margin.totals.items()}
        labels = np.array([_text(label) for label in margin.labels], dtype=object)
        code, cells = coded(labels, "S589")
        for cell in cells:
            if cell not in totals:
                raise Refused("S589", f"{int(np.argmax(labels == cell)) + 1}, {margin.name} {cell}")
        for cell, known in totals.items():
            if not (known > 0 and np.isfinite(known)) or cell not in cells:
                raise Refused("S590", f"{margin.name} = {cell} ({known:g})")
        codes.append(code)
        targets.append(np.array([totals[cell] for cell in cells]))
        names.append(cells)
    sums = [float(target.sum()) for target in targets]
    for margin, summed in zip(margins, sums, strict=True):
        if abs(summed - sums[0]) > CLOSE * sums[0]:
            raise Refused("S591", f"{margins[0].name} {sums[0]:g}, {margin.name} {summed:g}")
    return codes, targets, names


def _text(label: object) -> str | None:
    return None if label is None or label != label else str(label)


def _fitted(
    start: FloatArray,
    codes: list[IntArray],
    targets: list[FloatArray],
    bounds: tuple[float, float],
    tolerance: float,
    cycles: int,
) -> tuple[FloatArray, list[float]]:
    """Return the ratio of weights to `start`, and the largest gap after each cycle."""
    factor = np.ones(len(start))
    free = bounds[1] == np.inf
    seen: list[float] = []
    while len(seen) < cycles and not _settled(seen, tolerance):
        for code, target in zip(codes, targets, strict=True):
            if free:
                factor *= (target / np.bincount(code, start * factor))[code]
            else:
                factor *= _cell_factors(start, factor, code, target, bounds)[code]
        made = start * np.clip(factor, *bounds)
        seen.append(
            max(
                float(np.abs(np.bincount(code, made) / target - 1).max())
                for code, target in zip(codes, targets, strict=True)
            )
        )
    return np.clip(factor, *bounds), seen


def _cell_factors(
    start: FloatArray,
    factor: FloatArray,
    code: IntArray,
    target: FloatArray,
    bounds: tuple[float, float],
) -> FloatArray:
    """Return what to multiply each cell's factors by to meet its total within bounds.

    Newton's steps on a rising, piecewise linear function, held between two sides that close in.
    """
    low, high = bounds
    cells = len(target)
    times = np.ones(cells)
    most = np.zeros(cells)
    least = np.full(cells, np.inf)
    np.maximum.at(most, code, factor)
    np.minimum.at(least, code, factor)
    below, above = low / most, high / least
    for _ in range(NEWTON_STEPS):
        asked = factor * times[code]
        inner = (asked > low) & (asked < high)
        over = np.bincount(code, start * np.clip(asked, low, high), cells) - target
        if (np.abs(over) <= CLOSE * 1e-3 * target).all():
            break
        below, above = np.where(over < 0, times, below), np.where(over > 0, times, above)
        slope = np.bincount(code, np.where(inner, start * factor, 0.0), cells)
        step = times - np.divide(over, slope, out=np.full(cells, np.inf), where=slope > 0)
        held = (step > below) & (step < above)
        times = np.where(over == 0, times, np.where(held, step, (below + above) / 2))
    return times


def _settled(gaps: list[float], tolerance: float) -> bool:
    """Whether the gaps so far are closed, or have stopped closing."""
    if gaps and gaps[-1] <= tolerance:
        return True
    return len(gaps) > STALLED and gaps[-1] > gaps[-1 - STALLED] * (1 - 1e-6)


def _worst(name: str, cells: tuple[str, ...], target: FloatArray, reached: FloatArray) -> Gap:
    apart = np.abs(reached / target - 1)
    at = int(np.argmax(apart))
    return Gap(name, cells[at], float(target[at]), float(reached[at]), float(apart[at]))


def _reason(
    start: FloatArray,
    codes: list[IntArray],
    targets: list[FloatArray],
    bounds: tuple[float, float],
    made: FloatArray,
) -> str:
    """Return the number of why totals were not met."""
    if bounds[1] < np.inf:
        for code, target in zip(codes, targets, strict=True):
            needed = target / np.bincount(code, start)
            if (needed < bounds[0]).any() or (needed > bounds[1]).any():
                return "S593"
        return "S594"
    vanishing = made < made.max() * 1e-12
    return "S595" if vanishing.any() or _disconnected(codes, targets) else "S596"


def _disconnected(codes: list[IntArray], targets: list[FloatArray]) -> bool:
    """Whether two margins fall apart into blocks of cells whose totals differ."""

    for one in range(len(codes)):
        for two in range(one + 1, len(codes)):
            shape = len(targets[one]), len(targets[two])
            joined = coo_array((np.ones(len(codes[one])), (codes[one], codes[two])), shape=shape)
            size = sum(shape)
            graph = coo_array((joined.data, (joined.row, joined.col + shape[0])), (size, size))
            _, block = connected_components(graph, directed=False)
            left = np.bincount(block[: shape[0]], targets[one], block.max() + 1)
            right = np.bincount(block[shape[0] :], targets[two], block.max() + 1)
            if (np.abs(left - right) > CLOSE * left.sum()).any():
                return True
    return False
