"""The public page and its files: for anybody, the same figures in every format, each valid."""

from __future__ import annotations

import csv
import hashlib
import io
import json

import hxl
import pyshacl
import pytest
import python_calamine
import rdflib
import shapely
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from geojson_pydantic import FeatureCollection

from serasi.publish import open_files, open_rows
from serasi.publish import public_rules as rules
from serasi.publish.actions import public as acts
from serasi.publish.public_page import page_of
from serasi.regions.models import Boundary
from tests.cast import NOW
from tests.publish.counted import AREA, a_year, publish

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix spdx: <http://spdx.org/rdf/terms#> .
@prefix sdi: <urn:satu-data-indonesia:> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
[] a sh:NodeShape ; sh:targetClass dcat:Catalog ;
  sh:property [sh:path dct:title ; sh:minCount 1], [sh:path dct:publisher ; sh:minCount 1],
    [sh:path dcat:dataset ; sh:minCount 1 ; sh:class dcat:Dataset] .
[] a sh:NodeShape ; sh:targetClass dcat:Dataset ;
  sh:property [sh:path dct:license ; sh:minCount 1 ; sh:nodeKind sh:IRI],
    [sh:path dct:issued ; sh:minCount 1 ; sh:datatype xsd:dateTime],
    [sh:path dct:temporal ; sh:minCount 1 ; sh:class dct:PeriodOfTime],
    [sh:path sdi:definisi ; sh:minCount 1], [sh:path sdi:frekuensi ; sh:minCount 1],
    [sh:path sdi:interpretasi ; sh:minCount 1], [sh:path sdi:rumusPerhitungan ; sh:minCount 1],
    [sh:path sdi:sumberData ; sh:minCount 1],
    [sh:path dcat:distribution ; sh:minCount 5 ; sh:class dcat:Distribution] .
[] a sh:NodeShape ; sh:targetClass dcat:Distribution ;
  sh:property [sh:path dcat:downloadURL ; sh:minCount 1 ; sh:nodeKind sh:IRI],
    [sh:path dcat:mediaType ; sh:minCount 1], [sh:path dcat:byteSize ; sh:minCount 1],
    [sh:path spdx:checksum ; sh:minCount 1 ; sh:class spdx:Checksum] .
"""


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()


@pytest.fixture
def edition(house):
    a_year(house)
    return publish(house)


def _get(name, *arguments, **more):
    return Client().get(reverse(f"publish:{name}", args=arguments), **more)


def _file(edition, name):
    answer = _get("public_data", AREA, edition.number, name)
    assert answer.status_code == 200
    return answer


def _values(rows):
    """Return figure by table, period, district and code; None where hidden."""
    names = [column.name for column in open_rows.COLUMNS]
    found = {}
    for cells in rows:
        row = dict(zip(names, cells, strict=True))
        key = (row["tabel"], row["periode"], row["kode_kecamatan"] or "", row["kode"])
        found[key] = None if row["nilai"] in ("", None) else int(row["nilai"])
        assert (row["keadaan"] == "tampil") == (found[key] is not None)
    return found


def test_anybody_reads_the_newest_edition_without_log_in_script_or_cookie(edition):
    answer = _get("public", AREA)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert not answer.cookies
    assert "<script" not in text
    assert "public" in answer["Cache-Control"]
    assert "disembunyikan" in text
    assert "Jember" in text


def test_the_page_is_the_same_whoever_is_logged_in(house, edition):
    url = reverse("publish:public", args=[AREA])
    assert house.client("hendra").get(url).content == Client().get(url).content


def test_hidden_districts_are_counted_without_the_row_that_has_none(edition):
    page = page_of(edition)
    cells = [c for c in rules.read_cells(edition.figures) if c.table == rules.BY_AREA]
    hidden = {c.code for c in cells if c.period == page.period.key and c.value is None}
    assert edition.area_id in hidden
    assert page.hidden_districts == len(hidden) - 1


def test_each_past_period_tells_what_the_files_tell_and_nothing_more(edition):
    page = page_of(edition)
    cells = {c.key: c.value for c in rules.read_cells(edition.figures)}
    text = _get("public", AREA).content.decode()
    assert [one.words for one in page.history] == [words for _key, words in page.choices]
    assert len(page.history) > 1
    for (key, words), one in zip(page.choices, page.history, strict=True):
        told = (one.reported, one.confirmed, one.agreements)
        names = (rules.BY_REPORT, rules.TOTAL, rules.BY_AGREEMENT)
        assert told == tuple(cells.get(f"{name}|{key}|{rules.ALL}") for name in names)
        assert text.count(words) >= 2
    assert any(None in (one.reported, one.agreements) for one in page.history)


def test_a_hidden_district_is_hatched_on_the_map_and_no_class_of_nought(edition):
    page = page_of(edition)
    bands = str(page.map).count('<rect fill="url(#nodata)"')
    assert bands == page.hidden_districts > 0


def test_a_draft_is_seen_by_nobody_outside(house):
    a_year(house)
    made = acts.prepare_edition(house.viewer("dewi"), area=AREA, now=NOW)
    assert _get("public", AREA).status_code == 404
    assert _get("public_edition", AREA, made.number).status_code == 404
    assert _get("public_data", AREA, made.number, "csv").status_code == 404
    assert "Jember" not in _get("public_places").content.decode()


def test_every_format_holds_the_same_figures_and_hides_the_same(edition):
    kept = {}
    for cell in rules.read_cells(edition.figures):
        by_area = cell.table == rules.BY_AREA
        key = (
            cell.table,
            cell.period,
            cell.code if by_area else "",
            "semua" if by_area else cell.code,
        )
        kept[key] = cell.value
    lines = _file(edition, "csv").content.decode().splitlines()
    body = [line for line in lines if not line.startswith(("# ", '"# '))]
    assert _values(list(csv.reader(body))[1:]) == kept
    tagged = hxl.data(hxl.make_input(io.BytesIO(_file(edition, "hxl").content)))
    assert _values(row.values for row in tagged) == kept
    book = python_calamine.load_workbook(io.BytesIO(_file(edition, "xlsx").content))
    sheet = book.get_sheet_by_name("Data").to_python()
    assert _values(sheet[1:]) == kept
    told = json.loads(_file(edition, "json").content)
    assert _values(list(row.values()) for row in told["baris"]) == kept
    drawn = json.loads(_file(edition, "geojson").content)
    for feature in drawn["features"]:
        for period, value in feature["properties"]["jumlah"].items():
            assert kept[rules.BY_AREA, period, feature["id"], "semua"] == value


def test_the_checksum_in_the_file_is_that_of_its_rows(edition):
    data = _file(edition, "csv").content
    said = next(line for line in data.decode().splitlines() if "SHA-256:" in line).split()[-1]
    body = data[data.index(b"tabel,periode") :]
    assert hashlib.sha256(body).hexdigest() == said


def test_hxl_tags_are_read_by_the_library_of_hxl(edition):
    source = hxl.data(hxl.make_input(io.BytesIO(_file(edition, "hxl").content)))
    assert [c.display_tag for c in source.columns] == [c.tag for c in open_rows.COLUMNS]
    assert hxl.validate(source)


def test_geojson_is_valid_with_and_without_outlines(edition):
    FeatureCollection.model_validate_json(_file(edition, "geojson").content)
    square = shapely.box(113.5, -8.4, 113.6, -8.3)
    Boundary.objects.create(
        area_id="35.09.11", wkb=square.wkb, minx=113.5, miny=-8.4, maxx=113.6, maxy=-8.3
    )
    found = FeatureCollection.model_validate_json(_file(edition, "geojson").content)
    ring = next(f for f in found.features if f.id == "35.09.11").geometry
    assert shapely.geometry.shape(ring.model_dump()).exterior.is_ccw


def test_the_catalogue_is_dcat_with_the_fields_of_satu_data(edition):
    answer = _get("public_catalogue")
    graph = rdflib.Graph().parse(data=answer.content, format="json-ld")
    conforms, _graph, text = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(data=SHAPES))
    assert conforms, text
    for one in json.loads(answer.content)["dcat:dataset"][0]["dcat:distribution"]:
        name = one["@id"].rsplit("/", 1)[1]
        content = _file(edition, name).content
        assert (
            one["spdx:checksum"]["spdx:checksumValue"]["@value"]
            == hashlib.sha256(content).hexdigest()
        )
        assert int(one["dcat:byteSize"]["@value"]) == len(content)


def test_who_has_a_file_already_is_told_that_it_is_unchanged(edition):
    first = _file(edition, "json")
    again = _get("public_data", AREA, edition.number, "json", HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304


def test_who_asks_too_often_is_slowed_down(edition, monkeypatch):
    from serasi.collect.models import Attempt

    url = reverse("publish:public_data", args=[AREA, edition.number, "csv"])
    client = Client()
    assert client.get(url).status_code == 200
    key = Attempt.objects.get().key
    Attempt.objects.bulk_create(Attempt(door="publik-data", key=key, at=NOW) for _ in range(120))
    assert client.get(url).status_code == 429


@pytest.mark.parametrize("name", sorted(open_files.FORMATS))
def test_the_same_edition_gives_the_same_bytes(edition, name):
    open_files._made.cache_clear()
    first = _file(edition, name).content
    open_files._made.cache_clear()
    if name != "xlsx":
        assert _file(edition, name).content == first


def test_the_desk_prepares_and_the_second_person_publishes_on_the_page(house):
    a_year(house)
    made = house.client("dewi").post(
        reverse("publish:prepare_edition"), {"area": AREA, "do": "next"}
    )
    page = made.headers["Location"]
    assert "menunggu orang kedua" in house.client("dewi").get(page).content.decode()
    said = house.client("hendra").post(f"{page}putuskan/", {"do": "approve"})
    assert said.headers["Location"] == reverse("publish:public", args=[AREA])
    assert _get("public", AREA).status_code == 200
