"""The scan gives the published values, and what an independent slow scan gives."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

pytest.importorskip("numba")

from scipy.stats import ks_2samp

from benchmarks.scan.task import (
    GOLDEN_AREAS,
    GOLDEN_CASES,
    GOLDEN_LLR,
    GOLDEN_WEEKS,
    Task,
    common_task,
)
from serasi.science.space import (
    Refused,
    nearest_zones,
    prospective_scan,
    retrospective_scan,
    spatial_scan,
    zones_by_population,
)
from tests.science.space import brute

AREAS, WEEKS, LONGEST = 12, 20, 4
ENDING_NOW = [(WEEKS - length, WEEKS) for length in range(1, LONGEST + 1)]


@cache
def the_task() -> Task:
    return common_task()


def small(seed: int = 5, mean: float = 0.4) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    zones = nearest_zones(rng.uniform(0, 1, (AREAS, 2)), k=5)
    population = rng.integers(1, 9, AREAS).astype(float)
    counts = rng.poisson(mean * population[:, None] / 4, (AREAS, WEEKS))
    counts[zones[3, :3], -2:] += 2
    return counts, population, zones


def test_the_common_task_gives_the_value_of_satscan() -> None:
    task = the_task()
    found = prospective_scan(task.counts, task.zones, baseline=task.population, replicates=64)
    best = found.clusters[0]
    assert found.cylinders == 4_371_000
    assert found.cases == 75_094
    assert round(best.llr, 6) == GOLDEN_LLR
    assert (len(best.areas), best.weeks, best.cases) == (GOLDEN_AREAS, GOLDEN_WEEKS, GOLDEN_CASES)
    assert round(best.expected, 2) == 3.25
    assert best.last_week == 103
    assert best.p == 1 / 65
    assert best.recurrence_weeks == 65
    assert best.p_gumbel is not None
    assert 1e-6 < best.p_gumbel < 1e-3


def test_the_common_task_by_permutation_finds_the_planted_rise() -> None:
    task = the_task()
    best = prospective_scan(task.counts, task.zones, replicates=32).clusters[0]
    assert best.p == 1 / 33
    assert set(best.areas) <= set(task.zones[1234, :12].tolist())


@pytest.mark.parametrize("seed", range(4))
def test_the_largest_ratio_equals_that_of_a_slow_scan(seed: int) -> None:
    counts, population, zones = small(seed)
    inside = brute.membership(zones.tolist(), AREAS)
    means = brute.poisson_means(counts, population)
    slow = brute.largest(counts, means, inside, ENDING_NOW)
    ours = prospective_scan(
        counts, zones, baseline=population, longest_weeks=LONGEST, replicates=1
    ).clusters[0]
    assert ours.llr == pytest.approx(slow, rel=1e-12)
    slow = brute.largest(counts, brute.margin_means(counts), inside, ENDING_NOW)
    dealt = prospective_scan(counts, zones, longest_weeks=LONGEST, replicates=1).clusters[0]
    assert dealt.llr == pytest.approx(slow, rel=1e-12)


def test_the_null_of_the_poisson_scan_is_that_of_a_slow_scan() -> None:
    counts, population, zones = small()
    slow = brute.poisson_maxima(
        counts, population, zones.tolist(), ENDING_NOW,
        replicates=500, rng=np.random.default_rng(1),
    )  # fmt: skip
    ours = prospective_scan(
        counts, zones, baseline=population, longest_weeks=LONGEST, replicates=1999
    )
    assert ks_2samp(ours.maxima, slow).pvalue > 0.01


def test_the_null_of_the_permutation_scan_is_that_of_a_slow_scan() -> None:
    counts, _, zones = small()
    slow = brute.permutation_maxima(
        counts, zones.tolist(), ENDING_NOW, replicates=500, rng=np.random.default_rng(2)
    )
    ours = prospective_scan(counts, zones, longest_weeks=LONGEST, replicates=1999)
    assert ours.dealt
    assert ks_2samp(ours.maxima, slow).pvalue > 0.01


@pytest.mark.parametrize("dealt", [True, False])
def test_looks_already_taken_count_as_in_a_slow_scan(dealt: bool) -> None:
    counts, population, zones = small()
    windows = [(end - n, end) for end in range(WEEKS - 5, WEEKS + 1) for n in range(1, LONGEST + 1)]
    rng = np.random.default_rng(3)
    slow = (
        brute.permutation_maxima(counts, zones.tolist(), windows, replicates=300, rng=rng)
        if dealt
        else brute.poisson_maxima(
            counts, population, zones.tolist(), windows, replicates=300, rng=rng
        )
    )
    base = None if dealt else population
    one, six = (
        prospective_scan(
            counts, zones, baseline=base, longest_weeks=LONGEST, looks=looks, replicates=1999
        )
        for looks in (1, 6)
    )
    assert ks_2samp(six.maxima, slow).pvalue > 0.01
    assert one.clusters[0].llr == six.clusters[0].llr
    assert np.quantile(six.maxima, 0.95) > np.quantile(one.maxima, 0.95)
    assert six.clusters[0].recurrence_weeks == pytest.approx(6 / six.clusters[0].p)


def test_a_look_backwards_equals_a_slow_scan() -> None:
    counts, population, zones = small()
    windows = [(end - n, end) for end in range(1, WEEKS + 1) for n in range(1, min(10, end) + 1)]
    means = brute.poisson_means(counts, population)
    inside = brute.membership(zones.tolist(), AREAS)
    found = retrospective_scan(counts, zones, baseline=population, replicates=999)
    slow_best = brute.largest(counts, means, inside, windows)
    assert found.clusters[0].llr == pytest.approx(slow_best, rel=1e-12)
    assert found.clusters[0].recurrence_weeks is None
    slow = brute.poisson_maxima(
        counts, population, zones.tolist(), windows, replicates=150, rng=np.random.default_rng(4)
    )
    assert ks_2samp(found.maxima, slow).pvalue > 0.01


def test_a_scan_of_places_equals_a_slow_scan_with_zones_by_population() -> None:
    rng = np.random.default_rng(8)
    points, population = rng.uniform(0, 9, (30, 2)), rng.integers(100, 900, 30).astype(float)
    zones = zones_by_population(points, population, largest_share=0.5)
    cases = rng.poisson(population * 0.02)
    cases[zones[7, :4]] += 12
    for row in zones:
        inside = population[row[row >= 0]].sum()
        assert inside <= population.sum() / 2
    found = spatial_scan(cases, zones, baseline=population, replicates=999)
    slow = brute.poisson_maxima(
        cases[:, None], population, zones.tolist(), [(0, 1)],
        replicates=300, rng=np.random.default_rng(6),
    )  # fmt: skip
    assert ks_2samp(found.maxima, slow).pvalue > 0.01
    means = brute.poisson_means(cases[:, None], population)
    best = brute.largest(cases[:, None], means, brute.membership(zones.tolist(), 30), [(0, 1)])
    assert found.clusters[0].llr == pytest.approx(best, rel=1e-12)


def test_clusters_share_no_area_and_come_in_order() -> None:
    task = the_task()
    found = prospective_scan(task.counts, task.zones, baseline=task.population, replicates=32)
    areas = [area for cluster in found.clusters for area in cluster.areas]
    ratios = [cluster.llr for cluster in found.clusters]
    chances = [cluster.p for cluster in found.clusters]
    assert len(found.clusters) == 10
    assert len(areas) == len(set(areas))
    assert ratios == sorted(ratios, reverse=True)
    assert chances == sorted(chances)


def test_the_seed_decides_and_threads_do_not() -> None:
    counts, population, zones = small()
    one, two, other = (
        prospective_scan(
            counts, zones, baseline=population, replicates=199, seed=seed, threads=threads
        )
        for seed, threads in ((7, 1), (7, 3), (8, 1))
    )
    assert one.clusters == two.clusters
    assert (one.maxima == two.maxima).all()
    assert (one.maxima != other.maxima).any()


@pytest.mark.parametrize("dealt", [True, False])
def test_counts_beyond_16_bits_give_the_null_of_a_slow_scan(dealt: bool) -> None:
    rng = np.random.default_rng(9)
    zones = nearest_zones(rng.uniform(0, 1, (6, 2)), k=5)
    population = np.array([1.0, 2, 3, 4, 5, 6])
    counts = rng.poisson(1500 * population[:, None], (6, 3))
    windows = [(2, 3), (1, 3)]
    assert min(counts[row, -2:].sum() for row in zones) > 32_766
    rng = np.random.default_rng(10)
    slow = (
        brute.permutation_maxima(counts, zones.tolist(), windows, replicates=60, rng=rng)
        if dealt
        else brute.poisson_maxima(
            counts, population, zones.tolist(), windows, replicates=300, rng=rng
        )
    )
    found = prospective_scan(
        counts, zones, baseline=None if dealt else population, longest_weeks=2, replicates=199
    )
    assert ks_2samp(found.maxima, slow).pvalue > 0.01


def test_replicates_without_a_hit_are_done_again_with_a_lower_screen() -> None:
    zones, counts = np.array([[0], [1], [2]]), np.full((3, 30), 40)
    counts[1, -1] = 60
    found = prospective_scan(counts, zones, longest_weeks=1, baseline=np.ones(3), replicates=999)
    slow = brute.poisson_maxima(
        counts, np.ones(3), zones.tolist(), [(29, 30)],
        replicates=2000, rng=np.random.default_rng(1),
    )  # fmt: skip
    assert found.maxima.min() < 0.1
    assert ks_2samp(found.maxima, slow).pvalue > 0.01


def test_where_nothing_is_seen_nothing_is_expected_or_found() -> None:
    counts, population, zones = small()
    blind = counts.astype(float)
    blind[:, 5] = np.nan
    without = np.delete(counts, 5, axis=1)
    for base in (population, None):
        one = prospective_scan(blind, zones, baseline=base, replicates=99)
        two = prospective_scan(without, zones, baseline=base, replicates=99, longest_weeks=11)
        assert one.dealt == two.dealt == (base is None)
        assert one.clusters[0].llr == pytest.approx(two.clusters[0].llr, rel=1e-9)
        assert one.clusters[0].areas == two.clusters[0].areas
    blind[2, -3:] = np.nan
    patchy = prospective_scan(blind, zones, replicates=99)
    assert not patchy.dealt
    assert 2 not in [a for c in patchy.clusters for a in c.areas if c.first_week >= WEEKS - 3][:1]


def test_an_area_split_in_the_middle_of_the_series_raises_nothing() -> None:
    rng = np.random.default_rng(2)
    counts = rng.poisson(1.0, (8, 40)).astype(float)
    counts[6, :35] = np.nan
    counts[7, 35:] = np.nan
    zones = [[i, (i + 1) % 8] for i in range(8)]
    found = prospective_scan(counts, zones, replicates=199)
    assert found.clusters[0].p > 0.05


def test_empty_data_give_no_cluster_and_no_error() -> None:
    nothing = prospective_scan(np.zeros((4, 9), int), [[0], [1], [2], [3]], baseline=np.ones(4))
    assert nothing.clusters == ()
    assert nothing.cases == 0
    assert prospective_scan(np.zeros((0, 9), int), np.zeros((0, 3), int)).clusters == ()
    assert prospective_scan(np.zeros((3, 0), int), [[0], [1], [2]]).clusters == ()
    assert prospective_scan(np.full((2, 9), np.nan), [[0], [1]]).clusters == ()
    quiet = np.zeros((3, 30), int)
    quiet[:, 0] = 5
    assert prospective_scan(quiet, [[0], [1], [2]], longest_weeks=3).clusters == ()


def test_areas_without_neighbours_are_scanned_by_themselves() -> None:
    counts = np.ones((4, 10), int)
    counts[2, -1] = 12
    found = prospective_scan(counts, np.full((4, 3), -1), baseline=np.ones(4), replicates=99)
    assert found.clusters[0].areas == (2,)
    assert found.clusters[0].p == 0.01


@pytest.mark.parametrize(
    ("number", "counts", "zones", "baseline"),
    [
        ("S530", [[1, -1], [0, 2]], [[0], [1]], None),
        ("S530", [[1, 0.5], [0, 2]], [[0], [1]], None),
        ("S530", [[1, np.inf], [0, 2]], [[0], [1]], None),
        ("S531", [[1, 1], [0, 2]], [[0], [1]], [1, 0]),
        ("S532", [[1, 1], [0, 2]], [[0], [2]], None),
        ("S532", [[1, 1], [0, 2]], [[0, 0], [1, 0]], None),
        ("S532", [[1, 1], [0, 2]], [[0]], None),
        ("S533", [[2**31, 1], [0, 2]], [[0], [1]], None),
        ("S534", [1, 2], [[0], [1]], None),
        ("S534", [[1, 1], [0, 2]], [[0], [1]], [1, 1, 1]),
        ("S534", [[1, 1], [0, 2]], [[0], [1]], [1, np.nan]),
    ],
)
def test_what_gives_no_sound_figure_is_refused_by_number(
    number: str, counts: object, zones: object, baseline: object
) -> None:
    with pytest.raises(Refused) as refusal:
        prospective_scan(
            np.array(counts), np.array(zones),
            baseline=None if baseline is None else np.array(baseline),
        )  # fmt: skip
    assert refusal.value.number == number


def test_a_baseline_of_zero_without_cases_harms_nothing() -> None:
    counts = np.ones((4, 10), int)
    counts[1] = 0
    counts[3, -1] = 9
    zones = [[0, 1, 2, 3], [1, 2, 0, 3], [2, 3, 1, 0], [3, 2, 1, 0]]
    found = prospective_scan(counts, zones, baseline=[1, 0, 1, 1], replicates=99)
    assert found.clusters[0].areas[0] == 3
    assert found.clusters[0].p < 0.05


@pytest.mark.parametrize(
    ("cases", "expected", "total", "llr"),
    [(1900, 1673.6, 10_279, 17.66288), (232, 175.14, 1175, 10.016706)],
)
def test_the_ratio_is_that_of_the_published_clusters(
    cases: int, expected: float, total: int, llr: float
) -> None:
    """Pennsylvania (SpatialEpi) and New Mexico (SaTScan): counts as printed, data not at hand."""
    from serasi.science.space.kernel import log_ratio

    rounding = 0.5 * 10 ** -len(str(expected).split(".")[1])
    low, high = (log_ratio(cases, expected + shift, total) for shift in (rounding, -rounding))
    assert low <= llr <= high
