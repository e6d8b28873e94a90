"""The design-system page, the refusals and what a strict policy forbids in templates."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory

from serasi.network.policy import NOBODY
from serasi.web.views import look

TEMPLATES = Path(settings.PACKAGE) / "web" / "templates"


def all_templates() -> list[Path]:
    return sorted(Path(settings.PACKAGE).rglob("templates/**/*.html"))


def test_every_component_is_shown_on_the_page_of_the_look():
    names = {p.name for p in (TEMPLATES / "components").glob("*.html")}
    sources = [*(TEMPLATES / "look").glob("*.html"), *(TEMPLATES / "components").glob("*.html")]
    shown = {n for p in sources for n in re.findall(r"components/(\w+\.html)", p.read_text())}
    assert names - shown == {"map.html", "outbox.html"}  # they have pages of their own


def test_the_page_of_the_look_renders_with_an_error_tied_to_its_field():
    request = RequestFactory().get("/rancangan/")
    request.viewer = NOBODY
    html = look.components(request).content.decode()
    assert 'aria-describedby="id_due_error"' in html
    assert 'id="id_due_error"' in html
    assert html.count("<h1") == 1


def carries_inline(template: Path) -> bool:
    text = re.sub(r"{%.*?%}", "", template.read_text())
    scripts = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>", text)
    return re.search(r"\sstyle=|\son[a-z]+=\"", text) is not None or any(
        "application/json" not in attributes for attributes in scripts
    )


def test_no_template_carries_inline_style_or_script():
    assert [p.name for p in all_templates() if carries_inline(p)] == []


@pytest.mark.parametrize("name", ["400", "403", "404", "429", "500", "403_csrf"])
def test_refusals_need_no_context_and_say_what_to_do(name):
    html = render_to_string(f"{name}.html")
    assert html.count("<h1") == 1
    assert "Nomor masalah" in html


def test_forbidden_and_unknown_look_the_same():
    assert render_to_string("403.html") == render_to_string("404.html")
