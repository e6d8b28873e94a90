"""What a tension or incident tells for its reports: facts and opinion apart, no informant."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from serasi.network.policy import Viewer
from serasi.publish.figures.model import Asked, Definition, Result
from serasi.publish.records.model import Record, Subject, Telling, number_asked
from serasi.regions.zones import local_day, zone_of
from serasi.register import phrases, rules
from serasi.register.models import Event
from serasi.register.queries import scope

INCIDENT, SPECIAL, INFORMATION = "lap_kejadian", "lap_khusus", "lap_informasi"
NOT_HAPPENED = _("Potensi dilaporkan sebagai laporan informasi.")
COUNTS = {
    "md": "deaths", "lb": "injured_heavy", "lr": "injured_light", "hilang": "missing_people",
    "ungsi_kk": "displaced_kk", "ungsi_jiwa": "displaced_people", "amankan": "detained",
    "rusak_bangunan": "buildings_damaged", "rusak_kendaraan": "vehicles_damaged",
    "rugi": "loss_rp", "massa_dari": "crowd_min", "massa_sampai": "crowd_max",
}  # fmt: skip


def names(viewer: Viewer) -> QuerySet[Any, Any]:
    """Return the names of the events that a viewer may read, also those thrown away since."""
    rows = scope.readable_ever(viewer)
    return rows.annotate(of_paper=Concat(Value("event:"), F("public_id"))).values("of_paper")


def find(viewer: Viewer, number: str, _now: datetime) -> Record:
    """Return an event; what only may happen has no report of what happened."""
    row = scope.event(viewer, number)
    tension = row.kind == Event.Kind.TENSION
    lacks = dict.fromkeys((INCIDENT, SPECIAL), NOT_HAPPENED) if tension else {}
    return Record(
        f"event:{row.public_id}", row.area_id, row.start_date, row.end_date or row.start_date,
        row.title, row.desk_id, lacks,
    )  # fmt: skip


def facts(_viewer: Viewer, asked: Asked) -> Result:
    """Tell what is known of an event."""
    told = Telling()
    row = (
        Event.objects.select_related("area", "area__parent", "area__parent__parent")
        .filter(public_id=number_asked(asked))
        .first()
    )
    if row is None:
        return told.result()
    told.say(
        judul=row.title, hari=row.start_date, sampai=row.end_date, akar=row.root,
        jam=f"{row.start_time:%H:%M}" if row.start_time else None, tempat=row.place_words,
        wilayah=_place(row), jenis=row.get_kind_display(), bentuk=_coded(row, "form"),
        pemicu=_coded(row, "trigger"), sumber=_coded(row, "law_source"),
        keadaan=row.get_state_display(), pihak_a=row.party_a, pihak_b=row.party_b,
        fakta=row.facts, pendapat=row.opinion, tindakan=row.response, risiko=_risk(row),
        alat=phrases.value_words("weapons", row.weapons) if row.weapons else None,
        dicatat=local_day(row.created_at, row.area_id),
        dicatat_jam=f"{row.created_at.astimezone(zone_of(row.area_id)):%H:%M}",
    )  # fmt: skip
    told.count(**{cell: getattr(row, field) for cell, field in COUNTS.items()})
    told.count(laporan=row.report_count)
    return told.result()


def _place(row: Event) -> str:
    found, area = [], row.area
    while area is not None and area.level > 1:
        found.append(area.name)
        area = area.parent
    return f"{', '.join(found)} ({row.area_id})"


def _coded(row: Event, field: str) -> str:
    return phrases.value_words(field, getattr(row, field))


def _risk(row: Event) -> str | None:
    if row.likelihood is None or row.impact is None:
        return None
    return str(phrases.RISKS[rules.risk(row.likelihood, row.impact)])


SUBJECT = Subject(
    "event",
    names,
    find,
    lambda number: reverse("register:event", args=[number]),
    (
        Definition(
            "naskah.peristiwa", 1, _("Satu potensi atau peristiwa"), _("kata, orang, rupiah"),
            _("Catatan menurut kodingnya: waktu, tempat, pemicu, pihak, fakta, akibat, tindakan."
              " Pelapor tersegel dan tidak ikut; yang tidak disebut tidak dianggap nol."),
            facts, needs=(), history=False, worded=True,
        ),
    ),
)  # fmt: skip
