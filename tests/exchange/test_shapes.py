"""Own records in the shape of others: by the crosswalks, valid, and without a word too much."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections import Counter
from datetime import date

import hxl
import pyshacl
import pytest
import rdflib
from django.urls import reverse
from geojson_pydantic import FeatureCollection

from serasi.exchange import crosswalks
from serasi.exchange.looking import read_file
from serasi.exchange.shapes import SHAPES
from serasi.regions.models import Area
from serasi.register.codes import Form, Trigger
from serasi.register.models import Event
from serasi.trail.models import Entry
from tests.cast import NOW, House

SECRET = "Sumiati-rahasia"
DCAT = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix spdx: <http://spdx.org/rdf/terms#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
[] a sh:NodeShape ; sh:targetClass dcat:Dataset ;
  sh:property [sh:path dct:title ; sh:minCount 1], [sh:path dct:publisher ; sh:minCount 1],
    [sh:path dct:accessRights ; sh:minCount 1 ; sh:class dct:RightsStatement],
    [sh:path dct:issued ; sh:minCount 1 ; sh:datatype xsd:dateTime],
    [sh:path dcat:distribution ; sh:minCount 3 ; sh:class dcat:Distribution] .
[] a sh:NodeShape ; sh:targetClass dcat:Distribution ;
  sh:property [sh:path dcat:mediaType ; sh:minCount 1 ; sh:nodeKind sh:IRI],
    [sh:path spdx:checksum ; sh:minCount 1 ; sh:class spdx:Checksum] .
"""


@pytest.fixture
def records(house: House) -> House:
    """One record of each form, each with words that must stay in the house."""
    Area.objects.filter(code="35.09.11.2004").update(lat="-8.36000", lng="113.53000")
    Event.objects.bulk_create(
        Event(
            public_id=f"CT-26-{n:05d}", kind="incident", state="confirmed",
            desk=house.agencies["Bakesbangpol Kab. Jember"], area_id="35.09.11.2004",
            title=SECRET, facts=SECRET, opinion=SECRET, place_words=SECRET, root=SECRET,
            response=SECRET, party_a=SECRET, party_b=SECRET if n % 2 else "",
            lat="-8.12345", lng="113.98765", start_date=date(2026, 5, 1 + n),
            start_time=NOW.time(), trigger=Trigger.values[n % 8], form=form, law_source="U-a",
            deaths=(None, 0, 2)[n % 3], codebook="2026-1", created_at=NOW,
        )
        for n, form in enumerate(Form.values)
    )  # fmt: skip
    return house


def packed(house: House, shape: str, who: str = "rini", **query) -> dict[str, bytes]:
    answer = house.client(who).get(reverse("exchange:shaped", args=[shape]), query)
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as book:
        return {name: book.read(name) for name in book.namelist()}


def rows_of(files: dict[str, bytes], shape: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"{shape}.csv"].decode(), newline="")))


def test_every_code_has_its_place_in_the_crosswalks():
    assert set(crosswalks.PLOVER) == set(Form.values)
    assert set(crosswalks.PLOVER_CONTEXTS) == set(Trigger.values)
    assert len(crosswalks.ACLED_FORMS) == 25
    coded = {form for form in Form.values if crosswalks.acled_of(form)}
    assert coded.isdisjoint(crosswalks.NOT_ACLED)
    assert coded | set(crosswalks.NOT_ACLED) == set(Form.values)
    for form in coded:
        theirs = crosswalks.acled_of(form)
        assert form in crosswalks.ACLED_FORMS[theirs.event, theirs.sub_event]


@pytest.mark.parametrize("shape", SHAPES)
def test_no_word_written_by_hand_leaves_in_a_shape(records, shape):
    files = packed(records, shape)
    told = b"".join(files.values())
    assert SECRET.encode() not in told
    assert b"113.98765" not in told
    assert b"8.12345" not in told
    assert all(row["latitude"] == "-8.36" or row["latitude"] == "'-8.36" or not row["latitude"]
               for row in rows_of(files, shape))  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_not_in_a_shape_is_counted_with_its_reason(records, shape):
    files = packed(records, shape)
    told = json.loads(files["KETERANGAN.json"])
    rows = rows_of(files, shape)
    assert told["jumlah_baris"] == len(rows)
    assert len(rows) + sum(told["tidak_ikut"].values()) == len(Form.values)
    assert told["lisensi"]
    assert told["saringan"]
    assert {"acled": 15, "plover": 22}.get(shape, len(rows)) == len(rows)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_parts_hold_the_same_rows_and_are_valid(records, shape):
    files = packed(records, shape)
    rows = rows_of(files, shape)
    sums = dict(line.split("  ")[::-1] for line in files["SHA256SUMS"].decode().splitlines())
    assert all(hashlib.sha256(files[name]).hexdigest() == sum for name, sum in sums.items())
    tagged = hxl.data(hxl.make_input(io.BytesIO(files[f"{shape}.hxl.csv"])))
    assert hxl.validate(tagged)
    again = hxl.data(hxl.make_input(io.BytesIO(files[f"{shape}.hxl.csv"])))
    assert [list(row.values) for row in again] == [list(row.values()) for row in rows]
    FeatureCollection.model_validate_json(files[f"{shape}.geojson"])
    drawn = json.loads(files[f"{shape}.geojson"])["features"]
    assert [{k: v or "" for k, v in f["properties"].items()} for f in drawn] == rows
    graph = rdflib.Graph().parse(data=files["dcat.jsonld"], format="json-ld")
    conforms, _graph, text = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(data=DCAT))
    assert conforms, text
    names = [row["nama"] for row in csv.DictReader(io.StringIO(files["kamus.csv"].decode()))]
    assert names[: len(rows[0])] == list(rows[0])


def test_the_parts_are_packed_small(records):
    answer = records.client("rini").get(reverse("exchange:shaped", args=["plover"]))
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as book:
        for part in book.infolist():
            assert part.compress_type == zipfile.ZIP_DEFLATED
        drawn = book.getinfo("plover.geojson")
        assert drawn.compress_size < drawn.file_size / 3


@pytest.mark.parametrize("shape", ["acled", "ucdp"])
def test_a_shape_is_read_by_the_importer_of_that_source(records, shape):
    """What goes out as ACLED or UCDP is ACLED or UCDP: its own reader takes it without a fault."""
    files = packed(records, shape)
    looked = read_file(files[f"{shape}.csv"])
    assert looked.format.code == shape
    assert (looked.wrong, looked.told) == ([], [])
    deaths = {row.public_id: row.deaths for row in Event.objects.all()}
    assert all(read.deaths == deaths[read.source_id] for _at, _record, read in looked.rows)
    forms = dict(Event.objects.values_list("public_id", "form"))
    assert all(forms[read.source_id] in read.forms for _at, _record, read in looked.rows)


def test_ucdp_holds_only_deaths_by_organised_actors(records):
    rows = rows_of(packed(records, "ucdp"), "ucdp")
    forms = Counter(Event.objects.get(public_id=row["id"]).form for row in rows)
    assert set(forms) <= {"F05", "F11", "F12"}
    assert all(int(row["best"]) > 0 for row in rows)


def test_plover_codes_follow_the_crosswalk(records):
    for row in rows_of(packed(records, "plover"), "plover"):
        theirs = crosswalks.PLOVER[row["serasi_bentuk"]]
        assert (row["event"], row["mode"]) == (theirs.category, theirs.mode)
        if row["killed"] == "":
            assert Event.objects.get(public_id=row["id"]).deaths is None


def test_drafts_and_the_trash_stay_and_the_filter_holds(records):
    Event.objects.filter(form="F03").update(state="second")
    Event.objects.filter(form="F08").update(trashed_at=NOW)
    numbers = {row["serasi_bentuk"] for row in
               rows_of(packed(records, "plover", keadaan="all"), "plover")}  # fmt: skip
    assert numbers == set(Form.values) - {"F03", "F08"}
    some = rows_of(packed(records, "plover", pemicu="T3"), "plover")
    assert {row["serasi_pemicu"] for row in some} == {"T3"}
    entry = Entry.objects.filter(action="exchange.shaped").latest("seq")
    assert "T3" in entry.data


@pytest.mark.parametrize("shape", list(SHAPES))
def test_a_shape_holds_no_formula(records, shape):
    Area.objects.filter(code__in=("35.09", "35.09.11")).update(name="=HYPERLINK(1)")
    files = packed(records, shape)
    books = [files[name].decode() for name in files if name.endswith(".csv")]
    cells = [c for book in books for row in csv.reader(io.StringIO(book, newline="")) for c in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "@", "+"))]
    assert any("=HYPERLINK" in cell for cell in cells)


def test_who_may_not_export_takes_nothing_and_others_take_their_own(records):
    for name in ("surya", "wulan", "anwar", "darsono", "mira", "yoga"):
        url = reverse("exchange:shaped", args=["acled"])
        assert records.client(name).get(url).status_code == 404
    assert rows_of(packed(records, "acled", who="bagus"), "acled") == []
    url = reverse("exchange:shaped", args=["lain"])
    assert records.client("rini").get(url).status_code == 404
