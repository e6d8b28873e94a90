"""Papers of the demo: a plan of action of this year, last period's report, signed, drafts made from
records, and the public picture, which two people let out.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from serasi.facilitate.models import Meeting, Package
from serasi.network.models import AgencyKind, Commitment, Person
from serasi.network.policy import Viewer
from serasi.network.queries import viewer_of
from serasi.ops.demo.forums import WRITER
from serasi.publish.actions import making, planning, public, signing
from serasi.publish.actions.about import begin_about
from serasi.publish.actions.planning import Told
from serasi.publish.models import PlanRow
from serasi.publish.periods import past_four_months
from serasi.publish.records import agreement, case, event, meeting, package, rumour
from serasi.register.models import Event
from serasi.respond.models import Agreement, Case
from serasi.respond.queries.moments import duties_of
from serasi.warn.models import Rumour

REGENCY = "35.09"
ACHIEVED = {
    1: ((1, "Notulen pertemuan Pokja"), (1, "Notulen pertemuan Pokja")),
    2: ((1, "Peta rawan konflik edisi April"), (0, "")),
    3: ((1, "SK Bupati tentang Tim Terpadu"),),
    4: ((1, "Notulen dan daftar hadir"), (1, "Notulen dan daftar hadir")),
    5: ((1, "Foto dan daftar hadir"), (2, "Foto dan daftar hadir")),
    6: ((2, "Notulen"), (1, "Notulen")),
    8: ((1, "Laporan tindak lanjut"), (1, "Laporan tindak lanjut")),
    9: ((2, "Kartu layanan"), (2, "Kartu layanan")),
}
"""What was achieved of each row in B04 and B08, with its evidence."""
BEHIND = "Gladi menunggu jadwal Polres"


def _as(username: str, now: datetime) -> Viewer:
    person = Person.objects.get(username=username)
    return viewer_of(person, now=now, second_factor=True)


def tell(now: datetime) -> None:
    """Keep the plan of the year, and sign the report of the last four months that are over."""
    span = past_four_months(timezone.localdate(now), count=1)[0]
    year = span.since.year
    planned = now - timedelta(days=300)
    planning.add_defaults(_as("piket", now), area=REGENCY, year=year, now=planned)
    rows = {row.serial: row for row in PlanRow.objects.filter(area=REGENCY, year=year)}
    for serial, words in ACHIEVED.items():
        for label, (achieved, evidence) in zip(("B04", "B08"), words, strict=False):
            told = Told(label, achieved, evidence=evidence)
            planning.tell_progress(_as("piket", now), pk=rows[serial].pk, told=told, now=now)
    late = Told("B08", 0, obstacle=BEHIND, follow_up="Dijadwalkan pada B12")
    planning.tell_progress(_as("piket", now), pk=rows[7].pk, told=late, now=now)
    row = making.begin_paper(
        _as("analis", now), kind_code="timdu", area=REGENCY, span=span, now=now
    )
    row = signing.send_paper(_as("analis", now), number=row.number, version=row.version, now=now)
    signing.sign_paper(
        _as("bupati", now), number=row.number, version=row.version, now=now,
        reason="Contoh peragaan",
    )  # fmt: skip
    for who, kind, subject in _records(now):
        begin_about(_as(who, now), kind_code=kind, subject=subject, now=now)
    edition = public.prepare_edition(_as("analis", now), area=REGENCY, now=now)
    public.approve_edition(_as("kepala", now), pk=edition.pk, now=now)


def _records(now: datetime) -> list[tuple[str, str, str]]:
    """Return papers with who makes them from which record, those that the demo has."""
    held = Meeting.objects.filter(state=Meeting.State.FINAL).earliest("pk")
    signed = Agreement.objects.filter(state=Agreement.State.SIGNED).earliest("pk")
    happened = (
        Event.objects.filter(
            kind=Event.Kind.INCIDENT, state=Event.State.CONFIRMED, regency_code=REGENCY
        )
        .order_by("-start_date", "-pk")
        .first()
    )
    answered = Rumour.objects.exclude(published_at=None).order_by("pk").first()
    accounted = Package.objects.filter(state=Package.State.CLOSED).order_by("pk").first()
    found = [
        ("piket", meeting.MINUTES, held.subject),
        ("piket", meeting.ATTENDANCE, held.subject),
        ("piket", agreement.PEACE, f"agreement:{signed.number}"),
    ]
    if happened:
        found.append(("piket", event.INCIDENT, f"event:{happened.public_id}"))
    found += [("satpol", case.ORDER, row.subject) for row in _patrolled(now)[:1]]
    if answered:
        found += [
            ("piket", kind, f"rumour:{answered.pk}")
            for kind in (rumour.CLARIFICATION, rumour.PRESS)
        ]
    if accounted:
        found.append((WRITER, package.ACCOUNT, f"package:{accounted.label}"))
    return found


def _patrolled(now: datetime) -> list[Case]:
    """Return the open cases in which Satpol PP still owes something."""
    viewer = _as("satpol", now)
    rows = Case.objects.filter(regency_code=REGENCY, closed_at=None).order_by("pk")
    return [
        row
        for row in rows
        if any(
            one.owed_by.kind == AgencyKind.SATPOL_PP and one.state == Commitment.State.OPEN
            for one in duties_of(viewer, row)
        )
    ]
