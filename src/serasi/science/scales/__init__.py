"""Scales: do the items of a questionnaire measure what they should, and how were they answered?"""

from serasi.science.scales.checks import Bound, Check, by_bound, worst
from serasi.science.scales.conduct import (
    Flagged,
    YeaSaying,
    contradictions,
    far_off,
    hasty,
    straight_lines,
    yea_saying,
)
from serasi.science.scales.correlations import Correlation, Pairs, correlation, pairwise
from serasi.science.scales.factors import FactorFit, Trouble, fit_factors, observed
from serasi.science.scales.fit_measures import Measures
from serasi.science.scales.flaws import Refused
from serasi.science.scales.interviewers import InterviewerEffect, interviewer_effect
from serasi.science.scales.invariance import Invariance, InvarianceStep, invariance
from serasi.science.scales.items import ItemStatistics, item_statistics, rest_correlation
from serasi.science.scales.items_by_group import GroupDifferences, ItemByGroup, group_differences
from serasi.science.scales.outcomes import Outcomes, outcomes
from serasi.science.scales.patterns import Pattern, bifactor, correlated_factors, one_factor
from serasi.science.scales.quality import Circumstances, Quality, quality_report
from serasi.science.scales.quality_field import (
    conduct_checks,
    interviewer_check,
    response_check,
    retest_check,
    trust_check,
    yea_check,
)
from serasi.science.scales.quality_plain import quality_plain
from serasi.science.scales.quality_scale import (
    item_checks,
    reliability_checks,
    respondent_scores,
    scale_omega,
)
from serasi.science.scales.quality_structure import (
    fit_lights,
    fitted_models,
    five_sila,
    general_and_attitudes,
    group_checks,
    invariance_check,
    model_checks,
    omega_hierarchical,
    ten_attitudes,
)
from serasi.science.scales.reliability import Alpha, Omega, cronbach_alpha, omega_of
from serasi.science.scales.repeats import Intraclass, Repeats, repeated
from serasi.science.scales.sentences import sentence
from serasi.science.scales.sheets import Scheme, Sheets, answer_sheets

__all__ = [
    "Alpha",
    "Bound",
    "Check",
    "Circumstances",
    "Correlation",
    "FactorFit",
    "Flagged",
    "GroupDifferences",
    "InterviewerEffect",
    "Intraclass",
    "Invariance",
    "InvarianceStep",
    "ItemByGroup",
    "ItemStatistics",
    "Measures",
    "Omega",
    "Outcomes",
    "Pairs",
    "Pattern",
    "Quality",
    "Refused",
    "Repeats",
    "Scheme",
    "Sheets",
    "Trouble",
    "YeaSaying",
    "answer_sheets",
    "bifactor",
    "by_bound",
    "conduct_checks",
    "contradictions",
    "correlated_factors",
    "correlation",
    "cronbach_alpha",
    "far_off",
    "fit_factors",
    "fit_lights",
    "fitted_models",
    "five_sila",
    "general_and_attitudes",
    "group_checks",
    "group_differences",
    "hasty",
    "interviewer_check",
    "interviewer_effect",
    "invariance",
    "invariance_check",
    "item_checks",
    "item_statistics",
    "model_checks",
    "observed",
    "omega_hierarchical",
    "omega_of",
    "one_factor",
    "outcomes",
    "pairwise",
    "quality_plain",
    "quality_report",
    "reliability_checks",
    "repeated",
    "respondent_scores",
    "response_check",
    "rest_correlation",
    "retest_check",
    "scale_omega",
    "sentence",
    "straight_lines",
    "ten_attitudes",
    "trust_check",
    "worst",
    "yea_check",
    "yea_saying",
]
