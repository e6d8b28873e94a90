"""Each way of sending, against a stub on loopback: what it sends, and what it believes."""

from __future__ import annotations

import datetime as dt
import email
import hashlib
import hmac
import json
import logging
import socket
import ssl
import threading
import time
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from serasi.channels.adapters import Mail, Telegram, Webhook, ready_channels
from serasi.channels.adapters import http as careful
from serasi.channels.adapters.http import Patience, UnansweredError, post
from serasi.channels.adapters.telegram import greet
from serasi.channels.adapters.webhook import came_from_gateway, signature
from serasi.channels.adapters.whatsapp_text import copy_text
from serasi.channels.apps import gateway_fits
from serasi.channels.configured import bot
from serasi.channels.messages import Message, Result
from serasi.channels.models import Channel
from tests.cast import NOW
from tests.channels.conftest import SECRET, TOKEN, told
from tests.channels.stubs import HttpStub, Reply, http_stub

SHORT = Patience(connect_seconds=0.3, total_seconds=0.3)
CALL = Message(
    key="notice:7",
    kind="notice",
    subject="ORANYE di Wuluhan:\nmohon jawab",
    text="Kelompok berkumpul di Lojejer.",
    short="Siaga oranye Wuluhan",
    link="https://serasi.example/jawab/abc",
    carried_link="https://serasi.example/siaga/SG-2026-0001/",
    ref="f" * 32,
)


class TestMail:
    def test_a_mail_carries_text_link_and_a_stable_message_id(self, mail_server):
        first = Mail().send("dewi@jember.example", CALL)
        Mail().send("dewi@jember.example", CALL)
        ids = [email.message_from_string(m)["Message-ID"] for m in mail_server.mails]
        assert first.result == Result.ACCEPTED
        assert ids == [first.ref, first.ref] == [f"<{'f' * 32}@jember.example>"] * 2
        mail = email.message_from_string(mail_server.mails[0])
        body = mail.get_payload(decode=True).decode()
        assert mail["Subject"] == "ORANYE di Wuluhan: mohon jawab"
        assert "Lojejer" in body
        assert CALL.link in body

    @pytest.mark.parametrize(
        ("command", "answer", "result"),
        [
            ("RCPT", "550 no such mailbox", Result.REFUSED),
            ("RCPT", "451 greylisted", Result.UNREACHABLE),
            ("MAIL", "421 busy", Result.UNREACHABLE),
            ("END", "554 spam", Result.REFUSED),
            ("END", "452 disk full", Result.UNREACHABLE),
        ],
    )
    def test_an_answer_of_the_server_is_final_or_passing(
        self, mail_server, command, answer, result
    ):
        mail_server.answers[command] = answer
        outcome = Mail().send("dewi@jember.example", CALL)
        assert outcome.result == result
        assert outcome.sentence

    def test_a_silent_server_is_given_up_in_time(self, mail_server):
        mail_server.silent = True
        begun = time.monotonic()
        outcome = Mail(step_seconds=0.2).send("dewi@jember.example", CALL)
        assert outcome.result == Result.UNREACHABLE
        assert time.monotonic() - begun < 2

    def test_a_server_that_is_not_there_is_unreachable(self, settings, mail_server):
        settings.EMAIL_PORT = _free_port()
        assert Mail().send("dewi@jember.example", CALL).result == Result.UNREACHABLE

    def test_a_backend_that_only_pretends_is_not_ready(self, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
        assert not Mail().ready()


class TestTelegram:
    def test_a_text_goes_without_preview_and_may_not_be_forwarded(self, telegram):
        outcome = Telegram().send("987654321", CALL)
        [asked] = telegram.got
        sent = json.loads(asked.body)
        assert (outcome.result, outcome.ref) == (Result.DELIVERED, "1")
        assert asked.path == f"/bot{TOKEN}/sendMessage"
        assert sent["chat_id"] == 987654321
        assert sent["protect_content"] is True
        assert sent["link_preview_options"] == {"is_disabled": True}
        assert CALL.link in sent["text"]

    @pytest.mark.parametrize(
        ("facts", "result"),
        [
            ({"ok": False, "error_code": 403}, Result.REFUSED),
            ({"ok": False, "error_code": 400}, Result.REFUSED),
            ({"ok": False, "error_code": 401}, Result.REFUSED),
            ({"ok": False, "error_code": 502}, Result.UNREACHABLE),
            ({"ok": True}, Result.UNREACHABLE),
            ({"ok": True, "result": {"message_id": None}}, Result.UNREACHABLE),
            ({"ok": "yes"}, Result.UNREACHABLE),
        ],
    )
    def test_sent_is_believed_only_with_a_message_number(self, telegram, facts, result):
        telegram.reply = lambda asked: told(**facts)
        outcome = Telegram().send("987654321", CALL)
        assert outcome.result == result
        assert outcome.sentence

    def test_a_pause_that_is_asked_for_is_passed_on(self, telegram):
        telegram.reply = lambda asked: told(
            ok=False, error_code=429, parameters={"retry_after": 90}
        )
        outcome = Telegram().send("987654321", CALL)
        assert outcome.result == Result.UNREACHABLE
        assert outcome.retry_after == timedelta(seconds=90)

    @pytest.mark.parametrize(
        "reply",
        [
            Reply(b"<html>gateway</html>", status=502),
            Reply(b"\xff\xfe"),
            Reply(b"[1]"),
            Reply(b"[" * 60_000),
            Reply(b"", status=302, headers={"Location": "https://elsewhere.example/"}),
        ],
    )
    def test_an_answer_that_is_no_answer_is_unreachable(self, telegram, reply):
        telegram.reply = lambda asked: reply
        assert Telegram().send("987654321", CALL).result == Result.UNREACHABLE

    def test_a_long_text_is_cut_to_what_telegram_takes(self, telegram):
        long = Message(key="k", kind="k", subject="s" * 900, text="😀 " * 5000, link=CALL.link)
        Telegram().send("987654321", long)
        text = json.loads(telegram.got[0].body)["text"]
        assert len(text.encode("utf-16-le")) // 2 <= 4096
        assert text.endswith(CALL.link)

    def test_a_secret_is_in_no_log_and_no_sentence(self, settings, telegram, caplog):
        caplog.set_level(logging.DEBUG)
        settings.TELEGRAM_BASE = f"http://127.0.0.1:{_free_port()}"
        outcome = Telegram(SHORT).send("987654321", CALL)
        assert outcome.result == Result.UNREACHABLE
        assert TOKEN not in caplog.text + outcome.sentence + repr(bot())

    def test_who_starts_the_bot_is_told_the_number_of_the_chat(self, telegram):
        waiting = [
            _update(5, chat=111, text="/start"),
            _update(6, chat=-222, text="/start", type="group"),
            _update(7, chat=333, text="halo"),
            {"update_id": 8, "message": None},
            {"update_id": 9, "message": {"text": "/start", "chat": {"type": "private"}}},
        ]

        def reply(asked):
            if asked.path.endswith("/getUpdates"):
                done = json.loads(asked.body).get("offset", 0)
                return told(ok=True, result=[u for u in waiting if u["update_id"] >= done])
            return told(ok=True, result={"message_id": 1})

        telegram.reply = reply
        assert greet() == 1
        [text] = [json.loads(a.body) for a in telegram.got if a.path.endswith("/sendMessage")]
        assert text == {
            "chat_id": 111,
            "text": "Nomor percakapan Anda: 111. Tulis nomor ini di Serasi.",
        }
        assert json.loads(telegram.got[-1].body)["offset"] == 10

    @pytest.mark.parametrize("reply", [Reply(status=502), Reply(b"[]"), told(ok=True, result=7)])
    def test_a_bot_that_does_not_answer_greets_nobody(self, telegram, reply):
        telegram.reply = lambda asked: reply
        assert greet() == 0


class TestWebhook:
    def test_a_request_is_signed_over_time_and_body(self, sms):
        outcome = Webhook(clock=lambda: 1_800_000_000.9).send("+6281234567890", CALL)
        [asked] = sms.got
        made = hmac.new(SECRET.encode(), b"1800000000." + asked.body, hashlib.sha256).hexdigest()
        assert (outcome.result, outcome.ref) == (Result.ACCEPTED, "sms-1")
        assert asked.headers["X-Serasi-Signature"] == f"sha256={made}"
        assert asked.headers["Idempotency-Key"] == CALL.ref
        assert json.loads(asked.body) == {
            "to": "+6281234567890",
            "text": f"Siaga oranye Wuluhan {CALL.link}",
            "ref": CALL.ref,
        }

    def test_the_template_is_the_houses_own_and_runs_nothing(self, settings, sms):
        settings.GATEWAY_TEMPLATE = '{"nomor": "{address}", "isi": "{text.__class__} {short} {x}"}'
        Webhook().send("+6281234567890", CALL)
        assert json.loads(sms.got[0].body) == {
            "nomor": "+6281234567890",
            "isi": "{text.__class__} Siaga oranye Wuluhan {x}",
        }

    @pytest.mark.parametrize("template", ["{", "[]", '{"a": {"b": "c"}}'])
    def test_a_template_that_cannot_be_stops_the_start(self, settings, sms, template):
        settings.GATEWAY_TEMPLATE = template
        [error] = gateway_fits(None)
        assert error.id == "channels.E001"
        assert not Webhook().ready()

    def test_a_gateway_without_a_secret_stops_the_start(self, settings, sms):
        assert gateway_fits(None) == []
        settings.GATEWAY_SECRET = ""
        assert gateway_fits(None)
        assert Webhook().send("+6281234567890", CALL).result == Result.REFUSED

    @pytest.mark.parametrize(
        ("reply", "result"),
        [
            (Reply(status=500), Result.UNREACHABLE),
            (Reply(status=503, headers={"Retry-After": "120"}), Result.UNREACHABLE),
            (Reply(status=429), Result.UNREACHABLE),
            (Reply(status=404), Result.REFUSED),
            (told(ok=False), Result.REFUSED),
            (told(status="failed"), Result.REFUSED),
            (told(status="queued"), Result.ACCEPTED),
            (Reply(b"OK"), Result.ACCEPTED),
        ],
    )
    def test_a_status_is_not_believed_against_the_body(self, sms, reply, result):
        sms.reply = lambda asked: reply
        assert Webhook().send("+6281234567890", CALL).result == result

    def test_a_redirect_is_not_followed(self, sms):
        with http_stub(HttpStub()) as elsewhere:
            sms.reply = lambda asked: Reply(status=307, headers={"Location": elsewhere.url})
            outcome = Webhook().send("+6281234567890", CALL)
            assert outcome.result == Result.UNREACHABLE
            assert elsewhere.got == []

    def test_a_hanging_gateway_is_given_up_in_time(self, sms):
        sms.reply = lambda asked: Reply(pause=1.5)
        begun = time.monotonic()
        outcome = Webhook(SHORT).send("+6281234567890", CALL)
        assert outcome.result == Result.UNREACHABLE
        assert time.monotonic() - begun < 1

    def test_a_gateway_that_drips_is_given_up_in_time(self, sms):
        sms.reply = lambda asked: Reply(b"x" * 100, drip=0.05)
        begun = time.monotonic()
        outcome = Webhook(SHORT).send("+6281234567890", CALL)
        assert outcome.result == Result.UNREACHABLE
        assert time.monotonic() - begun < 1

    def test_an_endless_answer_is_read_to_a_bound(self, sms):
        sms.reply = lambda asked: Reply(b" " * 500_000)
        answer = post(sms.url, body=b"", headers={})
        assert len(answer.body) == careful.LONGEST_ANSWER

    @pytest.mark.parametrize("seconds", [0, 299, -299])
    def test_a_receipt_signed_lately_is_the_gateways(self, sms, seconds):
        stamp = str(int(NOW.timestamp()) + seconds)
        signed = signature(SECRET, stamp=stamp, body=b'{"ref": "sms-1"}')
        assert came_from_gateway(b'{"ref": "sms-1"}', stamp=stamp, signed=signed, now=NOW)
        assert not came_from_gateway(b'{"ref": "sms-2"}', stamp=stamp, signed=signed, now=NOW)

    @pytest.mark.parametrize("stamp", ["", "x", "1", "9" * 40, "²"])
    def test_an_old_or_odd_timestamp_is_not_believed(self, sms, stamp):
        signed = signature(SECRET, stamp=stamp, body=b"{}")
        assert not came_from_gateway(b"{}", stamp=stamp, signed=signed, now=NOW)


def test_whatsapp_text_is_made_ready_to_paste():
    assert copy_text(CALL) == (
        "*ORANYE di Wuluhan: mohon jawab*\n\nKelompok berkumpul di Lojejer."
        "\n\nhttps://serasi.example/siaga/SG-2026-0001/"
    )


def test_only_what_is_set_up_is_ready(settings, telegram):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    settings.GATEWAY_URL = ""
    assert ready_channels() == [Channel.TELEGRAM, Channel.WHATSAPP]


@pytest.mark.parametrize(
    "url", ["http://sms.example/kirim", "http://8.8.8.8/", "ftp://127.0.0.1/", "file:///etc/passwd"]
)
def test_nothing_leaves_the_office_unencrypted(url):
    with pytest.raises(UnansweredError, match="https"):
        post(url, body=b"", headers={})


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path):
    with _https_server(tmp_path) as port, pytest.raises(UnansweredError, match="Sertifikat"):
        post(f"https://127.0.0.1:{port}/", body=b"", headers={}, patience=Patience(2, 2))


def _update(number: int, *, chat: int, text: str, type: str = "private") -> dict:
    return {"update_id": number, "message": {"text": text, "chat": {"id": chat, "type": type}}}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class _https_server:  # noqa: N801 - reads as a function
    """One TLS handshake with a certificate that signed itself."""

    def __init__(self, folder) -> None:
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
        now = dt.datetime.now(dt.UTC)
        certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(1)
            .not_valid_before(now - dt.timedelta(days=1))
            .not_valid_after(now + dt.timedelta(days=1))
            .sign(key, hashes.SHA256())
        )
        file = folder / "own.pem"
        file.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
            + certificate.public_bytes(serialization.Encoding.PEM)
        )
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(file)
        self.socket = socket.create_server(("127.0.0.1", 0))

    def __enter__(self) -> int:
        threading.Thread(target=self._shake, daemon=True).start()
        return self.socket.getsockname()[1]

    def _shake(self) -> None:
        try:
            taken, _peer = self.socket.accept()
            self.context.wrap_socket(taken, server_side=True)
        except OSError:
            return

    def __exit__(self, *_failure: object) -> None:
        self.socket.close()
