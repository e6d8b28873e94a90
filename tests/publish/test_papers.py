"""A paper from draft to signed copy: prose, numbers, check, four eyes, number of the office."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from docx.oxml.ns import qn
from lxml import etree

from serasi.documents import docx
from serasi.problems import Problem
from serasi.publish.actions import making, signing, uploading, writing
from serasi.publish.actions.signing import Copy
from serasi.publish.figures.registry import DEFINITIONS
from serasi.publish.models import OfficeNumber, Paper, PaperState
from serasi.publish.queries import scope
from serasi.publish.queries.composed import composed
from serasi.publish.queries.listing import due_for
from serasi.trail.models import Entry
from tests.cast import NOW
from tests.publish.conftest import AREA, B08, put

PDF = b"%PDF-1.7\nsalinan"


def fresh(row: Paper) -> Paper:
    return Paper.objects.get(pk=row.pk)


def text_of(row: Paper, key: str) -> str:
    blocks = composed(row, on=NOW.date()).document.blocks
    found = next(b for b in blocks if getattr(b, "key", "") == key)
    return "".join(run.text for run in found.runs)


def write(house, row, key, text, who="dewi"):
    return writing.write_prose(
        house.viewer(who),
        number=row.number,
        key=key,
        text=text,
        version=fresh(row).version,
        now=NOW,
    )


def send(house, row, who="dewi"):
    return signing.send_paper(
        house.viewer(who), number=row.number, version=fresh(row).version, now=NOW
    )


def sign(house, row, who="laras", **more):
    return signing.sign_paper(
        house.viewer(who), number=row.number, version=fresh(row).version, now=NOW, **more
    )


def refused(code, act, *args, **more):
    with pytest.raises(Problem) as found:
        act(*args, **more)
    assert found.value.code == code


def test_making_anew_keeps_the_prose_and_tells_what_changed(records, report):
    write(records, report, "ringkasan", "Ada {jumlah:peristiwa} peristiwa; keadaan pulih.")
    assert text_of(report, "ringkasan") == "Ada 4 peristiwa; keadaan pulih."
    later = NOW + timedelta(days=2)
    put(records, date(2026, 8, 9), known=NOW + timedelta(days=1), injured_light=4)
    assert text_of(report, "ringkasan").startswith("Ada 4"), "a kept paper does not move by itself"
    found = making.remake_paper(
        records.viewer("dewi", now=later), number=report.number, version=fresh(report).version,
        now=later,
    )  # fmt: skip
    told = {(c.figure, c.cell): (c.before, c.after) for c in found}
    assert told["jumlah", "peristiwa"] == ("4", "5")
    assert told["akibat", "lr"] == ("5", "9")
    assert ("jumlah", "potensi") not in told
    assert text_of(fresh(report), "ringkasan") == "Ada 5 peristiwa; keadaan pulih."
    assert report.makings.count() == 2


def test_a_number_typed_by_hand_is_told_and_one_from_the_data_is_not(records, report):
    write(
        records, report, "masalah", "Ada 4 peristiwa, 27 di antaranya di pasar, sejak 8 Mei 2026."
    )
    found = signing.findings_of(fresh(report), now=NOW)
    assert [f["message"].split(" ")[1] for f in found if f["kind"] == "no_source"] == ["27"]
    assert {f["key"] for f in found if f["kind"] == "no_source"} == {"masalah"}


def test_who_wrote_a_paper_does_not_sign_it(records, report):
    row = send(records, report, "hendra")
    assert row.state == PaperState.REVIEW
    refused("S1404", sign, records, report, "hendra")
    signed = sign(records, report)
    assert signed.signer.split("\n")[:2] == ["Bupati", "Laras Pertiwi"]


def test_a_signed_paper_is_kept_as_files_with_their_hashes(records, report):
    send(records, report)
    sign(records, report, copy=Copy("tte", PDF))
    files = {row.way: row for row in report.files.all()}
    assert set(files) == {"pdf", "docx", "xlsx", "json", "tte"}
    for row in files.values():
        with row.file.open("rb") as stream:
            assert hashlib.sha256(stream.read()).hexdigest() == row.sha256
    entry = Entry.objects.filter(action="paper.signed").get()
    assert files["pdf"].sha256 in entry.data
    refused("S1402", write, records, report, "latar", "Lain")


def test_findings_are_signed_over_only_with_a_reason(records, report):
    write(records, report, "masalah", "Ada 27 masalah.")
    send(records, report)
    refused("S1406", sign, records, report)
    sign(records, report, reason="Angka 27 dari rapat 5 September")
    assert Entry.objects.get(action="paper.signed").reason.startswith("Angka 27")


def test_a_copy_that_is_no_pdf_is_refused_and_nothing_is_signed(records, report):
    send(records, report)
    refused("S1407", sign, records, report, copy=Copy("tte", b"PK\x03\x04"))
    assert fresh(report).state == PaperState.REVIEW
    assert not report.files.exists()


def test_numbers_of_an_office_are_given_once_and_a_gap_says_why(records, report):
    row = send(records, report)
    assert row.office_number.printed.startswith("300.2.3/1/35.09.")
    back = signing.send_back(
        records.viewer("laras"), number=row.number, version=row.version, reason="Lengkapi", now=NOW
    )
    assert back.office_number.serial == 1, "sent again it keeps its number"
    making.withdraw_paper(
        records.viewer("dewi"), number=row.number, version=back.version, reason="Ganda", now=NOW
    )
    other = making.begin_paper(
        records.viewer("dewi"), kind_code="timdu", area=AREA, span=B08, now=NOW
    )
    assert send(records, other).office_number.serial == 2
    assert OfficeNumber.objects.get(serial=1).void_reason == "Ganda"


def test_one_paper_of_a_period_and_no_paper_of_one_that_is_not_over(records, report):
    dewi = records.viewer("dewi")
    refused("S1403", making.begin_paper, dewi, kind_code="timdu", area=AREA, span=B08, now=NOW)
    from serasi.publish.periods import four_months

    span = four_months("B12", 2026)
    refused("S1411", making.begin_paper, dewi, kind_code="timdu", area=AREA, span=span, now=NOW)


def test_two_who_write_at_once_do_not_overwrite_each_other(records, report):
    version = report.version
    write(records, report, "latar", "Tulisan pertama.")
    refused(
        "S1401", writing.write_prose, records.viewer("rini"), number=report.number, key="latar",
        text="Tulisan kedua.", version=version, now=NOW,
    )  # fmt: skip
    assert text_of(report, "latar") == "Tulisan pertama."


def test_what_is_due_is_told_to_who_writes_it(records, report):
    found = due_for(records.viewer("dewi"), now=NOW)
    labels = [one.span.label for one in found if one.kind.code == "timdu"]
    assert labels == ["B12", "B04", "B08"]
    mine = next(one for one in found if one.span.label == "B08" and one.kind.code == "timdu")
    assert (mine.paper, mine.late, mine.days_late) == (report, True, 76)
    assert {one.kind.code for one in due_for(records.viewer("tirto"), now=NOW)} == {"bakorwil"}
    send(records, report)
    sign(records, report)
    after = due_for(records.viewer("dewi"), now=NOW)
    assert "B08" not in [one.span.label for one in after if one.kind.code == "timdu"]


def sees(house, who, row):
    return scope.visible_to(house.viewer(who)).filter(pk=row.pk).exists()


def test_a_draft_is_its_agency_s_alone_and_a_signed_paper_goes_up(records, report):
    inside = {"dewi", "rini", "hendra"}
    others = {"laras", "tirto", "wulan", "sinta", "bagus", "anwar", "darsono", "yoga", "mira"}
    assert {who for who in inside | others if sees(records, who, report)} == inside
    send(records, report)
    assert {who for who in inside | others if sees(records, who, report)} == inside | {"laras"}
    sign(records, report)
    assert {who for who in inside | others if sees(records, who, report)} == inside | {
        "laras", "tirto", "wulan", "sinta",
    }  # fmt: skip


@pytest.mark.parametrize("who", ["bagus", "laras", "tirto", "wulan", "surya", "anwar"])
def test_who_may_not_write_a_report_of_the_regency_begins_none(records, who):
    with pytest.raises(Problem) as found:
        making.begin_paper(records.viewer(who), kind_code="timdu", area=AREA, span=B08, now=NOW)
    assert found.value.status == 404


def take(records, report, change: Callable[[bytes], bytes]) -> uploading.Taken:
    """Upload the Word file of a report after somebody changed its body."""
    content = docx.write(composed(report, on=NOW.date()).document, identity=report.number)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    body = change(parts["word/document.xml"])
    assert body != parts["word/document.xml"]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        for name, part in (parts | {"word/document.xml": body}).items():
            book.writestr(name, part)
    return uploading.take_docx(
        records.viewer("dewi"), number=report.number, content=out.getvalue(),
        version=report.version, now=NOW,
    )  # fmt: skip


def test_a_number_changed_in_word_is_a_finding_that_leads_to_its_figure(records, report):
    def change(body: bytes) -> bytes:
        tree = etree.fromstring(body)
        lasts = [list(row.iter(qn("w:t")))[-1:] for row in tree.iter(qn("w:tr"))]
        counts = [found[0] for found in lasts if found and (found[0].text or "").isdecimal()]
        counts[0].text = "987"
        return etree.tostring(tree)

    before = composed(report, on=NOW.date()).document
    taken = take(records, report, change)
    assert (taken.parts, taken.findings) == ((), 1)
    assert composed(report, on=NOW.date()).document == before
    told = next(one for one in signing.last_check(fresh(report)).findings if one["figure"])
    name, _colon, _cell = told["figure"].partition(":")
    figure = report.figures.get(name=name).figure
    title = str(DEFINITIONS[figure.code, figure.version].title)
    assert told["kind"] == "S1510"
    assert f"({title}, " in told["message"]
    assert "menjadi 987" in told["message"]


def test_an_edited_word_file_gives_back_its_prose(records, report):
    bare, written = "Tindak lanjut ditulis oleh sekretariat", "Patroli bersama ditambah oleh"
    taken = take(records, report, lambda body: body.replace(bare.encode(), written.encode()))
    assert taken.parts == ("tindak_lanjut",)
    assert text_of(report, "tindak_lanjut").startswith("Patroli bersama ditambah oleh")
