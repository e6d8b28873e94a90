"""Weights agree with what is known, and say so where they cannot."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.science.surveys import (
    Design,
    Margin,
    Refused,
    bootstrap,
    inclusion_weights,
    kish_deff,
    mean,
    nonresponse,
    rake,
    raked,
    raked_replicates,
    replicate_means,
    trim,
)


def margins(sex: list[str], place: list[str], totals: dict[str, float]) -> list[Margin]:
    return [
        Margin("kelamin", sex, {one: totals[one] for one in sorted(set(sex))}),
        Margin("kecamatan", place, {one: totals[one] for one in sorted(set(place))}),
    ]


SEX = list("LLPPLPLPPP")
PLACE = list("aabbbaabab")


def test_raking_meets_every_total() -> None:
    made = rake(np.ones(10), margins(SEX, PLACE, {"L": 48, "P": 52, "a": 61, "b": 39}))
    assert made.converged and made.sentence == ""
    for labels, known in ((SEX, {"L": 48, "P": 52}), (PLACE, {"a": 61, "b": 39})):
        for label, target in known.items():
            assert made.weight[np.array(labels) == label].sum() == pytest.approx(target, rel=1e-7)


def test_raking_keeps_odds_of_the_start() -> None:
    """Products of cells keep their odds ratio, which is what makes it raking and not any fit."""
    start = np.linspace(1, 2, 10)
    made = rake(start, margins(SEX, PLACE, {"L": 48, "P": 52, "a": 61, "b": 39}), tolerance=1e-12)
    g = made.weight / start
    of = {
        (s, p): g[[i for i in range(10) if SEX[i] == s and PLACE[i] == p]]
        for s in "LP"
        for p in "ab"
    }
    assert all(np.ptp(cell) < 1e-9 for cell in of.values())
    odds = of["L", "a"][0] * of["P", "b"][0] / (of["L", "b"][0] * of["P", "a"][0])
    assert odds == pytest.approx(1, abs=1e-9)


def test_bounds_hold_and_totals_are_met_within_them() -> None:
    rng = np.random.default_rng(4)
    sex, place = rng.integers(0, 2, 400), rng.integers(0, 6, 400)
    start = rng.uniform(1, 3, 400)
    target_sex = {0: 500.0, 1: 300.0}
    shares = np.array([0.22, 0.2, 0.16, 0.16, 0.14, 0.12])
    target_place = {at: 800 * share for at, share in enumerate(shares)}
    both = [
        Margin("kelamin", sex.tolist(), target_sex),
        Margin("kecamatan", place.tolist(), target_place),
    ]
    free, held = rake(start, both), rake(start, both, bounds=(0.6, 1.8))
    assert free.converged and held.converged
    assert free.largest > 1.8 >= held.largest
    assert held.smallest >= 0.6 and held.at_high > 0
    for code, target in target_place.items():
        assert held.weight[place == code].sum() == pytest.approx(target, rel=1e-7)


def test_bounds_too_narrow_for_one_cell_name_its_margin() -> None:
    made = rake(
        np.ones(10), margins(SEX, PLACE, {"L": 8, "P": 2, "a": 5, "b": 5}), bounds=(0.5, 1.5)
    )
    assert made.reason == "S593" and made.worst.margin == "kelamin"
    assert (
        "kelamin = " in made.sentence and "Batas bobot terlalu sempit untuk satu" in made.sentence
    )
    assert made.weight.max() <= 1.5 and made.weight.min() >= 0.5


def test_bounds_too_narrow_only_together_say_so() -> None:
    sex, place = list("LLLLPPPP"), list("aaabbbba")
    wanted = {"L": 5.4, "P": 2.6, "a": 2.6, "b": 5.4}
    made = rake(np.ones(8), margins(sex, place, wanted), bounds=(0.6, 1.4))
    assert made.reason == "S594"


def test_margins_that_contradict_each_other_say_so() -> None:
    made = rake(np.ones(4), margins(list("LLPP"), list("aabb"), {"L": 5, "P": 5, "a": 3, "b": 7}))
    assert made.reason == "S595" and not made.converged
    with pytest.raises(Refused, match="S595"):
        raked(Design.of(np.ones(4)), made)


def test_too_few_rounds_say_so() -> None:
    made = rake(
        np.ones(10),
        margins(SEX, PLACE, {"L": 48, "P": 52, "a": 61, "b": 39}),
        cycles=1,
        tolerance=1e-14,
    )
    assert made.reason == "S596" and made.cycles == 1


@pytest.mark.parametrize(
    ("number", "labels", "totals"),
    [
        ("S589", ["L", "X", "P"], {"L": 5.0, "P": 5.0}),
        ("S589", ["L", None, "P"], {"L": 5.0, "P": 5.0}),
        ("S590", ["L", "L", "L"], {"L": 5.0, "P": 5.0}),
        ("S590", ["L", "P", "P"], {"L": 10.0, "P": 0.0}),
        ("S580", ["L", "P"], {"L": 5.0, "P": 5.0}),
    ],
)
def test_a_margin_that_cannot_be_met_is_refused(
    number: str, labels: list[object], totals: dict[object, float]
) -> None:
    with pytest.raises(Refused, match=number):
        rake([1, 1, 1], [Margin("kelamin", labels, totals)])


def test_margins_of_different_populations_are_refused_by_name() -> None:
    with pytest.raises(Refused, match=r"kelamin 100, kecamatan 90.*S591"):
        rake(np.ones(10), margins(SEX, PLACE, {"L": 48, "P": 52, "a": 51, "b": 39}))


def test_a_weight_of_zero_is_refused_with_its_row() -> None:
    with pytest.raises(Refused, match=r"baris 2 .*S581"):
        rake([1, 0, 1], [Margin("kelamin", ["L", "P", "P"], {"L": 1, "P": 1})])


def test_raking_to_what_the_answer_depends_on_makes_the_error_smaller() -> None:
    rng = np.random.default_rng(2)
    sex = rng.integers(0, 2, 300)
    y = 50 + 20 * sex + rng.normal(0, 2, 300)
    plain = Design.of(np.full(300, 10.0), psu=np.arange(300) // 5)
    made = rake(plain.weight, [Margin("kelamin", sex.tolist(), {0: 1500, 1: 1500})])
    known = raked(plain, made)
    assert mean(y, known).se < 0.4 * mean(y, plain).se
    replicates, unmet = raked_replicates(
        known, bootstrap(known, replicates=800, rng=np.random.default_rng(5))
    )
    assert unmet == 0
    seen = replicate_means(y[:, None], known, replicates)
    assert float(seen.se()[0, 0]) == pytest.approx(mean(y, known).se, rel=0.1)


def test_who_answers_stands_for_the_silent_of_the_class() -> None:
    made = nonresponse([2, 2, 2, 3, 3], [True, True, False, True, True], list("aaabb"))
    assert made.weight.tolist() == [3, 3, 0, 3, 3]
    assert [(one.name, one.rate, one.doubtful) for one in made.classes] == [
        ("a", pytest.approx(2 / 3), True),
        ("b", 1.0, True),
    ]


def test_a_class_in_which_nobody_answered_is_refused_by_name() -> None:
    with pytest.raises(Refused, match=r"Golongan b:.*S597"):
        nonresponse([1, 1, 1], [True, True, False], ["a", "a", "b"])


def test_inclusion_weights_undo_every_stage() -> None:
    assert inclusion_weights([0.5, 0.25], [0.2, 1.0]).tolist() == [10, 4]
    with pytest.raises(Refused, match="S587"):
        inclusion_weights([0.5, 0.0])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0.5, 20), min_size=6, max_size=40), st.floats(3.0, 8.0))
def test_trimming_keeps_the_sum_caps_all_and_never_spreads_weights(
    weights: list[float], times: float
) -> None:
    try:
        made = trim(weights, times_median=times)
    except Refused as refused:
        assert refused.number == "S598" and len(weights) * times * np.median(weights) < sum(weights)
        return
    assert made.weight.sum() == pytest.approx(sum(weights))
    assert (made.weight <= made.cap * (1 + 1e-6)).all()
    assert made.deff_after <= made.deff_before + 1e-9
    assert kish_deff(made.weight) == made.deff_after
