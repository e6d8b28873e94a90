"""The B08 report: every number is in its annex and is what its stored query gives (Shows 3)."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from serasi.documents.model import Document, Paragraph, Table
from serasi.publish.actions import making, planning
from serasi.publish.actions.signing import findings_of
from serasi.publish.checking import bare_numbers
from serasi.publish.figures import Result
from serasi.publish.figures.registry import DEFINITIONS
from serasi.publish.keeping import asked_of, evaluate
from serasi.publish.periods import four_months, month_of
from serasi.publish.queries.composed import composed
from tests.cast import NOW
from tests.publish.conftest import AREA


def cells(document: Document):
    """Yield (figure, text) of every number of a paper, of its tables and its prose."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from ((c.figure, c.text, c.value) for row in block.rows for c in row)
        if isinstance(block, Paragraph):
            yield from ((run.figure, run.text, None) for run in block.runs)


def annex_of(document: Document) -> dict[str, dict[str, str]]:
    """Return the values of the annex by figure name and cell, as they are printed there."""
    title, blocks = document.annexes[-1]
    assert title == "Sumber angka"
    table = next(block for block in blocks if isinstance(block, Table))
    found: dict[str, dict[str, str]] = {}
    for row in table.rows:
        mine = found.setdefault(row[1].text.split(" ")[0], {})
        for part in row[4].text.split("; "):
            listed = re.match(r"(\S+): (.*)", part)
            prefix = f"{listed[1]}." if listed else ""
            for pair in (listed[2] if listed else part).split(", "):
                cell, equals, text = pair.partition(" = ")
                if equals:
                    mine[(prefix + cell).removesuffix(".nilai")] = text
    return found


@pytest.fixture
def planned(records):
    dewi = records.viewer("dewi")
    rows = planning.add_defaults(dewi, area=AREA, year=2026, now=NOW)
    told = planning.Told("B08", 1, evidence="Notulen")
    planning.tell_progress(dewi, pk=rows[0].pk, told=told, now=NOW)
    for n, label, achieved in ((1, "B04", 1), (1, "B08", 0), (8, "B04", 2), (8, "B08", 1)):
        word = planning.Told(label, achieved)
        planning.tell_progress(dewi, pk=rows[n].pk, told=word, now=NOW)
    return records


def test_every_number_is_found_in_the_annex_and_reproduced_from_its_query(planned, report):
    found = composed(report, on=NOW.date())
    annex = annex_of(found.document)
    figures = {row.name: row.figure for row in report.figures.select_related("figure")}
    counted = 0
    for figure, text, value in cells(found.document):
        if not figure:
            assert not isinstance(value, int | Decimal), f"{text} has no source"
            continue
        name, _sep, cell = figure.partition(":")
        row = figures[name]
        again = evaluate(DEFINITIONS[row.code, row.version], asked_of(row))
        assert again.values[cell] == Result.from_plain(row.result).values[cell]
        if again.values[cell] is None:
            continue
        counted += 1
        assert annex[name][cell] == text, figure
    assert counted > 120


def test_no_number_of_the_prose_is_without_a_source(planned, report):
    found = composed(report, on=NOW.date())
    for block in found.document.blocks:
        if isinstance(block, Paragraph):
            bare = "".join("" if run.figure else run.text for run in block.runs)
            assert not list(bare_numbers(bare)), bare


def test_the_checker_finds_nothing_in_a_paper_of_the_house(planned, report):
    assert findings_of(report, now=NOW) == []


def test_a_period_without_incidents_makes_a_sensible_paper(planned):
    row = making.begin_paper(
        planned.viewer("dewi"), kind_code="timdu", area=AREA, span=four_months("B12", 2025), now=NOW
    )
    found = composed(row, on=NOW.date())
    text = "\n".join(
        "".join(run.text for run in block.runs)
        for block in found.document.blocks
        if isinstance(block, Paragraph)
    )
    assert "Tidak ada peristiwa yang disahkan pada September sampai Desember 2025." in text
    assert "tidak ada peristiwa yang perlu diselesaikan" in text
    assert findings_of(row, now=NOW) == []
    shares = [c for _f, c, _v in cells(found.document) if c.endswith("%")]
    assert not shares


def test_the_share_of_the_plan_is_the_mean_of_rows_that_are_due(planned):
    dewi = planned.viewer("dewi")
    row = making.begin_paper(
        dewi, kind_code="timdu", area=AREA, span=four_months("B08", 2026), now=NOW
    )
    shown = composed(row, on=NOW.date()).draft.shown["rencana"]
    rows = shown.result.rows
    values = [shown.get(f"{key}.persen") for key in rows]
    assert values[0] == Decimal("50.0")
    known = [v for v in values if v is not None]
    assert shown.get("dinilai") == len(known)
    assert shown.get("persen") == (sum(known) / len(known)).quantize(Decimal("0.1"))


def test_a_row_that_was_dropped_stays_in_the_papers_made_before(planned, report):
    before = composed(report, on=NOW.date()).draft.shown["rencana"].result
    from serasi.publish.models import PlanRow

    planning.drop_row(
        planned.viewer("dewi"), pk=PlanRow.objects.get(serial=2).pk, reason="Ganda", now=NOW
    )
    assert composed(report, on=date(2026, 12, 1)).draft.shown["rencana"].result == before


def test_the_monthly_recap_comes_from_the_same_figures(planned):
    row = making.begin_paper(
        planned.viewer("dewi"), kind_code="rekap", area=AREA, span=month_of(date(2026, 7, 1)),
        now=NOW,
    )  # fmt: skip
    found = composed(row, on=NOW.date())
    assert found.draft.shown["jumlah"].get("peristiwa") == 2
    assert row.signing_agency == row.agency
    assert findings_of(row, now=NOW) == []
    annex = annex_of(found.document)
    for figure, text, _value in cells(found.document):
        name, _sep, cell = figure.partition(":")
        if figure and found.draft.shown[name].get(cell) is not None:
            assert annex[name][cell] == text, figure
