"""Invented months of Jember for the tests of editions: enough in some places, too few in others."""

from __future__ import annotations

import random
from datetime import date, datetime

from django.utils import timezone

from serasi.publish.actions import public as acts
from serasi.publish.models import Edition
from serasi.regions.models import Area
from serasi.register.models import Event
from tests.cast import NOW, House

AREA = "35.09"
VILLAGES = ("35.09.11.2004", "35.09.12.2002")
MORE = ("35.09.13", "35.09.14", "35.09.15")


def districts() -> None:
    """Give Jember three more kecamatan."""
    for code in MORE:
        Area.objects.get_or_create(
            code=code,
            defaults={
                "name": f"Kecamatan {code[-2:]}", "level": 3, "kind": "kecamatan",
                "parent_id": AREA, "search_name": code,
            },
        )  # fmt: skip


def happened(house: House, rows: list[tuple[str, str, date, str]]) -> None:
    """Store confirmed events at once: trigger, area, day, kind."""
    first = Event.objects.count()
    Event.objects.bulk_create(
        Event(
            public_id=f"CT-P-{first + n}", kind=kind, state="confirmed", area_id=area,
            desk=house.agencies["Bakesbangpol Kab. Jember"], title=f"Catatan {first + n}",
            start_date=day, trigger=trigger, form="F10", law_source="U-a", codebook="2026-1",
            created_at=NOW,
        )
        for n, (trigger, area, day, kind) in enumerate(rows)
    )  # fmt: skip


def a_year(house: House, *, seed: int = 1, first: date = date(2026, 1, 1), months: int = 9) -> None:
    """Let some months happen in five kecamatan, uneven as in life."""
    districts()
    rng = random.Random(seed)
    areas = [*VILLAGES, *MORE]
    rows = []
    for n in range(months):
        number = first.month - 1 + n
        for _ in range(rng.randint(1, 14)):
            day = date(first.year + number // 12, number % 12 + 1, rng.randint(1, 28))
            trigger = rng.choices(["T1", "T2", "T3", "T7", "T8"], [9, 5, 1, 4, 1])[0]
            area = rng.choices(areas, [8, 6, 3, 1, 1])[0]
            rows.append((trigger, area, day, rng.choice(["incident", "tension"])))
    happened(house, rows)


def publish(house: House, *, now: datetime = NOW) -> Edition:
    """Prepare the next edition and let a second person approve it."""
    made = acts.prepare_edition(house.viewer("dewi"), area=AREA, now=now)
    return acts.approve_edition(house.viewer("hendra"), pk=made.pk, now=now)


def moment(year: int, month: int, day: int) -> datetime:
    """Return nine o'clock of a day."""
    return datetime(year, month, day, 9, tzinfo=timezone.get_current_timezone())
