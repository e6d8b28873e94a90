"""Two officers at once: one wins, the other is refused by a number, and nothing is doubled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import count

import pytest
import time_machine
from django.db import connection

from serasi.network.actions import Promise, answer_offer, commit_duty, offer_duty, withdraw_offer
from serasi.network.models import Agency, Commitment, HandOver, Jurisdiction, OfficeHolding, Person
from serasi.recover import actions as recovery
from serasi.recover.models import CareOffer
from serasi.recover.secrets import Identity
from serasi.respond.actions import casing, legal, mediating
from serasi.respond.actions.casing import Opening
from serasi.respond.actions.signing import Signing, sign
from serasi.respond.models import Case, ConflictStatus, Mediation
from serasi.respond.queries.moments import origins_with_agreements
from serasi.trail import queries as trail
from serasi.trail.models import Entry
from tests.cast import NOW, House, build_house
from tests.respond.mending import SIGNERS
from tests.respond.mending import Path as Mending
from tests.respond.races import own_database, race, race_for_number, won_and_refused
from tests.respond.test_status import BOTH
from tests.respond.test_status import Path as Standing
from tests.warn.conftest import WULUHAN, open_office

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="skipped, no PostgreSQL")
MUNCAR = "35.10.05"
Open = Callable[..., Case]


@pytest.fixture(scope="module")
def office(django_db_setup: None, django_db_blocker) -> Iterator[House]:
    with django_db_blocker.unblock(), own_database(), time_machine.travel(NOW, tick=True):
        yield open_office(build_house())


@pytest.fixture(autouse=True)
def _nothing_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let every condition of closing hold; and look at the chain of the trail after each race."""
    monkeypatch.setattr("serasi.respond.closing._checks", {})
    yield
    assert trail.verify().broken_at is None


@pytest.fixture
def opened_case(office: House) -> Open:
    def act(areas: tuple[str, ...] = (WULUHAN,)) -> Case:
        opening = Opening("Selisih dua dusun", "T1", areas, parties=("utara", "selatan"))
        return casing.open_case(office.viewer("dewi"), opening=opening, now=NOW)

    return act


def noted(action: str, subject: str) -> int:
    return Entry.objects.filter(action=action, subject=subject).count()


def _close(office: House, row: Case, who: str) -> Case:
    return casing.close_case(
        office.viewer(who), number=row.number, version=row.version, reason="tuntas", now=NOW
    )


def _reopen(office: House, row: Case, who: str) -> Case:
    return casing.reopen_case(
        office.viewer(who), number=row.number, version=row.version, reason="ribut", now=NOW
    )


def test_two_close_a_case_at_once(office: House, opened_case: Open) -> None:
    row = opened_case()
    found = race(row, *(partial(_close, office, row, who) for who in ("dewi", "hendra")))
    won, refused = won_and_refused(found)
    assert (won.stage, refused.code) == ("closed", "S1101")
    assert noted("case.closed", row.subject) == 1
    lessons = Commitment.objects.filter(origin=f"recovery:{row.number}")
    assert lessons.count() == 1


def test_two_reopen_a_closed_case_at_once(office: House, opened_case: Open) -> None:
    row = _close(office, opened_case(), "dewi")
    found = race(row, *(partial(_reopen, office, row, who) for who in ("dewi", "hendra")))
    won, refused = won_and_refused(found)
    assert (won.stage, won.reopened, refused.code) == ("handling", 1, "S1101")
    assert noted("case.reopened", row.subject) == 1


@pytest.mark.parametrize("closed", [False, True])
def test_one_closes_while_another_reopens(office: House, opened_case: Open, closed: bool) -> None:
    row = _close(office, opened_case(), "dewi") if closed else opened_case()
    acts = (partial(_close, office, row, "dewi"), partial(_reopen, office, row, "hendra"))
    won, refused = won_and_refused(race(row, *acts))
    assert won.stage == ("handling" if closed else "closed")
    assert refused.code in {"S1101", "S1102", "S1109"}
    assert noted("case.closed", row.subject) == 1
    assert noted("case.reopened", row.subject) == int(closed)


def test_two_take_two_areas_off_at_once(office: House, opened_case: Open) -> None:
    row = opened_case((WULUHAN, "35.09.12", MUNCAR))
    acts = (
        partial(
            casing.take_off_area, office.viewer("dewi"), number=row.number, version=row.version,
            area=area, reason="keliru", now=NOW,
        )
        for area in ("35.09.12", MUNCAR)
    )  # fmt: skip
    won, refused = won_and_refused(race(row, *acts))
    assert (won.areas.count(), refused.code) == (2, "S1101")
    assert noted("case.narrowed", row.subject) == 1


_serial = count()


@pytest.fixture
def offer(office: House) -> HandOver:
    """A duty of Satpol PP that it asks the desk to take over."""
    agencies = office.agencies
    promise = Promise(
        what="Jaga jalur pulang", owed_by=agencies["Satpol PP Kab. Jember"].pk, owed_to=None,
        area=WULUHAN, due_at=NOW + timedelta(days=3), origin=f"case:R-{next(_serial)}", link="/",
    )  # fmt: skip
    duty = commit_duty(office.viewer("wulan"), promise=promise, now=NOW)
    return offer_duty(
        office.viewer("wulan"), duty_id=duty.pk, reason="lebih dekat", now=NOW,
        to_agency=agencies["Bakesbangpol Kab. Jember"].pk,
    )  # fmt: skip


def test_two_accept_the_same_hand_over(office: House, offer: HandOver) -> None:
    acts = (
        partial(
            answer_offer, office.viewer(who), offer_id=offer.pk, accepts=True, answer="", now=NOW
        )
        for who in ("dewi", "hendra")
    )
    won, refused = won_and_refused(race(offer, *acts))
    assert (won.state, refused.code) == ("accepted", "S622")
    assert noted("duty.accepted", f"duty:{offer.duty_id}") == 1


def test_one_accepts_what_the_other_takes_back(office: House, offer: HandOver) -> None:
    found = race(
        offer,
        partial(
            answer_offer, office.viewer("dewi"), offer_id=offer.pk, accepts=True, answer="",
            now=NOW,
        ),
        partial(withdraw_offer, office.viewer("wulan"), offer_id=offer.pk, now=NOW),
    )  # fmt: skip
    won, refused = won_and_refused(found)
    offer.refresh_from_db()
    offer.duty.refresh_from_db()
    assert refused.code == "S622"
    taken = offer.duty.owed_by == office.agencies["Bakesbangpol Kab. Jember"]
    assert won.state == offer.state == ("accepted" if taken else "withdrawn")
    steps = ("duty.accepted", "duty.offer_withdrawn")
    assert sorted(noted(step, f"duty:{offer.duty_id}") for step in steps) == [0, 1]


@pytest.fixture(scope="module")
def laksmi(office: House) -> Person:
    """Two of Dinsos Banyuwangi."""
    dinsos = Agency.objects.create(kind="dinsos", name="Dinsos Banyuwangi", short_name="Dinsos Bwi")
    Jurisdiction.objects.create(agency=dinsos, area_id="35.10", valid_from=date(2020, 1, 1))
    for name in ("laksmi", "lestari"):
        office.people[name] = Person.objects.create_user(name, name=name.title())
        OfficeHolding.objects.create(
            person=office.people[name], agency=dinsos, title="Kabid", role="social",
            start=date(2025, 1, 1),
        )  # fmt: skip
    return office.people["laksmi"]


def test_two_take_the_same_person_into_care(
    office: House, opened_case: Open, laksmi: Person
) -> None:
    row, sinta = opened_case((WULUHAN, MUNCAR)), office.viewer("sinta")
    known = {"number": row.number, "now": NOW}
    entry = recovery.Entry(
        sex="P", displaced=True, area=WULUHAN, birth_year=1990,
        identity=Identity(name="Siti Rekaan"),
    )  # fmt: skip
    person = recovery.register_person(sinta, entry=entry, **known)
    told = {"code": person.number} | known
    recovery.give_consent(sinta, purpose="share", giver="self", on=NOW.date(), **told)
    asked = recovery.offer_care(sinta, area=MUNCAR, reason="ikut saudara", **told)
    acts = (
        partial(
            recovery.answer_care,
            office.viewer(who),
            offer=asked.pk,
            accepts=True,
            answer="ya",
            **known,
        )
        for who in ("laksmi", "lestari")
    )
    won, refused = won_and_refused(race(row, *acts))
    assert (won.state, refused.code) == (CareOffer.State.ACCEPTED, "S1258")
    assert noted("care.taken", f"client:{row.number}/{person.code}") == 1
    assert person.stays.count() == 2


@pytest.fixture
def offered(office: House, opened_case: Open) -> Mending:
    """A case whose agreement only waits to be signed."""
    path, start = Mending(office, opened_case()), NOW - timedelta(days=8)
    path.to_joint(start)
    path.draft(now=start + timedelta(days=1))
    path.offer(start + timedelta(days=2))
    return path


def test_two_sign_the_same_agreement(office: House, offered: Mending) -> None:
    row = offered.agreement
    signing = Signing(NOW, "balai desa", SIGNERS)
    acts = (
        partial(
            sign,
            office.viewer(who),
            number=row.number,
            version=row.version,
            signing=signing,
            now=NOW,
        )
        for who in ("dewi", "hendra")
    )
    won, refused = won_and_refused(race(offered.case, *acts))
    assert (won.state, refused.code) == ("signed", "S1142")
    assert noted("agreement.signed", offered.case.subject) == 1
    assert row.signatories.count() == len(SIGNERS)
    assert row.checks.count() == len({one.days for one in row.checks.all()})
    duties = Commitment.objects.filter(origin__in=origins_with_agreements(offered.case))
    said = list(duties.values_list("what", "owed_by", "due_at"))
    assert len(said) == len(set(said))


def test_two_begin_mediation_at_once(office: House, opened_case: Open) -> None:
    row = opened_case()
    acts = (
        partial(mediating.open_mediation, office.viewer(who), number=row.number, now=NOW)
        for who in ("dewi", "hendra")
    )
    _won, refused = won_and_refused(race(row, *acts))
    assert refused.code == "S1132"
    assert Mediation.objects.filter(case=row).count() == 1


@pytest.fixture
def declared(office: House, opened_case: Open) -> ConflictStatus:
    """A status that is in force."""
    path = Standing(office, opened_case())
    for step in ("propose", "consult", "declare"):
        path.step(step)
    return ConflictStatus.objects.get(case=path.case)


@pytest.mark.parametrize("other", ["lift", "extend"])
def test_two_lift_the_same_status_or_one_extends_it(
    office: House, declared: ConflictStatus, other: str
) -> None:
    later = NOW + timedelta(days=1)
    laras = office.viewer("laras", now=later)
    known = {"number": declared.number, "version": declared.version, "now": later}
    lift = partial(legal.lift, laras, decree="100.3/9", reason="aman", **known)
    extend = partial(
        legal.extend, laras, decree="100.3/2", days=30, consulted_on=later.date(), paper="BA 4",
        **known,
    )  # fmt: skip
    won, refused = won_and_refused(race(declared, lift, lift if other == "lift" else extend))
    assert refused.code == "S1101"
    subject = declared.case.subject
    steps = {step: noted(f"status.{step}", subject) for step in ("lifted", "extended")}
    assert sum(steps.values()) == 1
    declared.refresh_from_db()
    assert declared.state == won.state
    assert (declared.state == "lifted") == bool(steps["lifted"])


def test_two_propose_a_status_at_once(office: House, opened_case: Open) -> None:
    row = opened_case()
    acts = (
        partial(legal.propose_status, office.viewer("laras"), case=row.number, conditions=BOTH,
                now=NOW)
        for _n in range(2)
    )  # fmt: skip
    won, refused = won_and_refused(race(row, *acts))
    assert (won.state, refused.code) == ("proposed", "S1113")
    assert ConflictStatus.objects.filter(case=row).count() == 1


def test_cases_that_are_opened_at_once_have_numbers_of_their_own(
    office: House, opened_case: Open
) -> None:
    found = race_for_number(opened_case, opened_case, opened_case)
    assert len({one.number for one in found}) == 3
    assert all(noted("case.opened", one.subject) == 1 for one in found)
