"""The plan of action is written row by row, and what was achieved is told by period."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from django.db import transaction

from serasi.network.models import Agency, AgencyKind
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import NOT_ALLOWED, NOT_FOUND, PLAN_ROW_GONE, PLAN_UNFIT_ROW, Problem
from serasi.publish.actions.rows import need_reason
from serasi.publish.models import Domain, PlanProgress, PlanRow
from serasi.publish.periods import FOUR_MONTHS
from serasi.publish.queries.scope import plan_rows, wide
from serasi.regions.models import Area
from serasi.trail.actions import record


@dataclass(frozen=True)
class Row:
    """What a row of the plan says; see `PlanRow`."""

    domain: str
    plan: str
    activity: str
    measure: str
    responsible: str
    target_b04: int | None = None
    target_b08: int | None = None
    target_b12: int | None = None
    focus: str = ""
    place: str = ""
    aimed_at: str = ""
    criterion: str = ""
    related: str = ""
    budget: int | None = None
    budget_source: str = ""


TEAM = "Tim Terpadu"
DEFAULTS = (
    Row(Domain.PREVENT, "P3AKS", "Pertemuan Pokja P3AKS", "rapat", "Bakesbangpol", 1, 1, 1),
    Row(Domain.PREVENT, "Pemetaan potensi konflik", "Pemutakhiran peta rawan konflik", "dokumen",
        "Bakesbangpol", 1, 1, 1),
    Row(Domain.PREVENT, "SK Tim Terpadu", "Penetapan SK Tim Terpadu tahun berjalan", "dokumen",
        "Bagian Hukum", 1),
    Row(Domain.PREVENT, "Rapat koordinasi", "Rapat koordinasi Tim Terpadu", "rapat",
        "Bakesbangpol", 1, 1, 1),
    Row(Domain.PREVENT, "Forum kerukunan", "Dialog FKUB antarumat", "kegiatan", "FKUB", 1, 1, 1),
    Row(Domain.PREVENT, "Kewaspadaan dini", "Pertemuan FKDM", "rapat", "Bakesbangpol", 2, 2, 2),
    Row(Domain.STOP, "Gladi posko dan gladi lapangan", "Gladi posko Tim Terpadu", "gladi",
        "Polres", None, 1, 1),
    Row(Domain.RECOVER, "Pelaporan tindak lanjut peristiwa konflik",
        "Laporan tindak lanjut peristiwa", "laporan", "Bakesbangpol", 1, 1, 1),
    Row(Domain.RECOVER, "Layanan Dukungan Psikososial", "Kunjungan LDP", "kunjungan",
        "Dinas Sosial", 2, 2, 2),
)  # fmt: skip
"""The four lines of the draft RA 2024 and the usual ones besides (domain 1.2 and 7.2)."""


def plan_agency(actor: Viewer, area: str) -> Agency:
    """Return the desk through which somebody keeps the plan of an area."""
    through = [g.agency_id for g in actor.grants if g.can == Can.WRITE_PAPERS and area in g.areas]
    found = Agency.objects.filter(pk__in=through, kind=AgencyKind.BAKESBANGPOL).first()
    if found is None or not wide(actor, (Can.COUNT,), area):
        raise Problem(NOT_ALLOWED)
    return found


def _fit(row: Row) -> None:
    """Refuse a row without what it is about, or without any target."""
    lacking = [
        name
        for name in ("domain", "plan", "activity", "measure", "responsible")
        if not getattr(row, name).strip()
    ]
    if row.domain not in Domain.values:
        lacking.append("domain")
    if all(getattr(row, f"target_{label.lower()}") is None for label in FOUR_MONTHS):
        lacking.append("target")
    if lacking:
        raise Problem(
            PLAN_UNFIT_ROW, what=", ".join(WORDS[name] for name in dict.fromkeys(lacking))
        )


WORDS = {
    "domain": "bidang",
    "plan": "rencana aksi",
    "activity": "kegiatan",
    "measure": "satuan ukuran",
    "responsible": "penanggung jawab",
    "target": "target salah satu periode",
}


@transaction.atomic
def add_row(
    actor: Viewer, *, area: str, year: int, row: Row, serial: int | None = None, now: datetime
) -> PlanRow:
    """Add a row to the plan of a year."""
    place = Area.objects.filter(code=area, level=2).first()
    if place is None:
        raise Problem(NOT_FOUND)
    agency = plan_agency(actor, area)
    _fit(row)
    with opened():
        Agency.objects.select_for_update().get(pk=agency.pk)
        rows = PlanRow.objects.filter(agency=agency, area=place, year=year)
        last = rows.order_by("-serial").values_list("serial", flat=True).first() or 0
        made = PlanRow.objects.create(
            agency=agency,
            area=place,
            year=year,
            serial=serial or last + 1,
            made_at=now,
            made_by_id=actor.person_id,
            **{field.name: getattr(row, field.name) for field in fields(Row)},
        )
    record(
        actor.key, action="renaksi.row", subject=f"renaksi:{area}/{year}", now=now,
        data={"serial": made.serial, "activity": made.activity},
    )  # fmt: skip
    return made


@transaction.atomic
def add_defaults(actor: Viewer, *, area: str, year: int, now: datetime) -> list[PlanRow]:
    """Begin the plan of a year with the usual rows; one that has rows already stays as it is."""
    plan_agency(actor, area)
    with opened():
        if PlanRow.objects.filter(area=area, year=year, dropped_at=None).exists():
            return []
    return [add_row(actor, area=area, year=year, row=row, now=now) for row in DEFAULTS]


def _row(actor: Viewer, pk: int) -> PlanRow:
    row = plan_rows(actor).select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        raise Problem(NOT_FOUND)
    plan_agency(actor, row.area_id)
    if row.dropped_at is not None:
        raise Problem(PLAN_ROW_GONE, serial=row.serial)
    return row


@transaction.atomic
def drop_row(actor: Viewer, *, pk: int, reason: str, now: datetime) -> PlanRow:
    """Take a row out of the plan with a reason; papers made before keep it."""
    row = _row(actor, pk)
    row.dropped_at, row.drop_reason = now, need_reason(reason)[:300]
    row.save(update_fields=["dropped_at", "drop_reason"])
    record(
        actor.key, action="renaksi.dropped", subject=f"renaksi:{row.area_id}/{row.year}", now=now,
        data={"serial": row.serial}, reason=row.drop_reason,
    )  # fmt: skip
    return row


@dataclass(frozen=True)
class Told:
    """What was achieved of a row in a period; not done needs a reason under `obstacle`."""

    period: str
    achieved: int | None
    not_done: bool = False
    evidence: str = ""
    obstacle: str = ""
    follow_up: str = ""


@transaction.atomic
def tell_progress(actor: Viewer, *, pk: int, told: Told, now: datetime) -> PlanProgress:
    """Tell what was achieved in a period; former words stay, the latest counts."""
    row = _row(actor, pk)
    if told.period not in FOUR_MONTHS or (told.achieved is not None and told.achieved < 0):
        raise Problem(PLAN_UNFIT_ROW, what="periode dan capaian")
    if told.not_done and not told.obstacle.strip():
        raise Problem(PLAN_UNFIT_ROW, what="kendala, alasan tidak dilaksanakan")
    made = PlanProgress.objects.create(
        row=row,
        period=told.period,
        achieved=None if told.not_done else told.achieved,
        not_done=told.not_done,
        evidence=told.evidence.strip()[:500],
        obstacle=told.obstacle.strip()[:500],
        follow_up=told.follow_up.strip()[:500],
        at=now,
        by_id=actor.person_id,
    )
    record(
        actor.key, action="renaksi.told", subject=f"renaksi:{row.area_id}/{row.year}", now=now,
        data={"serial": row.serial, "period": told.period},
    )  # fmt: skip
    return made
