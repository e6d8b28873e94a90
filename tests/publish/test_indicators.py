"""The indicator sheet of a year: target from the plan, achievement by formula, the year before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from serasi.publish.actions import making, planning
from serasi.publish.actions.planning import Row
from serasi.publish.actions.signing import findings_of
from serasi.publish.periods import year_of
from serasi.publish.queries.composed import composed
from tests.cast import NOW
from tests.publish.conftest import AREA, put
from tests.publish.test_report import annex_of, cells


def begin(house, year=2025):
    return making.begin_paper(
        house.viewer("dewi"), kind_code="iku", area=AREA, span=year_of(year), now=NOW
    )


def test_values_targets_and_the_year_before(records):
    put(records, date(2024, 2, 3))
    put(records, date(2024, 9, 3))
    row = Row("prevent", "IKU", "jumlah  konflik sosial", "peristiwa", "Bakesbangpol", 9, None, 4)
    planning.add_row(records.viewer("dewi"), area=AREA, year=2025, row=row, now=NOW)
    paper = begin(records)
    found = composed(paper, on=NOW.date())
    iku = found.draft.shown["iku"]
    assert [iku.get(f"I1.{part}") for part in ("target", "realisasi", "lalu")] == [4, 3, 2]
    assert iku.get("I1.capaian.persen") == Decimal("125.0")
    assert iku.text("I1.arah") == "naik"
    assert iku.get("I2.target.persen") is None and iku.get("I2.capaian.persen") is None
    assert iku.get("I7.realisasi") is None and iku.text("I7.arah", "") == ""
    assert found.document.subtitle == "Kabupaten Jember, tahun 2025"
    assert findings_of(paper, now=NOW) == []
    annex = annex_of(found.document)
    for figure, text, _value in cells(found.document):
        name, _sep, cell = figure.partition(":")
        if figure and found.draft.shown[name].get(cell) is not None:
            assert annex[name][cell] == text, figure


def test_a_year_before_the_first_record_is_no_data_and_no_trend(records):
    iku = composed(begin(records), on=NOW.date()).draft.shown["iku"]
    assert iku.get("I1.lalu") is None
    assert iku.text("I1.arah", "") == ""
    table = composed(begin(records, 2024), on=NOW.date()).document.blocks[2]
    assert [row[6].text for row in table.rows] == ["–"] * 7
