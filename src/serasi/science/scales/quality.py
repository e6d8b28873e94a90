"""The quality report of a wave: every check with its value, bound, light and reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from serasi.science.scales.checks import BOUNDS, Bound, Check, CheckKey, Light, overall
from serasi.science.scales.conduct import (
    Flagged,
    contradictions,
    far_off,
    hasty,
    straight_lines,
    yea_saying,
)
from serasi.science.scales.correlations import Correlation, Pairs, correlation, pairwise
from serasi.science.scales.factors import FactorFit
from serasi.science.scales.flaws import Refused
from serasi.science.scales.interviewers import InterviewerEffect, interviewer_effect
from serasi.science.scales.invariance import Invariance, invariance
from serasi.science.scales.items import ItemStatistics, item_statistics
from serasi.science.scales.items_by_group import GroupDifferences, group_differences
from serasi.science.scales.outcomes import Outcomes
from serasi.science.scales.quality_field import (
    conduct_checks,
    interviewer_check,
    response_check,
    retest_check,
    trust_check,
    yea_check,
)
from serasi.science.scales.quality_scale import (
    item_checks,
    reliability_checks,
    respondent_scores,
    scale_omega,
)
from serasi.science.scales.quality_structure import (
    fitted_models,
    group_checks,
    invariance_check,
    model_checks,
    ten_attitudes,
)
from serasi.science.scales.reliability import Alpha, Omega, cronbach_alpha
from serasi.science.scales.repeats import Repeats, repeated
from serasi.science.scales.sheets import Marks, Sheets

Names = Sequence[str | None]


@dataclass(frozen=True)
class Circumstances:
    """What is known besides the answers, in the order of the sheets; None = was not recorded.

    areas : what will be compared with each other, as kab/kota
    places : primary sampling units, as desa
    groupings : groups over which items must mean the same: "sex", "age", "majority", "language"
    minutes, metres : duration, distance to the sampled RT; NaN = not known
    trust : mean trust, 0 to 10; NaN = not known
    retest : (people, 2) scores of those who were asked twice
    """

    areas: Names | None = None
    places: Names | None = None
    interviewers: Names | None = None
    groupings: Mapping[str, Names] = field(default_factory=dict)
    minutes: ArrayLike | None = None
    metres: ArrayLike | None = None
    trust: ArrayLike | None = None
    retest: ArrayLike | None = None
    outcomes: Outcomes | None = None


@dataclass(frozen=True)
class Quality:
    """What is known of the quality of a wave. Figures are of sheets, without survey weights.

    light : of the whole, by `checks.overall`
    marked : sheets to look at again, by the kind of mark
    """

    sheets: int
    complete: int
    light: Light
    checks: tuple[Check, ...]
    alpha: Alpha = field(repr=False)
    omega: Omega | None = field(repr=False)
    items: tuple[ItemStatistics, ...] = field(repr=False)
    pairs: Pairs = field(repr=False)
    models: Mapping[CheckKey, FactorFit] = field(repr=False)
    invariance: Invariance | None = field(repr=False)
    differences: Mapping[str, GroupDifferences] = field(repr=False)
    interviewers: InterviewerEffect | None = field(repr=False)
    retest: Repeats | None = field(repr=False)
    trust: Correlation | None = field(repr=False)
    outcomes: Outcomes | None = field(repr=False)
    marked: Mapping[CheckKey, Marks] = field(repr=False)


def quality_report(
    sheets: Sheets,
    circumstances: Circumstances | None = None,
    *,
    bounds: Mapping[CheckKey, Bound] = BOUNDS,
) -> Quality:
    """Judge a wave of answer sheets.

    Raises
    ------
    Refused : S640 something of another length than the sheets
    """
    around = circumstances or Circumstances()
    _same_length(sheets, around)
    rows, complete = len(sheets.raw), int(sheets.complete.sum())
    scores = respondent_scores(sheets)
    items = item_statistics(sheets)
    alpha = cronbach_alpha(sheets.scored)
    omega = scale_omega(sheets, range(len(sheets.scheme.items)))
    models = fitted_models(sheets)
    same = _invariance(sheets, around)
    differences = {
        name: group_differences(sheets.scored, groups, sheets.scheme.items)
        for name, groups in around.groupings.items()
    }
    flagged = _flagged(sheets, around)
    asked = _interviewers(scores, around)
    retest = None if around.retest is None else repeated(around.retest)
    trust = None if around.trust is None else correlation(scores, around.trust)
    checks = (
        *reliability_checks(sheets, alpha, omega, bounds),
        *item_checks(items, bounds),
        *model_checks(models, complete, bounds),
        invariance_check(same),
        *group_checks(differences),
        retest_check(retest, bounds),
        trust_check(trust, bounds),
        *conduct_checks(flagged, bounds),
        yea_check(yea_saying(sheets), bounds),
        interviewer_check(asked, bounds),
        response_check(around.outcomes, bounds),
    )
    marked = {key: found.marks for key, found in flagged.items() if found is not None}
    return Quality(
        rows, complete, overall(checks), checks, alpha, omega, items,
        pairwise(sheets.scored), models, same, differences, asked, retest, trust, around.outcomes,
        marked,
    )  # fmt: skip


def _same_length(sheets: Sheets, around: Circumstances) -> None:
    each: dict[str, int | None] = {
        "wilayah": _length(around.areas),
        "desa": _length(around.places),
        "pewawancara": _length(around.interviewers),
        "lama": _length(around.minutes),
        "jarak": _length(around.metres),
        "kepercayaan": _length(around.trust),
        **{name: len(groups) for name, groups in around.groupings.items()},
    }
    for name, length in each.items():
        if length is not None and length != len(sheets.raw):
            raise Refused("S640", f"{name} {length}, lembar {len(sheets.raw)}")


def _length(values: ArrayLike | Names | None) -> int | None:
    return None if values is None else len(np.asarray(values, dtype=object))


def _invariance(sheets: Sheets, around: Circumstances) -> Invariance | None:
    if around.areas is None:
        return None
    return invariance(sheets.scored, around.areas, ten_attitudes(sheets.scheme))


def _flagged(sheets: Sheets, around: Circumstances) -> dict[CheckKey, Flagged | None]:
    return {
        "straight_lines": straight_lines(sheets),
        "contradictions": contradictions(sheets),
        "haste": None if around.minutes is None else hasty(around.minutes),
        "distance": None if around.metres is None else far_off(around.metres),
    }


def _interviewers(
    scores: np.ndarray[tuple[int, ...], np.dtype[np.float64]], around: Circumstances
) -> InterviewerEffect | None:
    if around.interviewers is None:
        return None
    return interviewer_effect(scores, around.interviewers, places=around.places)
