"""The words in which clocks of a case are told: the end of a status, a report that is late."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from serasi.channels.actions import enqueue
from serasi.channels.messages import Message, Urgency
from serasi.network.models import Person
from serasi.network.queries import people_who_may
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.regions.zones import local_day, zone_of
from serasi.respond import clocks, rules
from serasi.respond.models import ConflictStatus, Reach, SituationReport, Stage

KEEPERS = (Can.STATUS, Can.HANDLE)
STALE = timedelta(days=2)
"""After how long a report that never came is no news any more."""


@transaction.atomic
def tell_status_clocks(*, now: datetime) -> int:
    """Tell of statuses that end in 30, 14, 7 or 1 days, each once; return how many are told of."""
    told = 0
    with opened():
        rows = ConflictStatus.objects.filter(state=ConflictStatus.State.DECLARED)
        for row in rows.select_related("case", "case__area"):
            today = local_day(now, row.case.area_id)
            due = None if row.ends_on is None else clocks.warned_today(row.ends_on, today)
            if due is None or row.ends_on is None:
                continue
            told += 1
            _tell(row, row.ends_on, due, today=today, now=now)
    return told


def _tell(row: ConflictStatus, end: date, due: int, *, today: date, now: datetime) -> None:
    where = rules.deciding_area(Reach(row.reach), row.case.area_id)
    people = {p.pk: p for can in KEEPERS for p in people_who_may(can, area=where, on=today)}
    left = clocks.days_left(end, today)
    when = ngettext("%d hari lagi", "%d hari lagi", left) % left if left else _("hari ini")
    words = _(
        "Status Keadaan Konflik %(number)s (%(place)s) berakhir %(day)s, %(when)s. Putuskan:"
        " cabut, perpanjang, atau biarkan berakhir."
    ) % {
        "number": row.number, "place": row.case.area.name,
        "day": end.strftime("%d/%m/%Y"), "when": when,
    }  # fmt: skip
    key = f"status:{row.number}:{end:%Y%m%d}:{due}"
    _send(
        key, "status", f"{row.number}: {when}", words, people.values(), now=now,
        link=reverse("respond:legal", args=[row.case.number]),
    )  # fmt: skip


@transaction.atomic
def tell_late_reports(*, now: datetime) -> int:
    """Tell of situation reports that were announced and did not come, each once."""
    told = 0
    with opened():
        last = SituationReport.objects.annotate(newest=Max("case__situations__serial")).filter(
            serial=F("newest"), next_at__lte=now, next_at__gt=now - STALE
        )
        for row in last.exclude(case__stage=Stage.CLOSED).select_related("case", "case__area"):
            told += 1
            _tell_late(row, now=now)
    return told


def _tell_late(row: SituationReport, *, now: datetime) -> None:
    if row.next_at is None:
        return
    case, today = row.case, local_day(now, row.case.area_id)
    at = row.next_at.astimezone(zone_of(case.area_id)).strftime("%d/%m %H.%M")
    words = _(
        "Laporan situasi berikut perkara %(number)s (%(place)s) dijanjikan %(at)s dan belum"
        " ditulis. Tulis keadaannya, juga bila tidak ada yang berubah."
    ) % {"number": case.number, "place": case.area.name, "at": at}  # fmt: skip
    subject = _("%(number)s: laporan situasi ditunggu") % {"number": case.number}
    people = people_who_may(Can.HANDLE, area=case.area_id, on=today)
    _send(
        f"situation:{case.number}:{row.serial}", "situation", subject, words, people, now=now,
        link=reverse("respond:situations", args=[case.number]),
    )  # fmt: skip


def _send(
    key: str, kind: str, subject: str, words: str, people: Iterable[Person], *, link: str,
    now: datetime,
) -> None:  # fmt: skip
    drill = _("LATIHAN. ") if settings.DEMO else ""
    address = settings.SERASI_ADDRESS.rstrip("/") + link
    enqueue(
        Message(
            key=key,
            kind=kind,
            subject=f"{drill}{subject}",
            text=drill + words,
            short=f"{drill}{subject}",
            link=address,
            carried_link=address,
            urgency=Urgency.NORMAL,
        ),
        people,
        now=now,
    )
