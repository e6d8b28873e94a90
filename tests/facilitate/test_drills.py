"""Exercises: refused in any real house, run on the same screens, timed, and compared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from serasi.collect.models import Report
from serasi.facilitate.actions import drills as actions
from serasi.facilitate.drills import SCENARIOS
from serasi.facilitate.drills.script import MARK
from serasi.facilitate.models import Drill
from serasi.facilitate.queries import drills as reads
from serasi.network.models import Commitment
from serasi.ops.demo.build import MARK as BUILT
from serasi.ops.models import Schedule
from serasi.problems import Problem
from serasi.register.models import Handling, Verification
from serasi.warn import actions as warn
from serasi.warn.models import Notice, Observation, Warning
from tests.cast import NOW, House
from tests.warn.conftest import WULUHAN, observe, office, standing

__all__ = ["observe", "office", "standing"]
ORCHESTRA = SCENARIOS["orkes"]


@pytest.fixture
def training(settings: Any, db: None) -> None:
    """A house that calls itself a training house and was built as one."""
    settings.DEMO = True
    Schedule.objects.create(name=BUILT)


def _start(house: House, who: str = "dewi", **more: Any) -> Drill:
    told = {"scenario": "orkes", "area": WULUHAN, "pace": "clock", "now": NOW} | more
    return actions.start_drill(house.viewer(who, now=told["now"]), **told)


@pytest.mark.parametrize(("demo", "built"), [(False, False), (False, True), (True, False)])
def test_a_house_with_real_data_starts_no_drill(
    house: House, settings: Any, demo: bool, built: bool
) -> None:
    """Neither the setting alone nor the builder's mark alone is enough."""
    settings.DEMO = demo
    if built:
        Schedule.objects.create(name=BUILT)
    reports = Report.objects.count()
    with pytest.raises(Problem, match="S807"):
        _start(house)
    client = house.client("dewi")
    for url in (reverse("facilitate:drills"), reverse("facilitate:drill", args=["GP-2026-0001"])):
        assert client.get(url).status_code == 409
    told = {"scenario": "orkes", "area": "Wuluhan", "pace": "clock"}
    answer = client.post(reverse("facilitate:drills"), told)
    assert answer.status_code == 409 and "S807" in answer.content.decode()
    assert not Drill.objects.exists() and Report.objects.count() == reports


def test_a_drill_that_came_along_with_real_data_is_fed_no_more(
    house: House, settings: Any, training: None
) -> None:
    """A backup of a training house restored elsewhere, or the setting turned off: it stops."""
    row = _start(house)
    settings.DEMO = False
    assert actions.release_due(now=NOW + timedelta(hours=3)) == 0
    for act in (
        lambda: actions.next_step(house.viewer("dewi"), number=row.number, now=NOW),
        lambda: actions.end_drill(house.viewer("dewi"), number=row.number, lesson="", now=NOW),
    ):
        with pytest.raises(Problem, match="S807"):
            act()
    assert Report.objects.count() == 1


def test_injects_come_in_on_the_same_screens_and_bear_the_mark(
    house: House, training: None
) -> None:
    row = _start(house)
    [first] = Report.objects.all()
    assert first.text.startswith(MARK) and first.area_id == row.village
    assert Handling.objects.filter(report=first).exists()
    assert actions.release_due(now=NOW + timedelta(minutes=7)) == 1
    assert actions.release_due(now=NOW + timedelta(minutes=7)) == 0
    assert actions.release_due(now=NOW + timedelta(minutes=20)) == 2
    seen = Observation.objects.get()
    assert seen.code == "I03" and seen.note.startswith(MARK) and seen.area_id == WULUHAN
    assert row.released.filter(made="").count() == 1  # the call, which somebody must write down
    actions.release_due(now=NOW + timedelta(hours=3))
    assert row.released.count() == len(ORCHESTRA.injects)
    with pytest.raises(Problem, match="S810"):
        actions.next_step(house.viewer("dewi"), number=row.number, now=NOW)


def test_step_by_step_nothing_comes_in_by_the_clock(house: House, training: None) -> None:
    row = _start(house, pace="steps")
    assert actions.release_due(now=NOW + timedelta(hours=3)) == 0
    actions.next_step(house.viewer("rini"), number=row.number, now=NOW)
    assert row.released.count() == 2


def test_the_desk_alone_leads_one_drill_at_a_time(house: House, training: None) -> None:
    for who in ("surya", "wulan", "laras", "darsono", "bagus"):
        with pytest.raises(Problem, match="S102"):
            _start(house, who)
    row = _start(house)
    with pytest.raises(Problem, match="S808"):
        _start(house)
    with pytest.raises(Problem, match="S102"):
        actions.end_drill(house.viewer("surya"), number=row.number, lesson="", now=NOW)
    with pytest.raises(Problem, match="S101"):
        actions.end_drill(house.viewer("bagus"), number=row.number, lesson="", now=NOW)
    actions.end_drill(house.viewer("dewi"), number=row.number, lesson="", now=NOW)
    with pytest.raises(Problem, match="S809"):
        actions.next_step(house.viewer("dewi"), number=row.number, now=NOW)
    assert _start(house).number != row.number


def _play(office: House, standing: Callable[..., Warning], row: Drill) -> None:
    """Check the report after 12 minutes, raise a level at 20, let one agency answer at 26."""
    handling = Handling.objects.get()
    Verification.objects.create(
        handling=handling, side="A", source="RT", team="Polsek", visited_at=NOW, finding="true",
        by=office.people["dewi"], created_at=NOW + timedelta(minutes=12),
    )  # fmt: skip
    level = standing(1)
    Warning.objects.filter(pk=level.pk).update(confirmed_at=NOW + timedelta(minutes=20))
    calls = Notice.objects.filter(warning=level)
    calls.update(told_at=NOW + timedelta(minutes=20), climbs_at=NOW + timedelta(hours=2))
    one = calls.filter(person__isnull=False).first()
    assert one is not None
    warn.acknowledge(
        office.viewer(one.person.username), notice_id=one.pk, now=NOW + timedelta(minutes=26)
    )
    for state in ("done", "open"):
        Commitment.objects.create(
            what="Patroli", owed_by=office.agencies["Polsek Wuluhan"], area_id=WULUHAN, origin="x",
            due_at=NOW + timedelta(hours=1), created_at=NOW + timedelta(minutes=30), state=state,
            done_at=NOW + timedelta(minutes=50) if state == "done" else None,
        )  # fmt: skip


def test_times_are_kept_and_the_next_drill_is_compared(
    office: House, standing: Callable[..., Warning], training: None
) -> None:
    row = _start(office)
    assert reads.score(row, now=NOW).verified is None
    _play(office, standing, row)
    later = NOW + timedelta(hours=1)
    ended = actions.end_drill(
        office.viewer("dewi", now=later), number=row.number, lesson="Polsek lewat HT", now=later
    )
    kept = ended.result
    assert (kept["verified"], kept["level"], kept["first_answer"]) == (12.0, 20.0, 6.0)
    assert kept["all_answered"] is None and kept["in_time"] == 1 < kept["called"]
    assert (kept["duties"], kept["duties_done"]) == (2, 1)
    again = _start(office, now=later + timedelta(days=1))
    assert reads.before(office.viewer("dewi"), again) == ended
    page = office.client("wulan").get(reverse("facilitate:drill", args=[again.number]))
    shown = page.content.decode()
    assert page.status_code == 200 and ended.number in shown and "LATIHAN" in shown
    assert "Langkah berikut" not in shown


def test_what_comes_after_the_end_changes_no_score(
    office: House, standing: Callable[..., Warning], training: None
) -> None:
    row = _start(office)
    early = NOW + timedelta(minutes=5)
    ended = actions.end_drill(office.viewer("dewi"), number=row.number, lesson="", now=early)
    _play(office, standing, row)
    assert reads.score(ended, now=NOW + timedelta(days=1)).kept() == ended.result
    assert ended.result["verified"] is None


def test_a_drill_is_begun_and_led_by_form(house: House, training: None) -> None:
    client = house.client("dewi")
    made = client.post(
        reverse("facilitate:drills"), {"scenario": "orkes", "area": "Wuluhan", "pace": "steps"}
    )
    assert made.status_code == 302
    act = reverse("facilitate:drill_act", args=[Drill.objects.get().number])
    assert client.post(act, {"do": "next"}).status_code == 302
    page = client.get(made["Location"]).content.decode()
    assert "Langkah berikut" in page and "Diharapkan" in page and "2 dari 9 babak" in page
    assert client.post(act, {"do": "end", "lesson": "x"}).status_code == 302
    assert "selesai" in client.get(reverse("facilitate:drills")).content.decode()
