"""Reads of the network: the viewer of a request, agencies, offices, duties, parameters."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from serasi.network.models import Agency, Commitment, LegalParam, OfficeHolding, Person
from serasi.network.policy import NOBODY, Grant, Viewer, granted
from serasi.network.roles import NEEDS_SECOND_FACTOR, ROLES, Can


def _open_on(day: date, prefix: str, begin: str, end: str) -> Q:
    return Q(**{f"{prefix}{begin}__lte": day}) & (
        Q(**{f"{prefix}{end}": None}) | Q(**{f"{prefix}{end}__gt": day})
    )


def holdings_on(person: Person, day: date) -> list[OfficeHolding]:
    """Return the offices a person holds on a day, with their agencies."""
    rows = OfficeHolding.objects.filter(_open_on(day, "", "start", "end"), person=person)
    return list(rows.select_related("agency").order_by("start", "pk"))


def areas_of(agency_ids: Iterable[int], day: date) -> dict[int, frozenset[str]]:
    """Return the area codes that each agency answers for on a day."""
    rows = Agency.objects.filter(
        _open_on(day, "jurisdictions__", "valid_from", "valid_to"), pk__in=list(agency_ids)
    ).values_list("pk", "jurisdictions__area_id")
    found: dict[int, set[str]] = {}
    for agency_id, code in rows:
        found.setdefault(agency_id, set()).add(code)
    return {agency_id: frozenset(codes) for agency_id, codes in found.items()}


def viewer_of(person: Person, *, now: datetime, second_factor: bool) -> Viewer:
    """Build the viewer of a person: the grants of every office held today.

    Capabilities that need a second factor are withheld until the person has set one up.
    """
    if not person.is_active:
        return NOBODY
    day = timezone.localdate(now)
    holdings = holdings_on(person, day)
    areas = areas_of({h.agency_id for h in holdings}, day)
    grants: list[Grant] = []
    withheld: set[Can] = set()
    for holding in holdings:
        role = ROLES.get(holding.role)
        reach = areas.get(holding.agency_id, frozenset())
        if role is None or not reach:
            continue
        for capability in sorted(role.can):
            if capability in NEEDS_SECOND_FACTOR and not second_factor:
                withheld.add(capability)
                continue
            grants.append(Grant(capability, reach, holding.agency_id, holding.role, role.triggers))
    post = ", ".join(f"{h.title}, {h.agency.short_name}" for h in holdings[:1])
    return Viewer(
        key=person.key,
        person_id=person.pk,
        name=person.name,
        post=post,
        grants=tuple(grants),
        withheld=frozenset(withheld),
    )


def duties(viewer: Viewer) -> QuerySet[Commitment]:
    """Return the commitments that the viewer's agencies or the viewer owe or are owed."""
    agencies = list(viewer.agencies(Can.DUTIES))
    mine = Q(owed_by__in=agencies) | Q(owed_to__in=agencies)
    if viewer.person_id is not None:
        mine |= Q(person_id=viewer.person_id)
    return Commitment.objects.filter(mine).select_related("owed_by", "owed_to", "person", "area")


def manageable_agencies(viewer: Viewer) -> QuerySet[Agency]:
    """Return the agencies whose every area the viewer may manage."""
    reach = granted(viewer, Can.NETWORK)
    codes = viewer.areas(Can.NETWORK)
    if not codes:
        return Agency.objects.filter(reach)
    if "*" in codes:
        return Agency.objects.all()
    inside = Q()
    for code in codes:
        inside |= Q(areas__code=code) | Q(areas__code__startswith=code + ".")
    outside = Agency.objects.exclude(pk__in=Agency.objects.filter(inside).values("pk")).values("pk")
    return Agency.objects.filter(inside).exclude(pk__in=outside).distinct()


def param(key: str, *, on: date) -> int:
    """Return a parameter's value in force on a day.

    Raises
    ------
    LookupError
        when no version of the key is in force; a missing number is never guessed.
    """
    row = (
        LegalParam.objects.filter(key=key, effective_from__lte=on)
        .order_by("-effective_from")
        .values_list("value", flat=True)
        .first()
    )
    if row is None:
        raise LookupError(f"no value of {key} in force on {on}")
    return row


def names_of(keys: Iterable[str]) -> dict[str, str]:
    """Return the names behind trail keys such as `person:7`, for screens."""
    ids = {int(key.split(":")[1]) for key in keys if key.startswith("person:")}
    people = Person.objects.filter(pk__in=ids).values_list("pk", "name")
    return {f"person:{pk}": name for pk, name in people}
