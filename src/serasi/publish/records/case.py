"""What a case tells for its papers: the duties of one agency, and the legal status."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from serasi.network.models import Commitment
from serasi.network.policy import Viewer
from serasi.network.queries import param
from serasi.publish.figures.model import Asked, Definition, Result
from serasi.publish.records.model import Record, Subject, Telling, number_asked
from serasi.regions.models import Area
from serasi.regions.zones import local_day
from serasi.respond import law
from serasi.respond.models import Case, ConflictStatus, Reach
from serasi.respond.queries import scope
from serasi.respond.queries.moments import duties_of

PROPOSAL, DECREE, ORDER = "usul_status", "keputusan_status", "surat_tugas"
STATES = ConflictStatus.State
NONE = _("Usulkan dulu status itu pada halaman statusnya.")
REFUSED = _("Status ini tidak ditetapkan.")
NOT_CONSULTED = _("Catat dulu konsultasi dengan pimpinan DPRD.")
HIGHER = _("Status yang meluas ditetapkan gubernur atau Presiden, bukan bupati atau wali kota.")


def names(viewer: Viewer) -> QuerySet[Any, Any]:
    """Return the names of the cases that a viewer may read."""
    rows = scope.visible_to(viewer)
    return rows.annotate(of_paper=Concat(Value("case:"), F("number"))).values("of_paper")


def find(viewer: Viewer, number: str, _now: datetime) -> Record:
    """Return a case with what its latest status allows."""
    row = scope.case(viewer, number)
    day = local_day(row.opened_at, row.area_id)
    return Record(row.subject, row.area_id, day, day, row.title, row.lead_id, _lacks(row))


def _lacks(row: Case) -> dict[str, str | Promise]:
    status = row.statuses.first()
    if status is None:
        return {PROPOSAL: NONE, DECREE: NONE}
    if status.state == STATES.REFUSED:
        return {PROPOSAL: REFUSED, DECREE: REFUSED}
    if status.reach != Reach.REGENCY:
        return {DECREE: HIGHER}
    return {DECREE: NOT_CONSULTED} if status.consulted_on is None else {}


def status(_viewer: Viewer, asked: Asked) -> Result:
    """Tell the latest legal status of a case, and when what happened."""
    told = Telling()
    row = Case.objects.select_related("area").filter(number=number_asked(asked)).first()
    found = row.statuses.first() if row is not None else None
    if row is None or found is None:
        return told.result()
    regency = Area.objects.filter(code=row.area_id[:5]).first()
    began = found.starts_on or local_day(found.proposed_at, row.area_id)
    told.say(
        perkara=row.number, judul=row.title, ringkas=row.summary, nomor=found.number,
        jangkauan=found.reach, polres=found.uncontrolled_paper, terganggu=found.disrupted_paper,
        konsultasi=found.consulted_on, dengan=found.consulted_with, surat=found.consultation_paper,
        mulai=found.starts_on, sampai=found.ends_on,
        kepala=_head(regency), daerah=regency.name if regency else None,
    )  # fmt: skip
    told.count(hari=_days(found, began))
    for place in row.areas.select_related("area").order_by("area_id"):
        told.row("wilayah", nama=f"{place.area.name} ({place.area_id})")
    events = row.links.filter(event__state="confirmed", event__trashed_at=None)
    for link in events.select_related("event").order_by("event__start_date", "event_id"):
        told.row("kejadian", hari=link.event.start_date, isi=link.event.title)
    return told.result()


def tasks(viewer: Viewer, asked: Asked) -> Result:
    """Tell the open duties of one agency in a case, and what each follows from.

    Those owed to victims and displaced people are left out: they tell of them.
    """
    told = Telling()
    row = Case.objects.select_related("area").filter(number=number_asked(asked)).first()
    if row is None:
        return told.result()
    told.say(perkara=row.number, judul=row.title, wilayah=row.area.name)
    owed = [
        one
        for one in duties_of(viewer, row)
        if one.state == Commitment.State.OPEN and one.owed_by.name == asked.get("agency")
    ]
    names = dict(
        Area.objects.filter(code__in={x.area_id for x in owed}).values_list("code", "name")
    )
    for one in owed:
        told.row(
            "tugas", apa=one.what, tenggat=local_day(one.due_at, one.area_id),
            tempat=names.get(one.area_id), asal=one.origin,
            petugas=one.person.name if one.person else None,
        )  # fmt: skip
    told.count(tugas=len(owed))
    return told.result()


def _head(regency: Area | None) -> str:
    if regency is None:
        return "Kepala Daerah"
    return f"{'Wali Kota' if regency.kind == 'kota' else 'Bupati'} {regency.name}"


def _days(found: ConflictStatus, began: date) -> int:
    """Return for how many days it holds; while it is proposed, the most that the law allows."""
    if found.starts_on is None or found.ends_on is None:
        return int(param(law.DAYS, on=began))
    return (found.ends_on - found.starts_on).days + 1


SUBJECT = Subject(
    "case",
    names,
    find,
    lambda number: reverse("respond:case", args=[number]),
    (
        Definition(
            "naskah.status", 1, _("Status Keadaan Konflik satu perkara"), _("kata, hari"),
            _("Status terakhir menurut catatannya: kedua syarat, konsultasi DPRD, jangka waktu,"
              " wilayah, dan kronologi."),
            status, needs=(), history=False, worded=True,
        ),
        Definition(
            "naskah.tugas", 1, _("Tugas satu instansi dalam satu perkara"), _("kata, tugas"),
            _("Kewajiban terbuka instansi itu menurut catatannya, dengan tempat, tenggat, dan"
              " asalnya; kewajiban kepada korban tidak ikut."),
            tasks, needs=(), history=False, worded=True,
        ),
    ),
)  # fmt: skip
