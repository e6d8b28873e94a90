"""What must hold of the scan whatever the data."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("numba")

from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.science.space import Scan, nearest_zones, prospective_scan
from serasi.science.space.unlabelled import unlabelled_order

Made = tuple[np.ndarray, np.ndarray, np.ndarray]


@st.composite
def situations(draw: st.DrawFn) -> Made:
    """Counts (areas, weeks), population, zones; few cases, so that many areas look alike."""
    areas, weeks = draw(st.integers(2, 9)), draw(st.integers(2, 8))
    numbers = st.lists(st.integers(0, 3), min_size=areas * weeks, max_size=areas * weeks)
    counts = np.array(draw(numbers)).reshape(areas, weeks)
    kinds = st.lists(st.sampled_from([1.0, 2.5, 7.0]), min_size=areas, max_size=areas)
    population = np.array(draw(kinds))
    rng = np.random.default_rng(draw(st.integers(0, 99)))
    return counts, population, nearest_zones(rng.uniform(0, 1, (areas, 2)), k=3)


def scanned(counts: np.ndarray, zones: np.ndarray, base: np.ndarray | None, **more: int) -> Scan:
    return prospective_scan(
        counts, zones, baseline=base, longest_weeks=3, replicates=33, threads=1, **more
    )


@settings(max_examples=60, deadline=None)
@given(situations(), st.randoms(use_true_random=False), st.booleans())
def test_numbering_areas_otherwise_changes_nothing(made: Made, random: object, dealt: bool) -> None:
    counts, population, zones = made
    order = list(range(len(counts)))
    random.shuffle(order)  # type: ignore[attr-defined]
    place = np.empty(len(order), int)
    place[order] = np.arange(len(order))
    moved = np.where(zones[order] >= 0, place[zones[order]], -1)
    one = scanned(counts, zones, None if dealt else population)
    two = scanned(counts[order], moved, None if dealt else population[order])
    assert (one.maxima == two.maxima).all()
    assert [(c.llr, c.p, c.cases, c.weeks) for c in one.clusters] == [
        (c.llr, c.p, c.cases, c.weeks) for c in two.clusters
    ]
    if not dealt and len(np.unique(np.column_stack([counts, population]), axis=0)) == len(counts):
        assert [c.areas for c in one.clusters] == [
            tuple(order[area] for area in c.areas) for c in two.clusters
        ]


@settings(max_examples=60, deadline=None)
@given(situations())
def test_one_more_case_inside_the_best_cluster_never_lowers_its_ratio(made: Made) -> None:
    counts, population, zones = made
    before = scanned(counts, zones, population)
    if not before.clusters:
        return
    best = before.clusters[0]
    for area in best.areas:
        more = counts.copy()
        more[area, best.last_week] += 1
        assert scanned(more, zones, population).clusters[0].llr >= best.llr


@settings(max_examples=60, deadline=None)
@given(situations(), st.booleans(), st.integers(1, 4))
def test_what_is_found_lies_within_bounds(made: Made, dealt: bool, looks: int) -> None:
    counts, population, zones = made
    found = scanned(counts, zones, None if dealt else population, looks=looks)
    for cluster in found.clusters:
        window = counts[list(cluster.areas), cluster.first_week : cluster.last_week + 1]
        assert cluster.cases == window.sum() > cluster.expected
        assert cluster.last_week == counts.shape[1] - 1
        assert cluster.weeks <= 3
        assert cluster.llr > 0
        assert 1 / 34 <= cluster.p <= 1
    areas = [area for cluster in found.clusters for area in cluster.areas]
    assert len(areas) == len(set(areas))
    assert len(found.maxima) in (0, 33)


@settings(max_examples=40, deadline=None)
@given(situations(), st.sampled_from([2.0, 1000.0]))
def test_the_unit_of_the_population_does_not_matter(made: Made, unit: float) -> None:
    counts, population, zones = made
    one = scanned(counts, zones, population)
    two = scanned(counts, zones, population * unit)
    assert [c.llr for c in one.clusters] == pytest.approx([c.llr for c in two.clusters], rel=1e-9)


@settings(max_examples=60, deadline=None)
@given(st.integers(3, 12), st.randoms(use_true_random=False))
def test_areas_that_look_alike_on_a_ring_are_ordered_along_it(n: int, random: object) -> None:
    ring = np.array([[i, (i + 1) % n] for i in range(n)], dtype=np.int32)
    labels = list(range(n))
    random.shuffle(labels)  # type: ignore[attr-defined]
    place = np.empty(n, int)
    place[labels] = np.arange(n)
    alike = [np.ones(n)]

    def steps(order: np.ndarray, where: np.ndarray) -> list[int]:
        return [int(step) for step in np.diff(where[order]) % n]

    plain = steps(unlabelled_order(alike, ring), np.arange(n))
    moved = place[ring[labels]].astype(np.int32)
    assert steps(unlabelled_order(alike, moved), np.array(labels)) == plain


def test_under_the_null_small_p_are_as_rare_as_they_say() -> None:
    rng = np.random.default_rng(11)
    zones = nearest_zones(rng.uniform(0, 1, (15, 2)), k=5)
    population = rng.integers(1, 9, 15).astype(float)
    for base in (population, None):
        alarms = 0
        for seed in range(200):
            counts = rng.poisson(0.3 * population[:, None], (15, 16))
            found = prospective_scan(
                counts, zones, baseline=base, longest_weeks=4, replicates=39, seed=seed, threads=1
            )
            alarms += bool(found.clusters) and found.clusters[0].p <= 0.1
        # 200 draws at 10 %: 95 % of the time between 12 and 29, 99.9 % between 7 and 35
        assert 7 <= alarms <= 35
