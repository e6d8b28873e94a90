"""Duties pass between agencies by asking and accepting; deputies stand in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from serasi.network import actions, queries
from serasi.network.actions import Promise
from serasi.network.models import Agency, Commitment
from serasi.problems import Problem
from tests.cast import NOW, House

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(hours=6)
Owed = Callable[..., Commitment]


@pytest.fixture(autouse=True)
def today(time_machine: object) -> None:
    time_machine.move_to(NOW, tick=False)  # type: ignore[attr-defined]


@pytest.fixture
def owed(house: House) -> Owed:
    def act(by: str = "Satpol PP Kab. Jember", **more: object) -> Commitment:
        told = {"what": "Jaga pasar", "area": "35.09.11", "due_at": SOON, "origin": "manual"} | more
        promise = Promise(owed_by=house.agencies[by].pk, **told)  # type: ignore[arg-type]
        return actions.commit_duty(house.viewer("dewi"), promise=promise, now=NOW)

    return act


def test_a_duty_stays_until_the_other_agency_accepts(house: House, owed: Owed) -> None:
    duty = owed()
    dinsos = house.agencies["Dinas Sosial Kab. Jember"]
    offer = actions.offer_duty(
        house.viewer("wulan"), duty_id=duty.pk, to_agency=dinsos.pk, reason="bansos", now=NOW
    )
    duty.refresh_from_db()
    assert duty.owed_by.kind == "satpol_pp"
    assert queries.offers(house.viewer("sinta")).get().pk == offer.pk
    assert queries.duties(house.viewer("sinta")).filter(pk=duty.pk).exists()
    with pytest.raises(Problem, match="S106"):
        actions.answer_offer(
            house.viewer("sinta"), offer_id=offer.pk, accepts=False, answer=" ", now=NOW
        )
    actions.answer_offer(house.viewer("sinta"), offer_id=offer.pk, accepts=True, answer="", now=NOW)
    duty.refresh_from_db()
    assert duty.owed_by_id == dinsos.pk
    with pytest.raises(Problem, match="S622"):
        actions.answer_offer(
            house.viewer("sinta"), offer_id=offer.pk, accepts=False, answer="tidak", now=NOW
        )


def test_a_rejected_offer_leaves_the_duty_and_a_reason(house: House, owed: Owed) -> None:
    duty = owed()
    dinsos = house.agencies["Dinas Sosial Kab. Jember"]
    told = {"duty_id": duty.pk, "to_agency": dinsos.pk, "reason": "bansos", "now": NOW}
    offer = actions.offer_duty(house.viewer("wulan"), **told)
    with pytest.raises(Problem, match="S621"):
        actions.offer_duty(house.viewer("wulan"), **told)
    done = actions.answer_offer(
        house.viewer("sinta"), offer_id=offer.pk, accepts=False, answer="bukan kami", now=NOW
    )
    duty.refresh_from_db()
    assert (done.answer, duty.owed_by.kind) == ("bukan kami", "satpol_pp")
    assert not queries.duties(house.viewer("sinta")).filter(pk=duty.pk).exists()


def test_others_answer_no_offer_and_a_closed_agency_gets_none(house: House, owed: Owed) -> None:
    duty = owed()
    dinsos = house.agencies["Dinas Sosial Kab. Jember"]
    offer = actions.offer_duty(
        house.viewer("wulan"), duty_id=duty.pk, to_agency=dinsos.pk, reason="x", now=NOW
    )
    for who in ("wulan", "bagus", "surya"):
        with pytest.raises(Problem, match="S101"):
            actions.answer_offer(
                house.viewer(who), offer_id=offer.pk, accepts=True, answer="", now=NOW
            )
    actions.withdraw_offer(house.viewer("wulan"), offer_id=offer.pk, now=NOW)
    Agency.objects.filter(pk=dinsos.pk).update(closed_on=NOW.date())
    with pytest.raises(Problem, match="S624"):
        actions.offer_duty(
            house.viewer("wulan"), duty_id=duty.pk, to_agency=dinsos.pk, reason="x", now=NOW
        )
    with pytest.raises(Problem, match="S624"):
        owed("Dinas Sosial Kab. Jember")


def test_many_duties_are_written_and_each_refusal_told_by_its_place(house: House) -> None:
    good = house.agencies["Satpol PP Kab. Jember"].pk
    foreign = house.agencies["Bakesbangpol Kab. Banyuwangi"].pk
    promises = [
        Promise(what=f"n{n}", owed_by=by, area="35.09.11", due_at=due, origin="meeting:RP-1")
        for n, (by, due) in enumerate([(good, SOON), (foreign, SOON), (good, NOW), (good, SOON)])
    ]
    made, refused = actions.commit_duties(house.viewer("dewi"), promises=promises, now=NOW)
    assert [duty.what for duty in made] == ["n0", "n3"]
    assert [place for place, _problem in refused] == [1, 2]


def test_a_deputy_sees_and_does_the_duties_of_the_absent(house: House, owed: Owed) -> None:
    desk = house.agencies["Bakesbangpol Kab. Jember"]
    duty = owed("Bakesbangpol Kab. Jember", person_id=house.people["hendra"].pk)
    told = {"agency_id": desk.pk, "deputy_id": house.people["rini"].pk, "now": NOW}
    with pytest.raises(Problem, match="S623"):
        actions.name_deputy(
            house.viewer("hendra"), agency_id=desk.pk, deputy_id=house.people["wulan"].pk,
            start=NOW.date(), end=NOW.date(), now=NOW,
        )  # fmt: skip
    actions.name_deputy(house.viewer("hendra"), start=NOW.date(), end=NOW.date(), **told)
    done = actions.complete_duty(
        house.viewer("rini"), duty_id=duty.pk, evidence="surat terkirim", now=NOW
    )
    assert done.state == "done"


def test_who_is_at_it_is_seen(house: House, owed: Owed) -> None:
    duty = owed()
    actions.start_duty(house.viewer("wulan"), duty_id=duty.pk, now=NOW)
    assert queries.duty(house.viewer("dewi"), duty.pk).working_by == house.people["wulan"]
    with pytest.raises(Problem):
        actions.start_duty(house.viewer("bagus"), duty_id=duty.pk, now=NOW)


def test_a_feed_shows_one_s_duties_and_a_new_address_ends_the_old(house: House, owed: Owed) -> None:
    owed()
    first = actions.make_feed(house.viewer("wulan"), now=NOW)
    client = house.client("mira")
    client.logout()
    assert b"Jaga pasar" in client.get(f"/kewajiban/kalender/{first}.ics").content
    second = actions.make_feed(house.viewer("wulan"), now=NOW)
    assert client.get(f"/kewajiban/kalender/{first}.ics").status_code == 404
    assert client.get(f"/kewajiban/kalender/{second}.ics").status_code == 200
