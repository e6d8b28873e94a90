"""The doors of the house: log-in, lock-out, second factor, no sign-up, no address that leaks."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from serasi.trail.models import Entry
from tests.cast import NOW, PASSWORD, House


@pytest.fixture(autouse=True)
def _fresh_counters():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def dewi(house: House):
    person = house.people["dewi"]
    person.email = "dewi@contoh.go.id"
    person.set_password(PASSWORD)
    person.save()
    return person


def _enter(client: Client, password: str, login: str = "dewi"):
    return client.post("/masuk/", {"login": login, "password": password})


def test_the_good_password_opens_the_house(dewi):
    client = Client()
    answer = _enter(client, PASSWORD)
    assert answer.status_code == 302
    assert client.get("/hak-saya/").status_code == 200


def test_a_wrong_password_says_so_and_stays_out(dewi):
    client = Client()
    answer = _enter(client, "salah-sama-sekali")
    assert answer.status_code == 200
    assert client.get("/hak-saya/").status_code == 302


def test_six_wrong_passwords_lock_out_the_good_one_too(dewi):
    with time_machine.travel(NOW, tick=False) as clock:
        client = Client()
        answers = [_enter(client, f"salah-{n}") for n in range(6)]
        assert [a.status_code for a in answers] == [200] * 5 + [429]
        locked = _enter(Client(), PASSWORD)
        assert locked.status_code == 429
        assert "S107" in locked.content.decode()
        assert "30 menit" in locked.content.decode()
        clock.shift(timedelta(minutes=29))
        assert _enter(Client(), PASSWORD).status_code == 429
        clock.shift(timedelta(minutes=32))
        assert _enter(Client(), PASSWORD).status_code == 302


def test_user_name_address_and_capitals_share_their_tries(dewi):
    names = ["dewi", "DEWI", "dewi@contoh.go.id", "Dewi@Contoh.go.id", " dewi ", "dewi"]
    answers = [_enter(Client(), "salah-terus", name) for name in names]
    assert answers[-1].status_code == 429
    assert _enter(Client(), PASSWORD, "dewi@contoh.go.id").status_code == 429


def test_a_lock_out_leaves_a_trace_and_does_not_lock_others(house, dewi):
    rini = house.people["rini"]
    rini.set_password(PASSWORD)
    rini.save()
    for n in range(7):
        _enter(Client(), f"salah-{n}")
    assert Entry.objects.filter(action="account.locked", subject=dewi.key).exists()
    assert _enter(Client(), PASSWORD, "rini").status_code == 302


def test_a_good_log_in_clears_the_count(dewi):
    for n in range(5):
        _enter(Client(), f"salah-{n}")
    assert _enter(Client(), PASSWORD).status_code == 302
    assert _enter(Client(), "salah-lagi").status_code == 200


def test_there_is_no_sign_up_and_no_page_that_takes_an_address(db):
    for name in ("account_signup", "account_email", "account_confirm_email"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    page = Client().get("/lupa-sandi/")
    assert "<form" not in page.content.decode().split("<main", 1)[1].split("</main", 1)[0]


def test_an_anonymous_visitor_is_sent_to_log_in_and_brought_back(house):
    answer = Client().get("/jaringan/")
    assert answer.status_code == 302
    assert answer["Location"] == "/masuk/?next=/jaringan/"


def test_a_session_ends_after_a_working_day(dewi):
    with time_machine.travel(NOW, tick=False) as clock:
        client = Client()
        _enter(client, PASSWORD)
        assert client.session.get_expiry_age() == settings.SESSION_COOKIE_AGE == 8 * 3600
        clock.shift(timedelta(hours=8, minutes=1))
        assert client.get("/hak-saya/").status_code == 302


def test_a_closed_account_cannot_enter(dewi):
    dewi.is_active = False
    dewi.save()
    client = Client()
    _enter(client, PASSWORD)
    assert client.get("/hak-saya/").status_code == 302


def _with_totp(person) -> str:
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(person, secret)
    return secret


def _code(secret: str) -> str:
    return totp.format_hotp_value(
        totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time()))
    )


def test_a_second_factor_is_asked_after_the_password(dewi):
    secret = _with_totp(dewi)
    client = Client()
    answer = _enter(client, PASSWORD)
    assert answer["Location"].startswith(reverse("mfa_authenticate"))
    assert client.get("/hak-saya/").status_code == 302
    client.post(reverse("mfa_authenticate"), {"code": _code(secret)})
    assert client.get("/hak-saya/").status_code == 200


def test_codes_cannot_be_guessed_without_end(dewi):
    secret = _with_totp(dewi)
    client = Client()
    _enter(client, PASSWORD)
    for n in range(6):
        client.post(reverse("mfa_authenticate"), {"code": f"00000{n}"})
    client.post(reverse("mfa_authenticate"), {"code": _code(secret)})
    assert client.get("/hak-saya/").status_code == 302


def test_the_pages_of_log_in_and_second_factor_are_drawn(house, dewi):
    client = Client()
    assert client.get("/masuk/").status_code == 200
    _enter(client, PASSWORD)
    for name in ("mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_change_password"):
        answer = client.get(reverse(name), follow=True)
        assert answer.status_code == 200, name


def test_rights_to_sealed_data_wait_for_the_second_factor(house):
    without = house.viewer("hendra", second_factor=False)
    with_it = house.viewer("hendra")
    assert not without.can("sealed.read")
    assert with_it.can("sealed.read")
    page = house.client("hendra").get("/hak-saya/").content.decode()
    assert "ditahan" in page
    assert reverse("mfa_index") in page


def test_setting_up_a_second_factor_gives_the_withheld_rights_and_a_trace(house):
    person = house.people["yoga"]
    client = house.client("yoga")
    gate = client.get("/jaringan/")
    page = gate.content.decode()
    assert gate.status_code == 404
    assert "Pasang langkah kedua dulu" in page
    assert "Mengatur instansi, jabatan, dan undangan." in page
    assert f'href="{reverse("mfa_index")}"' in page
    assert "Kecamatan Wuluhan" not in page
    assert 'href="/jaringan/"' in client.get("/hak-saya/").content.decode()
    _with_totp(person)
    assert client.get("/jaringan/").status_code == 404
    assert "mfa_reauthenticate" not in page
    assert reverse("mfa_reauthenticate") in client.get("/hak-saya/").content.decode()
    assert house.client("yoga").get("/jaringan/").status_code == 200


def test_who_would_not_hold_the_right_anyway_finds_neither_entry_nor_gate(house):
    client = house.client("dewi")
    gate = client.get("/jaringan/")
    assert gate.status_code == 404
    assert "Pasang langkah kedua dulu" not in gate.content.decode()
    assert 'href="/jaringan/"' not in client.get("/hak-saya/").content.decode()
