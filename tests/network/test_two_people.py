"""Two people for what opens much: also for somebody who already has an account."""

from __future__ import annotations

from datetime import date

import pytest

from serasi.network import actions
from serasi.network.actions import Newcomer, Office
from serasi.network.models import Invitation, OfficeHolding, Person
from serasi.network.policy import Viewer
from serasi.network.queries import viewer_of
from serasi.problems import Problem
from serasi.trail.models import Entry
from tests.cast import NOW, House

DESK = "Bakesbangpol Kab. Jember"
SANDI = "lumbung-padi-baru"


def _office(house: House, role: str, agency: str = DESK) -> Office:
    return Office(house.agencies[agency].pk, f"Jabatan {role}", role)


def _viewer(person: Person) -> Viewer:
    return viewer_of(person, now=NOW, second_factor=True)


def _newcomer(house: House, role: str, *, by: str, agreed: str | None = None) -> Person:
    """Let somebody in by an invitation, agreed to where that is needed."""
    offer = actions.invite(house.viewer(by), name="Sekar Ayu", office=_office(house, role), now=NOW)
    if agreed is not None:
        actions.confirm_invitation(house.viewer(agreed), invitation_id=offer.invitation.pk, now=NOW)
    newcomer = Newcomer(f"sekar.{role}", "Sekar Ayu", SANDI)
    return actions.accept_invitation(token=offer.token, newcomer=newcomer, now=NOW)


def _appoint(house: House, person: Person, role: str, *, by: Viewer) -> actions.Appointment:
    return actions.appoint(by, person_id=person.pk, office=_office(house, role), now=NOW)


def _end(house: House, name: str) -> None:
    OfficeHolding.objects.filter(person=house.people[name]).update(end=date(2026, 11, 25))


def test_a_keeper_alone_cannot_lift_a_newcomer_to_head(house):
    puppet = _newcomer(house, "field", by="yoga")
    done = _appoint(house, puppet, "head", by=house.viewer("yoga"))
    assert done.holding is None
    assert not _viewer(puppet).can("sealed.read")
    assert not _viewer(puppet).can("report.read")
    for who in (house.viewer("yoga"), _viewer(puppet)):
        with pytest.raises(Problem):
            actions.confirm_invitation(who, invitation_id=done.offer.pk, now=NOW)
    assert not puppet.holdings.filter(role="head").exists()
    actions.confirm_invitation(house.viewer("hendra"), invitation_id=done.offer.pk, now=NOW)
    assert _viewer(puppet).can("sealed.read")
    assert puppet.holdings.get(role="head").given_by == house.people["yoga"]
    steps = Entry.objects.filter(subject=puppet.key).order_by("seq")
    assert [step.action for step in steps] == ["office.offered", "office.given"]


@pytest.mark.parametrize("role", ["camat", "duty", "analyst", "head", "keeper", "auditor"])
def test_what_reads_reports_or_rules_the_house_waits_for_a_second(house, role):
    assert _appoint(house, house.people["wulan"], role, by=house.viewer("yoga")).holding is None
    offer = actions.invite(house.viewer("yoga"), name="Sekar", office=_office(house, role), now=NOW)
    assert offer.invitation.needs_second


@pytest.mark.parametrize("role", ["field", "agency", "fkub", "leader", "region"])
def test_what_opens_less_is_given_at_once(house, role):
    done = _appoint(house, house.people["wulan"], role, by=house.viewer("yoga"))
    assert done.holding is not None


def test_nobody_agrees_for_him_from_whom_his_seat_comes_nor_the_other_way(house):
    sekar = _newcomer(house, "keeper", by="yoga", agreed="hendra")
    wulan = house.people["wulan"]
    for offerer, other in (
        (house.viewer("yoga"), _viewer(sekar)),
        (_viewer(sekar), house.viewer("yoga")),
    ):
        done = _appoint(house, wulan, "head", by=offerer)
        with pytest.raises(Problem) as refusal:
            actions.confirm_invitation(other, invitation_id=done.offer.pk, now=NOW)
        assert refusal.value.code == "S617"
        assert "Hendra Wibisono" in refusal.value.sentence
        actions.withdraw_invitation(offerer, invitation_id=done.offer.pk, now=NOW)
    assert not wulan.holdings.filter(role="head").exists()


def test_without_any_independent_keeper_another_agrees_and_the_trail_says_so(house):
    sekar = _newcomer(house, "keeper", by="yoga", agreed="hendra")
    _end(house, "hendra")
    done = _appoint(house, house.people["wulan"], "duty", by=house.viewer("yoga"))
    assert done.holding is None
    actions.confirm_invitation(_viewer(sekar), invitation_id=done.offer.pk, now=NOW)
    step = Entry.objects.filter(action="invitation.confirmed").latest("seq")
    assert '"independent":false' in step.data.replace(" ", "")


def test_the_only_keeper_gives_alone_and_the_trail_says_so(house):
    _end(house, "hendra")
    wulan = house.people["wulan"]
    done = _appoint(house, wulan, "duty", by=house.viewer("yoga"))
    assert done.holding is not None
    step = Entry.objects.get(action="office.given", subject=wulan.key)
    assert step.reason.startswith("Seorang diri")
    actions.invite(house.viewer("yoga"), name="Sekar", office=_office(house, "duty"), now=NOW)
    assert Entry.objects.get(action="invitation.made").reason.startswith("Seorang diri")


def test_the_one_who_rises_does_not_count_as_the_second(house):
    done = _appoint(house, house.people["yoga"], "head", by=house.viewer("hendra"))
    assert done.holding is not None


def test_an_offer_lapses_after_a_week(house):
    done = _appoint(house, house.people["wulan"], "duty", by=house.viewer("yoga"))
    Invitation.objects.filter(pk=done.offer.pk).update(expires_at=NOW)
    with pytest.raises(Problem) as late:
        actions.confirm_invitation(house.viewer("hendra"), invitation_id=done.offer.pk, now=NOW)
    assert late.value.code == "S601"
