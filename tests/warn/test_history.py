"""The levels as they stood: what the page says of a day is what the rows of that day say."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from serasi.network.models import Agency, Jurisdiction, OfficeHolding, Person
from serasi.regions.models import Area
from serasi.warn import actions
from serasi.warn.models import Warning
from serasi.warn.queries.history import by_day, by_level, end_of, stood_at
from serasi.warn.rules import VALID
from tests.cast import NOW, House
from tests.warn.conftest import AMBULU, WULUHAN

pytestmark = pytest.mark.django_db
TODAY = NOW.astimezone(timezone.get_default_timezone()).date()
MUNCAR = "35.10.05"


def at(days_ago: int, hour: int = 10) -> datetime:
    """Return an hour of a day before today, by the local clock."""
    return timezone.make_aware(datetime.combine(TODAY - timedelta(days=days_ago), time(hour)))


def day(days_ago: int) -> date:
    return TODAY - timedelta(days=days_ago)


@pytest.fixture
def plant(office: House) -> Callable[..., Warning]:
    """Put a level into the past, as the acts of people would have left it."""

    def act(code: str, level: int, since: datetime, ended: datetime | None = None) -> Warning:
        until = since + VALID[level]
        over = ended or (until if until <= NOW else None)
        return Warning.objects.create(
            number=f"SG-2026-{Warning.objects.count() + 1:04}",
            area=Area.objects.get(code=code),
            level=level,
            state="ended" if over else "confirmed",
            headline="Latihan",
            proposed_at=since,
            confirmed_at=since,
            confirmed_by=office.people["hendra"],
            valid_until=until,
            ended_at=over,
            end_reason="Reda" if over else "",
        )

    return act


Plant = Callable[..., Warning]


def levels_on(office: House, who: str, days_ago: int) -> dict[str, int]:
    held = stood_at(office.viewer(who), end_of(day(days_ago), now=NOW))
    return {one.warning.area_id: one.warning.level for one in held}


def test_a_level_stands_from_the_day_of_its_confirmation(office: House, plant: Plant) -> None:
    plant(WULUHAN, 1, at(20), at(17))
    assert levels_on(office, "wulan", 21) == {}
    assert [levels_on(office, "wulan", n) for n in (20, 19, 18)] == [{WULUHAN: 1}] * 3
    assert levels_on(office, "wulan", 17) == {}


def test_an_expiry_ends_it_even_where_nobody_ended_it(office: House, plant: Plant) -> None:
    row = plant(WULUHAN, 3, at(10, 20), ended=at(8, 3))
    assert row.valid_until == at(9, 20)
    assert levels_on(office, "wulan", 10) == {WULUHAN: 3}
    assert levels_on(office, "wulan", 9) == {}


def test_a_lowered_level_stands_lower_from_that_day(office: House, plant: Plant) -> None:
    plant(WULUHAN, 2, at(12), at(10))
    plant(WULUHAN, 1, at(10), at(6))
    found = [levels_on(office, "wulan", n).get(WULUHAN, 0) for n in (13, 12, 11, 10, 9, 7, 6)]
    assert found == [0, 2, 2, 1, 1, 1, 0]


def test_the_acts_of_people_leave_what_the_history_tells(office: House, standing: Any) -> None:
    row = standing(2, now=at(3))
    lower = actions.end(
        office.viewer("hendra"), number=row.number, version=row.version, to=1, reason="Reda",
        now=at(2),
    )  # fmt: skip
    actions.end(
        office.viewer("dewi"), number=lower.number, version=lower.version, reason="Aman", now=at(1)
    )
    found = [levels_on(office, "wulan", n).get(WULUHAN, 0) for n in (4, 3, 2, 1, 0)]
    assert found == [0, 2, 1, 0, 0]


def test_what_ended_and_what_follows_at_midnight_are_never_both_counted(
    office: House, plant: Plant
) -> None:
    plant(WULUHAN, 2, at(12), at(10, 0))
    plant(WULUHAN, 1, at(10, 0), at(8))
    assert levels_on(office, "wulan", 11) == {WULUHAN: 2}
    assert levels_on(office, "wulan", 10) == {WULUHAN: 1}


def test_every_day_of_the_strip_agrees_with_the_map_of_that_day(
    office: House, plant: Plant
) -> None:
    plant(WULUHAN, 1, at(95), at(88))
    plant(WULUHAN, 3, at(40, 23))
    plant(AMBULU, 2, at(41, 0))
    plant(WULUHAN, 2, at(2))
    viewer = office.viewer("wulan")
    days = by_day(viewer, last=TODAY, now=NOW)
    assert len(days) == 90
    for one in days:
        assert one.by_level == by_level(stood_at(viewer, end_of(one.day, now=NOW)))
    assert (days[-1].by_level, days[-42].by_level) == ({2: 1}, {2: 1})
    assert days[-41].by_level == {3: 1, 2: 1}
    assert days[0].by_level == {1: 1}
    moved = {(TODAY - one.day).days for one in days if one.moved}
    assert moved == {88, 41, 40, 39, 38, 2}


def test_proposals_never_stand(office: House, observe: Any) -> None:
    observe("I03", 600, now=at(2))
    [made] = actions.propose(now=at(2))
    actions.refuse(
        office.viewer("laras"), number=made.number, version=made.version, reason="x", now=at(1)
    )
    assert levels_on(office, "laras", 2) == {}
    assert not any(one.moved for one in by_day(office.viewer("laras"), last=TODAY, now=NOW))


def test_somebody_of_one_village_sees_the_district_around_it_alone(
    office: House, plant: Plant
) -> None:
    plant(WULUHAN, 1, at(5))
    plant(AMBULU, 2, at(2))
    plant(MUNCAR, 1, at(5))
    assert levels_on(office, "darsono", 1) == {WULUHAN: 1}
    assert levels_on(office, "surya", 1) == {WULUHAN: 1}
    assert levels_on(office, "bagus", 1) == {MUNCAR: 1}
    assert by_day(office.viewer("darsono"), last=TODAY, now=NOW)[-2].by_level == {1: 1}


def test_who_sees_some_triggers_sees_their_history_alone(office: House, plant: Plant) -> None:
    plant(WULUHAN, 1, at(5))
    Warning.objects.filter(pk=plant(AMBULU, 1, at(5)).pk).update(trigger="T3")
    assert levels_on(office, "anwar", 3) == {AMBULU: 1}


@pytest.fixture
def read(office: House) -> Callable[..., Any]:
    def act(who: str, query: str = "") -> Any:
        with time_machine.travel(NOW, tick=False):
            return office.client(who).get(f"/siaga/riwayat/{query}")

    return act


def test_the_page_tells_a_past_day_with_its_neighbours(plant: Plant, read: Any) -> None:
    row = plant(WULUHAN, 2, at(12), at(10))
    page = read("wulan", f"?hari={day(11)}").content.decode()
    assert "1 kecamatan oranye." in page
    assert f"/siaga/{row.number}/" in page
    assert f"?hari={day(12)}" in page and f"?hari={day(10)}" in page
    assert 'aria-label="Wuluhan, Oranye"' in page
    assert "1 dari 2 kecamatan tanpa tingkat" in page
    after = read("wulan", f"?hari={day(10)}").content.decode()
    assert row.number not in after
    assert "Tidak ada tingkat yang berlaku." in after
    assert 'aria-label="Wuluhan, Hijau"' in after


def test_today_says_what_the_page_of_levels_says(office: House, plant: Plant, read: Any) -> None:
    plant(WULUHAN, 2, at(1))
    plant(AMBULU, 1, at(2))
    with time_machine.travel(NOW, tick=False):
        levels = office.client("wulan").get("/siaga/").content.decode()
    for page in (levels, read("wulan").content.decode()):
        assert "1 kecamatan oranye, 1 kecamatan kuning." in page
        assert "0 dari 2 kecamatan tanpa tingkat" in page
    assert "Hari berikutnya" not in read("wulan").content.decode()


def test_the_slider_leads_to_its_day_and_bears_a_mark_where_something_moved(
    plant: Plant, read: Any
) -> None:
    plant(WULUHAN, 1, at(20), at(17))
    answer = read("wulan", "?geser=69")
    assert answer.status_code == 302
    assert answer["Location"] == f"/siaga/riwayat/?hari={day(20)}"
    page = read("wulan", answer["Location"].removeprefix("/siaga/riwayat/")).content.decode()
    assert re.search(r'type="range"[^>]*value="69"', page)
    assert re.findall(r'<option value="(\d+)">', page) == ["69", "72"]
    far = read("wulan", "?geser=9999")["Location"]
    assert far == f"/siaga/riwayat/?hari={TODAY}"


def test_a_regency_that_was_chosen_stays_chosen(plant: Plant, read: Any) -> None:
    plant(WULUHAN, 1, at(20), at(17))
    page = read("tirto", f"?hari={day(18)}").content.decode()
    assert f"?hari={day(18)}&amp;kab=35.09" in page
    inside = read("tirto", f"?hari={day(18)}&kab=35.09").content.decode()
    assert f"?hari={day(19)}&amp;kab=35.09" in inside
    assert 'aria-label="Wuluhan, Kuning"' in inside
    elsewhere = read("wulan", f"?hari={day(18)}&kab=35.10").content.decode()
    assert 'name="kab"' not in elsewhere and "Muncar" not in elsewhere


@pytest.mark.parametrize(
    ("query", "code"),
    [("?hari=kemarin", "S104"), ("?hari=0001-01-01", "S104"), ("?hari=2099-01-01", "S350")],
)
def test_a_day_that_cannot_be_shown_is_a_numbered_problem(
    office: House, read: Any, query: str, code: str
) -> None:
    answer = read("wulan", query)
    assert answer.status_code == 422
    assert code in answer.content.decode()


def test_a_district_office_counts_its_own_district(plant: Plant, office: House, read: Any) -> None:
    agency = Agency.objects.create(kind="kecamatan", name="Kec. Ambulu", short_name="Kec. Ambulu")
    Jurisdiction.objects.create(agency=agency, area_id=AMBULU, valid_from=date(2020, 1, 1))
    camat = Person.objects.create_user("ratih", name="Ratih")
    office.people["ratih"] = camat
    OfficeHolding.objects.create(
        person=camat, agency=agency, title="Camat", role="camat", start=date(2025, 1, 1)
    )
    plant(WULUHAN, 2, at(1))
    plant(AMBULU, 1, at(1))
    page = read("ratih").content.decode()
    assert "1 kecamatan kuning." in page and "0 dari 1 kecamatan tanpa tingkat" in page
    assert "Wuluhan" not in page
