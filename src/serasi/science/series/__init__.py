"""Series: is a week unusual for its area, is an area silent, and how often are we wrong?"""

from serasi.science.series.alarms import (
    Brier,
    Share,
    Step,
    Track,
    brier,
    diary_precision,
    reliability_curve,
    share,
    track,
)
from serasi.science.series.baselines import Baseline, latest_baseline, rolling_baseline
from serasi.science.series.budget import (
    Calibration,
    Detector,
    Rate,
    calibrate,
    episodes,
    judge,
    rate_with_interval,
)
from serasi.science.series.counts import checked_counts, checked_effort
from serasi.science.series.detectors import RISE_SHARES, rise_detectors, silence_detector
from serasi.science.series.ears import Ears, ears, ears_scores
from serasi.science.series.ewma import Chart, ewma_chart, ewma_scores
from serasi.science.series.farrington import Farrington, Season, farrington, farrington_scores
from serasi.science.series.flaws import Refused
from serasi.science.series.forecast import BASELINES, Gain, Verdict, roll_origins
from serasi.science.series.nulls import Null, block_bootstrap_null, negative_binomial_null
from serasi.science.series.reporting import Settled, settled_reports
from serasi.science.series.scores import (
    Scores,
    covered,
    crps,
    ignorance,
    interval_score,
    mean_scores,
)
from serasi.science.series.silence import Silence, silence, silence_scores
from serasi.science.series.special_weeks import special_effort, special_factors

__all__ = [
    "BASELINES",
    "RISE_SHARES",
    "Baseline",
    "Brier",
    "Calibration",
    "Chart",
    "Detector",
    "Ears",
    "Farrington",
    "Gain",
    "Null",
    "Rate",
    "Refused",
    "Scores",
    "Season",
    "Settled",
    "Share",
    "Silence",
    "Step",
    "Track",
    "Verdict",
    "block_bootstrap_null",
    "brier",
    "calibrate",
    "checked_counts",
    "checked_effort",
    "covered",
    "crps",
    "diary_precision",
    "ears",
    "ears_scores",
    "episodes",
    "ewma_chart",
    "ewma_scores",
    "farrington",
    "farrington_scores",
    "ignorance",
    "interval_score",
    "judge",
    "latest_baseline",
    "mean_scores",
    "negative_binomial_null",
    "rate_with_interval",
    "reliability_curve",
    "rise_detectors",
    "roll_origins",
    "rolling_baseline",
    "settled_reports",
    "share",
    "silence",
    "silence_detector",
    "silence_scores",
    "special_effort",
    "special_factors",
    "track",
]
