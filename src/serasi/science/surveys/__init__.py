"""Surveys: what a sample says about everybody, and how far that may be off."""

from serasi.science.surveys.areas import SmallAreas, fay_herriot
from serasi.science.surveys.design import Calibration, Design, Stage
from serasi.science.surveys.domains import DomainMeans, domain_means
from serasi.science.surveys.estimates import Estimate, mean, means, quantile, ratio, total
from serasi.science.surveys.flaws import Refused
from serasi.science.surveys.household import (
    Adult,
    Chosen,
    adult_chance,
    choose_adult,
    kish_table,
)
from serasi.science.surveys.linear import totals_covariance
from serasi.science.surveys.lots import lot, shuffled
from serasi.science.surveys.raking import Gap, Margin, Raking, kish_deff, rake, raked
from serasi.science.surveys.replicate_raking import raked_replicates
from serasi.science.surveys.replicates import (
    ReplicateMeans,
    Replicates,
    bootstrap,
    half_samples,
    jackknife,
    replicate_covariance,
    replicate_means,
    replicated,
)
from serasi.science.surveys.selection import Draw, Drawn, Steps, draw_at_steps, draw_by_size
from serasi.science.surveys.sizes import (
    days_of_work,
    design_effect,
    margin_of_error,
    size_for_mean,
    size_for_proportion,
    smallest_change,
)
from serasi.science.surveys.waves import (
    Change,
    Wave,
    change_of_mean,
    change_of_means,
    cross_covariance,
)
from serasi.science.surveys.weights import (
    NonResponse,
    ResponseClass,
    Trimming,
    inclusion_weights,
    nonresponse,
    trim,
)

__all__ = [
    "Adult",
    "Calibration",
    "Change",
    "Chosen",
    "Design",
    "DomainMeans",
    "Draw",
    "Drawn",
    "Estimate",
    "Gap",
    "Margin",
    "NonResponse",
    "Raking",
    "Refused",
    "ReplicateMeans",
    "Replicates",
    "ResponseClass",
    "SmallAreas",
    "Stage",
    "Steps",
    "Trimming",
    "Wave",
    "adult_chance",
    "bootstrap",
    "change_of_mean",
    "change_of_means",
    "choose_adult",
    "cross_covariance",
    "days_of_work",
    "design_effect",
    "domain_means",
    "draw_at_steps",
    "draw_by_size",
    "fay_herriot",
    "half_samples",
    "inclusion_weights",
    "jackknife",
    "kish_deff",
    "kish_table",
    "lot",
    "margin_of_error",
    "mean",
    "means",
    "nonresponse",
    "quantile",
    "rake",
    "raked",
    "raked_replicates",
    "ratio",
    "replicate_covariance",
    "replicate_means",
    "replicated",
    "shuffled",
    "size_for_mean",
    "size_for_proportion",
    "smallest_change",
    "total",
    "totals_covariance",
    "trim",
]
