"""Invented messages must come out as a careful reader would code them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from serasi.science import text
from tests.science.text.messages import MESSAGES, Message
from tests.science.text.sample_places import gazetteer

SENT = datetime(2025, 3, 13, 8, 0)  # noqa: DTZ001 - a chat's local time, a Thursday


@pytest.fixture(scope="module")
def gaz() -> text.Gazetteer:
    return gazetteer()


def _flat(coded: text.Coded) -> dict[str, Any]:
    written = coded.to_json()
    low, high = written["mass_min"], written["mass_max"]
    return written | {
        "mass": None if low is None and high is None else [low, high],
        "checkworthy": written["rumour"]["checkworthy"],
        "hate": written["harm"]["hate"],
        "incitement": written["harm"]["incitement"],
    }


@pytest.mark.parametrize("message", MESSAGES, ids=lambda m: m.text[:48])
def test_a_message_is_coded_as_a_careful_reader_would(
    message: Message, gaz: text.Gazetteer
) -> None:
    area = message.place[:5] if message.place else "35.09"
    coded = text.code(message.text, gazetteer=gaz, sent_at=SENT, area=area)
    assert coded.label == message.label, coded.label_reason
    if message.trigger:
        assert coded.trigger == message.trigger
    if message.place:
        assert coded.place is not None
        assert (coded.place.code or "").startswith(message.place)
    flat = _flat(coded)
    assert {key: flat[key] for key in message.codes} == message.codes
