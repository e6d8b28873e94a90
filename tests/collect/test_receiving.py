"""A report comes in: once, placed, graded, sealed, and never changed afterwards."""

from __future__ import annotations

import io
import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from PIL import Image

from serasi.collect import actions, queries, sealed
from serasi.collect.models import Attachment, Report
from serasi.network.models import Sealed
from serasi.network.policy import NOBODY
from serasi.problems import Problem
from serasi.trail import queries as trail
from tests.cast import NOW, House
from tests.collect.conftest import photo

TEXT = "Tadi malam dua kelompok pemuda bentrok di Ds. Dukuhdempok Kec. Wuluhan, 3 orang luka."


def receive(actor, **more):
    given = {"uuid": uuid.uuid4(), "text": TEXT, "now": NOW}
    return actions.receive_report(actor, **{**given, **more})


def test_a_report_gets_a_receipt_a_place_a_grade_and_a_trail_entry(house: House) -> None:
    received = receive(house.viewer("darsono"), knows_how="saw")
    report = received.report
    assert received.is_new
    assert report.area_id == "35.09.11.2004"
    assert report.area_source == "text"
    assert report.desk == house.agencies["Bakesbangpol Kab. Jember"]
    assert (report.reliability, report.credibility) == ("B", "2")
    assert report.reading["injured"] == 3
    assert [step.action for step in trail.story(f"report:{report.receipt}")] == ["report.received"]


def test_the_same_report_sent_twice_is_one_report(house: House) -> None:
    darsono, same = house.viewer("darsono"), uuid.uuid4()
    first = receive(darsono, uuid=same)
    second = receive(darsono, uuid=same, now=NOW + timedelta(minutes=2))
    assert second.receipt == first.receipt
    assert not second.is_new
    assert Report.objects.count() == 1


def test_other_words_under_the_same_uuid_are_not_lost(house: House) -> None:
    darsono, same = house.viewer("darsono"), uuid.uuid4()
    first = receive(darsono, uuid=same)
    changed = receive(darsono, uuid=same, text=TEXT + " Satu rumah rusak.")
    again = receive(darsono, uuid=same, text=TEXT + " Satu rumah rusak.")
    assert changed.receipt != first.receipt
    assert again.receipt == changed.receipt


def test_nobody_gets_the_receipt_of_another_by_its_uuid(house: House) -> None:
    same = uuid.uuid4()
    receive(house.viewer("darsono"), uuid=same)
    with pytest.raises(Problem, match="S351"):
        receive(house.viewer("surya"), uuid=same)


def test_who_holds_no_right_to_report_is_refused(house: House) -> None:
    with pytest.raises(Problem, match="S102"):
        receive(house.viewer("mira"))


def test_a_report_from_the_field_is_seen_by_its_desk_and_sender_alone(house: House) -> None:
    report = receive(house.viewer("darsono")).report
    for name in ("dewi", "surya", "darsono"):
        assert queries.report(house.viewer(name), report.receipt) == report
    for name in ("bagus", "wulan", "anwar", "yoga"):
        with pytest.raises(Problem, match="S101"):
            queries.report(house.viewer(name), report.receipt)


def test_without_a_place_the_report_lies_where_its_sender_is(house: House) -> None:
    report = receive(house.viewer("darsono"), text="Ada kumpul-kumpul pemuda bawa bambu").report
    assert (report.area_id, report.area_source) == ("35.09.11.2001", "sender")


def test_an_area_that_was_stated_wins_over_the_text(house: House) -> None:
    report = receive(house.viewer("darsono"), area="35.09.12.2002").report
    assert (report.area_id, report.area_source) == ("35.09.12.2002", "stated")


def test_a_citizen_must_say_where(house: House) -> None:
    with pytest.raises(Problem, match="S104"):
        receive(NOBODY, channel="citizen", text="Ada keributan, tolong", area=None)
    report = receive(NOBODY, channel="citizen", text="Ada keributan", area="35.09.11").report
    assert report.reporter_id is None
    assert report.sender_key == ""
    assert report.reliability == "F"


def test_an_area_nobody_answers_for_is_said_so(house: House) -> None:
    with pytest.raises(Problem, match="S344"):
        receive(NOBODY, channel="citizen", area="35.11.01.2001", text="Ada keributan")


def test_a_report_of_nothing_needs_no_words(house: House) -> None:
    report = receive(house.viewer("darsono"), text="", is_nil=True).report
    assert report.is_nil
    assert report.text == "Hari ini nihil, tidak ada kejadian."


def test_copies_of_one_message_share_their_origin(house: House) -> None:
    darsono = house.viewer("darsono")
    one = receive(darsono).report
    two = receive(house.viewer("surya"), text="*Diteruskan* " + TEXT.upper()).report
    other = receive(darsono, text="Warga memasang spanduk penolakan di balai desa Lojejer").report
    assert one.origin_key == two.origin_key != ""
    assert other.origin_key != one.origin_key


def test_a_photo_is_shrunk_and_its_place_sealed(house: House) -> None:
    upload = actions.Upload("IMG_1.jpg", photo(gps=True))
    report = receive(house.viewer("darsono"), photos=[upload]).report
    kept = Attachment.objects.get(report=report)
    with kept.file.open() as file, Image.open(file) as image:
        assert max(image.size) == 1600
        assert not image.getexif()
        assert b"Darsono" not in image.info.get("exif", b"")
    assert sealed.POINT in sealed.kinds_of(report)
    hendra = house.viewer("hendra")
    told = sealed.reveal(hendra, report, sealed.POINT, reason="mencari titik aman", now=NOW)
    assert told == "-8.341667,113.533333"


def test_a_photo_that_is_none_is_refused_and_the_text_kept(house: House) -> None:
    fake = actions.Upload("foto.jpg", io.BytesIO(b"<script>alert(1)</script>"))
    received = receive(house.viewer("darsono"), photos=[fake])
    assert received.report.text == TEXT
    assert [refused.problem.code for refused in received.refused] == ["S340"]
    assert not Attachment.objects.exists()


def test_the_sender_is_sealed_and_its_opening_recorded(house: House) -> None:
    report = receive(house.viewer("darsono")).report
    row = Sealed.objects.get(subject=f"report:{report.uuid}", kind=sealed.SENDER)
    assert b"Darsono" not in bytes(row.box)
    hendra = house.viewer("hendra")
    told = sealed.reveal(hendra, report, sealed.SENDER, reason="keselamatan pelapor", now=NOW)
    assert told.startswith("Darsono")
    seen = trail.who_saw(f"report:{report.receipt}")
    assert [(step.actor, step.reason) for step in seen] == [(hendra.key, "keselamatan pelapor")]


@pytest.mark.parametrize("name", ["dewi", "rini", "bagus", "surya", "darsono"])
def test_the_seal_opens_for_its_head_alone(house: House, name: str) -> None:
    report = receive(house.viewer("darsono")).report
    with pytest.raises(Problem, match="S102"):
        sealed.reveal(house.viewer(name), report, sealed.SENDER, reason="ingin tahu saja", now=NOW)
    assert trail.who_saw(f"report:{report.receipt}") == []


def test_the_seal_needs_a_reason_and_the_second_factor(house: House) -> None:
    report = receive(house.viewer("darsono")).report
    with pytest.raises(Problem, match="S106"):
        sealed.reveal(house.viewer("hendra"), report, sealed.SENDER, reason=" ", now=NOW)
    bare = house.viewer("hendra", second_factor=False)
    with pytest.raises(Problem, match="S108"):
        sealed.reveal(bare, report, sealed.SENDER, reason="keselamatan pelapor", now=NOW)


@pytest.mark.parametrize("column", ["text", "receipt", "channel", "received_at", "sender_key"])
def test_what_came_in_is_never_changed(house: House, column: str) -> None:
    report = receive(house.viewer("darsono")).report
    value = NOW + timedelta(days=1) if column == "received_at" else "lain"
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(**{column: value})


def test_what_came_in_is_never_deleted_yet_may_be_placed_anew(house: House) -> None:
    report = receive(house.viewer("darsono")).report
    Report.objects.filter(pk=report.pk).update(area_id="35.09.12", area_source="officer")
    with pytest.raises(DatabaseError, match="never"), transaction.atomic():
        Report.objects.filter(pk=report.pk)._raw_delete("default")


def test_receipts_go_on_after_numbers_given_out_by_hand(house: House) -> None:
    first = receive(house.viewer("darsono")).report
    assert actions.reserve_receipts(10) == int(first.receipt.split("-")[1]) + 1
    later = receive(house.viewer("darsono")).report
    assert int(later.receipt.split("-")[1]) == int(first.receipt.split("-")[1]) + 11
