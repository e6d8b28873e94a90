"""What a residual survey says to the closing of a case: letter (e) of the rule of domain 3.2."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from serasi.measure.queries.residual import waves_of
from serasi.network.models import Commitment
from serasi.network.walls import opened
from serasi.respond.closing import Unmet
from serasi.respond.models import Case


def offered(row: Case, now: datetime) -> list[Unmet]:
    """Keep a case open while a visit of LDP that its survey asked for was not offered yet."""
    with opened():
        asked = [wave.subject for wave in waves_of(row)]
        waiting = Commitment.objects.filter(origin__in=asked, state=Commitment.State.OPEN).exists()
    if not waiting:
        return []
    return [Unmet("e", _("survei pascakonflik meminta kunjungan LDP yang belum ditawarkan"))]
