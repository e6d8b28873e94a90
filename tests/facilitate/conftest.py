"""What the tests of meetings share: a Timdu of Jember at any step of its way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from serasi.facilitate.actions import meeting_inviting, meeting_planning
from serasi.facilitate.actions.meeting_planning import Plan
from serasi.facilitate.models import Meeting
from tests.cast import NOW, House

BEGINS = NOW + timedelta(hours=1)
Making = Callable[..., Meeting]


@pytest.fixture
def planned(house: House) -> Making:
    """Plan a meeting as somebody."""

    def act(who: str = "dewi", **more: Any) -> Meeting:
        told: dict[str, Any] = {
            "kind": "timdu",
            "area": "35.09",
            "place": "Aula Bakesbangpol",
            "starts_at": BEGINS,
            "ends_at": BEGINS + timedelta(hours=2),
            "chair": "Bupati Jember",
            "agenda": ("Keadaan Wuluhan", "Langkah bersama"),
        } | more
        now = told.pop("now", NOW)
        return meeting_planning.plan_meeting(house.viewer(who, now=now), plan=Plan(**told), now=now)

    return act


@pytest.fixture
def invited(house: House, planned: Making) -> Making:
    """Invite Satpol PP, Dinsos, FKUB and the camat to a meeting that somebody planned."""

    def act(who: str = "dewi", **more: Any) -> Meeting:
        row = planned(who, **more)
        names = ("Satpol PP Kab. Jember", "Dinas Sosial Kab. Jember", "FKUB Kab. Jember")
        asked = [house.agencies[name].pk for name in (*names, "Kecamatan Wuluhan")]
        return meeting_inviting.invite(
            house.viewer(who), number=row.number, agencies=asked, now=NOW
        )

    return act


@pytest.fixture
def held(house: House, invited: Making) -> Making:
    """Open a meeting that somebody planned."""

    def act(who: str = "dewi", **more: Any) -> Meeting:
        row = invited(who, **more)
        return meeting_planning.open_meeting(house.viewer(who), number=row.number, now=BEGINS)

    return act
