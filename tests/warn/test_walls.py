"""Behind PostgreSQL's wall: who was called reads and answers; rights to levels open no reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.urls import reverse

from serasi.network.walls import open_wall, raise_wall
from serasi.register.models import Handling
from serasi.warn import actions, queries
from serasi.warn.actions.observing import Seen
from serasi.warn.models import Notice, Observation, Warning
from tests.cast import NOW, House
from tests.network.test_walls import act_as_plain_role
from tests.register.conftest import report_in
from tests.warn.conftest import WULUHAN
from tests.warn.test_levels import event

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="skipped, no PostgreSQL"),
]
Standing = Callable[..., Warning]


def test_a_village_officer_who_is_called_reads_and_answers(
    office: House, standing: Standing
) -> None:
    event(office, 1)  # in Lojejer, so that the village is named and called
    row = standing(1)
    report_in(office, "Ada ribut di Lojejer", area="35.09.11.2001")
    assert "darsono" in set(row.notices.values_list("person__username", flat=True))
    client = office.client("darsono")
    act_as_plain_role()
    page = client.get(reverse("warn:warning", args=[row.number]))
    assert page.status_code == 200
    assert "Dewi Anggraini" in page.content.decode()  # the ladder names who else was called
    raise_wall(office.viewer("darsono"))
    [mine] = Notice.objects.all()
    assert not Handling.objects.exists()  # rights to levels open no reports
    answered = client.post(reverse("warn:acknowledge", args=[mine.pk]))
    assert answered.status_code == 302
    open_wall()
    assert Notice.objects.get(pk=mine.pk).state == "acknowledged"


def test_a_village_officer_observes_and_reads_it_back(office: House) -> None:
    act_as_plain_role()
    darsono = office.viewer("darsono")
    raise_wall(darsono)
    made = actions.observe(
        darsono,
        seen=Seen(
            code="I03", area="35.09.11.2001", value=50, observed_on=NOW.date(), strength="strong"
        ),
        now=NOW,
    )
    assert [o.pk for o in queries.observations(darsono)] == [made.pk]
    raise_wall(office.viewer("bagus"))
    assert not Observation.objects.exists()
    open_wall()


def test_numbers_follow_each_other_over_districts_nobody_here_may_read(office: House) -> None:
    Warning.objects.create(
        number="SG-2026-0001", area_id="35.10.05", level=1, state="ended", proposed_at=NOW
    )
    act_as_plain_role()
    hendra = office.viewer("hendra")
    raise_wall(hendra)
    made = actions.propose_by_hand(hendra, area=WULUHAN, level=1, reason="berkumpul", now=NOW)
    assert made.number == "SG-2026-0002"
    open_wall()


def test_a_neighbour_sees_neither_levels_nor_calls(office: House, standing: Standing) -> None:
    standing(2)
    act_as_plain_role()
    raise_wall(office.viewer("bagus"))
    assert not Warning.objects.exists() and not Notice.objects.exists()
    raise_wall(office.viewer("wulan"))
    assert Warning.objects.count() == 1
    open_wall()
