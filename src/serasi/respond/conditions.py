"""This room's own conditions of closing: calm, and something settled or handed to the law."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from serasi.network.queries import param
from serasi.regions.zones import local_day
from serasi.respond import law
from serasi.respond.closing import Unmet
from serasi.respond.models import Case


def calm(row: Case, now: datetime) -> list[Unmet]:
    """Return whether violence is too recent: condition (a)."""
    today = local_day(now, row.area_id)
    wanted = param(law.CALM_DAYS, on=today)
    since = row.last_violence_on or local_day(row.opened_at, row.area_id)
    quiet = (today - since).days
    if quiet >= wanted:
        return []
    said = _("baru %(days)d dari %(wanted)d hari tanpa kekerasan")
    return [Unmet("a", said % {"days": max(quiet, 0), "wanted": wanted})]


def settled(row: Case, now: datetime) -> list[Unmet]:
    """Return whether nothing is settled yet: condition (b)."""
    if row.law_process or row.agreements.filter(state="signed").exists():
        return []
    return [Unmet("b", _("belum ada kesepakatan atau proses hukum"))]
