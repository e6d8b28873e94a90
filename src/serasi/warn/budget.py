"""The false-alarm budget of the house: how often districts may be called upon by chance.

The office chooses it in words; thresholds follow by simulation on the own history, and the rate
that came true is shown beside it.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import numpy as np
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from serasi.network.queries import param
from serasi.science import series
from serasi.science.series import Calibration
from serasi.warn.models import BudgetChoice

KEY = "warn.years_per_false_alarm"
CHOICES: dict[int, str | Promise] = {
    1: _("kira-kira satu peringatan keliru per kecamatan dalam setahun"),
    2: _("kira-kira satu peringatan keliru per kecamatan dalam dua tahun"),
    5: _("kira-kira satu peringatan keliru per kecamatan dalam lima tahun"),
}
WEEKS_PER_YEAR = 52
SCAN_SHARE = 0.25
"""What of the budget the scan may spend; the detectors of single districts share the rest."""
LEAST_WEEKS, REPLICATES, SEED = 26, 20, 20261125
QUARTER = 13


def years(on: date) -> int:
    """Return after how many years a district may have one false alarm: as last chosen by a day.

    Until somebody has chosen, the number of the house's own table holds.
    """
    over = datetime.combine(on + timedelta(days=1), time(), timezone.get_current_timezone())
    chosen = choices().filter(at__lt=over).values_list("years", flat=True).first()
    return max(1, chosen or param(KEY, on=on))


def choices() -> QuerySet[BudgetChoice]:
    """Return every choice of the budget, the newest first; it is one of the whole house."""
    return BudgetChoice.objects.select_related("by")


def per_area_week(on: date) -> float:
    """Return the budget in false alarms per district and week."""
    return 1.0 / (WEEKS_PER_YEAR * years(on))


def scan_recurrence_weeks(on: date, *, districts: int) -> float:
    """Return how rare a cluster must be by chance to be kept, in weeks, for so many districts.

    A region of n districts may have n times the rate of one; a cluster that chance alone gives
    more often than that is left out, and never one of more than once a quarter.
    """
    allowed = SCAN_SHARE * per_area_week(on) * max(1, districts)
    return max(1.0 / allowed, float(QUARTER))


def scan_looks(rare_weeks: float, *, weeks: int) -> int:
    """Return over how many weekly looks the scan counts its false alarms together.

    Windows of consecutive weeks overlap, so that one chance cluster is seen several weeks running:
    the budget counts it once. Not more looks than a quarter of the time in which one is allowed,
    since chances near 1 tell nothing.
    """
    return int(max(1, min(QUARTER, rare_weeks // 4, weeks // 2)))


def single_per_area_year(on: date) -> float:
    """Return what the detectors of single districts may spend together, per district and year."""
    return (1 - SCAN_SHARE) * WEEKS_PER_YEAR * per_area_week(on)


def scan_per_area_year(on: date, *, districts: int) -> float:
    """Return what the scan may spend, per district and year: its share, or one a quarter in all."""
    return WEEKS_PER_YEAR / (scan_recurrence_weeks(on, districts=districts) * max(1, districts))


def calibrated(counts: np.ndarray, *, rate: float, judged: int, effort: np.ndarray) -> Calibration:
    """Return the thresholds of the detectors of single districts for a rate, by simulation.

    `effort` is how many times its usual each week was expected to bring.
    """
    null = series.negative_binomial_null(
        counts, effort=effort, rng=np.random.default_rng(SEED), replicates=REPLICATES
    )
    detectors = series.rise_detectors(weeks=counts.shape[1])
    return series.calibrate(
        null,
        detectors,
        per_area_week=(1 - SCAN_SHARE) * rate,
        judged_weeks=min(judged, counts.shape[1] // 2),
        shares=series.RISE_SHARES,
    )


def scores(counts: np.ndarray, *, effort: np.ndarray) -> dict[str, np.ndarray]:
    """Return the score of every detector for every week; a week's score looks at no later one."""
    known = counts.astype(float)
    return {
        name: run(known, effort)
        for name, run in series.rise_detectors(weeks=counts.shape[1]).items()
    }
