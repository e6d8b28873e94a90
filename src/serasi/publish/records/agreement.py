"""What an agreement tells for its record (berita acara); names of those who sign stay sealed."""

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
from serasi.respond.models import Agreement
from serasi.respond.queries import agreements

PEACE = "ba_damai"
STATES = Agreement.State
LACKS = {
    STATES.DRAFT: _("Serahkan dulu naskahnya kepada kedua pihak."),
    STATES.DROPPED: _("Kesepakatan ini dibatalkan."),
    STATES.REPLACED: _("Kesepakatan ini sudah diganti; buat dari penggantinya."),
}


def names(viewer: Viewer) -> QuerySet[Any, Any]:
    """Return the names of the agreements that a viewer may read."""
    rows = agreements.visible_to(viewer)
    return rows.annotate(of_paper=Concat(Value("agreement:"), F("number"))).values("of_paper")


def find(viewer: Viewer, number: str, _now: datetime) -> Record:
    """Return an agreement, once its text was handed to both sides."""
    row = agreements.agreement(viewer, number)
    area = row.case.area_id
    first = local_day(row.drafted_at, area)
    why = LACKS.get(STATES(row.state))
    return Record(
        f"agreement:{row.number}", area, first, max(first, row.signed_on or first),
        row.case.title, row.case.lead_id, {PEACE: why} if why else {},
    )  # fmt: skip


def peace(_viewer: Viewer, asked: Asked) -> Result:
    """Tell what was agreed: sides, matter, articles, who owes what, who signs by office."""
    told = Telling()
    row = Agreement.objects.select_related("case").filter(number=number_asked(asked)).first()
    if row is None:
        return told.result()
    case = row.case
    told.say(nomor=row.number, perkara=case.number, judul=case.title, duduk=row.matter)
    told.say(hukum=row.law_process or case.law_process, tempat=row.place, hari=row.signed_on)
    if row.signed_at is not None:
        told.say(jam=f"{row.signed_at.astimezone(zone_of(case.area_id)):%H:%M}")
    for party in case.parties.all():
        told.row("pihak", huruf=party.letter, kata=party.words)
    for one in row.mediation.team.select_related("person"):
        told.row("penengah", jabatan=one.office, nama=one.person.name if one.person else None)
    for clause in row.clauses.all():
        told.row("pasal", isi=clause.words)
    for owed in row.obligations.select_related("party", "agency"):
        told.row(
            "wajib", counts={"dana": owed.amount_rp}, isi=owed.what, tenggat=owed.due_on,
            huruf=owed.party.letter if owed.party else None,
            instansi=owed.agency.name if owed.agency else None, bukti=owed.evidence_asked,
        )  # fmt: skip
    for sign in row.signatories.all():
        letter = sign.party.letter if sign.party else None
        told.row("tanda", jenis=sign.kind, jabatan=sign.office, huruf=letter)
    for check in row.checks.order_by("days"):
        told.row("pantau", counts={"hari": check.days})
    return told.result()


SUBJECT = Subject(
    "agreement",
    names,
    find,
    lambda number: reverse("respond:agreement", args=[number]),
    (
        Definition(
            "naskah.damai", 1, _("Isi kesepakatan damai"), _("kata, rupiah"),
            _("Kesepakatan menurut catatannya: pihak, duduk perkara, pasal, kewajiban, pemantauan."
              " Nama penanda tangan tersegel dan tidak ikut."),
            peace, needs=(), history=False, worded=True,
        ),
    ),
)  # fmt: skip
