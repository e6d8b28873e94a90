"""How long the identity of a reporter is kept: so many days after the report was closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.collect.sealed import subject_of
from serasi.network.sealed import Due, held_since, last_day_kept
from serasi.network.sealed.retention import REPORTER
from serasi.network.walls import opened
from serasi.register.models import Handling


def reporters_due(on: date) -> Iterator[Due]:
    """Yield the reports whose reporter's identity is due on a day; an open one is never due."""
    since = held_since("report:")
    if since is None:
        return
    last = last_day_kept(REPORTER, on=on)
    before = timezone.make_aware(datetime.combine(last + timedelta(days=1), time()))
    with opened():
        rows = list(
            Handling.objects.filter(closed_at__gte=since, closed_at__lt=before)
            .order_by("pk")
            .values_list("report__uuid", flat=True)
        )
    why = _("Masa simpan sesudah laporan selesai sudah habis.")
    for uuid in rows:
        yield Due(subject_of(uuid), why)
