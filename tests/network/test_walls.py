"""The second wall on PostgreSQL: what the database itself withholds, whatever a query asks."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import DataError, connection, transaction
from django.db.models import ForeignKey, Model
from django.test import Client

from serasi.collect.models import Attachment, Intake, Report
from serasi.network.models import Commitment, Sealed
from serasi.network.policy import NOBODY
from serasi.network.walls import open_wall, opened, raise_wall
from serasi.regions.placed import Placed
from serasi.register.models import Event, Handling, Revision, Verification
from tests.access.world import World, build_world
from tests.cast import House
from tests.network.plain_role import act_as_plain_role

PLACED = [model for model in apps.get_models() if issubclass(model, Placed)]


@pytest.fixture(autouse=True)
def _only_on_postgresql(db, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    if connection.vendor != "postgresql":
        pytest.skip("skipped, no PostgreSQL")


@pytest.fixture
def world(house: House) -> World:
    made = build_world(house)
    act_as_plain_role()
    raise_wall(NOBODY)
    return made


def _seen(model: type[Placed]) -> set[str]:
    return set(model.objects.values_list("regency_code", flat=True))


def _points_at_walled(model: type[Model]) -> bool:
    return any(
        isinstance(field, ForeignKey) and field.related_model in {*PLACED, Intake}
        for field in model._meta.get_fields()
    )


CHILDREN = [
    model
    for model in apps.get_models()
    if model not in PLACED and _points_at_walled(model) and model._meta.app_label != "trail"
]


def test_every_table_of_placed_rows_and_of_their_children_stands_behind_the_wall():
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        walled = {name for (name,) in cursor.fetchall()}
    behind = {model._meta.db_table for model in (*PLACED, *CHILDREN, Intake, Sealed)}
    assert len(behind) > len(PLACED) + 8
    assert behind - walled == set()


@pytest.mark.parametrize("model", PLACED, ids=lambda m: m.__name__)
def test_a_connection_on_which_nobody_set_the_wall_sees_no_row(house, model):
    build_world(house)
    act_as_plain_role()
    with connection.cursor() as cursor:
        for name in ("areas", "person", "agencies"):
            cursor.execute(f"SELECT set_config('serasi.{name}', '', false)")
    assert not model.objects.exists()


def test_an_anonymous_request_closes_a_wall_that_was_open(world):
    open_wall()
    assert Report.objects.exists()
    Client().get("/masuk/")
    assert not any(model.objects.exists() for model in PLACED)


def test_a_request_opens_the_wall_for_its_own_person_alone(world):
    world.house.client("dewi").get("/hak-saya/")
    assert _seen(Report) == _seen(Handling) == {"35.09"}
    assert _seen(Event) == {"35.09", "35.10"}  # 35.10: the event over the border
    world.house.client("bagus").get("/hak-saya/")
    assert _seen(Report) == {"35.10"}


@pytest.mark.parametrize(
    ("who", "reports"),
    [
        ("darsono", {"report_own"}),
        ("surya", {"report_lojejer", "report_restricted", "report_own"}),
        ("yoga", set()),
        ("tirto", None),
    ],
)
def test_raw_queries_see_the_areas_of_the_viewer_and_own_reports(world, who, reports):
    raise_wall(world.house.viewer(who))
    found = set(Report.objects.values_list("receipt", flat=True))
    if reports is None:
        assert {world["report_lojejer"].receipt, world["report_banyuwangi"].receipt} <= found
    else:
        assert found == {world[name].receipt for name in reports}


def test_duties_are_seen_by_area_by_agency_and_by_person(world):
    mine = world["duty_jember"].pk
    for who, sees in {"surya": True, "dewi": True, "bagus": False, "darsono": False}.items():
        raise_wall(world.house.viewer(who))
        assert Commitment.objects.filter(pk=mine).exists() == sees, who


def test_an_act_of_the_house_opens_the_wall_and_raises_it_again(world):
    raise_wall(world.house.viewer("dewi"))
    with opened():
        assert _seen(Report) == {"35.09", "35.10"}
    assert _seen(Report) == {"35.09"}


def test_the_wall_stands_again_after_an_error_inside(world):
    raise_wall(world.house.viewer("dewi"))
    with pytest.raises(LookupError), opened():
        raise LookupError
    assert _seen(Report) == {"35.09"}


def test_the_wall_stands_again_after_a_failed_statement(world):
    raise_wall(world.house.viewer("dewi"))
    with (
        pytest.raises(DataError, match="division by zero"),
        transaction.atomic(),
        opened(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT 1/0")
    assert _seen(Report) == {"35.09"}


@pytest.mark.parametrize(
    ("who", "own"),
    [("dewi", {"report_lojejer"}), ("bagus", {"report_banyuwangi"}), ("darsono", {"report_own"})],
)
def test_secrets_checks_and_revisions_follow_their_report_and_event(world, who, own):
    raise_wall(world.house.viewer(who))
    reports = set(Report.objects.values_list("pk", flat=True))
    assert {world[name].pk for name in own} <= reports
    assert not Sealed.objects.exists()  # opened by the reading function alone
    assert set(Attachment.objects.values_list("report_id", flat=True)) <= reports
    handlings = set(Handling.objects.values_list("pk", flat=True))
    assert set(Verification.objects.values_list("handling_id", flat=True)) <= handlings
    events = set(Event.objects.values_list("pk", flat=True))
    assert set(Revision.objects.values_list("event_id", flat=True)) <= events
    desks = world.house.viewer(who).agencies()
    assert set(Intake.objects.values_list("desk_id", flat=True)) <= desks
    open_wall()
    assert set(Report.objects.values_list("pk", flat=True)) > reports


def test_rows_beyond_the_wall_cannot_be_changed_or_removed(world):
    raise_wall(world.house.viewer("dewi"))
    foreign = world["report_banyuwangi"].pk
    assert Handling.objects.filter(pk=foreign).update(title="lain") == 0
    assert Handling.objects.filter(pk=foreign).delete()[0] == 0
    open_wall()
    assert Handling.objects.get(pk=foreign).title != "lain"
