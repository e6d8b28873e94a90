"""Behind PostgreSQL's wall: a meeting is there for its convener, those invited, its area."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from serasi.facilitate import queries
from serasi.facilitate.actions import meeting_attending, meeting_inviting, meeting_minutes
from serasi.facilitate.models import AgendaPoint, Attendance, Invitee, Meeting
from serasi.facilitate.telling import token_of
from serasi.network.walls import open_wall, raise_wall
from tests.cast import NOW, House
from tests.facilitate.conftest import BEGINS, Making
from tests.network.plain_role import act_as_plain_role

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="skipped, no PostgreSQL"),
]


def test_a_village_that_is_invited_reads_its_meeting_and_answers(
    house: House, planned: Making
) -> None:
    row = planned()
    meeting_inviting.invite(
        house.viewer("dewi"), number=row.number, agencies=[], kinds=["desa", "satpol_pp"], now=NOW
    )
    client = house.client("darsono")
    act_as_plain_role()
    assert client.get(reverse("facilitate:meeting", args=[row.number])).status_code == 200
    desa = house.agencies["Desa Lojejer"].pk
    told = {"agency": desa, "answer": "comes"}
    assert client.post(reverse("facilitate:reply", args=[row.number]), told).status_code == 302
    raise_wall(house.viewer("darsono"))
    [mine] = Invitee.objects.all()
    assert (mine.agency_id, mine.reply) == (desa, "comes")
    open_wall()


def test_a_neighbour_and_a_village_not_invited_see_nothing(house: House, held: Making) -> None:
    row = held()
    meeting_attending.enter_list(house.viewer("dewi"), number=row.number, text="Joko", now=BEGINS)
    act_as_plain_role()
    for who in ("bagus", "darsono", "yoga"):
        raise_wall(house.viewer(who))
        if who != "yoga":  # of the convening agency: the first wall alone keeps the keeper out
            for model in (Meeting, Invitee, AgendaPoint, Attendance):
                assert not model.objects.exists(), (who, model)
        assert not queries.visible_to(house.viewer(who)).exists()
    raise_wall(house.viewer("wulan"))
    assert Meeting.objects.count() == 1 and AgendaPoint.objects.count() == 2
    open_wall()


def test_links_and_the_door_work_without_any_right(house: House, invited: Making) -> None:
    row = invited()
    meeting_inviting.tell_invited(row.pk, now=NOW)
    one = Invitee.objects.get(agency=house.agencies["Kecamatan Wuluhan"])
    act_as_plain_role()
    client = Client()
    link = reverse("facilitate:answer_invitation", args=[token_of(one)])
    assert client.post(link, {"answer": "comes"}).status_code == 200
    door = reverse("facilitate:door", args=[row.door_key])
    told = {"name": "Joko", "sex": "L", "element": "Tokoh"}
    assert client.post(door, told).status_code == 200
    open_wall()
    assert Invitee.objects.get(pk=one.pk).reply == "comes"
    assert Attendance.objects.get().name == "Joko"


def test_who_takes_the_minutes_for_another_agency_writes_behind_the_wall(
    house: House, held: Making
) -> None:
    row = held(minute_taker_id=house.people["darsono"].pk)
    act_as_plain_role()
    darsono = house.viewer("darsono")
    raise_wall(darsono)
    saved = meeting_minutes.save_point(
        darsono, number=row.number, serial=1, version=1, notes="a", decision="", now=BEGINS
    )
    assert saved.late is None
    open_wall()
    assert AgendaPoint.objects.get(meeting=row, serial=1).notes == "a"
