"""What the page of the back-test shows is what the command says, number by number."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from click.testing import CliRunner
from django.urls import reverse
from lxml import html

from serasi.cli.warn import warn
from serasi.warn.models import Backtest
from tests.cast import NOW, House
from tests.warn.test_detecting import event, history

pytestmark = pytest.mark.django_db
Shown = dict[str, Any]


def read(text: str) -> float | None:
    """Read a number as Indonesians write it; None for what is not known."""
    found = re.search(r"-?[\d.]+(,\d+)?", text)
    if "tidak ada data" in text or found is None:
        return None
    return float(found[0].replace(".", "").replace(",", "."))


def shown(office: House) -> Shown:
    """Return every number of the page's one regency, read off what a person sees."""
    page = html.fromstring(office.client("dewi").get(reverse("warn:detectors")).content)
    [sheet] = page.xpath("//section[h2[contains(., 'Jember')]]")
    said = " ".join(sheet.xpath("./p")[0].text_content().split())
    alarms, districts, weeks = re.match(
        r"(\d+) alarm di (\d+) kecamatan selama (\d+) minggu", said
    ).groups()  # type: ignore[union-attr]  # a page without the sentence fails the test
    names = [one.text_content() for one in sheet.xpath("./dl/dt")]
    told = dict(zip(names, (one.text_content() for one in sheet.xpath("./dl/dd")), strict=True))
    brier = told["Skor Brier peluang 4 minggu"]
    true, before = (
        told["Alarm yang diikuti peristiwa dalam 4 minggu"],
        told["Peristiwa yang didahului alarm"],
    )
    [drawn] = sheet.xpath(".//figure//*[local-name()='title']")
    steps = re.findall(r"(\d+) %, yang terjadi (\d+) % \(n (\d+)\)", drawn.text_content())
    return {
        "alarms": int(alarms),
        "districts": int(districts),
        "judged_weeks": int(weeks),
        "single_budget": read(told["Pendeteksi tiap kecamatan: anggaran per kecamatan-tahun"]),
        "alarms_per_district_year": read(told["Nyatanya dalam uji mundur"]),
        "precision": read(true.split("(n")[0]),
        "precision_n": read(true.partition("(n")[2]),
        "recall": read(before.split("(n")[0]),
        "recall_n": read(before.partition("(n")[2]),
        "median_lead_weeks": read(told["Mendahului, median"]),
        "brier": read(brier.split("(")[0]),
        "brier_of_base_rate": read(brier.partition("model")[2]),
        "known_late": read(said.partition("minggu.")[2]),
        "curve": [tuple(map(int, step)) for step in steps],
    }


def printed(told: Shown) -> Shown:
    """Return the command's numbers to the places that the page has room for."""

    def at(name: str, digits: int, times: int = 1) -> float | None:
        if told[name] is None:
            return None
        grid = Decimal(1).scaleb(-digits)
        return float((Decimal(repr(told[name])) * times).quantize(grid, ROUND_HALF_UP))

    def share(name: str) -> float | None:
        return at(name, 1, times=100)

    return {
        **{name: told[name] for name in ("alarms", "districts", "judged_weeks")},
        **{name: at(name, 2) for name in ("single_budget", "alarms_per_district_year")},
        **{name: share(name) for name in ("precision", "recall")},
        **{name: told[name] or None for name in ("precision_n", "recall_n")},
        **{name: at(name, 3) for name in ("brier", "brier_of_base_rate")},
        "median_lead_weeks": told["median_lead_weeks"],
        "known_late": share("known_late") or None,
        "curve": [
            (round(100 * s["stated"]), round(100 * s["came"]), s["n"]) for s in told["curve"]
        ],
    }


@pytest.fixture
def told(office: House) -> Shown:
    """What the command says of a past with a rise, a clash after it, and one known late."""
    history(office)
    for weeks_ago in (14, 8):
        rise = NOW.date() - timedelta(days=7 * weeks_ago + 2)
        event(office, 9, day=rise)
        event(office, 2, kind="incident", form="F10", day=rise + timedelta(days=10))
    event(
        office, 3, kind="incident", form="F10", day=NOW.date() - timedelta(days=44), told=NOW.date()
    )
    answer = CliRunner().invoke(warn, ["backtest", "--json"], catch_exceptions=False)
    found: Shown = json.loads(answer.output)["35.09"]
    return found


def test_every_number_of_the_page_is_the_command_s(office: House, told: Shown) -> None:
    assert told["alarms"] and told["precision_n"] and told["recall_n"] and told["known_late"]
    assert told["brier"] != told["brier_of_base_rate"] and len(told["curve"]) > 1
    assert shown(office) == printed(told)


def test_a_page_that_said_anything_else_would_be_found_out(office: House, told: Shown) -> None:
    row = Backtest.objects.get(area_id="35.09")
    for name, value in told.items():
        if name not in printed(told) or value is None:
            continue
        other = deepcopy(told)
        if name == "curve":
            other["curve"][0]["n"] += 1
        else:
            other[name] = value / 2 if isinstance(value, float) else value + 1
        Backtest.objects.filter(pk=row.pk).update(result=other)
        assert shown(office) != printed(told), name


@pytest.mark.parametrize(("score", "warned"), [(0.15, True), (0.144, True), (0.1, False)])
def test_chances_that_are_no_better_than_one_for_all_are_said_to_be(
    office: House, told: Shown, score: float, warned: bool
) -> None:
    row = Backtest.objects.get(area_id="35.09")
    row.result |= {"brier": score, "brier_of_base_rate": 0.144}
    row.save()
    page = office.client("dewi").get(reverse("warn:detectors")).content.decode()
    assert ("Jangan dipakai untuk memilih tempat" in page) is warned
