"""Every way in which figures of a wave leave the house, as statements, and the truth beside them.

The truth is counted here from the answers themselves. A further way out adds its text to `WAYS`.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import openpyxl
import pytest
from click.testing import CliRunner
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from serasi.cli.main import cli
from serasi.measure import instrument
from serasi.measure.actions.closing import close_wave, publish_wave
from serasi.measure.actions.planning import draw_sample, open_field, plan_wave
from serasi.measure.models import Household, Interview, RespondentWeight, Wave
from serasi.measure.printed.annex import annex_data
from serasi.measure.printed.brief import brief_data
from serasi.measure.queries.annex import annex_of
from serasi.measure.queries.counted import counted
from serasi.measure.queries.kept import kept
from serasi.measure.queries.reading import reading_of
from serasi.ops.demo import survey
from serasi.publish.figures import harmony as published_figures
from serasi.publish.figures.model import Asked
from serasi.publish.public_harmony import waves_of
from serasi.regions.models import Area
from serasi.science.harmony import ATTITUDES, SILA, score
from tests.cast import NOW, House
from tests.measure.waves import plan, take_answers

LEAST_PEOPLE, LEAST_CLUSTERS = 30, 3


@dataclass
class Truth:
    """What one area really says: its respondents, its clusters, and every figure by its code."""

    people: set[int]
    clusters: set[str]
    values: dict[str, float]

    @property
    def small(self) -> bool:
        return len(self.people) < LEAST_PEOPLE or len(self.clusters) < LEAST_CLUSTERS


@dataclass
class Target:
    """A published wave, and the truth about each of its areas and about the whole ("")."""

    house: House
    wave: Wave
    truth: dict[str, Truth]

    @property
    def small(self) -> list[str]:
        return [code for code, one in self.truth.items() if code and one.small]

    @property
    def client(self) -> Client:
        return self.house.client("rini")


Way = Callable[[Target], list[str]]


def truth_of(wave: Wave) -> dict[str, Truth]:
    """Count every figure of every area anew, by plain weighted means and without any gate."""
    rows = list(counted(wave).select_related("place"))
    weight = dict(
        RespondentWeight.objects.filter(
            weights__wave=wave, weights__version=wave.published_version
        ).values_list("interview", "weight")
    )
    answers = [[one.answers.get(item, np.nan) for item in instrument.ITEMS] for one in rows]
    scores = score(np.array(answers, dtype=float))
    columns = np.hstack([scores.attitudes, scores.sila, scores.items])
    weights = np.array([weight[one.pk] for one in rows])
    found = {}
    for code in {"", *(one.area_id[:8] for one in rows)}:
        mine = np.array([one.area_id.startswith(code) for one in rows])
        inside = [one for one, taken in zip(rows, mine, strict=True) if taken]
        told = np.where(np.isnan(columns[mine]), 0.0, columns[mine])
        share = weights[mine][:, None] * ~np.isnan(columns[mine])
        means = (told * share).sum(axis=0) / share.sum(axis=0)
        values = dict(zip([*ATTITUDES, *SILA, *instrument.ITEMS], means.tolist(), strict=True))
        ten = means[: len(ATTITUDES)]
        values |= {"INSERASI": float(np.exp(np.log(ten).mean())), "INSERASI-R": float(ten.mean())}
        clusters = {one.place.psu for one in inside}
        found[code] = Truth({one.pk for one in inside}, clusters, values)
    return found


def published(
    house: House,
    monkeypatch: pytest.MonkeyPatch,
    *,
    shrink: Callable[[Wave], None],
    strata: str = "satu",
    **planned: Any,
) -> Target:
    """Plan, draw, fill, close and publish a wave of which answers are taken away before."""
    people = {"analis": "rini", "kepala": "hendra"}
    monkeypatch.setattr(survey, "_as", lambda name, now: house.viewer(people[name]))
    rini = house.viewer("rini")
    made = plan_wave(rini, told=plan(**{"target": 300, **planned}), now=NOW)
    row = draw_sample(rini, wave=made.code, seed=3, strata=strata, equal=True, now=NOW)
    open_field(rini, wave=row.code, now=NOW)
    row.refresh_from_db()
    survey.fill(row, at=NOW, seed=5)
    shrink(row)
    close_wave(rini, wave=row.code, now=NOW)
    publish_wave(house.viewer("hendra"), wave=row.code, now=NOW)
    row.refresh_from_db()
    return Target(house, row, truth_of(row))


def shrink(row: Wave) -> None:
    """Leave a few answers in one district, and two clusters in another."""
    areas = sorted({area[:8] for area in counted(row).values_list("area_id", flat=True)})
    first = counted(row).filter(area__code__startswith=areas[0]).values_list("pk", flat=True)
    second = counted(row).filter(area__code__startswith=areas[1])
    villages = sorted(set(second.values_list("area_id", flat=True)))
    gone = set(first[11:]) | set(second.filter(area__in=villages[2:]).values_list("pk", flat=True))
    refuse(row, gone)


def refuse(row: Wave, gone: set[int]) -> None:
    """Turn interviews into refusals."""
    told = Interview.objects.filter(wave=row, pk__in=gone)
    Household.objects.filter(interviews__in=told).update(outcome="refused")
    told.update(consent=False, answers={}, sides={})


def get(target: Target, name: str, *of: str) -> bytes:
    answer = target.client.get(reverse(name, args=of))
    assert answer.status_code == 200
    return b"".join(answer) if answer.streaming else answer.content


def marks(html: str) -> list[str]:
    """Return a page as a statement for each row, mark, title, tooltip and paragraph."""
    html = re.sub(r'(csrfmiddlewaretoken" value=|X-CSRFToken": )"\w+"', "", html)
    return re.split(r"<(?:tr|li|p|dd|text|title|section|g)\b", html)


def page(name: str) -> Way:
    return lambda target: marks(get(target, f"measure:{name}", target.wave.code).decode())


def page_of(name: str, *of: str) -> Way:
    return lambda target: marks(get(target, f"measure:{name}", *of).decode())


def figures_csv(target: Target) -> list[str]:
    return get(target, "measure:figures_csv", target.wave.code).decode().splitlines()


def xlsx(target: Target) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(get(target, "measure:figures_book", target.wave.code)))
    return [
        " ".join(str(cell) for cell in row if cell is not None)
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
    ]


def api(target: Target) -> list[str]:
    answer = target.client.get(f"/api/v1/waves/{target.wave.code}/figures")
    assert answer.status_code == 200
    told = answer.json()
    return [json.dumps(figure) for figure in told.pop("figures")] + [json.dumps(told)]


def rows_of(target: Target) -> list[dict[str, Any]]:
    """Return the figures as the API gives them."""
    return [json.loads(one) for one in api(target)[:-1]]


def table_of(target: Target) -> csv.DictReader[str]:
    lines = figures_csv(target)
    return csv.DictReader(line for line in lines if not line.startswith(("#", '"#')))


def command(target: Target, *options: str) -> str:
    with TemporaryDirectory() as folder:
        files = [Path(folder) / "RESPONSES.csv", Path(folder) / "DESIGN.toml"]
        files[0].write_text(take_answers(target.house, target.wave), encoding="utf-8")
        files[1].write_bytes(get(target, "measure:design_file", target.wave.code))
        run = CliRunner().invoke(cli, ["measure", "score", *map(str, files), *options])
    assert run.exit_code == 0, run.output
    return run.stdout


def scored(target: Target) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(command(target, "--json"))
    return told


def paper(name: str) -> Way:
    def words(target: Target) -> list[str]:
        pages = PdfReader(io.BytesIO(get(target, f"measure:{name}", target.wave.code))).pages
        text = " ".join(" ".join(one.extract_text() for one in pages).split())
        return by_area(text.replace("\u200b", ""))

    return words


def by_area(text: str) -> list[str]:
    """Return running text in parts, each from the name of an area up to the next one."""
    names = Area.objects.filter(level=3).values_list("name", flat=True)
    return re.split("(?=" + "|".join(rf"\b{re.escape(name)}\b" for name in names) + ")", text)


def printed_json(target: Target) -> list[str]:
    """Return what the papers are drawn from: what is not in it cannot be in them."""
    seen = reading_of(target.house.viewer("rini"), target.wave)
    found = kept(target.wave)
    assert seen is not None
    assert found is not None
    told = annex_of(target.wave, *found)
    return [*statements(brief_data(seen)), *statements(annex_data(seen, told))]


def public(target: Target) -> list[str]:
    """Return what the public picture, its open data and the period reports take."""
    viewer, until = target.house.viewer("rini"), date(2027, 12, 31)
    waves = waves_of(viewer, target.wave.area_id, until=until)
    asked = Asked(target.wave.area_id, date(2026, 1, 1), until, NOW.replace(year=2028))
    result = asdict(published_figures.index(viewer, asked))
    cells = {
        code: {key: value for key, value in result["values"].items() if key.startswith(code)}
        for code in result["rows"]
    }
    whole = {key: value for key, value in result["values"].items() if key[:8] not in cells}
    return [line for part in (waves, cells, whole) for line in statements(part)]


def statements(told: Any, under: str = "") -> Iterator[str]:
    """Yield what is said at each place of plain data, after the names that lead to it."""
    if isinstance(told, list):
        if not any(isinstance(one, dict | list) for one in told):
            yield f"{under} {json.dumps(told, default=str)}"
            return
        told = dict(enumerate(told))
    if not isinstance(told, dict):
        yield f"{under} {told}"
        return
    here = {name: one for name, one in told.items() if not isinstance(one, dict | list)}
    if here:
        yield f"{under} {json.dumps(here, default=str, ensure_ascii=False)}"
    for name, one in told.items():
        if isinstance(one, dict | list):
            yield from statements(one, f"{under} {name}")


BY_AREA: dict[str, Way] = {
    "page": page("reading"),
    "map": page("index_map"),
    "beside incidents": page("incidents"),
    "csv": figures_csv,
    "xlsx": xlsx,
    "api": api,
    "command": lambda target: list(statements(scored(target))),
    "command in words": lambda target: command(target).splitlines(),
    "brief": paper("brief_file"),
    "annex": paper("annex_file"),
    "printed data": printed_json,
    "public": public,
}
"""Every way in which figures of areas leave the house, as statements."""
WAYS: dict[str, Way] = {
    **BY_AREA,
    "regencies": page_of("harmony"),
    "over waves": page_of("area", "35.09"),
    "beside IHaI": page_of("ihai", "35.09"),
    "list of waves": page_of("waves"),
    "wave": page("wave"),
    "design": page("design"),
    "protocol": page("protocol"),
}
"""Those, and every other page that follows a published wave."""


def written(value: float) -> list[str]:
    told = [f"{value:.{places}f}" for places in (1, 2, 3, 4)] + [repr(value)]
    return [*told, *(one.replace(".", ",") for one in told)]


def stands(figure: str, text: str) -> bool:
    return re.search(rf"(?<![\w.,]){re.escape(figure)}(?![\w.,]\d|\d)", text) is not None
