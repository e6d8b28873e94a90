"""What the tests of recovery share: a case in Wuluhan, and short ways to act as Dinsos."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from serasi.recover import actions
from serasi.recover.actions import Entry
from serasi.recover.models import Client
from serasi.recover.secrets import Identity
from serasi.respond.models import Case, CaseArea
from tests.cast import NOW, House

NUMBER = "KS-2026-0001"
WULUHAN, LOJEJER, AMBULU = "35.09.11", "35.09.11.2001", "35.09.12"
TODAY = date(2026, 11, 25)


def make_case(house: House, number: str = NUMBER, area: str = WULUHAN, **more: Any) -> Case:
    """Make a case as the desk opens it."""
    lead = more.pop("lead", "Bakesbangpol Kab. Jember")
    areas = more.pop("areas", [area])
    row = Case.objects.create(
        number=number,
        title="Bentrok dua dusun",
        trigger=more.pop("trigger", "T1"),
        area_id=area,
        lead=house.agencies[lead],
        opened_at=NOW - timedelta(days=3),
        **more,
    )
    for code in areas:
        CaseArea.objects.create(case=row, area_id=code)
    return row


@pytest.fixture
def case(house: House) -> Case:
    """A case in Wuluhan."""
    return make_case(house)


Register = Callable[..., Client]


@pytest.fixture
def register(house: House, case: Case) -> Register:
    """Register somebody as Sinta of Dinsos Jember."""

    def act(name: str = "", nik: str = "", **more: Any) -> Client:
        now, who = more.pop("now", NOW), more.pop("who", "sinta")
        number = more.pop("number", NUMBER)
        told = {k: more.pop(k) for k in ("phone", "address", "guardian") if k in more}
        facts = {"sex": "P", "displaced": True, "birth_year": 1990} | more
        entry = Entry(identity=Identity(name=name, nik=nik, **told), **facts)
        return actions.register_person(
            house.viewer(who, now=now), number=number, entry=entry, now=now
        )

    return act
