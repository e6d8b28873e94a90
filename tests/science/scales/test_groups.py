"""Ordinal regression and items by group against MASS::polr and statsmodels."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from statsmodels.miscmodels.ordinal_model import OrderedModel

from serasi.science.scales import Refused, answer_sheets, group_differences
from serasi.science.scales.ordinal import fit_ordinal
from tests.science.scales.invented import ITEMS, SCHEME, answers, known_wave, ten_factor_scores

PEERS = Path(__file__).parents[3] / "benchmarks" / "scales" / "results" / "peers.json"


def counted(answer: np.ndarray, steps: int) -> np.ndarray:
    return (answer[:, None] == np.arange(steps)).astype(float)


def test_ordinal_regression_is_that_of_statsmodels() -> None:
    rng = np.random.default_rng(4)
    given = np.column_stack([rng.normal(3, 2, 400), rng.integers(0, 2, 400)])
    lean = 0.8 * given[:, 0] - 0.5 * given[:, 1] + rng.logistic(size=400)
    answer = np.digitize(lean, [0.5, 2, 3, 4])
    found = fit_ordinal(counted(answer, 5), given)
    peer = OrderedModel(answer, given, distr="logit").fit(method="bfgs", disp=False, gtol=1e-8)
    assert found.converged
    assert found.log_likelihood == pytest.approx(peer.llf, abs=1e-6)
    assert found.slopes == pytest.approx(peer.params[:2], abs=1e-4)
    cuts = np.cumsum(np.concatenate([peer.params[2:3], np.exp(peer.params[3:])]))
    assert found.cuts == pytest.approx(cuts, abs=1e-4)


def test_counting_equal_sheets_together_changes_nothing() -> None:
    rng = np.random.default_rng(9)
    score, answer = rng.integers(0, 4, 300), rng.integers(0, 3, 300)
    alone = fit_ordinal(counted(answer, 3), score[:, None].astype(float))
    cells = np.zeros((4, 3))
    np.add.at(cells, (score, answer), 1)
    together = fit_ordinal(cells, np.arange(4.0)[:, None])
    assert together.log_likelihood == pytest.approx(alone.log_likelihood, abs=1e-9)
    assert together.slopes == pytest.approx(alone.slopes, abs=1e-6)


def test_answers_that_the_regressor_tells_apart_do_not_converge() -> None:
    answer = np.repeat([0, 1], 20)
    assert not fit_ordinal(counted(answer, 2), answer[:, None].astype(float)).converged
    with pytest.raises(Refused, match="semua jawaban sama"):
        fit_ordinal(np.ones((5, 1)), np.zeros((5, 1)))


@pytest.mark.parametrize("grouping", ["sex", "age"])
def test_likelihood_ratios_are_those_of_polr(grouping: str) -> None:
    wave = known_wave()
    groups = wave.sex if grouping == "sex" else wave.age
    peer = json.loads(PEERS.read_text(encoding="utf-8"))["peer_values"]
    found = group_differences(wave.sheets.scored, groups, ITEMS)
    assert [item.item for item in found.items] == list(ITEMS)
    for item in found.items:
        name = f"dif/{grouping}/{item.item}"
        assert item.uniform == pytest.approx(peer[f"{name}/uniform"], abs=1e-6)
        assert item.non_uniform == pytest.approx(peer[f"{name}/non_uniform"], abs=1e-6)


def test_only_the_item_that_is_easier_for_one_sex_is_named() -> None:
    wave = known_wave()
    found = group_differences(wave.sheets.scored, wave.sex, ITEMS)
    assert [item.item for item in found.items if item.kind != "none"] == ["A4b"]
    easier = found.items[ITEMS.index("A4b")]
    assert easier.kind == "uniform"
    assert 0.03 < easier.gained < 0.07
    by_age = group_differences(wave.sheets.scored, wave.age, ITEMS)
    assert {item.kind for item in by_age.items} == {"none"}
    assert {item.df for item in by_age.items} == {3}


def test_an_item_that_tells_less_in_one_group_is_non_uniform() -> None:
    rng = np.random.default_rng(6)
    scores = ten_factor_scores(rng, 3000)
    half = np.arange(3000) % 2 == 0
    scores[half, 8] = rng.standard_normal(half.sum())
    scored = answer_sheets(answers(scores), SCHEME).scored
    found = group_differences(scored, ["a" if one else "b" for one in half], ITEMS)
    item = found.items[8]
    assert (item.item, item.kind) == ("A3c", "non_uniform")
    # a small gain of fit, and yet no chance
    assert item.p_adjusted < 1e-9
    assert item.uniform < item.non_uniform / 100


def test_small_and_unknown_groups_are_left_out() -> None:
    wave = known_wave()
    groups: list[str | None] = list(wave.sex)
    groups[:50] = ["lain"] * 50
    groups[50:100] = [None] * 50
    found = group_differences(wave.sheets.scored, groups, ITEMS)
    assert (found.groups, found.rows, found.left_out) == (("l", "p"), (550, 550), ("lain",))
    assert {item.rows for item in found.items} == {1100}
    alone = group_differences(wave.sheets.scored, ["p"] * 1200, ITEMS)
    assert (alone.items, alone.groups) == ((), ("p",))


def test_an_item_that_everyone_answers_alike_is_not_judged() -> None:
    wave = known_wave()
    scored = wave.sheets.scored.copy()
    scored[:, 2] = 5
    assert group_differences(scored, wave.sex, ITEMS).unjudged == ("A1c",)
