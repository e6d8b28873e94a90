"""Registering people, and where they stay: entry, moving, leaving, solutions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.network.sealed import Secret, replace_area, seal_many
from serasi.network.walls import opened
from serasi.problems import (
    AREA_UNKNOWN,
    CASE_ENDED,
    DUPLICATE_POINT,
    FORM_INVALID,
    NOT_DISPLACED,
    NOT_FOUND,
    PERSON_CONTRADICTS,
    PERSON_DOUBLE,
    ROW_ELSEWHERE,
    SOLVED_ALREADY,
    STAY_DATES,
    Problem,
)
from serasi.recover import params, rules
from serasi.recover.actions.rows import (
    locked_case_for_care,
    locked_client,
    locked_present,
    locked_recovery,
    named,
    served,
)
from serasi.recover.models import (
    VULNERABILITIES,
    AgeBand,
    Basis,
    Client,
    Harm,
    Household,
    Need,
    Outcome,
    Point,
    Sex,
    Solution,
    Stay,
)
from serasi.recover.phrases import CONTRADICTIONS
from serasi.recover.secrets import Identity, digits, name_key, nik_key
from serasi.regions.models import Area
from serasi.regions.zones import local_day
from serasi.respond.models import Case
from serasi.respond.models import Stage as CaseStage
from serasi.trail.actions import record


@dataclass(frozen=True)
class Entry:
    """What is told of a person on entry; everything may be missing but sex and kind."""

    sex: str
    area: str = ""
    harm: str | None = None
    displaced: bool = False
    birth_year: int | None = None
    age_band: str | None = None
    child: bool | None = None
    vulnerable: frozenset[str] = frozenset()
    household: int | None = None
    origin: str = ""
    point: int | None = None
    entered_on: date | None = None
    basis: str = Basis.VITAL
    identity: Identity = field(default_factory=Identity)
    other_person: bool = False  # somebody of the same name, looked at and found to be another


def checked(entry: Entry, *, on: date) -> None:
    """Refuse an entry whose parts are unknown or contradict each other."""
    if entry.sex not in Sex.values or not (entry.displaced or entry.harm):
        raise Problem(FORM_INVALID, what=_("jenis kelamin, dan korban atau pengungsi"))
    unknown = entry.vulnerable - set(VULNERABILITIES)
    bad_harm = entry.harm is not None and entry.harm not in Harm.values
    bad_band = entry.age_band is not None and entry.age_band not in AgeBand.values
    if unknown or bad_harm or bad_band or entry.basis not in Basis.values:
        raise Problem(FORM_INVALID, what=_("pilihan yang tidak dikenal"))
    if entry.birth_year is not None and not on.year - 120 <= entry.birth_year <= on.year:
        raise Problem(FORM_INVALID, what=_("tahun lahir"))
    nik = digits(entry.identity.nik)
    if entry.identity.nik.strip() and len(nik) != 16:
        raise Problem(FORM_INVALID, what=_("NIK harus 16 angka"))
    told = rules.Told(
        sex=entry.sex,
        birth_year=entry.birth_year,
        age_band=entry.age_band,
        child=entry.child,
        **{
            name: name in entry.vulnerable
            for name in ("pregnant", "nursing", "toddler", "elderly", "separated")
        },
    )
    clashes = rules.contradictions(told, on=on)
    if clashes:
        words = "; ".join(str(CONTRADICTIONS[key]) for key in clashes)
        raise Problem(PERSON_CONTRADICTS, what=words)
    if entry.entered_on is not None and entry.entered_on > on:
        raise Problem(STAY_DATES, why=_("masuk di masa depan"))


def keys_of(entry: Entry) -> tuple[str, str]:
    """Return the keyed hashes of an entry: of the NIK, and of the name."""
    told = entry.identity
    return nik_key(told.nik), name_key(told.name, birth_year=entry.birth_year, sex=entry.sex)


def twin_of(row: Case, entry: Entry) -> Client | None:
    """Return who of a case is the same person by NIK, or by name where a NIK is missing."""
    nik, name = keys_of(entry)
    with opened():
        known = Client.objects.filter(case=row)
        found = known.filter(nik_key=nik).first() if nik else None
        if found is None and name and not entry.other_person:
            alike = known.filter(name_key=name)
            found = (alike.filter(nik_key="") if nik else alike).order_by("number").first()
    return found


def refuse_twin(actor: Viewer, row: Case, entry: Entry) -> None:
    """Refuse a second entry of somebody; one in another's care is told without a code."""
    twin = twin_of(row, entry)
    if twin is None:
        return
    if actor.can(Can.VICTIMS, area=twin.area_id):
        raise Problem(PERSON_DOUBLE, code=twin.code)
    raise Problem(ROW_ELSEWHERE)


def refuse_ended(row: Case) -> None:
    """Refuse new people in a case that is closed: its closing rule was asked without them."""
    if row.stage == CaseStage.CLOSED:
        raise Problem(CASE_ENDED, number=row.number)


def next_client(row: Case) -> int:
    """Return the next number of a person in a case; the caller holds the case."""
    with opened():
        last = Client.objects.filter(case=row).order_by("-number").values_list("number", flat=True)
        return (last.first() or 0) + 1


def household_of(row: Case, number: int | None) -> Household | None:
    """Return a family by number, a new one for 0, none for None."""
    if number is None:
        return None
    if number == 0:
        last = Household.objects.filter(case=row).order_by("-number").first()
        return Household.objects.create(case=row, number=(last.number if last else 0) + 1)
    found = Household.objects.filter(case=row, number=number).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def place_of(row: Case, entry: Entry) -> tuple[str, Point | None]:
    """Return where a person is placed: at the point, where told, or where the case began."""
    if entry.point is None:
        return entry.area or row.area_id, None
    point = Point.objects.filter(case=row, pk=entry.point, closed_on=None).first()
    if point is None:
        raise Problem(NOT_FOUND)
    return point.area_id, point


def drawn(row: Case, entry: Entry, *, area: str, number: int, now: datetime) -> Client:
    """Return the unsaved row of a person."""
    nik, name = keys_of(entry)
    day = local_day(now, area)
    return Client(
        case=row,
        number=number,
        area_id=area,
        harm=entry.harm,
        displaced=entry.displaced,
        sex=entry.sex,
        birth_year=entry.birth_year,
        age_band=entry.age_band,
        child=rules.child_on(
            day, birth_year=entry.birth_year, age_band=entry.age_band, told=entry.child
        ),
        origin_id=entry.origin or None,
        nik_key=nik,
        name_key=name,
        basis=entry.basis,
        registered_at=now,
        served_at=now,
        **{name: name in entry.vulnerable for name in VULNERABILITIES},
    )


def seal(client: Client, identity: Identity, *, now: datetime) -> None:
    """Seal what identifies a person."""
    seal_all([(client, identity)], now=now)


def seal_all(people: list[tuple[Client, Identity]], *, now: datetime) -> None:
    """Seal what identifies some people, at once."""
    seal_many(
        [
            Secret(subject=client.subject, kind=kind, value=value, area=client.area_id)
            for client, identity in people
            for kind, value in identity.parts().items()
        ],
        now=now,
    )


@transaction.atomic
def open_point(
    actor: Viewer, *, number: str, name: str, area: str, now: datetime, on: date | None = None
) -> Point:
    """Write down a place of refuge of a case."""
    row = locked_case_for_care(actor, number)
    if not Area.objects.filter(code=area).exists():
        raise Problem(AREA_UNKNOWN, code=area)
    require(actor, Can.VICTIMS, area=area)
    told = " ".join(name.split())[:80]
    if not told:
        raise Problem(FORM_INVALID, what=_("nama posko"))
    if Point.objects.filter(case=row, name__iexact=told).exists():
        raise Problem(DUPLICATE_POINT, name=told)
    locked_recovery(row, actor=actor, now=now)
    made = Point.objects.create(
        case=row, name=told, area_id=area, opened_on=on or local_day(now, area)
    )
    record(actor.key, action="point.opened", subject=row.subject, now=now, data={"area": area})
    return made


@transaction.atomic
def register_person(actor: Viewer, *, number: str, entry: Entry, now: datetime) -> Client:
    """Register a victim or displaced person; what identifies them is sealed at once."""
    row = locked_case_for_care(actor, number)
    refuse_ended(row)
    area, point = place_of(row, entry)
    day = local_day(now, area)
    checked(entry, on=day)
    require(actor, Can.VICTIMS, area=area)
    refuse_twin(actor, row, entry)
    locked_recovery(row, actor=actor, now=now)
    client = drawn(row, entry, area=area, number=next_client(row), now=now)
    client.household = household_of(row, entry.household)
    client.registered_by_id = actor.person_id
    client.save()
    if entry.displaced:
        entered = entry.entered_on or day
        Stay.objects.create(client=client, point=point, entered_on=entered)
    seal(client, entry.identity, now=now)
    record(
        actor.key,
        action="client.registered",
        subject=named(client),
        now=now,
        data={"area": area, "basis": entry.basis},
    )
    return client


def put_at(client: Client, area: str) -> None:
    """Place somebody in another area, with what is sealed of them and what they still need."""
    client.area_id = area
    replace_area(client.subject, area)
    with opened():
        client.needs.filter(state=Need.State.OPEN).update(area_id=area)


def _staying(client: Client) -> Stay | None:
    return client.stays.filter(left_on=None).first()


@transaction.atomic
def move_person(
    actor: Viewer, *, number: str, code: int, point: int | None, on: date | None, now: datetime
) -> Client:
    """Let a displaced person enter a point, leaving the one before; a solution found is undone.

    Without a day it is today, where they go to.
    """
    client = locked_present(actor, number, code)
    if not client.displaced:
        if client.case.stage == CaseStage.CLOSED:
            raise Problem(CASE_ENDED, number=number)
        client.displaced = True
    here = _staying(client)
    last = client.stays.order_by("-entered_on", "-pk").first()
    there = None if point is None else Point.objects.filter(
        case=client.case, pk=point, closed_on=None
    ).first()  # fmt: skip
    if point is not None and there is None:
        raise Problem(NOT_FOUND)
    today = local_day(now, client.area_id if there is None else there.area_id)
    on = today if on is None else on
    if on > today:
        raise Problem(STAY_DATES, why=_("masuk di masa depan"))
    if last is not None and on < (last.left_on or last.entered_on):
        raise Problem(STAY_DATES, why=_("masuk sebelum tempat yang terdahulu ditinggalkan"))
    solution = client.solutions.filter(undone_at=None).first()
    if solution is not None:
        refuse_ended(client.case)
        if on < solution.found_on:
            raise Problem(STAY_DATES, why=_("masuk sebelum solusi yang tercatat"))
        solution.undone_at = now
        solution.save(update_fields=["undone_at"])
    if there is not None:
        require(actor, Can.VICTIMS, area=there.area_id)
        put_at(client, there.area_id)
    if here is not None:
        here.left_on = on
        here.save(update_fields=["left_on"])
    Stay.objects.create(client=client, point=there, entered_on=on)
    client.save(update_fields=["displaced", "area"])
    record(
        actor.key,
        action="client.entered",
        subject=named(client),
        now=now,
        data={"area": client.area_id, "on": on},
    )
    return client


@transaction.atomic
def leave_point(actor: Viewer, *, number: str, code: int, on: date, now: datetime) -> Client:
    """Let a displaced person leave where they stay; that alone is no solution."""
    client = locked_client(actor, number, code)
    here = _staying(client)
    if here is None:
        raise Problem(NOT_DISPLACED, code=client.code)
    if not here.entered_on <= on <= local_day(now, client.area_id):
        raise Problem(STAY_DATES, why=_("keluar sebelum masuk, atau di masa depan"))
    here.left_on = on
    here.save(update_fields=["left_on"])
    record(actor.key, action="client.left", subject=named(client), now=now, data={"on": on})
    return client


@transaction.atomic
def solve(
    actor: Viewer, *, number: str, code: int, outcome: str, on: date, now: datetime
) -> Solution:
    """Write down how somebody's displacement ended; a stay that is open ends with it."""
    client = locked_client(actor, number, code)
    if not client.displaced:
        raise Problem(NOT_DISPLACED, code=client.code)
    if outcome not in Outcome.values:
        raise Problem(FORM_INVALID, what=_("solusi"))
    before = client.solutions.filter(undone_at=None).first()
    if before is not None:
        if before.outcome != Outcome.UNKNOWN:
            raise Problem(SOLVED_ALREADY, code=client.code, outcome=before.get_outcome_display())
        before.undone_at = now  # found again after all
        before.save(update_fields=["undone_at"])
    last = client.stays.order_by("-entered_on", "-pk").first()
    earliest = None if last is None else (last.left_on or last.entered_on)
    if on > local_day(now, client.area_id) or (earliest is not None and on < earliest):
        raise Problem(STAY_DATES, why=_("solusi sebelum keluar, atau di masa depan"))
    here = _staying(client)
    if here is not None:
        here.left_on = on
        here.save(update_fields=["left_on"])
    bare = client.withdrawn_at is not None
    made = Solution.objects.create(
        client=client,
        outcome=outcome,
        found_on=on,
        follow_up_on=None if bare or outcome == Outcome.DIED
        else on + params.days("follow_up_days", area=client.area_id, now=now),
        recorded_at=now,
        recorded_by_id=actor.person_id,
    )  # fmt: skip
    record(
        actor.key,
        action="client.solved",
        subject=named(client),
        now=now,
        data={"outcome": outcome, "on": on},
    )
    return made


@transaction.atomic
def follow_up(
    actor: Viewer, *, number: str, code: int, still: bool, on: date, now: datetime
) -> Solution:
    """Write down that a solution was looked at again; one that does not hold is undone."""
    client = locked_present(actor, number, code)
    found = client.solutions.filter(undone_at=None).first()
    if found is None:
        raise Problem(NOT_DISPLACED, code=client.code)
    if not found.found_on <= on <= local_day(now, client.area_id):
        raise Problem(STAY_DATES, why=_("tindak lanjut sebelum solusi, atau di masa depan"))
    if found.outcome == Outcome.UNKNOWN and (on - found.found_on).days < rules.DAYS_BEFORE_LOST:
        why = _("orang hilang dicari sekali lagi sesudah %(n)d hari") % {
            "n": rules.DAYS_BEFORE_LOST
        }
        raise Problem(STAY_DATES, why=why)
    found.followed_on = on if still else found.followed_on
    found.undone_at = None if still else now
    found.save(update_fields=["followed_on", "undone_at"])
    served(client, now=now)
    record(
        actor.key,
        action="client.followed",
        subject=named(client),
        now=now,
        data={"found": still, "on": on},
    )
    return found
