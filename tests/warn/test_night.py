"""The night view: the highest level first, what waits for this viewer, and no false calm."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine

from serasi.network.models import Person
from serasi.regions.models import Area
from serasi.warn import actions
from serasi.warn.models import Finding, JudgedWeek, Notice, Observation, Warning
from serasi.warn.queries.night import night
from tests.cast import NOW, House
from tests.warn.conftest import AMBULU, WULUHAN

pytestmark = pytest.mark.django_db
Observe = Callable[..., Observation]
Standing = Callable[..., Warning]
URL = "/siaga/malam/"


@pytest.fixture
def page(office: House) -> Callable[[str], str]:
    def read(who: str) -> str:
        with time_machine.travel(NOW, tick=False):
            return office.client(who).get(URL).content.decode()

    return read


def test_the_highest_level_is_said_with_place_and_times(
    standing: Standing, page: Callable[[str], str]
) -> None:
    standing(2, now=NOW - timedelta(hours=1))
    html = page("wulan")
    head = html[html.index("<h1") : html.index("</h1>")]
    assert "Oranye: Siaga di Wuluhan" in head
    assert "08.03" in html  # since, local time
    assert "28 Nov, 08.03" in html  # 72 hours later


def test_it_is_dark_light_in_weight_and_renews_itself(
    standing: Standing, page: Callable[[str], str]
) -> None:
    standing(2)
    html = page("laras")
    assert 'data-theme="dark"' in html
    assert len(html.encode()) < 15 * 1024
    assert 'hx-trigger="every 180s"' in html
    assert "<table" not in html
    assert "style=" not in html and "http-equiv" not in html
    assert "pukul <b>09.03</b>" in html


def test_a_proposal_waits_for_who_may_decide_it(
    office: House, observe: Observe, page: Callable[[str], str]
) -> None:
    observe("I03", 220)
    [made] = actions.propose(now=NOW)
    assert [row.pk for row in night(office.viewer("hendra"), now=NOW).proposed] == [made.pk]
    assert f'href="/siaga/{made.number}/#putus"' in page("hendra")
    below = night(office.viewer("dewi"), now=NOW)
    assert (below.proposed, below.elsewhere) == ([], 1)
    told = night(office.viewer("wulan"), now=NOW)
    assert (told.proposed, told.elsewhere) == ([], 0)
    assert made.number not in page("wulan")


def test_a_level_that_runs_out_before_morning_waits_for_its_decider(
    office: House, standing: Standing
) -> None:
    row = standing(3)
    late = NOW + timedelta(hours=13)
    assert [r.pk for r in night(office.viewer("laras", now=late), now=late).ending] == [row.pk]
    assert night(office.viewer("laras"), now=NOW).ending == []
    assert night(office.viewer("hendra", now=late), now=late).ending == []


def test_a_call_waits_for_who_was_called(office: House, standing: Standing) -> None:
    standing(1)
    assert [c.agency.short_name for c in night(office.viewer("guntur"), now=NOW).calls] == [
        "Polsek Wuluhan"
    ]
    assert night(office.viewer("wulan"), now=NOW).calls == []


def test_who_has_not_answered_is_named_until_they_do(office: House, standing: Standing) -> None:
    row = standing(1)
    [one] = night(office.viewer("dewi"), now=NOW).unanswered
    assert "Polsek Wuluhan" in one.agencies
    asked = len(one.agencies)
    call = Notice.objects.get(warning=row, person=office.people["guntur"])
    actions.acknowledge(office.viewer("guntur"), notice_id=call.pk, now=NOW)
    [after] = night(office.viewer("dewi"), now=NOW).unanswered
    assert "Polsek Wuluhan" not in after.agencies
    assert len(after.agencies) == asked - 1


def test_an_agency_with_nobody_in_office_counts_as_silent(
    office: House, standing: Standing
) -> None:
    Person.objects.filter(username__in=["guntur", "galih"]).update(is_active=False)
    standing(1)
    [one] = night(office.viewer("dewi"), now=NOW).unanswered
    assert "Polsek Wuluhan" in one.agencies


def test_no_level_is_no_calm_while_a_district_is_silent(
    office: House, page: Callable[[str], str]
) -> None:
    Finding.objects.create(
        detector="silence", area=Area.objects.get(code=AMBULU), day=NOW.date(), weeks=3, observed=0,
        expected=4, score=2.2, areas=[AMBULU], made_at=NOW,
    )  # fmt: skip
    JudgedWeek.objects.create(day=NOW.date(), districts=2, made_at=NOW)
    html = page("laras")
    assert "Tidak ada tingkat yang berlaku" in html
    assert "Ambulu" in html and "Sunyi bukan tenang" in html
    assert "Ambulu" not in page("darsono")
    old = NOW + timedelta(days=7)
    JudgedWeek.objects.create(day=old.date(), districts=2, made_at=old)
    assert night(office.viewer("laras", now=old), now=old).quiet == []


def test_nothing_of_another_regency_is_shown(
    standing: Standing, page: Callable[[str], str]
) -> None:
    standing(3)
    html = page("bagus")
    assert "Wuluhan" not in html
    assert "Tidak ada tingkat yang berlaku" in html


def test_two_of_the_highest_level_are_both_named(
    office: House, standing: Standing, observe: Observe, page: Callable[[str], str]
) -> None:
    standing(1)
    observe("I03", 60, area=AMBULU)
    [made] = actions.propose(now=NOW)
    actions.confirm(office.viewer("dewi"), number=made.number, version=made.version, now=NOW)
    html = page("wulan")
    assert "Kuning: Waspada di 2 kecamatan" in html
    assert "<b>Ambulu</b>" in html and "<b>Wuluhan</b>" in html


def test_a_lower_level_stands_beside_the_highest(
    office: House, standing: Standing, observe: Observe
) -> None:
    standing(2)
    observe("I03", 60, area=AMBULU)
    [made] = actions.propose(now=NOW)
    actions.confirm(office.viewer("dewi"), number=made.number, version=made.version, now=NOW)
    found = night(office.viewer("wulan"), now=NOW)
    assert (found.level, [row.area_id for row in found.top]) == (2, [WULUHAN])
    assert [row.area_id for row in found.below] == [AMBULU]
