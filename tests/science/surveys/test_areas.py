"""Small areas by model: equal to R sae on published facts, and to brute force."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from serasi.science.surveys import Refused, fay_herriot
from tests.science.surveys.milk import MILK

MAJOR, DIRECT, ERROR = (np.array(column) for column in zip(*MILK, strict=True))
VARIANCE = ERROR**2
X = np.column_stack([np.ones(43), *[(major == MAJOR) for major in (2, 3, 4)]]).astype(float)


def test_milk_is_what_r_sae_says_when_stopped_where_it_stops() -> None:
    seen = fay_herriot(DIRECT, VARIANCE, X, precision=1e-4)
    assert seen.area_variance == pytest.approx(0.0185502223, abs=5e-11)
    assert seen.value[:3] == pytest.approx([1.0219703, 1.0476018, 1.0679513], abs=1e-7)
    assert seen.mse[:3] == pytest.approx([0.0134602202, 0.0053728760, 0.0057019903], abs=5e-11)


def test_a_tight_fit_is_within_a_millionth_of_it() -> None:
    seen = fay_herriot(DIRECT, VARIANCE, X)
    assert seen.converged and seen.model_based
    assert seen.area_variance == pytest.approx(0.0185503348, abs=5e-11)
    assert seen.value[:3] == pytest.approx([1.0219703, 1.0476018, 1.0679513], abs=1e-6)
    assert seen.mse[:3] == pytest.approx([0.0134602202, 0.0053728760, 0.0057019903], abs=1e-6)


def restricted(sigma: float) -> float:
    """Minus twice the restricted log-likelihood, without any shortcut."""
    v = np.diag(VARIANCE + sigma)
    inverse = np.linalg.inv(v)
    across = X.T @ inverse @ X
    beta = np.linalg.solve(across, X.T @ inverse @ DIRECT)
    r = DIRECT - X @ beta
    return float(np.linalg.slogdet(v)[1] + np.linalg.slogdet(across)[1] + r @ inverse @ r)


def test_no_other_area_variance_is_likelier() -> None:
    best = minimize_scalar(
        restricted, bounds=(1e-6, 0.2), method="bounded", options={"xatol": 1e-10}
    )
    assert fay_herriot(DIRECT, VARIANCE, X).area_variance == pytest.approx(best.x, rel=1e-4)


def test_figures_lie_between_the_direct_and_the_model_and_err_less() -> None:
    seen = fay_herriot(DIRECT, VARIANCE, X)
    low, high = np.minimum(DIRECT, seen.synthetic), np.maximum(DIRECT, seen.synthetic)
    assert ((seen.value >= low) & (seen.value <= high)).all()
    assert (seen.mse < VARIANCE).all()


def test_an_area_without_sample_gets_the_models_figure_and_a_larger_error() -> None:
    gone = DIRECT.copy()
    gone[5] = np.nan
    seen = fay_herriot(gone, VARIANCE, X)
    assert seen.without_sample.tolist() == [at == 5 for at in range(43)]
    assert seen.value[5] == seen.synthetic[5] and seen.weight_of_direct[5] == 0
    assert seen.mse[5] > seen.area_variance > fay_herriot(DIRECT, VARIANCE, X).mse[5]
    without = np.delete(np.arange(43), 5)
    rest = fay_herriot(DIRECT[without], VARIANCE[without], X[without])
    assert seen.value[without] == pytest.approx(rest.value, rel=1e-12)


def test_areas_no_more_different_than_chance_become_the_model() -> None:
    seen = fay_herriot([1.0, 1.01, 0.99, 1.0, 1.02], np.full(5, 0.5), np.ones((5, 1)))
    assert seen.area_variance == 0
    assert seen.value == pytest.approx(np.full(5, seen.synthetic[0]))
    assert (seen.mse > 0).all()


def test_the_error_is_honest_over_many_drawn_worlds() -> None:
    rng = np.random.default_rng(9)
    v = np.tile([0.3, 0.7, 1.2], 10)
    x = np.column_stack([np.ones(30), np.linspace(-1, 1, 30)])
    squared, told = np.zeros(30), np.zeros(30)
    for _ in range(200):
        truth = x @ [5.0, 2.0] + rng.normal(0, 0.8, 30)
        seen = fay_herriot(truth + rng.normal(0, np.sqrt(v)), v, x)
        squared += (seen.value - truth) ** 2 / 200
        told += seen.mse / 200
    assert told.mean() == pytest.approx(squared.mean(), rel=0.08)


@pytest.mark.parametrize(
    ("number", "direct", "variance", "x"),
    [
        ("S598", [1.0, 2, 3], [0.1, 0, 0.1], np.ones((3, 1))),
        ("S598", [1.0, 2, 3, 4], [0.1] * 4, np.ones((4, 2))),
        ("S598", [1.0, 2, 3], [0.1] * 3, [[1.0], [np.nan], [1.0]]),
        ("S580", [1.0, np.nan, 3], [0.1] * 3, np.ones((3, 1))),
        ("S580", [1.0, 2, 3], [0.1] * 2, np.ones((3, 1))),
    ],
)
def test_what_no_model_can_stand_on_is_refused(
    number: str, direct: list[float], variance: list[float], x: np.ndarray
) -> None:
    with pytest.raises(Refused, match=number):
        fay_herriot(direct, variance, x)
