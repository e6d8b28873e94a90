"""The day page: for each role its own picture, in the order of the queue."""

from __future__ import annotations

from datetime import timedelta

import pytest

from serasi.network.models import Commitment
from serasi.register.models import Handling
from serasi.web import day
from tests.cast import NOW
from tests.register.conftest import report_in

pytestmark = pytest.mark.django_db


def test_who_only_reports_is_led_to_the_form(house):
    answer = house.client("darsono").get("/")
    assert answer.status_code == 302
    assert answer["Location"] == "/lapor/"


def test_a_keeper_is_led_to_their_rights(house):
    assert house.client("yoga").get("/")["Location"] == "/hak-saya/"


def test_nobody_is_led_to_the_log_in(client):
    assert client.get("/")["Location"].startswith("/masuk/")


def test_duties_count_and_the_late_are_told(house):
    desk = house.agencies["Bakesbangpol Kab. Jember"]
    Commitment.objects.create(
        what="Temui kedua pihak",
        owed_by=desk,
        due_at=NOW - timedelta(hours=1),
        area_id="35.09.11",
        origin="test",
        created_at=NOW - timedelta(days=1),
    )
    mine = day.picture(house.viewer("dewi"), now=NOW)
    assert (mine.waiting, mine.late) == (1, 1)
    assert mine.headline.startswith("1 kewajiban lewat waktu.")
    assert "Temui kedua pihak" in mine.headline
    other = day.picture(house.viewer("bagus"), now=NOW)
    assert (other.waiting, other.late) == (0, 0)


def test_late_reports_and_duties_are_counted_apart_and_the_place_has_its_district(house):
    row = report_in(house, "Warga berkumpul di jalan", area="35.09.11.2001", at=NOW)
    Handling.objects.filter(report=row).update(due_at=NOW - timedelta(hours=2), priority="P1")
    Commitment.objects.create(
        what="Temui kedua pihak",
        owed_by=house.agencies["Bakesbangpol Kab. Jember"],
        due_at=NOW - timedelta(hours=1),
        area_id="35.09.11",
        origin="test",
        created_at=NOW - timedelta(days=1),
    )
    mine = day.picture(house.viewer("dewi"), now=NOW)
    assert mine.headline.startswith("1 laporan dan 1 kewajiban lewat waktu.")
    assert f"{row.receipt} di Lojejer, Wuluhan" in mine.headline
    assert mine.late == 2


def test_silent_villages_are_those_without_any_report(house):
    before = day.silence(house.viewer("dewi"), now=NOW)
    assert (before.villages, before.silent) == (3, 3)
    report_in(house, "nihil", area="35.09.11.2001", at=NOW - timedelta(days=2))
    after = day.silence(house.viewer("dewi"), now=NOW)
    assert after.silent == 2
    assert day.silence(house.viewer("tirto"), now=NOW) is None


def test_bakorwil_counts_its_regencies_and_reads_no_report(house):
    level, rows = day.counts(house.viewer("tirto"), today=NOW.date())
    assert level == 2
    assert [row.code for row in rows] == ["35.09", "35.10", "35.11"]
