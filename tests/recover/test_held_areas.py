"""What recovery wrote down of an area keeps that area in its case."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from serasi.measure.models import Wave
from serasi.problems import Problem
from serasi.recover import actions
from serasi.recover.actions import Aim, Loss, What
from serasi.recover.models import Client
from serasi.respond.actions import casing
from serasi.respond.models import Case
from tests.cast import NOW, House
from tests.recover.conftest import AMBULU, NUMBER, WULUHAN, make_case

Hold = Callable[[House], object]


def _point(house: House) -> object:
    return actions.open_point(
        house.viewer("sinta"), number=NUMBER, name="Balai", area=AMBULU, now=NOW
    )


def _person(house: House) -> Client:
    entry = actions.Entry(sex="P", displaced=True, area=AMBULU)
    return actions.register_person(house.viewer("sinta"), number=NUMBER, entry=entry, now=NOW)


def _help(house: House) -> object:
    return actions.give_help(
        house.viewer("sinta"), number=NUMBER, aim=Aim(client=_person(house).number), on=None,
        what=What("food", "Beras"), agency=house.agencies["Dinas Sosial Kab. Jember"].pk, now=NOW,
    )  # fmt: skip


def _damage(house: House) -> object:
    loss = Loss("house", "heavy", "private", area=AMBULU)
    return actions.record_damage(house.viewer("dewi"), number=NUMBER, loss=loss, now=NOW)


def _survey(house: House) -> object:
    return Wave.objects.create(
        code="G-1", title="Sesudah perkara", kind="residual", instrument="R1", area_id="35.09",
        case=Case.objects.get(), frame=[["35.09.12.2002", "Sabrang", "desa", 100]],
        starts_on=NOW.date(), ends_on=NOW.date(), made_at=NOW,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("hold", "words"),
    [
        (_point, "posko"),
        (_person, "korban atau pengungsi yang terdata"),
        (_help, "bantuan yang diberikan"),
        (_damage, "kajian kerusakan"),
        (_survey, "survei G-1"),
    ],
)
def test_an_area_with_recovery_in_it_stays(house: House, hold: Hold, words: str) -> None:
    row = make_case(house, areas=[WULUHAN, AMBULU])
    hold(house)
    row.refresh_from_db()
    told = {"number": NUMBER, "area": AMBULU, "reason": "keliru", "now": NOW}
    with pytest.raises(Problem, match="S1162") as refused:
        casing.take_off_area(house.viewer("dewi"), version=row.version, **told)
    assert words in refused.value.sentence
    assert row.areas.count() == 2


def test_an_area_without_any_goes(house: House) -> None:
    row = make_case(house, areas=[WULUHAN, AMBULU])
    told = {"number": NUMBER, "area": AMBULU, "reason": "keliru", "now": NOW}
    casing.take_off_area(house.viewer("dewi"), version=row.version, **told)
    assert row.areas.get().area_id == WULUHAN
