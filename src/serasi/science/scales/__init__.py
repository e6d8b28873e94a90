"""Scales: do the items of a questionnaire measure what they should, and how were they answered?"""

from serasi.science.scales.checks import BOUNDS, Bound, Check, CheckKey, Light
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
from serasi.science.scales.outcomes import OUTCOMES, Outcome, Outcomes, outcomes
from serasi.science.scales.patterns import Pattern, bifactor, correlated_factors, one_factor
from serasi.science.scales.quality import Circumstances, Quality, quality_report
from serasi.science.scales.quality_plain import quality_plain
from serasi.science.scales.quality_scale import respondent_scores, scale_omega
from serasi.science.scales.quality_structure import five_sila, general_and_attitudes, ten_attitudes
from serasi.science.scales.reliability import Alpha, Omega, cronbach_alpha, omega_of
from serasi.science.scales.repeats import Intraclass, Repeats, repeated
from serasi.science.scales.sentences import REASONS, TITLES, sentence
from serasi.science.scales.sheets import Scheme, Sheets, answer_sheets
from serasi.science.scales.suspects import SuspectItem

__all__ = [
    "Alpha",
    "BOUNDS",
    "Bound",
    "Check",
    "CheckKey",
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
    "Light",
    "Measures",
    "OUTCOMES",
    "Omega",
    "Outcome",
    "Outcomes",
    "Pairs",
    "Pattern",
    "Quality",
    "REASONS",
    "Refused",
    "Repeats",
    "Scheme",
    "Sheets",
    "SuspectItem",
    "TITLES",
    "Trouble",
    "YeaSaying",
    "answer_sheets",
    "bifactor",
    "contradictions",
    "correlated_factors",
    "correlation",
    "cronbach_alpha",
    "far_off",
    "fit_factors",
    "five_sila",
    "general_and_attitudes",
    "group_differences",
    "hasty",
    "interviewer_effect",
    "invariance",
    "item_statistics",
    "observed",
    "omega_of",
    "one_factor",
    "outcomes",
    "pairwise",
    "quality_plain",
    "quality_report",
    "repeated",
    "respondent_scores",
    "rest_correlation",
    "scale_omega",
    "sentence",
    "straight_lines",
    "ten_attitudes",
    "yea_saying",
]
