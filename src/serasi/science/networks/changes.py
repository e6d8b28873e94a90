"""Did a network change from one period to another, or is it chance, or too little to tell?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import numpy as np

from serasi.science.networks.blocks import (
    MEASURES,
    Block,
    Figures,
    Measure,
    cut_into_blocks,
    figures,
)
from serasi.science.networks.contacts import Network, Period, checked_period
from serasi.science.networks.flaws import Refused
from serasi.science.networks.pairs import Pair, checked_pairs
from serasi.science.networks.ties import Values

Verdict = Literal["too_few", "unclear", "changed"]
_LONGER = 1.1
_LEAST_BUSY_BLOCKS = 4
_ROUNDING = 1e-9


@dataclass(frozen=True)
class Change:
    """One measure before and after; None where it is not defined.

    low, high : interval of `difference`, after less before
    p : chance of a difference as large if the order of the blocks meant nothing
    adjusted_p : the same after the false discovery rate (Benjamini & Hochberg, 1995) over all
        measures
    verdict : `too_few` to tell (then no interval and no p), `unclear`, or `changed`
    """

    measure: Measure
    before: float | None
    after: float | None
    difference: float | None
    low: float | None
    high: float | None
    p: float | None
    adjusted_p: float | None
    verdict: Verdict


@dataclass(frozen=True)
class AgencyChange:
    """Weight of contacts per week and betweenness of one agency, p adjusted over all agencies."""

    key: str
    per_week_before: float
    per_week_after: float
    per_week_p: float | None
    betweenness_before: float
    betweenness_after: float
    betweenness_p: float | None


@dataclass(frozen=True)
class Comparison:
    """What changed, in the order of MEASURES, and for each agency."""

    changes: tuple[Change, ...]
    agencies: tuple[AgencyChange, ...]

    def of(self, measure: Measure) -> Change:
        """Return the change of one measure."""
        return self.changes[MEASURES.index(measure)]


def compare(
    network: Network,
    before: Period,
    after: Period,
    *,
    rng: np.random.Generator,
    pairs: Iterable[Pair] = (),
    deadline_hours: float = 24.0,
    known_until: datetime | None = None,
    blocks: int = 12,
    permutations: int = 999,
    least: int = 20,
    level: float = 0.95,
) -> Comparison:
    """Compare two periods of a network by exchanging blocks of time between them.

    Each period is cut into `blocks` of equal length; contacts of one block stay together, since
    one matter makes many of them. Under no change any half of all blocks could have been the
    first period (Pitman, 1937; blocks as in Politis & Romano, 1994). p counts drawn differences
    as large as the one seen; the interval is the difference seen less the quantiles of the drawn
    ones, which assumes that a change shifts the measure and leaves its spread.

    Parameters
    ----------
    pairs : keys of agencies that should know each other
    known_until : for answers; the end of each period unless given
    least : contacts and meetings, answers asked for, or decided hand-overs that each period needs
    level : of the interval and of the verdict, which is taken from the adjusted p

    Raises
    ------
    Refused : S551 and S552 the pairs; S553 and S555 the periods, or two that overlap; S556 one more
        than a tenth longer than the other, as longer periods have more ties; S558 a choice out of
        range
    """
    if blocks < _LEAST_BUSY_BLOCKS or permutations < 99 or not 0 < level < 1 or least < 1:
        raise Refused("S558", f"{blocks} bagian, {permutations} ulangan, {level}, {least}")
    places = _places(network, pairs)
    halves = [
        cut_into_blocks(
            network,
            period,
            blocks=blocks,
            known_until=checked_period(period, known_until=known_until),
            deadline_hours=deadline_hours,
        )
        for period in _checked_periods(before, after)
    ]
    seen = [figures(half, pairs=places) for half in halves]
    drawn = _drawn(halves[0] + halves[1], places, rng=rng, permutations=permutations)
    enough = np.all([_enough(half, least) for half in halves], axis=0)
    return Comparison(
        _measure_changes(seen, drawn, enough, level), _agency_changes(network, seen, drawn, enough)
    )


def _drawn(
    blocks: list[Block], pairs: np.ndarray, *, rng: np.random.Generator, permutations: int
) -> list[Figures]:
    """Differences of figures, the second half less the first, of drawn orders of the blocks."""
    out = []
    for _ in range(permutations):
        order = rng.permutation(len(blocks))
        first, second = (
            figures([blocks[number] for number in half], pairs=pairs) for half in np.split(order, 2)
        )
        out.append(_less(second, first))
    return out


def _less(second: Figures, first: Figures) -> Figures:
    return Figures(
        second.measures - first.measures,
        second.per_week - first.per_week,
        second.betweenness - first.betweenness,
    )


def _enough(blocks: list[Block], least: int) -> np.ndarray:
    """Whether one period holds enough for each measure."""
    answers = sum(len(block.hours) for block in blocks)
    settled = sum(block.settled for block in blocks)
    met = sum(block.contacts + block.meetings for block in blocks)
    busy = sum(block.contacts + block.meetings > 0 for block in blocks) >= _LEAST_BUSY_BLOCKS
    counted = {"median_answer_hours": answers, "lost_hand_overs": settled}
    return np.array([busy and counted.get(measure, met) >= least for measure in MEASURES])


def _measure_changes(
    seen: list[Figures], drawn: list[Figures], enough: np.ndarray, level: float
) -> tuple[Change, ...]:
    difference = _less(seen[1], seen[0]).measures
    chance = np.array([one.measures for one in drawn])
    # a measure that many drawn orders leave undefined has no honest spread
    told = enough & ~np.isnan(difference) & (np.isnan(chance).mean(axis=0) <= 0.05)
    p, adjusted = _chances(difference, chance, told)
    tail = (1 - level) / 2
    out = []
    for number, measure in enumerate(MEASURES):
        low = high = None
        verdict: Verdict = "too_few"
        if told[number]:
            ends = np.nanquantile(chance[:, number], [1 - tail, tail])
            low, high = (float(difference[number] - end) for end in ends)
            verdict = "changed" if adjusted[number] <= 1 - level else "unclear"
        out.append(
            Change(
                measure=measure,
                before=_known(seen[0].measures[number]),
                after=_known(seen[1].measures[number]),
                difference=_known(difference[number]),
                low=low,
                high=high,
                p=_known(p[number]),
                adjusted_p=_known(adjusted[number]),
                verdict=verdict,
            )
        )
    return tuple(out)


def _agency_changes(
    network: Network, seen: list[Figures], drawn: list[Figures], enough: np.ndarray
) -> tuple[AgencyChange, ...]:
    change = _less(seen[1], seen[0])
    told = np.full(len(network.keys), bool(enough[MEASURES.index("density")]))
    work = _chances(change.per_week, np.array([one.per_week for one in drawn]), told)[1]
    way = _chances(change.betweenness, np.array([one.betweenness for one in drawn]), told)[1]
    first, second = seen
    return tuple(
        AgencyChange(
            key,
            float(first.per_week[n]), float(second.per_week[n]), _known(work[n]),
            float(first.betweenness[n]), float(second.betweenness[n]), _known(way[n]),
        )
        for n, key in enumerate(network.keys)
    )  # fmt: skip


def _chances(difference: Values, drawn: Values, told: np.ndarray) -> tuple[Values, Values]:
    """p and adjusted p of each difference; NaN where nothing can be told."""
    larger = (np.abs(drawn) >= np.abs(difference) - _ROUNDING).sum(axis=0)
    p = np.where(told, (1 + larger) / (1 + (~np.isnan(drawn)).sum(axis=0)), np.nan)
    # what no order can move, such as one group in every draw, is not looked at and costs nothing
    moved = told & (np.abs(drawn) > _ROUNDING).any(axis=0)
    adjusted = np.where(told, 1.0, np.nan)
    if moved.any():
        from scipy.stats import false_discovery_control  # takes seconds of every start

        adjusted[moved] = false_discovery_control(p[moved])
    return p, adjusted


def _checked_periods(before: Period, after: Period) -> tuple[Period, Period]:
    for period in (before, after):
        checked_period(period)
    if after.begin < before.end:
        raise Refused("S555", f"{before.end} sesudah {after.begin}")
    longer = max(before.hours, after.hours) / min(before.hours, after.hours)
    if longer > _LONGER:
        raise Refused("S556", f"{before.hours / 24:.0f} dan {after.hours / 24:.0f} hari")
    return before, after


def _places(network: Network, pairs: Iterable[Pair]) -> np.ndarray:
    place = {key: number for number, key in enumerate(network.keys)}
    kept = checked_pairs(pairs, known=network.keys)
    return np.array([[place[key] for key in pair] for pair in kept], dtype=int).reshape(-1, 2)


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
