"""What must hold of every estimate whatever the data."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serasi.science.surveys import (
    Calibration,
    Design,
    Estimate,
    Refused,
    Stage,
    bootstrap,
    domain_means,
    mean,
    quantile,
    ratio,
    replicate_means,
    total,
    totals_covariance,
)

RULES = ("adjust", "average", "certainty")


@st.composite
def surveys(draw: st.DrawFn) -> tuple[Design, np.ndarray, np.ndarray]:
    """A design of 1 to 4 strata and 1 to 5 PSUs each, answers with gaps, and a second variable."""
    psus = draw(st.lists(st.integers(1, 5), min_size=1, max_size=4).filter(lambda x: sum(x) > 2))
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    stratum = np.repeat(np.arange(len(psus)), psus)
    rows = rng.integers(1, 6, len(stratum))
    stratum, psu = np.repeat(stratum, rows), np.repeat(np.arange(len(rows)), rows)
    n = len(psu)
    y = rng.normal(50, 10, n)
    y[rng.random(n) < 0.1] = np.nan
    fpc = np.array(psus)[stratum] + rng.integers(0, 9, len(psus))[stratum].astype(float)
    finite = draw(st.booleans())
    design = Design.of(rng.uniform(1, 5, n), stratum, psu, fpc if finite else None)
    if finite and draw(st.booleans()):
        unit = np.arange(n)
        below = Stage(
            unit, np.bincount(psu)[psu] + rng.integers(0, 5, len(rows))[psu].astype(float)
        )
        design = replace(design, below=(below,))
    return design, y, rng.uniform(1, 3, n)


def figures(
    design: Design, y: np.ndarray, x: np.ndarray, within: np.ndarray | None, rule: str
) -> list[Estimate]:
    more = {"within": within, "lonely": rule}
    return [
        mean(y, design, **more),  # type: ignore[arg-type]
        total(y, design, **more),  # type: ignore[arg-type]
        ratio(y, x, design, **more),  # type: ignore[arg-type]
        quantile(y, 0.4, design, **more),  # type: ignore[arg-type]
    ]


def numbers(made: list[Estimate]) -> np.ndarray:
    return np.array([list(vars(one).values()) for one in made], dtype=float)


def same(one: np.ndarray, two: np.ndarray) -> None:
    np.testing.assert_allclose(one, two, rtol=1e-7, atol=1e-9)


@settings(max_examples=30, deadline=None)
@given(surveys(), st.randoms(use_true_random=False), st.sampled_from(RULES))
def test_order_of_rows_and_labels_do_not_matter(
    made: tuple[Design, np.ndarray, np.ndarray], random: object, rule: str
) -> None:
    design, y, x = made
    order = list(range(design.n))
    random.shuffle(order)  # type: ignore[attr-defined]
    names = [f"s{(code * 7 + 3) % 11}" for code in design.stratum[order]]
    psus = [f"p{(code * 13 + 5) % 97}" for code in design.psu[order]]
    moved = Design.of(
        design.weight[order], names, psus, None if design.fpc is None else design.fpc[order]
    )
    below = tuple(Stage(stage.unit[order], stage.fpc[order]) for stage in design.below)
    moved = replace(moved, below=below)
    within = np.arange(design.n) % 3 > 0
    same(
        numbers(figures(design, y, x, within, rule)),
        numbers(figures(moved, y[order], x[order], within[order], rule)),
    )


@settings(max_examples=30, deadline=None)
@given(surveys(), st.floats(0.01, 1000))
def test_the_scale_of_weights_matters_to_totals_alone(
    made: tuple[Design, np.ndarray, np.ndarray], scale: float
) -> None:
    design, y, x = made
    grown = replace(design, weight=design.weight * scale)
    one, two = (numbers(figures(each, y, x, None, "adjust")) for each in (design, grown))
    one[1, :4] *= scale
    same(one, two)


@settings(max_examples=30, deadline=None)
@given(surveys(), st.sampled_from(RULES))
def test_a_domain_of_everybody_is_the_whole(
    made: tuple[Design, np.ndarray, np.ndarray], rule: str
) -> None:
    design, y, x = made
    everybody = np.ones(design.n, dtype=bool)
    same(
        numbers(figures(design, y, x, None, rule)), numbers(figures(design, y, x, everybody, rule))
    )


@settings(max_examples=30, deadline=None)
@given(surveys(), st.floats(-100, 100), st.floats(0.1, 10))
def test_a_mean_moves_with_its_answers(
    made: tuple[Design, np.ndarray, np.ndarray], shift: float, stretch: float
) -> None:
    design, y, _ = made
    one, two = mean(y, design), mean(shift + stretch * y, design)
    assert two.value == pytest.approx(shift + stretch * one.value, rel=1e-7, abs=1e-7)
    assert two.se == pytest.approx(stretch * one.se, rel=1e-6, abs=1e-9)


@settings(max_examples=25, deadline=None)
@given(surveys(), st.sampled_from(RULES))
def test_every_covariance_is_symmetric_and_never_negative(
    made: tuple[Design, np.ndarray, np.ndarray], rule: str
) -> None:
    design, y, x = made
    z = np.column_stack([np.nan_to_num(y), x, x**2])
    seen = totals_covariance(z, design, rule)  # type: ignore[arg-type]
    if np.isnan(seen).any():
        assert rule == "average"
        return
    assert (seen == seen.T).all()
    assert np.linalg.eigvalsh(seen).min() >= -1e-8 * max(1.0, np.trace(seen))


@settings(max_examples=25, deadline=None)
@given(surveys())
def test_all_domains_at_once_are_what_each_is_alone(
    made: tuple[Design, np.ndarray, np.ndarray],
) -> None:
    design, y, x = made
    codes = np.arange(design.n) % 3 - 1
    if codes.max() < 1:
        return
    seen = domain_means(np.column_stack([y, x]), design, codes)
    for group in range(2):
        alone = numbers([mean(each, design, within=codes == group) for each in (y, x)])
        together = np.array(
            [[getattr(seen, name)[group, at] for name in vars(seen)] for at in range(2)],
            dtype=float,
        )
        if alone[:, 5].min() > 0:
            same(alone, together)


@settings(max_examples=30, deadline=None)
@given(surveys())
def test_replicates_by_matrix_are_means_with_the_replicates_weights(
    made: tuple[Design, np.ndarray, np.ndarray],
) -> None:
    design, y, x = made
    drawn = bootstrap(design, replicates=7, rng=np.random.default_rng(1))
    codes = np.arange(design.n) % 2
    seen = replicate_means(np.column_stack([y, x]), design, drawn, domains=codes)
    weights = drawn.weights(design)
    for group in range(int(codes.max()) + 1):
        for column, values in enumerate((y, x)):
            at = (codes == group) & ~np.isnan(values)
            with np.errstate(invalid="ignore", divide="ignore"):
                slow = (values[at] @ weights[at]) / weights[at].sum(axis=0)
            same(slow, seen.replicates[group, :, column])
    assert (weights >= 0).all()


def test_calibrating_to_nothing_but_the_whole_changes_only_totals() -> None:
    rng = np.random.default_rng(1)
    design = Design.of(rng.uniform(1, 3, 60), np.arange(60) // 20, np.arange(60) // 4)
    y = rng.normal(size=60)
    known = replace(design, calibration=Calibration(design.weight, (np.zeros(60, np.int64),)))
    assert mean(y, known).se == pytest.approx(mean(y, design).se)
    assert total(np.ones(60), known).se == pytest.approx(0, abs=1e-9)


def test_nobody_is_no_figure_and_not_nought() -> None:
    design = Design.of([1, 1, 1], psu=[1, 2, 3])
    for seen in (
        mean([np.nan] * 3, design),
        total([1.0, 2, 3], design, within=np.zeros(3, dtype=bool)),
        quantile([np.nan] * 3, 0.5, design),
    ):
        assert np.isnan([seen.value, seen.se, seen.lo, seen.hi]).all() and seen.n == 0


@pytest.mark.parametrize(
    ("number", "call"),
    [
        ("S581", lambda: Design.of([1, -1])),
        ("S581", lambda: Design.of([1, np.nan])),
        ("S582", lambda: Design.of([1, 1], stratum=["a", None])),
        ("S582", lambda: Design.of([1, 1], stratum=[1.0, np.nan])),
        ("S583", lambda: Design.of([1, 1], psu=["a", ""])),
        ("S584", lambda: Design.of([1, 1], psu=[1, 2], fpc=[1, 1])),
        ("S584", lambda: Design.of([1, 1], psu=[1, 2], fpc=[5, 6])),
        ("S580", lambda: Design.of([1, 1], stratum=[1])),
        ("S580", lambda: mean([1, 2, 3], Design.of([1, 1]))),
        ("S580", lambda: mean([1, 2], Design.of([1, 1]), within=[0, 1])),
        ("S586", lambda: mean([1, 2], Design.of([1, 1]), lonely="guess")),  # type: ignore[arg-type]
        ("S587", lambda: quantile([1, 2], 1.0, Design.of([1, 1]))),
        ("S587", lambda: mean([1, 2], Design.of([1, 1]), level=95)),
    ],
)
def test_what_no_figure_can_stand_on_is_refused(number: str, call: object) -> None:
    with pytest.raises(Refused, match=number):
        call()  # type: ignore[operator]
