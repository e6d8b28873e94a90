"""Invitations and offices: links, two people for what opens much, nobody for himself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from serasi.network import actions, queries
from serasi.network.actions import Newcomer, Office
from serasi.network.models import Invitation, OfficeHolding, Person
from serasi.network.policy import system_viewer
from serasi.problems import Problem
from serasi.trail.models import Entry
from tests.cast import NOW, House

SANDI = "lumbung-padi-baru"


def _office(house: House, agency: str = "Satpol PP Kab. Jember", role: str = "agency") -> Office:
    return Office(house.agencies[agency].pk, "Staf", role)


def _invite(house: House, by: str = "hendra", **office: str):
    return actions.invite(
        house.viewer(by), name="Sekar Ayu", office=_office(house, **office), now=NOW
    )


def _come(token: str, username: str = "sekar", now=NOW) -> Person:
    return actions.accept_invitation(
        token=token, newcomer=Newcomer(username, "Sekar Ayu", SANDI), now=now
    )


def _code(refusal: pytest.ExceptionInfo[Problem]) -> str:
    return refusal.value.code


def test_an_invited_person_comes_in_by_the_link_and_holds_the_office(house):
    offer = _invite(house)
    page = Client().get(f"/undangan/{offer.token}/")
    assert page.status_code == 200
    assert "Sekar Ayu" in page.content.decode()
    answer = Client().post(
        f"/undangan/{offer.token}/",
        {"name": "Sekar Ayu", "username": "Sekar", "password": SANDI, "again": SANDI},
    )
    assert answer.status_code == 302
    person = Person.objects.get(username="sekar")
    assert person.check_password(SANDI)
    holding = person.holdings.get()
    assert (holding.agency.short_name, holding.role) == ("Satpol PP Kab. Jember", "agency")
    assert Entry.objects.filter(action="invitation.accepted", actor=person.key).count() == 1


def test_only_the_hash_of_the_token_is_kept(house):
    offer = _invite(house)
    row = Invitation.objects.get(pk=offer.invitation.pk)
    assert offer.token not in str(row.__dict__)
    assert all(offer.token not in e.data for e in Entry.objects.all())


@pytest.mark.parametrize("spoil", ["used", "withdrawn", "late", "wrong"])
def test_a_link_that_no_longer_works_looks_like_one_that_never_did(house, spoil):
    offer = _invite(house)
    token, now = offer.token, NOW
    if spoil == "used":
        _come(token)
    elif spoil == "withdrawn":
        actions.withdraw_invitation(
            house.viewer("hendra"), invitation_id=offer.invitation.pk, now=NOW
        )
    elif spoil == "late":
        now = NOW + timedelta(days=7, seconds=1)
    else:
        token = "x" * 43
    with pytest.raises(Problem) as refusal:
        _come(token, "lain", now)
    assert _code(refusal) == "S601"


def test_an_easy_password_is_refused_and_nothing_is_made(house):
    offer = _invite(house)
    answer = Client().post(
        f"/undangan/{offer.token}/",
        {"name": "Sekar", "username": "sekar", "password": "12345678901", "again": "12345678901"},
    )
    assert answer.status_code == 422
    assert "S610" in answer.content.decode()
    assert not Person.objects.filter(username="sekar").exists()


def test_a_taken_user_name_is_refused_in_any_case(house):
    offer = _invite(house)
    with pytest.raises(Problem) as refusal:
        _come(offer.token, "DEWI")
    assert _code(refusal) == "S602"


def test_an_office_that_opens_much_waits_for_a_second_manager(house):
    offer = _invite(house, by="yoga", agency="Bakesbangpol Kab. Jember", role="head")
    assert offer.invitation.needs_second
    assert Client().get(f"/undangan/{offer.token}/").status_code == 409
    with pytest.raises(Problem) as early:
        _come(offer.token)
    assert _code(early) == "S611"
    with pytest.raises(Problem) as own:
        actions.confirm_invitation(house.viewer("yoga"), invitation_id=offer.invitation.pk, now=NOW)
    assert _code(own) == "S603"
    actions.confirm_invitation(house.viewer("hendra"), invitation_id=offer.invitation.pk, now=NOW)
    assert _come(offer.token).holdings.get().role == "head"


def test_nobody_takes_the_office_that_he_offered_or_agreed_to(house):
    offer = _invite(house, by="yoga", agency="Bakesbangpol Kab. Jember", role="duty")
    with pytest.raises(Problem) as refusal:
        actions.accept_invitation_as(house.viewer("yoga"), token=offer.token, now=NOW)
    assert _code(refusal) == "S611"
    actions.confirm_invitation(house.viewer("hendra"), invitation_id=offer.invitation.pk, now=NOW)
    with pytest.raises(Problem) as agreed:
        actions.accept_invitation_as(house.viewer("hendra"), token=offer.token, now=NOW)
    assert _code(agreed) == "S603"
    taken = actions.accept_invitation_as(house.viewer("wulan"), token=offer.token, now=NOW)
    assert taken.holdings.count() == 2


def test_nobody_gives_himself_an_office(house):
    office = _office(house, "Bakesbangpol Kab. Jember", "duty")
    with pytest.raises(Problem) as refusal:
        actions.appoint(
            house.viewer("yoga"), person_id=house.people["yoga"].pk, office=office, now=NOW
        )
    assert _code(refusal) == "S603"


@pytest.mark.parametrize("agency", ["Bakesbangpol Kab. Banyuwangi", "Bakorwil V Jember"])
def test_nobody_gives_an_office_beyond_his_own_areas(house, agency):
    with pytest.raises(Problem) as refusal:
        _invite(house, agency=agency, role="duty")
    assert refusal.value.status == 404
    assert house.agencies[agency] not in queries.manageable_agencies(
        house.viewer("hendra"), on=date(2026, 11, 25)
    )


@pytest.mark.parametrize("who", ["dewi", "rini", "surya", "laras", "mira", "darsono", "bagus"])
def test_those_who_do_not_keep_the_network_cannot_invite(house, who):
    with pytest.raises(Problem) as refusal:
        _invite(house, by=who)
    assert refusal.value.status == 404


def test_one_person_holds_several_offices_and_the_rights_of_each(house):
    office = Office(
        house.agencies["Kecamatan Wuluhan"].pk,
        "Camat",
        "camat",
        nature="plt",
        end=date(2027, 1, 31),
    )
    done = actions.appoint(
        house.viewer("hendra"), person_id=house.people["wulan"].pk, office=office, now=NOW
    )
    actions.confirm_invitation(house.viewer("yoga"), invitation_id=done.offer.pk, now=NOW)
    viewer = house.viewer("wulan")
    assert viewer.can("report.read", area="35.09.11.2001")
    assert not viewer.can("report.read", area="35.09.12.2002")
    assert viewer.can("register.read", area="35.09.12.2002")
    later = house.viewer("wulan", now=NOW + timedelta(days=70))
    assert not later.can("report.read")


def test_the_same_office_is_not_given_twice_for_one_day(house):
    office = Office(house.agencies["Satpol PP Kab. Jember"].pk, "Kabid", "agency")
    with pytest.raises(Problem) as refusal:
        actions.appoint(
            house.viewer("hendra"), person_id=house.people["wulan"].pk, office=office, now=NOW
        )
    assert _code(refusal) == "S614"


def test_an_ended_office_gives_no_right_from_that_day_on(house):
    holding = OfficeHolding.objects.get(person=house.people["dewi"])
    actions.end_holding(
        house.viewer("hendra"),
        holding_id=holding.pk,
        end=date(2026, 11, 25),
        reason="Mutasi",
        now=NOW,
    )
    assert house.viewer("dewi").grants == ()


@pytest.mark.parametrize(
    ("held_until", "end", "who"),
    [
        (date(2026, 11, 1), date(2027, 11, 1), "dewi"),  # revives what is over
        (date(2026, 11, 1), date(2026, 10, 1), "dewi"),  # rewrites what is over
        (date(2026, 12, 1), date(2027, 12, 1), "dewi"),  # prolongs
        (date(2026, 12, 1), date(2027, 12, 1), "yoga"),  # prolongs one's own
        (None, date(2026, 11, 24), "dewi"),  # takes back days already served
    ],
)
def test_an_end_is_never_moved_later_nor_into_the_past(house, held_until, end, who):
    row = OfficeHolding.objects.get(person=house.people[who])
    OfficeHolding.objects.filter(pk=row.pk).update(end=held_until)
    with pytest.raises(Problem) as refusal:
        actions.end_holding(
            house.viewer("yoga"), holding_id=row.pk, end=end, reason="Lanjut", now=NOW
        )
    assert _code(refusal) == "S616"
    row.refresh_from_db()
    assert row.end == held_until


def test_one_may_leave_ones_own_office_early(house):
    row = OfficeHolding.objects.get(person=house.people["yoga"])
    OfficeHolding.objects.filter(pk=row.pk).update(end=date(2026, 12, 31))
    ended = actions.end_holding(
        house.viewer("yoga"), holding_id=row.pk, end=date(2026, 12, 1), reason="Pindah", now=NOW
    )
    assert ended.end == date(2026, 12, 1)


def test_the_last_who_keeps_the_network_of_an_area_cannot_leave(house):
    yoga = OfficeHolding.objects.get(person=house.people["yoga"])
    hendra = OfficeHolding.objects.get(person=house.people["hendra"])
    day = date(2026, 11, 25)
    actions.end_holding(
        house.viewer("yoga"), holding_id=yoga.pk, end=day, reason="Pensiun", now=NOW
    )
    with pytest.raises(Problem) as refusal:
        actions.end_holding(
            system_viewer("uji"), holding_id=hendra.pk, end=day, reason="Mutasi", now=NOW
        )
    assert _code(refusal) == "S604"
    assert "Jember" in refusal.value.sentence
    with pytest.raises(Problem) as closed:
        actions.close_account(
            system_viewer("uji"), person_id=house.people["hendra"].pk, reason="Mutasi", now=NOW
        )
    assert _code(closed) == "S604"


def test_a_keeper_cannot_end_the_office_of_the_only_other_keeper(house):
    """Who was left alone could let in whom they like."""
    yoga = OfficeHolding.objects.get(person=house.people["yoga"])
    day = date(2026, 11, 25)
    with pytest.raises(Problem) as office:
        actions.end_holding(
            house.viewer("hendra"), holding_id=yoga.pk, end=day, reason="Mutasi", now=NOW
        )
    with pytest.raises(Problem) as account:
        actions.close_account(
            house.viewer("hendra"), person_id=yoga.person_id, reason="Mutasi", now=NOW
        )
    assert _code(office) == _code(account) == "S620"
    office_of = Office(yoga.agency_id, "Pengelola II", "keeper")
    offer = actions.invite(house.viewer("hendra"), name="Sekar", office=office_of, now=NOW)
    actions.confirm_invitation(house.viewer("yoga"), invitation_id=offer.invitation.pk, now=NOW)
    newcomer = Newcomer("sekar", "Sekar Ayu", "lumbung-padi-baru")
    actions.accept_invitation(token=offer.token, newcomer=newcomer, now=NOW)
    ended = actions.end_holding(
        house.viewer("hendra"), holding_id=yoga.pk, end=day, reason="Mutasi", now=NOW
    )
    assert ended.end == day


def test_a_second_seat_of_the_same_keeper_does_not_count_when_the_account_is_closed(house):
    yoga = house.people["yoga"]
    agency = OfficeHolding.objects.get(person=yoga).agency_id
    actions.appoint(
        house.viewer("hendra"),
        person_id=yoga.pk,
        office=Office(agency, "Pengelola II", "keeper"),
        now=NOW,
    )
    with pytest.raises(Problem) as refusal:
        actions.close_account(house.viewer("hendra"), person_id=yoga.pk, reason="x", now=NOW)
    assert _code(refusal) == "S620"


def test_a_closed_account_is_out_and_its_work_keeps_its_name(house):
    person = house.people["dewi"]
    client = house.client("dewi")
    assert client.get("/hak-saya/").status_code == 200
    actions.close_account(
        house.viewer("hendra"), person_id=person.pk, reason="Pindah tugas", now=NOW
    )
    assert client.get("/hak-saya/").status_code == 302
    assert queries.names_of([person.key])[person.key] == "Dewi Anggraini"


def test_a_lost_password_is_renewed_by_a_link_once_and_ends_the_old_sessions(house):
    client = house.client("dewi")
    key = actions.make_renewal(house.viewer("hendra"), person_id=house.people["dewi"].pk, now=NOW)
    actions.confirm_renewal(house.viewer("yoga"), renewal_id=key.renewal.pk, now=NOW)
    actions.renew_password(token=key.token, password=SANDI, now=NOW)
    assert client.get("/hak-saya/").status_code == 302
    with pytest.raises(Problem) as again:
        actions.renew_password(token=key.token, password=SANDI, now=NOW)
    assert _code(again) == "S601"


def test_an_area_may_be_added_only_inside_ones_own_and_once(house):
    agency = house.agencies["Desa Lojejer"]
    start = date(2026, 12, 1)
    row = actions.set_jurisdiction(
        house.viewer("hendra"), agency_id=agency.pk, area="35.09.11.2004", start=start, now=NOW
    )
    with pytest.raises(Problem) as twice:
        actions.set_jurisdiction(
            house.viewer("hendra"), agency_id=agency.pk, area="35.09.11.2004", start=start, now=NOW
        )
    assert _code(twice) == "S612"
    with pytest.raises(Problem) as outside:
        actions.set_jurisdiction(
            house.viewer("hendra"), agency_id=agency.pk, area="35.10.05", start=start, now=NOW
        )
    assert outside.value.status == 404
    now = NOW + timedelta(days=7)
    assert house.viewer("darsono", now=now).can("report.write", area="35.09.11.2004")
    assert not house.viewer("darsono").can("report.write", area="35.09.11.2004")
    actions.end_jurisdiction(
        house.viewer("hendra"),
        jurisdiction_id=row.pk,
        end=date(2026, 12, 3),
        reason="Keliru",
        now=NOW,
    )
    later = house.viewer("darsono", now=NOW + timedelta(days=30))
    assert not later.can("report.write", area="35.09.11.2004")


def _keeper(house: House) -> Client:
    totp.TOTP.activate(house.people["hendra"], totp.generate_totp_secret())
    return house.client("hendra")


def test_the_pages_of_the_network_work_end_to_end(house):
    client = _keeper(house)
    listed = client.get("/jaringan/").content.decode()
    assert "Satpol PP Kab. Jember" in listed
    assert "Banyuwangi" not in listed
    agency = house.agencies["Satpol PP Kab. Jember"]
    made = client.post(
        f"/jaringan/{agency.pk}/undang/",
        {
            "undang-name": "Sekar Ayu",
            "undang-title": "Staf",
            "undang-role": "agency",
            "undang-nature": "definitif",
            "undang-start": "2026-11-25",
        },
    )
    assert made.status_code == 200
    link = made.content.decode().split("/undangan/")[1].split("/")[0]
    assert Client().get(f"/undangan/{link}/").status_code == 200
    page = client.get(f"/jaringan/{agency.pk}/").content.decode()
    assert "Sekar Ayu" in page
    assert "Wulan Sari" in page
    invitation = Invitation.objects.get(name="Sekar Ayu")
    client.post(f"/jaringan/undangan/{invitation.pk}/cabut/")
    assert Client().get(f"/undangan/{link}/").status_code == 404


def test_a_mistake_in_the_form_keeps_what_was_typed(house):
    client = _keeper(house)
    agency = house.agencies["Satpol PP Kab. Jember"]
    answer = client.post(
        f"/jaringan/{agency.pk}/undang/",
        {
            "undang-name": "Sekar Ayu",
            "undang-title": "Staf",
            "undang-role": "agency",
            "undang-nature": "definitif",
            "undang-start": "2026-11-25",
            "undang-end": "2026-11-01",
        },
    )
    assert answer.status_code == 422
    assert "S606" in answer.content.decode()
    assert "Sekar Ayu" in answer.content.decode()


def test_my_access_names_office_areas_and_who_else_sees(house):
    page = house.client("surya").get("/hak-saya/").content.decode()
    for words in ("Camat", "Wuluhan", "35.09.11", "Bakesbangpol Kab. Jember", "Bakorwil V Jember"):
        assert words in page
    assert "Bakesbangpol Kab. Banyuwangi" not in page
    nobody = house.people["surya"]
    OfficeHolding.objects.filter(person=nobody).update(end=date(2026, 1, 2))
    assert "tidak memegang jabatan" in house.client("surya").get("/hak-saya/").content.decode()
