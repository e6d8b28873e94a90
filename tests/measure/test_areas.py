"""An area over waves, regencies on steps, and IHaI beside them: nothing beyond the intervals."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from django.urls import reverse

from serasi.measure.actions.ihai import enter_ihai
from serasi.measure.models import IhaiFigure
from serasi.measure.queries import areas, ihai
from serasi.problems import Problem
from serasi.regions.models import Area
from serasi.trail.models import Entry
from tests.cast import NOW, House
from tests.measure import reports

LATER = date(2026, 9, 1), date(2026, 9, 20)


def text(house: House, who: str, name: str, *args: str, query: str = "") -> str:
    answer = house.client(who).get(reverse(f"measure:{name}", args=args) + query)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def two(now: dict, before: dict) -> None:
    reports.published("GS-2025-0001", before)
    reports.published("GS-2026-0001", now, starts=LATER[0], ends=LATER[1])


def test_a_small_difference_is_not_called_a_fall(house: House) -> None:
    two(reports.area(61.0), reports.area(62.5))
    page = text(house, "rini", "area", "35.09")
    assert "Indeks Jember tidak dapat dibedakan dari sebelumnya" in page
    assert ">turun<" not in page


def test_a_certain_fall_is_said_with_the_attitudes_that_fell(house: House) -> None:
    two(reports.area(55.0, A5=48.0, A1=62.0), reports.area(62.0))
    page = text(house, "rini", "area", "35.09")
    assert "Indeks Jember turun; 9 sikap turun" in page
    place = Area.objects.get(code="35.09")
    before, after = areas.history(house.viewer("rini"), place)
    seen = areas.comparison(before, after)
    assert seen is not None
    by_code = {one.code: one for one in seen.attitudes}
    assert (by_code["A5"].word, by_code["A1"].word) == ("turun", "tidak dapat dibedakan")
    assert by_code["A5"].change.difference == pytest.approx(-14.0)


def test_waves_with_other_questions_are_not_compared(house: House) -> None:
    from serasi.measure.models import Wave

    two(reports.area(55.0), reports.area(62.0))
    Wave.objects.filter(code="GS-2025-0001").update(instrument="inserasi-0")
    place = Area.objects.get(code="35.09")
    before, after = areas.history(house.viewer("rini"), place)
    assert areas.comparison(before, after) is None


def test_waves_in_the_field_or_by_an_open_link_are_not_in_the_history(house: House) -> None:
    from serasi.measure.models import Wave

    two(reports.area(55.0), reports.area(62.0))
    Wave.objects.filter(code="GS-2025-0001").update(kind="partisipatif")
    Wave.objects.filter(code="GS-2026-0001").update(state="closed", published_by=None)
    assert areas.history(house.viewer("rini"), Area.objects.get(code="35.09")) == []


def test_regencies_whose_intervals_touch_are_not_put_in_order(house: House) -> None:
    reports.published("GS-2026-0001", reports.area(64.0))
    reports.published("GS-2026-0002", reports.area(66.0), place="35.10")
    reports.published("GS-2026-0003", reports.area(50.0), place="35.11")
    page = text(house, "tirto", "harmony")
    assert "Daerah terbagi dalam 2 anak tangga" in page
    steps = page[page.index("<ol>", page.index('id="at"')) :]
    assert steps.index("Banyuwangi") < steps.index("Jember") < steps.index("Bondowoso")
    assert steps.count("tidak dapat dibedakan") == 1
    assert "Kab. Jember di atas Kab. Bondowoso" in page
    assert "Kab. Banyuwangi di atas Kab. Jember" not in page


def test_a_chain_of_regencies_is_one_step_and_its_certain_pair_is_named(house: House) -> None:
    reports.published("GS-2026-0001", reports.area(60.0))
    reports.published("GS-2026-0002", reports.area(63.0), place="35.10")
    reports.published("GS-2026-0003", reports.area(57.0), place="35.11")
    page = text(house, "tirto", "harmony")
    assert "Hanya satu pasangan daerah yang pasti berbeda" in page
    assert "Kab. Banyuwangi di atas Kab. Bondowoso" in page


def test_a_bakorwil_sees_its_regencies_and_a_regency_only_itself(house: House) -> None:
    reports.published("GS-2026-0001", reports.area(64.0))
    reports.published("GS-2026-0002", reports.area(56.0), place="35.10")
    assert {one.area.code for one in areas.beside(house.viewer("tirto")).rows} == {
        "35.09", "35.10", "35.11",
    }  # fmt: skip
    own = areas.beside(house.viewer("laras"))
    assert [one.area.code for one in own.rows] == ["35.09"]
    assert "Banyuwangi" not in text(house, "laras", "harmony")
    for who, code, status in (
        ("laras", "35.09", 200), ("laras", "35.10", 404), ("bagus", "35.10", 200),
        ("nanda", "35.09", 404), ("wulan", "35.09", 404), ("rini", "35.99", 404),
    ):  # fmt: skip
        for name in ("area", "ihai"):
            address = reverse(f"measure:{name}", args=[code])
            assert house.client(who).get(address).status_code == status, (who, code, name)


def test_a_wave_of_long_ago_is_not_set_beside_new_ones(house: House) -> None:
    reports.published("GS-2026-0001", reports.area(64.0))
    reports.published(
        "GS-2023-0001", reports.area(40.0), place="35.10", starts=date(2023, 1, 1),
        ends=date(2023, 1, 9),
    )  # fmt: skip
    seen = areas.beside(house.viewer("tirto"))
    assert [step.names for step in seen.ladder.steps] == [("35.09",)]
    assert "terlalu lama" in text(house, "tirto", "harmony")


def post(house: House, who: str, **more: str) -> int:
    told = {"year": "2025", "IHAI": "6,42", "X3": "7,1", "source": "Rilis Kemendagri 12 Jan 2026"}
    address = reverse("measure:ihai_act", args=["35.09"])
    return house.client(who).post(address, {**told, **more}).status_code


def test_published_figures_of_ihai_stand_beside_ours_on_their_own_scale(house: House) -> None:
    reports.published("GS-2026-0001", reports.area(61.0, A3=58.4))
    assert post(house, "rini") == 302
    page = text(house, "rini", "ihai", "35.09")
    assert "6,42" in page
    assert re.search(r"X3 Pluralisme.*?7,10</td><td>A3 58,4 · A4 61,0", page)
    assert "Tidak dikonversi" in page
    assert "64,2" not in page
    entry = Entry.objects.filter(action="ihai.entered").last()
    assert entry is not None
    assert json.loads(entry.data)["figures"] == {"IHAI": "6.42", "X3": "7.1"}


def test_a_corrected_figure_keeps_the_old_one(house: House) -> None:
    assert post(house, "rini") == 302
    assert post(house, "hendra", IHAI="6,24") == 302
    rows = IhaiFigure.objects.filter(variable="IHAI").order_by("pk")
    assert [(str(one.value), one.replaced_at is None) for one in rows] == [
        ("6.42", False), ("6.24", True),
    ]  # fmt: skip
    assert IhaiFigure.objects.filter(variable="X3").count() == 1
    year = ihai.years(house.viewer("rini"), Area.objects.get(code="35.09"))[0]
    assert str(year.whole) == "6.24"


@pytest.mark.parametrize(
    "wrong",
    [
        {"IHAI": "64,2"}, {"X3": "-1"}, {"X3": "6,123"}, {"X3": "NaN"}, {"X3": "enam"},
        {"year": "1999"}, {"year": "2099"}, {"year": "20a5"}, {"source": "x"},
        {"IHAI": "", "X3": ""},
    ],
)  # fmt: skip
def test_a_figure_that_cannot_be_is_refused_and_what_was_typed_stays(
    house: House, wrong: dict[str, str]
) -> None:
    assert post(house, "rini", **wrong) == 422
    assert not IhaiFigure.objects.exists()


def test_who_runs_no_survey_there_enters_no_figures(house: House) -> None:
    for who in ("laras", "dewi", "tirto", "bagus", "nanda", "wulan"):
        assert post(house, who) in (403, 404)
    with pytest.raises(Problem):
        enter_ihai(
            house.viewer("rini"), area="35.10", year=2025, values={}, source="sumber apa pun",
            now=NOW,
        )  # fmt: skip
    assert not IhaiFigure.objects.exists()
