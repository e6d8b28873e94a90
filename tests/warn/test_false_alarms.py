"""The false-alarm budget holds for the house as it runs: every day, each week judged once."""

from __future__ import annotations

import numpy as np
import pytest

from serasi.science.series import episodes, rate_with_interval
from tests.warn.simulated import daily_findings, quiet_events

pytestmark = pytest.mark.django_db
DISTRICTS, HISTORY, YEAR = 60, 52, 52


def test_daily_runs_over_a_quiet_year_keep_the_budget() -> None:
    rng = np.random.default_rng(41)
    mean = rng.gamma(2.0, 0.5, DISTRICTS)
    events = quiet_events(rng, mean, weeks=HISTORY + YEAR, delay_days=2.0)
    said = daily_findings(events, first=HISTORY, runs=range(7))
    # a week's own count only grows and its thresholds stand: the last run says all
    assert (said.any(axis=0) == said[-1]).all()
    band = rate_with_interval(round(0.75 * DISTRICTS), DISTRICTS * YEAR)
    count = int(episodes(said[-1]).sum())
    assert band.low * DISTRICTS * YEAR <= count <= band.high * DISTRICTS * YEAR
