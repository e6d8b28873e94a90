"""What changed since a moment: every change once, with its time, to those who may know of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from serasi.regions.models import Area
from serasi.warn import actions
from serasi.warn.models import Finding, Notice, Observation, Warning
from serasi.warn.queries.changes import Change, Kind, changes, evening, yesterday
from tests.cast import NOW, House
from tests.warn.conftest import AMBULU, WULUHAN

pytestmark = pytest.mark.django_db
Observe = Callable[..., Observation]
Standing = Callable[..., Warning]
SINCE = yesterday(NOW)
HOUR = timedelta(hours=1)


def told(office: House, who: str, *, since: datetime = SINCE, now: datetime = NOW) -> list[Change]:
    return changes(office.viewer(who, now=now), since=since, now=now)


def kinds(found: list[Change]) -> list[str]:
    return [str(one.kind) for one in found]


def silence(code: str, *, days_ago: int) -> Finding:
    made = NOW - timedelta(days=days_ago)
    return Finding.objects.create(
        detector="silence", area=Area.objects.get(code=code), day=made.date(), weeks=3, observed=0,
        expected=5.0, score=2.5, areas=[code], made_at=made,
    )  # fmt: skip


def test_a_level_that_came_is_told_with_its_time_and_reason(
    office: House, standing: Standing
) -> None:
    row = standing(2, now=NOW - HOUR)
    [came] = told(office, "wulan")
    assert (came.kind, came.at, came.number) == (Kind.RAISED, NOW - HOUR, row.number)
    assert came.words == "Oranye berlaku"
    assert came.area.code == WULUHAN


def test_what_happened_before_is_not_told(office: House, standing: Standing) -> None:
    standing(2, now=SINCE - HOUR)
    assert told(office, "wulan") == []


def test_a_lowered_level_is_told_once_and_not_as_an_end(office: House, standing: Standing) -> None:
    row = standing(2, now=SINCE - HOUR)
    actions.end(
        office.viewer("hendra"), number=row.number, version=row.version, to=1,
        reason="Massa pulang",
        now=NOW - HOUR,
    )  # fmt: skip
    [fell] = told(office, "wulan")
    assert (fell.kind, fell.words) == (Kind.LOWERED, "Turun dari Oranye ke Kuning")
    assert fell.why == "Massa pulang"


def test_a_raise_over_a_standing_level_is_told_once(
    office: House, standing: Standing, observe: Observe
) -> None:
    standing(1, now=SINCE - HOUR)
    standing(2, now=NOW - HOUR)
    [rose] = told(office, "wulan")
    assert (rose.kind, rose.words) == (Kind.RAISED, "Naik dari Kuning ke Oranye")


def test_an_end_is_told_with_its_reason(office: House, standing: Standing) -> None:
    row = standing(1, now=SINCE - HOUR)
    actions.end(
        office.viewer("dewi"), number=row.number, version=row.version, reason="Reda", now=NOW - HOUR
    )
    [ended] = told(office, "wulan")
    assert (ended.kind, ended.at, ended.why) == (Kind.ENDED, NOW - HOUR, "Reda")


def test_proposals_are_told_to_those_who_decide_alone(office: House, observe: Observe) -> None:
    observe("I03", 60, now=NOW - HOUR)
    actions.propose(now=NOW - HOUR)
    assert kinds(told(office, "dewi")) == ["proposed"]
    assert told(office, "wulan") == []


def test_a_refused_proposal_is_told_with_its_reason(office: House, observe: Observe) -> None:
    observe("I03", 60, now=NOW - HOUR)
    [made] = actions.propose(now=NOW - HOUR)
    actions.refuse(
        office.viewer("dewi"), number=made.number, version=made.version, reason="Bukan", now=NOW
    )
    [gone] = told(office, "dewi")
    assert (gone.kind, gone.why) == (Kind.DROPPED, "Bukan")


def test_answers_are_told_once_for_each_level(office: House, standing: Standing) -> None:
    row = standing(1, now=SINCE - HOUR)
    call = Notice.objects.filter(warning=row, person=office.people["guntur"]).get()
    actions.acknowledge(office.viewer("guntur"), notice_id=call.pk, now=NOW - HOUR)
    [answered] = told(office, "wulan")
    assert answered.kind == Kind.ANSWERED
    assert answered.words == "1 instansi menjawab"
    assert answered.why == "Polsek Wuluhan"


def test_only_a_new_silence_is_told_and_to_those_who_count(office: House) -> None:
    silence(AMBULU, days_ago=3)
    silence(AMBULU, days_ago=0)
    silence(WULUHAN, days_ago=0)
    found = told(office, "dewi")
    assert [(one.kind, one.area.code) for one in found] == [(Kind.SILENT, WULUHAN)]
    assert told(office, "darsono") == []
    assert told(office, "bagus") == []


def test_a_silence_of_the_day_on_which_the_evening_fell_is_not_new_since_it(office: House) -> None:
    silence(WULUHAN, days_ago=0)
    tonight = NOW + timedelta(hours=12)
    assert told(office, "dewi", since=evening(tonight), now=tonight) == []
    assert kinds(told(office, "dewi", since=yesterday(tonight), now=tonight)) == ["silent"]


def test_another_regency_learns_nothing(office: House, standing: Standing) -> None:
    standing(2, now=NOW - HOUR)
    assert told(office, "bagus") == []


@pytest.mark.parametrize(
    ("hour", "began"), [(7, -1), (17, -1), (18, 0), (23, 0)], ids=["morning", "five", "six", "late"]
)
def test_the_evening_begins_at_six(hour: int, began: int) -> None:
    local = datetime.fromisoformat(f"2026-11-25T{hour:02}:00:00+07:00")
    day = 25 + began
    assert evening(local) == datetime.fromisoformat(f"2026-11-{day}T18:00:00+07:00")


def test_the_page_of_levels_shows_the_changes(office: House, standing: Standing) -> None:
    from django.utils import timezone

    row = standing(1, now=timezone.now() - timedelta(minutes=5))
    page = office.client("wulan").get("/siaga/").content.decode()
    assert "Kuning berlaku" in page
    assert f"/siaga/{row.number}/" in page
