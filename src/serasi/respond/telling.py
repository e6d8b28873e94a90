"""The words in which the clocks of a legal status are told to those who keep it."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from serasi.channels.actions import enqueue
from serasi.channels.messages import Message, Urgency
from serasi.network.queries import people_who_may
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.regions.zones import local_day
from serasi.respond import clocks, rules
from serasi.respond.models import ConflictStatus, Reach

KEEPERS = (Can.STATUS, Can.HANDLE)


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
    drill = _("LATIHAN. ") if settings.DEMO else ""
    link = settings.SERASI_ADDRESS.rstrip("/") + reverse("respond:legal", args=[row.case.number])
    enqueue(
        Message(
            key=f"status:{row.number}:{end:%Y%m%d}:{due}",
            kind="status",
            subject=f"{drill}{row.number}: {when}",
            text=drill + words,
            short=f"{drill}{row.number}, {when}",
            link=link,
            carried_link=link,
            urgency=Urgency.NORMAL,
        ),
        people.values(),
        now=now,
    )
