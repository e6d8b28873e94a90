"""What a paper tells of its office: letterhead, number, place, and who signs."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils import timezone

from serasi.documents.model import Signature
from serasi.network.models import Agency, AgencyKind, Nature, OfficeHolding
from serasi.publish.composing import Facts
from serasi.publish.kinds import KINDS
from serasi.publish.letterheads import PATTERN, letterhead_of
from serasi.publish.models import OfficeStyle, Paper, PaperState
from serasi.publish.periods import Span
from serasi.regions.models import Area
from serasi.regions.zones import local_day

CAPACITY = {Nature.PLT: "Plt.", Nature.PLH: "Plh.", Nature.PJ: "Pj."}
LEADERS = ("leader", "governor", "head", "agency_head", "camat", "region", "social")
REGENCY = 2
DRAWN = {PaperState.SIGNED: "", PaperState.WITHDRAWN: "DIBATALKAN"}


def style_of(agency: Agency) -> OfficeStyle:
    """Return the style of an agency's papers; one it did not set is made of what is known."""
    found = OfficeStyle.objects.filter(agency=agency).first()
    if found is not None:
        return found
    area = _seat(agency)
    unit = f"{area.code if area else ''}.{agency.pk}".strip(".")
    return OfficeStyle(
        agency=agency,
        pattern=PATTERN,
        unit=unit,
        lines="\n".join(_lines(agency, area)),
        place=area.name if area else "",
        changed_at=timezone.now(),
    )


def _seat(agency: Agency) -> Area | None:
    """Return where an agency sits; one of several regencies belongs to what lies over them."""
    codes = agency.jurisdictions.filter(valid_to=None).values_list("area", flat=True)
    rows = list(Area.objects.filter(code__in=codes).order_by("level", "code")[:2])
    if len(rows) > 1 and rows[1].level == REGENCY and rows[0].parent is not None:
        return rows[0].parent
    return rows[0] if rows else None


def _lines(agency: Agency, area: Area | None) -> list[str]:
    if agency.kind == AgencyKind.KEPALA_DAERAH or area is None:
        return [agency.name.upper()]
    regency = Area.objects.filter(code=area.code[:5]).first() or area
    return [f"PEMERINTAH {region_name(regency).upper()}", agency.name.upper()]


def region_name(area: Area) -> str:
    """Return an area with its kind: "Kabupaten Jember", "Kecamatan Silo", "Provinsi Jawa Timur"."""
    kind = {"kabupaten": "Kabupaten", "kota": "Kota", "kecamatan": "Kecamatan"}.get(area.kind, "")
    if area.level == 1:
        kind = "Provinsi"
    return area.name if area.name.startswith(kind) else f"{kind} {area.name}"


def leader_of(agency: Agency, *, on: date) -> OfficeHolding | None:
    """Return who leads an agency on a day: the office whose role decides there."""
    rows = OfficeHolding.objects.filter(agency=agency, start__lte=on, role__in=LEADERS)
    held = [row for row in rows.select_related("person") if row.end is None or row.end > on]
    return min(held, key=lambda row: LEADERS.index(row.role), default=None)


def signature_of(agency: Agency, *, on: date) -> Signature:
    """Return the place for the signature of whoever leads an agency."""
    held = leader_of(agency, on=on)
    if held is None:
        return Signature(agency.name)
    return Signature(held.title, held.person.name, CAPACITY.get(Nature(held.nature), ""))


def facts_of(paper: Paper, *, on: date) -> Facts:
    """Return what the kind of a paper is told of it."""
    style = style_of(paper.agency)
    signed = local_day(paper.signed_at, paper.area_id) if paper.signed_at else None
    number = paper.office_number.printed if paper.office_number else ""
    return Facts(
        number=paper.number,
        kind=paper.kind,
        title=paper.title,
        area=paper.area_id,
        area_name=paper.area.name,
        region_name=region_name(paper.area),
        span=Span(paper.label, paper.since, paper.until, paper.until),
        cut_off=paper.cut_off,
        agency=paper.agency.name,
        letterhead=letterhead_of(style),
        place=style.place or paper.area.name,
        office_number=number,
        signed_on=signed,
        signature=_signature(paper, on=signed or on),
        subject=paper.subject,
        draft=DRAWN.get(PaperState(paper.state), "KONSEP"),
        areas=_regencies(paper) if KINDS[paper.kind].above else (),
    )


def _regencies(paper: Paper) -> tuple[str, ...]:
    """Return the regencies for which an agency answered at the end of a paper's period."""
    rows = paper.agency.jurisdictions.filter(
        Q(valid_to=None) | Q(valid_to__gt=paper.until), valid_from__lte=paper.until, area__level=2
    )
    return tuple(sorted(set(rows.values_list("area", flat=True))))


def _signature(paper: Paper, *, on: date) -> Signature:
    if paper.signer:
        office, name, capacity = paper.signer.split("\n")
        return Signature(office, name, capacity)
    return signature_of(paper.signing_agency, on=on)
