"""An agreement in force is told to the residents of every side: who owes that, until when."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from serasi.network.models import Agency, Commitment
from serasi.network.policy import Viewer
from serasi.network.walls import opened
from serasi.regions.zones import end_of_day
from serasi.respond import rules_agreement as rules
from serasi.respond.actions.promising import Owed, owe
from serasi.respond.models import Agreement, Case
from serasi.respond.queries.standing import areas_of

MARK = "#warga"
"""The part of the page of an agreement to which such duties lead; it also tells them apart."""


def camats_of(case: Case, *, within: str | None = None) -> list[int]:
    """Return the offices of the sub-districts that a case touches, or of one place."""
    codes = {code[:8] for code in ([within] if within else areas_of(case))}
    with opened():
        here = Agency.objects.filter(
            kind="kecamatan",
            closed_on=None,
            jurisdictions__area__in=codes,
            jurisdictions__valid_to=None,
        )
        return list(dict.fromkeys(here.order_by("pk").values_list("pk", flat=True)))


def owe_spreading(actor: Viewer, row: Agreement, *, origin: str, now: datetime) -> None:
    """Let every camat of the places of a case, else who leads it, tell the residents."""
    if row.signed_on is None:
        return
    due = end_of_day(row.signed_on + timedelta(days=rules.SPREAD_DAYS), row.case.area_id)
    said = _("Sampaikan kesepakatan %(number)s kepada warga kedua pihak, perkara %(case)s")
    words = said % {"number": row.number, "case": row.case.number}
    link = reverse("respond:agreement", args=[row.number]) + MARK
    for agency in camats_of(row.case) or [row.case.lead_id]:
        owe(actor, row.case, Owed(words, agency, due, origin, link), now=now)


def spreading_of(row: Agreement, *, origin: str) -> list[Commitment]:
    """Return who owes the residents the text of an agreement, and whether it was done."""
    with opened():
        found = Commitment.objects.filter(origin=origin, link__endswith=MARK)
        return list(
            found.exclude(state=Commitment.State.DROPPED)
            .select_related("owed_by")
            .order_by("owed_by__name", "pk")
        )
