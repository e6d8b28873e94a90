"""What was being written comes back after a closed tab, but never over what the server kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from playwright.sync_api import Browser, Page, Request, Route, expect

pytestmark = pytest.mark.browser

ORIGIN = "http://localhost:1"
STATIC = Path(settings.PACKAGE) / "web" / "static"
FORM = """{% extends "field.html" %}
{% block content %}<form method="post" data-island="draft" data-owner="person:1"
 data-key="uji"{% if bound %} data-bound{% endif %}><label for="t">Uraian</label>
<textarea id="t" name="text">{{ bound }}</textarea></form>{% endblock %}"""
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


@dataclass
class Server:
    """Gives the form, with what was sent when it was refused."""

    bound: str = ""

    def answer(self, route: Route, request: Request) -> None:
        path = request.url.removeprefix(ORIGIN)
        if path == "/":
            html = Template(FORM).render(Context({"bound": self.bound}))
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        elif path.startswith("/static/"):
            file = STATIC / path.removeprefix("/static/")
            kind = TYPES.get(file.suffix, "application/octet-stream")
            route.fulfill(body=file.read_bytes(), content_type=kind)
        else:
            route.fulfill(status=404)


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def desk(browser: Browser, server: Server) -> Iterator[Page]:
    context = browser.new_context(locale="id-ID")
    context.route(f"{ORIGIN}/**", server.answer)
    page = context.new_page()
    page.goto(f"{ORIGIN}/")
    page.fill("#t", "Baru separuh jalan")
    page.wait_for_function("Object.keys(localStorage).length > 0")
    yield page
    context.close()


def test_a_draft_comes_back_to_a_fresh_form(desk: Page) -> None:
    desk.reload()
    expect(desk.locator("#t")).to_have_value("Baru separuh jalan")
    expect(desk.get_by_text("dikembalikan")).to_be_visible()


def test_a_form_that_the_server_gave_back_keeps_what_was_sent(desk: Page, server: Server) -> None:
    server.bound = "Isian yang ditolak"
    desk.reload()
    expect(desk.locator("form[data-ondraft]")).to_have_count(1)
    expect(desk.locator("#t")).to_have_value("Isian yang ditolak")
    expect(desk.get_by_text("dikembalikan")).to_have_count(0)
