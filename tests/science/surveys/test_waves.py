"""A change between waves knows which clusters were in both."""

from __future__ import annotations

import numpy as np
import pytest

from serasi.science.surveys import (
    Design,
    Refused,
    Wave,
    change_of_mean,
    change_of_means,
    cross_covariance,
    mean,
)
from tests.science.surveys.sample import sample

S = sample()
AFTER = S.score + 2.0 + (np.arange(len(S.score)) * 17 % 13)


@pytest.mark.parametrize("design", [S.design, S.finite])
def test_the_same_people_twice_are_the_mean_of_their_differences(design: Design) -> None:
    wave = Wave(design, S.psu)
    seen = change_of_mean(S.score, wave, AFTER, wave)
    alone = mean(AFTER - S.score, design)
    assert (seen.value, seen.se, seen.lo, seen.hi, seen.df) == pytest.approx(
        (alone.value, alone.se, alone.lo, alone.hi, alone.df), rel=1e-9
    )
    assert seen.shared == 18 and seen.z == pytest.approx(alone.value / alone.se)


def test_waves_without_a_shared_cluster_add_their_variances() -> None:
    first, second = Wave(S.design, S.psu), Wave(S.design, S.psu + 100)
    seen = change_of_mean(S.score, first, AFTER, second)
    assert seen.se == pytest.approx(np.hypot(seen.before.se, seen.after.se))
    assert (seen.shared, seen.covariance, seen.df) == (0, 0, 36 - 4)


def test_a_domain_is_that_of_each_wave_alone() -> None:
    wave, women = Wave(S.design, S.psu), S.sex == 1
    seen = change_of_mean(S.score, wave, AFTER, wave, within_before=women, within_after=women)
    alone = mean(AFTER - S.score, S.design, within=women)
    assert (seen.value, seen.se) == pytest.approx((alone.value, alone.se), rel=1e-9)


def test_several_columns_change_together() -> None:
    wave = Wave(S.design, [f"desa {psu}" for psu in S.psu])
    before, after = (
        np.column_stack([S.score, S.gappy]),
        np.column_stack([AFTER, S.gappy + S.people]),
    )
    values, covariance = change_of_means(before, wave, after, wave)
    for column in range(2):
        alone = change_of_mean(before[:, column], wave, after[:, column], wave)
        assert values[column] == pytest.approx(alone.value)
        assert covariance[column, column] == pytest.approx(alone.se**2)
    assert covariance[0, 1] == pytest.approx(covariance[1, 0])


def test_half_of_the_clusters_shared_gives_errors_that_hold() -> None:
    """Rotation: of 30 clusters 15 stay. The error must be right where clusters go together."""
    rng = np.random.default_rng(8)
    change, told, apart = [], [], []
    for _ in range(400):
        place = rng.normal(0, 3, 45)
        first, second = np.arange(30), np.arange(15, 45)
        y = [place[psus].repeat(8) + rng.normal(0, 3, 240) for psus in (first, second)]
        waves = [
            Wave(Design.of(np.ones(240), psu=psus.repeat(8)), psus.repeat(8))
            for psus in (first, second)
        ]
        seen = change_of_mean(y[0], waves[0], y[1], waves[1])
        change.append(seen.value)
        told.append(seen.se**2)
        apart.append(seen.before.se**2 + seen.after.se**2)
    assert np.mean(told) == pytest.approx(np.var(change), rel=0.15)
    assert np.mean(apart) > 1.5 * np.var(change)


def test_labels_that_are_not_the_designs_clusters_are_refused() -> None:
    with pytest.raises(Refused, match="S580"):
        change_of_mean(S.score, Wave(S.design, S.unit), AFTER, Wave(S.design, S.psu))


def test_a_single_shared_cluster_adds_nothing() -> None:
    moved = np.where(S.psu == 0, 0, S.psu + 100)
    seen = cross_covariance(
        S.weight * S.score, Wave(S.design, S.psu), S.weight * AFTER, Wave(S.design, moved)
    )
    assert seen.tolist() == [[0.0]]
