"""Survival: how long until an answer, a settlement or a breach, while some are still waiting?"""

from serasi.science.survival.comparison import LogRank, log_rank
from serasi.science.survival.curves import Curve, kaplan_meier, numbers_at_risk, survival_at
from serasi.science.survival.flaws import Refused
from serasi.science.survival.summaries import (
    Quantile,
    RestrictedMean,
    quantile,
    restricted_mean,
)

__all__ = [
    "Curve",
    "LogRank",
    "Quantile",
    "Refused",
    "RestrictedMean",
    "kaplan_meier",
    "log_rank",
    "numbers_at_risk",
    "quantile",
    "restricted_mean",
    "survival_at",
]
