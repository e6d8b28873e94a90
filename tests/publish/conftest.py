"""What the tests of papers share: a regency with some months of records, and its B08 report."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
import time_machine

from serasi.publish.actions import making
from serasi.publish.models import Paper
from serasi.publish.periods import four_months
from serasi.register.models import Event
from tests.cast import NOW, House

AREA = "35.09"
B08 = four_months("B08", 2026)


@pytest.fixture(autouse=True)
def _at_nine(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(NOW, tick=False):
        yield


def put(house: House, day: date, *, trigger: str = "T1", known: datetime | None = None, **more):
    """Store one confirmed event that became known on the day after it, or at a moment."""
    n = Event.objects.count()
    told = known or NOW.replace(year=day.year, month=day.month, day=day.day) + timedelta(days=1)
    fields = {
        "kind": "incident", "area_id": "35.09.11.2004", "form": "F10", "law_source": "U-a",
        "desk": house.agencies["Bakesbangpol Kab. Jember"], "title": f"Bentrok ke-{n + 1}",
        **more,
    }  # fmt: skip
    return Event.objects.create(
        public_id=f"CT-26-{n:05d}", state="confirmed", start_date=day, trigger=trigger,
        codebook="2026-1", created_at=told, confirmed_at=told, **fields,
    )  # fmt: skip


@pytest.fixture
def records(house: House) -> House:
    """A year of records: six in May to August 2026, three the year before, one in Banyuwangi."""
    put(house, date(2026, 5, 4), trigger="T1", deaths=0, injured_light=3)
    put(house, date(2026, 6, 8), trigger="T1", injured_light=2, loss_rp=1_500_000)
    put(house, date(2026, 7, 9), trigger="T6", injured_light=None)
    put(house, date(2026, 7, 12), trigger="T7", law_source="U-d", area_id="35.09.12.2002")
    put(house, date(2026, 8, 1), trigger="T3", kind="tension", law_source="U-b", form="F01")
    put(house, date(2026, 8, 31), trigger="T2", kind="tension", form="F02")
    put(house, date(2025, 3, 1), trigger="T1")
    put(house, date(2025, 6, 1), trigger="T1")
    put(house, date(2025, 8, 31), trigger="T2")
    put(house, date(2026, 6, 1), trigger="T1", area_id="35.10.05.2003")
    return house


@pytest.fixture
def report(records: House) -> Paper:
    """The B08 report of Jember, begun by Dewi."""
    return making.begin_paper(
        records.viewer("dewi"), kind_code="timdu", area=AREA, span=B08, now=NOW
    )
