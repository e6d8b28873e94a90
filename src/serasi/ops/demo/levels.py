"""Levels of the demo: the house's own proposals, and one oranye of this morning in Wuluhan."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from serasi.network.queries import viewer_of
from serasi.ops.demo.network import acting
from serasi.respond.actions.following import follow_level
from serasi.respond.models import Case
from serasi.warn import actions
from serasi.warn.actions.calendar import Planned
from serasi.warn.actions.observing import Seen
from serasi.warn.models import Notice, Warning

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


def raise_levels(*, now: datetime) -> None:
    """Let the morning's evidence be weighed, and the head of Bakesbangpol confirm an oranye."""
    then = now - AGO
    for who, code, value, signs, strength, note in SEEN:
        seen = Seen(code, WULUHAN, timezone.localdate(then), strength, value, signs, note, "T1")
        actions.observe(acting(who, then), seen=seen, now=then)
    proposed = actions.propose(now=then)
    made = next(row for row in proposed if row.area_id == WULUHAN)
    actions.confirm(
        acting("kepala", then), number=made.number, version=made.version, level=2, now=then
    )
    _answers(made, then)


def _answers(level: Warning, then: datetime) -> None:
    """Let the agencies answer that answer soon; the others have not yet."""
    for notice in Notice.objects.filter(warning=level).select_related("agency", "person"):
        minutes = ANSWER_AFTER.get(notice.agency.kind)
        if minutes is not None:
            at = then + timedelta(minutes=minutes)
            viewer = viewer_of(notice.person, now=at, second_factor=False)
            actions.acknowledge(viewer, notice_id=notice.pk, now=at)


def past_oranye(area: str, reason: str, *, trigger: str, then: datetime) -> Case:
    """Let the head have confirmed an oranye of the past, which is over; return its case."""
    kepala = acting("kepala", then)
    made = actions.propose_by_hand(
        kepala, area=area, level=2, reason=reason, trigger=trigger, now=then
    )
    level = actions.confirm(kepala, number=made.number, version=made.version, now=then)
    follow_level(level, now=then)
    _answers(level, then)
    level.refresh_from_db()
    over = then + timedelta(hours=50)
    ended = actions.end(
        acting("kepala", over), number=level.number, version=level.version, now=over,
        reason="Kedua pihak sudah berpisah; patroli diteruskan.",
    )  # fmt: skip
    actions.review(acting("analis", over), number=ended.number, outcome="true", now=over)
    return Case.objects.get(levels__warning=level)


def mark_calendar(*, now: datetime) -> None:
    """Write risk days of the next weeks into the calendar, with their date of a year ago."""
    desk, today = acting("piket", now), timezone.localdate(now)
    for name, kind, area, ahead, more, triggers in RISK_DAYS:
        first = today + timedelta(days=ahead)
        last = first + timedelta(days=more)
        planned = Planned(name, kind, area, first, last, "contoh: surat penyelenggara", triggers)
        row = actions.write_risk_day(desk, planned=planned, now=now)
        ago = timedelta(days=354)
        actions.date_risk_day(desk, pk=row.pk, first_day=first - ago, last_day=last - ago, now=now)
