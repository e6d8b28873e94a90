"""An edition: four eyes, fixed for ever, and nothing small can be worked out from all of them."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from serasi.problems import Problem
from serasi.publish import public_rules as rules
from serasi.publish.actions import public as acts
from serasi.publish.models import Edition
from serasi.register.models import Event
from serasi.science import disclosure
from serasi.trail.models import Entry
from tests.cast import NOW
from tests.publish.counted import AREA, VILLAGES, a_year, happened, moment, publish

DISTRICTS = ["35.09.11", "35.09.12", "35.09.13"]
MONTH_COUNTS = st.lists(
    st.dictionaries(
        st.tuples(st.sampled_from(DISTRICTS), st.sampled_from(["T1", "T3", "T7"])),
        st.integers(0, 6),
        max_size=5,
    ),
    min_size=12,
    max_size=12,
)  # fmt: skip


def _world(months):
    world = {}
    for number, counts in enumerate(months, 1):
        month = {table: {} for table in rules.TABLES if table != rules.TOTAL}
        for (area, trigger), n in counts.items():
            kind = "incident" if trigger == "T1" else "tension"
            for table, code in (
                (rules.BY_AREA, area),
                (rules.BY_TRIGGER, trigger),
                (rules.BY_KIND, kind),
            ):
                month[table][code] = month[table].get(code, 0) + n
        month[rules.BY_REPORT] = {"incident": sum(counts.values()), "open": len(counts)}
        world[f"2026-{number:02}"] = month
    return world


@settings(
    max_examples=2, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(MONTH_COUNTS)
def test_a_year_of_monthly_editions_gives_no_small_count_away(months):
    """Tables, neighbouring periods and successive editions, attacked all together."""
    world = _world(months)
    cells: list[rules.Cell] = []
    ever: dict[str, int] = {}
    for last in ("2026-03", "2026-08", "2026-12"):
        part = {month: counts for month, counts in world.items() if month <= last}
        tables = rules.tables_of(part, DISTRICTS)
        cells = rules.cells_of(tables, cells)
        for cell in cells:
            if cell.value is not None:
                assert ever.setdefault(cell.key, cell.value) == cell.value
    hidden = [key for key in tables.values if key not in ever]
    small = [key for key in hidden if tables.values[key] < rules.THRESHOLD]
    assert all(value >= rules.THRESHOLD for value in ever.values())
    assert disclosure.audit(ever, hidden, tables.sums, small=small).safe


def test_a_month_is_published_when_its_last_day_is_a_month_old():
    assert rules.last_public_month(date(2026, 11, 30)) == "2026-09"
    assert rules.last_public_month(date(2026, 12, 1)) == "2026-10"


def test_an_edition_holds_whole_periods_and_hides_what_is_small(house):
    a_year(house)
    made = publish(house)
    cells = rules.read_cells(made.figures)
    assert made.figures["through"] == "2026-09"
    assert {c.period for c in cells if c.table == rules.BY_AREA} == {"2026-B04", "2026-B08"}
    assert all(c.value is None or c.value >= 3 for c in cells)
    assert any(c.value is None for c in cells)
    shown = [c for c in cells if c.table == rules.TOTAL and c.period == "2026-09"][0]
    real = Event.objects.filter(
        regency_code=AREA, start_date__year=2026, start_date__month=9
    ).count()
    assert shown.value in (None, real)


def test_who_prepares_does_not_approve(house):
    a_year(house)
    rini = house.viewer("rini")
    made = acts.prepare_edition(rini, area=AREA, now=NOW)
    with pytest.raises(Problem) as refused:
        acts.approve_edition(rini, pk=made.pk, now=NOW)
    assert refused.value.code == "S1454"
    assert acts.approve_edition(house.viewer("hendra"), pk=made.pk, now=NOW).state == "approved"
    actions = list(Entry.objects.order_by("seq").values_list("action", flat=True))
    assert actions[-2:] == ["edition.prepared", "edition.approved"]


@pytest.mark.parametrize("username", ["surya", "wulan", "laras", "tirto", "bagus", "darsono"])
def test_who_is_not_of_the_desk_prepares_nothing(house, username):
    a_year(house)
    with pytest.raises(Problem) as refused:
        acts.prepare_edition(house.viewer(username), area=AREA, now=NOW)
    assert refused.value.code in ("S101", "S102")


def test_a_duty_officer_approves_nothing(house):
    a_year(house)
    made = acts.prepare_edition(house.viewer("rini"), area=AREA, now=NOW)
    with pytest.raises(Problem):
        acts.approve_edition(house.viewer("dewi"), pk=made.pk, now=NOW)


def test_an_approved_edition_cannot_be_changed_even_in_the_database(house):
    a_year(house)
    made = publish(house)
    for act in (
        lambda: Edition.objects.filter(pk=made.pk).update(digest="0" * 64),
        lambda: Edition.objects.filter(pk=made.pk).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_a_late_record_moves_no_published_figure(house):
    """One event of March comes in after it was published: later editions show March as it was."""
    a_year(house)
    first = publish(house)
    happened(house, [("T1", VILLAGES[0], date(2026, 3, 3), "incident")])
    second = publish(house, now=moment(2026, 12, 5))
    before = {c.key: c.value for c in rules.read_cells(first.figures)}
    after = {c.key: c.value for c in rules.read_cells(second.figures)}
    assert {key: after[key] for key in before} == before


def test_a_correction_waits_until_no_difference_is_small(house):
    a_year(house)
    first = publish(house)
    dewi = house.viewer("dewi")
    with pytest.raises(Problem) as unchanged:
        acts.prepare_correction(dewi, area=AREA, reason="tidak ada apa-apa", now=NOW)
    assert unchanged.value.code == "S1452"
    happened(house, [("T1", VILLAGES[0], date(2026, 3, 3), "incident")])
    with pytest.raises(Problem) as waits:
        acts.prepare_correction(dewi, area=AREA, reason="laporan susulan Maret", now=NOW)
    assert waits.value.code == "S1451"
    happened(house, [("T1", VILLAGES[0], date(2026, 3, n), "incident") for n in (4, 5, 6)])
    made = acts.prepare_correction(dewi, area=AREA, reason="laporan susulan Maret", now=NOW)
    acts.approve_edition(house.viewer("hendra"), pk=made.pk, now=NOW)
    assert made.corrects and made.number == first.number + 1
    old = {c.key: c.value for c in rules.read_cells(first.figures)}
    for cell in rules.read_cells(made.figures):
        if cell.value is not None:
            assert old[cell.key] is not None
            assert abs(cell.value - old[cell.key]) not in (1, 2)


def test_there_is_no_edition_before_a_new_month_is_old_enough(house):
    a_year(house)
    publish(house)
    with pytest.raises(Problem) as refused:
        publish(house)
    assert refused.value.code == "S1450"


def test_one_draft_at_a_time_and_a_dropped_one_leaves_nothing(house):
    a_year(house)
    dewi = house.viewer("dewi")
    made = acts.prepare_edition(dewi, area=AREA, now=NOW)
    with pytest.raises(Problem) as refused:
        acts.prepare_edition(dewi, area=AREA, now=NOW)
    assert refused.value.code == "S1456"
    acts.drop_edition(dewi, pk=made.pk, now=NOW)
    assert not Edition.objects.exists()
