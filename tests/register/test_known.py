"""The register as it was known at a moment: what is corrected later does not change the past."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine

from serasi.register import actions, queries
from serasi.register.queries.tables import Period, TableFilter, trigger_table
from tests.cast import NOW
from tests.register.conftest import CODING, confirmed
from tests.register.test_tables import by_hand

YEAR = {"since": date(2026, 1, 1), "until": date(2026, 12, 31)}
LATER = NOW + timedelta(days=3)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOW, tick=False):
        yield


def told(house, who="dewi", *, at=NOW, **more):
    found = queries.known_at(house.viewer(who), at=at, **{**YEAR, **more})
    return {one.public_id: one.coding for one in found}


def test_what_is_known_now_is_what_the_table_counts(house):
    by_hand(house)
    for who in ("dewi", "tirto", "surya", "anwar"):
        table = trigger_table(house.viewer(who), TableFilter(Period(*YEAR.values())))
        known = Counter(one.trigger for one in told(house, who).values())
        assert {row.trigger: row.n for row in table.rows if row.n} == dict(known)


def test_a_correction_does_not_change_what_was_known_before_it(house):
    event = confirmed(house)
    before = NOW + timedelta(hours=6)
    actions.edit_event(
        house.viewer("dewi", now=LATER),
        public_id=event.public_id,
        coding=replace(CODING, injured_light=9, area="35.09.12.2002", trigger="T6"),
        version=event.version,
        reason="Data puskesmas",
        now=LATER,
    )
    was = told(house, at=before)[event.public_id]
    assert (was.injured_light, was.area, was.trigger) == (3, "35.09.11.2004", "T1")
    assert told(house, at=before, area="35.09.11").keys() == {event.public_id}
    assert not told(house, at=before, area="35.09.12")
    assert not told(house, at=LATER), "until it is confirmed again it does not count"
    event.refresh_from_db()
    last = LATER + timedelta(hours=2)
    actions.confirm(house.viewer("rini", now=last), public_id=event.public_id, now=last)
    assert told(house, at=last)[event.public_id].injured_light == 9
    assert told(house, at=before)[event.public_id].injured_light == 3


def test_what_was_not_confirmed_yet_or_thrown_away_later(house):
    event = confirmed(house)
    assert not told(house, at=NOW - timedelta(minutes=1))
    actions.trash_event(
        house.viewer("rini", now=LATER), public_id=event.public_id, reason="Ganda", now=LATER
    )
    assert told(house, at=NOW).keys() == {event.public_id}
    assert not told(house, at=LATER)
    back = LATER + timedelta(days=1)
    actions.restore_event(house.viewer("rini", now=back), public_id=event.public_id, now=back)
    assert told(house, at=NOW).keys() == told(house, at=back).keys() == {event.public_id}
    assert not told(house, at=LATER)


def test_two_records_that_were_merged_later_were_two(house):
    first = confirmed(house)
    second = confirmed(house, text="Warga lain melapor hal yang sama.")
    actions.merge_events(
        house.viewer("rini", now=LATER),
        keep=first.public_id,
        drop=second.public_id,
        reason="Sama",
        now=LATER,
    )
    assert told(house, at=NOW).keys() == {first.public_id, second.public_id}
    assert told(house, at=LATER).keys() == {first.public_id}


def test_the_past_of_another_regency_is_not_told(house):
    event = confirmed(house)
    actions.trash_event(
        house.viewer("rini", now=LATER), public_id=event.public_id, reason="Ganda", now=LATER
    )
    assert not told(house, "bagus", at=NOW)
    assert not told(house, "anwar", at=NOW), "FKUB counts T3 alone"
