"""Search finds words of reports and events of one's own areas and of no others."""

from __future__ import annotations

from dataclasses import replace

from serasi.register import actions, queries
from serasi.register.search import matching_events, matching_reports
from tests.cast import NOW
from tests.register.conftest import CODING, confirmed, report_in


def _found(house, name: str, question: str) -> list[str]:
    viewer = house.viewer(name)
    rows = queries.handlings(viewer).filter(matching_reports(viewer, question))
    return [row.report.receipt for row in rows]


def test_words_beginnings_places_and_receipts_are_found(house):
    report = report_in(house, "Pintu air ditutup paksa oleh petani hulu.")
    report_in(house, "Spanduk di jalan desa.", area="35.09.12.2002")
    for question in ("pintu air", "PETANI", "pet", "wuluhan", "dukuhdempok", report.receipt):
        assert _found(house, "dewi", question) == [report.receipt]
    for question in ("", "  ", '"', "pintu* OR", "' --", "tambak"):
        assert _found(house, "dewi", question) == []


def test_search_does_not_cross_the_border_until_the_report_does(house):
    report = report_in(house, "Pintu air ditutup paksa.")
    assert _found(house, "bagus", "pintu") == []
    actions.triage(
        house.viewer("dewi"),
        receipt=report.receipt,
        area="35.10.05.2003",
        trigger="T7",
        priority="P2",
        now=NOW,
    )
    assert _found(house, "bagus", "pintu muncar") == [report.receipt]
    assert _found(house, "dewi", "pintu") == []


def test_events_are_found_by_their_own_words_and_over_the_border(house):
    event = confirmed(house, title="Sengketa batas tambak", other_areas=("35.10.05",))
    hidden = confirmed(house, title="Sengketa batas kebun")
    for name, expected in (
        ("dewi", {event.pk, hidden.pk}),
        ("bagus", {event.pk}),
        ("tirto", {event.pk}),
        ("surya", {event.pk, hidden.pk}),
        ("mira", set()),
    ):
        viewer = house.viewer(name)
        rows = queries.visible_to(viewer).filter(matching_events(viewer, "sengketa"))
        assert set(rows.values_list("pk", flat=True)) == expected, name


def test_an_edited_title_is_found_under_its_new_words(house):
    event = confirmed(house)
    dewi = house.viewer("dewi")
    actions.edit_event(
        dewi,
        public_id=event.public_id,
        coding=replace(CODING, title="Rebutan lapak pasar"),
        version=event.version,
        reason="judul",
        now=NOW,
    )
    assert queries.visible_to(dewi).filter(matching_events(dewi, "lapak")).count() == 1
    assert queries.visible_to(dewi).filter(matching_events(dewi, "krajan")).count() == 0
