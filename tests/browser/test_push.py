"""A browser registered for calls: the page, and the worker that shows a call, in a real browser.

No push service can be reached from here, so that a subscription fails and the message is handed to
the worker by the browser's own tools for developers.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs

import pytest
from django.conf import settings
from django.template import Context, Template
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from serasi.channels.adapters.push import payload
from serasi.channels.messages import Message, Urgency
from serasi.channels.webpush.encrypting import web_base64
from tests.cast import NOW
from tests.channels.stubs import BrowserStub

pytestmark = pytest.mark.browser

STATIC = Path(settings.PACKAGE) / "web" / "static"
PAGE = """{% extends "base.html" %}
{% block content %}<h1>Cara saya dihubungi</h1>
{% include "channels/browsers.html" %}{% endblock %}"""
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
KEY = web_base64(BrowserStub("").point)
ENDPOINT = "https://push.example/a"


@dataclass
class House:
    """Gives the page and the worker, and keeps what the browser sent."""

    address: str = ""
    got: list[tuple[str, str]] = field(default_factory=list)

    def page(self) -> str:
        known = SimpleNamespace(
            pk=1, name="Chrome, Linux", added_at=NOW, digest=sha256(ENDPOINT.encode()).hexdigest()
        )
        return Template(PAGE).render(Context({"push_key": KEY, "browsers": [known]}))

    def file(self, path: str) -> tuple[str, bytes] | None:
        if path in {"/saluran/", "/siaga/SG-1/"}:
            return "text/html; charset=utf-8", self.page().encode()
        if path == "/lapor/luring.js":
            return "text/javascript", (STATIC / "built" / "offline-worker.js").read_bytes()
        file = STATIC / path.removeprefix("/static/")
        if path.startswith("/static/") and file.is_file():
            return TYPES.get(file.suffix, "application/octet-stream"), file.read_bytes()
        return None


@pytest.fixture
def house() -> Iterator[House]:
    house = House()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # noqa: N802 - the name that http.server calls
            found = house.file(self.path)
            kind, body = found or ("text/plain", b"")
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:  # noqa: N802 - the name that http.server calls
            length = int(self.headers.get("Content-Length", 0))
            house.got.append((self.path, self.rfile.read(length).decode()))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    house.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield house
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def context(browser: Browser, house: House) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="id-ID", base_url=house.address)
    context.grant_permissions(["notifications"], origin=house.address)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    page = context.new_page()
    page.goto("/saluran/")
    return page


CALL = Message(
    key="notice:7",
    kind="notice",
    subject="ORANYE: Wuluhan",
    text="Kelompok berkumpul di Lojejer.",
    short="Siaga oranye, Wuluhan",
    link="https://serasi.example/jawab/rahasia/",
    carried_link="https://serasi.example/siaga/SG-1/",
    urgency=Urgency.URGENT,
    ref="f" * 32,
)
REGISTERED = "navigator.serviceWorker.getRegistration('/lapor/')"
SHOWN = f"""async () => (await (await {REGISTERED}).getNotifications()).map(
    (one) => [one.title, one.body, one.tag, one.data, one.requireInteraction])"""
CLICK = """async () => {
    const [call] = await registration.getNotifications();
    const opened = new Promise((done) => { clients.openWindow = async (url) => done(url); });
    dispatchEvent(new NotificationEvent("notificationclick", { notification: call }));
    return [await opened, (await registration.getNotifications()).length];
}"""
SUBSCRIBED = f"""
const held = {{ endpoint: "{ENDPOINT}", toJSON: () => (
    {{ endpoint: "{ENDPOINT}", keys: {{ p256dh: "kunci", auth: "rahasia" }} }}) }};
PushManager.prototype.subscribe = async (how) => {{ window.asked = how; return held; }};
"""
KNOWN = f"""
navigator.serviceWorker.getRegistration = async () => (
    {{ pushManager: {{ getSubscription: async () => ({{ endpoint: "{ENDPOINT}" }}) }} }});
"""


def button_of(page: Page) -> Locator:
    """Return the button that registers."""
    return page.locator("form[data-island=push] button")


def tell(context: BrowserContext, page: Page, house: House, words: str) -> None:
    """Let a push come to the worker, which the button has started before it failed to subscribe."""
    button_of(page).click()
    expect(page.locator("[data-why]")).to_contain_text("belum terdaftar")
    tools = context.new_cdp_session(page)
    known: list[str] = []
    tools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: known.extend(one["registrationId"] for one in event["registrations"]),
    )
    tools.send("ServiceWorker.enable")
    while not known:
        page.wait_for_timeout(20)
    tools.send(
        "ServiceWorker.deliverPushMessage",
        {"origin": house.address, "registrationId": known[0], "data": words},
    )
    page.wait_for_function(f"async () => (await (await {REGISTERED}).getNotifications()).length")


def test_a_call_is_shown_with_level_and_place_and_the_house_is_told(
    context: BrowserContext, page: Page, house: House
) -> None:
    words = payload(CALL).decode()
    tell(context, page, house, words)
    link = f"{house.address}/siaga/SG-1/"
    assert page.evaluate(SHOWN) == [
        ["ORANYE: Wuluhan", "Siaga oranye, Wuluhan", CALL.ref, link, True]
    ]
    while not house.got:
        page.wait_for_timeout(20)
    assert house.got == [("/saluran/peramban/tampil/", json.loads(words)["receipt"])]
    assert context.service_workers[0].evaluate(CLICK) == [link, 0]


def test_a_push_that_cannot_be_read_is_still_shown_and_opens_the_house(
    context: BrowserContext, page: Page, house: House
) -> None:
    tell(context, page, house, "bukan json")
    assert page.evaluate(SHOWN) == [["Serasi", "", "", f"{house.address}/", False]]
    assert house.got == []


def test_a_browser_that_may_be_told_is_registered_by_one_press(
    context: BrowserContext, house: House
) -> None:
    context.add_init_script(SUBSCRIBED)
    page = context.new_page()
    page.goto("/saluran/")
    with page.expect_request("**/saluran/peramban/") as sent:
        button_of(page).click()
    given = parse_qs(sent.value.post_data or "")
    assert given["endpoint"] == [ENDPOINT]
    assert (given["p256dh"], given["auth"]) == (["kunci"], ["rahasia"])


def test_a_browser_in_the_list_knows_itself_and_is_not_offered_again(
    context: BrowserContext,
) -> None:
    context.add_init_script(KNOWN)
    page = context.new_page()
    page.goto("/saluran/")
    expect(page.locator("[data-here]")).to_be_visible()
    expect(button_of(page)).to_be_hidden()


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (
            "Object.defineProperty(Notification, 'permission', { get: () => 'denied' });",
            "ditolak di peramban ini",
        ),
        ("delete window.PushManager;", "tidak dapat menerima panggilan"),
    ],
)
def test_a_browser_that_cannot_or_may_not_be_told_says_why(
    context: BrowserContext, script: str, words: str
) -> None:
    context.add_init_script(script)
    page = context.new_page()
    page.goto("/saluran/")
    expect(page.locator("[data-why]")).to_contain_text(words)
    expect(button_of(page)).to_be_hidden()


def test_without_script_the_page_says_what_is_missing(browser: Browser, house: House) -> None:
    context = browser.new_context(base_url=house.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/saluran/")
    expect(page.locator("[data-why]")).to_contain_text("perlu JavaScript")
    expect(button_of(page)).to_be_hidden()
    context.close()
