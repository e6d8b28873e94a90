"""The forecast of counts is shown beside its baselines, and only where it beats them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from django.urls import reverse

from serasi.warn import actions
from serasi.warn.models import Backtest
from serasi.warn.outlook import outlook
from serasi.warn.panels import Panel
from tests.cast import NOW, House
from tests.warn.simulated import quiet_events
from tests.warn.test_detecting import history

ORIGINS = range(60, 100, 2)


def panel(mean: np.ndarray, *, seed: int = 3) -> Panel:
    return quiet_events(np.random.default_rng(seed), mean, weeks=104).panel(103, run=0)


def test_it_beats_the_baselines_where_districts_differ_and_stay_the_same() -> None:
    mean = np.random.default_rng(1).gamma(0.6, 2.0, 120)
    made = outlook(panel(mean), origins=ORIGINS)
    assert made.beats and made.n == 4 * len(ORIGINS)
    assert all(made.scores["model"].crps < s.crps for n, s in made.scores.items() if n != "model")
    assert [one.week for one in made.weeks] == [
        "2022-01-03",
        "2022-01-10",
        "2022-01-17",
        "2022-01-24",
    ]
    for week in made.weeks:
        assert week.low < mean.sum() < week.high and week.low <= week.median <= week.high


def test_it_is_hidden_where_there_is_nothing_to_learn() -> None:
    made = outlook(panel(np.full(40, 0.2)), origins=ORIGINS)
    assert not made.beats and made.weeks == []


def test_it_knows_nothing_of_what_was_confirmed_later() -> None:
    found = panel(np.full(30, 2.0))
    late = found.rows.copy()
    late[:, 2] = np.where(late[:, 1] < 103, 103, late[:, 2])
    made = outlook(replace(found, rows=late), origins=ORIGINS)
    assert made.scores["own_last_12"].coverage == 0  # all histories were empty then
    assert outlook(found, origins=ORIGINS).scores["own_last_12"].coverage > 0.5


def test_origins_without_four_weeks_after_them_are_left_out() -> None:
    assert outlook(panel(np.full(5, 1.0)), origins=[102]).scores == {}


@pytest.mark.django_db
def test_the_page_shows_it_only_where_it_beats(office: House) -> None:
    history(office)
    [row] = actions.back_test(now=NOW)
    assert not row.result["outlook"]["beats"]
    desk = office.client("dewi")
    page = desk.get(reverse("warn:detectors")).content.decode()
    assert "jadi disembunyikan" in page and "CRPS" not in page
    mean = np.random.default_rng(1).gamma(0.6, 2.0, 120)
    row.result["outlook"] = outlook(panel(mean), origins=ORIGINS).to_json()
    Backtest.objects.filter(pk=row.pk).update(result=row.result)
    page = desk.get(reverse("warn:detectors")).content.decode()
    first = row.result["outlook"]["weeks"][0]
    assert f"{first['low']:.0f} sampai {first['high']:.0f}" in page and "CRPS" in page
    assert "seperti 12 minggu terakhir kecamatannya" in page and "jadi disembunyikan" not in page
    del row.result["outlook"]  # a back-test kept before there were forecasts
    Backtest.objects.filter(pk=row.pk).update(result=row.result, day=date(2026, 11, 1))
    assert "jadi disembunyikan" in desk.get(reverse("warn:detectors")).content.decode()
