"""What a checked rumour tells the public: the claim, what was found, and by which office."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from serasi.network.policy import Viewer
from serasi.problems import NOT_FOUND, Problem
from serasi.publish.figures.model import Asked, Definition, Result
from serasi.publish.records.model import Record, Subject, Telling, number_asked
from serasi.regions.zones import local_day, zone_of
from serasi.warn.models import Rumour
from serasi.warn.queries.rumours import rumours

CLARIFICATION, PRESS = "klarifikasi", "siaran_pers"
FINDING = Rumour.Finding
UNCHECKED = _("Cek dulu isunya dan tulis teks tanggapannya.")
IS_TRUE = _("Kabar ini benar; beri tahu lewat siaran pers.")


def names(viewer: Viewer) -> QuerySet[Any, Any]:
    """Return the names of the rumours that a viewer may read."""
    rows = rumours(viewer).annotate(
        of_paper=Concat(Value("rumour:"), Cast(F("pk"), CharField(max_length=20)))
    )
    return rows.values("of_paper")


def find(viewer: Viewer, number: str, _now: datetime) -> Record:
    """Return a rumour; the public is told once it was checked."""
    row = rumours(viewer).filter(pk=number).first() if _is_pk(number) else None
    if row is None:
        raise Problem(NOT_FOUND)
    lacks = {}
    if row.checked_at is None or not row.clarification:
        lacks = dict.fromkeys((CLARIFICATION, PRESS), UNCHECKED)
    elif row.finding == FINDING.TRUE:
        lacks = {CLARIFICATION: IS_TRUE}
    day = local_day(row.seen_at, row.area_id)
    return Record(f"rumour:{row.pk}", row.area_id, day, day, row.area.name, row.agency_id, lacks)


def _is_pk(number: str) -> bool:
    return number.isascii() and number.isdecimal() and len(number) < 19  # noqa: PLR2004


def answer(_viewer: Viewer, asked: Asked) -> Result:
    """Tell what a rumour claims and what was found; not of whom it was asked."""
    told = Telling()
    number = number_asked(asked)
    rows = Rumour.objects.select_related("area", "agency", "approved_by")
    row = rows.filter(pk=number).first() if _is_pk(number) else None
    if row is None:
        return told.result()
    zone = zone_of(row.area_id)
    told.say(
        klaim=row.claim, hasil=row.finding, tanggapan=row.clarification, wilayah=row.area.name,
        terlihat=local_day(row.seen_at, row.area_id), pengecek=row.agency.name,
        dicek=local_day(row.checked_at, row.area_id) if row.checked_at else None,
    )  # fmt: skip
    if row.approved_at is not None and row.approved_by is not None:
        told.say(penyetuju=row.approved_by.name, disetujui=row.approved_at.astimezone(zone))
    return told.result()


SUBJECT = Subject(
    "rumour",
    names,
    find,
    lambda number: reverse("warn:rumour", args=[number]),
    (
        Definition(
            "naskah.isu", 1, _("Isu dan hasil ceknya"), _("kata"),
            _("Klaim seperti beredar, hasil cek, dan tanggapan menurut catatannya; siapa yang"
              " ditanya tidak ikut."),
            answer, needs=(), history=False, worded=True,
        ),
    ),
)  # fmt: skip
