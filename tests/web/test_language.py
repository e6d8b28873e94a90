"""Indonesian is spoken unless English was chosen here, whatever the browser asks for."""

from __future__ import annotations

import pytest
from django.conf import settings

pytestmark = pytest.mark.django_db


def test_an_english_browser_gets_indonesian(client):
    answer = client.get("/masuk/", headers={"accept-language": "en-US,en"})
    assert answer["Content-Language"] == "id"
    assert '<html lang="id"' in answer.content.decode()


def test_english_is_a_choice_that_stays(client):
    client.post("/bahasa/", {"language": "en", "next": "/masuk/"})
    assert '<html lang="en"' in client.get("/masuk/").content.decode()


def test_an_unknown_language_is_not_followed(client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "xx"
    assert client.get("/masuk/")["Content-Language"] == "id"
