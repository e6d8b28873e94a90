"""Scoring of answers: the five steps of the specification, by hand and by properties."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from serasi.science import harmony
from serasi.science.harmony.scoring import pulse_scores, score

ITEMS = harmony.NEWEST.items
PLACE = {item.code: index for index, item in enumerate(ITEMS)}
REVERSE = np.array([item.reverse for item in ITEMS])


def answered(**given_answers):
    """One person who says 3 to everything else."""
    row = np.full((1, 30), 3.0)
    for code, value in given_answers.items():
        row[0, PLACE[code]] = value
    return row


def test_a_person_by_hand():
    # A1: a 4 → 75, b reversed 2 → 4 → 75, c 5 → 100; A2: a 8 missing, b 3 → 50, c reversed 4 → 25
    seen = score(answered(A1a=4, A1b=2, A1c=5, A2a=8, A2b=3, A2c=4))
    assert seen.attitudes[0, 0] == pytest.approx(250 / 3)
    assert seen.attitudes[0, 1] == 37.5
    assert seen.attitudes[0, 2:].tolist() == [50.0] * 8
    # S1 = A1a 75, A2a missing, A4a A8a A9a A10a 50; S5 = A2c 25 and five of 50
    assert seen.sila[0, 0] == pytest.approx((75 + 4 * 50) / 5)
    assert seen.sila[0, 4] == pytest.approx((25 + 5 * 50) / 6)
    assert seen.person[0] == pytest.approx((250 / 3 + 37.5 + 400) / 10)


@pytest.mark.parametrize("missing", [8, 9, np.nan])
def test_an_attitude_needs_two_of_three(missing):
    assert score(answered(A3a=missing)).attitudes[0, 2] == 50
    assert np.isnan(score(answered(A3a=missing, A3c=missing)).attitudes[0, 2])


def test_a_sila_needs_four_of_six():
    assert score(answered(A1a=8, A2a=9)).sila[0, 0] == 50
    assert np.isnan(score(answered(A1a=8, A2a=9, A4a=8)).sila[0, 0])


def test_the_person_needs_eight_of_ten_attitudes():
    two_gone = {"A1a": 8, "A1b": 8, "A2a": 8, "A2b": 8}
    assert score(answered(**two_gone)).person[0] == 50
    assert np.isnan(score(answered(**two_gone, A3a=9, A3b=9)).person[0])


@pytest.mark.parametrize("wrong", [0, 6, 7, 2.5, -1, 10])
def test_another_value_is_refused(wrong):
    with pytest.raises(harmony.Refused, match="S1312"):
        score(answered(A1a=wrong))


def test_another_shape_is_refused():
    with pytest.raises(harmony.Refused, match="S1329"):
        score(np.ones((4, 29)))


def test_nobody_gives_nothing():
    assert score(np.ones((0, 30))).attitudes.shape == (0, 10)


def test_the_pulse_scores_one_item_an_attitude():
    raw = np.array([[item.reverse and 1.0 or 5.0 for item in harmony.NEWEST.pulse]])
    seen = pulse_scores(raw)
    assert seen.attitudes[0].tolist() == [100.0] * 10
    assert np.isnan(seen.sila).all()


FEW = settings(max_examples=25, deadline=None)
ANSWERS = arrays(np.float64, (5, 30), elements=st.sampled_from([1, 2, 3, 4, 5, 8, 9]))


@given(ANSWERS)
@FEW
def test_scores_stay_between_0_and_100(answers):
    seen = score(answers)
    for values in (seen.items, seen.attitudes, seen.sila, seen.person):
        known = values[~np.isnan(values)]
        assert ((known >= 0) & (known <= 100)).all()


@given(ANSWERS)
@FEW
def test_turning_every_answer_around_mirrors_every_score(answers):
    turned = np.where(answers <= 5, 6 - answers, answers)
    seen, mirror = score(answers), score(turned)
    np.testing.assert_allclose(mirror.attitudes, 100 - seen.attitudes)
    np.testing.assert_allclose(mirror.person, 100 - seen.person)


@given(st.integers(1, 5))
def test_equal_upright_answers_give_exactly_that_score(level):
    raw = np.where(REVERSE, 6 - level, level)[None, :]
    seen = score(raw)
    assert set(np.ravel(seen.attitudes)) | set(np.ravel(seen.sila)) == {(level - 1) * 25.0}
    assert seen.person[0] == (level - 1) * 25.0


@given(ANSWERS, st.integers(0, 29))
@FEW
def test_a_more_harmonious_answer_never_lowers_a_score(answers, place):
    better = answers.copy()
    step = -1 if REVERSE[place] else 1
    usable = (answers[:, place] <= 5) & (answers[:, place] + step >= 1)
    usable &= answers[:, place] + step <= 5
    better[usable, place] += step
    before, after = score(answers), score(better)
    for name in ("attitudes", "sila", "person"):
        old, new = getattr(before, name), getattr(after, name)
        assert (np.isnan(old) == np.isnan(new)).all()
        assert (new[~np.isnan(new)] >= old[~np.isnan(old)] - 1e-12).all()
