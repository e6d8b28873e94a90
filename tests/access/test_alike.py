"""Numbers of others that are typed into a form one may use answer as numbers of nothing.

The matrix asks the addresses themselves; here it is what is posted to an address that is open.
"""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.access.test_matrix import _at_nine, _same, _undone, world
from tests.access.walk import body_of
from tests.access.world import World

__all__ = ["_at_nine", "world"]


def _answer(client: Client, method: str, url: str, form: dict[str, str]) -> tuple[int, str]:
    with _undone():
        cache.clear()
        client.cookies.pop("messages", None)
        answer = getattr(client, method)(url, form)
        return answer.status_code, _same(body_of(answer))


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_case_beyond_the_border_is_not_told_by_the_form_of_a_meeting(
    world: World, method: str
) -> None:
    """Neither by what the form is filled in with, nor by what it says of the number."""
    client, url = world.house.client("surya"), reverse("facilitate:new_meeting")
    hidden = world["case_banyuwangi"].number
    answers = []
    for number in (hidden, "KS-2026-9876"):
        form = {"tentang": number} if method == "get" else {"about": number, "kind": "timdu"}
        status, body = _answer(client, method, url, form)
        answers.append((status, body.replace(number, "…")))
    assert answers[0] == answers[1]


def test_an_event_beyond_the_border_is_not_told_by_the_acts_of_a_case(world: World) -> None:
    client = world.house.client("dewi")
    hidden, none = world["event_banyuwangi"].public_id, "CT-26-99999-X"
    act = reverse("respond:act", kwargs={"number": world["case_jember"].number})
    fresh = {"title": "Uji", "trigger": "T1", "areas": "35.09.11"}
    for url, form in (
        (act, {"do": "link", "event": "{}"}),
        (reverse("respond:new_case"), fresh | {"events": "{}"}),
    ):
        answers = []
        for told in (hidden, none):
            filled = {key: value.format(told) for key, value in form.items()}
            status, body = _answer(client, "post", url, filled)
            answers.append((status, body.replace(told, "…")))
        assert answers[0] == answers[1], url
