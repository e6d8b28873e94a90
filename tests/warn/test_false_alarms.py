"""The false-alarm budget holds for the house as it runs: every day, each week judged once."""

from __future__ import annotations

from dataclasses import replace

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


def test_a_feast_in_the_calendar_alarms_little_more_than_a_usual_week() -> None:
    rng = np.random.default_rng(43)
    weeks, rise = HISTORY + 2 * 13, HISTORY + 20
    feast = np.arange(weeks) % 13 == 5
    mean = rng.gamma(4.0, 0.5, DISTRICTS)
    factor = np.where(feast, 3.0, 1.0)[None, :] * np.ones((DISTRICTS, 1))
    factor[:10, rise] = 5.0  # a rise that no calendar tells of
    events = quiet_events(rng, mean, weeks=weeks, factor=factor)
    told = daily_findings(replace(events, feast=feast), first=HISTORY, runs=[6])[0]
    untold = daily_findings(events, first=HISTORY, runs=[6])[0]
    feasts = np.flatnonzero(feast[HISTORY:])
    per_week = told[10:, feasts].mean()
    assert untold[10:, feasts].mean() > 10 * 0.75 / 52
    assert per_week <= 2.5 * 0.75 / 52
    assert told[:10, rise - HISTORY].mean() >= 0.7
