"""An attack on every way out: no cell of too few people appears, and none follows from others.

The truth is counted here from the answers themselves. A further way out (a paper, a map) adds its
text to `WAYS`.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from django.test import Client
from django.urls import reverse

from serasi.cli.main import cli
from serasi.measure import instrument
from serasi.measure.actions.closing import close_wave, publish_wave, weigh_again
from serasi.measure.actions.planning import draw_sample, open_field, plan_wave
from serasi.measure.actions.withdrawing import withdraw
from serasi.measure.models import Household, Interview, SampledPlace, Wave
from serasi.measure.queries.counted import counted
from serasi.ops.demo import survey
from serasi.problems import Problem
from serasi.regions.models import Area
from serasi.science.harmony import ATTITUDES
from tests.cast import NOW, House
from tests.measure.waves import build_frame, plan

LEAST_PEOPLE, LEAST_CLUSTERS = 30, 3
DISTRICTS, VILLAGES = 6, 9


@dataclass
class Truth:
    """What really was answered in one area: respondents and clusters of every measure."""

    people: set[int] = field(default_factory=set)
    clusters: set[str] = field(default_factory=set)
    values: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))


@dataclass
class Target:
    """A published wave with areas that are too small, and the truth about each of them."""

    house: House
    wave: Wave
    truth: dict[str, Truth]

    @property
    def small(self) -> list[str]:
        return [
            code
            for code, one in self.truth.items()
            if len(one.people) < LEAST_PEOPLE or len(one.clusters) < LEAST_CLUSTERS
        ]

    @property
    def client(self) -> Client:
        return self.house.client("rini")


def _truth(wave: Wave) -> dict[str, Truth]:
    items = {item.code: item for item in instrument.of(wave.instrument).items}
    found: dict[str, Truth] = defaultdict(Truth)
    for one in counted(wave).select_related("place"):
        here = found[one.area_id[:8]]
        here.people.add(one.pk)
        here.clusters.add(one.place.psu)
        for code, raw in one.answers.items():
            if raw <= 5:
                turned = 6 - raw if items[code].reverse else raw
                here.values[code].append((turned - 1) * 25)
    return dict(found)


@pytest.fixture
def target(house: House, monkeypatch: pytest.MonkeyPatch) -> Target:
    """Publish a wave in which some districts have a single village, or a handful of answers."""
    build_frame(districts=DISTRICTS, villages=VILLAGES)
    people = {"analis": "rini", "kepala": "hendra"}
    monkeypatch.setattr(survey, "_as", lambda name, now: house.viewer(people[name]))
    rini = house.viewer("rini")
    made = plan_wave(rini, told=plan(target=300), now=NOW)
    row = draw_sample(rini, wave=made.code, seed=3, strata="satu", equal=True, now=NOW)
    open_field(rini, wave=row.code, now=NOW)
    row.refresh_from_db()
    survey.fill(row, at=NOW, seed=5)
    _shrink(row)
    close_wave(rini, wave=row.code, now=NOW)
    publish_wave(house.viewer("hendra"), wave=row.code, now=NOW)
    row.refresh_from_db()
    return Target(house, row, _truth(row))


def _shrink(row: Wave) -> None:
    """Leave a few answers in one district, and two clusters in another."""
    areas = sorted({area[:8] for area in counted(row).values_list("area_id", flat=True)})
    keep = set(
        counted(row).filter(area__code__startswith=areas[0]).values_list("pk", flat=True)[:11]
    )
    villages = sorted(
        set(counted(row).filter(area__code__startswith=areas[1]).values_list("area_id", flat=True))
    )
    gone = Interview.objects.filter(wave=row, area__code__startswith=areas[0]).exclude(pk__in=keep)
    gone |= Interview.objects.filter(wave=row, area_id__in=villages[2:])
    Household.objects.filter(interviews__in=gone).update(outcome="refused")
    gone.update(consent=False, answers={}, sides={})


def _get(target: Target, name: str, *args: str) -> bytes:
    answer = target.client.get(reverse(name, args=[target.wave.code, *args]))
    assert answer.status_code == 200
    return b"".join(answer) if answer.streaming else answer.content


def _page(target: Target) -> list[str]:
    html = _get(target, "measure:reading").decode()
    return re.split(r"<(?:tr|li|p|dd|text|title|section|g)\b", html)


def _csv(target: Target) -> list[str]:
    return _get(target, "measure:figures_csv").decode().splitlines()


def _xlsx(target: Target) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(_get(target, "measure:figures_book")))
    return [
        " ".join(str(cell) for cell in row if cell is not None)
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
    ]


def _api(target: Target) -> list[str]:
    answer = target.client.get(f"/api/v1/waves/{target.wave.code}/figures")
    assert answer.status_code == 200
    told = answer.json()
    return [json.dumps(figure) for figure in told.pop("figures")] + [json.dumps(told)]


def _scored(target: Target) -> dict[str, Any]:
    runner = CliRunner()
    with TemporaryDirectory() as folder:
        files = []
        for door in ("responses_file", "design_file"):
            files.append(Path(folder) / door)
            files[-1].write_bytes(_get(target, f"measure:{door}"))
        run = runner.invoke(cli, ["measure", "score", *map(str, files), "--json"])
    assert run.exit_code == 0, run.output
    told: dict[str, Any] = json.loads(run.stdout)
    return told


def _command(target: Target) -> list[str]:
    return list(_statements(_scored(target)))


def _statements(told: dict[str, Any], under: str = "") -> Iterator[str]:
    """Yield what is said at each place of an object, after the names that lead to it."""
    here = {name: one for name, one in told.items() if not isinstance(one, dict)}
    if here:
        yield f"{under} {json.dumps(here)}"
    for name, one in told.items():
        if isinstance(one, dict):
            yield from _statements(one, f"{under} {name}")


WAYS: dict[str, Callable[[Target], list[str]]] = {
    "page": _page,
    "csv": _csv,
    "xlsx": _xlsx,
    "api": _api,
    "command": _command,
}
"""Every way a figure leaves the house, as statements: a line, a row, a mark with its title."""


def _written(value: float) -> list[str]:
    written = [f"{value:.{places}f}" for places in (1, 2, 4)] + [repr(value)]
    return [*written, *(one.replace(".", ",") for one in written)]


def _stands(figure: str, text: str) -> bool:
    return re.search(rf"(?<![\w.,]){re.escape(figure)}(?![\w.,]\d|\d)", text) is not None


@pytest.mark.parametrize("way", WAYS)
def test_no_small_cell_is_in_any_output(target: Target, way: str) -> None:
    assert len(target.small) >= 2
    said = WAYS[way](target)
    names = dict(Area.objects.filter(code__in=target.truth).values_list("code", "name"))
    shown = [code for code in target.truth if code not in target.small]
    assert any(names[code] in one or code in one for one in said for code in shown)
    for code in target.small:
        about = [one for one in said if names[code] in one or code in one]
        truth = target.truth[code]
        for values in truth.values.values():
            for written in _written(sum(values) / len(values)):
                assert not [one for one in about if _stands(written, one)], (code, written)
        for one in about:
            assert not _stands(f'"n": {len(truth.people)}', one)
    villages = SampledPlace.objects.filter(wave=target.wave).values_list("code", flat=True)
    assert not [one for one in said if any(village in one for village in villages)]


def _rows(target: Target) -> list[dict[str, Any]]:
    """Return the figures as the API gives them."""
    return [json.loads(one) for one in _api(target)[:-1]]


def test_every_hidden_figure_is_a_reason_and_nothing_else(target: Target) -> None:
    rows = _rows(target)
    hidden = [row for row in rows if row["reason"]]
    assert {row["area"] for row in hidden} >= set(target.small)
    for row in rows:
        numbers = [row[name] for name in ("value", "se", "lo", "hi", "deff", "n", "clusters")]
        if row["reason"]:
            assert numbers == [None] * 7
        else:
            assert row["n"] >= LEAST_PEOPLE
            assert row["clusters"] >= LEAST_CLUSTERS
    table = csv.DictReader(line for line in _csv(target) if not line.startswith(("#", '"#')))
    for line, row in zip(table, rows, strict=True):
        assert (line["kode"], line["sebab_kosong"]) == (row["code"], row["reason"])
        assert (line["nilai"] == "") == bool(row["reason"])


def test_no_small_cell_follows_from_the_total_and_the_parts(target: Target) -> None:
    """What the hidden areas come to together must itself be enough people and clusters."""
    by_code: dict[str, dict[str | None, dict[str, Any]]] = defaultdict(dict)
    for row in _rows(target):
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
    before = _api(target)
    rini = target.house.viewer("rini")
    one = counted(target.wave).first()
    withdraw(rini, wave=target.wave.code, slip=one.slip, now=NOW)
    made = weigh_again(rini, wave=target.wave.code, now=NOW)
    assert made.version == 2
    with pytest.raises(Problem):
        publish_wave(target.house.viewer("hendra"), wave=target.wave.code, now=NOW)
    assert _api(target) == before
    for way in ("page", "csv", "xlsx"):
        again = _written(made.recipe["report"]["all"]["index_geo"])[2]
        assert not [one for one in WAYS[way](target) if again in one]


def test_nothing_is_cut_by_anything_but_the_area(target: Target) -> None:
    """Sex, age, faith and ethnicity are never crossed with places: no output has such a cut."""
    report = _scored(target)
    assert set(report["areas"]) == set(target.truth)
    for part in (report["all"], *report["areas"].values()):
        assert not {"sex", "age", "agama", "suku", "domains"} & set(part)
    kinds = {row["kind"] for row in _rows(target)}
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
