"""Overdue duties climb, each rung once; the morning's message comes once and tells what is late."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from serasi.channels import actions as addresses
from serasi.channels.models import Address, Delivery, Outgoing
from serasi.facilitate import dunning
from serasi.network.actions import name_deputy
from serasi.network.models import Commitment, HandOver, OfficeHolding, Person
from tests.cast import NOW, House

pytestmark = pytest.mark.django_db


def duty(house: House, **more: object) -> Commitment:
    told = {
        "what": "Jaga pasar", "owed_by": house.agencies["Satpol PP Kab. Jember"],
        "area_id": "35.09.11", "due_at": NOW, "origin": "manual", "created_at": NOW,
    } | more  # fmt: skip
    return Commitment.objects.create(**told)


def told(key: str) -> set[str]:
    rows = Delivery.objects.filter(message__key__startswith=key)
    return set(rows.values_list("person__username", flat=True))


@pytest.fixture
def reachable(house: House) -> House:
    for username in house.people:
        viewer = house.viewer(username)
        addresses.set_address(viewer, channel="mail", address=f"{username}@contoh.id", now=NOW)
    Address.objects.update(verified_at=NOW)
    return house


def test_each_rung_is_told_once(reachable: House) -> None:
    row = duty(reachable)
    assert dunning.climb_duties(now=NOW - timedelta(minutes=1)) == 0
    climbed = [
        dunning.climb_duties(now=NOW + timedelta(hours=h)) for h in (0, 1, 23, 24, 25, 72, 100)
    ]
    assert climbed == [1, 0, 0, 1, 0, 1, 0]
    stem = f"duty:{row.pk}:{NOW:%Y%m%d%H%M}"
    assert told(f"{stem}:0") == {"wulan"}
    assert told(f"{stem}:1") == {"hendra", "laras"}
    assert told(f"{stem}:2") == {"laras"}


def test_a_late_look_goes_to_the_rung_that_is_due(reachable: House) -> None:
    row = duty(reachable)
    assert dunning.climb_duties(now=NOW + timedelta(hours=80)) == 1
    row.refresh_from_db()
    assert row.climbed == 3


def test_a_done_duty_climbs_no_more(reachable: House) -> None:
    duty(reachable, state="done", done_at=NOW)
    assert dunning.climb_duties(now=NOW + timedelta(hours=80)) == 0


def test_the_morning_s_message_comes_once_to_who_owes(reachable: House) -> None:
    duty(reachable, due_at=NOW - timedelta(hours=30))
    duty(reachable, due_at=NOW + timedelta(days=3))
    duty(reachable, due_at=NOW + timedelta(days=30))
    night = NOW.replace(hour=20)  # 03.00 WIB
    assert dunning.send_digests(now=night) == 0
    morning = night + timedelta(hours=5)
    assert dunning.send_digests(now=morning) == 1
    assert dunning.send_digests(now=morning + timedelta(hours=1)) == 0
    [row] = Outgoing.objects.filter(kind="digest")
    assert "2 kewajiban" in row.message().text and told("digest:") == {"wulan"}


def colleague(house: House, username: str, *, since: int) -> None:
    """Let Satpol PP have another officer, in office since a year."""
    who = Person.objects.create_user(username, name=username.capitalize())
    house.people[username] = who
    OfficeHolding.objects.create(
        person=who, agency=house.agencies["Satpol PP Kab. Jember"], title="Staf", role="agency",
        start=date(since, 2, 1),
    )  # fmt: skip
    viewer = house.viewer(username)
    addresses.set_address(viewer, channel="mail", address=f"{username}@contoh.id", now=NOW)
    Address.objects.update(verified_at=NOW)


def gone(house: House, who: str, deputy: str, *, days: int = 3) -> None:
    name_deputy(
        house.viewer(who), agency_id=house.agencies["Satpol PP Kab. Jember"].pk,
        deputy_id=house.people[deputy].pk, start=NOW.date(),
        end=NOW.date() + timedelta(days=days), now=NOW,
    )  # fmt: skip


def test_an_agency_s_duty_passes_over_who_is_away(reachable: House) -> None:
    for username, since in (("eko", 2025), ("fajar", 2026), ("gita", 2026)):
        colleague(reachable, username, since=since)
    first = duty(reachable)
    dunning.climb_duties(now=NOW)
    assert told(f"duty:{first.pk}:") == {"wulan", "eko"}
    # Wulan is away and Gita stands in; Fajar is not away, and not needed.
    gone(reachable, "wulan", "gita")
    second = duty(reachable)
    dunning.climb_duties(now=NOW)
    assert told(f"duty:{second.pk}:") == {"gita", "eko"}
    # Whose deputy is away too has nobody in place: the next colleague is told.
    gone(reachable, "gita", "eko")
    third = duty(reachable)
    dunning.climb_duties(now=NOW)
    assert told(f"duty:{third.pk}:") == {"eko", "fajar"}
    back = duty(reachable, due_at=NOW + timedelta(days=4))
    dunning.climb_duties(now=NOW + timedelta(days=4))
    assert told(f"duty:{back.pk}:") == {"wulan", "eko"}


def test_where_all_are_away_the_first_are_told_all_the_same(reachable: House) -> None:
    colleague(reachable, "eko", since=2025)
    gone(reachable, "wulan", "eko")
    gone(reachable, "eko", "wulan")
    row = duty(reachable)
    dunning.climb_duties(now=NOW)
    assert told(f"duty:{row.pk}:") == {"wulan", "eko"}


def test_an_offered_duty_is_told_to_who_is_there(reachable: House) -> None:
    colleague(reachable, "eko", since=2025)
    colleague(reachable, "fajar", since=2026)
    gone(reachable, "wulan", "fajar")
    row = duty(reachable, owed_by=reachable.agencies["Dinas Sosial Kab. Jember"])
    made = HandOver.objects.create(
        duty=row, from_agency=row.owed_by, to_agency=reachable.agencies["Satpol PP Kab. Jember"],
        reason="bukan tugas kami", asked_at=NOW,
    )  # fmt: skip
    dunning.on_duty_offered(offer_id=made.pk, now=NOW)
    assert told(f"offer:{made.pk}") == {"fajar", "eko"}
