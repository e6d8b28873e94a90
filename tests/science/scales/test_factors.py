"""Factor models and invariance against lavaan 0.6-14, and what makes a solution unsound.

The figures are those of benchmarks/scales/peers.py on the sheets of `known_wave`.
"""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import check_grad

from serasi.science.scales import (
    Pattern,
    Refused,
    bifactor,
    correlated_factors,
    fit_factors,
    invariance,
    observed,
    one_factor,
)
from serasi.science.scales.factors import start_of, structure_of
from serasi.science.scales.invariance import group_structures
from serasi.science.scales.structure import (
    FIXED,
    Observed,
    discrepancy,
    information,
    moments,
    slope,
)
from tests.science.scales.invented import ITEMS, SCHEME, known_wave, patterns

# chi2, df, CFI, TLI, RMSEA and its 90 % interval, SRMR
LAVAAN = {
    "one_factor": (
        1675.13848538429, 405, 0.855353254627421, 0.844638680896119, 0.0511219490398227,
        0.0485946499304404, 0.0536752959367782, 0.0414704515376194,
    ),
    "ten_attitudes": (
        394.435702299886, 360, 0.996078370729165, 0.995261364631074, 0.00892817304056816,
        0.0, 0.0141762728065289, 0.0204370693077139,
    ),
    "five_sila": (
        1652.16519842129, 395, 0.85683068701576, 0.842332528738875, 0.051499973340317,
        0.0489436550549, 0.0540830207912755, 0.0412932003726822,
    ),
    "bifactor": (
        392.042072983627, 375, 0.998059203449191, 0.997748676001062, 0.00615396403117113,
        0.0, 0.0123235171407011, 0.0198918642356917,
    ),
}  # fmt: skip
LAVAAN_GROUPS = {
    "configural": (
        1132.56594985278, 1080, 0.99407549247128, 0.992841220069464, 0.0110308857066886,
        0.0, 0.0178006035881881, 0.0328204370747566,
    ),
    "metric": (
        1173.84784371153, 1120, 0.993931015108302, 0.99292854885387, 0.0109633972706107,
        0.0, 0.0176518720941249, 0.0379447154596088,
    ),
    "scalar": (
        1278.75267839337, 1160, 0.986615838976228, 0.984942818848257, 0.0159978903777162,
        0.0088026740750138, 0.0212692562763257, 0.0398382691976053,
    ),
}  # fmt: skip
NAMES = ("chi2", "df", "cfi", "tli", "rmsea", "rmsea_low", "rmsea_high", "srmr")


@pytest.mark.parametrize("name", list(LAVAAN))
def test_a_model_fits_as_in_lavaan(name: str) -> None:
    fitted = fit_factors(observed(known_wave().sheets.scored, ITEMS), patterns()[name])
    assert fitted.measures is not None
    found = [getattr(fitted.measures, each) for each in NAMES]
    assert found == pytest.approx(LAVAAN[name], abs=1e-5)


def test_invariance_fits_as_in_lavaan() -> None:
    wave = known_wave()
    found = invariance(wave.sheets.scored, wave.areas, patterns()["ten_attitudes"])
    assert [step.level for step in found.steps] == list(LAVAAN_GROUPS)
    for step in found.steps:
        assert step.measures is not None
        each = [getattr(step.measures, name) for name in NAMES]
        assert each == pytest.approx(LAVAAN_GROUPS[step.level], abs=1e-5)


def test_the_item_that_is_harder_in_one_area_is_named_though_scalar_invariance_holds() -> None:
    wave = known_wave()
    found = invariance(wave.sheets.scored, wave.areas, patterns()["ten_attitudes"])
    assert found.reached == "scalar"
    (suspect,) = found.suspects
    assert (suspect.item, suspect.furthest, suspect.df) == ("A6a", "k2", 2)
    # lavTestScore; lavaan ends its search a little earlier
    assert suspect.chi2 == pytest.approx(72.80104, abs=1e-3)
    # made 0.6 harder on a leaning of variance 1; steps of answers are about as wide
    assert suspect.apart == pytest.approx(-0.6, abs=0.1)


def test_slope_and_information_are_the_derivatives_of_the_discrepancy() -> None:
    rng = np.random.default_rng(5)
    items, belongs = tuple("abcdefgh"), tuple("11112222")
    pattern = correlated_factors(items, belongs, name="two")
    structures, size = group_structures(pattern, 2, "scalar")
    scores = rng.standard_normal((300, 8)) + rng.standard_normal((300, 1))
    seen = observed(scores, items)
    numbers = np.zeros(size)
    for structure in structures:
        numbers[structure.loadings.places[structure.loadings.places != FIXED]] = 0.7
        numbers[structure.residuals.places] = 1.1
        diagonal = np.diag(structure.factors.places)
        numbers[diagonal[diagonal != FIXED]] = 1.2
    numbers += 0.02 * rng.standard_normal(size)
    second = structures[1]

    def value(at: np.ndarray) -> float:
        here = moments(second, seen, at)
        assert here is not None
        return discrepancy(seen, here)

    def gradient(at: np.ndarray) -> np.ndarray:
        here = moments(second, seen, at)
        assert here is not None
        return slope(second, seen, here, size)

    assert check_grad(value, gradient, numbers) < 1e-5
    # where the model is true the Hessian of half the discrepancy is the expected information
    here = moments(second, seen, numbers)
    assert here is not None
    assert second.intercepts is not None
    assert second.means is not None
    mean = second.intercepts.filled(numbers) + here.loadings @ second.means.filled(numbers)
    true = Observed(here.sigma, mean, 300)
    places, block = information(second, here)
    for row, place in enumerate(places):
        step = np.zeros(size)
        step[place] = 1e-5
        ends = []
        for way in (1, -1):
            moved = moments(second, true, numbers + way * step)
            assert moved is not None
            ends.append(slope(second, true, moved, size)[places])
        assert block[row] == pytest.approx((ends[0] - ends[1]) / 4e-5, abs=1e-5)


def test_loadings_and_correlations_are_recovered() -> None:
    rng = np.random.default_rng(11)
    strength = np.array([0.8, 0.7, 0.6, 0.9, 0.5, 0.7])
    factors = rng.multivariate_normal([0, 0], [[1, 0.5], [0.5, 1]], 20_000)
    own = np.sqrt(1 - strength**2) * rng.standard_normal((20_000, 6))
    scores = np.repeat(factors, 3, axis=1) * strength + own
    pattern = correlated_factors(tuple("abcdef"), tuple("111222"), name="two")
    fitted = fit_factors(observed(scores, tuple("abcdef")), pattern)
    assert fitted.sound
    assert fitted.loadings.sum(axis=1) == pytest.approx(strength, abs=0.03)
    assert fitted.correlations[0, 1] == pytest.approx(0.5, abs=0.03)
    assert fitted.loading_errors is not None
    off = (fitted.loadings - pattern.loads * strength[:, None])[pattern.loads]
    assert np.abs(off / fitted.loading_errors[pattern.loads]).max() < 4


def test_fit_does_not_depend_on_the_unit_of_an_item() -> None:
    scored = known_wave().sheets.scored
    pattern = patterns()["ten_attitudes"]
    unit = np.where(np.arange(30) % 2, 25.0, 1.0)
    plain = fit_factors(observed(scored, ITEMS), pattern)
    other = fit_factors(observed(scored * unit - 25, ITEMS), pattern)
    assert plain.measures is not None
    assert other.measures is not None
    assert other.measures.chi2 == pytest.approx(plain.measures.chi2, abs=1e-6)
    assert other.standardised == pytest.approx(plain.standardised, abs=1e-6)


def test_a_heywood_case_is_told_with_its_item() -> None:
    # three items whose correlations no factor with a proper residual can give
    alike = np.array([[1, 0.8, 0.7], [0.8, 1, 0.3], [0.7, 0.3, 1]])
    fitted = fit_factors(Observed(alike, np.zeros(3), 500), one_factor("abc"))
    assert [(one.kind, one.subjects) for one in fitted.troubles] == [("negative_residual", ("a",))]
    assert fitted.loadings[0, 0] ** 2 == pytest.approx(0.8 * 0.7 / 0.3, abs=1e-6)
    assert not fitted.sound


def test_one_factor_split_in_two_is_told_as_inseparable_where_they_go_beyond_one() -> None:
    across, within = 0.55, 0.5
    alike = np.full((6, 6), across)
    alike[:3, :3] = alike[3:, 3:] = within
    np.fill_diagonal(alike, 1)
    pattern = correlated_factors(tuple("abcdef"), tuple("111222"), name="two")
    fitted = fit_factors(Observed(alike, np.zeros(6), 500), pattern)
    assert fitted.correlations[0, 1] == pytest.approx(1.1, abs=1e-6)
    assert [(one.kind, one.subjects) for one in fitted.troubles] == [
        ("factors_inseparable", ("1", "2"))
    ]


def test_a_model_that_data_cannot_tell_apart_is_told() -> None:
    # a factor of its own for two items that correlate with nothing else has no single answer
    alike = np.eye(5)
    alike[:3, :3] = 0.5
    np.fill_diagonal(alike, 1)
    alike[3, 4] = alike[4, 3] = 0.4
    loads = np.array([[1, 0], [1, 0], [1, 0], [0, 1], [0, 1]], dtype=bool)
    pattern = Pattern("loose", tuple("abcde"), ("1", "2"), loads, np.zeros((2, 2), dtype=bool))
    fitted = fit_factors(Observed(alike, np.zeros(5), 300), pattern)
    assert "not_identified" in [one.kind for one in fitted.troubles]
    assert fitted.loading_errors is None


def test_a_search_that_is_cut_short_says_so_and_gives_no_fit() -> None:
    seen = observed(known_wave().sheets.scored, ITEMS)
    fitted = fit_factors(seen, patterns()["ten_attitudes"], most_steps=2)
    assert [one.kind for one in fitted.troubles] == ["not_converged"]
    assert fitted.measures is None


def test_what_no_model_can_be_fitted_to_is_refused() -> None:
    scored = known_wave().sheets.scored
    with pytest.raises(Refused, match="S644"):
        observed(scored[:30], ITEMS)
    stuck = scored.copy()
    stuck[:, 4] = 3
    with pytest.raises(Refused, match="butir A2b tidak bervariasi"):
        observed(stuck, ITEMS)
    doubled = scored.copy()
    doubled[:, 1] = doubled[:, 0]
    with pytest.raises(Refused, match="S645"):
        observed(doubled, ITEMS)
    with pytest.raises(Refused, match="S642"):
        fit_factors(Observed(np.eye(2), np.zeros(2), 50), one_factor("ab"))
    with pytest.raises(Refused, match="S642"):
        correlated_factors(ITEMS, SCHEME.attitudes[:-1], name="short")


def test_a_start_stands_where_most_items_are() -> None:
    seen = observed(known_wave().sheets.scored, ITEMS)
    structure, size = structure_of(bifactor(ITEMS, SCHEME.attitudes))
    start = start_of(structure, seen, size)
    assert moments(structure, seen, start) is not None
    assert (start[structure.loadings.places[:, 0]] > 0).all()


def test_groups_of_different_loadings_reach_only_the_pattern() -> None:
    rng = np.random.default_rng(2)
    items = tuple("abcdef")
    strength = {"k1": np.full(6, 0.8), "k2": np.array([0.9, 0.9, 0.9, 0.2, 0.2, 0.2])}
    scores, groups = [], []
    for name, own in strength.items():
        common = rng.standard_normal((800, 1)) * own
        scores.append(common + np.sqrt(1 - own**2) * rng.standard_normal((800, 6)))
        groups += [name] * 800
    found = invariance(np.vstack(scores), groups, one_factor(items))
    assert [step.holds for step in found.steps] == [True, False, False]
    assert found.reached == "configural"


def test_groups_whose_items_start_elsewhere_reach_only_the_loadings() -> None:
    rng = np.random.default_rng(3)
    items = tuple("abcdef")
    scores = 0.8 * rng.standard_normal((1600, 1)) + 0.6 * rng.standard_normal((1600, 6))
    groups = ["k1"] * 800 + ["k2"] * 800
    # the factor mean of k2 is higher, which is a true difference, and so are three items alone
    scores[800:] += 0.4
    true = invariance(scores, groups, one_factor(items))
    scores[800:, 3:] += 0.6
    found = invariance(scores, groups, one_factor(items))
    assert true.reached == "scalar"
    assert found.reached == "metric"


def test_small_groups_are_left_out_by_name() -> None:
    wave = known_wave()
    areas = [None if place < 100 else area for place, area in enumerate(wave.areas)]
    areas[100:150] = ["kecil"] * 50
    found = invariance(wave.sheets.scored, areas, patterns()["ten_attitudes"])
    assert found.left_out == ("kecil",)
    assert sum(found.rows) == 1050
    alone = invariance(wave.sheets.scored, ["k1"] * 1200, patterns()["ten_attitudes"])
    assert (alone.steps, alone.reached) == ((), None)
