"""Behind PostgreSQL's wall: who was called reads and answers; rights to levels open no reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.urls import reverse

from serasi.network.walls import open_wall, raise_wall
from serasi.register.models import Handling
from serasi.warn.models import Notice, Warning
from tests.cast import House
from tests.network.test_walls import act_as_plain_role
from tests.register.conftest import report_in
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


def test_a_neighbour_sees_neither_levels_nor_calls(office: House, standing: Standing) -> None:
    standing(2)
    act_as_plain_role()
    raise_wall(office.viewer("bagus"))
    assert not Warning.objects.exists() and not Notice.objects.exists()
    raise_wall(office.viewer("wulan"))
    assert Warning.objects.count() == 1
    open_wall()
