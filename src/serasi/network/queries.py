"""Reads of the network: the viewer of a request, agencies, offices, duties, parameters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from serasi.network.models import (
    Agency,
    CalendarFeed,
    Commitment,
    Deputy,
    HandOver,
    Invitation,
    Jurisdiction,
    LegalParam,
    OfficeHolding,
    Person,
    Renewal,
)
from serasi.network.policy import NOBODY, Grant, Viewer
from serasi.network.roles import NEEDS_SECOND_FACTOR, ROLES, Can
from serasi.network.rules import RENEWAL_TOLD, RENEWAL_WAIT, Seat, token_hash
from serasi.problems import (
    LINK_GONE,
    NOT_FOUND,
    RENEWAL_TOO_EARLY,
    RENEWAL_UNCONFIRMED,
    Problem,
)
from serasi.regions.placed import within
from serasi.trail.queries import who_saw

LEVELS = (2, 5, 8, 13)
WAYS_OF_READING = {
    "sealed.read": gettext_lazy("membuka identitas tersegel"),
    "report.opened": gettext_lazy("membaca laporan"),
    "file.opened": gettext_lazy("membuka berkas"),
    "export.made": gettext_lazy("mengunduh daftar"),
}


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

    Capabilities that need a second factor are withheld unless this session came in with one, and
    for a day after somebody else's link renewed the password.
    """
    if not person.is_active:
        return NOBODY
    day = timezone.localdate(now)
    holdings = holdings_on(person, day)
    areas = areas_of({h.agency_id for h in holdings}, day)
    grants: list[Grant] = []
    withheld: set[Can] = set()
    trusted = second_factor and not renewals_of(person, since=now - RENEWAL_WAIT).exists()
    for holding in holdings:
        role = ROLES.get(holding.role)
        reach = areas.get(holding.agency_id, frozenset())
        if role is None or not reach:
            continue
        for capability in sorted(role.can):
            if capability in NEEDS_SECOND_FACTOR and not trusted:
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
        trusted=trusted,
    )


def renewals_of(person: Person, *, since: datetime) -> QuerySet[Renewal]:
    """Return the links by which somebody's password was renewed since a moment, newest first."""
    rows = Renewal.objects.filter(person=person, used_at__gt=since)
    return rows.select_related("made_by", "confirmed_by").order_by("-used_at")


def renewals_to_tell(person: Person, *, now: datetime) -> QuerySet[Renewal]:
    """Return the renewals of which the owner is told at each log-in for a week."""
    return renewals_of(person, since=now - RENEWAL_TOLD)


def pending_renewals(viewer: Viewer, *, now: datetime) -> QuerySet[Renewal]:
    """Return the links for new passwords that wait for a second manager like the viewer."""
    managed = manageable_agencies(viewer, on=timezone.localdate(now))
    within = OfficeHolding.objects.filter(agency__in=managed).values("person")
    beyond = OfficeHolding.objects.exclude(agency__in=managed).values("person")
    rows = Renewal.objects.filter(needs_second=True, used_at=None, expires_at__gt=now)
    return (
        rows.filter(person__in=within)
        .exclude(person__in=beyond)
        .exclude(person_id=viewer.person_id or 0)
        .select_related("person", "made_by")
        .order_by("created_at", "pk")
    )


def duties(viewer: Viewer) -> QuerySet[Commitment]:
    """Return the commitments that the viewer or the viewer's agencies owe, are owed or asked.

    Those of people for whom the viewer stands in today are among them, and those that another
    agency asks the viewer's to take over.
    """
    agencies = list(viewer.agencies(Can.DUTIES))
    offered = HandOver.objects.filter(to_agency__in=agencies, state=HandOver.State.ASKED)
    mine = Q(owed_by__in=agencies) | Q(owed_to__in=agencies) | Q(pk__in=offered.values("duty"))
    if viewer.person_id is not None and viewer.grants:
        # Who left an agency leaves its duties there, whoever's name they carry.
        held = viewer.agencies()
        mine |= Q(person_id=viewer.person_id, owed_by__in=held)
        # Who asked goes on seeing it as long as an office of theirs reaches the place.
        mine |= Q(created_by_id=viewer.person_id) & within(viewer.reach)
        today = timezone.localdate()
        away = Deputy.objects.filter(
            deputy_id=viewer.person_id, agency__in=held, start__lte=today, end__gte=today
        )
        mine |= Q(person_id__in=away.values("person"), owed_by__in=away.values("agency"))
    return Commitment.objects.filter(mine).select_related(
        "owed_by", "owed_to", "person", "area", "working_by"
    )


def offers(viewer: Viewer) -> QuerySet[HandOver]:
    """Return the duties that other agencies ask the viewer's to take over."""
    return HandOver.objects.filter(
        to_agency__in=viewer.agencies(Can.DUTIES), state=HandOver.State.ASKED
    ).select_related("duty", "from_agency", "to_agency", "duty__area")


def feed_owner(token: str) -> Person:
    """Return whose calendar a secret address is, or refuse as if it did not exist."""
    found = (
        CalendarFeed.objects.filter(token_hash=token_hash(token), person__is_active=True)
        .select_related("person")
        .first()
    )
    if found is None:
        raise Problem(NOT_FOUND)
    return found.person


def duty(viewer: Viewer, pk: int) -> Commitment:
    """Return one visible duty, or refuse as if it did not exist."""
    found = duties(viewer).filter(pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def owers(viewer: Viewer, *, on: date) -> QuerySet[Agency]:
    """Return the open agencies that may be asked for something in the viewer's areas."""
    codes = viewer.areas(Can.DUTIES)
    uppers = {code[:n] for code in codes for n in LEVELS if n < len(code)}
    rows = Jurisdiction.objects.filter(_open_on(on, "", "valid_from", "valid_to"))
    near = rows.filter(_inside(codes, "area__code") | Q(area__code__in=uppers))
    return Agency.objects.filter(closed_on=None, pk__in=near.values("agency"))


def _inside(codes: Iterable[str], column: str) -> Q:
    """Return the condition that an area column is one of `codes` or below one of them."""
    condition = Q(pk__in=[])
    for code in sorted(codes):
        condition |= Q(**{column: code}) | Q(**{f"{column}__startswith": code + "."})
    return condition


def manageable_agencies(viewer: Viewer, *, on: date) -> QuerySet[Agency]:
    """Return the agencies all of whose areas, today and later, the viewer may manage."""
    codes = viewer.areas(Can.NETWORK)
    if "*" in codes:
        return Agency.objects.all()
    current = Jurisdiction.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on))
    inside = _inside(codes, "area__code")
    return Agency.objects.filter(pk__in=current.filter(inside).values("agency")).exclude(
        pk__in=current.exclude(inside).values("agency")
    )


def holders_of(agency: Agency, *, on: date) -> QuerySet[OfficeHolding]:
    """Return who holds an office of an agency on a day and has an open account."""
    return OfficeHolding.objects.filter(
        _open_on(on, "", "start", "end"), agency=agency, person__is_active=True
    ).select_related("person")


def present(
    held: Sequence[OfficeHolding], *, on: date, among: Sequence[OfficeHolding] | None = None
) -> list[OfficeHolding]:
    """Return holders of one agency in the order given, who is away replaced by their deputy.

    Away is who has named somebody to stand in on the day; one whose deputy is away too, or is not
    `among` those who may stand in, is left out. Where that leaves nobody, all are returned as
    given: somebody must be told all the same.
    """
    if not held:
        return []
    rows = Deputy.objects.filter(agency=held[0].agency_id, start__lte=on, end__gte=on)
    stands_in: dict[int, list[int]] = {}
    for person, deputy in rows.order_by("pk").values_list("person", "deputy"):
        stands_in.setdefault(person, []).append(deputy)
    if not stands_in:
        return list(held)
    may = held if among is None else among
    here = {one.person_id: one for one in may if one.person_id not in stands_in}
    found: dict[int, OfficeHolding] = {}
    for one in held:
        for person in stands_in.get(one.person_id, [one.person_id]):
            if person in here:
                found.setdefault(person, here[person])
    return list(found.values()) or list(held)


def away(people: Iterable[int], *, on: date) -> set[int]:
    """Return those of some people who have named a deputy for a day in an agency of theirs."""
    rows = Deputy.objects.filter(person__in=list(people), start__lte=on, end__gte=on)
    return set(rows.values_list("person", flat=True))


def agencies_answering(
    kinds: Iterable[str], *, area: str, on: date, named: Iterable[str] = ()
) -> QuerySet[Agency]:
    """Return the open agencies of some kinds that answer for an area, or for some below it.

    Of each kind the nearest: the governor is of the kind of a bupati, and is not called in his
    place while there is one.
    """
    above = [area[:length] for length in LEVELS if length <= len(area)]
    rows = Agency.objects.filter(
        _open_on(on, "jurisdictions__", "valid_from", "valid_to"),
        jurisdictions__area__in=[*above, *named],
        kind__in=list(kinds),
        closed_on=None,
    )
    nearest: dict[str, int] = {}
    found = list(rows.values_list("pk", "kind", "jurisdictions__area"))
    for _pk, kind, code in found:
        if code in above:
            nearest[kind] = max(nearest.get(kind, 0), len(code))
    chosen = {pk for pk, kind, code in found if code not in above or len(code) == nearest[kind]}
    return Agency.objects.filter(pk__in=chosen).order_by("pk")


def agencies_handling(codes: Iterable[str], *, on: date) -> QuerySet[Agency]:
    """Return the open agencies, by name, whose people handle cases in some of the areas today."""
    above = {code[:length] for code in codes for length in LEVELS if length <= len(code)}
    roles = [code for code, role in ROLES.items() if Can.HANDLE in role.can]
    near = Jurisdiction.objects.filter(_open_on(on, "", "valid_from", "valid_to"), area__in=above)
    held = OfficeHolding.objects.filter(
        _open_on(on, "", "start", "end"), role__in=roles, person__is_active=True
    )
    return Agency.objects.filter(
        closed_on=None, pk__in=near.values("agency").filter(agency__in=held.values("agency"))
    ).order_by("name")


def people_who_may(capability: Can, *, area: str, on: date) -> QuerySet[Person]:
    """Return the people whose office gives them a right of every trigger at an area on a day."""
    roles = [code for code, r in ROLES.items() if capability in r.can and r.triggers is None]
    above = [area[:length] for length in LEVELS if length <= len(area)]
    near = Jurisdiction.objects.filter(
        _open_on(on, "", "valid_from", "valid_to"), area__in=above, agency__closed_on=None
    )
    held = OfficeHolding.objects.filter(
        _open_on(on, "", "start", "end"), role__in=roles, agency__in=near.values("agency")
    )
    return Person.objects.filter(is_active=True, pk__in=held.values("person")).order_by("pk")


def seat_of(holding: OfficeHolding, *, on: date) -> Seat:
    """Return an office as far as keeping the network goes."""
    areas = areas_of([holding.agency_id], on).get(holding.agency_id, frozenset())
    return Seat(holding.person_id, areas, holding.end)


def keeper_seats(*, on: date) -> list[tuple[int, Seat]]:
    """Return every office that keeps the network on a day, by the key of its holding."""
    roles = [code for code, role in ROLES.items() if Can.NETWORK in role.can]
    rows = list(
        OfficeHolding.objects.filter(
            _open_on(on, "", "start", "end"), role__in=roles, person__is_active=True
        ).select_related("agency")
    )
    areas = areas_of({row.agency_id for row in rows}, on)
    return [
        (row.pk, Seat(row.person_id, areas.get(row.agency_id, frozenset()), row.end))
        for row in rows
    ]


def agency_list(viewer: Viewer, *, on: date) -> QuerySet[Agency]:
    """Return the agencies the viewer manages, with how many people hold an office today."""
    now_held = _open_on(on, "holdings__", "start", "end") & Q(holdings__person__is_active=True)
    people = Count("holdings__person", filter=now_held, distinct=True)
    return manageable_agencies(viewer, on=on).annotate(people=people).order_by("name")


def offices_of(agency: Agency) -> QuerySet[OfficeHolding]:
    """Return the offices of an agency, held and past, those of today first."""
    return agency.holdings.select_related("person").order_by(
        F("end").desc(nulls_first=True), "title"
    )


def person_id_of(username: str) -> int | None:
    """Return the key of the open account with a user name."""
    rows = Person.objects.filter(username__iexact=username.strip(), is_active=True)
    return rows.values_list("pk", flat=True).first()


def manageable_person(viewer: Viewer, pk: int, *, on: date) -> Person:
    """Return somebody all of whose offices the viewer manages, or refuse as if not there."""
    person = Person.objects.filter(pk=pk, is_active=True).first()
    ids = set(OfficeHolding.objects.filter(person_id=pk).values_list("agency_id", flat=True))
    known = manageable_agencies(viewer, on=on).filter(pk__in=ids).count()
    if person is None or not ids or known != len(ids) or not viewer.can(Can.NETWORK):
        raise Problem(NOT_FOUND)
    return person


def manageable_holding(viewer: Viewer, pk: int, *, on: date) -> OfficeHolding:
    """Return an office of an agency the viewer manages, or refuse as if not there."""
    rows = OfficeHolding.objects.filter(agency__in=manageable_agencies(viewer, on=on), pk=pk)
    found = rows.select_related("person", "agency").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def manageable_jurisdiction(viewer: Viewer, pk: int, *, on: date) -> Jurisdiction:
    """Return an area of an agency the viewer manages, or refuse as if not there."""
    rows = Jurisdiction.objects.filter(agency__in=manageable_agencies(viewer, on=on), pk=pk)
    found = rows.select_related("area", "agency").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def invitations(viewer: Viewer, *, on: date) -> QuerySet[Invitation]:
    """Return the invitations to offices of the agencies that the viewer manages."""
    return Invitation.objects.filter(agency__in=manageable_agencies(viewer, on=on)).select_related(
        "agency", "invited_by", "confirmed_by", "accepted_by"
    )


def pending_invitations(viewer: Viewer, *, now: datetime) -> QuerySet[Invitation]:
    """Return the invitations of the viewer's agencies whose link still works."""
    return invitations(viewer, on=timezone.localdate(now)).filter(
        accepted_at=None, withdrawn_at=None, expires_at__gt=now
    )


def invitation_of(token: str, *, now: datetime) -> Invitation:
    """Return the invitation behind a link that still works; the token is the right to read it."""
    found = (
        Invitation.objects.select_related("agency")
        .filter(
            token_hash=token_hash(token), accepted_at=None, withdrawn_at=None, expires_at__gt=now
        )
        .first()
    )
    if found is None:
        raise Problem(LINK_GONE)
    return found


def renewal_of(token: str, *, now: datetime) -> Renewal:
    """Return the renewal behind a link that still works."""
    found = (
        Renewal.objects.select_related("person")
        .filter(token_hash=token_hash(token), used_at=None, expires_at__gt=now)
        .first()
    )
    if found is None:
        raise Problem(LINK_GONE)
    if found.needs_second:
        raise Problem(RENEWAL_UNCONFIRMED)
    if found.opens_at is not None and now < found.opens_at:
        raise Problem(RENEWAL_TOO_EARLY)
    return found


@dataclass(frozen=True)
class Read:
    """Somebody looked at a record: who, in what way, when, and whether at something sealed."""

    who: str
    what: str
    at: datetime
    sealed: bool


def readers_of(subject: str) -> list[Read]:
    """Return who looked at a record ("siapa melihat ini"), newest first.

    The caller has already let the viewer in to the record itself.
    """
    steps = who_saw(subject)
    names = names_of({step.actor for step in steps})
    return [
        Read(
            who=names.get(step.actor, _("sistem")),
            what=step.reason or str(WAYS_OF_READING.get(step.action, "")),
            at=step.at,
            sealed=step.action == "sealed.read",
        )
        for step in steps
    ]


def people_within(codes: Iterable[str]) -> QuerySet[Person]:
    """Return the people who hold or held an office of an agency wholly inside some areas."""
    inside = _inside(codes, "area__code")
    rows = Jurisdiction.objects.all()
    agencies = Agency.objects.filter(pk__in=rows.filter(inside).values("agency")).exclude(
        pk__in=rows.exclude(inside).values("agency")
    )
    return Person.objects.filter(holdings__agency__in=agencies).distinct()


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


NOT_PEOPLE = {
    "reporter": gettext_lazy("pelapor, tersegel"),
    "system": gettext_lazy("rumah ini sendiri"),
    "anonymous": gettext_lazy("tanpa akun"),
}
"""Trail keys that stand for nobody by name."""


def names_of(keys: Iterable[str]) -> dict[str, str]:
    """Return the names behind trail keys such as `person:7`, for screens."""
    asked = set(keys)
    ids = {int(key.split(":")[1]) for key in asked if key.startswith("person:")}
    people = Person.objects.filter(pk__in=ids).values_list("pk", "name")
    others = {key: str(words) for key, words in NOT_PEOPLE.items() if key in asked}
    return {f"person:{pk}": name for pk, name in people} | others
