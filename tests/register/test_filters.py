"""Filters of the lists: what makes no sense is said and left out, never taken silently."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from serasi.register.queries.events import filter_of
from serasi.register.queries.queue import filter_of as queue_filter_of
from tests.register.conftest import confirmed, report_in


@pytest.mark.parametrize(
    ("query", "name", "value"),
    [
        ("pemicu=T9", "pemicu", "T9"),
        ("bentuk=F99", "bentuk", "F99"),
        ("jenis=perang", "jenis", "perang"),
        ("keadaan=semua", "keadaan", "semua"),
        ("urut=acak", "urutan", "acak"),
        ("dari=31/02/2026", "dari tanggal", "31/02/2026"),
        ("dari=2026-02-31", "dari tanggal", "2026-02-31"),
        ("sampai=kemarin", "sampai tanggal", "kemarin"),
        ("wilayah=99.99", "wilayah", "99.99"),
        ("wilayah=Wuluhan", "wilayah", "Wuluhan"),
    ],
)
def test_an_unknown_filter_of_the_events_is_said_and_changes_no_count(
    house, query: str, name: str, value: str
) -> None:
    confirmed(house)
    answer = house.client("dewi").get(f"{reverse('register:events')}?{query}")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f"Saringan {name} “{value}” tidak dikenal dan diabaikan." in page
    assert "<b>1 catatan</b>" in page


def test_a_period_that_ends_before_it_begins_is_said_and_left_out(house) -> None:
    confirmed(house)
    url = f"{reverse('register:events')}?dari=2026-12-01&sampai=2026-11-01"
    page = house.client("dewi").get(url).content.decode()
    assert "Saringan tanggal diabaikan: 01/12/2026 sesudah 01/11/2026." in page
    assert "<b>1 catatan</b>" in page


def test_good_filters_say_nothing_and_days_may_be_written_day_first(house) -> None:
    asked = filter_of(
        {"dari": "01/11/2026", "sampai": "2026-11-30", "pemicu": "T1", "wilayah": "35.09 Jember"}
    )
    assert (asked.since, asked.until) == (date(2026, 11, 1), date(2026, 11, 30))
    assert (asked.trigger, asked.area, asked.ignored) == ("T1", "35.09", ())


@pytest.mark.parametrize(
    ("query", "name", "value"),
    [
        ("pemicu=T9", "pemicu", "T9"),
        ("prioritas=P7", "prioritas", "P7"),
        ("prioritas=P1,P7", "prioritas", "P1,P7"),
        ("kecamatan=35.09.99", "kecamatan", "35.09.99"),
        ("kecamatan=35.09", "kecamatan", "35.09"),
        ("tampilan=rahasia", "tampilan", "rahasia"),
        ("urut=acak", "urutan", "acak"),
    ],
)
def test_an_unknown_filter_of_the_queue_is_said_and_hides_no_row(
    house, query: str, name: str, value: str
) -> None:
    report_in(house, "Warga dua dusun bentrok di lapangan.", at=timezone.now())
    answer = house.client("dewi").get(f"{reverse('register:queue')}?{query}")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f"Saringan {name} “{value}” tidak dikenal dan diabaikan." in page
    assert "LP-T" in page


def test_good_filters_of_the_queue_are_taken(house) -> None:
    asked = queue_filter_of({"prioritas": "P1,P2", "kecamatan": "35.09.11", "pemicu": "T1"})
    assert (asked.priority, asked.district, asked.trigger) == ("P1,P2", "35.09.11", "T1")
    assert asked.ignored == ()


@pytest.mark.parametrize("page", ["register:events", "register:queue"])
def test_odd_bytes_in_a_filter_break_nothing(house, page: str) -> None:
    odd = "?q=%00a&pemicu=%00&dari=%00&wilayah=%00&kecamatan=%F0%9F%94%A5&page=x&urut=<b>"
    answer = house.client("dewi").get(reverse(page) + odd)
    assert answer.status_code == 200
    assert "“&lt;b&gt;” tidak dikenal" in answer.content.decode()
