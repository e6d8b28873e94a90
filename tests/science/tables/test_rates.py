"""How much is found and how often it cries wolf, on invented tables and paragraphs.

The ordinary run takes few seeds; `pytest -m scale -s tests/science/tables` takes many and prints
the rates of each kind.
"""

from __future__ import annotations

from random import Random

import pytest

from tests.science.tables import generated

CLEAN = {**generated.TABLES, **generated.PROSE}
SEEDED = [
    (kind, make)
    for source in (generated.SEEDED, generated.SEEDED_PROSE)
    for kind, makers in source.items()
    for make in makers
]
KINDS = sorted({kind for kind, _ in SEEDED})


def false_alarms(seeds: range) -> list[str]:
    return [
        f"{name} {seed}"
        for name, make in CLEAN.items()
        for seed in seeds
        if not make(Random(f"clean {name} {seed}")).ok
    ]


def missed(kind: str, seeds: range) -> tuple[list[str], int]:
    makers = [make for other, make in SEEDED if other == kind]
    lost = [
        f"{make.__name__} {seed}"
        for make in makers
        for seed in seeds
        if kind
        not in {f.kind for f in make(Random(f"{kind} {make.__name__} {seed}"), kind).findings}
    ]
    return lost, len(makers) * len(seeds)


def test_right_tables_and_paragraphs_have_no_finding():
    assert false_alarms(range(8)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_seeded_error_of_each_kind_is_found(kind):
    lost, tried = missed(kind, range(8))
    assert len(lost) <= 0.02 * tried, lost


@pytest.mark.scale
def test_false_alarms_stay_below_one_in_a_hundred():
    seeds = range(400)
    alarms = false_alarms(seeds)
    tried = len(CLEAN) * len(seeds)
    print(f"\nfalse alarms: {len(alarms)} of {tried} ({100 * len(alarms) / tried:.2f} %)")  # noqa: T201
    assert len(alarms) < 0.01 * tried, alarms


@pytest.mark.scale
@pytest.mark.parametrize("kind", KINDS)
def test_nearly_every_seeded_error_is_found(kind):
    lost, tried = missed(kind, range(300))
    print(f"\n{kind}: {tried - len(lost)} of {tried} found")  # noqa: T201
    assert len(lost) <= 0.02 * tried, lost
