"""The same answers give the same numbers, whether they came by phone or through an XLSForm."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid5

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from serasi.cli.main import cli
from serasi.measure.actions import closing
from serasi.measure.models import Interview, RespondentWeight, Wave
from serasi.measure.queries.counted import latest_weights
from serasi.measure.queries.reading import reading_of
from tests.cast import NOW, House
from tests.measure.twins import as_csv, as_sent, as_xlsx, submissions, told_by_phone, twin_of
from tests.measure.waves import SPACE, drawn_wave, take_answers

MARGINS = "kelamin; P; 600.000\nkelamin; L; 590.000"


def _by_phone(house: House, wave: Wave, told: list[dict[str, Any]]) -> None:
    client = house.client("nanda")
    for one in told:
        answer = client.post(
            reverse("measure:send"), as_sent(one, wave), content_type="application/json"
        )
        assert answer.status_code == 200, answer.content


def _by_file(house: House, wave: Wave, content: bytes) -> None:
    client, address = house.client("rini"), reverse("measure:imports", args=[wave.code])
    page = client.post(address, {"file": SimpleUploadedFile("kobo.csv", content), "do": "look"})
    assert page.status_code == 200
    assert not page.context["faults"], page.context["faults"]
    carried = {"do": "store", "name": "kobo.csv", "carried": page.context["carried"]}
    assert client.post(address, carried).status_code == 302


def _published(house: House, wave: Wave) -> dict[str, Any]:
    closing.close_wave(house.viewer("rini"), wave=wave.code, margins=MARGINS, now=NOW)
    closing.publish_wave(house.viewer("hendra"), wave=wave.code, now=NOW)
    wave.refresh_from_db()
    made = latest_weights(wave)
    assert made is not None
    return dict(made.recipe)


def _weights(wave: Wave) -> list[tuple[int, float, float]]:
    rows = RespondentWeight.objects.filter(weights__wave=wave).order_by("interview__serial")
    return list(rows.values_list("interview__serial", "base", "weight"))


def _files(house: House, wave: Wave, folder: Path) -> tuple[Path, Path]:
    """Download the two files of a wave as its page offers them."""
    answers, design = (folder / f"{wave.code}-{name}" for name in ("RESPONSES.csv", "DESIGN.toml"))
    answers.write_text(take_answers(house, wave), encoding="utf-8")
    given = house.client("rini").get(reverse("measure:design_file", args=[wave.code]))
    design.write_bytes(given.content)
    return answers, design


@pytest.mark.parametrize(
    ("separator", "write"),
    [("/", as_csv), ("/", as_xlsx), ("-", as_csv)],
    ids=["Kobo CSV", "Kobo XLSX", "ODK Central CSV"],
)
def test_a_wave_by_phone_and_its_twin_by_file_say_the_same_in_every_figure(
    house: House, tmp_path: Path, separator: str, write: Callable[[Any], bytes]
) -> None:
    phone = drawn_wave(house)
    told = list(told_by_phone(house, phone))
    assert len(told) == 120
    _by_phone(house, phone, told)
    file = twin_of(house, phone)
    renamed = [{**one, "uuid": str(uuid5(SPACE, one["uuid"]))} for one in told]
    _by_file(house, file, write(submissions(file, renamed, separator=separator)))

    assert Interview.objects.filter(wave=file).count() == 120
    one, two = _published(house, phone), _published(house, file)
    assert one["report"]["all"]["n"] == 114
    assert len({chance for _n, chance, _w in _weights(phone)}) > 5
    assert _weights(phone) == _weights(file)
    assert one == two
    checks = {c["key"]: c for c in one["report"]["quality"]["scales"]["checks"]}
    assert checks["response"]["value"] == 114 / 120
    assert checks["trust"]["value"] is not None

    seen = [reading_of(house.viewer("rini"), wave) for wave in (phone, file)]
    assert seen[0] is not None
    assert seen[1] is not None
    assert (seen[0].index, seen[0].attitudes, seen[0].matrix, seen[0].places) == (
        seen[1].index, seen[1].attitudes, seen[1].matrix, seen[1].places,
    )  # fmt: skip

    files = [_files(house, wave, tmp_path) for wave in (phone, file)]
    assert files[0][0].read_text() == files[1][0].read_text()
    for responses, design in files:
        run = CliRunner().invoke(cli, ["measure", "score", str(responses), str(design), "--json"])
        assert run.exit_code == 0, run.output
        assert json.loads(run.stdout) == json.loads(json.dumps(one["report"]))
