"""The difference in differences equals statsmodels' two-way fixed effects, error and all."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm

from serasi.science.impact import difference_in_differences, windows
from serasi.science.impact.effect import group_values
from tests.science.impact.simulated import START, villages
from tests.science.impact.test_effect import long_panel


@pytest.mark.parametrize(("treated", "comparison"), [(3, 9), (5, 5), (12, 30)])
def test_value_and_error_equal_statsmodels(treated: int, comparison: int) -> None:
    counts, marked = villages(np.random.default_rng(7), treated=treated, comparison=comparison)
    cut = windows(counts, marked, START, before=START, after=counts.shape[1] - START)
    own, others = group_values(cut, cut.change_weights())
    seen = difference_in_differences(own, others)
    assert seen.error is not None

    # long form, village and period effects, clustered by village without a small-sample factor
    y, x, village = long_panel(counts, marked)
    panel = sm.OLS(y, x).fit(
        cov_type="cluster", cov_kwds={"groups": village, "use_correction": False}
    )
    assert seen.value == pytest.approx(panel.params[0], rel=1e-9)
    shrunk = [np.var(group) / len(group) for group in (own, others)]
    assert panel.bse[0] == pytest.approx(np.sqrt(sum(shrunk)), rel=1e-9)

    # one change a village, HC2: the same unbiased variances as ours
    changes = np.concatenate([own, others])
    begun = np.repeat([1.0, 0.0], [len(own), len(others)])
    line = sm.OLS(changes, sm.add_constant(begun)).fit(cov_type="HC2")
    assert seen.value == pytest.approx(line.params[1], rel=1e-9)
    assert seen.error == pytest.approx(line.bse[1], rel=1e-9)
