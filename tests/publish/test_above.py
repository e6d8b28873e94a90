"""The report of a Bakorwil: counts of its regencies, cases across a border, late recaps."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from serasi.problems import Problem
from serasi.publish.actions import making, signing
from serasi.publish.actions.signing import findings_of
from serasi.publish.models import Paper
from serasi.publish.periods import month_of
from serasi.publish.queries import scope
from serasi.publish.queries.composed import composed
from serasi.publish.queries.listing import due_for
from serasi.publish.queries.scope import figures
from serasi.respond.models import Case, CaseArea
from tests.cast import NOW
from tests.publish.conftest import put
from tests.publish.test_report import annex_of, cells

OCTOBER = month_of(date(2026, 10, 1))


def begin(house, who="tirto", area="35"):
    return making.begin_paper(
        house.viewer(who), kind_code="bakorwil", area=area, span=OCTOBER, now=NOW
    )


@pytest.fixture
def busy(records):
    put(records, date(2026, 10, 5), injured_light=4, title="Rahasia Wuluhan")
    put(records, date(2026, 10, 9), area_id="35.10.05.2003")
    put(records, date(2025, 10, 9), area_id="35.09.11.2004")
    case = Case.objects.create(
        number="KS-26-1", title="Rahasia Muncar", area_id="35.09.11", trigger="T1",
        lead=records.agencies["Bakesbangpol Kab. Jember"], opened_at=NOW - timedelta(days=50),
        cross_border=True,
    )  # fmt: skip
    for code in ("35.09.11", "35.10.05"):
        CaseArea.objects.create(case=case, area_id=code)
    return records


def sign(house, row, writer, signer):
    signing.send_paper(house.viewer(writer), number=row.number, version=row.version, now=NOW)
    row = Paper.objects.get(pk=row.pk)
    return signing.sign_paper(house.viewer(signer), number=row.number, version=row.version, now=NOW)


def test_each_regency_is_counted_and_who_has_no_records_has_no_data(busy):
    recap = making.begin_paper(
        busy.viewer("dewi"), kind_code="rekap", area="35.09", span=OCTOBER, now=NOW
    )
    sign(busy, recap, "dewi", "hendra")
    paper = begin(busy)
    found = composed(paper, on=NOW.date())
    now, was = found.draft.shown["jumlah"], found.draft.shown["jumlah_lalu"]
    assert now.result.rows == ("35.09", "35.10", "35.11")
    assert [now.get(f"{code}.peristiwa") for code in now.result.rows] == [1, 1, None]
    assert now.get("peristiwa") == 2 and now.get("lr") == 4
    assert [was.get(f"{code}.peristiwa") for code in was.result.rows] == [1, None, None]
    told = found.draft.shown["laporan"]
    assert [told.get(c) for c in ("melapor", "tepat", "belum")] == [1, 0, 2]
    assert told.get("35.09.terlambat") == told.get("35.10.terlambat") == 20
    across = found.draft.shown["lintas"]
    assert across.result.rows == ("KS-26-1",)
    assert across.text("KS-26-1.wilayah") == "Kab. Jember, Kab. Banyuwangi"
    assert found.document.letterhead.lines[0] == "PEMERINTAH PROVINSI JAWA TIMUR"
    table = next(block for block in found.document.blocks if getattr(block, "key", "") == "daerah")
    assert [row[4].text for row in table.rows] == ["1", "–", "–", "–"], "none without its recap"
    assert findings_of(paper, now=NOW) == []
    annex = annex_of(found.document)
    for figure, text, _value in cells(found.document):
        name, _sep, cell = figure.partition(":")
        if figure and found.draft.shown[name].get(cell) is not None:
            assert annex[name][cell] == text, figure


def test_nothing_of_a_record_is_in_it(busy):
    row = begin(busy)
    page = busy.client("tirto").get(reverse("publish:paper", args=[row.number]))
    assert page.status_code == 200
    file = busy.client("tirto").get(reverse("publish:download", args=[row.number, "json"]))
    for text in (page.content.decode(), file.content.decode()):
        assert "Rahasia" not in text


def test_the_bakorwil_alone_writes_it_and_what_is_above_reads_it_once_signed(busy):
    for who in ("dewi", "hendra", "laras", "wulan", "bagus"):
        with pytest.raises(Problem):
            begin(busy, who)
    with pytest.raises(Problem):
        begin(busy, "tirto", "35.09")
    row = begin(busy)
    assert scope.may_write(busy.viewer("tirto"), row)
    assert figures(busy.viewer("tirto")).count() == 4
    for who in ("dewi", "hendra", "laras", "bagus"):
        assert not scope.visible_to(busy.viewer(who)).filter(pk=row.pk).exists(), who


def test_it_is_owed_by_the_bakorwil_and_by_nobody_else(busy):
    mine = due_for(busy.viewer("tirto"), now=NOW)
    assert {(one.kind.code, one.area.code) for one in mine} == {("bakorwil", "35")}
    assert [one.span.label for one in mine] == ["2026-08", "2026-09", "2026-10"]
    for who in ("dewi", "hendra", "bagus"):
        codes = {one.kind.code for one in due_for(busy.viewer(who), now=NOW)}
        assert "bakorwil" not in codes
