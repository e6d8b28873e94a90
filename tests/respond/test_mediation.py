"""Mediation keeps its order: parties known, a mediator both accept, each met, then together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from serasi.network.models import Commitment, LegalParam
from serasi.network.roles import Can
from serasi.network.sealed import kinds_of, reveal
from serasi.problems import Problem
from serasi.respond import rules_mediation as rules
from serasi.respond.actions import casing, mediating
from serasi.respond.actions.mediating import Named
from serasi.respond.actions.sitting import Sitting, record_session
from serasi.respond.models import Case, Mediation, Session
from serasi.respond.queries.mediation import mediations_of, session, shown
from serasi.trail.models import Entry
from tests.cast import NOW, House
from tests.respond.mending import BEFORE, Path

pytestmark = pytest.mark.django_db
Open = Callable[..., Case]


@pytest.fixture
def path(office: House, open_case: Open) -> Path:
    return Path(office, open_case(now=BEFORE))


def test_mediation_needs_two_parties_and_one_is_open_at_a_time(
    office: House, open_case: Open
) -> None:
    alone = Path(office, open_case(parties=("pemuda utara",), now=BEFORE))
    with pytest.raises(Problem, match="S1131"):
        alone.begin()
    casing.add_party(
        office.viewer("dewi"), number=alone.case.number, letter="B", words="selatan", demand="",
        now=BEFORE,
    )  # fmt: skip
    alone.begin()
    with pytest.raises(Problem, match="S1132"):
        alone.begin()


def test_the_first_targets_become_duties_of_the_leading_agency(path: Path) -> None:
    held = path.begin()
    assert held.contact_duty is not None and held.joint_duty is not None
    assert held.contact_duty.due_at == BEFORE + timedelta(hours=24)
    assert held.joint_duty.due_at == BEFORE + timedelta(days=7)
    assert {held.contact_duty.owed_by, held.joint_duty.owed_by} == {path.case.lead}
    assert held.contact_duty.origin == f"mediation:{path.case.number}"
    path.case.refresh_from_db()
    assert path.case.stage == "mediation"


def test_the_sessions_fulfil_the_duties_and_the_first_joint_one_starts_thirty_days(
    path: Path,
) -> None:
    path.to_joint()
    held = path.mediation
    states = [d.state for d in (held.contact_duty, held.joint_duty, held.agreement_duty) if d]
    assert states == ["done", "done", "open"]
    assert held.agreement_duty is not None
    assert held.agreement_duty.due_at == BEFORE + timedelta(hours=5, days=30)


def test_no_joint_session_without_a_mediator_whom_both_accept(path: Path) -> None:
    path.begin()
    for letter in "AB":
        path.sit("pre", letter, at=BEFORE)
    late = BEFORE + timedelta(days=1)
    with pytest.raises(Problem, match="S1135") as refused:
        path.sit("joint", at=late)
    assert "penengah belum ditunjuk" in refused.value.sentence
    mediator = path.name()
    path.answer(mediator, "A")
    with pytest.raises(Problem, match="belum diterima Pihak B"):
        path.sit("joint", at=late)
    path.answer(mediator, "B", now=BEFORE + timedelta(days=2))
    with pytest.raises(Problem, match="belum diterima Pihak B"):
        path.sit("joint", at=late, now=BEFORE + timedelta(days=2))  # a day before the yes
    assert path.sit("joint", at=BEFORE + timedelta(days=2)).kind == "joint"


def test_no_joint_session_before_each_side_was_met_apart(path: Path) -> None:
    path.begin()
    mediator = path.name()
    for letter in "AB":
        path.answer(mediator, letter)
    path.sit("pre", "A", at=BEFORE)
    path.sit("pre", "B", at=BEFORE, absent=("B",))  # invited, and did not come
    with pytest.raises(Problem, match="pramediasi dengan Pihak B"):
        path.sit("joint", at=BEFORE + timedelta(hours=3))
    path.sit("caucus", "B", at=BEFORE + timedelta(hours=1))  # a caucus is no first meeting
    with pytest.raises(Problem, match="pramediasi dengan Pihak B"):
        path.sit("joint", at=BEFORE + timedelta(hours=3))
    path.sit("pre", "B", at=BEFORE + timedelta(hours=2))
    path.sit("joint", at=BEFORE + timedelta(hours=3))


def test_a_refused_mediator_is_not_asked_again_and_another_must_be_named(path: Path) -> None:
    path.begin()
    first = path.name("Tokoh adat")
    path.answer(first, "A")
    path.answer(first, "B", yes=False)
    with pytest.raises(Problem, match="S1134"):
        path.answer(first, "B")
    with pytest.raises(Problem, match="S1134"):
        path.name("tokoh ADAT")
    second = path.name("Ketua FKUB")
    for letter in "AB":
        path.answer(second, letter)
        path.sit("pre", letter, at=BEFORE)
    path.sit("joint", at=BEFORE + timedelta(hours=1))


def test_a_third_party_must_accept_too(path: Path) -> None:
    path.to_joint()
    casing.add_party(
        path.viewer(NOW), number=path.case.number, letter="C", words="warga tengah", demand="",
        now=NOW,
    )  # fmt: skip
    with pytest.raises(Problem, match="Pihak C"):
        path.sit("joint", at=NOW)


def test_a_joint_session_that_one_side_missed_is_written_down_and_does_not_count(
    path: Path,
) -> None:
    path.begin()
    mediator = path.name()
    for letter in "AB":
        path.answer(mediator, letter)
        path.sit("pre", letter, at=BEFORE)
    path.sit("joint", at=BEFORE + timedelta(hours=1), absent=("B",))
    assert path.mediation.agreement_duty is None
    [target] = [t for t in mediations_of(path.case, now=NOW)[0].targets if "bersama" in t.words]
    assert target.reached is None


def test_sessions_lie_between_the_beginning_and_now(path: Path) -> None:
    path.begin()
    for at in (BEFORE - timedelta(minutes=1), BEFORE + timedelta(minutes=1)):
        with pytest.raises(Problem, match="S1136"):
            path.sit("pre", "A", at=at, now=BEFORE)


def test_minutes_keep_facts_apart_and_statements_by_letter(path: Path) -> None:
    path.begin()
    told = Sitting(
        "pre", BEFORE, "rumah kades", "A", (), ("dua motor rusak",), {"A": ("minta maaf dulu",)},
        {"A": ("ganti rugi",)}, "temui Pihak B", BEFORE + timedelta(days=1),
    )  # fmt: skip
    record_session(path.viewer(BEFORE), told=told, **path.known(BEFORE))
    made = session(path.viewer(NOW), number=path.case.number, serial=1, n=1)
    lines = [(m.kind, m.party.letter if m.party else "", m.words) for m in made.minutes.all()]
    assert lines == [
        ("fact", "", "dua motor rusak"), ("said", "A", "minta maaf dulu"),
        ("proposal", "A", "ganti rugi"),
    ]  # fmt: skip
    for wrong in (
        Sitting("pre", BEFORE, "balai", "A", said={"B": ("x",)}),
        Sitting("pre", BEFORE, "balai", "Z", facts=("x",)),
        Sitting("pre", BEFORE, "balai", "", facts=("x",)),
        Sitting("pre", BEFORE, "", "A", facts=("x",)),
        Sitting("pre", BEFORE, "balai", "A"),
        Sitting("other", BEFORE, "balai", "A", facts=("x",)),
    ):
        with pytest.raises(Problem):
            record_session(path.viewer(BEFORE), told=wrong, **path.known(BEFORE))
    assert Session.objects.count() == 1


def test_the_name_of_a_private_figure_is_sealed_and_the_trail_tells_who_opened_it(
    path: Path,
) -> None:
    path.begin()
    made = path.name("Pemangku adat", private_name="Ki Rekaan Wibawa")
    assert kinds_of(made.subject) == {"name"}
    assert not Entry.objects.filter(data__icontains="Rekaan").exists()
    with pytest.raises(Problem):
        reveal(
            path.viewer(NOW), made.subject, "name", right=Can.UNSEAL, area=path.case.area_id,
            reason="memeriksa penengah", now=NOW,
        )  # fmt: skip
    opened = reveal(
        path.office.viewer("hendra"), made.subject, "name", right=Can.UNSEAL,
        area=path.case.area_id, reason="memeriksa penengah", now=NOW,
    )  # fmt: skip
    assert opened == "Ki Rekaan Wibawa"


def test_a_member_of_an_agency_must_hold_an_office_there(path: Path) -> None:
    path.begin()
    fkub = path.office.agencies["FKUB Kab. Jember"]
    anwar, wulan = (path.office.people[who].pk for who in ("anwar", "wulan"))
    path.name("Anggota FKUB", agency_id=fkub.pk, person_id=anwar)
    with pytest.raises(Problem, match="S101"):
        path.name("Anggota FKUB", agency_id=fkub.pk, person_id=wulan)


def test_women_are_counted_among_those_whose_gender_is_known(path: Path) -> None:
    path.begin()
    for office, gender in (("Ketua FKUB", "L"), ("Camat", "L"), ("Ketua PKK", "P"), ("RW", "")):
        path.name(office, gender=gender, task="member")
    shown = mediations_of(path.case, now=NOW)[0]
    assert shown.women == pytest.approx(100 / 3) and shown.unknown == 1
    assert shown.women_wanted == 30
    assert rules.share_of_women([]) is None


def test_a_mediation_that_fails_goes_on_elsewhere_with_a_reason(path: Path) -> None:
    path.to_joint()
    path.draft()
    desk = path.office.agencies["Bakesbangpol Kab. Jember"].pk
    act = {"to": "task_force", "agency_id": desk}
    with pytest.raises(Problem, match="S106"):
        mediating.fail_mediation(path.viewer(NOW), reason=" ", **act, **path.known(NOW))
    mediating.fail_mediation(path.viewer(NOW), reason="tidak bertemu", **act, **path.known(NOW))
    path.case.refresh_from_db()
    assert (path.case.stage, path.mediation.state) == ("handling", "failed")
    assert path.agreement.state == "dropped"
    duties = Commitment.objects.filter(origin=f"mediation:{path.case.number}")
    [handed] = duties.filter(state="open")
    assert handed.due_at == NOW + timedelta(hours=72)
    with pytest.raises(Problem, match="S1133"):
        path.name("Camat")
    assert path.begin(NOW).serial == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Mediation.objects.filter(serial=1).update(end_reason="")


def test_of_two_officers_who_act_at_once_one_is_told(path: Path) -> None:
    path.begin()
    known = path.known(BEFORE)
    rini = path.office.viewer("rini", now=BEFORE)
    mediating.name_mediator(path.viewer(BEFORE), named=Named("Camat"), **known)
    with pytest.raises(Problem, match="S1130"):
        mediating.name_mediator(rini, named=Named("Ketua FKUB"), **known)
    assert path.mediation.team.count() == 1


def test_who_does_not_handle_a_case_mediates_nothing(path: Path) -> None:
    path.begin()
    for who, code in (("wulan", "S102"), ("laras", "S102"), ("bagus", "S101"), ("tirto", "S101")):
        with pytest.raises(Problem, match=code):
            mediating.name_mediator(
                path.office.viewer(who), named=Named("Camat"), **path.known(NOW)
            )
    mediating.name_mediator(path.office.viewer("surya"), named=Named("Camat"), **path.known(NOW))


def test_a_mediation_out_of_time_is_offered_to_be_handed_higher(path: Path) -> None:
    path.begin()
    month, hour = timedelta(days=30), timedelta(hours=1)
    told = [shown(path.case, path.mediation, now=BEFORE + month + k * hour).stuck for k in (0, 1)]
    assert told == [False, True]
    path.to_joint_from_begun(BEFORE)
    assert not shown(path.case, path.mediation, now=BEFORE + month + hour).stuck
    assert shown(path.case, path.mediation, now=BEFORE + month + 6 * hour).stuck


def test_the_targets_follow_the_legal_table_of_the_first_day(path: Path) -> None:
    LegalParam.objects.create(
        key="mediation.contact_hours", value=12, unit="hours", source="SK",
        effective_from=BEFORE.date(),
    )  # fmt: skip
    held = path.begin()
    assert held.contact_duty is not None
    assert held.contact_duty.due_at == BEFORE + timedelta(hours=12)


@pytest.mark.parametrize(
    ("began", "joint"),
    [
        (datetime(2028, 2, 23, 17, tzinfo=UTC), datetime(2028, 3, 1, 17, tzinfo=UTC)),
        (datetime(2026, 12, 27, 3, tzinfo=UTC), datetime(2027, 1, 3, 3, tzinfo=UTC)),
    ],
)
def test_targets_over_leap_days_and_year_ends(began: datetime, joint: datetime) -> None:
    due = rules.targets(began, first_joint=None, contact_hours=24, joint_days=7, agreement_days=30)
    assert due.joint == joint


def test_the_last_word_of_a_party_counts() -> None:
    said = [rules.Said("A", True, date(2026, 1, 2)), rules.Said("B", True, date(2026, 1, 2))]
    assert rules.accepted_by_all(said, "AB", on=date(2026, 1, 2))
    assert not rules.accepted_by_all(said, "AB", on=date(2026, 1, 1))
    assert not rules.accepted_by_all(said, "ABC", on=None)
    gone = [*said, rules.Said("A", False, date(2026, 1, 5))]
    assert not rules.accepted_by_all(gone, "AB", on=None)
    assert rules.accepted_by_all(gone, "AB", on=date(2026, 1, 3))


def test_mediation_that_is_said_to_have_begun_in_another_century_is_refused(
    office: House, open_case: Open
) -> None:
    row = open_case()
    dewi = office.viewer("dewi")
    for began in (NOW.replace(year=1950), NOW - timedelta(days=400)):
        with pytest.raises(Problem, match="S104"):
            mediating.open_mediation(dewi, number=row.number, now=NOW, began_at=began)
    assert mediating.open_mediation(dewi, number=row.number, now=NOW, began_at=NOW - timedelta(300))
