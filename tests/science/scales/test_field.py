"""Retest, interviewers, manner of answering and non-response."""

from __future__ import annotations

import numpy as np
import pytest

from serasi.science.scales import (
    OUTCOMES,
    Refused,
    answer_sheets,
    contradictions,
    far_off,
    hasty,
    interviewer_effect,
    outcomes,
    repeated,
    straight_lines,
    yea_saying,
)
from tests.science.scales.invented import ITEMS, SCHEME, filled, known_wave

# Shrout & Fleiss (1979), table 2: six targets, four judges
JUDGED = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
# R psych 2.2.9, ICC(lmer = FALSE) on the repeated scores of `known_wave`
PSYCH = (
    (0.826787442119319, 0.726665675915105, 0.892631425247468),
    (0.82656002353944, 0.725566009244068, 0.89267979487664),
    (0.824395252118823, 0.722443174452253, 0.891262476369325),
)


def sheet(**said: int) -> list[float]:
    """One sheet that says 4 to plain and 2 to reverse items, but for what is said."""
    usual = {item: 2 if item in SCHEME.reverse else 4 for item in ITEMS}
    return [float((usual | said)[item]) for item in ITEMS]


def test_intraclass_correlations_are_those_of_shrout_and_fleiss() -> None:
    seen = repeated(JUDGED)
    found = [one.value for one in (seen.one_way, seen.agreement, seen.consistency)]
    assert found == pytest.approx([0.17, 0.29, 0.71], abs=0.005)


def test_intraclass_correlations_are_those_of_psych() -> None:
    seen = repeated(known_wave().twice)
    for found, expected in zip(
        (seen.one_way, seen.agreement, seen.consistency), PSYCH, strict=True
    ):
        assert (found.value, found.low, found.high) == pytest.approx(expected, abs=1e-9)


def test_a_shift_between_occasions_hurts_agreement_and_not_consistency() -> None:
    rng = np.random.default_rng(1)
    first = rng.normal(70, 10, 80)
    twice = np.column_stack([first, first + rng.normal(0, 3, 80)])
    moved = twice + [0, 10]
    before, after = repeated(twice), repeated(moved)
    assert after.consistency.value == pytest.approx(before.consistency.value, abs=1e-9)
    assert after.agreement.value is not None
    assert before.agreement.value is not None
    assert after.agreement.value < before.agreement.value - 0.2
    assert after.shift == pytest.approx((before.shift or 0) + 10)


def test_people_without_a_second_answer_are_left_out() -> None:
    twice = np.array([[1.0, 2], [3, np.nan], [4, 4], [5, 6]])
    assert repeated(twice).people == 3
    assert repeated([[1, 2]]).agreement.value is None
    assert repeated([[3, 3], [3, 3]]).agreement.value is None


def test_equal_work_of_interviewers_is_the_one_way_correlation() -> None:
    table = np.random.default_rng(2).normal(70, 10, (12, 15)) + np.arange(12)[:, None]
    who = [f"p{row}" for row in range(12) for _ in range(15)]
    found = interviewer_effect(table.ravel(), who)
    one = repeated(table).one_way
    assert (found.value, found.low, found.high) == pytest.approx((one.value, one.low, one.high))
    assert found.reading == "places_unknown"


def test_places_are_not_blamed_on_interviewers_who_share_them() -> None:
    rng = np.random.default_rng(3)
    places = np.repeat(np.arange(20), 20)
    who = [f"p{place}-{row % 2}" for row, place in enumerate(places)]
    scores = rng.normal(0, 8, 20)[places] + rng.normal(0, 10, 400)
    names = [f"d{place}" for place in places]
    within = interviewer_effect(scores, who, places=names)
    assert within.reading == "within_places"
    assert within.value is not None
    assert abs(within.value) < 0.1
    blind = interviewer_effect(scores, who)
    assert blind.value is not None
    assert blind.value > 0.25


def test_an_interviewer_of_each_place_cannot_be_told_from_it() -> None:
    rng = np.random.default_rng(4)
    places = [f"d{row // 20}" for row in range(400)]
    found = interviewer_effect(rng.normal(size=400), places, places=places)
    assert found.reading == "mixed_with_place"


def test_interviewers_who_asked_once_in_each_place_are_still_compared_but_not_blamed() -> None:
    rng = np.random.default_rng(9)
    places = [f"d{row // 20}" for row in range(400)]
    who = [f"p{row % 40}" for row in range(400)]
    found = interviewer_effect(rng.normal(size=400), who, places=places)
    assert found.reading == "mixed_with_place"
    assert found.value is not None


def test_who_colours_the_answers_is_named() -> None:
    rng = np.random.default_rng(5)
    who = [f"p{row % 4}" for row in range(400)]
    places = [f"d{row // 40}" for row in range(400)]
    scores = rng.normal(70, 10, 400) + 12 * (np.array(who) == "p2")
    found = interviewer_effect(scores, who, places=places)
    assert found.reading == "within_places"
    assert found.furthest == "p2"
    assert found.value is not None
    assert found.value > 0.1
    assert found.p is not None
    assert found.p < 1e-6


def test_unequal_work_estimates_the_true_share_without_bias() -> None:
    rng = np.random.default_rng(6)
    work = [5, 10, 20, 40, 60, 15, 25, 35]
    who = [f"p{number}" for number, made in enumerate(work) for _ in range(made)]
    found = []
    for _ in range(400):
        own = np.repeat(rng.normal(0, np.sqrt(0.1), 8), work)
        one = interviewer_effect(own + rng.normal(0, np.sqrt(0.9), len(who)), who)
        assert one.value is not None
        found.append(one.value)
    assert np.mean(found) == pytest.approx(0.1, abs=0.015)


def test_one_interviewer_is_no_data() -> None:
    found = interviewer_effect(np.arange(10.0), ["p1"] * 10)
    assert (found.reading, found.value) == ("too_few", None)


def test_straight_lines_are_marked_and_short_sheets_are_not_judged() -> None:
    same, usual, empty = [4.0] * 30, sheet(), [np.nan] * 30
    nearly = [4.0] * 29 + [5.0]
    found = straight_lines(answer_sheets([same, usual, empty, nearly], SCHEME))
    assert found.marks.tolist() == [True, False, False, True]
    assert (found.judged, found.count, found.share) == (3, 2, pytest.approx(2 / 3))


def test_agreeing_with_opposites_is_marked_from_half_of_the_pairs_on() -> None:
    # agreeing with everything clashes in all nine pairs, one clash alone may be a slip
    yes = [5.0] * 30
    slip = sheet(A1b=5)
    found = contradictions(answer_sheets([yes, sheet(), slip], SCHEME))
    assert found.marks.tolist() == [True, False, False]


def test_yea_saying_is_nought_for_who_means_it_and_up_for_who_agrees_with_all() -> None:
    found = yea_saying(answer_sheets([sheet(), [5.0] * 30, [1.0] * 30, [np.nan] * 30], SCHEME))
    assert found.of_sheets[:3].tolist() == [0, 2, -2]
    assert np.isnan(found.of_sheets[3])
    assert found.mean == 0


def test_haste_and_distance_have_their_bounds_inside() -> None:
    assert hasty([5.99, 6, 20, np.nan]).marks.tolist() == [True, False, False, False]
    assert far_off([500, 500.5, 0, np.nan]).marks.tolist() == [False, True, False, False]
    assert hasty([np.nan]).share is None
    with pytest.raises(Refused, match="S646"):
        hasty([-1.0, 3.0])


def test_manner_does_not_depend_on_the_order_of_sheets() -> None:
    sheets = filled(np.random.default_rng(8), 60, missing=0.1)
    turned = answer_sheets(sheets.raw[::-1], SCHEME)
    for judge in (straight_lines, contradictions):
        assert judge(sheets).marks[::-1].tolist() == judge(turned).marks.tolist()


def test_response_counts_everyone_who_might_have_answered() -> None:
    each = (
        ["complete"] * 60 + ["partial"] * 5 + ["refused"] * 10 + ["absent"] * 15
        + ["unable"] * 2 + ["unknown"] * 3 + ["not_eligible"] * 20 + ["withdrawn"] * 5
    )  # fmt: skip
    found = outcomes(each, substitutes=12)
    assert found.drawn == 120
    assert found.response == 0.6
    assert found.response_with_partial == 0.65
    assert found.refusal == 0.15
    assert found.contact == 0.82
    assert found.cooperation == pytest.approx(60 / 82)
    assert found.substituted == 0.1
    assert set(found.counts) == set(OUTCOMES)
    assert outcomes([]).response is None
    with pytest.raises(Refused, match="S643"):
        outcomes(["entah"])
