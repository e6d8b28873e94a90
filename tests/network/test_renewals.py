"""Passwords renewed by somebody else's link: two people, a day's wait, and the owner is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from serasi.network import actions
from serasi.network.actions import Newcomer, Office
from serasi.network.actions.accounts import Key
from serasi.network.models import OfficeHolding, Person, Renewal
from serasi.network.queries import viewer_of
from serasi.problems import Problem
from serasi.trail.models import Entry
from tests.cast import NOW, PASSWORD, House

SANDI = "lumbung-padi-baru"
DAY = timedelta(hours=24)


@pytest.fixture(autouse=True)
def _fresh_counters():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def sekar(house: House) -> Person:
    """A third keeper of Jember, whom the head let in."""
    office = Office(house.agencies["Bakesbangpol Kab. Jember"].pk, "Pengelola II", "keeper")
    offer = actions.invite(house.viewer("hendra"), name="Sekar", office=office, now=NOW)
    actions.confirm_invitation(house.viewer("yoga"), invitation_id=offer.invitation.pk, now=NOW)
    newcomer = Newcomer("sekar", "Sekar Ayu", SANDI)
    return actions.accept_invitation(token=offer.token, newcomer=newcomer, now=NOW)


def _key(house: House, whose: str, *, by: str = "yoga") -> Key:
    return actions.make_renewal(house.viewer(by), person_id=house.people[whose].pk, now=NOW)


def _renew(key: Key, *, now=NOW) -> Person:
    return actions.renew_password(token=key.token, password=SANDI, now=now)


def _code(secret: str) -> str:
    return totp.format_hotp_value(
        totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time()))
    )


def _enter(name: str, password: str, *, secret: str | None = None) -> Client:
    client = Client()
    client.post("/masuk/", {"login": name, "password": password})
    if secret is not None:
        client.post(reverse("mfa_authenticate"), {"code": _code(secret)})
    return client


def test_one_keeper_cannot_renew_the_password_of_the_head(house, sekar):
    key = _key(house, "hendra")
    assert Client().get(f"/sandi-baru/{key.token}/").status_code == 409
    with pytest.raises(Problem) as early:
        _renew(key)
    assert early.value.code == "S618"
    for who in ("yoga", "hendra"):
        with pytest.raises(Problem) as own:
            actions.confirm_renewal(house.viewer(who), renewal_id=key.renewal.pk, now=NOW)
        assert own.value.code == "S603"
    second = viewer_of(sekar, now=NOW, second_factor=True)
    actions.confirm_renewal(second, renewal_id=key.renewal.pk, now=NOW)
    assert _renew(key).check_password(SANDI)
    steps = Entry.objects.filter(subject=house.people["hendra"].key).order_by("seq")
    assert [step.action for step in steps] == [
        "password.link_made",
        "password.link_confirmed",
        "password.renewed",
    ]


def test_who_opens_little_is_helped_at_once(house):
    assert _renew(_key(house, "darsono")).check_password(SANDI)


def test_a_link_made_before_its_owner_rose_no_longer_works(house):
    key = _key(house, "wulan")
    OfficeHolding.objects.filter(person=house.people["wulan"]).update(role="head")
    with pytest.raises(Problem) as refusal:
        _renew(key)
    assert refusal.value.code == "S618"


def test_where_no_second_is_left_the_link_sleeps_for_a_day(house):
    key = _key(house, "hendra")
    with pytest.raises(Problem) as early:
        _renew(key, now=NOW + DAY - timedelta(seconds=1))
    assert early.value.code == "S619"
    assert Entry.objects.get(action="password.link_made").reason.startswith("Seorang diri")
    assert _renew(key, now=NOW + DAY).check_password(SANDI)


def test_the_owners_own_log_in_takes_a_lone_link_back_and_says_who_made_it(house):
    person = house.people["hendra"]
    person.set_password(PASSWORD)
    person.save()
    with time_machine.travel(NOW, tick=False) as clock:
        key = _key(house, "hendra")
        clock.shift(timedelta(hours=1))
        page = _enter("hendra", PASSWORD).get("/hak-saya/").content.decode()
    assert "Yoga Pratama membuat tautan sandi baru" in page
    assert Entry.objects.filter(action="password.link_voided", subject=person.key).exists()
    with pytest.raises(Problem) as gone:
        _renew(key, now=NOW + DAY + timedelta(hours=1))
    assert gone.value.code == "S601"
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_a_renewed_password_opens_nothing_sealed_for_a_day_and_the_owner_is_told(house):
    secret = totp.generate_totp_secret()
    with time_machine.travel(NOW, tick=False) as clock:
        key = _key(house, "hendra")
        clock.shift(DAY)
        _renew(key, now=NOW + DAY)
        totp.TOTP.activate(house.people["hendra"], secret)
        clock.shift(timedelta(hours=1))
        client = _enter("hendra", SANDI, secret=secret)
        page = client.get("/hak-saya/").content.decode()
        assert "lewat tautan dari Yoga Pratama" in page
        assert "24 jam sejak sandi diperbarui" in page
        assert client.get("/jaringan/").status_code == 404
        clock.shift(DAY)
        again = _enter("hendra", SANDI, secret=secret)
        assert "lewat tautan dari Yoga Pratama" in again.get("/hak-saya/").content.decode()
        assert again.get("/jaringan/").status_code == 200


def test_only_a_session_that_came_with_the_second_factor_opens_the_network(house):
    person = house.people["yoga"]
    person.set_password(PASSWORD)
    person.save()
    client = _enter("yoga", PASSWORD)
    secret = totp.generate_totp_secret()
    factor = totp.TOTP.activate(person, secret).instance
    assert client.get("/jaringan/").status_code == 404
    with_it = _enter("yoga", PASSWORD, secret=secret)
    assert with_it.get("/jaringan/").status_code == 200
    factor.delete()
    assert with_it.get("/jaringan/").status_code == 404


def test_the_second_keeper_agrees_on_the_screen(house, sekar):
    for person in (house.people["hendra"], house.people["yoga"]):
        totp.TOTP.activate(person, totp.generate_totp_secret())
    with time_machine.travel(NOW, tick=False):
        key = _key(house, "dewi")
        mine, other = house.client("yoga"), house.client("hendra")
        url = reverse("network:confirm_renewal", args=[key.renewal.pk])
        assert url not in mine.get("/jaringan/").content.decode()
        assert url in other.get("/jaringan/").content.decode()
        assert other.post(url).status_code == 302
    row = Renewal.objects.get(pk=key.renewal.pk)
    assert row.confirmed_by == house.people["hendra"]
