"""Behind PostgreSQL's wall: no request sees a sealed row by itself, nor what others opened."""

from __future__ import annotations

import pytest
from django.db import connection

from serasi.network.models import Destruction, GlassBreak, Sealed, SealedExport
from serasi.network.policy import NOBODY
from serasi.network.roles import Can
from serasi.network.sealed import Secret, kinds_of, reveal, seal_many
from serasi.network.sealed.glasses import break_glass, end_glass
from serasi.network.sealed.retention import destroy_due
from serasi.network.walls import open_wall, raise_wall
from tests.access.world import World, build_world
from tests.cast import NOW, House
from tests.network.plain_role import act_as_plain_role
from tests.sealed.conftest import TOLD, WULUHAN

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="skipped, no PostgreSQL"),
]
KEPT = (GlassBreak, SealedExport, Destruction)


@pytest.fixture
def world(house: House, clients, tmp_path, settings) -> World:
    settings.MEDIA_ROOT = tmp_path
    made = build_world(house)
    act_as_plain_role()
    raise_wall(NOBODY)
    return made


@pytest.mark.parametrize("name", ["hendra", "sinta", "mira"])
def test_not_even_who_holds_the_right_sees_a_row_without_the_reading_function(world, name):
    raise_wall(world.house.viewer(name))
    assert not Sealed.objects.exists()
    assert kinds_of("client:7") == {"name", "phone"}
    open_wall()
    assert Sealed.objects.exists()


def test_the_wall_stands_again_after_a_reading_and_after_a_refused_one(world):
    sinta = world.house.viewer("sinta")
    raise_wall(sinta)
    asked = {"right": Can.VICTIMS_OPEN, "area": WULUHAN, "reason": "menjemput", "now": NOW}
    assert reveal(sinta, "client:7", "name", **asked) == TOLD["name"]
    seal_many([Secret("client:8", "name", "Budi", WULUHAN)], now=NOW)
    assert not Sealed.objects.exists()


@pytest.mark.parametrize(
    ("name", "sees"),
    [("surya", True), ("hendra", True), ("mira", True), ("bagus", False), ("darsono", False)],
)
def test_what_was_opened_asked_or_destroyed_is_seen_in_its_areas(world, name, sees):
    raise_wall(world.house.viewer(name))
    for model in KEPT:
        here = set(model.objects.values_list("regency_code", flat=True))
        if model is GlassBreak or name != "surya":  # the request lies on the regency, not below
            assert ("35.09" in here) == sees, model
        assert ("35.10" in here) == (name == "bagus"), model


def test_a_glass_is_broken_used_and_ended_behind_the_wall(world):
    surya = world.house.viewer("surya")
    raise_wall(surya)
    asked = {"right": Can.VICTIMS_OPEN, "area": WULUHAN, "now": NOW}
    glass = break_glass(surya, reason="Keluarga dijemput malam ini juga.", **asked)
    assert reveal(surya, "client:7", "name", reason="menjemput", **asked) == TOLD["name"]
    raise_wall(world.house.viewer("sinta"))
    end_glass(world.house.viewer("sinta"), glass_id=glass.pk, now=NOW)
    open_wall()
    assert GlassBreak.objects.get(pk=glass.pk).ended_by == world.house.people["sinta"]


def test_the_daily_sweep_runs_for_the_house(world):
    open_wall()
    assert destroy_due(now=NOW) == 0
