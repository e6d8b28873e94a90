"""Scales: do the items of a questionnaire measure what they should, and how were they answered?"""

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
from serasi.science.scales.reliability import Alpha, Omega, cronbach_alpha, omega_of
from serasi.science.scales.repeats import Intraclass, Repeats, repeated
from serasi.science.scales.sheets import Scheme, Sheets, answer_sheets

__all__ = [
    "Alpha",
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
    "Refused",
    "Repeats",
    "Scheme",
    "Sheets",
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
    "repeated",
    "rest_correlation",
    "straight_lines",
    "yea_saying",
]
