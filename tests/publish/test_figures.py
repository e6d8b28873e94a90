"""A figure is a stored query: the same question on the same data gives the same value for ever."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from serasi.publish.figures import DEFINITIONS, Asked, Result, definition
from serasi.publish.keeping import asked_of, evaluate, kept
from serasi.publish.models import Figure
from serasi.register import actions
from serasi.register.queries.tables import Period, TableFilter, trigger_table
from tests.cast import NOW
from tests.publish.conftest import AREA, B08, put
from tests.register.conftest import CODING, confirmed

ASKED = Asked(AREA, B08.since, B08.until, NOW)


def told(code: str, asked: Asked = ASKED) -> Result:
    return evaluate(definition(code), asked)


def test_counts_are_those_of_the_table_of_triggers(records):
    table = trigger_table(
        records.viewer("dewi"), TableFilter(Period(B08.since, B08.until), area=AREA)
    )
    found = told("catatan.pemicu")
    assert {row.trigger: (row.n, row.share) for row in table.rows} == {
        row.trigger: (found.get(row.trigger), found.get(f"{row.trigger}.persen"))
        for row in table.rows
    }
    assert found.get("jumlah") == table.total == 6
    kinds = told("catatan.jumlah")
    assert (kinds.get("peristiwa"), kinds.get("potensi")) == (table.incidents, table.tensions)


def test_shares_sum_to_exactly_a_hundred(records):
    incidents = replace(ASKED, filter=(("kind", "incident"),))
    for code in ("catatan.pemicu", "catatan.sumber"):
        found = told(code, incidents)
        shares = [v for cell, v in found.values.items() if cell.endswith(".persen")]
        assert sum(shares) == Decimal(100)
        assert found.get("jumlah") == 4


def test_what_nobody_stated_is_no_data_and_not_nought(records):
    found = told("peristiwa.akibat")
    assert (found.get("lr"), found.get("lr.diketahui")) == (5, 2)
    assert (found.get("md"), found.get("md.diketahui")) == (0, 1)
    assert (found.get("lb"), found.get("lb.diketahui")) == (None, 0)
    assert (found.get("rugi"), found.get("peristiwa")) == (1_500_000, 4)


def test_a_period_before_anything_was_recorded_is_no_data(records):
    past = (("past", "1"),)
    early = Asked(AREA, date(2024, 5, 1), date(2024, 8, 31), NOW, past)
    assert set(told("catatan.jumlah", early).values.values()) == {None}
    year_ago = Asked(AREA, date(2025, 5, 1), date(2025, 8, 31), NOW, past)
    assert told("catatan.jumlah", year_ago).get("jumlah") == 2


def test_what_became_known_after_the_cut_off_does_not_count(records):
    put(records, date(2026, 8, 30), known=NOW + timedelta(days=3))
    assert told("catatan.jumlah").get("jumlah") == 6
    later = replace(ASKED, cut_off=NOW + timedelta(days=4))
    assert told("catatan.jumlah", later).get("jumlah") == 7


def test_a_correction_leaves_the_kept_value_and_is_seen_from_a_later_cut_off(records):
    event = confirmed(records, start_date=date(2026, 8, 20), injured_light=3)
    meaning = definition("peristiwa.akibat")
    now = NOW + timedelta(hours=1)
    asked = replace(ASKED, cut_off=now)
    figure = kept(meaning, asked, now=now)
    was = Result.from_plain(figure.result)
    later = NOW + timedelta(days=2)
    actions.edit_event(
        records.viewer("dewi", now=later), public_id=event.public_id,
        coding=replace(CODING, start_date=date(2026, 8, 20), injured_light=8),
        version=event.version, reason="Data puskesmas", now=later,
    )  # fmt: skip
    actions.confirm(records.viewer("rini", now=later), public_id=event.public_id, now=later)
    assert evaluate(meaning, asked_of(figure)).values == was.values
    assert kept(meaning, asked, now=later).pk == figure.pk
    after = evaluate(meaning, asked_of(figure, cut_off=later))
    assert (was.get("lr"), after.get("lr")) == (8, 13)


def test_a_question_is_kept_once_and_comes_back_as_it_was(records):
    for meaning in DEFINITIONS.values():
        first = kept(meaning, ASKED, now=NOW)
        assert kept(meaning, ASKED, now=NOW).pk == first.pk
        kept_values = Result.from_plain(Figure.objects.get(pk=first.pk).result)
        assert kept_values.values == evaluate(meaning, ASKED).values, meaning.code


def test_settled_incidents_are_those_whose_case_was_closed(records):
    found = told("penyelesaian.persen")
    assert found.get("peristiwa") == found.get("tanpa_perkara") == 4
    assert found.get("persen") == Decimal(0)
    none = told(
        "penyelesaian.persen", replace(ASKED, since=date(2026, 1, 1), until=date(2026, 1, 31))
    )
    assert (none.get("peristiwa"), none.get("persen")) == (0, None)


@pytest.mark.parametrize("meaning", DEFINITIONS.values(), ids=lambda d: d.code)
def test_every_figure_says_what_it_means(meaning):
    assert str(meaning.title) and str(meaning.unit) and len(str(meaning.words)) > 20
