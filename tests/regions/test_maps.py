"""Outlines, tiles and points for maps."""

from __future__ import annotations

import pytest

from serasi.regions import actions, facts, queries
from serasi.regions.models import Area
from tests.cast import NOW
from tests.regions.packs import outline_file, square, write_pack

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pack(tmp_path):
    write_pack(tmp_path)
    actions.import_pack(tmp_path, now=NOW)
    return tmp_path


def _places(codes):
    return {tile.code: (tile.column, tile.row) for tile in queries.tiles(codes)}


def test_geojson_has_the_areas_within_with_their_names():
    found = queries.geojson(["35.09"], level=3)
    assert [f["properties"]["name"] for f in found["features"]] == ["Satu", "Dua", "Tiga"]
    assert queries.geojson(["35.10"], level=3)["features"] == []
    assert len(queries.geojson([], level=3)["features"]) == 3


def test_outlines_are_given_for_known_codes_only():
    assert list(queries.boundaries(["35.09.01", "35.09.01.2001"])) == ["35.09.01"]


def test_tiles_without_a_layout_stand_by_their_centres():
    places = _places(["35.09.01.2001", "35.09.02.2009", "35.09.03.2001"])
    assert places["35.09.01.2001"][0] < places["35.09.03.2001"][0]
    assert places["35.09.03.2001"][1] < places["35.09.01.2001"][1]
    assert len(set(places.values())) == 3


def test_tiles_of_places_without_a_centre_are_drawn_too():
    Area.objects.filter(level=4).update(lat=None, lng=None)
    assert len(set(_places(["35.09.01.2001", "35.09.02.2009", "35.09.03.2001"]).values())) == 3


def test_the_tiles_of_several_regencies_districts_do_not_overlap():
    for code, fact in facts.DISTRICTS.items():
        Area.objects.update_or_create(
            code=code,
            defaults={"name": code, "level": 3, "kind": "kecamatan", "search_name": code,
                      "lat": fact.lat, "lng": fact.lng},
        )  # fmt: skip
    places = _places(facts.DISTRICTS)
    assert len(places) == len(set(places.values())) == 146


def test_tiles_of_districts_say_which_adjoin():
    found = {tile.code: tile.neighbours for tile in queries.tiles(["35.09.01", "35.09.02"])}
    assert found == {"35.09.01": ("35.09.02",), "35.09.02": ("35.09.01",)}


def test_columns_of_regencies_count_half_tiles():
    for code in ("35.01", "35.02"):
        Area.objects.create(code=code, name=code, level=2, kind="kabupaten", search_name=code)
    assert sorted(place[0] for place in _places(["35.01", "35.02"]).values()) == [0, 2]


def test_the_nearest_village_is_one_of_the_district_that_holds_the_point(pack):
    Area.objects.filter(code="35.09.01.2001").update(lng="0.99")
    Area.objects.filter(code="35.09.02.2009").update(lng="1.10")
    found = queries.area_at(0.5, 1.02)
    assert (found.code, found.approximate) == ("35.09.02.2009", True)
    outline = square("35.09.02.2009", "Pindah", 1, 0)
    (pack / "batas_desa.geojson").write_text(outline_file(outline))
    actions.import_pack(pack, now=NOW)
    assert not queries.area_at(0.5, 1.02).approximate
