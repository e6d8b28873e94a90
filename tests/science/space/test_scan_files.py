"""The files of the scan: what is used, what is said to be wrong; nothing vanishes in silence."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from serasi.science.space import prospective_scan, read_scan, scan_report
from serasi.science.space.flaws import SENTENCES

NEAR = ["area,neighbour,rank", "a,a,0", "a,b,1", "b,a,1"]


def lines(*rows: str, heading: str = "area,week,count") -> list[str]:
    return [heading, *rows]


def test_weeks_may_be_iso_weeks_dates_months_or_numbers() -> None:
    for first, second, names in (
        ("2025-W52", "2026-W01", ("2025-W52", "2026-W01")),
        ("2025-12-28", "2025-12-29", ("2025-W52", "2026-W01")),
        ("2025-12", "2026-01", ("2025-12", "2026-01")),
        ("0", "1", ("0", "1")),
    ):
        read = read_scan(lines(f"a,{first},1", f"b,{second},2"), NEAR)
        assert read.weeks == names
        assert read.counts.tolist() == [[1, 0], [0, 2]]
        assert read.flaws == ()
        assert read.absent_rows == 2


def test_dates_of_one_week_are_added_and_a_blank_count_is_not_zero() -> None:
    rows = lines("a,2026-01-05,1", "a,2026-01-06,2", "b,2026-01-07,")
    read = read_scan(rows, NEAR)
    assert read.counts[0].tolist() == [3]
    assert np.isnan(read.counts[1, 0])
    assert read.flaws == ()


@pytest.mark.parametrize(
    ("number", "row"),
    [
        ("S521", ",1,2"),
        ("S522", "a,kemarin,2"),
        ("S522", "a,2026-W54,2"),
        ("S522", "a,2026-02-30,2"),
        ("S522", "a,2026-W05,2"),
        ("S523", "a,2,-1"),
        ("S523", "a,2,1.5"),
        ("S523", "a,2,dua"),
        ("S523", "a,2,nan"),
        ("S523", "a,2,inf"),
        ("S524", "b,1,5"),
        ("S524", "b,01,5"),
        ("S525", "a,9,5"),
        ("S529", "a,1"),
    ],
)
def test_a_bad_row_of_counts_is_a_numbered_problem(number: str, row: str) -> None:
    read = read_scan(lines("b,1,4", row, "b,2,6"), NEAR, last_week="8")
    assert [(flaw.number, flaw.line) for flaw in read.flaws] == [(number, 3)]
    assert np.nansum(read.counts) == 10
    assert "{" not in read.flaws[0].sentence


@pytest.mark.parametrize(
    ("number", "row"),
    [("S521", ",b,1"), ("S524", "a,b,2"), ("S527", "b,b,dekat"), ("S528", "b,zz,2"), ("S529", "b")],
)
def test_a_bad_row_of_neighbours_is_a_numbered_problem(number: str, row: str) -> None:
    read = read_scan(lines("a,1,1", "b,1,1"), [*NEAR, row])
    assert [(flaw.number, flaw.line) for flaw in read.flaws] == [(number, 5)]
    assert read.zones.tolist() == [[0, 1], [1, 0]]


def test_a_missing_column_is_named() -> None:
    read = read_scan(["area,count", "a,1"], ["area,rank", "a,1"])
    assert [(flaw.number, flaw.value) for flaw in read.flaws] == [
        ("S520", "week"),
        ("S520", "neighbour"),
    ]
    assert read.counts.shape == (0, 0)
    assert [flaw.number for flaw in read_scan([], []).flaws] == ["S520"] * 6


def test_population_makes_a_baseline_and_gaps_take_the_figure_before() -> None:
    heading = "area,week,count,population"
    read = read_scan(lines("a,1,1,50", "a,3,1,60", "b,2,1,9", heading=heading), NEAR)
    assert read.baseline is not None
    assert read.baseline.tolist() == [[50, 50, 60], [9, 9, 9]]
    partly = read_scan(lines("a,1,1,50", "a,2,1,", "b,2,1,9", heading=heading), NEAR)
    assert [(flaw.number, flaw.value) for flaw in partly.flaws] == [("S535", "a")]
    wrong = read_scan(lines("a,1,1,-5", "b,2,1,9", heading=heading), NEAR)
    assert [flaw.number for flaw in wrong.flaws] == ["S526"]


@given(st.permutations(range(9)), st.permutations(range(3)))
def test_the_order_of_rows_does_not_matter(counts: list[int], near: list[int]) -> None:
    rows = [f"{area},{week},{n}" for n, (area, week) in enumerate(
        (area, week) for area in "abc" for week in (1, 2, 3))]  # fmt: skip
    links = ["a,b,1", "b,c,2", "b,a,2"]
    plain = read_scan(lines(*rows), ["area,neighbour,rank", *links])
    mixed = read_scan(
        lines(*(rows[i] for i in counts)), ["area,neighbour,rank", *(links[i] for i in near)]
    )
    assert (plain.counts == mixed.counts).all()
    assert (plain.zones == mixed.zones).all()
    assert plain.areas == mixed.areas


@given(st.lists(st.text(alphabet='ab,"1.-W2026\n;', max_size=20), max_size=8))
def test_every_row_is_used_or_named(rows: list[str]) -> None:
    clean = [row.replace("\n", "").replace('"', "") for row in rows]
    read = read_scan(lines(*clean), NEAR)
    wanted = [row for row in clean if row.strip(",")]
    assert read.rows + len(read.flaws) == len(wanted)
    assert all(flaw.number in SENTENCES for flaw in read.flaws)


def test_the_answer_is_json_with_names_and_assumptions() -> None:
    pytest.importorskip("numba")
    rows = [f"{area},{week},{9 if (area, week) == ('b', 20) else 1}"
            for area in "abcd" for week in range(1, 21) if week != 7]  # fmt: skip
    read = read_scan(lines(*rows), [*NEAR, "c,d,1", "c,b,2"])
    found = prospective_scan(read.counts, read.zones, baseline=read.baseline, replicates=99)
    told = json.loads(json.dumps(scan_report(read, found)))
    assert told["model"] == "permutation"
    assert told["clusters"][0]["centre"] == "b"
    assert told["clusters"][0]["last_week"] == "20"
    assert told["assumptions"]["weeks_without_data"] == ["7"]
    assert told["assumptions"]["areas_without_neighbours"] == ["d"]


def test_the_files_of_the_common_task_give_back_the_task(tmp_path: Path) -> None:
    from benchmarks.scan.task import common_task, write_files

    task = common_task(1300)
    counts, neighbours = write_files(task, tmp_path)
    with counts.open(encoding="utf-8") as one, neighbours.open(encoding="utf-8") as two:
        read = read_scan(one, two)
    place = [int(name[1:]) for name in read.areas]
    assert read.flaws == ()
    assert (read.counts == task.counts[place]).all()
    assert read.baseline is not None
    assert (read.baseline[:, 0] == task.population[place]).all()
    assert (np.array(place)[read.zones] == task.zones[place]).all()
