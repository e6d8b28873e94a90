"""What recovery says to the closing of a case: letters (c) and (e) of the rule of domain 3.2."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from serasi.recover import rules
from serasi.recover.models import Recovery
from serasi.recover.queries.totals import unresolved
from serasi.respond.closing import Unmet
from serasi.respond.models import Case


def displaced(row: Case, now: datetime) -> list[Unmet]:
    """Keep a case open while a displaced person has no solution; few are not told by number."""
    left = unresolved(row)
    if not left:
        return []
    shown = rules.total(left)
    if shown is None:
        return [Unmet("c", _("masih ada pengungsi yang belum punya solusi"))]
    return [Unmet("c", _("%(n)d pengungsi belum punya solusi") % {"n": shown})]


def residual(row: Case, now: datetime) -> list[Unmet]:
    """Keep a case open until the check of residual harmony is planned."""
    planned = Recovery.objects.filter(case=row).exclude(residual_on=None).exists()
    return [] if planned else [Unmet("e", _("cek keserasian residual belum direncanakan"))]
