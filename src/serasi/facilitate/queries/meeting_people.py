"""Who is proposed, invited, reached and present: always whole lists in a few queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from serasi.facilitate import rules
from serasi.facilitate.models import Attendance, Invitee, Meeting, Series
from serasi.facilitate.rules import Named
from serasi.network.models import Agency, AgencyKind, Jurisdiction, OfficeHolding, Person
from serasi.network.policy import Viewer
from serasi.network.queries import areas_of
from serasi.network.roles import Can
from serasi.network.walls import opened

ROLE_ORDER = (
    *("head", "agency_head", "leader", "governor", "camat", "agency", "social", "fkub"),
    *("region", "field", "analyst", "duty"),
)
"""Whom of an agency an invitation goes to; those after the first are the deputies."""
LEVELS = (2, 5, 8, 13)
BATCH = 500


def _near(codes: Iterable[str]) -> Q:
    """Return the condition of the jurisdictions that lie in, or above, one of some areas."""
    condition = Q(pk__in=[])
    for code in sorted(codes):
        above = [code[:n] for n in LEVELS if n <= len(code)]
        condition |= Q(area_id__in=above) | Q(area__code__startswith=f"{code}.")
    return condition


def candidates(row: Meeting, *, now: datetime) -> QuerySet[Agency]:
    """Return the open agencies that answer for the area of a meeting, or for a part of it.

    A synchronisation of a Bakorwil reaches all the areas of the convening agency. The caller has
    let the viewer in to the meeting.
    """
    day = timezone.localdate(now)
    codes = {row.area_id}
    if row.kind == Series.BAKORWIL:
        codes |= areas_of([row.agency_id], day).get(row.agency_id, frozenset())
    current = Jurisdiction.objects.filter(_near(codes), valid_from__lte=day)
    current = current.exclude(valid_to__lte=day)
    agencies = Agency.objects.filter(closed_on=None, pk__in=current.values("agency"))
    return agencies.order_by("kind", "name")


@dataclass(frozen=True)
class Group:
    """Agencies of one kind that may be invited: proposed by the series, or by hand."""

    kind: str
    label: str
    agencies: list[Agency]
    proposed: bool
    invited: int


def groups(row: Meeting, *, now: datetime) -> list[Group]:
    """Return who may be invited, kind by kind, the proposed first."""
    with opened():
        chosen = set(row.invitees.values_list("agency_id", flat=True))
    kinds: dict[str, list[Agency]] = {}
    for agency in candidates(row, now=now).exclude(pk=row.agency_id):
        kinds.setdefault(agency.kind, []).append(agency)
    wanted = rules.MEMBERS[row.kind]
    found = [
        Group(
            kind,
            str(AgencyKind(kind).label),
            agencies,
            kind in wanted,
            sum(a.pk in chosen for a in agencies),
        )
        for kind, agencies in kinds.items()
    ]
    return sorted(found, key=lambda g: (not g.proposed, len(g.agencies), g.label))


def chosen_in(row: Meeting) -> frozenset[int]:
    """Return the agencies that are on the list of a meeting."""
    with opened():
        return frozenset(row.invitees.values_list("agency_id", flat=True))


def contacts_of(agencies: Iterable[int], *, now: datetime) -> dict[int, list[Person]]:
    """Return the people of agencies in the order in which they are told, the deputies after."""
    day, order = timezone.localdate(now), {role: n for n, role in enumerate(ROLE_ORDER)}
    found: dict[int, list[tuple[int, Person]]] = {}
    asked = sorted(set(agencies))
    for start in range(0, len(asked), BATCH):
        rows = OfficeHolding.objects.filter(
            agency__in=asked[start : start + BATCH],
            role__in=ROLE_ORDER,
            start__lte=day,
            person__is_active=True,
        ).exclude(end__lte=day)
        for held in rows.select_related("person").order_by("start", "pk"):
            found.setdefault(held.agency_id, []).append((order[held.role], held.person))
    return {
        agency: [person for _rank, person in sorted(people, key=lambda one: one[0])]
        for agency, people in found.items()
    }


def usual_chair(viewer: Viewer, *, now: datetime) -> str:
    """Return the office that usually leads meetings of the viewer's agency: its head."""
    day, order = timezone.localdate(now), {role: n for n, role in enumerate(ROLE_ORDER)}
    rows = OfficeHolding.objects.filter(
        agency__in=viewer.agencies(Can.CONVENE), role__in=ROLE_ORDER, start__lte=day
    ).exclude(end__lte=day)
    held = min(
        rows.select_related("agency"), key=lambda h: (order[h.role], h.start, h.pk), default=None
    )
    return f"{held.title}, {held.agency.short_name}" if held is not None else viewer.post


def invitees(row: Meeting, *, reply: str = "") -> QuerySet[Invitee]:
    """Return those invited to a meeting, perhaps by their answer; the caller opens the wall."""
    rows = Invitee.objects.filter(meeting=row).select_related("agency", "person")
    if reply in Invitee.Reply.values:
        rows = rows.filter(reply=reply)
    return rows.order_by("agency__kind", "agency__name")


def replies(row: Meeting) -> dict[str, int]:
    """Return how many of those invited gave which answer, with `all` of them."""
    with opened():
        counted = dict(
            Invitee.objects.filter(meeting=row)
            .order_by()
            .values_list("reply")
            .annotate(n=Count("pk"))
        )
    found = {value: counted.get(value, 0) for value in Invitee.Reply.values}
    return found | {"all": sum(counted.values())}


@dataclass(frozen=True)
class Totals:
    """How many came, by sex and by element; where no sex was told it is counted apart."""

    all: int
    male: int
    female: int
    untold: int
    elements: list[tuple[str, int]]
    agencies: int


def totals(row: Meeting) -> Totals:
    """Count those who came to a meeting that the caller has let the viewer in to."""
    with opened():
        rows = list(
            Attendance.objects.filter(meeting=row).values_list(
                "sex", "agency__kind", "element", "agency_id"
            )
        )
    by_element: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for _sex, kind, element, _agency in rows:
        words = str(AgencyKind(kind).label) if kind else element or ""
        spelled.setdefault(words.casefold(), words)
        by_element[words.casefold()] += 1
    sexes = Counter(row[0] for row in rows)
    return Totals(
        all=len(rows),
        male=sexes["L"],
        female=sexes["P"],
        untold=sexes[""],
        elements=[(spelled[key], n) for key, n in by_element.most_common()],
        agencies=len({row[3] for row in rows if row[3] is not None}),
    )


def named(row: Meeting, *, now: datetime) -> list[Named]:
    """Return the agencies by the names that people call them in a meeting, those invited first."""
    chosen = chosen_in(row)
    near = {agency.pk: agency for agency in candidates(row, now=now)}
    far = Agency.objects.filter(pk__in=chosen - near.keys())
    found = []
    for agency in [*near.values(), *far]:
        names = (agency.short_name, agency.name, str(AgencyKind(agency.kind).label))
        found.append(Named(agency.pk, names, agency.pk in chosen))
    return found
