"""Web push on the wire: encryption, the house's name, headers, answers, and where it may go."""

from __future__ import annotations

import json
import socket
from datetime import timedelta

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from hypothesis import given
from hypothesis import strategies as some

from serasi.channels.adapters.push import Push, payload, shown_reference, written
from serasi.channels.configured import push_sender
from serasi.channels.messages import Message, Result, Urgency
from serasi.channels.webpush import public
from serasi.channels.webpush.encrypting import LONGEST_PLAIN, encrypted, from_web_base64, web_base64
from serasi.channels.webpush.subscriptions import Subscription, browser_name
from serasi.channels.webpush.vapid import key_from
from tests.cast import NOW
from tests.channels.stubs import BrowserStub, HttpStub, Reply

CALL = Message(
    key="notice:7",
    kind="notice",
    subject="ORANYE di Wuluhan:\nmohon jawab",
    text="Kelompok berkumpul di Lojejer.",
    short="Siaga oranye Wuluhan",
    link="https://serasi.example/jawab/rahasia/",
    carried_link="https://serasi.example/siaga/SG-2026-0001/",
    urgency=Urgency.URGENT,
    expires_at=NOW + timedelta(hours=2),
    ref="f" * 32,
)


def clock() -> float:
    """Return the moment of the tests."""
    return NOW.timestamp()


def to(*browsers: BrowserStub) -> str:
    """Return the address under which these browsers are sent to, numbered from one."""
    return written(
        Subscription(number, **browser.form) for number, browser in enumerate(browsers, 1)
    )


def browser_at(service: HttpStub, name: str = "a") -> BrowserStub:
    """Return a browser whose messages this service takes."""
    return BrowserStub(f"{service.url}/kirim/{name}")


class TestEncryption:
    def test_the_example_of_rfc_8291_comes_out_to_the_byte(self):
        """Section 5 and appendix A."""
        numbers = ec.derive_private_key(
            int.from_bytes(from_web_base64("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"), "big"),
            ec.SECP256R1(),
        )
        body = encrypted(
            b"When I grow up, I want to be a watermelon",
            browser_key=from_web_base64(
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcx"
                "aOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
            ),
            secret=from_web_base64("BTBZMqHH6r4Tts7J_aSIgg"),
            salt=from_web_base64("DGv6ra1nlYgDCS1FRnbzlw"),
            own=numbers,
        )
        assert web_base64(body) == (
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
            "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
            "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
        )

    @given(plain=some.binary(max_size=LONGEST_PLAIN))
    def test_a_browser_opens_what_was_encrypted_for_it_and_no_other_does(self, plain):
        ours, other = BrowserStub("https://push.example/a"), BrowserStub("https://push.example/b")
        body = encrypted(plain, browser_key=ours.point, secret=ours.secret)
        assert ours.opened(body) == plain
        with pytest.raises(InvalidTag):
            other.opened(body)
        assert body != encrypted(plain, browser_key=ours.point, secret=ours.secret)

    def test_the_longest_text_fills_what_every_push_service_takes(self):
        browser = BrowserStub("https://push.example/a")
        longest = b"x" * LONGEST_PLAIN
        body = encrypted(longest, browser_key=browser.point, secret=browser.secret)
        assert len(body) == 4096
        with pytest.raises(ValueError, match="long"):
            encrypted(longest + b"x", browser_key=browser.point, secret=browser.secret)

    @pytest.mark.parametrize("text", ["a b", "é", "A", "+/=="])
    def test_what_is_not_of_the_alphabet_is_refused(self, text):
        with pytest.raises(ValueError, match="alphabet"):
            from_web_base64(text)

    @given(data=some.binary(max_size=99))
    def test_the_alphabet_of_urls_reads_back(self, data):
        assert from_web_base64(web_base64(data)) == data


class TestVapid:
    def test_a_push_service_can_verify_who_sends(self, push_service):
        Push(clock=clock).send(to(browser_at(push_service)), CALL)
        scheme, _space, rest = push_service.got[0].headers["Authorization"].partition(" ")
        parts = dict(part.strip().split("=", 1) for part in rest.split(","))
        head, claims, signed = parts["t"].split(".")
        r, s = (int.from_bytes(from_web_base64(signed)[i : i + 32], "big") for i in (0, 32))
        point = from_web_base64(parts["k"])
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point).verify(
            encode_dss_signature(r, s), f"{head}.{claims}".encode(), ec.ECDSA(hashes.SHA256())
        )
        assert scheme == "vapid"
        assert len(from_web_base64(signed)) == 64
        assert parts["k"] == push_sender().public
        assert json.loads(from_web_base64(head)) == {"typ": "JWT", "alg": "ES256"}
        assert json.loads(from_web_base64(claims)) == {
            "aud": push_service.url,
            "exp": int(clock()) + 12 * 3600,
            "sub": "mailto:serasi@jember.example",
        }

    def test_the_key_is_the_same_on_every_machine_and_another_under_another_secret(self, settings):
        settings.PUSH = True
        first = push_sender()
        key_from.cache_clear()
        assert push_sender().public == first.public
        settings.SEAL_KEY = "another"
        assert push_sender().public != first.public
        assert "PrivateKey" not in repr(first)

    def test_the_key_of_a_known_secret_stays_what_browsers_were_told(self):
        """A change here would silence every registered browser."""
        number = key_from("kunci rumah uji").private_numbers().private_value
        assert (
            web_base64(number.to_bytes(32, "big")) == "OUC429OEsLM9NImlHzIhyR9jcnAfEYHwBbfZm1zUaqM"
        )

    def test_a_house_without_mail_names_its_address(self, settings):
        settings.PUSH, settings.DEFAULT_FROM_EMAIL = True, ""
        settings.SERASI_ADDRESS = "https://serasi.jember.example"
        assert push_sender().contact == "https://serasi.jember.example"
        settings.SERASI_ADDRESS = "http://127.0.0.1:8000"
        assert push_sender().contact == ""


class TestPush:
    def test_a_browser_is_told_level_and_place_and_nothing_sealed(self, push_service):
        browser = browser_at(push_service)
        outcome = Push(clock=clock).send(to(browser), CALL)
        [asked] = push_service.got
        shown = json.loads(browser.opened(asked.body))
        receipt = shown.pop("receipt")
        assert (outcome.result, outcome.ref) == (Result.ACCEPTED, CALL.ref)
        assert shown == {
            "title": "ORANYE di Wuluhan: mohon jawab",
            "body": "Siaga oranye Wuluhan",
            "link": CALL.carried_link,
            "urgent": True,
            "tag": CALL.ref,
            "door": "/saluran/peramban/tampil/",
        }
        assert shown_reference(receipt) == CALL.ref
        assert shown_reference(receipt[:-1] + ("a" if receipt[-1] != "a" else "b")) is None
        assert asked.path == "/kirim/a"
        assert {
            name: asked.headers[name] for name in ("TTL", "Urgency", "Topic", "Content-Encoding")
        } == {"TTL": "7200", "Urgency": "high", "Topic": "f" * 32, "Content-Encoding": "aes128gcm"}

    @pytest.mark.parametrize(
        ("expires_at", "seconds"),
        [
            (None, "86400"),
            (NOW + timedelta(seconds=90), "90"),
            (NOW - timedelta(seconds=1), "0"),
            (NOW + timedelta(days=9), "86400"),
        ],
    )
    def test_a_message_waits_for_a_browser_no_longer_than_it_holds(
        self, push_service, expires_at, seconds
    ):
        message = Message(key="k", kind="k", subject="s", text="t", expires_at=expires_at, ref="r")
        Push(clock=clock).send(to(browser_at(push_service)), message)
        headers = push_service.got[0].headers
        assert (headers["TTL"], headers["Urgency"]) == (seconds, "normal")

    def test_the_longest_words_still_fit(self):
        long = Message(
            key="k", kind="k", subject="😀" * 900, text="", short="😀" * 900, ref="f" * 32
        )
        assert len(payload(long)) <= LONGEST_PLAIN

    @pytest.mark.parametrize(
        ("reply", "result", "gone"),
        [
            (Reply(status=201), Result.ACCEPTED, ()),
            (Reply(status=404), Result.REFUSED, (1,)),
            (Reply(status=410), Result.REFUSED, (1,)),
            (Reply(status=400), Result.REFUSED, ()),
            (Reply(status=403), Result.REFUSED, ()),
            (Reply(status=413), Result.REFUSED, ()),
            (Reply(status=429), Result.UNREACHABLE, ()),
            (Reply(status=503), Result.UNREACHABLE, ()),
            (Reply(status=307, headers={"Location": "/lain"}), Result.UNREACHABLE, ()),
        ],
    )
    def test_an_answer_is_final_passing_or_the_end_of_a_browser(
        self, push_service, reply, result, gone
    ):
        push_service.reply = lambda asked: reply
        outcome = Push(clock=clock).send(to(browser_at(push_service)), CALL)
        assert (outcome.result, outcome.gone) == (result, gone)
        assert bool(outcome.sentence) == (result != Result.ACCEPTED)
        assert len(push_service.got) == 1

    def test_a_pause_that_is_asked_for_is_passed_on(self, push_service):
        push_service.reply = lambda asked: Reply(status=429, headers={"Retry-After": "120"})
        outcome = Push(clock=clock).send(to(browser_at(push_service)), CALL)
        assert outcome.retry_after == timedelta(seconds=120)

    def test_one_browser_that_took_it_is_enough_and_every_dead_one_is_named(self, push_service):
        states = {"/kirim/a": 410, "/kirim/b": 503, "/kirim/c": 201, "/kirim/d": 404}
        push_service.reply = lambda asked: Reply(status=states[asked.path])
        browsers = [browser_at(push_service, name) for name in "abcd"]
        outcome = Push(clock=clock).send(to(*browsers), CALL)
        assert (outcome.result, outcome.gone) == (Result.ACCEPTED, (1, 4))
        assert Push(clock=clock).send(to(*browsers[:2]), CALL).result == Result.UNREACHABLE

    def test_a_house_that_sends_no_pushes_refuses(self, settings, push_service):
        settings.PUSH = False
        assert not Push().ready()
        outcome = Push().send(to(browser_at(push_service)), CALL)
        assert (outcome.result, push_service.got) == (Result.REFUSED, [])


class TestWhereItMayGo:
    @pytest.mark.parametrize(
        "url",
        [
            "http://push.example.com/a",
            "https://push.example.com:8443/a",
            "https://user@push.example.com/a",
            "https://10.0.0.1/a",
            "https://127.0.0.1/a",
            "https://[::1]/a",
            "https://2130706433/a",
            "https://localhost/a",
            "https://db.internal/a",
            "https://printer.local/a",
            "https://push.example.com\n.evil/a",
            "https://push example.com/a",
            "https://push.example.com:x/a",
            "https://push.example.com/" + "a" * 1000,
            "ftp://push.example.com/a",
            "http://127.0.0.1:80/a",
            "",
        ],
    )
    def test_an_address_that_is_not_public_https_is_not_sent_to(self, settings, url):
        settings.PUSH = True
        outcome = Push(clock=clock).send(to(BrowserStub(url)), CALL)
        assert outcome.result == Result.REFUSED

    def test_a_push_service_of_the_world_is_fit(self):
        assert public.is_public("https://fcm.googleapis.com/fcm/send/abc:APA91")
        assert public.is_public("https://updates.push.services.mozilla.com/wpush/v2/gAAA")

    @pytest.mark.parametrize(
        "place",
        [
            "127.0.0.1",
            "10.1.2.3",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",  # noqa: S104 - an address to be refused
            "224.0.0.1",
            "::1",
            "fe80::1%eth0",
            "fd00::1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
        ],
    )
    def test_a_public_name_that_leads_inside_is_not_connected_to(
        self, settings, monkeypatch, place
    ):
        settings.PUSH = True
        dialled = []
        family = socket.AF_INET6 if ":" in place else socket.AF_INET
        found = [(family, socket.SOCK_STREAM, 6, "", (place, 443))]
        monkeypatch.setattr(public.socket, "getaddrinfo", lambda *args, **kwargs: found)
        monkeypatch.setattr(public.socket, "create_connection", lambda *a, **k: dialled.append(a))
        outcome = Push(clock=clock).send(to(BrowserStub("https://push.example.com/a")), CALL)
        assert (outcome.result, dialled) == (Result.UNREACHABLE, [])

    def test_a_public_address_is_dialled_as_it_was_looked_up(self, settings, monkeypatch):
        settings.PUSH = True
        dialled = []

        def refuse(place, timeout):
            dialled.append(place)
            raise ConnectionRefusedError

        found = [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, 443))
            for place in ("10.0.0.1", "93.184.216.34")
        ]
        monkeypatch.setattr(public.socket, "getaddrinfo", lambda *args, **kwargs: found)
        monkeypatch.setattr(public.socket, "create_connection", refuse)
        outcome = Push(clock=clock).send(to(BrowserStub("https://push.example.com/a")), CALL)
        assert (outcome.result, dialled) == (Result.UNREACHABLE, [("93.184.216.34", 443)])


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0", "Edge, Windows"),
        (
            "Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0",
            "Firefox, Android",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5) Version/17.5 Safari/604.1", "Safari, iPhone"),
        ("curl/8", ""),
    ],
)
def test_a_browser_is_named_by_what_it_says_of_itself(agent, name):
    assert browser_name(agent) == name
