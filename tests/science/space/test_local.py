"""Local statistics and rates equal those of esda; near repeats equal a slow count."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.science.space import (
    Refused,
    empirical_bayes,
    false_discoveries,
    gi_star,
    global_moran,
    knox,
    local_empirical_bayes,
    local_moran,
    nearest_zones,
)

RNG = np.random.default_rng


def made(n: int = 300, seed: int = 3) -> tuple[np.ndarray, np.ndarray]:
    rng = RNG(seed)
    points = rng.uniform(0, 1, (n, 2))
    return rng.gamma(2, 1, n) + 3 * points[:, 0], nearest_zones(points, k=7)


def peer_weights(zones: np.ndarray) -> Any:
    pytest.importorskip("esda")
    weights = pytest.importorskip("libpysal").weights
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return weights.W({int(row[0]): row[1:].tolist() for row in zones}, silence_warnings=True)


def test_gi_star_equals_esda() -> None:
    values, zones = made()
    w = peer_weights(zones)
    import esda

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        peer = esda.G_Local(values, w, transform="B", star=True, permutations=0)
    assert gi_star(values, zones) == pytest.approx(peer.Zs, abs=1e-10)


def test_local_moran_equals_esda() -> None:
    values, zones = made()
    w = peer_weights(zones)
    import esda

    peer = esda.Moran_Local(values, w, permutations=999, seed=1)
    ours = local_moran(values, zones, rng=RNG(1))
    assert ours.statistic == pytest.approx(peer.Is, abs=1e-12)
    assert (ours.quadrant == peer.q).all()
    # both p are drawn: five standard errors of their difference
    slack = 5 * np.sqrt(2 * peer.p_sim * (1 - peer.p_sim) / 999) + 0.002
    assert (np.abs(ours.p - peer.p_sim) <= slack).all()
    assert (ours.significant == (ours.p <= esda.fdr(ours.p, 0.05))).all()


def test_global_moran_equals_esda() -> None:
    values, zones = made()
    w = peer_weights(zones)
    import esda

    peer, ours = esda.Moran(values, w), global_moran(values, zones, rng=RNG(1))
    assert ours.statistic == pytest.approx(peer.I, rel=1e-12)
    assert ours.z == pytest.approx(peer.z_rand, rel=1e-9)
    assert ours.p == pytest.approx(peer.p_rand, rel=1e-6)
    assert ours.p_permutation == 0.001


def test_empirical_bayes_equals_esda() -> None:
    _, zones = made()
    w = peer_weights(zones)
    from esda.smoothing import Empirical_Bayes, Spatial_Empirical_Bayes

    rng = RNG(4)
    people = rng.integers(100, 5000, len(zones)).astype(float)
    cases = rng.poisson(people * 0.01 * rng.gamma(2, 0.5, len(zones))).astype(float)
    w.id_order = list(range(len(zones)))
    overall = Empirical_Bayes(cases, people).r.ravel()
    nearby = Spatial_Empirical_Bayes(cases, people, w).r.ravel()
    assert empirical_bayes(cases, people) == pytest.approx(overall, rel=1e-12)
    assert local_empirical_bayes(cases, people, zones) == pytest.approx(nearby, rel=1e-12)


def test_places_without_data_are_left_out_and_stay_without_a_figure() -> None:
    values, zones = made(40)
    values[5] = np.nan
    keep = np.delete(np.arange(40), 5)
    place = np.full(41, -1)
    place[keep] = np.arange(39)
    without = np.array([[x for x in place[row] if x >= 0][:6] for row in zones[keep]])
    assert np.isnan(gi_star(values, zones)[5])
    statistic = local_moran(values, zones, rng=RNG(1)).statistic
    assert np.isnan(statistic[5])
    assert np.isfinite(statistic[keep]).all()
    near5 = np.flatnonzero((zones == 5).any(axis=1))
    other = np.setdiff1d(keep, near5)
    again = gi_star(values[keep], without)
    assert gi_star(values, zones)[near5[near5 != 5]] == pytest.approx(
        again[place[near5[near5 != 5]]]
    )
    assert len(other) > 0
    rates = empirical_bayes([1, np.nan, 3, 0], [10, 10, np.nan, 0])
    assert np.isnan(rates).tolist() == [False, True, True, True]


def test_equal_values_and_lonely_places_have_no_figure() -> None:
    alone = np.full((5, 2), -1)
    assert np.isnan(gi_star(np.ones(5), alone)).all()
    flat = local_moran(np.ones(5), [[1], [0], [1], [2], [3]], rng=RNG(1))
    assert np.isnan(flat.p).all()
    assert not flat.significant.any()
    lonely = local_moran([1.0, 2, 3, 4, 9], alone, rng=RNG(1))
    assert np.isnan(lonely.p).all()
    assert (lonely.quadrant == 0).all()
    assert global_moran([1.0, 2, 3, 4, 9], alone, rng=RNG(1)).statistic is None
    assert gi_star([], np.zeros((0, 2), int)).shape == (0,)
    assert empirical_bayes([], []).shape == (0,)
    with pytest.raises(Refused, match="S531"):
        empirical_bayes([1, 2], [0, 5])
    with pytest.raises(Refused, match="S534"):
        gi_star([1.0, np.inf], [[1], [0]])


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(12)), st.lists(st.integers(0, 4), min_size=12, max_size=12))
def test_numbering_places_otherwise_changes_no_local_figure(
    order: list[int], numbers: list[int]
) -> None:
    values, zones = np.array(numbers, float), made(12)[1][:, :4]
    place = np.empty(12, int)
    place[order] = np.arange(12)
    one = local_moran(values, zones, rng=RNG(1), permutations=49)
    two = local_moran(values[order], place[zones[order]], rng=RNG(1), permutations=49)
    assert two.p == pytest.approx(one.p[order], nan_ok=True)
    assert two.statistic == pytest.approx(one.statistic[order], nan_ok=True)
    moved = gi_star(values[order], place[zones[order]])
    assert moved == pytest.approx(gi_star(values, zones)[order], nan_ok=True, abs=1e-9)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_fewer_discoveries_are_allowed_at_a_lower_rate(p: list[float]) -> None:
    few, many = (false_discoveries(p, rate=rate) for rate in (0.05, 0.2))
    assert (many | ~few).all()
    assert few.sum() <= (np.array(p) <= 0.05).sum()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, 9)), max_size=25))
def test_near_repeats_equal_a_slow_count(events: list[tuple[int, int, int]]) -> None:
    points = np.array([event[:2] for event in events], float).reshape(-1, 2)
    times = np.array([event[2] for event in events], float)
    found = knox(points, times, distances=[1, 3], durations=[0, 2, 5], rng=RNG(1), permutations=9)
    slow = np.zeros((2, 3), int)
    for i in range(len(events)):
        for j in range(i):
            far, late = np.hypot(*(points[i] - points[j])), abs(times[i] - times[j])
            if far <= 3 and late <= 5:
                slow[0 if far <= 1 else 1, 0 if late <= 0 else 1 if late <= 2 else 2] += 1
    assert (found.pairs == slow).all()


def test_near_repeats_find_contagion_and_only_that() -> None:
    rng = RNG(5)
    points, times = rng.uniform(0, 50, (200, 2)), rng.uniform(0, 365, 200)
    again, later = points[:30] + rng.normal(0, 0.2, (30, 2)), times[:30] + rng.uniform(0, 6, 30)
    bands = {"distances": [1, 2], "durations": [7, 14]}
    chance = knox(points, times, rng=RNG(1), **bands)
    found = knox(np.vstack([points, again]), np.append(times, later), rng=RNG(1), **bands)
    assert found.p[0, 0] == 0.001
    assert found.ratio[0, 0] > 5
    assert chance.p.min() > 0.01
    mixed = RNG(2).permutation(200)
    same = knox(points[mixed], times[mixed], rng=RNG(1), **bands)
    assert (same.p == chance.p).all()
    with pytest.raises(Refused, match="S534"):
        knox(points, times, distances=[2, 1], durations=[7], rng=RNG(1))
    with pytest.raises(Refused, match="S534"):
        knox(points, np.full(200, np.nan), distances=[1], durations=[7], rng=RNG(1))
