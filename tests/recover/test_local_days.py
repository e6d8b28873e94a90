"""Days run where the people are: at 22.30 WIB it is half past midnight of the next day in WIT."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from serasi.network.models import Jurisdiction
from serasi.problems import Problem
from serasi.recover import actions, queries
from serasi.recover.actions import Aim, What
from serasi.recover.actions.listing import Defaults, looked_at
from serasi.recover.keeping import served_before
from serasi.recover.listing import Today, read_list
from serasi.recover.models import Client, Consent, Recovery, Stay, Support, Visit
from serasi.recover.queries.late import assessment_due
from serasi.regions.models import Area
from serasi.regions.zones import local_day
from serasi.respond.models import Case
from tests.cast import House
from tests.recover.conftest import WULUHAN, make_case

EAST = "91.01"
WEST_CASE, EAST_CASE = "KS-2026-0001", "KS-2026-0002"
NEW_YEAR = datetime(2026, 12, 31, 15, 30, tzinfo=UTC)
LEAP = datetime(2028, 2, 28, 15, 30, tzinfo=UTC)
NIGHTS = [
    pytest.param(NEW_YEAR, date(2026, 12, 31), date(2027, 1, 1), id="year end"),
    pytest.param(LEAP, date(2028, 2, 28), date(2028, 2, 29), id="leap day"),
]
DAY = timedelta(days=1)


@pytest.fixture
def two_zones(house: House) -> House:
    """A case in Wuluhan and one in the east, both in the care of Sinta and led from Jember."""
    for code, level in (("91", 1), (EAST, 2)):
        Area.objects.create(
            code=code, name=f"Uji {code}", level=level, kind="kabupaten",
            parent_id=code[:-3] or None, search_name="uji", valid_from=date(2000, 1, 1),
        )  # fmt: skip
    for agency in ("Dinas Sosial Kab. Jember", "Bakesbangpol Kab. Jember"):
        Jurisdiction.objects.create(
            agency=house.agencies[agency], area_id=EAST, valid_from=date(2020, 1, 1)
        )
    make_case(house, WEST_CASE)
    make_case(house, EAST_CASE, area=EAST)
    return house


def entered(house: House, number: str, now: datetime, **more: object) -> Client:
    entry = actions.Entry(**{"sex": "P", "displaced": True, "birth_year": 1990} | more)
    sinta = house.viewer("sinta", now=now)
    return actions.register_person(sinta, number=number, entry=entry, now=now)


@pytest.mark.parametrize(("night", "west", "east"), NIGHTS)
def test_who_is_registered_at_night_enters_on_the_day_of_the_place(
    two_zones: House, night: datetime, west: date, east: date
) -> None:
    for number, day in ((WEST_CASE, west), (EAST_CASE, east)):
        person = entered(two_zones, number, night)
        assert Stay.objects.get(client=person).entered_on == day
        with pytest.raises(Problem, match="masa depan"):
            entered(two_zones, number, night, entered_on=day + DAY)


Act = Callable[[House, Client, date, datetime], object]


def _sinta(house: House, person: Client, now: datetime) -> dict[str, object]:
    return {"number": person.case.number, "code": person.number, "now": now}


ACTS: dict[str, Act] = {
    "leave": lambda h, p, on, now: actions.leave_point(
        h.viewer("sinta", now=now), **_sinta(h, p, now), on=on
    ),
    "enter": lambda h, p, on, now: actions.move_person(
        h.viewer("sinta", now=now), **_sinta(h, p, now), on=on, point=None
    ),
    "solve": lambda h, p, on, now: actions.solve(
        h.viewer("sinta", now=now), **_sinta(h, p, now), on=on, outcome="returned"
    ),
    "consent": lambda h, p, on, now: actions.give_consent(
        h.viewer("sinta", now=now), **_sinta(h, p, now), on=on, purpose="share", giver="self"
    ),
    "help": lambda h, p, on, now: actions.give_help(
        h.viewer("sinta", now=now), number=p.case.number, aim=Aim(client=p.number), on=on,
        what=What("food", "Beras"), agency=h.agencies["Dinas Sosial Kab. Jember"].pk, now=now,
    ),
    "calm": lambda h, p, on, now: actions.set_calm(
        h.viewer("sinta", now=now), number=p.case.number, on=on, now=now
    ),
}  # fmt: skip


@pytest.mark.parametrize(("night", "west", "east"), NIGHTS)
@pytest.mark.parametrize("act", ACTS)
def test_today_is_accepted_and_tomorrow_refused_by_the_day_of_the_place(
    two_zones: House, act: str, night: datetime, west: date, east: date
) -> None:
    for number, day in ((WEST_CASE, west), (EAST_CASE, east)):
        person = entered(two_zones, number, night - 3 * DAY)
        with pytest.raises(Problem):
            ACTS[act](two_zones, person, day + DAY, night)
        ACTS[act](two_zones, person, day, night)


@pytest.mark.parametrize(("night", "west", "east"), NIGHTS)
def test_a_residual_check_is_planned_for_a_later_day_of_the_place(
    two_zones: House, night: datetime, west: date, east: date
) -> None:
    dewi = two_zones.viewer("dewi", now=night)
    for number, day in ((WEST_CASE, west), (EAST_CASE, east)):
        with pytest.raises(Problem):
            actions.plan_residual(dewi, number=number, on=day, now=night)
        made = actions.plan_residual(dewi, number=number, on=day + DAY, now=night)
        assert made.residual_on == day + DAY


def test_a_check_and_its_last_minute_fall_due_by_the_day_of_the_place(two_zones: House) -> None:
    dewi = two_zones.viewer("dewi", now=NEW_YEAR)
    for case in Case.objects.all():
        row = Recovery.objects.create(
            case=case, opened_at=NEW_YEAR - 60 * DAY, residual_on=date(2027, 1, 1),
            calm_on=date(2026, 12, 1),
        )  # fmt: skip
        late = {one.anchor: one.due_at for one in queries.late_of(dewi, row, now=NEW_YEAR)}
        assert ("residual" in late) == (case.number == EAST_CASE)
        due = assessment_due(row, now=NEW_YEAR)
        assert due is not None
        soon = due + timedelta(minutes=1)
        assert local_day(soon, case.area_id) == local_day(due, case.area_id) + DAY


def test_visits_of_the_coming_morning_are_due_where_it_is_past_midnight(two_zones: House) -> None:
    morning = NEW_YEAR + timedelta(hours=8)
    for number in (WEST_CASE, EAST_CASE):
        person = entered(two_zones, number, NEW_YEAR - 40 * DAY)
        card = opened_card(two_zones, person)
        Visit.objects.create(support=card, reason="agreed", due_at=morning)
    due = queries.visits_due(two_zones.viewer("sinta", now=NEW_YEAR), now=NEW_YEAR)
    found = due.filter(due_at=morning)
    assert [one.support.client.area_id for one in found] == [EAST]


def opened_card(house: House, person: Client) -> Support:
    then = NEW_YEAR - 40 * DAY
    sinta = house.viewer("sinta", now=then)
    told = {"number": person.case.number, "code": person.number, "now": then}
    on = local_day(then, person.area_id)
    actions.give_consent(sinta, **told, purpose="service", giver="self", on=on)
    return actions.open_support(sinta, **told, contact="any", complaint="")


def test_months_of_a_card_are_counted_on_the_calendar_of_the_place(two_zones: House) -> None:
    person = entered(two_zones, EAST_CASE, NEW_YEAR)
    sinta = two_zones.viewer("sinta", now=NEW_YEAR)
    told = {"number": EAST_CASE, "code": person.number, "now": NEW_YEAR}
    actions.give_consent(sinta, **told, purpose="service", giver="self", on=date(2027, 1, 1))
    card = actions.open_support(sinta, **told, contact="any", complaint="")
    days = [local_day(v.due_at, EAST) for v in card.visits.filter(reason__in=("m1", "m6"))]
    assert days == [date(2027, 2, 1), date(2027, 7, 1)]


def test_somebody_is_a_child_by_the_year_of_the_place(two_zones: House) -> None:
    west = entered(two_zones, WEST_CASE, NEW_YEAR, birth_year=2008)
    east = entered(two_zones, EAST_CASE, NEW_YEAR, birth_year=2008)
    assert (west.child, east.child) == (True, False)


def test_a_list_reads_ages_and_days_where_each_row_stays(two_zones: House) -> None:
    sinta = two_zones.viewer("sinta", now=NEW_YEAR)
    case = Case.objects.get(number=WEST_CASE)
    for name, area in (("Barat", WULUHAN), ("Timur", EAST)):
        actions.open_point(sinta, number=WEST_CASE, name=name, area=area, now=NEW_YEAR)
    points = {one.name.casefold(): one for one in case.points.all()}
    areas = {one.pk: one.area_id for one in points.values()}
    today: Today = lambda point: local_day(NEW_YEAR, areas.get(point or 0, WULUHAN))  # noqa: E731
    content = (
        "Nama\tL/P\tUmur\tPosko\tTanggal masuk\n"
        "Ani\tP\t10\tBarat\t31/12/2026\nIna\tP\t10\tTimur\t1/1/2027\n"
        "Ida\tP\t10\tBarat\t1/1/2027\n"
    )
    rows, _text = read_list(
        content=content.encode(), name="tempelan", resolve=str, today=today,
        points={name: one.pk for name, one in points.items()},
    )  # fmt: skip
    assert [row.birth_year for row in rows] == [2016, 2017, 2016]
    told = looked_at(sinta, case, rows, now=NEW_YEAR, defaults=Defaults())
    assert [row.may_be_stored for row in told] == [True, True, False]


def test_people_are_kept_to_the_end_of_the_last_day_of_the_place(two_zones: House) -> None:
    served = datetime(2026, 12, 31, 15, 30, tzinfo=UTC)  # 31/12 in WIB, 1/1 in WIT
    for number in (WEST_CASE, EAST_CASE):
        person = entered(two_zones, number, served)
        Client.objects.filter(pk=person.pk).update(served_at=served)
    due = [
        {one.area_id for one in served_before(day)}
        for day in (date(2031, 12, 30), date(2031, 12, 31), date(2032, 1, 1))
    ]
    assert due == [set(), {WULUHAN}, {WULUHAN, EAST}]


def test_the_forms_of_a_person_offer_the_day_of_the_place(two_zones: House) -> None:
    with time_machine.travel(NEW_YEAR, tick=False):
        sinta = two_zones.client("sinta")
        for number, day in ((WEST_CASE, "2026-12-31"), (EAST_CASE, "2027-01-01")):
            person = entered(two_zones, number, NEW_YEAR)
            page = sinta.get(f"/pemulihan/{number}/orang/{person.number}/")
            assert f'name="on" value="{day}"' in page.content.decode()
            sinta.post(
                f"/pemulihan/{number}/orang/{person.number}/langkah/",
                {"do": "consent", "purpose": "share", "giver": "self"},
            )
            assert Consent.objects.get(client=person).given_on.isoformat() == day
