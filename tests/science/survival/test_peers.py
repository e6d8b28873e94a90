"""The curve and the log-rank test equal lifelines' and statsmodels' to 1e-9."""

from __future__ import annotations

import lifelines
import numpy as np
import pytest
from lifelines.statistics import logrank_test
from statsmodels.duration.survfunc import SurvfuncRight

from serasi.science.survival import kaplan_meier, log_rank, quantile, survival_at


def drawn(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Whole and broken days, ties among them, as agreements that hold or were broken."""
    rng = np.random.default_rng(seed)
    n = int(rng.integers(12, 120))
    lasted = np.where(rng.random(n) < 0.5, rng.integers(1, 180, n), rng.gamma(2, 60, n))
    return lasted, rng.integers(0, 2, n)


@pytest.mark.parametrize("seed", range(8))
def test_curve_and_interval_equal_lifelines(seed: int) -> None:
    lasted, came = drawn(seed)
    theirs = lifelines.KaplanMeierFitter().fit(lasted, came)
    ours = kaplan_meier(lasted, came)
    times = theirs.survival_function_.index.to_numpy()[1:]  # theirs begins with the time 0
    assert ours.time == pytest.approx(times)
    assert ours.survival == pytest.approx(theirs.survival_function_.to_numpy()[1:, 0], abs=1e-9)
    assert ours.at_risk == pytest.approx(theirs.event_table["at_risk"].to_numpy()[1:])
    inner = (ours.survival > 0) & (ours.survival < 1)
    band = theirs.confidence_interval_.to_numpy()[1:][inner]
    assert ours.low[inner] == pytest.approx(band[:, 0], abs=1e-9)
    assert ours.high[inner] == pytest.approx(band[:, 1], abs=1e-9)


@pytest.mark.parametrize("seed", range(8))
def test_curve_and_error_equal_statsmodels(seed: int) -> None:
    lasted, came = drawn(seed)
    theirs = SurvfuncRight(lasted, came)
    ours = kaplan_meier(lasted, came)
    assert survival_at(ours, theirs.surv_times) == pytest.approx(theirs.surv_prob, abs=1e-9)
    left = (ours.events > 0) & (ours.survival > 0)
    known = theirs.surv_prob > 0
    assert np.sqrt(ours.variance[left]) == pytest.approx(theirs.surv_prob_se[known], abs=1e-9)
    median = quantile(ours).value
    assert median is None or median == theirs.quantile(0.5)


@pytest.mark.parametrize("seed", range(8))
def test_the_log_rank_equals_lifelines(seed: int) -> None:
    one, two = drawn(seed), drawn(seed + 50)
    ours = log_rank(*one, *two)
    theirs = logrank_test(one[0], two[0], one[1], two[1])
    assert ours.chi2 == pytest.approx(theirs.test_statistic, rel=1e-9)
    assert ours.p == pytest.approx(theirs.p_value, rel=1e-9)
