"""The drawing is the same each time, inside its square, and no worse than networkx's."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.science.networks import layout
from serasi.science.networks.layout import stress
from tests.science.networks.cast import random_weights, weights_of


def best_stress(places: np.ndarray, steps: np.ndarray) -> float:
    """Stress at the best scale, so that only the shape counts."""
    upper = np.triu_indices(len(places), 1)
    apart = np.linalg.norm(places[:, None] - places[None], axis=2)[upper] / steps[upper]
    return stress(places * apart.sum() / (apart**2).sum(), steps)


@pytest.mark.parametrize("seed", range(6))
def test_it_follows_the_steps_at_least_as_well_as_networkx(seed: int) -> None:
    graph = nx.connected_watts_strogatz_graph(30, 4, 0.2, seed=seed)
    steps = nx.floyd_warshall_numpy(graph)
    peer = nx.kamada_kawai_layout(graph)
    theirs = best_stress(np.array([peer[node] for node in range(30)]), steps)
    assert best_stress(layout(weights_of(graph)), steps) <= 1.02 * theirs


@given(st.integers(0, 10_000), st.integers(2, 60), st.floats(0, 0.3))
@settings(max_examples=20, deadline=None)
def test_each_agency_has_its_own_place_in_the_square(seed: int, n: int, share: float) -> None:
    weights = random_weights(seed, n=n, share=share)
    places = layout(weights)
    assert np.array_equal(places, layout(weights))
    assert places.shape == (n, 2)
    assert ((places >= 0) & (places <= 1)).all()
    assert np.ptp(places, axis=0).max() == pytest.approx(1)
    apart = np.linalg.norm(places[:, None] - places[None], axis=2)[np.triu_indices(n, 1)]
    assert apart.min() > 0.2 / n


def test_a_path_is_a_line_and_a_ring_is_round() -> None:
    line = layout(weights_of(nx.path_graph(7)))
    assert line[:, 0] == pytest.approx(np.linspace(0, 1, 7), abs=0.01)
    assert line[:, 1] == pytest.approx(np.full(7, 0.5), abs=0.01)
    ring = layout(weights_of(nx.cycle_graph(12)))
    radius = np.linalg.norm(ring - ring.mean(axis=0), axis=1)
    assert radius == pytest.approx(np.full(12, radius.mean()), rel=0.02)


def test_groups_without_a_way_to_each_other_stand_apart() -> None:
    weights = weights_of(nx.disjoint_union(nx.complete_graph(5), nx.complete_graph(4)))
    places = layout(weights)
    one, other = places[:5], places[5:]
    within = max(np.linalg.norm(group - group.mean(axis=0), axis=1).max() for group in (one, other))
    assert np.linalg.norm(one.mean(axis=0) - other.mean(axis=0)) > within


def test_strength_and_direction_do_not_move_a_drawing() -> None:
    weights = random_weights(3, n=15)
    plain = layout(np.maximum(weights > 0, weights.T > 0))
    assert layout(weights) == pytest.approx(plain)


@pytest.mark.parametrize("n", [0, 1])
def test_nobody_and_one_alone(n: int) -> None:
    assert layout(np.zeros((n, n))).tolist() == [[0.5, 0.5]] * n
