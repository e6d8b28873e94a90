"""What recovery says to an area that is to leave a case: people, refuges, damage, plans there."""

from __future__ import annotations

from django.utils.translation import gettext as _

from serasi.recover.models import CareOffer, Client, Damage, Help, Need, Plan, Point
from serasi.respond.hanging import Leaving


def held(leaving: Leaving) -> list[str]:
    """Return what lies there; how many people is not told, since they may be few."""
    case = leaving.case
    rows = (
        (_("korban atau pengungsi yang terdata"), Client.objects.filter(case=case)),
        (
            _("serah terima orang yang menunggu jawaban"),
            CareOffer.objects.filter(client__case=case, state=CareOffer.State.ASKED),
        ),
        (_("posko"), Point.objects.filter(case=case)),
        (_("kebutuhan warga"), Need.objects.filter(case=case)),
        (_("bantuan yang diberikan"), Help.objects.filter(case=case)),
        (_("kajian kerusakan dan kerugian"), Damage.objects.filter(case=case)),
        (
            _("rencana pemulihan"),
            Plan.objects.filter(case=case).exclude(state=Plan.State.DROPPED),
        ),
    )
    return [
        words
        for words, found in rows
        if any(map(leaving.only_here, found.values_list("area_id", flat=True).distinct()))
    ]
