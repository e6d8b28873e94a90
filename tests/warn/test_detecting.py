"""What detectors find in verified counts, and what they must not."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from click.testing import CliRunner

from serasi.cli.warn import warn
from serasi.problems import Problem
from serasi.regions.models import Area
from serasi.warn import actions, budget
from serasi.warn.models import Backtest, Finding
from serasi.warn.panels import panel, zones_of
from tests.cast import NOW, House
from tests.warn.conftest import WULUHAN
from tests.warn.test_levels import event

pytestmark = pytest.mark.django_db


QUIET = [f"35.09.{n:02d}" for n in range(1, 11)]


def history(office: House) -> None:
    """One event every fourth week in each of twelve districts, over two years."""
    for code in QUIET:
        Area.objects.create(
            code=code, name=f"Kecamatan {code}", level=3, kind="kecamatan", parent_id="35.09",
            search_name=code, valid_from=date(2000, 1, 1),
        )  # fmt: skip
    places = ("35.09.11.2001", "35.09.12.2002", *QUIET)
    for week in range(2, 100, 4):
        for shift, area in enumerate(places):
            day = NOW.date() - timedelta(days=7 * week + 2 * shift)
            event(office, 1, area=area, day=day)


def test_counts_end_yesterday_and_hold_every_event(office: House) -> None:
    history(office)
    event(office, 1, day=NOW.date())
    made = panel(["35.09"], today=NOW.date())
    assert made.districts == [*QUIET, "35.09.11", "35.09.12"]
    assert made.events.sum() == 300  # that of today belongs to the next week


def test_a_planted_rise_is_found_and_stops_at_kuning(office: House) -> None:
    history(office)
    event(office, 9, day=NOW.date() - timedelta(days=16))
    kept = actions.detect(now=NOW)
    assert {f.area_id for f in kept} == {WULUHAN}
    [found] = [f for f in kept if f.detector == "scan"]
    assert found.observed >= 9 and found.observed > 3 * found.expected
    assert found.recurrence_days is not None and found.recurrence_days >= 365
    assert [(w.area_id, w.level) for w in actions.propose(now=NOW)] == [(WULUHAN, 1)]


def test_a_steady_history_finds_nothing(office: House) -> None:
    history(office)
    assert actions.detect(now=NOW) == []


def test_many_reports_of_one_sender_find_nothing(office: House) -> None:
    from tests.register.conftest import report_in

    history(office)
    for _ in range(30):
        report_in(office, "Ada ribut di pasar Wuluhan, katanya mau bentrok", area=WULUHAN)
    assert actions.detect(now=NOW) == []
    assert actions.propose(now=NOW) == []


def test_detecting_twice_keeps_one_finding(office: House) -> None:
    history(office)
    event(office, 9, day=NOW.date() - timedelta(days=16))
    kept = actions.detect(now=NOW)
    actions.detect(now=NOW + timedelta(hours=1))
    assert Finding.objects.count() == len(kept) >= 1


def test_the_back_test_of_the_page_is_that_of_the_command(office: House) -> None:
    import json

    history(office)
    event(office, 9, kind="incident", form="F10", day=NOW.date() - timedelta(days=16))
    told = CliRunner().invoke(warn, ["backtest", "--json"], catch_exceptions=False)
    read = json.loads(told.output)["35.09"]
    assert read == Backtest.objects.get(area_id="35.09").result
    assert read["incidents"] == 9 and read["districts"] == 12
    assert read["alarms_per_district_year"] < 3 * read["budget_per_district_year"]


def test_a_short_history_is_not_judged(office: House) -> None:
    event(office, 3, day=NOW.date() - timedelta(days=16))
    assert actions.back_test(now=NOW) == []


def test_the_budget_is_chosen_by_the_head_in_words(office: House) -> None:
    actions.choose_budget(office.viewer("hendra"), years=5, reason="terlalu sering", now=NOW)
    assert budget.per_area_week(NOW.date()) == pytest.approx(1 / 260)
    with pytest.raises(Problem):
        actions.choose_budget(office.viewer("dewi"), years=1, reason="x", now=NOW)
    with pytest.raises(Problem):
        actions.choose_budget(office.viewer("hendra"), years=3, reason="x", now=NOW)


def test_zones_need_neither_points_nor_neighbours(office: House) -> None:
    assert zones_of(["35.09.11", "35.09.12"]).tolist() == [[0], [1]]
    Area.objects.filter(code="35.09.11").update(lat="-8.35", lng="113.55")
    Area.objects.filter(code="35.09.12").update(lat="-8.34", lng="113.61")
    assert zones_of(["35.09.11", "35.09.12"]).tolist() == [[0, 1], [1, 0]]
    assert zones_of([]).size == 0


def test_the_command_scans_files_and_names_bad_rows(tmp_path) -> None:  # type: ignore[no-untyped-def]
    rng = np.random.default_rng(5)
    rows = ["area,period,count"]
    for area in range(12):
        for week in range(1, 31):
            more = 8 if area == 3 and week > 27 else 0
            rows.append(f"A{area:02d},2026-W{week:02d},{rng.poisson(1) + more}")
    rows.append("A01,2026-W05,banyak")
    counts, neighbours = tmp_path / "c.csv", tmp_path / "n.csv"
    counts.write_text("\n".join(rows), encoding="utf-8")
    near = ["area,neighbour,rank"] + [f"A{a:02d},A{(a + 1) % 12:02d},1" for a in range(12)]
    neighbours.write_text("\n".join(near), encoding="utf-8")
    told = CliRunner().invoke(warn, ["scan", str(counts), str(neighbours), "--json"])
    assert told.exit_code == 0, told.output
    import json

    read = json.loads(told.output)
    assert read["clusters"][0]["areas"] == ["A03"]
    assert [(p["code"], p["value"]) for p in read["problems"]] == [("S523", "banyak")]
    spoken = CliRunner().invoke(warn, ["scan", str(counts), str(neighbours)]).output
    assert spoken.startswith("1. A03:")
    missing = CliRunner().invoke(warn, ["scan", str(tmp_path / "x.csv"), str(neighbours)])
    assert "S908" in str(missing.exception)
