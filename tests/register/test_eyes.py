"""Four eyes: who wrote in an event is never the one who confirms it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.urls import reverse

from serasi.problems import Problem
from serasi.register import actions
from serasi.register.models import Event, Handling, SecondCoding, Suggestion
from serasi.register.queries.events import history
from serasi.register.queries.eyes import writers, written_by_others
from serasi.trail.queries import who_saw
from tests.cast import NOW
from tests.register.conftest import CODING, both_sides, confirmed, report_in


def test_an_own_coding_that_somebody_else_sent_is_not_confirmed_by_its_coder(house, make_report):
    report = make_report()
    rini, dewi = house.viewer("rini"), house.viewer("dewi")
    actions.code_event(rini, receipt=report.receipt, coding=CODING, now=NOW)
    event = actions.send_to_second(dewi, receipt=report.receipt, reason="darurat", now=NOW)
    assert event.coded_by_id == rini.person_id
    with pytest.raises(Problem, match="S403"):
        actions.confirm(rini, public_id=event.public_id, now=NOW)
    page = house.client("rini").get(f"/peristiwa/{event.public_id}/").content.decode()
    assert "Koding Anda sendiri disahkan orang lain" in page
    done = actions.confirm(house.viewer("hendra"), public_id=event.public_id, now=NOW)
    assert done.state == Event.State.CONFIRMED


def test_who_edited_before_another_did_confirms_neither(house):
    event = confirmed(house)
    rini, dewi = house.viewer("rini"), house.viewer("dewi")
    for actor, hurt in ((rini, 7), (dewi, 8)):
        event = actions.edit_event(
            actor,
            public_id=event.public_id,
            coding=replace(CODING, injured_light=hurt),
            version=event.version,
            reason="korban bertambah",
            now=NOW,
        )
    with pytest.raises(Problem, match="S403"):
        actions.confirm(rini, public_id=event.public_id, now=NOW)
    actions.confirm(house.viewer("hendra"), public_id=event.public_id, now=NOW)


def test_a_coder_from_before_the_last_confirmation_may_confirm_a_later_edit(house, make_report):
    report = make_report()
    rini, dewi = house.viewer("rini"), house.viewer("dewi")
    event = actions.code_event(rini, receipt=report.receipt, coding=CODING, now=NOW)
    actions.send_to_second(rini, receipt=report.receipt, reason="darurat", now=NOW)
    event = actions.confirm(house.viewer("hendra"), public_id=event.public_id, now=NOW)
    event = actions.edit_event(
        dewi,
        public_id=event.public_id,
        coding=replace(CODING, injured_light=9),
        version=event.version,
        reason="korban bertambah",
        now=NOW,
    )
    assert actions.confirm(rini, public_id=event.public_id, now=NOW).state == Event.State.CONFIRMED


def test_a_reader_of_confirmed_events_reads_no_draft_name_or_reason(house):
    event = confirmed(house, opinion="")
    dewi, rini, laras = house.viewer("dewi"), house.viewer("rini"), house.viewer("laras")
    for hurt in (77, 5):
        event = actions.edit_event(
            dewi,
            public_id=event.public_id,
            coding=replace(CODING, injured_light=hurt),
            version=event.version,
            reason="kata bidan Sulastri",
            now=NOW,
        )
    event = actions.confirm(rini, public_id=event.public_id, now=NOW)
    later, first = history(laras, event)
    assert [(d.before, d.after) for d in later.differences] == [("", "5")]
    assert (later.who, later.reason, first.differences) == ("", "", ())
    page = house.client("laras").get(f"/peristiwa/{event.public_id}/")
    assert page.status_code == 200
    shown = page.content.decode()
    for word in ("Dewi Anggraini", "Rini Kusumawati", "Sulastri", "77"):
        assert word not in shown.split("<main", 1)[1].split("</main>", 1)[0]
    assert len(history(dewi, event)) == 6


def test_a_pair_side_by_side_leaves_a_read_of_both_reports(house):
    told = "Dua kelompok pemuda kejar-kejaran di lapangan Krajan habis orkes, tiga luka ringan."
    one = report_in(house, told)
    two = report_in(house, "Fwd: " + told, area="35.09.11.2001")
    pair = Suggestion.objects.get()
    page = house.client("dewi").get(reverse("register:compare", args=[pair.pk]))
    assert page.status_code == 200
    for report in (one, two):
        seen = [s.action for s in who_saw(f"report:{report.receipt}")]
        assert seen == ["report.opened"]


def test_blind_coding_leaves_a_read_of_each_report_it_shows(house):
    event = confirmed(house)
    hendra = house.viewer("hendra")
    task = SecondCoding.objects.create(
        event=event, coder_id=hendra.person_id, asked_at=NOW, codebook=event.codebook
    )
    page = house.client("hendra").get(reverse("register:blind", args=[task.pk]))
    assert page.status_code == 200
    report = event.links.get().report
    assert [s.action for s in who_saw(f"report:{report.receipt}")] == ["report.opened"]


def test_a_report_without_a_check_stays_open_when_its_draft_joins_a_confirmed_event(house):
    kept = confirmed(house)
    report = report_in(house, "Spanduk tambak dipasang di jalan desa.")
    dewi, rini = house.viewer("dewi"), house.viewer("rini")
    actions.take(dewi, receipt=report.receipt, now=NOW)
    draft = actions.code_event(dewi, receipt=report.receipt, coding=CODING, now=NOW)
    actions.merge_events(
        rini, keep=kept.public_id, drop=draft.public_id, reason="satu kejadian", now=NOW
    )
    row = Handling.objects.get(report=report)
    assert (row.event, row.closed_at, row.outcome) == (kept, None, "")
    assert row.assigned_to_id == dewi.person_id
    page = house.client("dewi").get(reverse("register:queue")).content.decode()
    assert f"tercatat di {kept.public_id}" in page
    assert Handling.objects.filter(event=kept, state="closed").count() == 1


def test_a_linked_report_closes_only_when_its_sheets_carry_the_outcome(house):
    kept = confirmed(house)
    report = report_in(house, "Spanduk tambak dipasang di jalan desa.")
    dewi = house.viewer("dewi")
    link = {"receipt": report.receipt, "public_id": kept.public_id}
    actions.link_report(dewi, **link, now=NOW)
    assert Handling.objects.get(report=report).closed_at is None
    with pytest.raises(Problem, match="S402"):
        actions.link_report(dewi, **link, now=NOW)
    both_sides(house, report.receipt)
    actions.link_report(dewi, **link, now=NOW)
    row = Handling.objects.get(report=report)
    assert (row.state, row.outcome) == ("closed", "incident")


def test_what_waits_for_me_leaves_out_all_that_i_wrote_of(house):
    event = confirmed(house)
    rini, hendra = house.viewer("rini"), house.viewer("hendra")
    actions.edit_event(
        rini,
        public_id=event.public_id,
        coding=replace(CODING, deaths=1),
        version=event.version,
        reason="data baru",
        now=NOW,
    )
    rows = Event.objects.filter(state="second")
    assert list(rows) == [event]
    assert not written_by_others(rows, rini.person_id).exists()
    assert list(written_by_others(rows, hendra.person_id)) == [event]
    assert rini.person_id in writers(Event.objects.get())
