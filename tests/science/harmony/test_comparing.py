"""Two waves with shared clusters, and areas on steps: no order where intervals do not allow it."""

from __future__ import annotations

import numpy as np
import pytest

from serasi.science import harmony, surveys
from serasi.science.harmony import Cell, ladder, overlap
from serasi.science.harmony.report import design_of

HEAD = ["id", "area", "stratum", "psu", "weight"]
DESIGN = "\n".join(f'{name} = "{name}"' for name in HEAD)


def wave(rng: np.random.Generator, villages: range, pull: np.ndarray) -> harmony.Responses:
    """Return a wave of ten people in each village; a village pulls all its people."""
    lines = [",".join([*HEAD, *harmony.NEWEST.codes])]
    for at in villages:
        for n in range(10):
            own = pull[at] + rng.normal(0, 0.8)
            answers = []
            for item in harmony.NEWEST.items:
                value = int(np.clip(round(3 + own + rng.normal(0, 1)), 1, 5))
                answers.append(str(6 - value if item.reverse else value))
            head = [f"{at}-{n}", "35.09", f"s{at % 2}", f"v{at}", f"{1 + at % 3}"]
            lines.append(",".join([*head, *answers]))
    read = harmony.read_responses(lines, harmony.read_plan(DESIGN))
    assert read.usable
    return read


def test_shared_villages_give_the_covariance_of_surveys() -> None:
    rng = np.random.default_rng(4)
    pull = rng.normal(0, 0.7, 40)
    one, two = wave(rng, range(30), pull), wave(rng, range(10, 40), pull)
    found = overlap(one, two)
    assert found.shared == 20
    for at, code in enumerate(harmony.ATTITUDES):
        columns = [harmony.score(read.answers).attitudes[:, at] for read in (one, two)]
        sides = [surveys.Wave(design_of(read), read.psu) for read in (one, two)]
        peer = surveys.change_of_mean(columns[0], sides[0], columns[1], sides[1])
        assert found.covariance[code] == pytest.approx(peer.covariance, rel=1e-9)
    index = found.covariance[harmony.INDEX]
    assert index > 0
    ses = [harmony.measured_responses(r, seed=1).everybody.index.se for r in (one, two)]
    assert index < ses[0] * ses[1]


def test_waves_without_a_common_village_share_nothing() -> None:
    rng = np.random.default_rng(5)
    pull = rng.normal(0, 0.7, 40)
    found = overlap(wave(rng, range(20), pull), wave(rng, range(20, 40), pull))
    assert found.shared == 0
    assert set(found.covariance.values()) == {0.0}


def cell(value: float, se: float = 1.0) -> Cell:
    return Cell(value, se, value - 1.96 * se, value + 1.96 * se, 2.0, 600, 40)


def test_areas_whose_intervals_touch_share_a_step_in_the_order_of_the_alphabet() -> None:
    told = ladder({"Lumajang": cell(66.8), "Jember": cell(65.0), "Bondowoso": cell(63.0)})
    assert [step.names for step in told.steps] == [("Bondowoso", "Jember", "Lumajang")]
    assert told.pairs == frozenset()
    assert told.compared == 3


def test_a_chain_is_one_step_although_its_ends_are_certainly_apart() -> None:
    told = ladder({"a": cell(50.0), "b": cell(53.0), "c": cell(56.0), "z": cell(80.0)})
    assert [step.names for step in told.steps] == [("z",), ("a", "b", "c")]
    assert ("c", "a") in told.pairs
    assert not {("b", "a"), ("a", "b")} & told.pairs


def test_hidden_areas_and_those_without_error_are_not_compared() -> None:
    told = ladder({
        "a": cell(50.0), "b": Cell(reason="tidak ada data"),
        "c": Cell(70.0, None, None, None, None, 600, 40),
    })  # fmt: skip
    assert [step.names for step in told.steps] == [("a",)]
    assert told.compared == 0


def test_seven_areas_that_are_alike_are_hardly_ever_put_in_order() -> None:
    rng = np.random.default_rng(6)
    wrong = sum(
        bool(ladder({f"k{n}": cell(60 + rng.normal(), 1.0) for n in range(7)}).pairs)
        for _ in range(1000)
    )
    assert wrong <= 70
