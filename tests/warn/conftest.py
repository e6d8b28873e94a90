"""What the tests of early warning share: more agencies of Jember, and short ways to act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from serasi.network.models import Agency, Deputy, Jurisdiction, OfficeHolding, Person
from serasi.warn import actions
from serasi.warn.actions.observing import Seen
from serasi.warn.models import Observation, Warning
from tests.cast import NOW, House

WULUHAN, AMBULU = "35.09.11", "35.09.12"

MORE = [
    ("polsek", "Polsek Wuluhan", (WULUHAN,), "guntur", "Guntur", "Kapolsek", "agency"),
    ("polsek", "Polsek Wuluhan", (WULUHAN,), "galih", "Galih", "Wakapolsek", "agency"),
    ("koramil", "Koramil Wuluhan", (WULUHAN,), "kusno", "Kusno", "Danramil", "agency"),
    ("polres", "Polres Jember", ("35.09",), "pratiwi", "Pratiwi", "Kabag Ops", "agency"),
    ("kominfo", "Kominfo Jember", ("35.09",), "kirana", "Kirana", "Kabid", "agency"),
]


@pytest.fixture
def office(house: House) -> House:
    """The house with the agencies that answer a level in Wuluhan."""
    return open_office(house)


def open_office(house: House) -> House:
    """Add the agencies that answer a level in Wuluhan."""
    for kind, name, codes, username, person, title, role in MORE:
        agency = house.agencies.get(name)
        if agency is None:
            agency = Agency.objects.create(kind=kind, name=name, short_name=name)
            house.agencies[name] = agency
            for code in codes:
                Jurisdiction.objects.create(
                    agency=agency, area_id=code, valid_from=date(2020, 1, 1)
                )
        who = Person.objects.create_user(username, name=person)
        house.people[username] = who
        OfficeHolding.objects.create(
            person=who, agency=agency, title=title, role=role, start=date(2025, 1, 1)
        )
    return house


@pytest.fixture
def observe(office: House) -> Callable[..., Observation]:
    """Write down an observation as somebody."""

    def act(code: str, value: float | None = None, **more: Any) -> Observation:
        who = more.pop("who", "dewi")
        now: datetime = more.pop("now", NOW)
        facts = {"area": WULUHAN, "observed_on": now.date(), "strength": "strong"} | more
        return actions.observe(
            office.viewer(who, now=now), seen=Seen(code=code, value=value, **facts), now=now
        )

    return act


@pytest.fixture
def standing(office: House, observe: Callable[..., Observation]) -> Callable[..., Warning]:
    """Bring a level into force in Wuluhan."""

    def act(level: int, *, now: datetime = NOW) -> Warning:
        value = {1: 50, 2: 200, 3: 500}[level]
        observe("I03", value, now=now)
        [made] = actions.propose(now=now)
        who = {1: "dewi", 2: "hendra", 3: "laras"}[level]
        return actions.confirm(
            office.viewer(who, now=now), number=made.number, version=made.version, now=now
        )

    return act


def away(house: House, who: str, deputy: str, agency: str) -> None:
    """Let somebody be away for a fortnight around now, with a colleague in their place."""
    Deputy.objects.create(
        agency=house.agencies[agency], person=house.people[who], deputy=house.people[deputy],
        start=NOW.date() - timedelta(days=7), end=NOW.date() + timedelta(days=7),
    )  # fmt: skip


def minutes(n: float) -> timedelta:
    """Return a span of minutes."""
    return timedelta(minutes=n)
