"""A region pack comes in whole or not at all, and old codes keep their meaning."""

from __future__ import annotations

import gzip
from datetime import date

import pytest

from serasi.problems import Problem
from serasi.regions import actions, queries
from serasi.regions.actions import files
from serasi.regions.models import Area, AreaName, AreaSuccession
from tests.cast import NOW
from tests.regions.packs import CURRENT, FORMER, OLDER, outline_file, square, write_pack

pytestmark = pytest.mark.django_db


@pytest.fixture
def pack(tmp_path):
    return write_pack(tmp_path)


def test_a_pack_brings_codes_points_and_population(pack):
    result = actions.import_pack(pack, now=NOW)
    assert (result.areas, result.former, result.boundaries, result.neighbours) == (9, 4, 3, 1)
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
    assert "tidak berlaku sejak 25 April 2025" in today.note
    assert "35.09.02.2009 Pindah" in today.note
    later = queries.resolve_code("35.09.02.2004", on=date(2026, 1, 1))
    assert later.area.code == "35.09.02.2009"


def test_a_code_of_today_serves_an_older_event_with_a_note(pack):
    actions.import_pack(pack, now=NOW)
    found = queries.resolve_code("35.09.02.2009", on=date(2022, 5, 1))
    assert found.area.code == "35.09.02.2009"
    assert "baru berlaku sejak" in found.note


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("35.09.02.2004", "35.09.02.2009", "recoded"),
        ("35.09.02.2006", "35.09.02.2010", "renamed"),
        ("35.09.02.2007", "35.09.03.2001", "recoded"),
    ],
)
def test_successors_keep_name_spelling_or_regency(pack, old, new, kind):
    (pack / "wilayah_2018.csv").write_text(OLDER)
    actions.import_pack(pack, now=NOW)
    row = AreaSuccession.objects.get(old_id=old)
    assert (row.new_id, row.kind, row.on) == (new, kind, date(2025, 4, 25))


def test_former_names_have_their_days(pack):
    (pack / "wilayah_2018.csv").write_text(OLDER)
    actions.import_pack(pack, now=NOW)
    names = AreaName.objects.filter(area="35.09.02").order_by("valid_to")
    assert [(n.name, n.valid_from, n.valid_to) for n in names] == [
        ("Dwi", None, date(2022, 1, 1)),
        ("Doa", date(2022, 1, 1), date(2025, 4, 25)),
    ]
    assert Area.objects.get(code="35.09.02.2005").valid_from == date(2022, 1, 1)


def test_a_pack_says_since_when_its_list_holds(pack):
    (pack / "pack.json").write_text('{"berlaku_mulai": "2026-02-01"}')
    actions.import_pack(pack, now=NOW)
    assert Area.objects.get(code="35.09.02.2005").valid_to == date(2026, 2, 1)


def test_outlines_replace_the_neighbours_known_before(pack):
    actions.import_pack(pack, now=NOW)
    apart = [square("35.09.01", "Satu", 0, 0), square("35.09.02", "Dua", 3, 0)]
    (pack / "batas_kecamatan.geojson").write_text(outline_file(*apart))
    actions.import_pack(pack, now=NOW)
    assert queries.neighbours("35.09.01") == []


def test_a_regency_and_its_districts_are_not_neighbours(pack):
    both = [square("35.09", "Jember", 0, 0), square("35.09.01", "Satu", 0, 0)]
    (pack / "batas_kecamatan.geojson").write_text(outline_file(*both))
    actions.import_pack(pack, now=NOW)
    assert queries.neighbours("35.09") == []


def test_readers_of_reports_know_a_new_pack_at_once(pack):
    actions.import_pack(pack, now=NOW)
    before = queries.gazetteer()
    assert queries.gazetteer() is before
    actions.import_pack(pack, now=NOW)
    assert queries.gazetteer() is not before


def test_progress_runs_from_nothing_to_all(pack):
    seen = []
    actions.import_pack(pack, now=NOW, progress=lambda done, _what: seen.append(done))
    assert (seen[0], seen[-1]) == (0.0, 1.0)
    assert seen == sorted(seen)


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
        (CURRENT.replace("35.09.02,Dua", "35.09.01,Dua"), 5),
        (CURRENT.replace("3509020,0.5", "3509010,0.5"), 5),
        (CURRENT.replace("3509020,0.5", "35090x0,0.5"), 5),
        (CURRENT.replace("0.5,1.5,\n35.09.03", "95,1.5,\n35.09.03"), 5),
        (CURRENT.replace("113.7,2600000", "113.7,2.6 juta"), 3),
        (
            CURRENT.replace("35.09,kabupaten", "35.09,negeri").replace("35,kabupaten", "35,negeri"),
            3,
        ),
        (CURRENT.replace("Kabupaten Jember", " "), 3),
        (CURRENT + "35.09\n", 11),
        ("kode,nama\n", 2),
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


def _corners(*points):
    geometry = {"type": "Polygon", "coordinates": [[list(point) for point in points]]}
    return {"type": "Feature", "properties": {"kode": "35.09.02"}, "geometry": geometry}


@pytest.mark.parametrize(
    "bad",
    [
        {"type": "Feature", "properties": {"kode": "35.09.02"}, "geometry": None},
        _corners((0, 0), (1, 0), (1, 1), (0, 1)),
        _corners((0, 0), (1, 0), (0, 0)),
        _corners((0, 0), (1, "x"), (1, 1), (0, 0)),
        _corners((788000, 9090000), (789000, 9090000), (789000, 9091000), (788000, 9090000)),
    ],
)
def test_a_bad_outline_is_named_by_its_place(pack, bad):
    good = square("35.09.01", "Satu", 0, 0)
    (pack / "batas_kecamatan.geojson").write_text(outline_file(good, bad, good))
    with pytest.raises(Problem, match="S213") as refusal:
        actions.import_pack(pack, now=NOW)
    assert "batas ke-2" in str(refusal.value)
    assert not Area.objects.exists()


def test_a_file_that_swells_is_not_opened(pack, monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 100)
    with pytest.raises(Problem, match="S214"):
        actions.import_pack(pack, now=NOW)


@pytest.mark.parametrize("raw", [b"\x1f\x8b\x08broken", b"kode,nama\n35,J\xff\n"])
def test_an_unreadable_file_is_named(pack, raw):
    (pack / "wilayah.csv").unlink()
    (pack / "wilayah.csv.gz").write_bytes(raw if raw[0] == 0x1F else gzip.compress(raw))
    with pytest.raises(Problem, match="wilayah.csv.gz"):
        actions.import_pack(pack, now=NOW)


def test_a_former_list_is_older_than_the_one_in_force(pack):
    (pack / "wilayah_2026.csv").write_text(FORMER)
    with pytest.raises(Problem, match="pack.json"):
        actions.import_pack(pack, now=NOW)


def test_a_folder_without_a_list_is_no_pack(tmp_path):
    with pytest.raises(Problem, match="S211"):
        actions.import_pack(tmp_path, now=NOW)


def test_a_bps_code_is_not_taken_for_kemendagri(pack):
    actions.import_pack(pack, now=NOW)
    with pytest.raises(Problem, match="S203") as refusal:
        queries.resolve_code("3509010")
    assert "35.09.01" in str(refusal.value)


def test_a_bps_code_with_dots_is_told_too(pack):
    actions.import_pack(pack, now=NOW)
    with pytest.raises(Problem, match="S203"):
        queries.resolve_code("35.09.010")


@pytest.mark.parametrize("text", ["", "Jember", "35.9", "99", "35.09.99", "²²", "3" * 400])
def test_a_code_that_means_nothing_is_refused(pack, text):
    actions.import_pack(pack, now=NOW)
    with pytest.raises(Problem, match="S201"):
        queries.resolve_code(text)


def test_a_code_with_two_readings_names_both(pack):
    actions.import_pack(pack, now=NOW)
    Area.objects.create(code="12.34", name="Lain", level=2, kind="kabupaten", bps_code="3509XX")
    Area.objects.filter(code="35.09").update(bps_code="1234")
    with pytest.raises(Problem, match="S204") as refusal:
        queries.resolve_code("1234")
    assert "Lain" in str(refusal.value)
    assert "Jember" in str(refusal.value)
