"""The trail as an inspector may see it: the acts of the own areas' people, and on own records."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast, Substr
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from serasi.collect.models import Report
from serasi.network.models import Commitment
from serasi.network.policy import Viewer
from serasi.network.queries import names_of, people_within
from serasi.network.roles import Can
from serasi.regions.placed import within
from serasi.register.models import Event
from serasi.trail import queries
from serasi.trail.models import Entry

PLAIN = re.compile(r"^[\w.:/+-]{1,60}$")

ACTIONS = {
    "report.received": gettext_lazy("laporan diterima"),
    "report.opened": gettext_lazy("laporan dibaca"),
    "report.taken": gettext_lazy("laporan diambil"),
    "report.released": gettext_lazy("laporan dilepas"),
    "report.handed_over": gettext_lazy("laporan diserahkan"),
    "report.triaged": gettext_lazy("laporan dipilah"),
    "report.prioritised": gettext_lazy("prioritas ditetapkan"),
    "report.verified": gettext_lazy("lembar cek diisi"),
    "report.concluded": gettext_lazy("laporan disimpulkan"),
    "report.reopened": gettext_lazy("laporan dibuka kembali"),
    "report.linked": gettext_lazy("laporan dihubungkan"),
    "report.unlinked": gettext_lazy("kaitan dilepas"),
    "sealed.read": gettext_lazy("identitas tersegel dibuka"),
    "file.opened": gettext_lazy("berkas dibuka"),
    "export.made": gettext_lazy("daftar diunduh"),
    "event.created": gettext_lazy("catatan dibuat"),
    "event.sent": gettext_lazy("dikirim ke orang kedua"),
    "event.sent_back": gettext_lazy("dikembalikan orang kedua"),
    "event.confirmed": gettext_lazy("catatan disahkan"),
    "event.merged": gettext_lazy("catatan digabung"),
    "event.split": gettext_lazy("catatan dipisah"),
    "event.trashed": gettext_lazy("catatan dibuang"),
    "event.restored": gettext_lazy("catatan dipulihkan"),
    "event.purged": gettext_lazy("catatan dihapus tetap"),
    "invitation.made": gettext_lazy("undangan dibuat"),
    "invitation.confirmed": gettext_lazy("undangan disahkan"),
    "invitation.withdrawn": gettext_lazy("undangan dicabut"),
    "invitation.accepted": gettext_lazy("undangan diterima"),
    "office.offered": gettext_lazy("jabatan diusulkan"),
    "office.given": gettext_lazy("jabatan diberikan"),
    "office.ended": gettext_lazy("jabatan diakhiri"),
    "agency.founded": gettext_lazy("instansi masuk jaringan"),
    "jurisdiction.set": gettext_lazy("wilayah instansi ditambah"),
    "jurisdiction.ended": gettext_lazy("wilayah instansi diakhiri"),
    "account.closed": gettext_lazy("akun ditutup"),
    "account.locked": gettext_lazy("akun terkunci"),
    "password.link_made": gettext_lazy("tautan sandi dibuat"),
    "password.renewed": gettext_lazy("sandi diperbarui"),
    "second_factor.added": gettext_lazy("langkah kedua dipasang"),
    "second_factor.removed": gettext_lazy("langkah kedua dilepas"),
    "duty.made": gettext_lazy("kewajiban dibuat"),
    "duty.done": gettext_lazy("kewajiban selesai"),
    "duty.dropped": gettext_lazy("kewajiban dicabut"),
    "duty.reassigned": gettext_lazy("kewajiban dialihkan"),
}


@dataclass(frozen=True)
class Row:
    """One entry on the screen: who did what to which record, and the plain facts of it."""

    seq: int
    at: datetime
    who: str
    what: str
    subject: str
    facts: str
    reason: str


def visible_to(viewer: Viewer) -> QuerySet[Entry]:
    """Return the entries that the viewer may inspect, newest first."""
    return narrowed(viewer, queries.entries())


def narrowed(viewer: Viewer, rows: QuerySet[Entry]) -> QuerySet[Entry]:
    """Keep the entries by people of the viewer's areas, or on records that lie in them."""
    areas = viewer.areas(Can.TRAIL)
    if "*" in areas:
        return rows
    inside = within(areas)
    keys = [f"person:{pk}" for pk in people_within(areas).values_list("pk", flat=True)]
    here = OuterRef("subject")
    reports = Report.objects.filter(inside, receipt=Substr(here, len("report:") + 1))
    events = Event.objects.filter(inside, public_id=Substr(here, len("event:") + 1))
    duties = Commitment.objects.filter(inside).alias(key=Cast("pk", CharField()))
    return rows.filter(
        Q(actor__in=keys)
        | Q(subject__in=keys)
        | (Q(subject__startswith="report:") & Exists(reports))
        | (Q(subject__startswith="event:") & Exists(events))
        | (
            Q(subject__startswith="duty:")
            & Exists(duties.filter(key=Substr(here, len("duty:") + 1)))
        )
    )


def _facts(data: Mapping[str, object]) -> str:
    """Say the facts of an entry that are codes, numbers or dates; free text stays in its record."""
    shown = []
    for key, value in data.items():
        if isinstance(value, (bool, int)) or (isinstance(value, str) and PLAIN.match(value)):
            shown.append(f"{key}: {value}")
        elif value is not None:
            shown.append(key)
    return ", ".join(shown)


def shown(rows: list[Entry]) -> list[Row]:
    """Return entries as the screen shows them, with names for keys."""
    steps = [queries.step_of(row) for row in rows]
    names = names_of(
        {key for step in steps for key in (step.actor, step.subject) if key.startswith("person:")}
    )
    return [
        Row(
            seq=step.seq,
            at=step.at,
            who=names.get(step.actor, _("sistem")),
            what=str(ACTIONS.get(step.action, step.action)),
            subject=names.get(step.subject, step.subject),
            facts=_facts(step.data),
            reason=step.reason,
        )
        for step in steps
    ]
