"""Who left an office reads and decides nothing of it any more, under whatever name it stands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from serasi.facilitate.actions import meeting_inviting, meeting_minutes, meeting_planning
from serasi.facilitate.actions import meeting_replying as replying
from serasi.facilitate.actions.meeting_planning import Plan
from serasi.facilitate.models import Invitee, Meeting
from serasi.facilitate.queries import meetings
from serasi.network import actions, queries
from serasi.network.actions import Promise
from serasi.network.models import OfficeHolding
from serasi.problems import Problem
from tests.cast import NOW, House

pytestmark = pytest.mark.django_db
BEGINS = NOW + timedelta(hours=1)


def moves(house: House, who: str, *, to: str, role: str) -> None:
    """Let somebody's office end today and another begin in another agency."""
    person = house.people[who]
    OfficeHolding.objects.filter(person=person).update(end=NOW.date())
    OfficeHolding.objects.create(
        person=person, agency=house.agencies[to], title="Staf", role=role, start=NOW.date()
    )


def meet(house: House, *names: str) -> Meeting:
    plan = Plan(
        kind="timdu", area="35.09", place="Aula", starts_at=BEGINS,
        ends_at=BEGINS + timedelta(hours=2), chair="Bupati", agenda=("Keadaan",),
    )  # fmt: skip
    row = meeting_planning.plan_meeting(house.viewer("dewi"), plan=plan, now=NOW)
    asked = [house.agencies[name].pk for name in names]
    return meeting_inviting.invite(house.viewer("dewi"), number=row.number, agencies=asked, now=NOW)


def test_a_duty_that_one_asked_for_is_left_behind_with_the_office(house: House) -> None:
    promise = Promise(
        what="Jaga pasar", owed_by=house.agencies["Satpol PP Kab. Jember"].pk, area="35.09.11",
        due_at=NOW + timedelta(hours=5), origin="manual",
    )  # fmt: skip
    duty = actions.commit_duty(house.viewer("dewi"), promise=promise, now=NOW)
    assert queries.duties(house.viewer("dewi")).filter(pk=duty.pk).exists()
    moves(house, "dewi", to="Bakesbangpol Kab. Banyuwangi", role="duty")
    dewi = house.viewer("dewi")
    assert not queries.duties(dewi).filter(pk=duty.pk).exists()
    with pytest.raises(Problem, match="S101"):
        actions.drop_duty(dewi, duty_id=duty.pk, reason="tidak perlu", now=NOW)


def test_who_took_minutes_for_a_former_office_neither_reads_nor_writes_them(house: House) -> None:
    row = meet(house, "Satpol PP Kab. Jember")
    meeting_planning.open_meeting(house.viewer("dewi"), number=row.number, now=BEGINS)
    moves(house, "dewi", to="Bakesbangpol Kab. Banyuwangi", role="duty")
    dewi = house.viewer("dewi")
    assert not meetings.visible_to(dewi).exists()
    with pytest.raises(Problem, match="S101"):
        meeting_minutes.save_point(
            dewi, number=row.number, serial=1, version=1, notes="x", decision="", now=BEGINS
        )
    assert meetings.keeps(house.viewer("rini"), row)


def test_whom_an_invitation_reached_answers_no_more_for_the_agency_that_was_left(
    house: House,
) -> None:
    row = meet(house, "Satpol PP Kab. Jember")
    wulan = house.people["wulan"]
    Invitee.objects.filter(meeting=row).update(person=wulan)
    assert meetings.visible_to(house.viewer("wulan")).exists()
    moves(house, "wulan", to="Bakesbangpol Kab. Banyuwangi", role="duty")
    assert not meetings.visible_to(house.viewer("wulan")).exists()
    with pytest.raises(Problem, match="S101"):
        replying.reply(
            house.viewer("wulan"), number=row.number,
            agency_id=house.agencies["Satpol PP Kab. Jember"].pk, answer="comes", words="",
            now=NOW,
        )  # fmt: skip


def test_an_account_without_an_office_reads_nothing_that_carries_its_name(house: House) -> None:
    row = meet(house, "Satpol PP Kab. Jember")
    OfficeHolding.objects.filter(person=house.people["dewi"]).update(end=date(2026, 11, 25))
    dewi = house.viewer("dewi")
    assert not meetings.visible_to(dewi).filter(pk=row.pk).exists()
    assert not meetings.keeps(dewi, row)
    assert not queries.duties(dewi).exists()
