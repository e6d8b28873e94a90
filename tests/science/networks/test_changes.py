"""Changes between periods: planted ones are found, chance is not, and few stay untold."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from serasi.science.networks import (
    MEASURES,
    Comparison,
    Contact,
    Finding,
    Period,
    Refused,
    compare,
    findings,
    picture,
)
from tests.science.networks.cast import FIRST, SECOND, contact, hour, network

KEYS = "abcdefgh"


def noise(
    seed: int, *, n: int, begin: float, end: float, wait: float = 10, keys: str = KEYS
) -> list[Contact]:
    rng = np.random.default_rng(seed)
    out = []
    for at in np.sort(rng.uniform(begin, end, n)):
        one, other = rng.choice(len(keys), 2, replace=False)
        kind = ("informs", "hands_over")[int(rng.integers(2))]
        answered = float(rng.exponential(wait))
        out.append(
            contact(keys[one], keys[other], float(at), kind, answered=answered, subject=f"k{at}")
        )
    return out


def compared(contacts: Any, meetings: Any = (), **more: Any) -> Comparison:
    made = network(KEYS, contacts, meetings)
    more = {"rng": np.random.default_rng(1), "permutations": 199} | more
    return compare(made, FIRST, SECOND, **more)


HALF = FIRST.hours


def test_a_planted_slowing_and_quieting_is_found() -> None:
    seen = compared(
        noise(1, n=150, begin=0, end=HALF, wait=5)
        + noise(2, n=60, begin=HALF, end=2 * HALF, wait=60)
    )
    slower = seen.of("median_answer_hours")
    assert slower.verdict == "changed"
    assert slower.low is not None
    assert slower.low > 0
    fewer = seen.of("contacts_per_week")
    assert fewer.verdict == "changed"
    assert (fewer.before, fewer.after) == (pytest.approx(150 / 12), pytest.approx(60 / 12))
    assert fewer.high is not None
    assert fewer.high < 0
    assert seen.of("lost_hand_overs").verdict == "changed"


def test_chance_is_not_called_a_change() -> None:
    called = 0
    for seed in range(8):
        seen = compared(noise(seed, n=160, begin=0, end=2 * HALF), permutations=99)
        called += any(change.verdict == "changed" for change in seen.changes)
        for change in seen.changes:
            if change.verdict == "unclear":
                assert change.p is not None
                assert change.adjusted_p is not None
                assert change.adjusted_p >= change.p - 1e-12
    assert called <= 1


def test_few_contacts_tell_nothing() -> None:
    seen = compared(noise(1, n=100, begin=0, end=HALF) + noise(2, n=5, begin=HALF, end=2 * HALF))
    assert {change.verdict for change in seen.changes} == {"too_few"}
    assert {change.low for change in seen.changes} == {None}
    assert {change.p for change in seen.changes} == {None}
    assert seen.of("contacts_per_week").after == pytest.approx(5 / 12)
    assert {agency.per_week_p for agency in seen.agencies} == {None}


def test_one_burst_is_not_a_whole_period() -> None:
    burst = noise(2, n=100, begin=HALF, end=HALF + 24)
    seen = compared(noise(1, n=100, begin=0, end=HALF) + burst)
    assert seen.of("density").verdict == "too_few"


def test_an_agency_that_fell_silent_is_named() -> None:
    seen = compared(
        noise(1, n=300, begin=0, end=HALF)
        + noise(2, n=300, begin=HALF, end=2 * HALF, keys=KEYS[:-1]),
        permutations=499,
    )
    silent = seen.agencies[-1]
    assert silent.key == "h"
    assert silent.per_week_after == 0
    assert silent.per_week_p is not None
    assert silent.per_week_p <= 0.05
    assert seen.of("components").before == 1
    assert seen.of("components").after == 2


def test_pairs_that_met_at_last_are_counted() -> None:
    weekly = [(HALF + 168 * week + 1, KEYS) for week in range(12)]
    seen = compared(
        noise(1, n=200, begin=0, end=2 * HALF), weekly, pairs=[("a", "b"), ("c", "d")]
    ).of("never_met")
    assert (seen.before, seen.after) == (2, 0)
    # one joint meeting of any half is enough, so that order alone explains little of it
    assert seen.p is not None
    assert seen.p <= 0.02


def test_the_same_seed_gives_the_same_figures() -> None:
    contacts = noise(3, n=120, begin=0, end=2 * HALF)
    seen = compared(contacts, permutations=99)
    assert seen == compared(contacts, permutations=99)
    assert tuple(change.measure for change in seen.changes) == MEASURES


@pytest.mark.parametrize(
    ("before", "after", "more", "number"),
    [
        (SECOND, FIRST, {}, "S555"),
        (FIRST, Period(hour(HALF), hour(HALF * 1.5)), {}, "S556"),
        (FIRST, SECOND, {"blocks": 3}, "S558"),
        (FIRST, SECOND, {"permutations": 10}, "S558"),
        (FIRST, SECOND, {"pairs": [("a", "z")]}, "S551"),
        (FIRST, SECOND, {"pairs": [("a", "a")]}, "S552"),
        (FIRST, SECOND, {"deadline_hours": -1}, "S558"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    before: Any, after: Any, more: Any, number: str
) -> None:
    with pytest.raises(Refused) as seen:
        compare(network(KEYS), before, after, rng=np.random.default_rng(1), **more)
    assert seen.value.number == number


def told(contacts: Any, meetings: Any = (), keys: str = "abcdef", **more: Any) -> list[Finding]:
    return list(findings(picture(network(keys, contacts, meetings), FIRST, **more)))


def test_no_contact_at_all_is_one_finding() -> None:
    assert [one.kind for one in told([])] == ["no_contact"]


def test_the_most_serious_is_said_first() -> None:
    chain = [contact("a", "b"), contact("b", "c"), contact("c", "d")]
    found = told(chain, pairs=[("a", "d")])
    assert [(one.kind, one.subjects) for one in found] == [
        ("alone", ("e",)),
        ("alone", ("f",)),
        ("single_point", ("b", "a")),
        ("single_point", ("c", "d")),
        ("hangs_on_one", ("a", "b")),
        ("single_link", ("b", "c")),
        ("hangs_on_one", ("d", "c")),
        ("never_met", ("a", "d")),
    ]
    assert [(number.name, number.value) for number in found[2].numbers] == [
        ("cut_off", 1),
        ("betweenness", pytest.approx(0.2)),
    ]


def test_answers_losses_and_one_way_are_said_with_their_numbers() -> None:
    slow = [contact("a", "b", at, answered=40) for at in range(6)]
    silent = [contact("a", "c", at, "hands_over") for at in range(5)]
    found = {(one.kind, one.subjects): one for one in told(slow + silent)}
    assert ("slow_answers", ("b",)) in found
    assert ("rarely_answers", ("c",)) in found
    assert ("one_way", ("a", "b")) in found
    assert ("carried_by_one", ("b",)) in found
    assert ("lost_hand_overs", ("a", "c")) in found
    numbers = {number.name: number.value for number in found["lost_hand_overs", ()].numbers}
    assert (numbers["lost"], numbers["decided"], numbers["share"]) == (5, 5, 1)
    waiting = {number.name: number.value for number in found["rarely_answers", ("c",)].numbers}
    assert (waiting["median"], waiting["waiting"]) == (None, 5)


def test_few_contacts_blame_nobody() -> None:
    few = [contact("a", "b", at) for at in range(4)]
    assert {one.kind for one in told(few, keys="ab")} == {"hangs_on_one"}


def test_changes_are_said_only_when_told_from_chance() -> None:
    contacts = noise(1, n=150, begin=0, end=HALF) + noise(2, n=50, begin=HALF, end=2 * HALF)
    made = network(KEYS, contacts)
    comparison = compare(made, FIRST, SECOND, rng=np.random.default_rng(1), permutations=199)
    found = [one for one in findings(picture(made, SECOND), comparison) if one.kind == "changed"]
    expected = {change.measure for change in comparison.changes if change.verdict == "changed"}
    assert {one.measure for one in found} == expected
    assert "contacts_per_week" in expected
