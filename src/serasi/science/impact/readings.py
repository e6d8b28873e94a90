"""Tension before and after an activity, beside comparable villages, with how to read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from serasi.science.impact.effect import Effect, difference_in_differences, group_values
from serasi.science.impact.flaws import Refused
from serasi.science.impact.placebo import assignments, lot_chance, lot_scores, lots
from serasi.science.impact.windows import Places, Values, Windows, windows

Reading = Literal[
    "no_comparison", "too_few", "pretrend_differs", "compatible_with_none", "drift_possible",
    "changed",
]  # fmt: skip
LEAST_BEFORE = 3
"""Fewer periods before the start show no trend."""


@dataclass(frozen=True)
class Means:
    """Mean count per village and period; None without villages."""

    before: float | None
    after: float | None


@dataclass(frozen=True)
class Step:
    """One period around the start: its difference between the groups less that of before.

    period : 0 is the first after the start, -1 the last before it (a gap is not counted)
    """

    period: int
    effect: Effect


@dataclass(frozen=True)
class Pretrend:
    """Whether the groups already drifted apart before the start.

    slope : difference of slopes, counts per village and period, per period
    p : chance by lot of a slope or of any single step so large, the smaller of both, doubled
    """

    slope: Effect
    p: float


@dataclass(frozen=True)
class Impact:
    """What is known of an activity, and how it may be read.

    no_comparison : no village without the activity; before and after alone tell nothing
    too_few : villages, events or periods too few for an honest answer
    pretrend_differs : the groups drifted apart before (p of `Pretrend` at most twice what `changed`
        may miss, so 0.1 at level 0.95); the later difference proves nothing
    compatible_with_none : the interval or the lot leaves no difference possible
    drift_possible : a difference that chance hardly makes, but a slow drift from before could: the
        interval of `beyond_trend` holds 0 or lies on the other side. Nothing can be said
    changed : a difference that chance or a straight drift hardly makes. Its cause is not
        shown: who chose the villages, and what else happened there, is not in these figures

    treated, comparison : villages used; left_out : places of villages with a gap in the data
    expected_after : what the treated would have had if they had changed as the comparison did
    beyond_trend : the effect if the groups had gone on drifting apart as before, in a straight
        line; its interval is wide, and one that holds 0 says that drift alone could do it. None
        with fewer than three periods before
    placebo_p : share of lots that show as much; None unless there are two villages of each kind
    """

    reading: Reading
    effect: Effect | None
    beyond_trend: Effect | None
    placebo_p: float | None
    pretrend: Pretrend | None
    steps: tuple[Step, ...]
    treated: int
    comparison: int
    left_out: tuple[int, ...]
    treated_means: Means
    comparison_means: Means
    expected_after: float | None


def before_and_after(
    counts: ArrayLike,
    treated: ArrayLike,
    start: ArrayLike,
    *,
    before: int,
    after: int,
    rng: np.random.Generator,
    gap: int = 0,
    placebos: int = 1999,
    level: float = 0.95,
    least_villages: int = 4,
    least_events: float = 10,
) -> Impact:
    """Compare villages before and after an activity with villages that never had it.

    Parameters
    ----------
    counts : (villages, periods) of tensions, all periods of one length; NaN = no data
    treated, start, before, after, gap : as for `windows`
    placebos : lots drawn for the placebo and the trend before
    level : of the intervals; `changed` needs both the interval and the placebo at this level
    least_villages : of each kind
    least_events : counts of each kind within the windows

    Raises
    ------
    Refused : as `windows`; S574 a choice out of range

    Notes
    -----
    Assumes that without the activity both groups had changed alike in counts, and that it does
    not reach the comparison villages. Villages chosen because tension was high just before fall
    back by themselves (Ashenfelter, 1978, Review of Economics and Statistics 60); leave the
    periods by which they were chosen out by `gap`.
    """
    if placebos < 99 or not 0 < level < 1 or least_villages < 2:
        raise Refused("S574", f"{placebos} undian, tingkat {level}, {least_villages} desa")
    cut = windows(counts, treated, start, before=before, after=after, gap=gap)
    own, others = int(cut.treated.sum()), int((~cut.treated).sum())
    means = [_means(cut, side) for side in (0, 1)]
    effect = beyond = placebo_p = expected = pretrend = None
    steps: tuple[Step, ...] = ()
    if own and others:
        effect = _effect(cut, cut.change_weights(), level)
        expected = _less(means[0].after, effect.value)
        steps = _steps(cut, level)
        if before >= LEAST_BEFORE:
            beyond = _effect(cut, cut.beyond_trend_weights(), level)
    if min(own, others) >= 2:
        drawn = lots(cut, rng=rng, placebos=placebos)
        placebo_p = lot_chance(lot_scores(cut, cut.change_weights(), drawn))
        pretrend = _pretrend(cut, drawn, level) if before >= LEAST_BEFORE else None
    enough = min(own, others) >= least_villages and min(_events(cut)) >= least_events
    reachable = others > 0 and 1 / assignments(cut) <= 1 - level
    return Impact(
        reading=_reading(
            others, enough and reachable, (effect, beyond), placebo_p, pretrend, level
        ),
        effect=effect,
        beyond_trend=beyond,
        placebo_p=placebo_p,
        pretrend=pretrend,
        steps=steps,
        treated=own,
        comparison=others,
        left_out=tuple(cut.left_out.tolist()),
        treated_means=means[0],
        comparison_means=means[1],
        expected_after=expected,
    )


def _reading(
    others: int, enough: bool, effects: tuple[Effect | None, Effect | None],
    placebo_p: float | None, pretrend: Pretrend | None, level: float,
) -> Reading:  # fmt: skip
    effect, beyond = effects
    if not others:
        return "no_comparison"
    if not enough or pretrend is None or placebo_p is None or effect is None:
        return "too_few"
    # a trend is easier to suspect than an effect is to believe
    if pretrend.p <= 2 * (1 - level):
        return "pretrend_differs"
    if not _direction(effect) or placebo_p > 1 - level:
        return "compatible_with_none"
    # a check of the trend before seldom sees a slow drift (Roth, 2022, American Economic Review:
    # Insights 4), so the difference has to outlast the drift that the figures leave possible
    return "changed" if _direction(beyond) == _direction(effect) else "drift_possible"


def _direction(effect: Effect | None) -> int:
    """Return 1 or -1 where an interval leaves out 0, else 0."""
    if effect is None or effect.low is None or effect.high is None:
        return 0
    return int(effect.low > 0) - int(effect.high < 0)


def _effect(cut: Windows, weights: Values, level: float) -> Effect:
    return difference_in_differences(*group_values(cut, weights), level=level)


def _steps(cut: Windows, level: float) -> tuple[Step, ...]:
    return tuple(
        Step(number - cut.before, _effect(cut, weights, level))
        for number, weights in enumerate(cut.step_weights())
    )


def _pretrend(cut: Windows, drawn: Places, level: float) -> Pretrend:
    slope = cut.slope_weights()
    single = [lot_scores(cut, weights, drawn) for weights in cut.step_weights()[: cut.before]]
    chances = (
        lot_chance(lot_scores(cut, slope, drawn)),
        lot_chance(np.max(single, axis=0)),
    )
    return Pretrend(_effect(cut, slope, level), min(2 * min(chances), 1.0))


def _means(cut: Windows, side: int) -> Means:
    if not cut.treated.any():
        # without a start there is no before
        return Means(None, None)
    size = cut.before + cut.after
    early = np.where(np.arange(size) < cut.before, 1 / cut.before, 0.0)
    late = np.where(np.arange(size) < cut.before, 0.0, 1 / cut.after)
    groups = [group_values(cut, weights)[side] for weights in (early, late)]
    return Means(*(float(group.mean()) if len(group) else None for group in groups))


def _events(cut: Windows) -> tuple[float, float]:
    own, others = group_values(cut, np.ones(cut.before + cut.after))
    return float(own.sum()), float(others.sum())


def _less(value: float | None, effect: float) -> float | None:
    return None if value is None else value - effect
