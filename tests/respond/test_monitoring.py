"""Visits come on their days, hear both sides, and a breach always brings the case back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from serasi.network.models import Commitment, LegalParam
from serasi.problems import Problem
from serasi.regions.zones import end_of_day, local_day
from serasi.respond import rules_agreement as rules
from serasi.respond.actions import monitoring
from serasi.respond.actions.monitoring import Judged, Visit
from serasi.respond.events import agreement_broken
from serasi.respond.models import Agreement, Case
from serasi.respond.queries.settling import moments
from tests.cast import NOW, House
from tests.respond.mending import Path, owing

Open = Callable[..., Case]
DAY = timedelta(days=1)
TODAY = NOW.date()


@pytest.fixture
def path(office: House, open_case: Open) -> Path:
    made = Path(office, open_case(now=NOW - timedelta(days=20)))
    made.to_signed(owing(office, due_on=TODAY + timedelta(days=14)))
    return made


@pytest.mark.django_db
def test_a_visit_hears_both_sides_and_writes_what_it_saw(path: Path) -> None:
    week = NOW + timedelta(days=7)
    with pytest.raises(Problem, match="Pihak B") as refused:
        monitoring.record_check(
            path.viewer(week), days=7, visit=Visit(on=week.date(), voices={"A": "tenang"}),
            **path.text(week),
        )  # fmt: skip
    assert refused.value.code == "S1152"
    with pytest.raises(Problem, match="S1153"):
        path.visit(7, on=week.date(), now=week, o1=Judged("kept"))
    made = path.visit(7, on=week.date(), now=week, o1=Judged("kept", "kuitansi"))
    path.case.refresh_from_db()
    assert (made.state, path.case.stage) == ("done", "monitoring")
    assert made.duty is not None and made.duty.state == "done"
    states = {f.obligation.serial: f.state for f in made.findings.all()}
    assert states == {1: "kept", 2: "open", 3: "open"}
    one = path.agreement.obligations.get(serial=1)
    assert one.duty is not None and (one.state, one.duty.state) == ("kept", "done")
    with pytest.raises(Problem, match="S1150"):
        path.visit(7, on=week.date(), now=week)


@pytest.mark.django_db
def test_what_is_not_done_after_its_day_is_late_and_breaks_nothing(path: Path) -> None:
    month = NOW + timedelta(days=30)
    path.visit(30, on=month.date(), now=month)
    assert [o.state for o in path.agreement.obligations.all()] == ["late", "late", "open"]
    assert path.agreement.state == "signed"


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "early"), [(7, 4), (30, 3), (90, 10), (180, 4)])
def test_a_visit_too_early_says_nothing_of_its_day(path: Path, days: int, early: int) -> None:
    at = NOW + timedelta(days=days - early)
    if early > 3:
        with pytest.raises(Problem, match="S1151"):
            path.visit(days, on=at.date(), now=at)
    else:
        assert path.visit(days, on=at.date(), now=at).state == "done"
    with pytest.raises(Problem, match="S104"):
        path.visit(180, on=TODAY + timedelta(days=180), now=at)  # a day that has not come


@pytest.mark.django_db
def test_a_broken_obligation_reopens_the_case_and_tells_others(
    path: Path, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    heard: list[dict] = []
    agreement_broken.connect(lambda **sent: heard.append(sent), weak=False, dispatch_uid="t")
    week = NOW + timedelta(days=7)
    with django_capture_on_commit_callbacks(execute=True):
        path.visit(7, on=week.date(), now=week, o3=Judged("broken", "massa 40 orang"))
    agreement_broken.disconnect(dispatch_uid="t")
    row, case = path.agreement, path.case
    case.refresh_from_db()
    assert (row.state, row.breach, row.broken_on) == ("broken", "obligation", week.date())
    assert (case.stage, case.reopened, case.last_violence_on) == ("handling", 1, None)
    assert [sent["agreement_id"] for sent in heard] == [row.pk]
    assert set(row.checks.values_list("days", "state")) == {
        (7, "done"), (30, "dropped"), (90, "dropped"), (180, "dropped"),
    }  # fmt: skip
    still = Commitment.objects.filter(origin=f"agreement:{row.number}", state="open")
    assert [d.owed_by.kind for d in still] == ["satpol_pp"]  # an agency stays bound
    for act in (
        lambda: path.visit(30, on=week.date(), now=week),
        lambda: path.sign(week),
        lambda: monitoring.report_breach(
            path.viewer(week), breach="violence", on=week.date(), reason="x", **path.text(week)
        ),
    ):
        with pytest.raises(Problem, match="S1141"):
            act()


@pytest.mark.django_db
def test_violence_at_a_closed_case_reopens_it(path: Path) -> None:
    late = NOW + timedelta(days=90)
    Case.objects.update(stage="closed", closed_at=late - DAY)
    seen = (late - 2 * DAY).date()
    path.visit(90, on=late.date(), now=late, violence_on=seen)
    path.case.refresh_from_db()
    assert (path.case.stage, path.case.closed_at, path.case.last_violence_on) == (
        "handling", None, seen,
    )  # fmt: skip
    assert path.agreement.breach == "violence" and path.agreement.broken_on == seen


@pytest.mark.django_db
def test_a_second_mediation_and_agreement_refer_to_the_broken_one(path: Path) -> None:
    first = path.agreement
    then = NOW + timedelta(days=20)
    monitoring.report_breach(
        path.viewer(then), breach="violence", on=then.date(), reason="keributan baru",
        **path.text(then),
    )  # fmt: skip
    with pytest.raises(Problem, match="S1136"):
        _begin(path, then, then - DAY)
    second = path.to_signed(now=then + timedelta(days=20))
    assert (second.follows, second.mediation.after, second.mediation.serial) == (first, first, 2)
    assert second.state == "signed" and first.followed_by.get() == second
    path.case.refresh_from_db()
    words = [item.words for item in moments(path.viewer(then), path.case)]
    assert any("dilanggar" in w for w in words)
    assert sum("ditandatangani" in w for w in words) == 2


def _begin(path: Path, now: datetime, since: datetime) -> None:
    from serasi.respond.actions.mediating import open_mediation

    open_mediation(path.viewer(now), number=path.case.number, now=now, began_at=since)


@pytest.mark.django_db
def test_an_obligation_may_be_told_of_between_visits(path: Path) -> None:
    on = TODAY + DAY
    act = {"serial": 2, "on": on}
    with pytest.raises(Problem, match="S1153"):
        monitoring.settle_obligation(
            path.viewer(NOW), evidence="", **act, **path.text(NOW + 2 * DAY)
        )
    monitoring.settle_obligation(
        path.viewer(NOW), evidence="jadwal jaga", **act, **path.text(NOW + 2 * DAY)
    )
    one = path.agreement.obligations.get(serial=2)
    assert one.duty is not None and (one.state, one.duty.state) == ("kept", "done")
    for day in (TODAY - DAY, TODAY + 3 * DAY):
        with pytest.raises(Problem, match="S104"):
            monitoring.settle_obligation(
                path.viewer(NOW), serial=3, on=day, evidence="x", **path.text(NOW + 2 * DAY)
            )


@pytest.mark.django_db
def test_a_breach_lies_between_signing_and_today(path: Path) -> None:
    for day in (TODAY - DAY, TODAY + DAY):
        with pytest.raises(Problem, match="S104"):
            monitoring.report_breach(
                path.viewer(NOW), breach="violence", on=day, reason="x", **path.text(NOW)
            )
    assert path.agreement.state == "signed"


@pytest.mark.django_db
def test_the_days_of_visits_follow_the_legal_table(office: House, open_case: Open) -> None:
    LegalParam.objects.create(
        key="agreement.monitor_1", value=14, unit="days", source="SK", effective_from=TODAY
    )
    other = Path(office, open_case(now=NOW - timedelta(days=20)))
    assert [c.days for c in other.to_signed().checks.all()] == [14, 30, 90, 180]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("signed", "days"),
    [
        # 23.30 WIB of 31 December is another day than 00.30 WIB of 1 January
        (datetime(2027, 12, 31, 16, 30, tzinfo=UTC), date(2028, 1, 7)),
        (datetime(2027, 12, 31, 17, 30, tzinfo=UTC), date(2028, 1, 8)),
        (datetime(2028, 2, 22, 3, 0, tzinfo=UTC), date(2028, 2, 29)),
    ],
)
def test_days_are_those_of_the_area(
    office: House, open_case: Open, signed: datetime, days: date
) -> None:
    made = Path(office, open_case(now=signed - timedelta(days=20)))
    row = made.to_signed(now=signed)
    first = row.checks.get(days=7)
    assert first.due_on == days
    assert first.duty is not None
    assert first.duty.due_at == datetime(days.year, days.month, days.day, 16, 59, tzinfo=UTC)


@given(
    start=st.dates(date(2000, 1, 1), date(2100, 12, 31)),
    offsets=st.lists(st.integers(1, 400), min_size=1, max_size=6),
)
def test_visits_are_exact_over_leap_days_month_ends_and_year_ends(
    start: date, offsets: list[int]
) -> None:
    found = rules.monitoring_days(start, offsets)
    assert [days for days, _day in found] == sorted(set(offsets))
    for days, day in found:
        counted = start
        for _step in range(days):
            counted += DAY
        assert counted == day and (day - start).days == days


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.sampled_from(["35.09", "53.01", "91"]))
def test_the_end_of_a_day_lies_in_that_day_of_its_area(day: date, area: str) -> None:
    end = end_of_day(day, area)
    assert local_day(end, area) == day and local_day(end + timedelta(minutes=1), area) == day + DAY


def test_a_share_counts_only_what_somebody_looked_at() -> None:
    since = date(2026, 1, 1)
    rows = [
        rules.Kept(since, None, judged=True, states=("kept", "kept")),
        rules.Kept(since, None, judged=True, states=("kept", "late")),
        rules.Kept(since, date(2026, 2, 1), judged=False, states=("kept",)),
        rules.Kept(since, date(2026, 9, 1), judged=True, states=("kept",)),
        rules.Kept(since, None, judged=False, states=("kept",)),
        rules.Kept(date(2026, 11, 1), None, judged=True, states=("kept",)),
    ]
    assert rules.all_done(rows, on=date(2026, 11, 25)) == rules.Share(2, 4, 1)


@pytest.mark.parametrize(
    ("broken", "closed", "seen", "expected"),
    [
        (date(2026, 3, 1), None, None, rules.Life(59, broke=True)),
        (None, None, date(2026, 2, 1), rules.Life(100, broke=False)),
        (None, date(2026, 2, 1), None, rules.Life(31, broke=False)),
        (None, date(2026, 2, 1), date(2026, 3, 1), rules.Life(59, broke=False)),
    ],
)
def test_watching_ends_with_breach_closing_or_today(
    broken: date | None, closed: date | None, seen: date | None, expected: rules.Life
) -> None:
    found = rules.life(
        since=date(2026, 1, 1), broken_on=broken, closed_on=closed, seen_on=seen,
        today=date(2026, 4, 11),
    )  # fmt: skip
    assert found == expected


@pytest.mark.django_db
def test_of_two_officers_who_judge_at_once_one_is_told(path: Path) -> None:
    week = NOW + timedelta(days=7)
    known = path.text(week)
    visit = Visit(on=week.date(), voices={"A": "x", "B": "y"})
    monitoring.record_check(path.viewer(week), days=7, visit=visit, **known)
    with pytest.raises(Problem, match="S1142"):
        monitoring.report_breach(
            path.office.viewer("surya", now=week), breach="violence", on=week.date(), reason="x",
            **known,
        )  # fmt: skip
    assert Agreement.objects.get().state == "signed"
