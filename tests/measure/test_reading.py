"""What a published wave says on its page: the kept figures, what wore away, and nothing hidden."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from serasi.measure.actions import closing
from serasi.measure.models import Wave
from serasi.measure.queries.counted import latest_weights
from serasi.measure.queries.reading import reading_of
from serasi.ops.demo import survey
from tests.cast import NOW, House
from tests.measure.waves import build_frame, drawn_wave, fill


def said(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


@pytest.fixture
def waves(house: House, monkeypatch: pytest.MonkeyPatch) -> tuple[House, Wave, Wave]:
    build_frame(districts=10, villages=9)
    monkeypatch.setattr(survey, "EARLIER", 500)
    monkeypatch.setattr(survey, "RESPONDENTS", 500)
    people = {"analis": "rini", "kepala": "hendra"}
    monkeypatch.setattr(survey, "_as", lambda name, now: house.viewer(people[name]))
    survey.tell(NOW)
    before, after = Wave.objects.order_by("starts_on")
    return house, before, after


def test_the_page_shows_the_kept_figures_and_what_wore_away(
    waves: tuple[House, Wave, Wave],
) -> None:
    house, before, after = waves
    answer = house.client("rini").get(reverse("measure:reading", args=[after.code]))
    assert answer.status_code == 200
    page = re.sub(r"\s+", " ", answer.content.decode())
    kept = latest_weights(after).recipe["report"]
    whole = kept["all"]
    assert f'figure-big">{said(whole["index_geo"])}<' in page
    for end in ("lo", "hi"):
        assert said(whole["index_interval"][end]) in page
    for figure in whole["attitudes"].values():
        assert said(figure["mean"]) in page
    for value in whole["sila"].values():
        assert said(value) in page
    seen = reading_of(house.viewer("rini"), after)
    assert seen is not None
    assert seen.before == before
    former = latest_weights(before).recipe["report"]["all"]["attitudes"]
    for one in seen.attitudes:
        now = whole["attitudes"][one.code]
        gap = now["mean"] - former[one.code]["mean"]
        z = gap / (now["se"] ** 2 + former[one.code]["se"] ** 2) ** 0.5
        assert one.change.difference == pytest.approx(gap)
        assert one.change.flag == (gap <= -3 and abs(z) > 1.96)
    assert "A5" in {one.code for one in seen.worn}


def test_no_figure_of_too_few_people_is_on_the_page(waves: tuple[House, Wave, Wave]) -> None:
    house, _before, after = waves
    seen = reading_of(house.viewer("rini"), after)
    assert seen is not None
    kept = latest_weights(after).recipe["report"]["areas"]
    for place in seen.places:
        n = kept[place.code]["n"]
        assert (place.index is None) == bool(place.reason)
        if place.index is not None:
            assert n >= 30
            assert kept[place.code]["clusters"] >= 3


def test_the_first_wave_is_compared_with_nothing(waves: tuple[House, Wave, Wave]) -> None:
    house, before, _after = waves
    seen = reading_of(house.viewer("rini"), before)
    assert seen is not None
    assert seen.before is None
    assert seen.worn == []
    assert all(one.change.difference is None for one in seen.attitudes)


def test_figures_wait_for_the_second_person(house: House) -> None:
    wave = drawn_wave(house)
    fill(house, wave)
    closing.close_wave(house.viewer("rini"), wave=wave.code, now=NOW)
    address = reverse("measure:reading", args=[wave.code])
    page = house.client("rini").get(address).content.decode()
    assert "Hasil belum diumumkan" in page
    assert "figure-big" not in page
    closing.publish_wave(house.viewer("hendra"), wave=wave.code, now=NOW)
    assert "figure-big" in house.client("rini").get(address).content.decode()
    assert house.client("nanda").get(address).status_code == 404
    assert house.client("bagus").get(address).status_code == 404
