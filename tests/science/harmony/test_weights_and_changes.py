"""Weights and rank stability, erosion, order of areas, what a conflict leaves, the IHaI bridge."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.science import harmony
from serasi.science.surveys import Design

NAMED = {"version": "uji-1", "source": "uji"}


def cell(value, se=1.0):
    return harmony.Cell(value, se, value - 2 * se, value + 2 * se, 2.0, 600, 40)


def matrix(values, *, noise=0.0, seed=1):
    rng = np.random.default_rng(seed)
    out = np.ones((10, 10))
    for i in range(10):
        for j in range(i + 1, 10):
            out[i, j] = values[i] / values[j] * np.exp(rng.normal(0, noise))
            out[j, i] = 1 / out[i, j]
    return out


def test_experts_are_joined_by_their_median_and_renormalised():
    points = np.tile([19, 9, 9, 9, 9, 9, 9, 9, 9, 9], (15, 1))
    points[0] = [100, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    found = harmony.expert_weights(points, **NAMED)
    assert found.people == 15
    assert found.values == pytest.approx([0.19] + [0.09] * 9)


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (np.full((14, 10), 10), "15 penilai"),
        (np.vstack([np.full((14, 10), 10), np.full((1, 10), 11)]), "penilai ke-15"),
        (np.vstack([np.full((14, 10), 10), [[-10, 30, *[10] * 8]]]), "penilai ke-15"),
    ],
)
def test_points_that_are_not_a_budget_are_refused(points, words):
    with pytest.raises(harmony.Refused, match=rf"{words}.*S1328"):
        harmony.expert_weights(points, **NAMED)


def test_loadings_become_shares_and_a_negative_one_is_refused():
    loadings = np.arange(1, 11) / 10
    assert harmony.loading_weights(loadings, **NAMED).values == pytest.approx(loadings / 5.5)
    with pytest.raises(harmony.Refused, match="S1328"):
        harmony.loading_weights([-0.1, *[0.5] * 9], **NAMED)


def test_ahp_gives_back_consistent_judgements():
    wanted = np.arange(1, 11) / 55
    found = harmony.ahp_weights([matrix(wanted), matrix(wanted)], **NAMED)
    assert found.values == pytest.approx(wanted)
    assert (found.people, found.consistency) == (2, pytest.approx(0, abs=1e-9))


def test_ahp_computes_the_consistency_ratio_of_the_eigenvalue():
    judged = matrix(np.ones(10), noise=0.4)
    found = harmony.ahp_weights([judged], **NAMED)
    largest = max(np.linalg.eigvals(judged).real)
    assert found.consistency == pytest.approx((largest - 10) / 9 / 1.49)
    assert 0 < found.consistency <= 0.10


def test_ahp_without_consistency_or_reciprocity_is_refused():
    with pytest.raises(harmony.Refused, match=r"rasio konsistensi.*S1328"):
        harmony.ahp_weights([matrix(np.ones(10), noise=2.0)], **NAMED)
    with pytest.raises(harmony.Refused, match="kebalikan"):
        harmony.ahp_weights([np.full((10, 10), 2.0)], **NAMED)


@pytest.mark.parametrize("values", [(0.1,) * 9, (0.2,) * 10, (-0.1, 0.2, *(0.1125,) * 8)])
def test_weights_must_be_ten_shares_of_one(values):
    with pytest.raises(harmony.Refused, match="S1328"):
        harmony.WeightSet("x", "experts", values, "uji")


def test_an_area_that_is_better_in_everything_stays_above():
    rng = np.random.default_rng(3)
    table = np.array([[70.0] * 10, [69.0] * 10, [40.0] * 5 + [95.0] * 5])
    seen = harmony.rank_stability(table, harmony.EQUAL, rng=rng)
    assert seen.holds[0, 1] == 1
    assert seen.holds[1, 0] == 0
    assert 0.05 < seen.holds[1, 2] < 1
    assert seen.stable


def test_ranks_that_turn_with_the_weights_are_not_stable():
    values = np.array([[90.0] + [60.0] * 9, [50.0] + [66.0] * 9, [75.0] + [62.0] * 9])
    heavy = harmony.WeightSet("berat", "experts", (0.91, *(0.01,) * 9), "uji")
    seen = harmony.rank_stability(values, heavy, rng=np.random.default_rng(1))
    assert seen.spearman < 0.9
    assert not seen.stable


@pytest.mark.parametrize(
    ("now", "before", "se", "word", "rule"),
    [
        (60.0, 63.0, 0.5, "Erosi", "drop"),
        (60.1, 63.0, 0.5, "belum pasti", ""),
        (60.0, 64.0, 3.0, "belum pasti", ""),
        (64.0, 63.0, 0.5, "tidak turun", ""),
        (63.0, 63.0, 0.5, "tidak turun", ""),
    ],
)
def test_erosion_is_a_drop_of_three_that_is_certain(now, before, se, word, rule):
    seen = harmony.erosion(cell(now, se), cell(before, se))
    assert (seen.word, seen.rule, seen.flag) == (word, rule, bool(rule))


def test_two_falls_in_a_row_are_erosion_also_where_neither_is_certain():
    seen = harmony.erosion(cell(60, 3), cell(62, 3), earlier=cell(64, 3))
    assert (seen.flag, seen.rule) == (True, "two_falls")
    assert not harmony.erosion(cell(60, 3), cell(62, 3), earlier=cell(63.9, 3)).flag


def test_waves_that_share_clusters_are_more_certain():
    apart = harmony.erosion(cell(60), cell(63))
    shared = harmony.erosion(cell(60), cell(63), covariance=0.5)
    assert abs(shared.z) > abs(apart.z)
    assert apart.z == pytest.approx(-3 / np.sqrt(2))


def test_what_is_hidden_or_has_no_error_is_never_flagged():
    gone = harmony.Cell(reason="x")
    assert harmony.erosion(gone, cell(63)).word == "tidak ada data"
    open_link = harmony.Cell(50.0, n=600, clusters=600)
    seen = harmony.erosion(open_link, cell(63), earlier=cell(70))
    assert (seen.flag, seen.z, seen.lo) == (False, None, None)


def test_only_certain_orders_are_said_and_alike_areas_rarely():
    rng = np.random.default_rng(5)
    area = np.repeat(np.arange(4), 100)
    said = 0
    for _ in range(120):
        scores = 50 + rng.normal(0, 15, (400, 10)) + rng.normal(0, 5, (400, 1))
        design = Design.of(np.ones(400), area)
        seen = harmony.area_indices(scores, design, area, harmony.EQUAL.values)
        values = [one.value for one in seen.geometric]
        said += bool(harmony.ordered_areas("abcd", values, seen.influence, seen.frame).pairs)
    assert said <= 14  # 5 of 100 expected, binomial 0.9995
    far = scores + np.where(area == 0, 10, 0)[:, None]
    seen = harmony.area_indices(far, design, area, harmony.EQUAL.values)
    values = [one.value for one in seen.geometric]
    order = harmony.ordered_areas("abcd", values, seen.influence, seen.frame)
    assert {pair.lower for pair in order.pairs if pair.higher == "a"} == {"b", "c", "d"}
    assert all(pair.lo > 0 for pair in order.pairs)


@given(st.lists(st.sampled_from([1, 2, 3, 4, 5, 8]), min_size=6, max_size=6))
@settings(max_examples=30, deadline=None)
def test_burden_rises_with_fear_and_recovery_with_greeting(answers):
    burden, recovery, troubled = harmony.residual_scores([answers])
    fear = [(x - 1) * 25 for x in answers[:3] if x < 8]
    greet = [(x - 1) * 25 for x in answers[3:] if x < 8]
    assert np.isnan(burden[0]) if len(fear) < 2 else burden[0] == pytest.approx(np.mean(fear))
    assert np.isnan(recovery[0]) if len(greet) < 2 else recovery[0] == pytest.approx(np.mean(greet))
    assert np.isnan(troubled[0]) if answers[2] == 8 else troubled[0] == (answers[2] in (4, 5))


def test_a_side_with_30_percent_troubled_is_offered_a_visit():
    answers = np.full((140, 6), 2.0)
    answers[:21, 2] = 4
    answers[70:90, 2] = 5
    side = ["hulu"] * 70 + ["hilir"] * 70
    told = harmony.residual(answers, Design.of(np.ones(140), psu=np.arange(140) // 7), side)
    assert told["hulu"].troubled.value == pytest.approx(0.30)
    assert (told["hulu"].visit, told["hilir"].visit) == (True, False)
    assert told["hulu"].enough


def test_a_side_of_few_people_shows_nothing_and_does_not_rule_a_visit_out():
    told = harmony.residual(
        np.full((90, 6), 5.0), Design.of(np.ones(90)), ["hulu"] * 70 + ["hilir"] * 20
    )
    assert told["hilir"].burden.value is None
    assert told["hilir"].visit is None
    assert not told["hilir"].enough


def test_the_bridge_holds_ihai_whole_and_converts_nothing():
    assert sum(one.weight_percent for one in harmony.IHAI) == pytest.approx(100)
    ours = {"A3": cell(60.8), "A4": harmony.Cell(reason="x")}
    rows = harmony.side_by_side({"X3": 6.7}, ours)
    assert rows[2].ihai == 6.7
    assert dict(rows[2].ours) == ours
    assert rows[3].ours == ()
    codes = set(harmony.ATTITUDES) | set(harmony.SILA) | set(harmony.NEWEST.codes)
    for one in harmony.IHAI:
        assert set(one.attitudes) | set(one.sila) | set(one.items) <= codes
