"""CAP alerts of other systems: read first, kept once, never a drill, and hostile files refused."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from serasi.channels import cap
from serasi.channels.cap.shapes import Circle
from serasi.cli.collect import collect
from serasi.collect import actions, queries
from serasi.collect.models import Attachment, Report
from serasi.problems import Problem
from serasi.regions.models import Area
from serasi.register.models import Handling
from serasi.trail.models import Entry
from tests.cast import NOW, House
from tests.collect.conftest import reports

WIB = timezone(timedelta(hours=7))
SENT = datetime(2026, 11, 25, 8, 50, tzinfo=WIB)
WULUHAN = cap.Area("Kecamatan Wuluhan", geocodes=(cap.kemendagri("35.09.11"),))
INFO = cap.Info(
    language="id-ID",
    categories=("Met",),
    event="Hujan lebat",
    urgency="Expected",
    severity="Severe",
    certainty="Likely",
    effective=SENT,
    expires=SENT + timedelta(hours=6),
    headline="Hujan lebat dan angin kencang di Wuluhan",
    description="Waspadai genangan <di> jalan.",
    areas=(WULUHAN,),
)
ALERT = cap.Alert(
    identifier="BMKG-0001",
    sender="cap.bmkg.example",
    sent=SENT,
    status="Actual",
    msg_type="Alert",
    scope="Public",
    infos=(INFO,),
)
BOMB = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>&b;</identifier></alert>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>&a;</identifier></alert>"""


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def xml(alert: cap.Alert = ALERT, **changes: Any) -> bytes:
    return cap.write(replace(alert, **changes))


def of(areas: tuple[cap.Area, ...] = (WULUHAN,), **changes: Any) -> tuple[cap.Info, ...]:
    return (replace(INFO, areas=areas, **changes),)


def keep(house: House, data: bytes, who: str = "dewi", **more: Any) -> Any:
    return actions.keep_alert(house.viewer(who), data=data, now=NOW, **more)


def look(house: House, data: bytes, who: str = "dewi") -> Any:
    return actions.look_at_alert(house.viewer(who), data=data, now=NOW)


def after(identifier: str, msg_type: str, alert: cap.Alert = ALERT) -> cap.Alert:
    ref = cap.Reference(alert.sender, alert.identifier, alert.sent)
    sent = alert.sent + timedelta(minutes=5)
    return replace(alert, identifier=identifier, msg_type=msg_type, references=(ref,), sent=sent)


def test_an_alert_becomes_a_report_in_the_queue_of_its_desk(house: House) -> None:
    done = keep(house, xml(), name="bmkg.xml")
    row = done.report
    assert (row.channel, row.area_id, row.area_source) == ("cap", "35.09.11", "stated")
    assert row.desk == house.agencies["Bakesbangpol Kab. Jember"]
    assert row.reporter is None
    assert row.text.startswith("Hujan lebat dan angin kencang di Wuluhan\nWaspadai genangan <di>")
    assert "mulai 25/11/2026 08.50, sampai 25/11/2026 14.50" in row.text
    assert row.stated["cap"]["identifier"] == "BMKG-0001"
    assert row.sent_at == SENT
    assert Handling.objects.filter(report=row).count() == 1
    assert Entry.objects.filter(action="report.received", subject=f"report:{row.receipt}").exists()


def test_the_file_is_kept_byte_by_byte_and_given_to_readers_alone(house: House) -> None:
    data = xml()
    row = keep(house, data, name="bmkg.xml").report
    [file] = Attachment.objects.filter(report=row)
    answer = house.client("dewi").get(f"/berkas/{file.pk}/")
    assert b"".join(answer.streaming_content) == data
    assert answer["Content-Type"] == "application/cap+xml"
    assert answer["Content-Disposition"].startswith("attachment")
    assert house.client("bagus").get(f"/berkas/{file.pk}/").status_code == 404
    assert house.client("darsono").get(f"/berkas/{file.pk}/").status_code == 404


def test_the_same_message_again_is_the_same_report(house: House) -> None:
    first = keep(house, xml())
    again = keep(house, xml(), who="rini")
    assert (again.is_new, again.receipt) == (False, first.receipt)
    assert reports().count() == 1
    assert Attachment.objects.count() == 1


def test_the_same_message_written_otherwise_is_the_same_report(house: House) -> None:
    first = keep(house, xml())
    again = keep(house, xml(sent=SENT.astimezone(timezone(timedelta(hours=8)))))
    assert (again.is_new, again.receipt) == (False, first.receipt)
    spaced = xml().replace(b"<scope>", b"\n  <scope>")
    assert keep(house, spaced).receipt == first.receipt
    assert reports().count() == 1


def test_the_same_number_with_other_words_is_refused(house: House) -> None:
    first = keep(house, xml())
    with pytest.raises(Problem) as refused:
        keep(house, xml(infos=of(headline="Cerah")))
    assert refused.value.code == "S935"
    assert first.receipt in refused.value.sentence


def test_two_desks_may_each_keep_an_alert_that_touches_both(house: House) -> None:
    both = xml(infos=of((WULUHAN, cap.Area("Muncar", geocodes=(cap.kemendagri("35.10.05"),)))))
    one = keep(house, both).report
    two = keep(house, both, who="bagus").report
    assert (one.area_id, two.area_id) == ("35.09.11", "35.10.05")


@pytest.mark.parametrize("msg_type", ["Update", "Cancel"])
def test_an_update_or_cancel_is_linked_to_what_it_follows(house: House, msg_type: str) -> None:
    first = keep(house, xml()).report
    later = keep(house, xml(after("BMKG-0002", msg_type))).report
    assert first.receipt in later.text
    assert later.stated["follows"]["key"] == first.content_key.partition(":")[2]
    assert [row.pk for row in queries.continued_by(house.viewer("dewi"), first)] == [later.pk]
    [(name, before)] = look(house, xml(after("BMKG-0003", msg_type))).before
    assert (name, before) == ("BMKG-0001", first)
    page = house.client("dewi").get(f"/laporan/{first.receipt}/").content.decode()
    assert later.receipt in page


def test_an_update_of_what_never_came_says_so(house: House) -> None:
    later = keep(house, xml(after("BMKG-0002", "Cancel"))).report
    assert "Pembatalan atas BMKG-0001." in later.text
    assert "follows" not in later.stated


def test_an_update_of_a_restricted_report_is_restricted(house: House) -> None:
    first = keep(house, xml()).report
    Report.objects.filter(pk=first.pk).update(sensitivity="restricted")
    later = keep(house, xml(after("BMKG-0002", "Update"))).report
    later.refresh_from_db()
    assert later.sensitivity == "restricted"


@pytest.mark.parametrize("status", ["Exercise", "Test", "System", "Draft"])
def test_a_drill_never_becomes_a_report(house: House, status: str) -> None:
    data = xml(status=status, note="Latihan")
    with pytest.raises(Problem) as refused:
        keep(house, data, area="35.09.11")
    assert refused.value.code == "S933"
    answer = post(house.client("dewi"), data)
    assert "S933" in answer and "Masukkan ke antrean" not in answer
    assert not reports().exists()


@pytest.mark.parametrize(("msg_type", "code"), [("Ack", "S934"), ("Error", "S934")])
def test_an_answer_to_another_message_is_no_report(house: House, msg_type: str, code: str) -> None:
    with pytest.raises(Problem) as refused:
        keep(house, xml(after("BMKG-0002", msg_type), note="salah kirim"))
    assert refused.value.code == code


def test_our_own_alert_never_comes_back_as_evidence(house: House, settings: Any) -> None:
    settings.SERASI_ADDRESS = "https://serasi.jember.example"
    with pytest.raises(Problem) as refused:
        keep(house, xml(sender="serasi.jember.example"))
    assert refused.value.code == "S937"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (BOMB, "S930"),
        (OUTSIDE, "S930"),
        (b"<alert", "S930"),
        (b"", "S930"),
        (b"<html/>", "S930"),
        (b" " * (cap.LONGEST_FILE + 1), "S931"),
        (xml().replace(b"<scope>Public</scope>", b""), "S932"),
        (xml().replace(b"<status>Actual</status>", b"<status>Nyata</status>"), "S933"),
    ],
    ids=["bomb", "outside", "cut", "empty", "html", "large", "lacking", "word"],
)
def test_hostile_and_broken_files_are_numbered_problems(
    house: House, data: bytes, code: str
) -> None:
    with pytest.raises(Problem) as refused:
        keep(house, data)
    assert refused.value.code == code
    answer = house.client("dewi").post(
        "/masuk-data/cap/", {"file": SimpleUploadedFile("a.xml", data or b"\n")}
    )
    assert code in answer.content.decode()
    assert "root:" not in answer.content.decode()
    assert not reports().exists()


class Endless(SimpleUploadedFile):
    """A file that says it has 200 MB and must never be read."""

    def read(self, *_args: Any, **_more: Any) -> bytes:
        raise AssertionError("a file that is too large was read")


def test_a_file_of_200_mb_is_refused_without_being_read(house: House, monkeypatch: Any) -> None:
    from serasi.collect.views import alerts as door

    file = Endless("a.xml", b"x")
    file.size = 200 * 1024 * 1024
    monkeypatch.setattr(door, "UploadedFile", Endless)
    request = type("Request", (), {"FILES": {"file": file}, "POST": {}})()
    with pytest.raises(Problem) as refused:
        door._given(request)
    assert refused.value.code == "S931"


@pytest.mark.parametrize(
    ("area", "codes", "how"),
    [
        (cap.Area("x", geocodes=(cap.kemendagri("35.09.12"),)), ("35.09.12",), "geocode"),
        (cap.Area("Ambulu", geocodes=(cap.Pair("FIPS6", "350911"),)), ("35.09.12",), "name"),
        (cap.Area("Wuluhan, Ambulu"), ("35.09.11", "35.09.12"), "name"),
        (cap.Area("Wuluhan dan sekitarnya, Jember"), ("35.09.11",), "name"),
        (cap.Area("?", circles=(Circle(cap.Point(-8.35, 113.55), 4.0),)), ("35.09.11",), "outline"),
        (
            cap.Area(
                "?",
                polygons=(
                    (
                        cap.Point(-8.45, 113.5),
                        cap.Point(-8.45, 113.7),
                        cap.Point(-8.3, 113.7),
                        cap.Point(-8.3, 113.5),
                        cap.Point(-8.45, 113.5),
                    ),
                ),
            ),
            ("35.09.11", "35.09.12"),
            "outline",
        ),
        (cap.Area("Laut Selatan", circles=(Circle(cap.Point(-11, 110), 9.0),)), (), ""),
    ],
    ids=["code", "foreign-code", "names", "part", "circle", "polygon", "unknown"],
)
def test_areas_are_found_by_code_name_or_outline(
    house: House, area: cap.Area, codes: tuple[str, ...], how: str
) -> None:
    Area.objects.filter(code="35.09.11").update(lat=Decimal("-8.35"), lng=Decimal("113.56"))
    Area.objects.filter(code="35.09.12").update(lat=Decimal("-8.36"), lng=Decimal("113.61"))
    [place] = look(house, xml(infos=of((area,)))).places
    assert tuple(a.code for a in place.areas) == codes
    assert place.how == how


def test_a_name_that_a_village_bears_too_is_taken_for_the_district(house: House) -> None:
    Area.objects.create(
        code="35.09.12.2003", name="Ambulu", level=4, kind="desa", parent_id="35.09.12",
        search_name="ambulu", valid_from=date(2000, 1, 1),
    )  # fmt: skip
    [place] = look(house, xml(infos=of((cap.Area("Ambulu, Kab. Jember"),)))).places
    assert [area.code for area in place.areas] == ["35.09.12"]


def test_an_alert_of_several_districts_lies_in_what_holds_them_all(house: House) -> None:
    assert keep(house, xml(infos=of((cap.Area("Wuluhan, Ambulu"),)))).report.area_id == "35.09"


def test_an_alert_of_the_province_lies_in_the_desks_own_area(house: House) -> None:
    wide = cap.Area("Jawa Timur", geocodes=(cap.kemendagri("35"),))
    assert keep(house, xml(infos=of((wide,)))).report.area_id == "35.09"


def test_an_alert_of_elsewhere_is_refused(house: House) -> None:
    muncar = of((cap.Area("Muncar", geocodes=(cap.kemendagri("35.10.05"),)),))
    with pytest.raises(Problem) as refused:
        keep(house, xml(infos=muncar))
    assert refused.value.code == "S936"
    with pytest.raises(Problem) as refused:
        keep(house, xml(infos=muncar), area="35.10.05")
    assert refused.value.status == 404


def test_an_alert_without_a_known_area_asks_where(house: House) -> None:
    data = xml(infos=of((cap.Area("Laut Selatan"),)))
    with pytest.raises(Problem) as refused:
        keep(house, data)
    assert refused.value.code == "S104"
    row = keep(house, data, area="35.09.12").report
    assert (row.area_id, row.area_source) == ("35.09.12", "officer")


@pytest.mark.parametrize(
    ("weight", "risk"),
    [
        ({"severity": "Extreme", "urgency": "Immediate", "certainty": "Observed"}, True),
        ({"severity": "Extreme", "urgency": "Future", "certainty": "Likely"}, None),
        ({"severity": "Severe", "urgency": "Immediate", "certainty": "Observed"}, None),
    ],
)
def test_only_an_extreme_threat_now_is_a_risk_of_life(
    house: House, weight: dict[str, str], risk: bool | None
) -> None:
    assert keep(house, xml(infos=of(**weight))).report.life_at_risk is risk


def test_a_message_from_the_future_is_dated_by_its_arrival(house: House) -> None:
    assert keep(house, xml(sent=NOW + timedelta(days=3))).report.sent_at == NOW


@pytest.mark.parametrize("who", ["darsono", "surya", "wulan", "laras", "tirto", "yoga"])
def test_who_may_not_import_keeps_nothing_and_finds_no_door(house: House, who: str) -> None:
    with pytest.raises(Problem) as refused:
        keep(house, xml(), who=who)
    assert refused.value.status == 404
    client = house.client(who)
    assert client.get("/masuk-data/cap/").status_code == 404
    assert client.post("/masuk-data/cap/", {"text": xml().decode()}).status_code == 404
    carried = base64.b64encode(xml()).decode()
    assert client.post("/masuk-data/cap/simpan/", {"xml": carried}).status_code == 404
    assert not reports().exists()


def post(client: Client, data: bytes) -> str:
    file = SimpleUploadedFile("bmkg.xml", data)
    answer = client.post("/masuk-data/cap/", {"file": file})
    return answer.content.decode()


def fields(page: str) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(xml|name)" value="([^"]*)"', page))


def test_a_file_is_read_then_kept_by_a_second_step(house: House) -> None:
    client = house.client("dewi")
    page = post(client, xml())
    assert "Hujan lebat dan angin kencang di Wuluhan" in page
    assert "cap.bmkg.example" in page and "BMKG-0001" in page
    assert "Waspadai genangan &lt;di&gt; jalan." in page
    assert "severity Severe, urgency Expected, certainty Likely" in page
    assert not reports().exists()
    answer = client.post("/masuk-data/cap/simpan/", fields(page))
    [row] = reports()
    assert answer["Location"] == f"/laporan/{row.receipt}/"
    assert Attachment.objects.get().name == "bmkg.xml"
    shown = client.get(answer["Location"]).content.decode()
    assert "peringatan CAP" in shown and "BMKG-0001 dari cap.bmkg.example" in shown
    assert "Sudah masuk" in post(client, xml())


def test_a_paste_may_say_any_encoding(house: House) -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?>\n' + xml().decode().split("?>", 1)[1]
    page = house.client("dewi").post("/masuk-data/cap/", {"text": text}).content.decode()
    assert "Hujan lebat dan angin kencang di Wuluhan" in page
    assert "Masukkan ke antrean" in page


def test_what_was_spoilt_on_the_way_is_refused(house: House) -> None:
    client = house.client("dewi")
    for carried, code in (("%%%", "S930"), ("", "S930")):
        answer = client.post("/masuk-data/cap/simpan/", {"xml": carried})
        assert (answer.status_code, code in answer.content.decode()) == (422, True)
    assert not reports().exists()


def test_an_unclear_place_keeps_the_page_with_what_was_read(house: House) -> None:
    client = house.client("dewi")
    page = post(client, xml())
    answer = client.post("/masuk-data/cap/simpan/", fields(page) | {"area": "Antah Berantah"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "S343" in html and "BMKG-0001" in html and fields(html) == fields(page)


def run(*arguments: object) -> Any:
    return CliRunner().invoke(collect, [str(a) for a in arguments])


def test_the_command_looks_and_then_stores_once(house: House, tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_bytes(xml())
    looked = json.loads(run("cap", file, "--dry-run", "--json").stdout)
    assert (looked["identifier"], looked["stored"], looked["refused"]) == ("BMKG-0001", None, None)
    assert looked["areas"] == [
        {"desc": "Kecamatan Wuluhan", "how": "geocode", "codes": ["35.09.11"]}
    ]
    assert not reports().exists()
    first = json.loads(run("cap", file, "--json").stdout)
    again = json.loads(run("cap", file, "--json").stdout)
    assert (first["stored"], again["stored"]) == (1, 0)
    assert first["receipt"] == again["receipt"] == reports().get().receipt


def test_the_command_refuses_a_drill(house: House, tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_bytes(xml(status="Exercise"))
    looked = json.loads(run("cap", file, "--dry-run", "--json").stdout)
    assert looked["refused"] == "S933"
    refused = run("cap", file)
    assert isinstance(refused.exception, Problem)
    assert refused.exception.code == "S933"
    assert not reports().exists()
