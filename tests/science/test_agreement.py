"""Krippendorff's alpha against the values of his own paper, and its properties."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.science.agreement import agreement, krippendorff_alpha


def _pairs(first: str, second: str) -> list[tuple[str, str]]:
    return list(zip(first.split(), second.split(), strict=True))


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        # Krippendorff 2011, A: binary data, two observers, no missing data
        (_pairs("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), 0.095),
        # Krippendorff 2011, B: nominal data, two observers, no missing data
        (_pairs("a a b b d c c c e d d a", "b a b b b c c c e d d d"), 0.692),
    ],
)
def test_alpha_is_that_of_the_paper(units, expected):
    assert round(krippendorff_alpha(units), 3) == expected


def test_perfect_agreement_is_one_and_no_variation_is_undefined():
    assert krippendorff_alpha([("T1", "T1"), ("T2", "T2")]) == 1.0
    assert krippendorff_alpha([("T1", "T1"), ("T1", "T1")]) is None
    assert krippendorff_alpha([]) is None
    assert krippendorff_alpha([("T1", None)]) is None


def test_ordinal_alpha_forgives_near_misses_more_than_far_ones():
    near = [(1, 1), (2, 2), (3, 4), (4, 4), (1, 1), (2, 3)] * 3
    far = [(1, 1), (2, 2), (3, 4), (4, 4), (1, 4), (2, 2)] * 3
    assert krippendorff_alpha(near, metric="ordinal") > krippendorff_alpha(far, metric="ordinal")


def test_the_interval_holds_alpha_and_needs_ten_units():
    rng = np.random.default_rng(1)
    units = [("a", "a"), ("b", "b"), ("a", "b"), ("b", "b"), ("a", "a")] * 8
    found = agreement(units, rng=rng, resamples=300)
    assert found.low < found.alpha < found.high
    assert (found.units, found.values) == (40, 80)
    few = agreement(units[:9], rng=rng)
    assert few.alpha is not None
    assert few.low is None


def test_the_interval_covers_the_true_alpha_as_often_as_it_says():
    rng = np.random.default_rng(7)
    big = _noisy(rng, 40_000)
    truth = krippendorff_alpha(big)
    hits = 0
    for _ in range(60):
        found = agreement(_noisy(rng, 60), rng=rng, resamples=200)
        hits += found.low <= truth <= found.high
    assert hits >= 51


def _noisy(rng: np.random.Generator, size: int) -> list[tuple[int, int]]:
    first = rng.integers(0, 3, size)
    second = np.where(rng.random(size) < 0.75, first, rng.integers(0, 3, size))
    return list(zip(first.tolist(), second.tolist(), strict=True))


values = st.sampled_from([None, 1, 2, 3])


@settings(max_examples=60)
@given(st.lists(st.tuples(values, values, values), min_size=1, max_size=20), st.randoms())
def test_alpha_is_at_most_one_and_ignores_the_order_of_coders_and_units(units, random):
    for metric in ("nominal", "ordinal"):
        found = krippendorff_alpha(units, metric=metric)
        turned = [tuple(reversed(unit)) for unit in units]
        random.shuffle(turned)
        again = krippendorff_alpha(turned, metric=metric)
        if found is None:
            assert again is None
        else:
            assert found <= 1.0 + 1e-9
            assert again == pytest.approx(found)
