"""Harmony beside incidents: counts of the house, figures that are shown anyway, modest words."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from serasi.measure.models import Wave
from serasi.measure.queries import incidents
from serasi.measure.queries.areas import report_of
from serasi.register.models import Event
from tests.cast import NOW, House
from tests.measure import reports

STARTS, ENDS = date(2026, 2, 1), date(2026, 2, 20)
BEFORE, AFTER = STARTS - timedelta(days=40), ENDS + timedelta(days=40)


def events(house: House, rows: list[tuple[str, date]], **more: str) -> None:
    """Store confirmed incidents at once: (area, day)."""
    first = Event.objects.count()
    told = {"kind": "incident", "state": "confirmed", "trigger": "T1", **more}
    Event.objects.bulk_create(
        Event(
            public_id=f"CT-X-{first + n}", desk=house.agencies["Bakesbangpol Kab. Jember"],
            area_id=area, title=f"Catatan {n}", start_date=day, form="F10", law_source="U-a",
            codebook="2026-1", created_at=NOW, **told,
        )
        for n, (area, day) in enumerate(rows)
    )  # fmt: skip


def wave(codes: list[str], values: list[float | None]) -> Wave:
    kept = {code: reports.area(value, n=60) for code, value in zip(codes, values, strict=True)}
    return reports.published(
        "GS-2026-0001", reports.area(61.0), areas=kept, starts=STARTS, ends=ENDS
    )


def seen(house: House, row: Wave, months: int = 3) -> incidents.Beside:
    report = report_of(row)
    assert report is not None
    return incidents.beside(
        house.viewer("rini"), row, report, subject="index", months=months, today=NOW.date()
    )


def text(house: House, who: str, code: str, query: str = "?bulan=3") -> str:
    answer = house.client(who).get(reverse("measure:incidents", args=[code]) + query)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def test_windows_lie_on_both_sides_of_the_field_days_and_say_what_is_not_known() -> None:
    row = Wave(starts_on=date(2026, 2, 1), ends_on=date(2026, 2, 28))
    told = incidents.windows_of(row, months=6, known=date(2025, 8, 1), today=date(2026, 9, 1))
    assert [(one.since, one.until, one.state) for one in told] == [
        (date(2025, 2, 1), date(2025, 7, 31), "unknown"),
        (date(2025, 8, 1), date(2026, 1, 31), "over"),
        (date(2026, 3, 1), date(2026, 8, 28), "over"),
        (date(2026, 8, 29), date(2027, 2, 28), "ahead"),
    ]


def test_a_low_index_with_many_incidents_afterwards_is_said_without_a_cause(house: House) -> None:
    codes = reports.districts(20)
    row = wave(codes, [50.0 + n for n in range(20)])
    events(house, [(codes[0], STARTS - timedelta(days=400))])
    events(house, [(codes[n], AFTER) for n in range(20) for _ in range(20 - n)])
    events(house, [(codes[n], BEFORE) for n in range(20) for _ in range(1 + n * 7 % 5)])
    found = seen(house, row)
    assert found.lags.windows["after"].rho == pytest.approx(-1.0)
    assert "after" in found.lags.certain
    assert "before" not in found.lags.certain
    assert found.lags.direction is not None
    assert found.lags.direction.difference < 0
    page = text(house, "rini", row.code)
    assert "Berjalan bersama bukan sebab-akibat." in page
    assert "Nilai rendah lebih erat dengan kejadian sesudahnya" in page
    assert "ini urutan waktu, belum sebab" in page.lower()
    again = seen(house, row)
    assert again.lags == found.lags


def test_too_few_districts_give_no_number_at_all(house: House) -> None:
    codes = reports.districts(12)
    row = wave(codes, [50.0 + n for n in range(9)] + [None] * 3)
    events(house, [(codes[0], STARTS - timedelta(days=400))])
    events(house, [(codes[n], AFTER) for n in range(12) for _ in range(12 - n)])
    found = seen(house, row)
    assert found.shown == 9
    assert {one.rho for one in found.lags.windows.values()} == {None}
    page = text(house, "rini", row.code)
    assert "Terlalu sedikit kecamatan untuk dibandingkan" in page
    assert "Korelasi peringkat" not in page


def test_hidden_districts_and_those_by_a_model_take_no_part(house: House) -> None:
    codes = reports.districts(14)
    kept = {code: reports.area(50.0 + n, n=60) for n, code in enumerate(codes[:11])}
    kept |= {code: reports.area(None) for code in codes[11:]}
    row = reports.published(
        "GS-2026-0001", reports.area(61.0), areas=kept, small={codes[11]: 99.0}, starts=STARTS,
        ends=ENDS,
    )  # fmt: skip
    events(house, [(codes[0], STARTS - timedelta(days=400))])
    events(house, [(code, AFTER) for n, code in enumerate(codes) for _ in range(n + 1)])
    assert seen(house, row).lags.windows["after"].n == 11
    page = text(house, "rini", row.code)
    assert "99,0" not in page
    assert page.count("tidak cukup responden") == 5  # two districts of the cast were not asked


def test_only_confirmed_incidents_once_each_are_counted(house: House) -> None:
    codes = reports.districts(10)
    row = wave(codes, [50.0 + n for n in range(10)])
    events(house, [(codes[0], STARTS - timedelta(days=400)), (codes[1], AFTER)])
    events(house, [(codes[1], AFTER)], kind="tension")
    events(house, [(codes[1], AFTER)], state="draft")
    counts = {one.district.code: one.counts["after"] for one in seen(house, row).rows}
    assert counts[codes[1]] == 1
    assert counts[codes[2]] == 0


def test_incidents_are_per_person_only_where_people_are_known(house: House) -> None:
    codes = reports.districts(10, people=50_000)
    row = wave(codes, [50.0 + n for n in range(10)])
    events(house, [(codes[0], STARTS - timedelta(days=400)), (codes[1], AFTER)])
    found = seen(house, row)
    assert found.by_rate
    assert {one.rates["after"] for one in found.rows if one.counts["after"]} == {2.0}
    assert "per 100.000 penduduk" in text(house, "rini", row.code)
    reports.districts(10)
    found = seen(house, row)
    assert not found.by_rate
    assert {one.rates["after"] for one in found.rows} == {None}
    assert "Jumlah penduduk kecamatan tidak ada" in text(house, "rini", row.code)


def test_a_window_that_is_not_over_shows_no_count(house: House) -> None:
    codes = reports.districts(10)
    row = wave(codes, [50.0 + n for n in range(10)])
    events(house, [(codes[0], STARTS - timedelta(days=400)), (codes[1], AFTER)])
    found = seen(house, row, months=12)
    assert {one.counts["after"] for one in found.rows} == {None}
    assert "masanya belum lewat" in text(house, "rini", row.code, "?bulan=12")


def test_who_may_not_read_the_survey_sees_nothing(house: House) -> None:
    row = wave(reports.districts(10), [50.0 + n for n in range(10)])
    address = reverse("measure:incidents", args=[row.code])
    for who, status in (("laras", 200), ("tirto", 200), ("bagus", 404), ("nanda", 404)):
        assert house.client(who).get(address).status_code == status
