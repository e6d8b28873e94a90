"""The quality report: lights, reasons in words, and what it says when nothing is known."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import get_args

import numpy as np
import pytest

from serasi.science.scales import (
    BOUNDS,
    Check,
    Circumstances,
    Quality,
    Refused,
    answer_sheets,
    outcomes,
    quality_plain,
    quality_report,
    respondent_scores,
    sentence,
)
from serasi.science.scales.checks import CheckKey, Light, overall
from serasi.science.scales.sentences import REASONS, TITLES
from tests.science.scales.invented import (
    ITEMS,
    SCHEME,
    answers,
    bifactor_scores,
    ten_factor_scores,
)

ROWS = 1200


def good_wave(seed: int = 1, **changed: object) -> Quality:
    rng = np.random.default_rng(seed)
    given = answers(bifactor_scores(rng, ROWS))
    sheets = answer_sheets(given, SCHEME)
    scores = respondent_scores(sheets)
    known: dict[str, object] = {
        "areas": [f"k{row % 3}" for row in range(ROWS)],
        "places": [f"d{row // 24}" for row in range(ROWS)],
        "interviewers": [f"p{row % 12}" for row in range(ROWS)],
        "groupings": {"sex": ["pl"[row % 2] for row in range(ROWS)]},
        "minutes": rng.uniform(8, 30, ROWS),
        "metres": rng.uniform(0, 400, ROWS),
        "trust": scores / 12 + rng.normal(0, 1.5, ROWS),
        "retest": np.column_stack([scores[:60], scores[:60] + rng.normal(0, 4, 60)]),
        "outcomes": outcomes(["complete"] * ROWS + ["refused"] * 150),
    }
    return quality_report(sheets, Circumstances(**(known | changed)))  # type: ignore[arg-type]


def of(found: Quality, key: str, subject: str = "") -> Check:
    (one,) = (check for check in found.checks if (check.key, check.subject) == (key, subject))
    return one


@pytest.fixture(scope="module")
def good() -> Quality:
    return good_wave()


def test_a_good_wave_is_green_but_for_the_sila_that_were_not_in_it(good: Quality) -> None:
    assert {check.key for check in good.checks} == set(get_args(CheckKey))
    # these answers were made from a general harmony and ten attitudes
    not_green = {check.key for check in good.checks if check.light != "hijau"}
    assert not_green <= {"factors_sila"}
    assert of(good, "factors_sila").light in ("kuning", "merah")


def test_every_reason_can_be_said(good: Quality) -> None:
    for check in good.checks:
        assert sentence(check).endswith(".")
        assert "{" not in sentence(check)
    assert set(TITLES) == set(get_args(CheckKey))
    used = {reason.split(".")[0] for reason in REASONS}
    assert used == set(get_args(CheckKey)) | {"factors"}
    for key in BOUNDS:
        for light in get_args(Light):
            assert any(reason.startswith(f"{key}.{light}") for reason in REASONS)


def test_sentences_have_decimal_commas_and_percent(good: Quality) -> None:
    assert re.search(r"alfa 0,\d\d,", sentence(of(good, "alpha_total")))
    assert "88,9 % rumah tangga terpilih menjawab" in sentence(of(good, "response"))


def test_the_plain_report_is_json_without_nan(good: Quality) -> None:
    text = json.dumps(quality_plain(good), allow_nan=False)
    read = json.loads(text)
    assert read["light"] == good.light
    assert len(read["items"]) == 30
    assert read["models"]["factors_ten"]["measures"]["df"] == 360
    assert {check["light"] for check in read["checks"]} <= set(get_args(Light))
    assert read["weighted"] is False


def test_without_sheets_everything_is_no_data_and_nothing_nought() -> None:
    found = quality_report(answer_sheets(np.empty((0, 30)), SCHEME))
    assert found.light == "tidak_ada_data"
    assert {check.light for check in found.checks} == {"tidak_ada_data"}
    assert {check.value for check in found.checks} == {None}
    for check in found.checks:
        assert sentence(check)
    json.dumps(quality_plain(found), allow_nan=False)


def test_a_few_sheets_give_no_verdict() -> None:
    rng = np.random.default_rng(2)
    found = quality_report(answer_sheets(answers(ten_factor_scores(rng, 25)), SCHEME))
    assert {check.light for check in found.checks} == {"tidak_ada_data"}


def test_random_answers_are_red_where_it_matters() -> None:
    rng = np.random.default_rng(3)
    found = quality_report(answer_sheets(rng.integers(1, 6, (800, 30)).astype(float), SCHEME))
    for key in ("alpha_total", "item_rest"):
        assert of(found, key).light == "merah"
    assert of(found, "factors_ten").light in ("merah", "tidak_ada_data")
    assert found.light == "merah"


def test_reverse_items_that_were_turned_twice_are_said() -> None:
    rng = np.random.default_rng(4)
    given = answers(bifactor_scores(rng, 600))
    twice = np.where(SCHEME.reversed_marks, 6 - given, given)
    found = of(quality_report(answer_sheets(twice, SCHEME)), "item_rest")
    assert (found.light, found.reason) == ("merah", "item_rest.turned")
    # who stands with it in an attitude seems turned as well; the reverse items are all among them
    assert set(SCHEME.reverse) <= set(str(found.told["items"]).split(", "))


def test_straight_lines_haste_and_distance_turn_their_lights() -> None:
    rng = np.random.default_rng(5)
    given = answers(bifactor_scores(rng, 400))
    given[:60] = 4
    found = quality_report(
        answer_sheets(given, SCHEME),
        Circumstances(minutes=np.where(np.arange(400) < 30, 4.0, 20.0), metres=np.full(400, 700.0)),
    )
    assert [of(found, key).light for key in ("straight_lines", "haste", "distance")] == [
        "merah", "kuning", "merah",
    ]  # fmt: skip
    assert "60 dari 400 lembar diisi seragam (15,0 %)" in sentence(of(found, "straight_lines"))
    assert found.marked["haste"].sum() == 30


def test_an_interviewer_who_colours_answers_is_red_and_named() -> None:
    rng = np.random.default_rng(6)
    who = np.array([f"p{row % 6}" for row in range(ROWS)])
    scores = bifactor_scores(rng, ROWS) + 1.2 * (who == "p3")[:, None]
    found = quality_report(
        answer_sheets(answers(scores), SCHEME),
        Circumstances(interviewers=list(who), places=[f"d{row // 24}" for row in range(ROWS)]),
    )
    assert of(found, "interviewers").light == "merah"
    assert "p3" in sentence(of(found, "interviewers"))
    alone = quality_report(
        answer_sheets(answers(scores), SCHEME),
        Circumstances(interviewers=list(who), places=list(who)),
    )
    # each place had one interviewer: nobody is blamed
    assert of(alone, "interviewers").reason == "interviewers.mixed_with_place"
    assert of(alone, "interviewers").light == "kuning"


def test_a_short_retest_is_yellow_however_good() -> None:
    scores = np.random.default_rng(7).normal(70, 12, 35)
    found = of(good_wave(retest=np.column_stack([scores, scores + 0.1])), "retest")
    assert (found.light, found.reason) == ("kuning", "retest.few")
    few = of(good_wave(retest=np.column_stack([scores, scores])[:10]), "retest")
    assert few.light == "tidak_ada_data"


def test_trust_that_goes_its_own_way_is_red() -> None:
    trust = np.random.default_rng(8).uniform(0, 10, ROWS)
    assert of(good_wave(trust=trust), "trust").light == "merah"


def test_an_item_that_is_easier_for_one_group_is_named() -> None:
    rng = np.random.default_rng(9)
    sex = ["pl"[row % 2] for row in range(ROWS)]
    scores = bifactor_scores(rng, ROWS)
    scores[:, ITEMS.index("A7a")] += 1.2 * (np.array(sex) == "p")
    found = quality_report(
        answer_sheets(answers(scores), SCHEME), Circumstances(groupings={"sex": sex})
    )
    one = of(found, "items_by_group", "sex")
    assert one.light == "merah"
    assert str(one.told["items"]).startswith("A7a")
    assert "jenis kelamin" in sentence(one)


def test_a_respondent_needs_eight_attitudes_of_two_items() -> None:
    given = np.full((3, 30), 4.0)
    given[0, 0] = np.nan
    given[1, [0, 1, 3, 4, 6, 7]] = np.nan
    given[2] = 6 - given[2]
    scores = respondent_scores(answer_sheets(given, SCHEME))
    assert np.isnan(scores[1])
    assert scores[0] == pytest.approx((9 * 175 / 3 + 50) / 10)


def test_what_does_not_go_with_the_sheets_is_refused() -> None:
    sheets = answer_sheets(np.full((5, 30), 3.0), SCHEME)
    with pytest.raises(Refused, match="S640.*|lama 4, lembar 5"):
        quality_report(sheets, Circumstances(minutes=[1, 2, 3, 4]))


def test_five_sila_do_not_make_a_wave_of_good_attitudes_red(good: Quality) -> None:
    assert of(good, "factors_ten").light == "hijau"
    assert of(good, "factors_sila").light in ("kuning", "merah")
    assert good.light == "kuning"
    red = [replace(of(good, key), light="merah") for key in ("factors_sila", "factors_bifactor")]
    assert overall(red) == "kuning"
    assert overall([*red, replace(of(good, "factors_ten"), light="merah")]) == "merah"
    assert overall([*red, replace(of(good, "haste"), light="merah")]) == "merah"
