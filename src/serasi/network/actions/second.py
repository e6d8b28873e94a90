"""The rule of two people: who may agree to what one keeper of the network offers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from serasi.network import rules
from serasi.network.models import Jurisdiction, OfficeHolding, Person
from serasi.network.policy import Viewer
from serasi.network.queries import keeper_seats
from serasi.network.roles import ROLES, Can
from serasi.problems import NOT_INDEPENDENT, NOT_TO_YOURSELF, Problem
from serasi.regions.placed import lies_in

ALONE = "Seorang diri: tidak ada pengelola kedua di wilayah ini."


def _seat_givers() -> dict[int, frozenset[int]]:
    """Return from whom each person holds, or held, a seat that keeps the network."""
    roles = [code for code, role in ROLES.items() if Can.NETWORK in role.can]
    found: dict[int, set[int]] = {}
    rows = OfficeHolding.objects.filter(role__in=roles).exclude(given_by=None)
    for person_id, giver_id in rows.values_list("person_id", "given_by_id"):
        found.setdefault(person_id, set()).add(giver_id)
    return {person_id: frozenset(givers) for person_id, givers in found.items()}


def _keepers_of(agency_ids: Iterable[int], *, now: datetime) -> set[int]:
    """Return who keeps the network of all areas, today's and later, of some agencies."""
    day = timezone.localdate(now)
    current = Jurisdiction.objects.filter(Q(valid_to=None) | Q(valid_to__gt=day))
    codes = set(current.filter(agency__in=list(agency_ids)).values_list("area_id", flat=True))
    reach: dict[int, set[str]] = {}
    for _pk, seat in keeper_seats(on=day):
        reach.setdefault(seat.person_id, set()).update(seat.areas)
    return {who for who, areas in reach.items() if all(lies_in(code, areas) for code in codes)}


def independent_of(offerer: int | None, people: Iterable[int]) -> frozenset[int]:
    """Return those of some keepers whose seat does not hang on the one who offers."""
    if offerer is None:
        return frozenset(people)
    givers = _seat_givers()
    return frozenset(who for who in people if not rules.depends(who, offerer, givers))


def seconds_for(
    agency_ids: Iterable[int], *, offered_by: int | None, to: int | None, now: datetime
) -> frozenset[int]:
    """Return who may agree to an offer; nobody, when no second keeper exists.

    Keepers whose seat does not hang on the one who offers go first; only where there is none,
    any other keeper will do, and the trail says so.
    """
    others = _keepers_of(agency_ids, now=now) - {offered_by, to}
    return independent_of(offered_by, others) or frozenset(others)


def check_second(
    actor: Viewer,
    *,
    agency_ids: Iterable[int],
    offered_by: int | None,
    to: int | None,
    now: datetime,
) -> bool:
    """Refuse who may not agree to an offer; say whether the actor's seat is independent of it."""
    if actor.person_id is None or actor.person_id in (offered_by, to):
        raise Problem(NOT_TO_YOURSELF)
    fit = seconds_for(agency_ids, offered_by=offered_by, to=to, now=now)
    if actor.person_id not in fit:
        names = Person.objects.filter(pk__in=fit).values_list("name", flat=True)
        raise Problem(NOT_INDEPENDENT, who=", ".join(names))
    return actor.person_id in independent_of(offered_by, fit)
