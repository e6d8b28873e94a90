"""Surveys: what a sample says about everybody, and how far that may be off."""

from serasi.science.surveys.design import Design, Stage
from serasi.science.surveys.estimates import Estimate, mean, means, quantile, ratio, total
from serasi.science.surveys.flaws import Refused
from serasi.science.surveys.linear import totals_covariance

__all__ = [
    "Design",
    "Estimate",
    "Refused",
    "Stage",
    "mean",
    "means",
    "quantile",
    "ratio",
    "total",
    "totals_covariance",
]
