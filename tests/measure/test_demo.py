"""The demo's closed waves: published figures, and what wore away."""

from __future__ import annotations

import pytest

from serasi.measure.models import Wave
from serasi.measure.queries.counted import latest_weights
from serasi.measure.queries.protocol import protocol_of
from serasi.ops.demo import survey
from tests.cast import NOW, House
from tests.measure.waves import build_frame


def test_two_published_waves_tell_the_same_attitudes_and_one_that_wore_away(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_frame(districts=10, villages=9)
    monkeypatch.setattr(survey, "EARLIER", 600)
    monkeypatch.setattr(survey, "RESPONDENTS", 600)
    people = {"analis": "rini", "kepala": "hendra"}
    monkeypatch.setattr(survey, "_as", lambda name, now: house.viewer(people[name]))
    survey.tell(NOW)
    before, after = Wave.objects.order_by("starts_on")
    told = [latest_weights(row).recipe["report"]["all"] for row in (before, after)]
    assert {row.state for row in (before, after)} == {"published"}
    assert all(480 < report["n"] < 570 for report in told)
    assert protocol_of(after).reproduced
    worn = [report["attitudes"]["A5"]["mean"] for report in told]
    kept = [report["attitudes"]["A1"]["mean"] for report in told]
    assert worn[0] - worn[1] > 3
    assert abs(kept[0] - kept[1]) < 4
