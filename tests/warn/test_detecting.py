"""What detectors find in verified counts, and what they must not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from django.urls import reverse
from django.utils import timezone

from serasi.cli.warn import warn
from serasi.problems import Problem
from serasi.regions.models import Area
from serasi.register.models import Event
from serasi.trail.models import Entry
from serasi.warn import actions, budget
from serasi.warn.backtest import backtest
from serasi.warn.models import Backtest, Finding, JudgedWeek
from serasi.warn.panels import panel, zones_of
from serasi.warn.queries import evidence_of
from serasi.warn.queries.clusters import clusters_of
from tests.cast import NOW, House
from tests.warn.conftest import WULUHAN, minutes

pytestmark = pytest.mark.django_db


QUIET = [f"35.09.{n:02d}" for n in range(1, 11)]


def event(
    office: House, n: int = 1, *, day: date, told: date | None = None, **facts: str
) -> list[Event]:
    """Add confirmed events that became known on a day, by default on the next one."""
    known = timezone.make_aware(datetime.combine(told or day + timedelta(days=1), time(8)))
    return [
        Event.objects.create(
            public_id=f"CT-26-{Event.objects.count():05d}-X",
            kind=facts.get("kind", "tension"),
            state="confirmed",
            desk=office.agencies["Bakesbangpol Kab. Jember"],
            title="Ketegangan",
            area_id=facts.get("area", "35.09.11.2001"),
            start_date=day,
            trigger="T1",
            form=facts.get("form", "F02"),
            law_source="U-a",
            codebook="2026.1",
            created_at=known,
            confirmed_at=known,
        )
        for _ in range(n)
    ]


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


def test_counts_end_with_the_last_whole_week_and_hold_every_event(office: House) -> None:
    history(office)
    event(office, 1, day=date(2026, 11, 23))  # a Monday: its week is not over
    made = panel(["35.09"], today=NOW.date())
    assert made.districts == [*QUIET, "35.09.11", "35.09.12"]
    assert made.events.sum() == 300
    assert made.day_of(made.weeks - 1) == date(2026, 11, 16)
    assert made.first_day.isoweekday() == 1


def test_a_panel_knows_what_was_known_then(office: House) -> None:
    first, later = date(2026, 11, 2), date(2026, 11, 9)
    event(office, 1, day=first)
    event(office, 4, day=first, told=date(2026, 11, 20))
    event(office, 2, day=later, told=date(2026, 11, 18))
    made = panel(["35.09"], today=NOW.date())
    assert made.first_day == first
    assert [made.known(n).sum() for n in (1, 2, 3)] == [1, 1, 7]
    assert made.judged(1).sum(axis=0).tolist() == [1, 2]  # the week itself a week longer
    assert made.events.sum(axis=0).tolist() == [5, 2, 0]


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


def test_daily_runs_judge_a_week_once(office: House) -> None:
    history(office)
    event(office, 9, day=NOW.date() - timedelta(days=16))
    kept = actions.detect(now=NOW)
    assert kept and {f.day for f in kept} == {date(2026, 11, 22)}
    event(office, 9, day=NOW.date(), area="35.09.12.2002")  # of a week that is not over
    for days in (0.5, 1, 2, 3, 4):  # to Sunday
        again = actions.detect(now=NOW + timedelta(days=days))
        assert [f.pk for f in again] == [f.pk for f in kept]
    assert Finding.objects.count() == len(kept)
    assert Entry.objects.filter(action="detector.found").count() == 1
    assert JudgedWeek.objects.get().day == date(2026, 11, 22)
    monday = actions.detect(now=NOW + timedelta(days=5))
    assert {f.day for f in monday} == {date(2026, 11, 29)}
    assert JudgedWeek.objects.count() == 2


def test_what_is_verified_late_still_counts_in_its_week(office: House) -> None:
    history(office)
    week = date(2026, 11, 18)
    late = event(office, 9, day=week, told=NOW.date() + timedelta(days=1))
    Event.objects.filter(pk__in=[e.pk for e in late]).update(state="draft")
    assert actions.detect(now=NOW) == []
    Event.objects.filter(pk__in=[e.pk for e in late]).update(state="confirmed")
    [found] = actions.detect(now=NOW + timedelta(days=1, hours=3))
    assert (found.detector, found.area_id, found.observed) == ("ewma", WULUHAN, 9)
    Event.objects.filter(pk__in=[e.pk for e in late]).update(trashed_at=NOW)
    assert actions.detect(now=NOW + timedelta(days=2)) == []
    assert not Finding.objects.exists()  # what an event taken back had carried goes with it


def test_a_finding_stands_until_the_next_week_is_judged(office: House) -> None:
    history(office)
    event(office, 9, day=NOW.date() - timedelta(days=16))
    event(office, 9, day=NOW.date() - timedelta(days=6))
    actions.detect(now=NOW)

    def stands(day: date) -> bool:
        found, _basis = evidence_of(day)
        return any(one.code == "DET" for one in found.get(WULUHAN, ()))

    assert stands(date(2026, 11, 25)) and stands(date(2026, 11, 29))
    assert stands(date(2026, 11, 30))  # Monday, before the week that ended is judged
    assert not stands(date(2026, 12, 1))
    Event.objects.update(trashed_at=NOW)
    actions.detect(now=NOW + timedelta(days=5))  # that Monday, and nothing is found
    assert not stands(date(2026, 11, 30))


def test_the_back_test_of_the_page_is_that_of_the_command(office: House) -> None:
    history(office)
    event(office, 9, kind="incident", form="F10", day=NOW.date() - timedelta(days=16))
    told = CliRunner().invoke(warn, ["backtest", "--json"], catch_exceptions=False)
    read = json.loads(told.output)["35.09"]
    assert read == Backtest.objects.get(area_id="35.09").result
    assert read["incidents"] == 9 and read["districts"] == 12
    assert read["single_budget"] == 0.75
    assert read["alarms_per_district_year"] < 3 * read["single_budget"]
    assert read["known_late"] == 0


def test_history_keyed_in_afterwards_warns_of_nothing(office: House) -> None:
    history(office)
    rise, clash = NOW.date() - timedelta(days=86), NOW.date() - timedelta(days=72)
    told = event(office, 9, day=rise)
    event(office, 1, kind="incident", form="F10", day=clash)
    known = backtest(panel(["35.09"], today=NOW.date()), today=NOW.date())
    assert known is not None and known.recall == 1.0 and known.median_lead_weeks is not None
    Event.objects.filter(pk__in=[e.pk for e in told]).update(confirmed_at=NOW)
    late = backtest(panel(["35.09"], today=NOW.date()), today=NOW.date())
    assert late is not None and late.events == known.events
    assert late.recall == 0.0 and late.median_lead_weeks is None
    assert late.known_late == pytest.approx(9 / late.events)


def test_a_house_that_keyed_in_its_past_last_week_cannot_be_tested_back(office: House) -> None:
    history(office)
    Event.objects.update(confirmed_at=NOW - timedelta(days=7))
    assert backtest(panel(["35.09"], today=NOW.date()), today=NOW.date()) is None


def test_the_page_sets_each_budget_beside_the_rate_of_the_same_thing(office: House) -> None:
    history(office)
    event(office, 9, day=NOW.date() - timedelta(days=16))
    actions.detect(now=NOW)
    actions.back_test(now=NOW)
    page = office.client("dewi").get(reverse("warn:detectors")).content.decode()
    assert "Dari itu 0,75 per kecamatan-tahun" in page and "dan 0,25 untuk gerombol" in page
    assert "(1 gerombol dalam 1 minggu)" in page and "belum setahun dinilai" in page
    assert "berakhir 22 Nov 2026" in page


def test_a_cluster_that_goes_on_is_counted_once(office: House) -> None:
    day = date(2026, 11, 22)
    for week in range(52):
        JudgedWeek.objects.create(day=day - timedelta(days=7 * week), districts=2, made_at=NOW)
    for week, areas in ((9, [WULUHAN]), (8, ["35.09.12", WULUHAN]), (3, [WULUHAN])):
        Finding.objects.create(
            detector="scan", area_id=areas[0], areas=areas, day=day - timedelta(days=7 * week),
            weeks=2, observed=9, expected=1, score=9, made_at=NOW,
        )  # fmt: skip
    told = clusters_of(office.viewer("dewi"), "35.09", districts=2, now=NOW)
    assert (told.begun, told.weeks, told.per_district_year) == (2, 52, 1.0)
    assert clusters_of(office.viewer("bagus"), "35.09", districts=2, now=NOW).begun == 0


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


def test_the_scan_has_a_quarter_of_the_budget_and_one_cluster_a_quarter(office: House) -> None:
    day = NOW.date()
    assert budget.single_per_area_year(day) == 0.75
    assert budget.scan_per_area_year(day, districts=12) == pytest.approx(0.25)
    assert budget.scan_per_area_year(day, districts=146) == pytest.approx(4 / 146)
    assert [budget.scan_looks(rare, weeks=90) for rare in (3, 13, 17.4, 500)] == [1, 3, 4, 13]
    assert budget.scan_looks(500, weeks=6) == 3


def test_zones_need_neither_points_nor_neighbours(office: House) -> None:
    assert zones_of(["35.09.11", "35.09.12"]).tolist() == [[0], [1]]
    Area.objects.filter(code="35.09.11").update(lat="-8.35", lng="113.55")
    Area.objects.filter(code="35.09.12").update(lat="-8.34", lng="113.61")
    assert zones_of(["35.09.11", "35.09.12"]).tolist() == [[0, 1], [1, 0]]
    assert zones_of([]).size == 0


def test_two_choices_of_one_day_both_stay_and_the_last_counts(office: House) -> None:
    hendra, day = office.viewer("hendra"), NOW.date()
    actions.choose_budget(hendra, years=5, reason="terlalu sering", now=NOW)
    actions.choose_budget(hendra, years=2, reason="lima terlalu jarang", now=NOW + minutes(30))
    kept = [(one.years, one.reason, one.by) for one in budget.choices()]
    assert kept == [
        (2, "lima terlalu jarang", office.people["hendra"]),
        (5, "terlalu sering", office.people["hendra"]),
    ]
    assert (budget.years(day - timedelta(days=1)), budget.years(day)) == (1, 2)
    page = office.client("hendra").get(reverse("warn:detectors")).content.decode()
    assert "Riwayat pilihan (2)" in page
    assert page.index("lima terlalu jarang") < page.index("terlalu sering")


def test_the_scan_of_files_needs_no_house(tmp_path: Path) -> None:
    counts, neighbours = tmp_path / "c.csv", tmp_path / "n.csv"
    weeks = [
        f"A{a},2026-W{w:02d},{9 if a == 1 and w > 8 else 1}" for a in (1, 2) for w in range(1, 11)
    ]
    counts.write_text("\n".join(["area,period,count", *weeks]), encoding="utf-8")
    neighbours.write_text("area,neighbour,rank\nA1,A2,1\nA2,A1,1", encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - our own command, in an empty home
        [str(Path(sys.executable).parent / "serasi"), "warn", "scan", str(counts), str(neighbours),
         "--json", "--replicates", "99"],
        env={**os.environ, "SERASI_HOME": str(tmp_path / "home"),
             "SERASI_DATABASE_URL": f"sqlite:///{tmp_path}/none.sqlite3"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["clusters"][0]["areas"] == ["A1"]
    assert not (tmp_path / "none.sqlite3").exists() and not (tmp_path / "home").exists()


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
    read = json.loads(told.output)
    assert read["clusters"][0]["areas"] == ["A03"]
    assert [(p["code"], p["value"]) for p in read["problems"]] == [("S523", "banyak")]
    spoken = CliRunner().invoke(warn, ["scan", str(counts), str(neighbours)]).output
    assert spoken.startswith("1. A03:")
    missing = CliRunner().invoke(warn, ["scan", str(tmp_path / "x.csv"), str(neighbours)])
    assert "S908" in str(missing.exception)
