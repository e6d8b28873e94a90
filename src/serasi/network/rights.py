"""What a viewer may see, told in plain words: the page "Apa yang dapat saya lihat" (D4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy

from serasi.network.models import Jurisdiction, OfficeHolding, Person
from serasi.network.policy import Viewer
from serasi.network.queries import areas_of, holdings_on
from serasi.network.roles import EXPLAINED, NEVER, ROLES, Can
from serasi.regions.models import Area

SEES = {
    Can.READ_REPORTS: gettext_lazy("isi laporan"),
    Can.READ_EVENTS: gettext_lazy("yang sudah diverifikasi"),
    Can.CROSS_BORDER: gettext_lazy("isi perkara lintas batas"),
    Can.COUNT: gettext_lazy("jumlah"),
    Can.UNSEAL: gettext_lazy("identitas tersegel, dengan alasan dan catatan"),
    Can.TRAIL: gettext_lazy("jejak kerja"),
}


@dataclass(frozen=True)
class Place:
    """An area by name, with the names of the areas it lies in."""

    code: str
    name: str
    path: str


@dataclass(frozen=True)
class OfficeRights:
    """One office of the viewer: where it reaches and what it allows, withholds and never shows."""

    title: str
    nature: str
    agency: str
    start: date
    end: date | None
    role: str
    purpose: str
    triggers: tuple[str, ...]
    places: tuple[Place, ...]
    held: tuple[str, ...]
    withheld: tuple[str, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True)
class Onlooker:
    """An agency whose people may see what lies in one of the viewer's areas, and how much of it."""

    agency: str
    people: int
    reads: tuple[str, ...]


def places(codes: Iterable[str]) -> tuple[Place, ...]:
    """Name areas with the areas they lie in."""
    wanted = sorted(codes)
    uppers = {code[:n] for code in wanted for n in (2, 5, 8) if n < len(code)}
    names = dict(Area.objects.filter(code__in={*wanted, *uppers}).values_list("code", "name"))
    return tuple(
        Place(
            code,
            names.get(code, code),
            ", ".join(names[code[:n]] for n in (8, 5, 2) if n < len(code) and code[:n] in names),
        )
        for code in wanted
    )


def _office(holding: OfficeHolding, reach: frozenset[str], viewer: Viewer) -> OfficeRights | None:
    role = ROLES.get(holding.role)
    if role is None:
        return None
    held = [can for can in Can if can in role.can and can not in viewer.withheld]
    return OfficeRights(
        title=holding.title,
        nature=holding.get_nature_display(),
        agency=holding.agency.name,
        start=holding.start,
        end=holding.end,
        role=role.label,
        purpose=role.purpose,
        triggers=tuple(sorted(role.triggers or ())),
        places=places(reach),
        held=tuple(EXPLAINED[can] for can in held),
        withheld=tuple(EXPLAINED[can] for can in Can if can in role.can & viewer.withheld),
        refused=tuple(NEVER[can] for can in Can if can in NEVER and can not in role.can),
    )


def my_offices(viewer: Viewer, *, now: datetime) -> list[OfficeRights]:
    """Explain each office that the viewer holds today."""
    person = Person.objects.filter(pk=viewer.person_id).first()
    if person is None:
        return []
    day = timezone.localdate(now)
    holdings = holdings_on(person, day)
    reach = areas_of({holding.agency_id for holding in holdings}, day)
    offices = [_office(h, reach.get(h.agency_id, frozenset()), viewer) for h in holdings]
    return [office for office in offices if office is not None]


def onlookers(viewer: Viewer, *, now: datetime) -> list[Onlooker]:
    """Return which agencies may see what the viewer writes in the viewer's own areas.

    Those above an area see all of it. Those of areas below see only their own part, and are left
    out here.
    """
    day = timezone.localdate(now)
    codes = {code[:n] for code in viewer.reach for n in (2, 5, 8, 13) if n <= len(code)}
    agencies = (
        Jurisdiction.objects.filter(area_id__in=codes, valid_from__lte=day)
        .exclude(valid_to__lte=day)
        .values("agency")
    )
    rows = (
        OfficeHolding.objects.filter(agency__in=agencies, start__lte=day, person__is_active=True)
        .exclude(end__lte=day)
        .select_related("agency")
        .order_by("agency__name")
    )
    people: dict[str, set[int]] = {}
    held: dict[str, set[Can]] = {}
    for row in rows:
        role = ROLES.get(row.role)
        seeing = role.can & SEES.keys() if role is not None else frozenset()
        if seeing:
            people.setdefault(row.agency.name, set()).add(row.person_id)
            held.setdefault(row.agency.name, set()).update(seeing)
    return [
        Onlooker(name, len(people[name]), tuple(str(SEES[c]) for c in SEES if c in held[name]))
        for name in sorted(people)
    ]
