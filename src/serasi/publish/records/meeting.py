"""What a meeting tells for its papers: invitation, minutes, list of those present."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from serasi.facilitate.models import Attendance, Meeting
from serasi.facilitate.queries import meetings
from serasi.network.models import AgencyKind
from serasi.network.policy import Viewer
from serasi.publish.figures.model import Asked, Definition, Result
from serasi.publish.records.model import Record, Subject, Telling, number_asked
from serasi.regions.zones import local_day, zone_of

STATES = Meeting.State
INVITATION, MINUTES, ATTENDANCE = "undangan", "notula", "daftar_hadir"
OFF = _("Rapat ini dibatalkan.")
NOT_HELD = _("Notula dibuat sesudah rapat dibuka.")


def names(viewer: Viewer) -> QuerySet[Any, Any]:
    """Return the names of the meetings that a viewer may read."""
    rows = meetings.visible_to(viewer).annotate(of_paper=Concat(Value("meeting:"), F("number")))
    return rows.values("of_paper")


def find(viewer: Viewer, number: str, _now: datetime) -> Record:
    """Return a meeting; one that was called off has no papers any more."""
    row = meetings.meeting(viewer, number)
    day = local_day(row.starts_at, row.area_id)
    lacks = {}
    if row.state == STATES.OFF:
        lacks = dict.fromkeys((INVITATION, MINUTES, ATTENDANCE), OFF)
    elif row.held_at is None:
        lacks = {MINUTES: NOT_HELD}
    return Record(row.subject, row.area_id, day, day, row.title, row.agency_id, lacks)


def _row(asked: Asked) -> Meeting | None:
    rows = Meeting.objects.select_related("agency", "minute_taker", "area")
    return rows.filter(number=number_asked(asked)).first()


def _frame(told: Telling, row: Meeting) -> None:
    """Tell when and where a meeting is, and who leads it."""
    zone = zone_of(row.area_id)
    begins, ends = row.starts_at.astimezone(zone), row.ends_at.astimezone(zone)
    told.say(
        judul=row.title, jenis=row.get_kind_display(), kebutuhan=row.need, tempat=row.place,
        hari=begins.date(), mulai=f"{begins:%H:%M}", selesai=f"{ends:%H:%M}",
        pimpinan=row.chair, notulis=row.minute_taker.name if row.minute_taker else None,
    )  # fmt: skip


def invitation(_viewer: Viewer, asked: Asked) -> Result:
    """Tell to what a meeting invites whom."""
    told, row = Telling(), _row(asked)
    if row is not None:
        _frame(told, row)
        for point in row.points.all():
            told.row("agenda", judul=point.title)
        for one in row.invitees.select_related("agency").order_by("agency__kind", "agency__name"):
            told.row("undang", nama=one.agency.name)
        told.count(undang=row.invitees.count())
    return told.result()


def minutes(_viewer: Viewer, asked: Asked) -> Result:
    """Tell how a meeting went point by point, what it concluded, and what it asks of whom."""
    told, row = Telling(), _row(asked)
    if row is None:
        return told.result()
    _frame(told, row)
    for point in row.points.all():
        told.row("agenda", judul=point.title, jalan=point.notes, putusan=point.decision)
    for one in row.conclusions.select_related("agency"):
        told.row("tugas", apa=one.what, siapa=one.agency.name, tenggat=one.due_on)
    came = list(row.attendances.values_list("agency__kind", "element"))
    told.count(hadir=len(came) or None)
    elements = (str(AgencyKind(kind).label) if kind else words for kind, words in came)
    for words in dict.fromkeys(filter(None, elements)):
        told.row("unsur", nama=words)
    return told.result()


def attendance(_viewer: Viewer, asked: Asked) -> Result:
    """Tell who came to a meeting, and how many women and men of each element."""
    told, row = Telling(), _row(asked)
    if row is None:
        return told.result()
    _frame(told, row)
    came = list(row.attendances.select_related("agency"))
    counted: dict[str, dict[str, int]] = {}
    for one in came:
        element = _element(one)
        told.row(
            "hadir", nama=one.name, instansi=one.agency.name if one.agency else one.element,
            jabatan=one.office, unsur=element, lp=one.sex,
        )  # fmt: skip
        sexes = counted.setdefault(element, {"L": 0, "P": 0, "": 0})
        sexes[one.sex] += 1
    for element, sexes in sorted(counted.items()):
        told.row("unsur", counts=_sums(sexes), nama=element)
    told.count(**_sums({sex: sum(one.sex == sex for one in came) for sex in ("L", "P", "")}))
    return told.result()


def _element(one: Attendance) -> str:
    return str(AgencyKind(one.agency.kind).label) if one.agency else one.element or "unsur lain"


def _sums(sexes: dict[str, int]) -> dict[str, int]:
    return {"l": sexes["L"], "p": sexes["P"], "kosong": sexes[""], "jumlah": sum(sexes.values())}


SUBJECT = Subject(
    "meeting",
    names,
    find,
    lambda number: reverse("facilitate:meeting", args=[number]),
    (
        Definition(
            "naskah.undangan", 1, _("Rapat dan yang diundang"), _("kata"),
            _("Isi rapat menurut catatannya: waktu, tempat, agenda, pimpinan, dan yang diundang."),
            invitation, needs=(), history=False, worded=True,
        ),
        Definition(
            "naskah.notula", 1, _("Jalannya rapat"), _("kata, orang"),
            _("Notulen menurut catatannya: agenda, pembicaraan, putusan, tugas, dan jumlah hadir."),
            minutes, needs=(), history=False, worded=True,
        ),
        Definition(
            "naskah.hadir", 1, _("Yang hadir dalam rapat"), _("orang"),
            _("Daftar hadir menurut catatannya, dengan jumlah L/P menurut unsur; yang tidak"
              " mengisi dihitung sendiri."),
            attendance, needs=(), history=False, worded=True,
        ),
    ),
)  # fmt: skip
