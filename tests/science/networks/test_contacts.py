"""Contacts become ties, waits and fates; what is not known stays unknown."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.science.networks import (
    Contact,
    Network,
    Period,
    Refused,
    answers,
    between_kinds,
    checked_network,
    hand_overs,
    hours_until_all_answered,
    never_met,
    pairs_within,
    picture,
    ties,
)
from tests.science.networks.cast import (
    FIRST,
    START,
    Agency,
    agencies,
    contact,
    hour,
    network,
)


def test_contacts_are_counted_by_kind_and_direction() -> None:
    made = network(
        "abc",
        [contact("a", "b"), contact("a", "b", 5), contact("b", "a", 1, "hands_over"),
         contact("a", "c", 2, "meets")],
    )  # fmt: skip
    found = ties(made)
    assert found.informs[0, 1] == 2
    assert found.hands_over[1, 0] == 1
    assert found.meets[0, 2] == found.meets[2, 0] == 1
    assert found.together.tolist() == [[0, 3, 1], [3, 0, 0], [1, 0, 0]]


@given(st.lists(st.sets(st.sampled_from("abcdef"), max_size=6), max_size=8))
@settings(max_examples=60, deadline=None)
def test_each_meeting_gives_an_agency_one_in_all(meetings: list[set[str]]) -> None:
    found = ties(network("abcdef", meetings=[(1, met) for met in meetings]))
    real = [met for met in meetings if len(met) > 1]
    for place, key in enumerate("abcdef"):
        assert found.meets[place].sum() == pytest.approx(sum(key in met for met in real))
    # Newman's projection of agencies and meetings
    graph = nx.Graph()
    graph.add_nodes_from("abcdef")
    for number, met in enumerate(real):
        graph.add_edges_from((number, key) for key in met)
    peer = nx.bipartite.collaboration_weighted_projected_graph(graph, list("abcdef"))
    assert found.meets == pytest.approx(nx.to_numpy_array(peer, nodelist=list("abcdef")))


def test_contacts_outside_the_period_do_not_count() -> None:
    made = network("ab", [contact("a", "b", at) for at in (-1, 0, FIRST.hours - 1, FIRST.hours)])
    assert ties(made.during(FIRST)).informs[0, 1] == 2


def test_ties_of_kinds_are_summed() -> None:
    made = checked_network(
        [Agency("a", "fkub"), Agency("b", "camat"), Agency("c", "camat")],
        [contact("a", "b"), contact("a", "c"), contact("c", "b")],
    )
    kinds, found = between_kinds(made, ties(made).informs)
    assert kinds == ("camat", "fkub")
    assert found.tolist() == [[1, 0], [2, 0]]


def test_a_silent_contact_makes_the_wait_longer_and_is_not_left_out() -> None:
    fast = [contact("a", "b", 0, answered=wait) for wait in (1, 2, 3)]
    silent = [contact("a", "b", 0) for _ in range(4)]
    seen = answers(fast + silent, known_until=hour(100), deadline_hours=24)
    assert seen is not None
    assert (seen.contacts, seen.waiting) == (7, 4)
    assert seen.lower_quartile.value == 2
    assert seen.median.value is None
    assert seen.by_deadline == pytest.approx(3 / 7)


def test_an_answer_after_what_is_known_is_not_known() -> None:
    late = [contact("a", "b", 0, answered=50)]
    seen = answers(late, known_until=hour(10), deadline_hours=5)
    assert seen is not None
    assert seen.waiting == 1
    assert seen.by_deadline == 0
    unknown = answers(late, known_until=hour(10), deadline_hours=24)
    assert unknown is not None
    assert unknown.by_deadline is None


def test_meetings_ask_for_no_answer() -> None:
    assert answers([contact("a", "b", 0, "meets")], known_until=hour(9), deadline_hours=1) is None


def test_all_have_answered_when_the_last_has() -> None:
    calls = [
        contact("a", "b", 0, answered=2),
        contact("a", "c", 0),
        contact("a", "c", 1, answered=4),
    ]
    assert hours_until_all_answered(calls, known_until=hour(9)) == 5
    assert hours_until_all_answered(calls, known_until=hour(4)) is None
    assert hours_until_all_answered([], known_until=hour(4)) is None


def handed(at: float, receiver: str = "b", **more: Any) -> Contact:
    return contact("a", receiver, at, "hands_over", **more)


@pytest.mark.parametrize(
    ("first", "later", "fate"),
    [
        (handed(0, answered=1, outcome="accepted"), [], "taken"),
        (handed(0, answered=90, outcome="accepted"), [], "taken"),
        (handed(0, answered=1), [], "taken"),
        (handed(0, subject="k1"), [], "lost_unanswered"),
        (handed(0), [], "lost_unanswered"),
        (handed(0, subject="k1"), [handed(30, "c", subject="k1")], "handed_on"),
        (handed(0, subject="k1"), [handed(30, "c", subject="k2")], "lost_unanswered"),
        (handed(0, subject="k1"), [handed(60, "c", subject="k1")], "lost_unanswered"),
        (handed(0, answered=1, outcome="rejected"), [], "untraceable"),
        (handed(0, answered=1, outcome="rejected", subject="k1"), [], "lost_rejected"),
        (
            handed(0, answered=1, outcome="rejected", subject="k1"),
            [handed(2, "c", subject="k1")],
            "handed_on",
        ),
        (
            handed(5, answered=10, outcome="rejected", subject="k1"),
            [handed(6, "c", subject="k1")],
            "lost_rejected",
        ),
        (
            handed(0, answered=1, outcome="rejected", subject="k1"),
            [handed(60, "c", subject="k1")],
            "lost_rejected",
        ),
        (handed(90, subject="k1"), [], "open"),
        (handed(80, answered=9, outcome="rejected", subject="k1"), [], "open"),
        (handed(0, answered=200, outcome="accepted"), [], "lost_unanswered"),
    ],
)
def test_the_fate_of_a_matter_handed_over(first: Contact, later: Any, fate: str) -> None:
    period = Period(START, hour(100))
    seen = hand_overs(network("abc", [first, *later]), period, deadline_hours=24)
    assert seen.fates[0] == fate


def test_undecided_hand_overs_are_not_in_the_share() -> None:
    made = network(
        "abc",
        [handed(0), handed(1, answered=1), handed(2, answered=50), handed(95),
         handed(3, answered=1, outcome="rejected")],
    )  # fmt: skip
    seen = hand_overs(made, Period(START, hour(100)), deadline_hours=24)
    assert (seen.lost.value, seen.lost.n) == (pytest.approx(1 / 3), 3)
    assert seen.late == 1
    assert [c.at for c in seen.of("untraceable")] == [hour(3)]


def test_a_hand_over_of_the_end_of_a_period_may_be_handed_on_after_it() -> None:
    made = network(
        "abc",
        [handed(9, answered=0.5, outcome="rejected", subject="k"), handed(12, "c", subject="k")],
    )
    period = Period(START, hour(10))
    assert hand_overs(made, period, deadline_hours=24).fates == ("open",)
    known = hand_overs(made, period, deadline_hours=24, known_until=hour(99))
    assert known.fates == ("handed_on",)


def test_pairs_that_should_know_each_other_and_never_met() -> None:
    pairs = pairs_within({"35.09.01": "abc", "35.09.02": "cd"})
    assert pairs == (("a", "b"), ("a", "c"), ("b", "c"), ("c", "d"))
    made = network("abcd", [contact("b", "a"), contact("d", "c", 1, "meets")], [(2, "abd")])
    found = never_met(ties(made), pairs)
    assert [(unmet.pair, unmet.contacts) for unmet in found] == [(("a", "c"), 0), (("b", "c"), 0)]
    asked = never_met(ties(network("ab", [contact("b", "a")])), [("b", "a")])
    assert [(unmet.pair, unmet.contacts) for unmet in asked] == [(("a", "b"), 1)]


def test_the_picture_agrees_with_its_parts() -> None:
    made = network(
        "abcd",
        [contact("a", "b", 1, answered=2), contact("b", "a", 2), contact("b", "c", 3, answered=9)],
        [(5, "bc")],
    )
    seen = picture(made, FIRST, pairs=[("a", "c")])
    assert seen.density == pytest.approx(2 / 6)
    assert seen.reciprocity == pytest.approx(2 / 3)
    assert seen.reach == pytest.approx(4 / 12)
    assert seen.components == ((0, 1, 2), (3,))
    assert [cut.agency for cut in seen.cut_agencies] == [1]
    assert [unmet.pair for unmet in seen.unmet] == [("a", "c")]
    assert [key for key, _ in seen.answers_of] == ["a", "b", "c"]
    assert seen.answers is not None
    assert seen.answers.contacts == 3
    assert seen.hand_overs.lost.value is None


def test_no_agency_is_no_error() -> None:
    seen = picture(checked_network([], []), FIRST)
    assert seen.density is None
    assert seen.components == ()
    assert seen.answers is None


NAIVE = START.replace(tzinfo=None)


@pytest.mark.parametrize(
    ("make", "number"),
    [
        (lambda: checked_network(agencies("aa"), []), "S550"),
        (lambda: network("ab", [contact("a", "z")]), "S551"),
        (lambda: network("ab", meetings=[(0, "az")]), "S551"),
        (lambda: never_met(ties(network("ab")), [("a", "z")]), "S551"),
        (lambda: never_met(ties(network("ab")), [("a", "a")]), "S552"),
        (lambda: network("ab", [contact("a", "a")]), "S552"),
        (lambda: network("ab", [Contact("a", "b", NAIVE, "informs")]), "S553"),
        (lambda: picture(network("ab"), Period(NAIVE, NAIVE)), "S553"),
        (lambda: network("ab", [contact("a", "b", answered=-1)]), "S554"),
        (lambda: network("ab", [handed(0, outcome="rejected")]), "S554"),
        (lambda: picture(network("ab"), Period(START, START)), "S555"),
        (lambda: picture(network("ab"), FIRST, known_until=START + timedelta(1)), "S555"),
        (lambda: between_kinds(network("ab"), np.zeros((3, 3))), "S557"),
        (lambda: network("ab", [contact("a", "b", 0, "calls")]), "S558"),
        (lambda: picture(network("ab"), FIRST, deadline_hours=0), "S558"),
    ],
)
def test_unsound_input_is_refused(make: Any, number: str) -> None:
    with pytest.raises(Refused) as seen:
        make()
    assert seen.value.number == number


def test_a_network_keeps_the_order_of_its_agencies() -> None:
    made: Network = network("cab")
    assert made.keys == ("c", "a", "b")
