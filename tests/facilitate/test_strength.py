"""The strength of a network: what the house knows of contacts, and what it says of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.urls import reverse

from serasi.facilitate import contacts, strength_words
from serasi.facilitate.actions.strength import keep_strength, regencies_to_measure
from serasi.facilitate.contact_sources import (
    of_duties,
    of_hand_overs,
    of_meetings,
    of_notices,
    of_reports,
)
from serasi.facilitate.contacts import Told, add_contacts, told_of
from serasi.facilitate.models import Attendance, Strength
from serasi.facilitate.models import Meeting as Held
from serasi.facilitate.queries import network_strength as reads
from serasi.network.models import Commitment, HandOver
from serasi.science.networks import Contact, Meeting
from serasi.warn.models import Notice, Warning
from tests.cast import NOW, PEOPLE, House
from tests.register.conftest import report_in
from tests.warn.conftest import office

__all__ = ["office"]
SINCE, UNTIL = NOW - timedelta(days=90), NOW + timedelta(minutes=1)
REGENCY = "35.09"


@pytest.fixture
def sources() -> Iterator[None]:
    """Let a test add a source of its own, and take it away again."""
    before = dict(contacts._sources)
    yield
    contacts._sources.clear()
    contacts._sources.update(before)


def _key(house: House, name: str) -> str:
    return str(house.agencies[name].pk)


def _notice(house: House, row: Warning, agency: str, who: str, **more: object) -> Notice:
    facts = {
        "level": 2, "told_at": NOW - timedelta(hours=5), "climbs_at": NOW,
        "token_hash": f"{agency}{who}"[:64],
    } | more  # fmt: skip
    return Notice.objects.create(
        warning=row, agency=house.agencies[agency], person=house.people[who], **facts
    )


@pytest.fixture
def warning(office: House) -> Warning:
    return Warning.objects.create(
        number="SG-2026-0001", area_id="35.09.11", level=2, state="ended", headline="x",
        proposed_at=NOW,
    )  # fmt: skip


def test_the_first_of_an_agency_who_answers_a_call_answers_for_it(
    office: House, warning: Warning
) -> None:
    _notice(office, warning, "Polsek Wuluhan", "guntur")
    _notice(
        office, warning, "Polsek Wuluhan", "galih", state="acknowledged",
        answered_at=NOW - timedelta(hours=3), told_at=NOW - timedelta(hours=4),
    )  # fmt: skip
    _notice(office, warning, "Satpol PP Kab. Jember", "wulan", state="dropped")
    _notice(office, warning, "Bakesbangpol Kab. Jember", "dewi", state="acknowledged")
    [one] = of_notices(REGENCY, SINCE, UNTIL).contacts
    assert (one.sender, one.receiver) == (
        _key(office, "Bakesbangpol Kab. Jember"), _key(office, "Polsek Wuluhan"),
    )  # fmt: skip
    assert one.at == NOW - timedelta(hours=5) and one.answered_at == NOW - timedelta(hours=3)
    assert not of_notices("35.10", SINCE, UNTIL).contacts


def test_reports_of_officers_count_by_agency_and_restricted_ones_not(office: House) -> None:
    darsono = office.people["darsono"]
    first = report_in(office, "Ada ribut", area="35.09.11.2001", reporter=darsono)
    report_in(office, "Ada kumpul", area="35.09.11.2001", reporter=None)
    hidden = report_in(office, "Rahasia", area="35.09.11.2001", reporter=darsono)
    hidden.handling.sensitivity = "restricted"
    hidden.handling.save()
    first.handling.opened_at = first.handling.received_at + timedelta(minutes=9)
    first.handling.save()
    [one] = of_reports(REGENCY, SINCE, UNTIL).contacts
    assert one.sender == _key(office, "Desa Lojejer") and one.answered_at is not None


def test_a_duty_is_a_matter_handed_over_and_done_is_taken(office: House) -> None:
    for state, done_at in (("done", NOW), ("open", None), ("dropped", NOW)):
        Commitment.objects.create(
            what="Patroli", owed_by=office.agencies["Satpol PP Kab. Jember"], area_id="35.09.11",
            due_at=NOW, state=state, done_at=done_at, origin="x",
            created_at=NOW - timedelta(days=2),
        )  # fmt: skip
    found = of_duties(REGENCY, SINCE, UNTIL).contacts
    assert [(c.kind, c.outcome) for c in found] == [
        ("hands_over", "accepted"), ("hands_over", None),
    ]  # fmt: skip
    assert {c.sender for c in found} == {_key(office, "Bakesbangpol Kab. Jember")}


def _star(office: House) -> Told:
    """Kominfo alone joins the police post to the desk; two of them met once."""
    desk, kominfo, polsek, satpol = (
        _key(office, name)
        for name in (
            "Bakesbangpol Kab. Jember", "Kominfo Jember", "Polsek Wuluhan", "Satpol PP Kab. Jember",
        )
    )  # fmt: skip
    day = NOW - timedelta(days=10)
    return Told(
        (
            Contact(desk, kominfo, day, "informs", day + timedelta(hours=2)),
            Contact(kominfo, polsek, day, "informs"),
            Contact(kominfo, satpol, day, "informs", day + timedelta(hours=30)),
        ),
        (Meeting(day, frozenset({desk, kominfo})),),
    )


@pytest.mark.usefixtures("sources")
def test_the_night_says_what_a_bupati_understands(office: House) -> None:
    add_contacts("test", lambda regency, since, until: _star(office))
    row = keep_strength(REGENCY, now=NOW)
    assert row is not None
    said = strength_words.sentences(row.result)
    assert any(
        one.startswith("Kominfo Jember menghubungkan 3 instansi; bila diam, 2 terputus:")
        for one in said
    )
    assert any("belum pernah bertemu" in one for one in said)
    assert said[0].startswith("Kominfo") and "tidak tercatat berhubungan" in said[1]
    assert not any("hanya terhubung lewat Kominfo" in one for one in said)
    answered = strength_words.answered(row.result["answers"])
    assert "Separuh dijawab dalam 30 jam" in answered and "1 dari 3" in answered
    verdicts = {one["verdict"] for one in strength_words.changes(row.result)}
    assert verdicts == {"terlalu sedikit untuk disimpulkan"}
    again = keep_strength(REGENCY, now=NOW + timedelta(hours=1))
    assert again is not None and again.pk == row.pk and Strength.objects.count() == 1


@pytest.mark.usefixtures("sources")
def test_a_picture_names_agencies_and_never_people(office: House) -> None:
    add_contacts("test", lambda regency, since, until: _star(office))
    row = keep_strength(REGENCY, now=NOW)
    assert row is not None
    kept = json.dumps(row.result)
    assert not [name for _user, name, *_rest in PEOPLE if name in kept]
    page = office.client("laras").get(reverse("facilitate:strength")).content.decode()
    assert "<svg" in page and "Kominfo Jember" in page and "terlalu sedikit" in page


@pytest.mark.usefixtures("sources")
def test_without_any_meeting_nobody_is_said_never_to_have_met(office: House) -> None:
    told = _star(office)
    add_contacts("test", lambda regency, since, until: Told(told.contacts))
    row = keep_strength(REGENCY, now=NOW)
    assert row is not None
    assert not any("bertemu" in one for one in strength_words.sentences(row.result))
    page = office.client("dewi").get(reverse("facilitate:strength")).content.decode()
    assert "siapa yang belum bertemu tidak dapat dikatakan" in page


def test_a_picture_is_read_in_its_regency_alone(office: House) -> None:
    assert regencies_to_measure() == ["35.09", "35.10"]
    for regency in regencies_to_measure():
        keep_strength(regency, now=NOW)
    for who, own in (("laras", ["35.09"]), ("bagus", ["35.10"]), ("tirto", ["35.09", "35.10"])):
        codes = sorted(reads.visible_to(office.viewer(who)).values_list("area_id", flat=True))
        assert codes == own
    for who in ("surya", "darsono", "mira"):
        assert not reads.visible_to(office.viewer(who)).exists()
    client = office.client("laras")
    assert client.get(reverse("facilitate:strength") + "?kab=35.10").status_code == 404


def test_the_house_knows_its_own_sources(office: House) -> None:
    assert {"facilitate.notices", "facilitate.reports", "facilitate.duties"} <= set(
        contacts._sources
    )
    assert told_of("35.11", SINCE, UNTIL) == Told()


@pytest.mark.django_db
def test_who_met_and_who_took_over_are_contacts(house: House) -> None:
    desk, fkub = (house.agencies[n] for n in ("Bakesbangpol Kab. Jember", "FKUB Kab. Jember"))
    satpol = house.agencies["Satpol PP Kab. Jember"]
    meeting = Held.objects.create(
        number="RP-2026-0001", kind="timdu", title="Rapat", area_id="35.09", agency=desk,
        place="Aula", starts_at=NOW, ends_at=NOW + timedelta(hours=2), made_at=NOW, door_key="k",
    )  # fmt: skip
    for agency in (desk, fkub, None):
        Attendance.objects.create(meeting=meeting, agency=agency, name="x", way="tick", at=NOW)
    told = of_meetings("35.09", NOW, NOW + timedelta(days=1))
    assert [m.attended for m in told.meetings] == [frozenset({str(desk.pk), str(fkub.pk)})]
    duty = Commitment.objects.create(
        what="x", owed_by=desk, area_id="35.09.11", due_at=NOW, origin="manual", created_at=NOW
    )
    HandOver.objects.create(
        duty=duty, from_agency=desk, to_agency=satpol, reason="x", asked_at=NOW,
        state="rejected", answered_at=NOW + timedelta(hours=3),
    )  # fmt: skip
    [one] = of_hand_overs("35.09", NOW, NOW + timedelta(days=1)).contacts
    assert (one.kind, one.outcome, one.receiver) == ("hands_over", "rejected", str(satpol.pk))
