"""Behind PostgreSQL's wall: forums are written and read in their area and nowhere else."""

from __future__ import annotations

import pytest
from django.db import connection

from serasi.facilitate.models import Expense, Forum, Members, Package, PackageLine, Presence
from serasi.network.walls import open_wall, raise_wall
from tests.cast import House
from tests.facilitate.forum_path import Path, add_colleague
from tests.network.test_walls import act_as_plain_role

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="skipped, no PostgreSQL"),
]
TABLES = (Forum, Package, PackageLine, Expense, Presence)


def test_a_package_is_written_behind_the_wall_and_a_neighbour_sees_nothing(house: House) -> None:
    add_colleague(house)
    act_as_plain_role()
    raise_wall(house.viewer("sinta"))
    path = Path(house)
    line = path.to("running").lines.first()
    assert line is not None
    path.expense(line.pk, 5, "K-1")
    path.activity("dialogue")
    assert all(table.objects.exists() for table in TABLES)
    raise_wall(house.viewer("bagus"))
    assert not any(table.objects.exists() for table in (*TABLES, Members))
    raise_wall(house.viewer("laras"))
    assert all(table.objects.exists() for table in TABLES)
    open_wall()
