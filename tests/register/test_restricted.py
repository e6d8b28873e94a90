"""A report marked *terbatas*: there for few, its copies with it, and never gone for everybody."""

from __future__ import annotations

from datetime import timedelta

import pytest

from serasi.network.models import OfficeHolding
from serasi.problems import Problem
from serasi.register import actions, queries
from serasi.register.models import Event, Handling
from serasi.register.queries import queue
from serasi.register.queries import report as reads
from serasi.register.queries.colleagues import may_take_over, readers_of_restricted
from serasi.trail.models import Entry
from serasi.web import day
from tests.cast import NOW, House
from tests.register.conftest import CODING, confirmed, report_in

TOLD = (
    "Dua kelompok pemuda Dukuhdempok dan Lojejer kejar-kejaran di lapangan Krajan habis orkes,"
    " tiga luka ringan."
)


def restrict(house: House, receipt: str, *, by: str = "dewi", restricted: bool = True) -> None:
    actions.restrict(
        house.viewer(by), receipt=receipt, restricted=restricted, reason="anak", now=NOW
    )


def test_only_who_reads_such_reports_finds_one_and_the_trail_knows_why(house):
    report = report_in(house, TOLD)
    dewi, rini = house.viewer("dewi"), house.viewer("rini")
    with pytest.raises(Problem) as bare:
        actions.restrict(dewi, receipt=report.receipt, restricted=True, reason=" ", now=NOW)
    assert bare.value.code == "S106"
    restrict(house, report.receipt)
    with pytest.raises(Problem):
        queries.handling(dewi, report.receipt)
    assert not queries.handlings(dewi).exists()
    assert queries.handling(rini, report.receipt).sensitivity == "restricted"
    restrict(house, report.receipt, by="rini", restricted=False)
    assert queries.handling(dewi, report.receipt).sensitivity == "normal"
    told = Entry.objects.filter(subject=f"report:{report.receipt}").values_list("action", "reason")
    assert {("report.restricted", "anak"), ("report.unrestricted", "anak")} <= set(told)


def test_no_hint_count_or_silence_tells_of_one(house):
    report = report_in(house, TOLD)
    twin = report_in(house, "Kabar lain: " + TOLD, area="35.09.11.2001")
    dewi, rini = house.viewer("dewi"), house.viewer("rini")
    assert reads.twins(dewi, queries.handling(dewi, twin.receipt))
    heard = day.silence(dewi, now=NOW)
    restrict(house, report.receipt)
    mine = queries.handling(dewi, twin.receipt)
    assert reads.twins(dewi, mine) == []
    assert queue.twins_of(dewi, [twin.pk]) == {}
    assert queue.tabs(dewi, now=NOW).counts["ganda"] == 0
    assert queue.tabs(rini, now=NOW).counts["ganda"] == 2
    assert reads.twins(rini, mine)
    after = day.silence(dewi, now=NOW)
    assert heard is not None and after is not None and after.silent == heard.silent + 1
    later = report_in(house, "Lagi: " + TOLD, area="35.09.11.2001")
    assert [t.receipt for t in reads.twins(dewi, queries.handling(dewi, later.receipt))] == [
        twin.receipt
    ]


def test_nobody_moves_one_they_cannot_read(house):
    report = report_in(house, TOLD)
    twin = report_in(house, "Kabar lain: " + TOLD, area="35.09.11.2001")
    dewi = house.viewer("dewi")
    (hint,) = reads.twins(dewi, queries.handling(dewi, twin.receipt))
    actions.decide_suggestion(dewi, suggestion=hint.suggestion, same="same", now=NOW)
    restrict(house, report.receipt)
    with pytest.raises(Problem):
        actions.undo_decision(dewi, suggestion=hint.suggestion, now=NOW)
    event = actions.code_event(dewi, receipt=twin.receipt, coding=CODING, now=NOW)
    assert event.report_count == 1
    assert Handling.objects.get(report=report).event is None


def test_copies_of_its_words_go_with_it_and_later_ones_too(house):
    report = report_in(house, TOLD, origin_key="k9")
    copy = report_in(house, "Fwd: " + TOLD, origin_key="k9", area="35.09.12.2002")
    restrict(house, report.receipt)
    later = report_in(house, "Teruskan: " + TOLD, origin_key="k9")
    other = report_in(house, TOLD, origin_key="k10")
    marks = dict(Handling.objects.values_list("report_id", "sensitivity"))
    assert {marks[r.pk] for r in (report, copy, later)} == {"restricted"}
    assert marks[other.pk] == "normal"
    told = Entry.objects.filter(action="report.restricted").values_list("actor", "subject")
    assert ("system", f"report:{later.receipt}") in told
    assert len(told) == 3


def test_a_later_copy_stays_open_where_nobody_could_read_it(house):
    report = report_in(house, TOLD, origin_key="k9")
    restrict(house, report.receipt)
    copy = report_in(
        house,
        "Fwd: " + TOLD,
        origin_key="k9",
        area="35.10.05.2003",
        desk="Bakesbangpol Kab. Banyuwangi",
    )
    assert readers_of_restricted("35.09.11.2004", now=NOW).exists()
    assert not readers_of_restricted("35.10.05.2003", now=NOW).exists()
    assert queries.handling(house.viewer("bagus"), copy.receipt).sensitivity == "normal"


def test_it_is_refused_where_nobody_could_read_it(house):
    OfficeHolding.objects.filter(
        person__in=[house.people[name] for name in ("rini", "hendra")]
    ).update(end=NOW.date() - timedelta(days=1))
    report = report_in(house, TOLD)
    readers = {"laras", "tirto", "wulan"}
    OfficeHolding.objects.filter(person__in=[house.people[n] for n in readers]).update(
        end=NOW.date() - timedelta(days=1)
    )
    with pytest.raises(Problem) as refusal:
        restrict(house, report.receipt)
    assert refusal.value.code == "S412"
    assert queries.handling(house.viewer("dewi"), report.receipt).sensitivity == "normal"


def test_who_can_no_longer_read_it_no_longer_holds_it(house):
    report = report_in(house, TOLD)
    actions.take(house.viewer("dewi"), receipt=report.receipt, now=NOW)
    restrict(house, report.receipt)
    row = Handling.objects.get(report=report)
    assert row.assigned_to is None
    names = set(may_take_over(house.viewer("hendra"), row, now=NOW).values_list("name", flat=True))
    assert "Rini Kusumawati" in names
    assert "Dewi Anggraini" not in names
    actions.take(house.viewer("rini"), receipt=report.receipt, now=NOW)


def test_its_event_stays_and_says_that_reports_are_withheld(house):
    event = confirmed(house)
    (row,) = event.handlings.all()
    actions.restrict(
        house.viewer("rini"), receipt=row.report.receipt, restricted=True, reason="anak", now=NOW
    )
    page = house.client("dewi").get(f"/peristiwa/{event.public_id}/").content.decode()
    assert "Laporannya tidak dapat Anda baca." in page
    assert row.report.receipt not in page


def test_the_trash_and_back_never_ends_a_check_that_had_not_ended(house):
    event = confirmed(house)
    (checked,) = event.handlings.all()
    open_one = report_in(house, TOLD, area="35.09.11.2001")
    dewi, rini = house.viewer("dewi"), house.viewer("rini")
    actions.link_report(dewi, receipt=open_one.receipt, public_id=event.public_id, now=NOW)
    actions.trash_event(rini, public_id=event.public_id, reason="keliru", now=NOW)
    actions.restore_event(rini, public_id=event.public_id, now=NOW)
    checked.refresh_from_db()
    assert (checked.state, checked.outcome) == ("closed", event.kind)
    assert Handling.objects.get(report=open_one).closed_at is None
    page = house.client("rini").get(f"/peristiwa/{event.public_id}/").content.decode()
    assert "closed_reports" not in page


def test_what_was_decided_while_an_event_lay_in_the_trash_stays_decided(house):
    event = confirmed(house)
    (row,) = event.handlings.all()
    dewi, rini = house.viewer("dewi"), house.viewer("rini")
    receipt = row.report.receipt
    actions.trash_event(rini, public_id=event.public_id, reason="keliru", now=NOW)
    actions.conclude(dewi, receipt=receipt, outcome="not_event", reason="gladi", now=NOW)
    actions.reopen(dewi, receipt=receipt, reason="dilihat lagi", now=NOW)
    actions.conclude(dewi, receipt=receipt, outcome="not_event", reason="gladi", now=NOW)
    actions.restore_event(rini, public_id=event.public_id, now=NOW)
    row.refresh_from_db()
    assert (row.state, row.outcome, row.event) == ("closed", "not_event", None)
    assert Event.objects.get().report_count == 0
