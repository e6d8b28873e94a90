"""A region pack comes in whole or not at all, and old codes keep their meaning."""

from __future__ import annotations

from datetime import date

import pytest

from serasi.problems import Problem
from serasi.regions import actions, queries
from serasi.regions.models import Area, AreaSuccession
from tests.cast import NOW
from tests.regions.packs import CURRENT, write_pack

pytestmark = pytest.mark.django_db


@pytest.fixture
def pack(tmp_path):
    return write_pack(tmp_path)


def test_a_pack_brings_codes_points_and_population(pack):
    result = actions.import_pack(pack, now=NOW)
    assert (result.areas, result.former, result.boundaries, result.neighbours) == (7, 2, 3, 1)
    jember = Area.objects.get(code="35.09")
    assert (jember.name, jember.kind, jember.bps_code) == ("Jember", "kabupaten", "3509")
    assert jember.population == 2_600_000


def test_missing_population_stays_unknown(pack):
    actions.import_pack(pack, now=NOW)
    assert Area.objects.get(code="35.09.01").population is None


def test_a_second_import_changes_nothing(pack):
    first = actions.import_pack(pack, now=NOW)
    before = list(Area.objects.order_by("code").values())
    assert actions.import_pack(pack, now=NOW) == first
    assert list(Area.objects.order_by("code").values()) == before


def test_a_report_of_2022_keeps_its_area(pack):
    actions.import_pack(pack, now=NOW)
    old = queries.resolve_code("35.09.02.2004", on=date(2022, 5, 1))
    assert old.area.code == "35.09.02.2004"
    today = queries.resolve_code("35.09.02.2004")
    assert today.area.code == "35.09.02.2009"
    assert today.note == "35.09.02.2004 → 35.09.02.2009"


def test_an_expired_code_without_successor_is_refused_by_name(pack):
    actions.import_pack(pack, now=NOW)
    with pytest.raises(Problem, match="S202"):
        queries.resolve_code("35.09.02.2005")
    assert not AreaSuccession.objects.filter(old_id="35.09.02.2005").exists()


def test_a_former_name_is_found(pack):
    actions.import_pack(pack, now=NOW)
    assert [hit.code for hit in queries.search_areas("Doa")] == ["35.09.02"]


def test_a_corner_does_not_make_neighbours(pack):
    actions.import_pack(pack, now=NOW)
    assert queries.neighbours("35.09.02") == ["35.09.01"]
    assert queries.neighbours("35.09.03") == []


def test_a_point_lies_in_its_district_or_near_its_centre(pack):
    actions.import_pack(pack, now=NOW)
    inside = queries.area_at(0.2, 0.2, level=3)
    assert (inside.code, inside.approximate) == ("35.09.01", False)
    village = queries.area_at(0.51, 0.51)
    assert (village.code, village.approximate) == ("35.09.01.2001", True)
    assert queries.area_at(20.0, 20.0) is None


@pytest.mark.parametrize(
    ("current", "row"),
    [
        (CURRENT.replace("35.09.03,Tiga", "35.9.3,Tiga"), 6),
        (CURRENT.replace("0.5,1.5,\n35.09.03", "setengah,1.5,\n35.09.03"), 5),
        (CURRENT.replace("kode,nama", "code,name"), 1),
    ],
)
def test_a_broken_row_is_named_and_nothing_changes(tmp_path, current, row):
    write_pack(tmp_path, current=current)
    with pytest.raises(Problem, match="S212") as refusal:
        actions.import_pack(tmp_path, now=NOW)
    assert f"baris {row}" in str(refusal.value)
    assert not Area.objects.exists()


def test_a_broken_outline_undoes_the_whole_import(pack):
    (pack / "batas_kecamatan.geojson").write_text("{")
    with pytest.raises(Problem, match="S212"):
        actions.import_pack(pack, now=NOW)
    assert not Area.objects.exists()


def test_a_folder_without_a_list_is_no_pack(tmp_path):
    with pytest.raises(Problem, match="S211"):
        actions.import_pack(tmp_path, now=NOW)


def test_a_bps_code_is_not_taken_for_kemendagri(pack):
    actions.import_pack(pack, now=NOW)
    with pytest.raises(Problem, match="S203") as refusal:
        queries.resolve_code("3509010")
    assert "35.09.01" in str(refusal.value)


def test_a_code_with_two_readings_names_both(pack):
    actions.import_pack(pack, now=NOW)
    Area.objects.create(code="12.34", name="Lain", level=2, kind="kabupaten", bps_code="3509XX")
    Area.objects.filter(code="35.09").update(bps_code="1234")
    with pytest.raises(Problem, match="S204") as refusal:
        queries.resolve_code("1234")
    assert "Lain" in str(refusal.value)
    assert "Jember" in str(refusal.value)
