"""The facts that hold without a pack: regencies, districts, their neighbours and tiles."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from serasi.regions import actions, facts, queries
from serasi.regions.models import Area
from tests.cast import NOW


def test_every_district_has_neighbours_that_agree():
    assert len(facts.DISTRICTS) == 146
    for table in (facts.DISTRICTS, facts.REGENCIES):
        for code, tile in table.items():
            assert tile.neighbours
            assert code not in tile.neighbours
            assert all(code in table[other].neighbours for other in tile.neighbours)


def test_no_two_tiles_of_one_regency_stand_in_one_place():
    places = Counter((code[:5], t.column, t.row) for code, t in facts.DISTRICTS.items())
    assert max(places.values()) == 1


@pytest.mark.parametrize("day", [date(2015, 1, 1), date(2026, 11, 25)])
def test_each_regency_of_east_java_is_in_one_group_on_a_day(day):
    groups = [g for g in facts.GROUPS if g.valid_from <= day and (g.valid_to or date.max) > day]
    assert len(groups) == (4 if day.year < 2016 else 5)
    members = [code for group in groups for code in group.members]
    assert len(members) == len(set(members)) == 38


@pytest.mark.django_db
def test_all_areas_of_the_country_are_installed_and_bakorwil_has_dates():
    assert actions.install_areas(now=NOW) == 91_599
    levels = Counter(Area.objects.values_list("level", flat=True))
    assert levels == {1: 38, 2: 514, 3: 7_285, 4: 83_762}
    today = [area.code for area in queries.members("bakorwil-5", on=date(2026, 11, 25))]
    assert today == ["35.08", "35.09", "35.10", "35.11", "35.12", "35.13", "35.74"]
    assert queries.members("bakorwil-5", on=date(2015, 1, 1)) == []
    before = queries.members("bakorwil-3-2016", on=date(2015, 1, 1))
    assert "35.09" in [area.code for area in before]
    districts = [c.code for code in today for c in queries.children(code)]
    assert sorted(districts) == sorted(facts.DISTRICTS)
    assert all(queries.neighbours(code) for code in districts)
    ijen = queries.search_areas("Sempol", prefer=("35.11",))[0].code
    assert "Ijen" in facts.OTHER_NAMES[ijen]


@pytest.mark.django_db
def test_the_real_pack_is_whole(data_dir):
    result = actions.import_pack(data_dir / "regions", now=NOW)
    assert result.areas == 91_599
    assert Area.objects.filter(level=4, valid_to=None).count() == 83_762
    assert result.boundaries == 514 + 7_285 + 8_494
    assert result.former == 7_009
    assert result.successions >= 6_800
    assert queries.resolve_code("91.12").area.code == "95.02"
    assert queries.resolve_code("91.12", on=date(2022, 6, 1)).area.code == "91.12"
    in_v = [code for code in facts.DISTRICTS if not queries.neighbours(code)]
    assert in_v == []
    for code, tile in facts.DISTRICTS.items():
        assert {n for n in queries.neighbours(code) if n in facts.DISTRICTS} == set(tile.neighbours)
