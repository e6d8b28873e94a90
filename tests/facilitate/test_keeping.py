"""Who came to a meeting is forgotten by name after two years; every count stays."""

from __future__ import annotations

from datetime import timedelta

import pytest

from serasi.facilitate.actions import meeting_attending, meeting_correcting, meeting_sending
from serasi.facilitate.keeping import forget_attendance
from serasi.facilitate.models import Attendance, Meeting
from serasi.facilitate.queries.meeting_minutes import is_intact
from serasi.facilitate.queries.meeting_people import totals
from serasi.ops.schedule import JOBS
from serasi.trail.models import Entry
from tests.cast import House
from tests.facilitate.conftest import BEGINS, Making

pytestmark = pytest.mark.django_db
ENDED = BEGINS + timedelta(hours=2)


def test_names_go_and_counts_and_final_minutes_stay(house: House, held: Making) -> None:
    row, dewi = held(), house.viewer("dewi")
    text = "Wulan Rekaan;P;Satpol PP;Kabid\nJoko Rekaan;L;Kodim;Pasi"
    meeting_attending.enter_list(dewi, number=row.number, text=text, now=BEGINS)
    meeting_sending.send_minutes(dewi, number=row.number, now=ENDED)
    meeting_correcting.close_corrections(dewi, number=row.number, reason="segera", now=ENDED)
    row = Meeting.objects.get(pk=row.pk)
    meeting_correcting.fix_minutes(dewi, number=row.number, version=row.version, now=ENDED)
    before = totals(row)
    young = ENDED.replace(year=ENDED.year + 2) - timedelta(days=1)
    assert forget_attendance(now=young) == 0
    assert Attendance.objects.filter(name="Joko Rekaan", office="Pasi").exists()
    old = ENDED.replace(year=ENDED.year + 2)
    assert forget_attendance(now=old) == 2
    assert not Attendance.objects.exclude(name="", office="").exists()
    row = Meeting.objects.get(pk=row.pk)
    assert totals(row) == before
    assert is_intact(row)
    assert forget_attendance(now=old) == 0
    [said] = Entry.objects.filter(action="meeting.forgotten")
    assert said.subject == row.subject and "Rekaan" not in said.data
    page = house.client("dewi").get(f"/rapat/{row.number}/hadir/").content.decode()
    assert "nama sudah dihapus" in page and "Kodim" in page


def test_the_sweep_is_a_job_of_every_day() -> None:
    [job] = [one for one in JOBS if one.name == "forget-attendance"]
    assert job.every == timedelta(days=1)
