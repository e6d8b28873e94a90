"""Victims and displaced people by sex and age, as those who care for them registered them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from serasi.network.policy import Viewer
from serasi.publish.figures.model import Asked, Definition, Result
from serasi.publish.figures.work import begins, ends
from serasi.recover.models import Client
from serasi.recover.queries.totals import masked_counts
from serasi.regions.placed import within
from serasi.respond.queries.scope import visible_to as cases_of


def registered(viewer: Viewer, asked: Asked) -> Result:
    """Count the people registered to the cases that were opened in the period."""
    cases = cases_of(viewer).filter(
        within([asked.area]), opened_at__gte=begins(asked), opened_at__lt=ends(asked)
    )
    rows = Client.objects.filter(case__in=cases.values("pk"), registered_at__lte=asked.cut_off)
    return Result(dict(masked_counts(rows)))


DEFINITIONS = (
    Definition(
        "korban.terdata", 1, _("Korban dan pengungsi yang didata"), _("orang"),
        _("Orang yang didata petugas sosial pada perkara yang dibuka dalam periode, menurut jenis"
          " kelamin dan umur. Angka kecil disembunyikan; nama tidak dibaca."),
        registered, history=False,
    ),
)  # fmt: skip
