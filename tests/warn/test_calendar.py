"""The calendar of risk days: who keeps it, who reads it, and what follows from it."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from django.db import connection
from django.urls import reverse

from serasi.network.walls import open_wall, raise_wall
from serasi.problems import Problem
from serasi.trail.models import Entry
from serasi.warn import actions
from serasi.warn.actions.calendar import Planned
from serasi.warn.models import RiskDate, RiskDay
from serasi.warn.panels import panel
from serasi.warn.queries.calendar import calendar_of
from tests.cast import NOW, House
from tests.network.test_walls import act_as_plain_role
from tests.warn.conftest import AMBULU, WULUHAN
from tests.warn.test_detecting import event

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)


def write(office: House, who: str = "dewi", *, left: int = 10, **facts: object) -> RiskDay:
    first = TODAY + timedelta(days=left)
    planned = {
        "name": "Pengesahan warga baru", "kind": "silat", "area": WULUHAN, "first_day": first,
        "last_day": first + timedelta(days=1), "source": "surat pengurus", "triggers": ("T6",),
    } | facts  # fmt: skip
    return actions.write_risk_day(office.viewer(who), planned=Planned(**planned), now=NOW)  # type: ignore[arg-type]


def test_a_day_of_a_district_proposes_kuning_and_no_more(office: House) -> None:
    write(office, left=15)
    assert actions.propose(now=NOW) == []
    [made] = actions.propose(now=NOW + timedelta(days=1))
    assert (made.area_id, made.level) == (WULUHAN, 1)
    assert "14 hari lagi" in made.reasons[0]["text"]
    near = NOW + timedelta(days=13)  # two days before: the number alone would say oranye
    actions.propose(now=near)
    made.refresh_from_db()
    assert made.level == 1


def test_the_sign_of_a_gathering_rises_above_the_calendar(office: House, observe) -> None:  # type: ignore[no-untyped-def]
    write(office, left=0)
    observe("I26", None, signs=("gathering",))
    [made] = actions.propose(now=NOW)
    assert made.level == 3


def test_a_day_of_a_whole_regency_proposes_nothing_by_itself(office: House, observe) -> None:  # type: ignore[no-untyped-def]
    write(office, area="35.09", left=5)
    assert actions.propose(now=NOW) == []
    observe("I03", 60)
    [made] = actions.propose(now=NOW)
    assert {r["code"] for r in made.reasons} == {"I03", "I26"}


def test_a_day_that_is_over_or_withdrawn_says_nothing(office: House) -> None:
    write(office, left=-3)
    row = write(office, left=3)
    actions.withdraw_risk_day(office.viewer("dewi"), pk=row.pk, reason="dibatalkan", now=NOW)
    assert actions.propose(now=NOW) == []


def test_the_desk_and_the_camat_keep_the_calendar_of_their_area(office: House) -> None:
    assert write(office, "surya").agency.kind == "kecamatan"
    for who, area in (("surya", AMBULU), ("surya", "35.09"), ("darsono", WULUHAN),
                      ("guntur", WULUHAN), ("bagus", WULUHAN), ("laras", WULUHAN)):  # fmt: skip
        with pytest.raises(Problem):
            write(office, who, area=area)
    assert RiskDay.objects.count() == 1


def test_dates_are_added_year_by_year_and_all_is_in_the_trail(office: House) -> None:
    row = write(office)
    dewi = office.viewer("dewi")
    for first in (date(2025, 12, 1), date(2024, 12, 12)):
        actions.date_risk_day(dewi, pk=row.pk, first_day=first, last_day=first, now=NOW)
    assert [d.first_day.year for d in row.dates.all()] == [2024, 2025, 2026]
    wrong = (
        (date(2025, 12, 1), date(2025, 12, 1)),  # there already
        (date(2027, 12, 2), date(2027, 12, 1)),
        (date(2027, 12, 2), date(2028, 12, 1)),
        (date(2099, 1, 1), date(2099, 1, 1)),
    )
    for first, last in wrong:
        with pytest.raises(Problem):
            actions.date_risk_day(dewi, pk=row.pk, first_day=first, last_day=last, now=NOW)
    for who in ("bagus", "darsono", "laras"):
        with pytest.raises(Problem, match="S"):
            actions.withdraw_risk_day(office.viewer(who), pk=row.pk, reason="x", now=NOW)
    with pytest.raises(Problem):
        actions.withdraw_risk_day(dewi, pk=row.pk, reason=" ", now=NOW)
    actions.withdraw_risk_day(dewi, pk=row.pk, reason="dibatalkan pengurus", now=NOW)
    with pytest.raises(Problem):
        actions.withdraw_risk_day(dewi, pk=row.pk, reason="lagi", now=NOW)
    said = Entry.objects.filter(subject=f"riskday:{row.pk}").order_by("pk")
    assert [e.action for e in said] == [
        "riskday.written", "riskday.dated", "riskday.dated", "riskday.withdrawn",
    ]  # fmt: skip


def test_the_page_takes_a_day_and_shows_what_is_ahead(office: House) -> None:
    dewi = office.client("dewi")
    facts = {
        "name": "Malam Suro", "kind": "suro", "area": WULUHAN, "first_day": "2026-12-05",
        "last_day": "", "source": "kalender Kemenag", "triggers": ["T1", "T6"],
    }  # fmt: skip
    bad = dewi.post(reverse("warn:write_risk_day"), facts | {"last_day": "2026-12-01"})
    assert bad.status_code == 422 and "tidak mendahului" in bad.content.decode()
    assert dewi.post(reverse("warn:write_risk_day"), facts).status_code == 302
    write(office, area="35.09", left=2, name="Pilkada")
    page = office.client("darsono").get(reverse("warn:risk_days")).content.decode()
    assert "Malam Suro" in page and "10 hari lagi" in page  # a day around and one within
    assert "Pilkada 2 hari lagi." in page and "Masukkan ke kalender" not in page
    assert (
        "Malam Suro" not in office.client("bagus").get(reverse("warn:risk_days")).content.decode()
    )
    mine = calendar_of(office.viewer("surya"), today=TODAY)
    assert [(e.day.name, e.days_left, e.keeps) for e in mine.ahead] == [
        ("Pilkada", 2, False), ("Malam Suro", 10, True),
    ]  # fmt: skip


def test_the_feed_holds_whole_days_and_cancels_what_was_withdrawn(office: House) -> None:
    kept, gone = write(office), write(office, name="Laga derby", left=20)
    actions.withdraw_risk_day(office.viewer("dewi"), pk=gone.pk, reason="ditunda", now=NOW)
    answer = office.client("surya").get(reverse("warn:risk_feed"))
    assert answer["Content-Type"].startswith("text/calendar")
    first, second = answer.content.decode().split("BEGIN:VEVENT")[1:]
    assert f"SUMMARY:{kept.name} (" in first and "STATUS:CONFIRMED" in first
    assert "DTSTART:20261204T170000Z" in first and "DTEND:20261206T170000Z" in first
    assert "Laga derby" in second and "STATUS:CANCELLED" in second and "SEQUENCE:1" in second


def test_a_panel_marks_the_weeks_as_the_calendar_stood_then(office: House) -> None:
    event(office, 1, day=date(2026, 10, 26))  # a Monday, so that five weeks are whole
    row = write(office, area="35.09", first_day=date(2026, 11, 8), last_day=date(2026, 11, 9))
    RiskDate.objects.update(added_at=NOW - timedelta(days=30))
    made = panel(["35.09"], today=TODAY)
    assert made.weeks == 4
    assert made.marked(4).any(axis=0).tolist() == [[False, True, True, False]] * 2
    RiskDate.objects.update(added_at=NOW)  # written down afterwards: it excuses nothing
    assert not panel(["35.09"], today=TODAY).marked(4).any()
    RiskDate.objects.update(added_at=NOW - timedelta(days=30))
    actions.withdraw_risk_day(office.viewer("dewi"), pk=row.pk, reason="batal", now=NOW)
    assert panel(["35.09"], today=TODAY).marked(4).any()  # the judgement of that week stands
    assert not panel(["35.09"], today=TODAY + timedelta(days=7)).marked(5).any()
    assert np.array_equal(made.marked(1), np.zeros_like(made.marked(1)))


@pytest.mark.skipif(connection.vendor != "postgresql", reason="skipped, no PostgreSQL")
def test_behind_the_wall_a_village_reads_the_days_of_the_areas_around_it(office: House) -> None:
    write(office)
    write(office, area="35.09", name="Pilkada")
    write(office, area=AMBULU, name="Laga derby")
    act_as_plain_role()
    raise_wall(office.viewer("darsono"))
    assert set(RiskDay.objects.values_list("area_id", flat=True)) == {WULUHAN, "35.09"}
    assert RiskDate.objects.count() == 2
    raise_wall(office.viewer("bagus"))
    assert not RiskDay.objects.exists() and not RiskDate.objects.exists()
    open_wall()
