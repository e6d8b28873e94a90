"""Equal to R survey 4.1.1 on a made-up sample, to 1e-9 and better."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from serasi.science.surveys import (
    Design,
    Estimate,
    Margin,
    Refused,
    bootstrap,
    domain_means,
    half_samples,
    jackknife,
    mean,
    means,
    quantile,
    rake,
    raked,
    ratio,
    replicate_means,
    replicated,
    total,
)
from tests.science.surveys.known import KNOWN
from tests.science.surveys.sample import sample

S = sample()
PLAIN, FINITE, STAGES = S.design, S.finite, S.two_stages
WOMEN, YOUNGEST = S.sex == 1, S.age == 0


def raked_design() -> Design:
    people = PLAIN.weight.sum()
    margins = [
        Margin("kelamin", S.sex.tolist(), {0: people / 2, 1: people / 2}),
        Margin("umur", S.age.tolist(), {0: people * 0.3, 1: people * 0.45, 2: people * 0.25}),
    ]
    made = rake(PLAIN.weight, margins, tolerance=1e-13)
    assert made.converged
    assert (made.smallest, made.largest) == pytest.approx(KNOWN["raked, weights"], rel=1e-9)
    return raked(PLAIN, made)


ASKED: dict[str, Callable[[], Estimate]] = {
    "mean": lambda: mean(S.score, PLAIN),
    "mean, without": lambda: mean(S.score, PLAIN, against="without"),
    "mean, fpc": lambda: mean(S.score, FINITE),
    "mean, two stages": lambda: mean(S.score, STAGES),
    "mean, gaps": lambda: mean(S.gappy, PLAIN),
    "mean, women": lambda: mean(S.score, PLAIN, within=WOMEN),
    "total": lambda: total(S.people, PLAIN),
    "total, without": lambda: total(S.people, PLAIN, against="without"),
    "total, two stages, women": lambda: total(S.people, STAGES, within=WOMEN),
    "ratio": lambda: ratio(S.score, S.people, PLAIN),
    "ratio, fpc, youngest": lambda: ratio(S.score, S.people, FINITE, within=YOUNGEST),
    "raked": lambda: mean(S.score, raked_design()),
    "raked, women": lambda: mean(S.score, raked_design(), within=WOMEN),
}


@pytest.mark.parametrize("name", ASKED)
def test_a_figure_its_error_and_its_design_effect_are_those_of_r_survey(name: str) -> None:
    seen = ASKED[name]()
    assert (seen.value, seen.se, seen.deff) == pytest.approx(KNOWN[name], rel=1e-9)


@pytest.mark.parametrize("q", [0.1, 0.5, 0.75])
def test_quantiles_and_their_woodruff_intervals_are_those_of_r_survey(q: float) -> None:
    seen = quantile(S.score, q, PLAIN)
    assert (seen.value, seen.se, seen.lo, seen.hi) == pytest.approx(
        KNOWN[f"quantile {q}"], rel=1e-9
    )


def test_the_interval_is_by_t_with_clusters_less_strata() -> None:
    seen = mean(S.score, PLAIN)
    assert (seen.lo, seen.hi, seen.df) == pytest.approx(KNOWN["interval"], rel=1e-9)


def test_the_joint_covariance_of_means_is_that_of_r_survey() -> None:
    _, covariance = means(np.column_stack([S.score, S.people]), PLAIN)
    assert covariance.ravel() == pytest.approx(KNOWN["covariance"], rel=1e-9)


@pytest.mark.parametrize("rule", ["adjust", "average", "certainty"])
def test_a_stratum_with_one_cluster_counts_by_the_rule_of_r_survey(rule: str) -> None:
    errors = (
        mean(S.score, S.lonely, lonely=rule).se,  # type: ignore[arg-type]
        total(S.people, S.lonely, lonely=rule).se,  # type: ignore[arg-type]
    )
    assert errors == pytest.approx(KNOWN[f"lonely {rule}"], rel=1e-9)


def test_a_stratum_with_one_cluster_is_refused_by_name_where_the_rule_is_fail() -> None:
    names = np.array(["utara", "barat", "timur", "selatan"])[S.lonely.stratum]
    design = Design.of(S.weight, names, S.psu)
    with pytest.raises(Refused, match=r"Strata utara .*S585"):
        mean(S.score, design, lonely="fail")


def test_jackknife_errors_are_those_of_r_survey() -> None:
    made = jackknife(PLAIN)
    seen = replicate_means(S.score[:, None], PLAIN, made)
    assert made.kind == "JKn"
    assert float(seen.se("mean")[0, 0]) == pytest.approx(KNOWN["JKn around mean"][0], rel=1e-9)
    _, covariance, _ = replicated(
        lambda w: [w @ S.score / w.sum(), w @ S.score / (w @ S.people)], PLAIN, made
    )
    assert np.sqrt(np.diag(covariance)) == pytest.approx(KNOWN["JKn"], rel=1e-9)
    finite = replicate_means(S.score[:, None], FINITE, jackknife(FINITE))
    assert float(finite.se()[0, 0]) == pytest.approx(KNOWN["JKn, fpc"][0], rel=1e-9)
    whole = Design.of(S.weight, psu=S.psu)
    one = jackknife(whole)
    assert one.kind == "JK1"
    seen = replicate_means(S.score[:, None], whole, one)
    assert float(seen.se()[0, 0]) == pytest.approx(KNOWN["JK1"][0], rel=1e-9)


def test_balanced_half_samples_give_the_error_of_a_total_as_r_survey() -> None:
    two = np.isin(S.psu, (0, 1, 4, 5, 10, 11, 15, 16))
    design = Design.of(S.weight[two], S.stratum[two], S.psu[two])
    _, covariance, _ = replicated(lambda w: w @ S.score[two], design, half_samples(design))
    assert float(covariance[0, 0]) ** 0.5 == pytest.approx(KNOWN["BRR"][0], rel=1e-9)
    assert float(covariance[0, 0]) ** 0.5 == pytest.approx(total(S.score[two], design).se)


def test_the_bootstrap_comes_near_the_linearised_error() -> None:
    made = bootstrap(FINITE, replicates=4000, rng=np.random.default_rng(3))
    seen = replicate_means(S.score[:, None], FINITE, made)
    assert float(seen.se()[0, 0]) == pytest.approx(KNOWN["mean, fpc"][1], rel=0.04)


@pytest.mark.parametrize("design", [PLAIN, FINITE, STAGES, S.lonely, raked_design()])
def test_all_domains_at_once_are_what_each_is_alone(design: Design) -> None:
    columns = np.column_stack([S.score, S.gappy])
    codes = np.where(S.age == 2, -1, S.age + 2 * (S.psu % 2))
    seen = domain_means(columns, design, codes)
    for group in range(4):
        for column in range(2):
            alone = mean(columns[:, column], design, within=codes == group)
            both = [
                float(getattr(seen, name)[group, column])
                for name in ("value", "se", "lo", "hi", "deff", "n", "psus", "df")
            ]
            assert both == pytest.approx(list(vars(alone).values()), rel=1e-9)
