"""The duty desk's report of yesterday."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from serasi.network.models import LegalParam
from serasi.problems import Problem
from serasi.publish.actions import making, signing
from serasi.publish.actions.signing import findings_of
from serasi.publish.models import Paper
from serasi.publish.periods import day_of
from serasi.publish.queries import scope
from serasi.publish.queries.composed import composed
from serasi.publish.queries.listing import due_for
from serasi.warn.models import Rumour
from tests.cast import NOW
from tests.publish.conftest import AREA, put
from tests.publish.test_report import annex_of, cells

YESTERDAY = date(2026, 11, 24)


def begin(house, day=YESTERDAY):
    return making.begin_paper(
        house.viewer("dewi"), kind_code="harian", area=AREA, span=day_of(day), now=NOW
    )


@pytest.fixture
def busy(records):
    """Yesterday: one that began, one of last week confirmed, one confirmed today, two rumours."""
    put(records, YESTERDAY, known=NOW - timedelta(hours=15), injured_light=2, title="Keributan")
    put(records, date(2026, 11, 17), known=NOW - timedelta(hours=20), title="Blokade jalan")
    put(records, date(2026, 11, 18), known=NOW - timedelta(hours=1), title="Baru pagi ini")
    desk = records.agencies["Bakesbangpol Kab. Jember"]
    for hours, checked in ((20, NOW - timedelta(hours=16)), (18, None)):
        Rumour.objects.create(
            area_id=AREA, claim="Isu", seen_at=NOW - timedelta(hours=hours), agency=desk,
            created_at=NOW - timedelta(hours=hours), checked_at=checked,
            finding="false" if checked else "open",
        )  # fmt: skip
    return records


def test_the_day_lists_what_began_or_was_confirmed_and_what_is_open(busy):
    row = begin(busy)
    found = composed(row, on=NOW.date())
    shown = found.draft.shown
    listed = shown["catatan"]
    assert [listed.text(f"{key}.nama") for key in listed.result.rows] == [
        "Blokade jalan", "Keributan",
    ]  # fmt: skip
    assert listed.get("peristiwa") == 2
    isu = shown["isu"]
    assert [isu.get(c) for c in ("tercatat", "dicek", "tidak_benar", "terbuka")] == [2, 1, 1, 1]
    assert found.document.subtitle == "Kabupaten Jember, 24 November 2026"
    assert findings_of(row, now=NOW) == []
    annex = annex_of(found.document)
    for figure, text, _value in cells(found.document):
        name, _sep, cell = figure.partition(":")
        if figure and shown[name].get(cell) is not None:
            assert annex[name][cell] == text, figure


def test_a_quiet_day_says_so_and_no_share_of_nothing(records):
    row = begin(records, date(2026, 11, 20))
    text = "\n".join(
        "".join(run.text for run in block.runs)
        for block in composed(row, on=NOW.date()).document.blocks
        if hasattr(block, "runs")
    )
    assert "Nihil: tidak ada potensi atau peristiwa" in text
    assert "nilai tengah waktu menjawab (menit): tidak ada data" in text
    assert findings_of(row, now=NOW) == []


def test_yesterday_is_due_this_morning_and_later_where_a_region_says_so(records):
    due = [one for one in due_for(records.viewer("dewi"), now=NOW) if one.kind.code == "harian"]
    assert [(one.span.since, one.days, one.asked_label) for one in due] == [
        (YESTERDAY, 0, "2026-11-24")
    ]
    LegalParam.objects.create(
        key="paper.day_due_days", value=2, unit="hari", source="daerah", effective_from=YESTERDAY
    )
    due = [one for one in due_for(records.viewer("dewi"), now=NOW) if one.kind.code == "harian"]
    assert due[0].days == 1


def test_today_is_not_over(records):
    with pytest.raises(Problem) as found:
        begin(records, NOW.date())
    assert found.value.code == "S1411"


def test_a_signed_daily_report_stays_with_who_reads_records(busy):
    row = begin(busy)
    signing.send_paper(busy.viewer("dewi"), number=row.number, version=row.version, now=NOW)
    row = Paper.objects.get(pk=row.pk)
    signing.sign_paper(busy.viewer("hendra"), number=row.number, version=row.version, now=NOW)
    for who in ("dewi", "laras", "wulan"):
        assert scope.visible_to(busy.viewer(who)).filter(pk=row.pk).exists(), who
    for who in ("tirto", "surya", "bagus", "anwar", "yoga"):
        assert not scope.visible_to(busy.viewer(who)).filter(pk=row.pk).exists(), who
