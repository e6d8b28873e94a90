"""From the report to the confirmed event, through the actions, with every refusal on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django_tasks_db.models import DBTaskResult

from serasi.problems import Problem
from serasi.register import actions, queries, receiving, tasks
from serasi.register.models import Event, EventReport, Handling, Suggestion, Uncompared
from serasi.trail.queries import story
from tests.cast import NOW
from tests.register.conftest import CODING, both_sides, confirmed, report_in


def test_a_new_report_stands_in_the_queue_of_its_area_with_a_running_clock(house, make_report):
    report = make_report(text="Izin lapor, warga menutup pintu air.", life_at_risk=True)
    row = queries.handling(house.viewer("dewi"), report.receipt)
    assert row.title == "Warga menutup pintu air"
    assert (row.priority, row.priority_reason) == ("P1", "life")
    assert row.due_step == "triage"
    assert row.due_at == report.received_at + timedelta(minutes=60)
    with pytest.raises(Problem, match="S101"):
        queries.handling(house.viewer("bagus"), report.receipt)


def test_a_nil_report_is_closed_at_once(house, make_report):
    report = make_report(text="Hari ini nihil.", is_nil=True)
    row = Handling.objects.get(report=report)
    assert (row.state, row.outcome, row.closed_at) == ("closed", "nil", report.received_at)


def test_taking_refuses_when_somebody_else_works_on_it(house, make_report):
    report = make_report()
    actions.take(house.viewer("dewi"), receipt=report.receipt, now=NOW)
    with pytest.raises(Problem, match="Dewi Anggraini"):
        actions.take(house.viewer("rini"), receipt=report.receipt, now=NOW)
    actions.release(house.viewer("dewi"), receipt=report.receipt, now=NOW)
    assert actions.take(house.viewer("rini"), receipt=report.receipt, now=NOW).assigned_to_id


def test_a_camat_may_verify_but_not_triage_or_code(house, make_report):
    report = make_report()
    surya = house.viewer("surya")
    both_sides(house, report.receipt)
    with pytest.raises(Problem, match="S102"):
        actions.take(surya, receipt=report.receipt, now=NOW)
    with pytest.raises(Problem, match="S102"):
        actions.code_event(surya, receipt=report.receipt, coding=CODING, now=NOW)


def test_an_incident_needs_both_sides_or_a_reason(house, make_report):
    report = make_report()
    dewi = house.viewer("dewi")
    actions.code_event(dewi, receipt=report.receipt, coding=CODING, now=NOW)
    with pytest.raises(Problem, match="pihak A belum ada"):
        actions.send_to_second(dewi, receipt=report.receipt, now=NOW)
    both_sides(house, report.receipt)
    event = actions.send_to_second(dewi, receipt=report.receipt, now=NOW)
    assert event.state == Event.State.SECOND
    assert Handling.objects.get(report=report).due_step == "second"


def test_nobody_confirms_an_own_coding_neither_through_the_action_nor_the_database(
    house, make_report
):
    report = make_report()
    rini = house.viewer("rini")
    actions.code_event(rini, receipt=report.receipt, coding=CODING, now=NOW)
    event = actions.send_to_second(rini, receipt=report.receipt, reason="darurat", now=NOW)
    with pytest.raises(Problem, match="S403"):
        actions.confirm(rini, public_id=event.public_id, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(confirmed_by_id=rini.person_id)
    done = actions.confirm(house.viewer("hendra"), public_id=event.public_id, now=NOW)
    assert done.state == Event.State.CONFIRMED


def test_who_may_not_confirm_is_refused(house, make_report):
    report = make_report()
    actions.code_event(house.viewer("rini"), receipt=report.receipt, coding=CODING, now=NOW)
    event = actions.send_to_second(
        house.viewer("rini"), receipt=report.receipt, reason="darurat", now=NOW
    )
    for name in ("dewi", "bagus", "surya", "laras", "tirto"):
        with pytest.raises(Problem):
            actions.confirm(house.viewer(name), public_id=event.public_id, now=NOW)


def test_a_confirmed_event_closes_its_reports_and_tells_the_later_stages(
    house, django_capture_on_commit_callbacks
):
    from serasi.register.events import event_confirmed, report_closed

    heard: list[object] = []

    def listen(sender: object, **told: object) -> None:
        heard.append(told.get("event_id") or told.get("outcome"))

    event_confirmed.connect(listen)
    report_closed.connect(listen)
    with django_capture_on_commit_callbacks(execute=True):
        event = confirmed(house)
    event_confirmed.disconnect(listen)
    report_closed.disconnect(listen)
    row = Handling.objects.get(event=event)
    assert (row.state, row.outcome, row.due_at) == ("closed", "incident", None)
    assert heard == [event.pk, "incident"]
    steps = [step.action for step in story(f"event:{event.public_id}")]
    assert steps == ["event.confirmed", "event.sent", "event.created"]


def test_sending_back_returns_the_report_to_the_queue_with_the_reason(house, make_report):
    report = make_report()
    dewi, rini = house.viewer("dewi"), house.viewer("rini")
    actions.code_event(dewi, receipt=report.receipt, coding=CODING, now=NOW)
    event = actions.send_to_second(dewi, receipt=report.receipt, reason="darurat", now=NOW)
    with pytest.raises(Problem, match="S106"):
        actions.send_back(rini, public_id=event.public_id, reason=" ", now=NOW)
    back = actions.send_back(rini, public_id=event.public_id, reason="bentuknya F02?", now=NOW)
    assert back.state == Event.State.DRAFT
    assert Handling.objects.get(report=report).state == "verifying"
    assert back.revisions.first().reason == "bentuknya F02?"


def test_unproven_needs_a_sheet_that_says_so(house, make_report):
    report = make_report()
    dewi = house.viewer("dewi")
    with pytest.raises(Problem, match="S402"):
        actions.conclude(dewi, receipt=report.receipt, outcome="unproven", now=NOW)
    row = actions.conclude(
        dewi, receipt=report.receipt, outcome="unproven", reason="hoaks lama", now=NOW
    )
    assert (row.outcome, row.due_at) == ("unproven", None)
    row = actions.reopen(dewi, receipt=report.receipt, reason="ada saksi baru", now=NOW)
    assert (row.state, row.outcome) == ("triaged", "")


def test_triage_to_another_regency_moves_the_report_to_that_desk(house, make_report):
    report = make_report()
    actions.triage(
        house.viewer("dewi"),
        receipt=report.receipt,
        area="35.10.05.2003",
        trigger="T7",
        priority="P2",
        now=NOW,
    )
    row = queries.handling(house.viewer("bagus"), report.receipt)
    assert row.desk == house.agencies["Bakesbangpol Kab. Banyuwangi"]
    with pytest.raises(Problem):
        queries.handling(house.viewer("dewi"), report.receipt)
    report.refresh_from_db()
    assert (report.area_id, report.area_source) == ("35.10.05.2003", "officer")


TOLD = (
    "Dua kelompok pemuda Dukuhdempok dan Lojejer kejar-kejaran di lapangan Krajan habis orkes,"
    " tiga luka ringan."
)


def test_likely_duplicates_are_suggested_and_linked_and_unlinked_without_loss(house):
    first = report_in(house, TOLD)
    second = report_in(house, "Fwd: " + TOLD, area="35.09.11.2001")
    other = report_in(house, "Spanduk tambak dipasang di jalan desa.", area="35.09.11.2001")
    found = Suggestion.objects.get()
    assert {found.first_id, found.second_id} == {first.pk, second.pk}
    dewi = house.viewer("dewi")
    event = actions.code_event(dewi, receipt=first.receipt, coding=CODING, now=NOW)
    actions.decide_suggestion(dewi, suggestion=found.pk, same="same", now=NOW)
    event.refresh_from_db()
    assert event.report_count == 2
    assert Handling.objects.get(report=second).event == event
    actions.undo_decision(dewi, suggestion=found.pk, now=NOW)
    event.refresh_from_db()
    found.refresh_from_db()
    assert (event.report_count, found.state) == (1, "open")
    assert EventReport.objects.filter(report=second, unlinked_at__isnull=False).count() == 1
    assert Handling.objects.get(report=other).event is None


def test_a_duplicate_across_the_border_is_suggested(house):
    from serasi.regions.models import Neighbour

    Neighbour.objects.create(area_id="35.10.05", other_id="35.09.11")
    first = report_in(house, TOLD)
    second = report_in(
        house, TOLD + " Info warga.", area="35.10.05.2003", desk="Bakesbangpol Kab. Banyuwangi"
    )
    found = Suggestion.objects.get()
    assert (found.first_id, found.second_id) == (first.pk, second.pk)
    actions.decide_suggestion(house.viewer("bagus"), suggestion=found.pk, same="same", now=NOW)
    with pytest.raises(Problem):
        actions.decide_suggestion(house.viewer("laras"), suggestion=found.pk, same="same", now=NOW)


def test_forwards_of_one_message_count_as_one_source(house):
    report_in(house, "Isu penculikan anak.", origin_key="k1")
    report_in(house, "Teruskan: isu penculikan anak!!", origin_key="k1", area="35.09.12.2002")
    assert Suggestion.objects.get().reasons == [["same_origin", ""]]


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Bentrok di Krajan"},
        {"facts": "Satu pihak menyerang."},
        {"opinion": "Pihak A yang salah."},
        {"party_a": "Warga RT 3"},
        {"crowd_max": 4000},
        {"root": "Utang lama"},
        {"kip_class": "c"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_no_field_of_a_confirmed_event_is_rewritten_by_one_person(house, change):
    event = confirmed(house)
    edited = actions.edit_event(
        house.viewer("dewi"),
        public_id=event.public_id,
        coding=replace(CODING, **change),
        version=event.version,
        reason="lebih tepat",
        now=NOW,
    )
    assert (edited.state, edited.confirmed_by_id) == (Event.State.SECOND, None)
    assert not queries.countable(house.viewer("dewi")).filter(pk=event.pk).exists()


def test_the_form_says_that_a_confirmed_event_will_wait_again(house):
    event = confirmed(house)
    page = house.client("dewi").get(f"/peristiwa/{event.public_id}/ubah/")
    assert "akan menunggu orang kedua lagi" in page.content.decode()


def test_an_edit_of_a_confirmed_count_needs_a_second_person_again(house):
    event = confirmed(house)
    dewi = house.viewer("dewi")
    edited = actions.edit_event(
        dewi,
        public_id=event.public_id,
        coding=replace(CODING, injured_light=5),
        version=event.version,
        reason="dua korban lagi",
        now=NOW,
    )
    assert edited.state == Event.State.SECOND
    assert not queries.countable(dewi).filter(pk=event.pk).exists()
    change = edited.revisions.first()
    assert change.changes["injured_light"] == [3, 5]


def test_two_officers_editing_one_event_are_told_of_each_other(house):
    event = confirmed(house)
    opened = event.version
    actions.edit_event(
        house.viewer("dewi"),
        public_id=event.public_id,
        coding=replace(CODING, title="Satu"),
        version=opened,
        reason="judul",
        now=NOW,
    )
    with pytest.raises(Problem, match="Dewi Anggraini") as caught:
        actions.edit_event(
            house.viewer("rini"),
            public_id=event.public_id,
            coding=replace(CODING, title="Dua"),
            version=opened,
            reason="judul",
            now=NOW,
        )
    assert caught.value.code == "S103"


def test_an_undo_sets_fields_back_unless_they_changed_again(house):
    event = confirmed(house)
    dewi = house.viewer("dewi")
    for title in ("Satu", "Dua"):
        event = actions.edit_event(
            dewi,
            public_id=event.public_id,
            coding=replace(CODING, title=title),
            version=event.version,
            reason="judul",
            now=NOW,
        )
    later, first = event.revisions.filter(action="edited").order_by("-pk")
    with pytest.raises(Problem, match="S407"):
        actions.undo_revision(
            dewi, public_id=event.public_id, revision=first.pk, reason="salah", now=NOW
        )
    event = actions.undo_revision(
        dewi, public_id=event.public_id, revision=later.pk, reason="salah", now=NOW
    )
    assert event.title == "Satu"
    assert event.revisions.first().action == "undone"


def test_trash_returns_reports_to_the_queue_and_restore_brings_all_back(house):
    event = confirmed(house)
    rini = house.viewer("rini")
    with pytest.raises(Problem):
        actions.trash_event(house.viewer("dewi"), public_id=event.public_id, reason="x", now=NOW)
    actions.trash_event(rini, public_id=event.public_id, reason="tercatat dua kali", now=NOW)
    row = Handling.objects.get(event=event)
    assert (row.state, row.outcome) == ("triaged", "")
    assert not queries.visible_to(rini).exists()
    actions.restore_event(rini, public_id=event.public_id, now=NOW)
    row.refresh_from_db()
    assert (row.state, row.outcome) == ("closed", "incident")
    assert queries.countable(rini).count() == 1


def test_the_trash_is_emptied_after_thirty_days_and_never_the_merged(house):
    first, second, third = (confirmed(house) for _ in range(3))
    rini = house.viewer("rini")
    actions.trash_event(rini, public_id=first.public_id, reason="salah", now=NOW)
    actions.merge_events(
        rini, keep=second.public_id, drop=third.public_id, reason="satu kejadian", now=NOW
    )
    assert actions.empty_trash(now=NOW + timedelta(days=29)) == 0
    assert actions.empty_trash(now=NOW + timedelta(days=31)) == 1
    assert set(Event.objects.values_list("pk", flat=True)) == {second.pk, third.pk}


def test_a_merge_keeps_every_report_and_can_be_undone(house):
    kept, gone = confirmed(house), confirmed(house)
    rini = house.viewer("rini")
    actions.merge_events(
        rini, keep=kept.public_id, drop=gone.public_id, reason="satu kejadian", now=NOW
    )
    kept.refresh_from_db()
    assert kept.report_count == 2
    assert queries.countable(rini).count() == 1
    actions.undo_merge(rini, drop=gone.public_id, now=NOW)
    kept.refresh_from_db()
    gone.refresh_from_db()
    assert (kept.report_count, gone.report_count, gone.trashed_at) == (1, 1, None)
    assert Handling.objects.filter(event=gone, outcome="incident").count() == 1


def test_public_numbers_are_never_given_twice(house):
    numbers = {confirmed(house).public_id for _ in range(3)}
    assert len(numbers) == 3
    assert all(number.startswith("CT-26-0000") for number in numbers)


def test_blind_coding_is_drawn_for_who_neither_coded_nor_confirmed(house):
    import random

    confirmed(house)
    rng = random.Random(1)
    assert actions.ask_second_coding(house.viewer("dewi"), count=5, rng=rng, now=NOW) == []
    (task,) = actions.ask_second_coding(house.viewer("hendra"), count=5, rng=rng, now=NOW)
    actions.submit_second_coding(
        house.viewer("hendra"), coding=task.pk, kind="incident", trigger="T1", form="F09", now=NOW
    )
    with pytest.raises(Problem):
        actions.submit_second_coding(
            house.viewer("hendra"),
            coding=task.pk,
            kind="tension",
            trigger="T2",
            form="F09",
            now=NOW,
        )


def test_the_trash_and_back_never_ends_a_check_that_had_not_ended(house):
    event = confirmed(house)
    (checked,) = event.handlings.all()
    open_one = report_in(house, TOLD, area="35.09.11.2001")
    dewi, rini = house.viewer("dewi"), house.viewer("rini")
    actions.link_report(dewi, receipt=open_one.receipt, public_id=event.public_id, now=NOW)
    assert Handling.objects.get(report=open_one).closed_at is None
    actions.trash_event(rini, public_id=event.public_id, reason="keliru", now=NOW)
    actions.restore_event(rini, public_id=event.public_id, now=NOW)
    checked.refresh_from_db()
    assert (checked.state, checked.outcome) == ("closed", event.kind)
    assert Handling.objects.get(report=open_one).closed_at is None


def test_a_burst_of_reports_is_compared_by_one_task(house, monkeypatch):
    """Comparing never runs in the transaction that gives a receipt, and is asked for once."""
    monkeypatch.setattr(receiving, "look_soon", tasks.look_soon)
    for _ in range(3):
        report_in(house, TOLD)
    asked = DBTaskResult.objects.filter(task_path=tasks.look_for_twins.module_path)
    assert asked.count() == 1
    assert asked.get().run_after == NOW - timedelta(minutes=30) + tasks.TOGETHER
    assert (Uncompared.objects.count(), Suggestion.objects.count()) == (3, 0)
    assert tasks.look_for_twins.call() == 3
    assert (Uncompared.objects.count(), Suggestion.objects.count()) == (0, 3)
    assert not tasks.look_if_waiting(NOW)
