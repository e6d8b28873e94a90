"""Needs and help: what is lacking becomes a duty of an agency; what was given is written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from serasi.network.models import Agency
from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.problems import (
    FORM_INVALID,
    NEED_ENDED,
    NOT_FOUND,
    PERSON_WITHDRAWN,
    STAY_DATES,
    Problem,
)
from serasi.recover.actions.rows import (
    agency_at,
    care_of,
    fulfilled,
    locked_case_for_care,
    own_agency,
    promised,
    released,
    served,
)
from serasi.recover.models import Client, Help, Household, Need, NeedKind, Point
from serasi.recover.queries.scope import clients
from serasi.regions.zones import local_day
from serasi.respond.actions.rows import need_reason
from serasi.respond.models import Case
from serasi.trail.actions import record


@dataclass(frozen=True)
class Aim:
    """For whom: one person, one family, or everybody at a point; by number, exactly one."""

    client: int | None = None
    household: int | None = None
    point: int | None = None


@dataclass(frozen=True)
class What:
    """What is needed or given, and how much of it."""

    kind: str
    words: str
    amount: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True)
class _Aimed:
    client: Client | None
    household: Household | None
    point: Point | None
    area: str

    @property
    def code(self) -> str:
        aim = self.client or self.household
        return aim.code if aim is not None else str(self.point)


def _aimed(actor: Viewer, row: Case, aim: Aim) -> _Aimed:
    """Return for whom it is and where they stay; what is not in the actor's care is not there."""
    if sum(part is not None for part in (aim.client, aim.household, aim.point)) != 1:
        raise Problem(FORM_INVALID, what=_("untuk siapa"))
    mine = clients(actor).filter(case=row)
    if aim.client is not None:
        person = mine.filter(number=aim.client).select_related("case").first()
        if person is None:
            raise Problem(NOT_FOUND)
        if person.withdrawn_at is not None:
            raise Problem(PERSON_WITHDRAWN, code=person.code)
        return _Aimed(person, None, None, person.area_id)
    if aim.household is not None:
        family = Household.objects.filter(case=row, number=aim.household).first()
        member = None if family is None else mine.filter(household=family).first()
        if member is None:
            raise Problem(NOT_FOUND)
        return _Aimed(None, family, None, member.area_id)
    point = Point.objects.filter(case=row, pk=aim.point or 0).first()
    if point is None:
        raise Problem(NOT_FOUND)
    require(actor, Can.VICTIMS, area=point.area_id)
    return _Aimed(None, None, point, point.area_id)


def _checked(what: What) -> None:
    if what.kind not in NeedKind.values or not what.words.strip():
        raise Problem(FORM_INVALID, what=_("jenis dan uraian"))
    if what.amount is not None and not 0 < what.amount < 10**9:
        raise Problem(FORM_INVALID, what=_("jumlah"))


@transaction.atomic
def ask_need(
    actor: Viewer,
    *,
    number: str,
    aim: Aim,
    what: What,
    agency: int,
    due_at: datetime,
    now: datetime,
) -> Need:
    """Write down a need and make it a duty of the agency that is to meet it."""
    row = locked_case_for_care(actor, number)
    _checked(what)
    to = _aimed(actor, row, aim)
    owner = own_agency(actor, area=to.area)
    owed_by = agency_at(agency, area=to.area, now=now)
    said = f"{NeedKind(what.kind).label}, {to.code}, {row.number}"
    duty = promised(
        actor, row, what=said, by=owed_by, to=owner, area=to.area, due_at=due_at, now=now,
        origin=care_of(row),
    )  # fmt: skip
    made = Need.objects.create(
        **_columns(actor, row, to, what, owed_by, now), due_at=due_at, duty=duty
    )
    record(
        actor.key,
        action="need.asked",
        subject=f"need:{made.pk}",
        now=now,
        data={"kind": what.kind, "owed_by": owed_by.pk, "due_at": due_at},
    )
    return made


def _columns(
    actor: Viewer, row: Case, to: _Aimed, what: What, agency: Agency, now: datetime
) -> dict[str, object]:
    return {
        "case": row,
        "area_id": to.area,
        "client": to.client,
        "household": to.household,
        "point": to.point,
        "kind": what.kind,
        "words": what.words.strip()[:160],
        "amount": what.amount,
        "unit": what.unit.strip()[:20],
        "agency": agency,
        "recorded_at": now,
        "recorded_by_id": actor.person_id,
    }


@transaction.atomic
def give_help(
    actor: Viewer,
    *,
    number: str,
    aim: Aim,
    what: What,
    agency: int,
    on: date | None,
    now: datetime,
    value_rp: int | None = None,
    need: int | None = None,
) -> Help:
    """Write down help that was given; the need it meets ends, and its duty where it is ours.

    Without a day it was given today, where it is needed.
    """
    row = locked_case_for_care(actor, number)
    _checked(what)
    to = _aimed(actor, row, aim)
    giver = agency_at(agency, area=to.area, now=now)
    today = local_day(now, to.area)
    on = today if on is None else on
    if on > today:
        raise Problem(STAY_DATES, why=_("bantuan di masa depan"))
    if value_rp is not None and value_rp < 0:
        raise Problem(FORM_INVALID, what=_("nilai rupiah"))
    met = None if need is None else _open_need(actor, row, need)
    made = Help.objects.create(
        **_columns(actor, row, to, what, giver, now), given_on=on, value_rp=value_rp, need=met
    )
    if met is not None:
        _end(met, Need.State.MET, now=now)
        fulfilled(actor, met.duty_id, evidence=what.words.strip(), now=now)
    if to.client is not None:
        served(to.client, now=now)
    record(
        actor.key,
        action="help.given",
        subject=f"help:{made.pk}",
        now=now,
        data={"kind": what.kind, "agency": f"agency:{giver.pk}", "on": on},
    )
    return made


def _open_need(actor: Viewer, row: Case, pk: int) -> Need:
    found = Need.objects.select_for_update(of=("self",)).filter(case=row, pk=pk).first()
    if found is None or not actor.can(Can.VICTIMS, area=found.area_id):
        raise Problem(NOT_FOUND)
    if found.state != Need.State.OPEN:
        raise Problem(NEED_ENDED, state=found.get_state_display())
    return found


def _end(need: Need, state: Need.State, *, now: datetime) -> None:
    need.state, need.ended_at = state, now
    need.save(update_fields=["state", "ended_at"])


@transaction.atomic
def drop_need(actor: Viewer, *, number: str, need: int, reason: str, now: datetime) -> Need:
    """Drop a need that is none any more, and release the agency from it."""
    row = locked_case_for_care(actor, number)
    found = _open_need(actor, row, need)
    why = need_reason(reason)
    _end(found, Need.State.DROPPED, now=now)
    released(actor, found.duty_id, reason=why, now=now)
    record(actor.key, action="need.dropped", subject=f"need:{found.pk}", now=now, reason=why)
    return found
