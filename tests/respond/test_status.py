"""The legal status: no path reaches it without both conditions, the consultation, its authority."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from serasi.channels.models import Outgoing
from serasi.network.models import LegalParam
from serasi.problems import Problem
from serasi.regions.zones import local_day
from serasi.respond import clocks, rules
from serasi.respond.actions import casing, legal
from serasi.respond.actions.legal import Conditions
from serasi.respond.models import Case, ConflictStatus, Reach
from serasi.respond.telling import tell_status_clocks
from tests.cast import NOW, House

Open = Callable[..., Case]
BOTH = Conditions("B/12/2026 Polres", "kantor kecamatan tutup tiga hari")
TODAY = NOW.date()


class Path:
    """One status taken through its steps by the people whose steps they are."""

    def __init__(self, office: House, case: Case) -> None:
        self.office, self.case = office, case
        self.row: ConflictStatus | None = None

    def step(self, name: str, who: str = "laras", *, now: datetime = NOW, **more: object) -> None:
        viewer = self.office.viewer(who, now=now)
        if name == "propose":
            told = more.get("conditions", BOTH)
            self.row = legal.propose_status(viewer, case=self.case.number, conditions=told, now=now)  # type: ignore[arg-type]
            return
        row = ConflictStatus.objects.filter(case=self.case).first()
        if row is None:
            raise Problem(legal.NOT_FOUND)
        known = {"number": row.number, "version": row.version, "now": now}
        day = local_day(now, "35")
        given = {
            "consult": {"on": day, "whom": "Ketua DPRD", "paper": "BA 3/2026"},
            "declare": {"decree": "100.3/1", "starts_on": day, "days": 90},
            "extend": {"decree": "100.3/2", "days": 30, "consulted_on": day, "paper": "BA 4"},
            "ask_tni": {"letter": "300/1"},
            "lift": {"decree": "100.3/9", "reason": "aman"},
            "refuse_status": {"reason": "Polres mampu"},
        }[name] | more
        self.row = getattr(legal, name)(viewer, **known, **given)


@pytest.fixture
def path(office: House, open_case: Open) -> Path:
    return Path(office, open_case())


@pytest.mark.django_db
@pytest.mark.parametrize("told", [Conditions(), Conditions("x", " "), Conditions("", "y")])
def test_a_status_needs_both_conditions_and_says_the_article(path: Path, told: Conditions) -> None:
    with pytest.raises(Problem, match="S1110") as refused:
        path.step("propose", "hendra", conditions=told)
    assert "Pasal 14" in refused.value.sentence


@pytest.mark.django_db
def test_the_way_of_law(path: Path) -> None:
    path.step("propose", "hendra")
    with pytest.raises(Problem, match="S1111"):
        path.step("declare")
    with pytest.raises(Problem, match="S1116"):
        path.step("ask_tni")
    path.step("consult", "dewi")
    with pytest.raises(Problem, match="S1112"):
        path.step("declare", "hendra")
    for days in (0, 91):
        with pytest.raises(Problem, match="S1114"):
            path.step("declare", days=days)
    path.step("declare")
    row = path.row
    assert row is not None and row.ends_on == TODAY + timedelta(days=89)
    path.step("ask_tni")
    with pytest.raises(Problem, match="S1111"):  # the first consultation is not another
        path.step("extend")
    later = NOW + timedelta(days=60)
    path.step("extend", now=later)
    assert path.row is not None and path.row.ends_on == TODAY + timedelta(days=119)
    with pytest.raises(Problem, match="S1115"):
        path.step("extend", now=later)
    with pytest.raises(Problem, match="S1113"):
        path.step("lift", now=NOW + timedelta(days=121))
    path.step("lift", now=later)
    for step in ("lift", "extend", "declare", "consult", "ask_tni"):
        with pytest.raises(Problem):
            path.step(step)


@pytest.mark.django_db
def test_the_legal_table_decides_how_often_it_is_extended(path: Path) -> None:
    LegalParam.objects.create(
        key="status.extensions", value=2, unit="times", source="Perda", effective_from=TODAY
    )
    for step in ("propose", "consult", "declare"):
        path.step(step)
    for days in (10, 20):
        path.step("extend", now=NOW + timedelta(days=days))
    with pytest.raises(Problem, match="S1115"):
        path.step("extend", now=NOW + timedelta(days=30))


@pytest.mark.django_db
def test_a_refused_status_may_be_proposed_again_and_a_live_one_closes_no_case(path: Path) -> None:
    path.step("propose", "hendra")
    with pytest.raises(Problem, match="S1113"):
        path.step("propose", "hendra")
    case = path.case
    with pytest.raises(Problem, match="S1118"):
        casing.close_case(
            path.office.viewer("dewi"), number=case.number, version=case.version, reason="x",
            now=NOW,
        )  # fmt: skip
    path.step("refuse_status")
    path.step("propose", "hendra")
    assert ConflictStatus.objects.count() == 2


@pytest.mark.django_db
def test_a_camat_prepares_no_status_and_a_neighbour_sees_none(path: Path) -> None:
    for who in ("surya", "wulan", "sinta"):
        with pytest.raises(Problem):
            path.step("propose", who)
    path.step("propose", "dewi")
    with pytest.raises(Problem, match="S101"):
        path.step("consult", "bagus")


@pytest.mark.django_db
def test_a_conflict_of_two_regencies_is_the_governor_s(path: Path) -> None:
    casing.add_area(path.office.viewer("dewi"), number=path.case.number, area="35.10.05", now=NOW)
    path.step("propose", "dewi")
    path.step("consult", "dewi")
    assert path.row is not None and path.row.reach == Reach.PROVINCE
    with pytest.raises(Problem, match="gubernur"):
        path.step("declare")


@pytest.mark.django_db
def test_reach_that_grows_before_the_decision_changes_who_decides(path: Path) -> None:
    path.step("propose", "dewi")
    path.step("consult", "dewi")
    casing.add_area(path.office.viewer("dewi"), number=path.case.number, area="35.10.05", now=NOW)
    with pytest.raises(Problem, match="gubernur"):
        path.step("declare")


@pytest.mark.django_db
def test_a_status_starts_no_earlier_than_its_consultation(path: Path) -> None:
    path.step("propose", "dewi")
    path.step("consult", "dewi")
    with pytest.raises(Problem, match="S1119"):
        path.step("declare", starts_on=TODAY - timedelta(days=1))


@pytest.mark.django_db
def test_the_database_holds_no_status_without_what_law_asks(path: Path) -> None:
    path.step("propose", "hendra")
    for facts in (
        {"state": "declared"},
        {"state": "declared", "consulted_on": TODAY, "starts_on": TODAY, "ends_on": TODAY},
        {"tni_letter": "300/1"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            ConflictStatus.objects.update(**facts)


@pytest.mark.django_db
def test_clocks_warn_once_at_each_mark_and_the_last_day_is_whole(path: Path) -> None:
    for step in ("propose", "consult", "declare"):
        path.step(step)
    row = path.row
    assert row is not None and row.ends_on is not None
    noon = NOW.replace(hour=5)
    marks = []
    for ahead in range(91):
        now = noon + timedelta(days=ahead)
        before = Outgoing.objects.filter(kind="status").count()
        tell_status_clocks(now=now)
        tell_status_clocks(now=now)
        if Outgoing.objects.filter(kind="status").count() > before:
            marks.append(clocks.days_left(row.ends_on, local_day(now, "35")))
    assert marks == [30, 14, 7, 1]
    last = datetime(2026, 1, 1, 16, 59, tzinfo=UTC).replace(
        year=row.ends_on.year, month=row.ends_on.month, day=row.ends_on.day
    )
    assert legal.lapse_statuses(now=last) == []  # 23.59 WIB of the last day
    [over] = legal.lapse_statuses(now=last + timedelta(minutes=1))
    assert over.state == "lapsed"


STEPS = ("propose", "consult", "declare", "extend", "ask_tni", "lift", "refuse_status")


@pytest.mark.django_db
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    moves=st.lists(
        st.tuples(st.sampled_from(STEPS), st.sampled_from(["laras", "hendra", "dewi", "bagus"])),
        max_size=9,
    )
)
def test_no_path_declares_without_proposal_consultation_and_authority(
    path: Path, moves: list[tuple[str, str]]
) -> None:
    """Whatever people try in whatever order, a declared status has come the way of law."""
    with transaction.atomic():
        done: list[str] = []
        for step, who in moves:
            try:
                path.step(step, who)
            except Problem:
                continue
            done.append(step)
            row = ConflictStatus.objects.filter(case=path.case).first()
            assert row is not None
            if row.declared_at is not None:
                since = len(done) - 1 - done[::-1].index("propose")
                assert done[since:][:3] == ["propose", "consult", "declare"]
                assert row.uncontrolled and row.disrupted and row.consulted_on
                assert row.declared_by_id == path.office.people["laras"].pk
            if row.tni_letter:
                assert row.declared_at is not None
        transaction.set_rollback(True)


@given(start=st.dates(date(2000, 1, 1), date(2100, 12, 31)), days=st.integers(1, 120))
def test_a_term_has_as_many_days_as_it_says(start: date, days: int) -> None:
    end = clocks.last_day(start, days)
    assert len([start + timedelta(days=n) for n in range((end - start).days + 1)]) == days
    assert clocks.days_left(end, start) == days - 1


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 1, 1), date(2026, 3, 31)), (date(2028, 1, 1), date(2028, 3, 30)),
        (date(2026, 12, 2), date(2027, 3, 1)), (date(2027, 12, 2), date(2028, 2, 29)),
    ],
)  # fmt: skip
def test_ninety_days_over_year_ends_and_leap_days(start: date, end: date) -> None:
    assert clocks.last_day(start, 90) == end


@pytest.mark.parametrize(
    ("code", "moment", "day"),
    [
        ("35.09", datetime(2026, 12, 31, 16, 59, tzinfo=UTC), date(2026, 12, 31)),
        ("35.09", datetime(2026, 12, 31, 17, 0, tzinfo=UTC), date(2027, 1, 1)),
        ("53.01", datetime(2026, 12, 31, 16, 0, tzinfo=UTC), date(2027, 1, 1)),
        ("91.01", datetime(2026, 12, 31, 15, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_a_day_is_the_day_of_its_area(code: str, moment: datetime, day: date) -> None:
    assert local_day(moment, code) == day


@given(st.lists(st.sampled_from(["35.09", "35.10.05", "33.01", "35.09.11.2001"]), min_size=1))
def test_reach_grows_with_the_areas(areas: list[str]) -> None:
    order = [Reach.REGENCY, Reach.PROVINCE, Reach.NATION]
    alone = order.index(rules.reach_of(areas[:1]))
    assert order.index(rules.reach_of(areas)) >= alone
