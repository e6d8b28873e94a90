"""Victims by sex and age in the period report: totals alone, small ones hidden, none is no data."""

from __future__ import annotations

from datetime import UTC, datetime

from serasi.publish.actions import making
from serasi.publish.actions.signing import findings_of
from serasi.publish.queries.composed import composed
from serasi.recover.models import Client
from serasi.respond.models import Case, CaseArea
from tests.cast import NOW
from tests.publish.conftest import AREA, B08

JULY = datetime(2026, 7, 10, tzinfo=UTC)


def begin(house):
    return making.begin_paper(house.viewer("dewi"), kind_code="timdu", area=AREA, span=B08, now=NOW)


def register(house, sexes: str, *, children: int = 0, **more):
    case = Case.objects.create(
        number=f"KS-26-{Case.objects.count()}", title="Perkara", area_id="35.09.11", trigger="T1",
        lead=house.agencies["Bakesbangpol Kab. Jember"], opened_at=JULY,
    )  # fmt: skip
    CaseArea.objects.create(case=case, area_id="35.09.11")
    for n, sex in enumerate(sexes, 1):
        Client.objects.create(
            case=case, area_id="35.09.11", number=n, sex=sex, child=n <= children, harm="light",
            registered_at=JULY, served_at=JULY, **more,
        )  # fmt: skip


def shown(house):
    row = begin(house)
    assert findings_of(row, now=NOW) == []
    return composed(row, on=NOW.date()).draft.shown["korban_terdata"]


def test_people_of_the_cases_of_the_period_are_counted_by_sex_and_age(records):
    register(records, "LLLLPPPPP", children=4)
    found = shown(records)
    cells = ("victims", "hurt_L", "hurt_P", "hurt_child", "hurt_grown")
    assert [found.get(cell) for cell in cells] == [9, 4, 5, 4, 5]
    assert found.get("displaced") is None


def test_small_counts_are_hidden_with_their_counterpart(records):
    register(records, "LPPPPP", children=3)
    found = shown(records)
    assert found.get("victims") == 6
    assert found.get("hurt_L") is None and found.get("hurt_P") is None


def test_nobody_registered_is_no_data(records):
    assert set(shown(records).result.values.values()) == {None}
