"""Figures by a model for hidden areas: nearer the truth, never telling what is hidden."""

from __future__ import annotations

import numpy as np

from serasi.science.harmony import modelled_areas
from serasi.science.harmony.suppress import too_few
from serasi.science.surveys import Estimate, fay_herriot


def area(value: float, n: int, clusters: int, se: float = 4.0) -> Estimate:
    return Estimate(value, se, value - 8, value + 8, 1.0, n, clusters, max(clusters - 1, 0))


NAMES = [f"35.09.{n:02d}" for n in range(1, 31)]


def invented(rng: np.random.Generator, *, spread: float = 6.0) -> tuple[np.ndarray, list[Estimate]]:
    """Thirty areas of two to five clusters of nine people; what the survey sees of each."""
    truth = rng.normal(60, spread, 30)
    seen = []
    for value in truth:
        m = int(rng.integers(2, 6))
        inside = value + rng.normal(0, 6, m) + rng.normal(0, 15 / 3, m)
        se = float(np.sqrt(((inside - inside.mean()) ** 2).sum()) / m)
        seen.append(area(float(inside.mean()), 9 * m, m, se))
    return truth, seen


def test_only_areas_that_the_gate_hides_get_a_figure_and_none_without_a_sample() -> None:
    _, direct = invented(np.random.default_rng(1))
    direct[0], direct[1] = area(np.nan, 0, 0), area(55.0, 9, 3)
    direct[2] = area(55.0, 25, 1, 0.0)
    told = modelled_areas(NAMES, direct)
    hidden = {
        n for n, one in zip(NAMES, direct, strict=True)
        if too_few(one.n, one.psus) and one.n >= 10 and one.psus >= 2
    }  # fmt: skip
    assert set(told.figures) == hidden
    assert not set(NAMES[:3]) & set(told.figures)
    for one in told.figures.values():
        assert 0 <= one.lo < one.value < one.hi <= 100


def test_figures_are_those_of_fay_herriot_with_smoothed_variances() -> None:
    _, direct = invented(np.random.default_rng(2))
    told = modelled_areas(NAMES, direct)
    m, n = (np.array([getattr(one, key) for one in direct], float) for key in ("psus", "n"))
    v = np.array([one.se**2 for one in direct])
    level = (m * n * v).sum() / (m - 1).sum()
    peer = fay_herriot([one.value for one in direct], level / n, np.ones((30, 1)))
    for name, one in told.figures.items():
        value, rmse = (float(getattr(peer, key)[NAMES.index(name)]) for key in ("value", "rmse"))
        assert (one.value, one.rmse) == (round(value), round(rmse))
        assert one.lo <= value - 1.96 * rmse < one.lo + 1.001
        assert one.hi - 1.001 < value + 1.96 * rmse <= one.hi


def test_the_model_is_nearer_the_truth_and_its_interval_holds_it() -> None:
    rng = np.random.default_rng(3)
    own, model, held, figures = 0.0, 0.0, 0, 0
    for _ in range(150):
        truth, direct = invented(rng)
        for name, one in modelled_areas(NAMES, direct).figures.items():
            at = NAMES.index(name)
            own += (direct[at].value - truth[at]) ** 2
            model += (one.value - truth[at]) ** 2
            held += one.lo <= truth[at] <= one.hi
            figures += 1
    assert model < own
    assert 0.90 <= held / figures <= 0.985


def test_no_figure_is_given_that_would_tell_the_hidden_one() -> None:
    """Areas far apart and hardly any sampling error: the model would repeat what is hidden."""
    direct = [area(30 + 1.3 * n, 29, 4, 0.3) for n in range(30)]
    told = modelled_areas(NAMES, direct)
    assert (told.figures, "terlalu dekat" in told.why_not) == ({}, True)


def test_nobody_works_out_a_hidden_figure_from_what_the_model_tells() -> None:
    """Even with the common mean, σ and the level of the variances to the last digit."""
    widths = []
    for seed in range(40):
        _, direct = invented(np.random.default_rng(seed))
        told = modelled_areas(NAMES, direct)
        m, n = (np.array([getattr(one, key) for one in direct], float) for key in ("psus", "n"))
        v = np.array([one.se**2 for one in direct])
        level = (m * n * v).sum() / (m - 1).sum()
        exact = fay_herriot([one.value for one in direct], level / n, np.ones((30, 1)))
        for name, one in told.figures.items():
            possible = []
            for people in range(10, 46):
                share = exact.area_variance / (exact.area_variance + level / people)
                if share > 0.5 or abs((share * level / people) ** 0.5 - one.rmse) > 1.0:
                    continue
                rest = (1 - share) * float(exact.beta[0])
                possible += [(one.value + half - rest) / share for half in (-0.5, 0.5)]
            hidden = direct[NAMES.index(name)].value
            assert min(possible) <= hidden <= max(possible)
            widths.append(max(possible) - min(possible))
    assert len(widths) > 100
    assert min(widths) >= 2


def test_areas_that_do_not_differ_or_are_few_get_no_figure_and_the_reason() -> None:
    alike = modelled_areas(NAMES, [area(60.0, 20, 2) for _ in NAMES])
    assert (alike.figures, alike.areas) == ({}, 30)
    assert "tidak menemukan beda" in alike.why_not
    few = modelled_areas(NAMES[:7], [area(50.0 + n, 20, 2) for n in range(7)])
    assert (few.figures, few.areas) == ({}, 7)
    assert "terlalu sedikit" in few.why_not
