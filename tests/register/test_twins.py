"""Comparing reports: one that is odd never keeps the others from being compared."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db.models import Count

from serasi.register import tasks, twins
from serasi.register.models import Handling, Suggestion, Uncompared
from serasi.register.receiving import known_day
from tests.cast import NOW, House
from tests.register.conftest import report_in

TOLD = "Pemuda dua dusun saling kejar di lapangan Krajan habis orkes, tiga luka ringan."


def test_a_date_of_the_year_one_is_taken_for_a_slip(house: House) -> None:
    report = report_in(house, TOLD, stated={"event_date": "0001-01-01"})
    assert known_day(report) == NOW.date()
    assert Handling.objects.get(report=report).day == NOW.date()


def test_one_report_that_breaks_the_look_is_left_out_alone(house: House, monkeypatch) -> None:
    monkeypatch.setattr("serasi.register.receiving.look_soon", lambda now: None)
    odd = report_in(house, "Aneh. " + TOLD)
    first, second = report_in(house, TOLD), report_in(house, "Fwd: " + TOLD)
    whole = twins.trace_of

    def trace(report, **where):
        if report.pk == odd.pk:
            raise OverflowError("date value out of range")
        return whole(report, **where)

    monkeypatch.setattr(twins, "trace_of", trace)
    monkeypatch.setattr(
        twins, "_near", lambda window, adjacent: Handling.objects.exclude(pk=odd.pk)
    )
    assert tasks.look_for_twins.call() >= 1
    assert not Uncompared.objects.exists()
    assert Suggestion.objects.filter(first=first, second=second).exists()


def test_an_old_report_does_not_widen_the_look_of_the_others(house: House) -> None:
    for month in range(1, 11):
        report_in(house, f"Kejadian lain bulan {month}.", at=datetime(2025, month, 3, tzinfo=UTC))
    old = report_in(house, TOLD, stated={"event_date": "1999-05-01"})
    new = report_in(house, TOLD)
    traces = [twins.trace_of(r, area=r.area_id, day=known_day(r)) for r in (old, new)]
    windows = list(twins._windows(traces))
    assert [len(window) for window in windows] == [1, 1]
    read = sum(twins._near(window, {}).aggregate(n=Count("pk"))["n"] for window in windows)
    assert read == 2
