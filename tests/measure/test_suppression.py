"""An attack on every way out: no cell of too few people appears, and none follows from others."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
from django.urls import reverse

from serasi.measure import instrument
from serasi.measure.actions.closing import publish_wave, weigh_again
from serasi.measure.actions.planning import plan_wave
from serasi.measure.actions.withdrawing import withdraw
from serasi.measure.models import SampledPlace
from serasi.measure.queries.counted import counted
from serasi.problems import Problem
from serasi.regions.models import Area
from serasi.science.harmony import ATTITUDES
from tests.cast import NOW, House
from tests.measure.leaks import (
    BY_AREA,
    LEAST_CLUSTERS,
    LEAST_PEOPLE,
    WAYS,
    Target,
    api,
    published,
    rows_of,
    scored,
    shrink,
    stands,
    table_of,
    written,
)
from tests.measure.waves import build_frame, plan

NAMES_VILLAGES = {"wave", "design", "protocol"}
"""Pages of the field work, which tell whoever runs it where it is done."""


@pytest.fixture
def target(house: House, monkeypatch: pytest.MonkeyPatch) -> Target:
    """Publish a wave in which some districts have a single village, or a handful of answers."""
    build_frame(districts=6, villages=9)
    return published(house, monkeypatch, shrink=shrink)


def hidden_in(target: Target) -> dict[str, str]:
    """Return the areas of which no index is shown, with their names."""
    gone = {row["area"] for row in rows_of(target) if row["code"] == "INSERASI" and row["reason"]}
    assert gone >= set(target.small)
    return dict(Area.objects.filter(code__in=gone).values_list("code", "name"))


def told_of(truth: dict[str, float], said: list[str]) -> list[tuple[str, str]]:
    return [
        (code, one)
        for code, value in truth.items()
        for figure in written(value)
        for one in said
        if stands(figure, one)
    ]


def test_the_truth_that_is_looked_for_is_what_would_be_said(target: Target) -> None:
    """Else the attacks below would look for numbers that nobody prints."""
    shown = [row for row in rows_of(target) if not row["reason"]]
    assert len({row["area"] for row in shown}) >= 4
    for row in shown:
        assert row["value"] == pytest.approx(
            target.truth[row["area"] or ""].values[row["code"]], abs=6e-5
        )


@pytest.mark.parametrize("ways", [["api", "csv", "xlsx", "command"], [*WAYS][4:]], ids=["f", "p"])
def test_no_hidden_cell_is_in_any_output(target: Target, ways: list[str]) -> None:
    assert len(target.small) >= 2
    hidden = hidden_in(target)
    assert set(hidden) > set(target.small)
    names = dict(Area.objects.filter(code__in=target.truth).values_list("code", "name"))
    villages = set(SampledPlace.objects.filter(wave=target.wave).values_list("code", flat=True))
    for name in ways:
        said = WAYS[name](target)
        if name in BY_AREA:
            shown = set(names) - set(hidden)
            assert any(names[code] in one or code in one for one in said for code in shown), name
        for code in hidden:
            about = [one for one in said if names[code] in one or code in one]
            truth = target.truth[code]
            assert not told_of(truth.values, about), (name, code)
            for one in about:
                assert not stands(f'"n": {len(truth.people)}', one), (name, code)
                assert not stands(f"{len(truth.people)} responden", one), (name, code)
        if name not in NAMES_VILLAGES:
            assert not [one for one in said if any(village in one for village in villages)], name


def test_every_hidden_figure_is_a_reason_and_nothing_else(target: Target) -> None:
    rows = rows_of(target)
    hidden = [row for row in rows if row["reason"]]
    assert {row["area"] for row in hidden} >= set(target.small)
    for row in rows:
        numbers = [row[name] for name in ("value", "se", "lo", "hi", "deff", "n", "clusters")]
        if row["reason"]:
            assert numbers == [None] * 7
        else:
            assert row["n"] >= LEAST_PEOPLE
            assert row["clusters"] >= LEAST_CLUSTERS
    for line, row in zip(table_of(target), rows, strict=True):
        assert (line["kode"], line["sebab_kosong"]) == (row["code"], row["reason"])
        assert (line["nilai"] == "") == bool(row["reason"])


def test_no_small_cell_follows_from_the_total_and_the_parts(target: Target) -> None:
    """What the hidden areas come to together must itself be enough people and clusters."""
    by_code: dict[str, dict[str | None, dict[str, Any]]] = defaultdict(dict)
    for row in rows_of(target):
        by_code[row["code"]][row["area"]] = row
    additive = [*ATTITUDES, "S1", "S2", "S3", "S4", "S5", *instrument.ITEMS, "INSERASI-R"]
    seen = 0
    for code in additive:
        total = by_code[code].pop(None)
        hidden = [area for area, row in by_code[code].items() if row["reason"]]
        if total["reason"] or not hidden:
            continue
        seen += 1
        shown = sum(row["n"] for row in by_code[code].values() if not row["reason"])
        assert total["n"] - shown >= LEAST_PEOPLE, code
        clusters = set().union(*(target.truth[area].clusters for area in hidden))
        assert len(clusters) >= LEAST_CLUSTERS, code
    assert seen > 0


def test_no_second_version_is_published_beside_the_first(target: Target) -> None:
    """Two versions of one wave would give away whoever withdrew between them."""
    before = api(target)
    rini = target.house.viewer("rini")
    one = counted(target.wave).first()
    withdraw(rini, wave=target.wave.code, slip=one.slip, now=NOW)
    made = weigh_again(rini, wave=target.wave.code, now=NOW)
    assert made.version == 2
    with pytest.raises(Problem):
        publish_wave(target.house.viewer("hendra"), wave=target.wave.code, now=NOW)
    assert api(target) == before
    for way in ("page", "csv", "xlsx"):
        again = written(made.recipe["report"]["all"]["index_geo"])[2]
        assert not [one for one in WAYS[way](target) if again in one]


def test_nothing_is_cut_by_anything_but_the_area(target: Target) -> None:
    """Sex, age, faith and ethnicity are never crossed with places: no output has such a cut."""
    report = scored(target)
    assert {"", *report["areas"]} == set(target.truth)
    for part in (report["all"], *report["areas"].values()):
        assert not {"sex", "age", "agama", "suku", "domains"} & set(part)
    kinds = {row["kind"] for row in rows_of(target)}
    assert kinds == {"indeks", "rata-rata", "sikap", "sila", "butir"}


def test_figures_wait_for_the_second_person_and_for_the_right(house: House) -> None:
    build_frame()
    rini = house.viewer("rini")
    wave = plan_wave(rini, told=plan(), now=NOW)
    for name in ("figures_csv", "figures_book"):
        address = reverse(f"measure:{name}", args=[wave.code])
        assert house.client("rini").get(address).status_code == 409
        assert house.client("bagus").get(address).status_code == 404
        assert house.client("nanda").get(address).status_code == 404
    api = f"/api/v1/waves/{wave.code}/figures"
    assert house.client("rini").get(api).json()["code"] == "S1333"
    assert house.client("bagus").get(api).status_code == 404
    assert house.client("rini").get("/api/v1/waves").json() == []


def test_the_list_of_waves_names_those_that_may_be_read(target: Target) -> None:
    told = target.client.get("/api/v1/waves").json()
    assert [one["code"] for one in told] == [target.wave.code]
    assert target.house.client("bagus").get("/api/v1/waves").json() == []
