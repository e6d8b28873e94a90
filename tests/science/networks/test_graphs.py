"""Figures of graphs against networkx, closed forms, and what must hold of every graph."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.science.networks import (
    Refused,
    betweenness,
    bridges,
    centralisation,
    components,
    concentration,
    cut_agencies,
    degrees,
    density,
    reachable_share,
    reciprocity,
    weighted_betweenness,
)
from tests.science.networks.cast import random_weights, weights_of

SEEDS = range(12)


@st.composite
def graphs(draw: Any, both: bool = False) -> np.ndarray:
    n = draw(st.integers(1, 8))
    cells = draw(st.lists(st.sampled_from([0, 0, 0, 1, 2, 4]), min_size=n * n, max_size=n * n))
    made = np.array(cells, dtype=float).reshape(n, n)
    np.fill_diagonal(made, 0)
    return np.maximum(made, made.T) if both else made


def directed(weights: np.ndarray) -> Any:
    graph = nx.from_numpy_array(weights, create_using=nx.DiGraph)
    for _, _, tie in graph.edges(data=True):
        tie["length"] = 1 / tie["weight"]
    return graph


def in_order(values: dict[int, float]) -> list[float]:
    return [values[node] for node in sorted(values)]


@pytest.mark.parametrize("seed", SEEDS)
def test_betweenness_equals_networkx(seed: int) -> None:
    for both in (False, True):
        weights = random_weights(seed, both=both)
        graph = directed(weights)
        graph = graph.to_undirected() if both else graph
        plain, by_length = (
            in_order(nx.betweenness_centrality(graph, weight=name)) for name in (None, "length")
        )
        assert betweenness(weights) == pytest.approx(plain, abs=1e-12)
        assert weighted_betweenness(weights) == pytest.approx(by_length, abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_cuts_and_components_equal_networkx(seed: int) -> None:
    weights = random_weights(seed, n=20, share=0.05)
    graph = directed(weights).to_undirected()
    assert [cut.agency for cut in cut_agencies(weights)] == sorted(nx.articulation_points(graph))
    peer = sorted((min(pair), max(pair)) for pair in nx.bridges(graph))
    assert [bridge.pair for bridge in bridges(weights)] == peer
    groups = sorted(sorted(group) for group in nx.connected_components(graph))
    assert sorted(list(group) for group in components(weights)) == groups


@pytest.mark.parametrize("seed", SEEDS)
def test_density_reciprocity_degrees_and_reach_equal_networkx(seed: int) -> None:
    weights = random_weights(seed)
    graph = directed(weights)
    n = len(weights)
    assert density(weights) == pytest.approx(nx.density(graph))
    assert reciprocity(weights) == pytest.approx(nx.overall_reciprocity(graph))
    found = degrees(weights)
    assert found.into.tolist() == in_order(dict(graph.in_degree()))
    assert found.weight_out.tolist() == in_order(dict(graph.out_degree(weight="weight")))
    reached = sum(len(nx.descendants(graph, node)) for node in graph)
    assert reachable_share(weights) == pytest.approx(reached / (n * (n - 1)))


@pytest.mark.parametrize("n", [3, 4, 7, 10])
def test_a_path_a_ring_and_a_star_have_their_closed_forms(n: int) -> None:
    place = np.arange(n)
    pairs = (n - 1) * (n - 2) / 2
    path = place * (n - 1 - place) / pairs
    assert betweenness(weights_of(nx.path_graph(n))) == pytest.approx(path)
    ring = (n - 2) ** 2 / 8 if n % 2 == 0 else (n - 1) * (n - 3) / 8
    assert betweenness(weights_of(nx.cycle_graph(n))) == pytest.approx(ring / pairs)
    star = betweenness(weights_of(nx.star_graph(n - 1)))
    assert star == pytest.approx([1] + [0] * (n - 1))
    assert centralisation(star) == 1
    assert len(bridges(weights_of(nx.path_graph(n)))) == n - 1
    assert bridges(weights_of(nx.cycle_graph(n))) == ()
    assert [cut.agency for cut in cut_agencies(weights_of(nx.star_graph(n - 1)))] == [0]
    assert cut_agencies(weights_of(nx.complete_graph(n))) == ()


def test_a_barbell_breaks_in_the_middle() -> None:
    weights = weights_of(nx.barbell_graph(4, 1))
    middle = next(cut for cut in cut_agencies(weights) if cut.agency == 4)
    assert middle.cut_off == ((5, 6, 7, 8),)
    assert [cut.agency for cut in cut_agencies(weights)] == [3, 4, 5]
    assert [(bridge.pair, bridge.cut_off) for bridge in bridges(weights)] == [
        ((3, 4), (0, 1, 2, 3)),
        ((4, 5), (5, 6, 7, 8)),
    ]
    # 4 x 4 pairs of the 28 of others go through the middle
    assert betweenness(weights)[4] == pytest.approx(16 / 28)


def test_the_karate_club_has_its_known_figures() -> None:
    weights = weights_of(nx.karate_club_graph())
    found = betweenness(weights)
    assert found[[0, 33, 32, 2, 31]] == pytest.approx(
        [0.4376, 0.3041, 0.1452, 0.1437, 0.1383], abs=5e-5
    )
    assert density(weights) == pytest.approx(0.139, abs=5e-4)
    assert [cut.agency for cut in cut_agencies(weights)] == [0]
    assert [bridge.pair for bridge in bridges(weights)] == [(0, 11)]


def test_strong_ties_are_short_ways() -> None:
    weights = np.zeros((4, 4))
    for one, other, weight in [(0, 3, 1), (0, 1, 5), (1, 3, 5), (0, 2, 1), (2, 3, 1)]:
        weights[one, other] = weights[other, one] = weight
    assert betweenness(weights)[1] == pytest.approx(0)
    # 0-1, 0-1-3 and 1-3 by strong ties; 0-2-... and 3-2 stay short
    assert weighted_betweenness(weights)[1] > 0.3


def test_sums_of_thirds_still_count_as_one_length() -> None:
    weights = np.zeros((6, 6))
    for one, other, weight in [(0, 1, 3), (1, 2, 3), (2, 5, 3), (0, 3, 1.5), (3, 5, 3)]:
        weights[one, other] = weight
    # both ways from 0 to 5 are 1 long: 1/3 + 1/3 + 1/3 and 2/3 + 1/3
    found = weighted_betweenness(weights) * 20
    assert found[[1, 2, 3]] == pytest.approx([1.5, 1.5, 0.5])


@given(graphs(), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_names_do_not_matter(weights: np.ndarray, mixer: Any) -> None:
    order = list(range(len(weights)))
    mixer.shuffle(order)
    mixed = weights[np.ix_(order, order)]
    assert betweenness(mixed) == pytest.approx(betweenness(weights)[order], abs=1e-12)
    again = weighted_betweenness(weights)[order]
    assert weighted_betweenness(mixed) == pytest.approx(again, abs=1e-12)
    assert density(mixed) == density(weights)
    assert reciprocity(mixed) == reciprocity(weights)
    assert reachable_share(mixed) == reachable_share(weights)
    assert {order[cut.agency] for cut in cut_agencies(mixed)} == {
        cut.agency for cut in cut_agencies(weights)
    }
    assert sorted(map(len, components(mixed))) == sorted(map(len, components(weights)))


@given(graphs(), st.data())
@settings(max_examples=80, deadline=None)
def test_one_more_tie_never_lowers_reach(weights: np.ndarray, data: Any) -> None:
    n = len(weights)
    if n < 2:
        assert reachable_share(weights) is None
        return
    one, other = data.draw(st.permutations(range(n)))[:2]
    more = weights.copy()
    more[one, other] += 1
    before, after = reachable_share(weights), reachable_share(more)
    assert before is not None
    assert after is not None
    assert after >= before
    assert len(components(more)) <= len(components(weights))


@given(graphs(both=True))
@settings(max_examples=80, deadline=None)
def test_a_cut_is_what_it_says(weights: np.ndarray) -> None:
    groups = len(components(weights))
    cuts = {cut.agency: cut for cut in cut_agencies(weights)}
    for node in range(len(weights)):
        without = np.delete(np.delete(weights, node, 0), node, 1)
        alone = not weights[node].any()
        left = len(components(without)) - groups + alone
        assert left == (len(cuts[node].cut_off) if node in cuts else 0)
    links = {bridge.pair for bridge in bridges(weights)}
    for one, other in zip(*np.nonzero(np.triu(weights)), strict=True):
        less = weights.copy()
        less[one, other] = less[other, one] = 0
        assert (len(components(less)) > groups) == ((one, other) in links)


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_shares_stay_within_0_and_1(weights: np.ndarray) -> None:
    for found in (betweenness(weights), weighted_betweenness(weights)):
        assert ((found >= 0) & (found <= 1 + 1e-12)).all()
    for share in (density(weights), reciprocity(weights), concentration(weights.sum(axis=0))):
        assert share is None or 0 <= share <= 1 + 1e-12


@given(graphs(), st.sampled_from([2.0, 8.0]))
@settings(max_examples=40, deadline=None)
def test_counting_in_other_units_changes_no_betweenness(weights: np.ndarray, scale: float) -> None:
    scaled = weighted_betweenness(weights * scale)
    assert scaled == pytest.approx(weighted_betweenness(weights), abs=1e-12)


def test_an_empty_and_a_tiny_network_have_no_figures_made_up() -> None:
    nothing = np.zeros((0, 0))
    assert components(nothing) == ()
    assert cut_agencies(nothing) == ()
    assert density(nothing) is None
    assert density([[0]]) is None
    assert reciprocity(np.zeros((3, 3))) is None
    assert concentration([0, 0]) is None
    assert centralisation([0, 0]) is None
    assert betweenness([[0, 1], [1, 0]]).tolist() == [0, 0]


@pytest.mark.parametrize(
    "weights", [[1, 2], [[0, 1]], [[0, -1], [0, 0]], [[0, float("nan")], [0, 0]], [[1]]]
)
def test_unsound_weights_are_refused(weights: Any) -> None:
    with pytest.raises(Refused, match="S557"):
        betweenness(weights)
