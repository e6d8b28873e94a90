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


def test_own_villages_are_found_among_very_many_namesakes():
    for number in range(60):
        _add(f"35.10.05.{3000 + number}", f"Sumber{number:02}")
    _add("35.09.12.2010", "Sumberlangkap")
    assert _codes("sumber", prefer=("35.09",))[0] == "35.09.12.2010"


def test_a_word_for_a_level_may_be_part_of_the_name():
    _add("35.10.05.2010", "Kota Baru")
    assert _codes("kota baru") == ["35.10.05.2010"]


def test_a_city_and_a_regency_of_one_name_are_told_apart():
    _add("35.13", "Probolinggo", "kabupaten")
    _add("35.74", "Probolinggo", "kota")
    assert _codes("kota probolinggo")[0] == "35.74"
    assert _codes("Kab. Probolinggo")[0] == "35.13"


def test_the_parents_after_the_comma_may_say_their_level():
    assert _codes("Sukorejo, Kec. Muncar, Kab. Banyuwangi") == ["35.10.05.2009"]
    assert _codes("Sukorejo, Kab. Muncar") == []


def test_a_code_finds_the_area_and_those_below():
    assert _codes("35.09.12")[0] == "35.09.12"
    assert "35.09.12.2009" in _codes("35.09.12")
    assert _codes("350912")[0] == "35.09.12"


@pytest.mark.parametrize("text", ["", " ", ",", "%", "\x00\x00", "kec.", "sukorejo,,", "'; --"])
def test_strange_words_do_no_harm(text):
    assert all(hit.name.startswith("Sukorejo") for hit in queries.search_areas(text))


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
