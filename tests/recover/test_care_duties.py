"""Duties owed to people are shown to who cares for them: codes tell how many there are."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from serasi.network.models import Agency, Commitment, Jurisdiction, OfficeHolding, Person
from serasi.recover import actions
from serasi.recover.actions import Aim, What
from serasi.respond.actions.casing import close_case
from serasi.respond.models import Case
from tests.cast import NOW, House
from tests.recover.conftest import NUMBER, TODAY, Register

pytestmark = pytest.mark.django_db


def ask(house: House, client_number: int, *, agency: str = "Dinas Sosial Kab. Jember"):
    return actions.ask_need(
        house.viewer("sinta"), number=NUMBER, aim=Aim(client=client_number),
        what=What("women", "pembalut"), agency=house.agencies[agency].pk,
        due_at=NOW + timedelta(hours=6), now=NOW,
    )  # fmt: skip


def page(house: House, who: str) -> str:
    return house.client(who).get(reverse("respond:case", args=[NUMBER])).content.decode()


def test_the_page_of_a_case_names_no_code_of_a_person_to_who_does_not_care(
    house: House, register: Register
) -> None:
    code = register("Siti Aminah").code
    need = ask(house, 1)
    assert code in page(house, "sinta")
    for who in ("dewi", "surya", "wulan", "hendra", "laras"):
        assert code not in page(house, who), who
    actions.give_help(
        house.viewer("sinta"), number=NUMBER, aim=Aim(client=1), what=What("women", "pembalut"),
        agency=house.agencies["Dinas Sosial Kab. Jember"].pk, on=TODAY, now=NOW, need=need.pk,
    )  # fmt: skip
    need.duty.refresh_from_db()
    assert need.duty.state == "done"
    for who in ("dewi", "surya", "wulan"):
        assert code not in page(house, who), who


def test_what_hangs_on_a_withdrawn_consent_ends_whichever_office_writes_it_down(
    house: House, register: Register
) -> None:
    register("Siti Aminah")
    need = ask(house, 1, agency="Satpol PP Kab. Jember")
    province = Agency.objects.create(kind="dinsos", name="Dinsos Jatim", short_name="Dinsos Jatim")
    Jurisdiction.objects.create(agency=province, area_id="35", valid_from=TODAY)
    person = Person.objects.create_user("lastri", name="Lastri")
    house.people["lastri"] = person
    OfficeHolding.objects.create(
        person=person, agency=province, title="Kabid", role="social", start=TODAY
    )
    actions.withdraw_consent(house.viewer("lastri"), number=NUMBER, code=1, purpose="data", now=NOW)
    need.duty.refresh_from_db()
    assert need.duty.state == Commitment.State.DROPPED


def test_the_lessons_of_a_case_whose_lead_is_no_more_are_owed_by_the_desk(
    house: House, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("serasi.respond.closing._checks", {})
    camat = house.agencies["Kecamatan Wuluhan"]
    Case.objects.filter(pk=case.pk).update(lead=camat)
    camat.closed_on = TODAY
    camat.save(update_fields=["closed_on"])
    close_case(house.viewer("dewi"), number=NUMBER, version=1, reason="tuntas", now=NOW)
    actions.ask_lesson(case_id=case.pk, now=NOW)
    owed = Commitment.objects.get(origin=f"recovery:{NUMBER}")
    assert owed.owed_by.name == "Bakesbangpol Kab. Jember"
