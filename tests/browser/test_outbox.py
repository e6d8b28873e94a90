"""The outbox of the field form in a real browser, against a server that is played by the test."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, expect

pytestmark = pytest.mark.browser

ORIGIN = "http://localhost:1"
STATIC = Path(settings.PACKAGE) / "web" / "static"
FORM = """{% extends "field.html" %}
{% block page_head %}<h1>Lapor</h1>{% endblock %}
{% block content %}
<form method="post" enctype="multipart/form-data" data-island="outbox" data-owner="{{ owner }}"
 data-send-url="/lapor/kirim/" data-made-field="written_at"><input type="hidden" name="uuid"
 value="from-the-server"><input type="hidden" name="written_at">
<label for="t">Apa yang terjadi?</label><textarea id="t" name="text"></textarea>
<label><input type="radio" name="when" value="now" checked>Baru saja</label>
<label><input type="radio" name="when" value="other">Lain</label>
<div data-only-with="when=other"><label for="d">Tanggal</label><input id="d" name="day"></div>
<label for="c">Berapa orang?</label><input id="c" name="crowd">
<button name="nil" value="1">Nihil</button>
<label for="f">Foto</label><input type="file" id="f" name="photos">
<button class="btn btn-main">Simpan</button></form>
{% include "components/outbox.html" %}
{% endblock %}"""
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


@dataclass
class Server:
    """Answers as the test tells it to and remembers what it was sent."""

    status: int = 201
    body: dict[str, object] = field(
        default_factory=lambda: {"receipt": "LP-0412", "reply": "Diterima"}
    )
    location: str = ""
    owner: str = "person:1"
    sent: list[str] = field(default_factory=list)

    def answer(self, route: Route, request: Request) -> None:
        path = request.url.removeprefix(ORIGIN)
        if path == "/lapor/":
            html = Template(FORM).render(Context({"owner": self.owner}))
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        elif path == "/lapor/kirim/":
            self.sent.append((request.post_data_buffer or b"").decode("utf-8", "replace"))
            headers = {"Location": self.location} if self.location else {}
            route.fulfill(
                status=self.status,
                body=json.dumps(self.body),
                content_type="application/json",
                headers=headers,
            )
        elif path.startswith("/static/"):
            file = STATIC / path.removeprefix("/static/")
            kind = TYPES.get(file.suffix, "application/octet-stream")
            route.fulfill(body=file.read_bytes(), content_type=kind)
        else:
            route.fulfill(status=404)

    def uuids(self) -> list[str]:
        found = [re.search(r'name="uuid"\s+([\w-]+)', body) for body in self.sent]
        return [match[1] for match in found if match]


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def context(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="id-ID")
    context.route(f"{ORIGIN}/**", server.answer)
    yield context
    context.close()


@pytest.fixture
def phone(context: BrowserContext) -> Page:
    page = context.new_page()
    page.goto(f"{ORIGIN}/lapor/")
    return page


def write(page: Page, words: str) -> None:
    page.fill("#t", words)
    page.click("button.btn-main")


def test_a_report_written_without_signal_is_kept_and_sent_when_it_returns(
    context: BrowserContext, phone: Page, server: Server
) -> None:
    context.set_offline(True)
    write(phone, "Adu mulut di pasar")
    row = phone.locator("[data-outbox-list] li")
    expect(row).to_contain_text("menunggu sinyal")
    expect(phone.locator("#t")).to_have_value("")
    assert server.sent == []
    context.set_offline(False)
    expect(row).to_contain_text("LP-0412")
    expect(phone.locator("[data-receipt-no]")).to_have_text("LP-0412")
    assert "Adu mulut di pasar" in server.sent[0]
    assert re.search(r'name="written_at"\s+\d{13}', server.sent[0])


def test_a_report_stays_until_its_receipt_comes_and_keeps_its_identity(
    phone: Page, server: Server
) -> None:
    server.status, server.body = 503, {}
    write(phone, "Spanduk di jembatan")
    row = phone.locator("[data-outbox-list] li")
    expect(row).to_contain_text("segera diulang")
    phone.reload()
    expect(row).to_contain_text("Spanduk di jembatan")
    server.status, server.body = 201, {"receipt": "LP-0413"}
    row.get_by_role("button", name="Kirim sekarang").click()
    expect(row).to_contain_text("LP-0413")
    assert len(server.uuids()) >= 2
    assert len(set(server.uuids())) == 1
    assert "from-the-server" not in server.uuids()


def test_a_refusal_is_shown_with_its_number_and_the_mended_report_is_the_same_one(
    phone: Page, server: Server
) -> None:
    server.status, server.body = 422, {"code": "S301", "message": "Foto ini bukan gambar."}
    write(phone, "Tiga orang luka")
    row = phone.locator("[data-outbox-list] li")
    expect(row).to_contain_text("Foto ini bukan gambar. (S301)")
    row.get_by_role("button", name="Perbaiki").click()
    expect(phone.locator("#t")).to_have_value("Tiga orang luka")
    server.status, server.body = 201, {"receipt": "LP-0414"}
    write(phone, "Dua orang luka")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("LP-0414")
    assert len(set(server.uuids())) == 1


def test_a_photo_that_was_refused_is_told_beside_the_receipt(phone: Page, server: Server) -> None:
    refused = {"name": "foto.jpg", "code": "S301", "message": "Berkas ini bukan foto."}
    server.body = {"receipt": "LP-0415", "refused": [refused]}
    write(phone, "Dengan foto rusak")
    row = phone.locator("[data-outbox-list] li")
    expect(row).to_contain_text("LP-0415")
    expect(row).to_contain_text("foto.jpg: Berkas ini bukan foto. (S301)")


def test_an_ended_session_keeps_the_report_and_asks_to_log_in(phone: Page, server: Server) -> None:
    server.status, server.location = 302, "/masuk/"
    write(phone, "Warga berkumpul")
    row = phone.locator("[data-outbox-list] li")
    expect(row).to_contain_text("perlu masuk lagi")
    expect(row.get_by_role("link", name="Masuk")).to_have_attribute("href", re.compile("next="))


def test_a_report_is_never_sent_under_the_name_of_somebody_else(
    context: BrowserContext, phone: Page, server: Server
) -> None:
    context.set_offline(True)
    write(phone, "Milik orang pertama")
    expect(phone.locator("[data-outbox-list] li")).to_contain_text("menunggu sinyal")
    phone.close()
    context.set_offline(False)
    server.owner = "person:2"
    other = context.new_page()
    other.goto(f"{ORIGIN}/lapor/")
    expect(other.locator("[data-outbox-list] li")).to_contain_text("milik akun lain")
    write(other, "Milik orang kedua")
    expect(other.locator("[data-receipt-no]")).to_have_text("LP-0412")
    assert all("Milik orang pertama" not in body for body in server.sent)


def test_a_received_report_is_seen_by_the_other_tab(
    context: BrowserContext, phone: Page, server: Server
) -> None:
    other = context.new_page()
    other.goto(f"{ORIGIN}/lapor/")
    write(phone, "Dua jendela terbuka")
    expect(other.locator("[data-outbox-list] li")).to_contain_text("LP-0412")
    assert len(server.sent) == 1


def test_an_empty_report_is_refused_at_its_field_and_never_becomes_nil(
    phone: Page, server: Server
) -> None:
    phone.click("button.btn-main")
    fault = phone.locator("#t + .err[role=alert]")
    expect(fault).to_contain_text("Tulis apa yang terjadi")
    expect(phone.locator("#t")).to_be_focused()
    expect(phone.locator("#t")).to_have_attribute("aria-invalid", "true")
    expect(phone.locator("[data-outbox-list] li")).to_have_count(0)
    assert server.sent == []
    phone.get_by_role("button", name="Nihil").click()
    expect(phone.locator("[data-outbox-list] li")).to_contain_text("Nihil, tidak ada kejadian")
    expect(fault).to_have_count(0)


@pytest.mark.parametrize(
    ("field", "value", "say"),
    [
        ("#d", "31/02/2026", "tidak ada di kalender"),
        ("#d", "01/01/2999", "belum terjadi"),
        ("#d", "kemarin dulu", "tidak ada di kalender"),
        ("#c", "banyak", "Tulis dengan angka"),
    ],
)
def test_what_the_server_would_refuse_is_told_before_it_is_kept(
    phone: Page, server: Server, field: str, value: str, say: str
) -> None:
    phone.check("[name=when][value=other]")
    phone.fill(field, value)
    write(phone, "Adu mulut di pasar")
    expect(phone.locator(f"{field} + .err")).to_contain_text(say)
    expect(phone.locator(field)).to_be_focused()
    expect(phone.locator("#t")).to_have_value("Adu mulut di pasar")
    assert server.sent == []


def test_the_date_shows_only_for_another_day_and_is_not_sent_otherwise(
    phone: Page, server: Server
) -> None:
    expect(phone.locator("#d")).to_be_hidden()
    phone.check("[name=when][value=other]")
    phone.fill("#d", "01/02/2026")
    phone.check("[name=when][value=now]")
    expect(phone.locator("#d")).to_be_hidden()
    write(phone, "Adu mulut di pasar")
    expect(phone.locator("[data-receipt-no]")).to_have_text("LP-0412")
    assert "01/02/2026" not in server.sent[0]


def test_a_refusal_is_led_to_with_one_number_and_without_the_receipt_of_another(
    phone: Page, server: Server
) -> None:
    write(phone, "Yang pertama")
    receipt = phone.locator("[data-receipt]")
    expect(receipt).to_be_visible()
    server.status = 422
    server.body = {"code": "S104", "message": "Isian belum lengkap: Di mana?: belum jelas. (S342)"}
    phone.check("[name=when][value=other]")
    phone.fill("#d", "01/02/2026")
    write(phone, "Yang kedua")
    row = phone.locator('[data-outbox-list] li[data-state="refused"]')
    expect(row).to_be_focused()
    expect(row).to_contain_text("(S342)")
    expect(row).not_to_contain_text("S104")
    expect(receipt).to_be_hidden()
    row.get_by_role("button", name="Perbaiki").click()
    expect(phone.locator("#t")).to_have_value("Yang kedua")
    expect(phone.locator("#d")).to_have_value("01/02/2026")
    expect(phone.locator("#d")).to_be_visible()
