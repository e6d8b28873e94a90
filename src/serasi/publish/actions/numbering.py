"""The numbers of an office's letters: the next one, never one that was given before."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from serasi.network.models import Agency
from serasi.network.policy import Viewer
from serasi.network.serials import next_serial
from serasi.publish.facts import style_of
from serasi.publish.letterheads import printed_number
from serasi.publish.models import OfficeNumber
from serasi.trail.actions import record


@transaction.atomic
def give_number(
    actor: Viewer, *, agency: Agency, filing: str, what: str, now: datetime
) -> OfficeNumber:
    """Give the next number of an agency's year; two who ask at once get two numbers.

    The row is written in this transaction: on PostgreSQL the next who asks waits until it ends,
    and SQLite has one writer. A number stays given even when its paper is withdrawn.
    """
    year = timezone.localtime(now).year
    serial = next_serial(OfficeNumber.objects.all(), f"{agency.pk}/{year}-")
    style = style_of(agency)
    printed = printed_number(
        style.pattern, unit=style.unit, filing=filing, serial=serial, day=timezone.localdate(now)
    )
    made = OfficeNumber.objects.create(
        agency=agency,
        year=year,
        serial=serial,
        number=f"{agency.pk}/{year}-{serial:06d}",
        printed=printed[:80],
        what=what[:200],
        given_at=now,
        given_by_id=actor.person_id,
    )
    record(
        actor.key,
        action="paper.numbered",
        subject=f"agency:{agency.pk}",
        now=now,
        data={"number": printed},
    )
    return made
