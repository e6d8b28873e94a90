"""Levels of the demo: the house's own proposals, and one oranye of this morning in Wuluhan."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from serasi.network.models import Person
from serasi.network.policy import Viewer
from serasi.network.queries import viewer_of
from serasi.warn import actions
from serasi.warn.actions.calendar import Planned
from serasi.warn.actions.observing import Seen
from serasi.warn.models import Notice

WULUHAN = "35.09.11"
AGO = timedelta(minutes=53)
SEEN = (
    ("piket", "I03", 220.0, (), "strong", "Pemuda dua desa di lapangan, dilihat Babinsa"),
    ("piket", "I05", 1.0, (), "medium", "Saling ancam lewat pesan suara"),
    ("piket", "I06", 1.0, (), "medium", "Ajakan berkumpul beredar di tiga grup"),
)
RISK_DAYS = (
    ("Pengesahan warga baru perguruan silat", "silat", WULUHAN, 40, 1, ("T1", "T6")),
    ("Pilkades serentak", "village", WULUHAN[:5], 24, 0, ("T8",)),
)
"""Invented days: name, kind, area, days from now, further days, triggers."""
ANSWER_AFTER = {"polsek": 4, "koramil": 9, "bakesbangpol": 2, "satpol_pp": 16, "dinsos": 31}
"""Minutes after which an agency of each kind answered; the others have not yet."""


def _as(username: str, now: datetime) -> Viewer:
    return viewer_of(Person.objects.get(username=username), now=now, second_factor=True)


def raise_levels(*, now: datetime) -> None:
    """Let the morning's evidence be weighed, and the head of Bakesbangpol confirm an oranye."""
    then = now - AGO
    for who, code, value, signs, strength, note in SEEN:
        seen = Seen(code, WULUHAN, timezone.localdate(then), strength, value, signs, note, "T1")
        actions.observe(_as(who, then), seen=seen, now=then)
    proposed = actions.propose(now=then)
    made = next(row for row in proposed if row.area_id == WULUHAN)
    actions.confirm(
        _as("kepala", then), number=made.number, version=made.version, level=2, now=then
    )
    for notice in Notice.objects.filter(warning=made).select_related("agency", "person"):
        minutes = ANSWER_AFTER.get(notice.agency.kind)
        if minutes is not None:
            at = then + timedelta(minutes=minutes)
            viewer = viewer_of(notice.person, now=at, second_factor=False)
            actions.acknowledge(viewer, notice_id=notice.pk, now=at)


def mark_calendar(*, now: datetime) -> None:
    """Write risk days of the next weeks into the calendar, with their date of a year ago."""
    desk, today = _as("piket", now), timezone.localdate(now)
    for name, kind, area, ahead, more, triggers in RISK_DAYS:
        first = today + timedelta(days=ahead)
        last = first + timedelta(days=more)
        planned = Planned(name, kind, area, first, last, "contoh: surat penyelenggara", triggers)
        row = actions.write_risk_day(desk, planned=planned, now=now)
        ago = timedelta(days=354)
        actions.date_risk_day(desk, pk=row.pk, first_day=first - ago, last_day=last - ago, now=now)
