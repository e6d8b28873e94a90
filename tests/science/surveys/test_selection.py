"""Samples can be drawn again, and every unit has the chance that is printed."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.science.surveys import (
    Adult,
    Refused,
    adult_chance,
    choose_adult,
    draw_at_steps,
    draw_by_size,
    kish_table,
    lot,
    shuffled,
)

frames = st.lists(st.integers(1, 60), min_size=3, max_size=25)


def test_a_lot_is_the_hash_anybody_can_work_out() -> None:
    """printf '2026|desa' | sha256sum, the first 53 bits."""
    digits = "e7017d122823a"
    assert lot(2026, "desa") == pytest.approx(int(digits, 16) / 16 ** len(digits), abs=1e-13)


def test_lots_are_even_and_do_not_go_together() -> None:
    drawn = np.array([[lot(seed, part) for part in ("a", "b")] for seed in range(4000)])
    assert np.histogram(drawn[:, 0], bins=8, range=(0, 1))[0] == pytest.approx(500, abs=95)
    assert abs(np.corrcoef(drawn.T)[0, 1]) < 0.05
    first = Counter(shuffled(range(4), seed, "x")[0] for seed in range(4000))
    assert [first[at] for at in range(4)] == pytest.approx([1000] * 4, abs=120)


@settings(max_examples=40, deadline=None)
@given(frames, st.integers(0, 9999), st.data())
def test_a_draw_takes_what_was_asked_and_its_chances_sum_to_it(
    sizes: list[int], seed: int, data: st.DataObject
) -> None:
    take = data.draw(st.integers(0, len(sizes)))
    names = [f"{at:03}" for at in range(len(sizes))]
    (draw,) = draw_by_size(names, sizes, take=take, seed=seed)
    assert len(draw.drawn) == take and len({one.unit for one in draw.drawn}) == take
    order = data.draw(st.permutations(range(len(sizes))))
    (again,) = draw_by_size(
        [names[at] for at in order], [sizes[at] for at in order], take=take, seed=seed
    )
    assert again.drawn == draw.drawn
    for one in draw.drawn:
        assert 0 < one.probability <= 1 and one.certain == (one.hit is None)
        if one.hit is not None and one.from_size is not None and one.to_size is not None:
            assert one.from_size <= one.hit * (1 + 1e-12) and one.hit < one.to_size
            assert one.probability == pytest.approx(one.size / draw.step)
    loose = sum(sizes) - sum(one.size for one in draw.drawn if one.certain)
    if take > draw.certain:
        assert draw.certain + loose / draw.step == pytest.approx(take)


def test_units_come_as_often_as_their_printed_chance() -> None:
    sizes = [5, 10, 20, 40, 200, 25]
    names = list("abcdef")
    seen: Counter[str] = Counter()
    chance: dict[str, float] = {}
    for seed in range(2000):
        (draw,) = draw_by_size(names, sizes, take=3, seed=seed)
        for one in draw.drawn:
            seen[one.unit] += 1
            chance[one.unit] = one.probability
    assert chance["e"] == 1 and seen["e"] == 2000
    assert sum(chance.values()) == pytest.approx(3)
    for name in names:
        assert seen[name] / 2000 == pytest.approx(chance[name], abs=0.03)


def test_a_stratum_draws_the_same_whatever_the_others_hold() -> None:
    first = draw_by_size(list("abcdef"), [3, 4, 5, 1, 2, 3], take=1, seed=5, strata=list("xxxyyy"))
    second = draw_by_size(
        list("abcdefg"),
        [3, 4, 5, 9, 9, 9, 9],
        take={"x": 1, "y": 2},
        seed=5,
        strata=list("xxxyyyy"),
    )
    assert first[0] == second[0]
    assert [draw.taken for draw in second] == [1, 2]


@pytest.mark.parametrize(
    ("units", "sizes", "take"),
    [(["a", "a"], [1, 2], 1), (["a", "b"], [1, 0], 1), (["a", "b"], [1, 2], 3)],
)
def test_a_frame_that_cannot_be_drawn_from_is_refused(
    units: list[str], sizes: list[float], take: int
) -> None:
    with pytest.raises(Refused, match="S598"):
        draw_by_size(units, sizes, take=take, seed=1)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 60), st.integers(1, 12), st.integers(0, 999))
def test_even_steps_take_different_numbers_within_the_list(
    count: int, take: int, seed: int
) -> None:
    made = draw_at_steps(count, take=take, seed=seed, label="desa")
    assert len(set(made.numbers)) == min(take, count)
    assert min(made.numbers) >= 1 and max(made.numbers) <= count
    assert made.probability == min(take, count) / count


def test_every_rt_has_the_same_chance() -> None:
    seen = Counter(
        number
        for seed in range(4000)
        for number in draw_at_steps(7, take=2, seed=seed, label="desa").numbers
    )
    assert [seen[at] / 4000 for at in range(1, 8)] == pytest.approx([2 / 7] * 7, abs=0.03)


def test_twelve_households_have_the_tables_in_their_shares() -> None:
    for block in range(3):
        tables = Counter(kish_table(12 * block + at, seed=3, label="RT 01") for at in range(1, 13))
        assert tables == {"A": 2, "B1": 1, "B2": 1, "C": 2, "D": 2, "E1": 1, "E2": 1, "F": 2}


HOME = [
    Adult("P", 61, "nenek"),
    Adult("L", 40, "bapak"),
    Adult("P", 38, "ibu"),
    Adult("L", 18, "anak"),
]


@pytest.mark.parametrize("alternate", [False, True])
def test_adults_are_asked_as_often_as_their_printed_chance(alternate: bool) -> None:
    seen: Counter[str] = Counter()
    chance: dict[str, float] = {}
    for seed in range(60):
        for household in range(1, 25):
            one = choose_adult(HOME, household, seed=seed, label="RT", alternate=alternate)
            seen[one.adult.name] += 1
            chance[one.adult.name] = one.probability
    assert sum(chance.values()) == pytest.approx(1)
    for name, p in chance.items():
        assert seen[name] / (60 * 24) == pytest.approx(p, abs=0.035)


def test_one_sex_after_the_other_unless_the_household_lacks_it() -> None:
    sexes = [choose_adult(HOME, at, seed=1, label="RT").adult.sex for at in range(1, 9)]
    assert sexes in (list("LPLPLPLP"), list("PLPLPLPL"))
    women = [one for one in HOME if one.sex == "P"]
    assert {choose_adult(women, at, seed=1, label="RT").adult.sex for at in (1, 2)} == {"P"}
    assert choose_adult(women, 1, seed=1, label="RT").probability == 0.5


def test_adults_beyond_the_sixth_are_counted_as_never_asked() -> None:
    many = [Adult("L", 70 - at) for at in range(8)]
    seen = choose_adult(many, 1, seed=1, label="RT")
    assert seen.unreachable == 2 and seen.number <= 6


@pytest.mark.parametrize("alternate", [True, False])
def test_the_chance_told_from_counts_is_that_of_the_choice(alternate: bool) -> None:
    for men in range(4):
        for women in range(5):
            home = [Adult("L", 60 - n) for n in range(men)]
            home += [Adult("P", 60 - n) for n in range(women)]
            for household in range(1, 13) if home else ():
                seen = choose_adult(home, household, seed=3, label="x", alternate=alternate)
                told = adult_chance(
                    men, women, sex=seen.adult.sex, table=seen.table, alternate=alternate
                )
                assert told == seen.probability


def test_the_chance_of_somebody_who_does_not_live_there_is_refused() -> None:
    with pytest.raises(Refused):
        adult_chance(2, 0, sex="P", table="A")
    with pytest.raises(Refused):
        adult_chance(1, 1, sex="X", table="A")
