"""Area search: own jurisdiction first, full path, level words, misspelling near home only."""

from __future__ import annotations

import pytest

from serasi.regions import queries
from serasi.regions.models import Area
from serasi.regions.words import fold
from tests.cast import build_areas

pytestmark = pytest.mark.django_db


def _add(code, name, kind="desa"):
    Area.objects.create(
        code=code,
        name=name,
        level=len(code.split(".")),
        kind=kind,
        parent_id=code.rpartition(".")[0],
        search_name=fold(name),
    )


@pytest.fixture(autouse=True)
def areas():
    build_areas()
    _add("35.09.12.2009", "Sukorejo")
    _add("35.10.05.2009", "Sukorejo")
    _add("35.11.01.2009", "Sukorejo Kidul")
    _add("35.10.09", "Sukorejo", "kecamatan")


def _codes(text, **options):
    return [hit.code for hit in queries.search_areas(text, **options)]


def test_own_jurisdiction_comes_first():
    assert _codes("sukorejo", prefer=("35.09",))[0] == "35.09.12.2009"
    assert _codes("sukorejo", prefer=("35.10",))[:2] == ["35.10.09", "35.10.05.2009"]


def test_the_path_tells_namesakes_apart():
    paths = [hit.path for hit in queries.search_areas("Sukorejo", prefer=("35.09",))]
    assert paths[0] == "Sukorejo, Kec. Ambulu, Kab. Jember, Jawa Timur"
    assert len(set(paths)) == len(paths)


def test_a_place_after_the_comma_narrows():
    assert _codes("Sukorejo, Muncar") == ["35.10.05.2009"]


def test_a_level_word_narrows():
    assert _codes("Kec. Sukorejo") == ["35.10.09"]


def test_spaces_and_case_do_not_matter():
    assert "35.09.11.2004" in _codes("dukuh dempok")


def test_a_misspelt_name_is_found_near_home_only():
    assert _codes("lojejr", prefer=("35.09",)) == ["35.09.11.2001"]
    assert _codes("lojejr") == []


def test_one_letter_finds_nothing():
    assert _codes("s") == []


def test_the_search_door_prefers_the_viewers_own_area(house):
    rows = house.client("dewi").get("/wilayah/cari.json", {"q": "sukorejo"}).json()
    assert rows[0]["code"] == "35.09.12.2009"
    rows = house.client("bagus").get("/wilayah/cari.json", {"q": "sukorejo"}).json()
    assert rows[0]["code"] == "35.10.09"


@pytest.mark.parametrize("query", [{}, {"lat": "x", "lng": "1"}, {"lat": "nan", "lng": "inf"}])
def test_a_wrong_point_names_no_area(client, query):
    assert client.get("/wilayah/titik.json", query).json()["code"] is None
