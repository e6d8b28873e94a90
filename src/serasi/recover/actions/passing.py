"""A person who moves to another region passes into the care there: asked, then accepted."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from serasi.network.models import Commitment
from serasi.network.policy import Viewer
from serasi.network.queries import agencies_answering, people_who_may
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import (
    AREA_UNKNOWN,
    CARE_BEYOND,
    CARE_ENDED,
    CARE_NOBODY,
    CARE_OWN,
    CARE_WAITS,
    NOT_FOUND,
    Problem,
)
from serasi.recover import params
from serasi.recover.actions.consent import need_consent
from serasi.recover.actions.people import put_at
from serasi.recover.actions.rows import (
    care_of,
    link_of,
    locked_case_for_care,
    locked_present,
    named,
    own_agency,
)
from serasi.recover.models import CareOffer, Client, Point, Purpose, Stay, Support, Visit
from serasi.regions.models import Area
from serasi.regions.placed import lies_in
from serasi.regions.zones import local_day
from serasi.respond.actions.promising import fulfil, rest
from serasi.respond.actions.rows import need_reason
from serasi.respond.models import Case
from serasi.respond.queries.standing import areas_of
from serasi.trail.actions import record

State = CareOffer.State


def _asked_area(actor: Viewer, row: Case, code: str, *, now: datetime) -> Area:
    """Return an area of the case in which others care for people, or refuse."""
    area = Area.objects.filter(code=code).first()
    if area is None:
        raise Problem(AREA_UNKNOWN, code=code)
    touched = areas_of(row)
    if not (lies_in(code, touched) or any(lies_in(one, [code]) for one in touched)):
        raise Problem(CARE_BEYOND, number=row.number, area=area.name)
    if actor.can(Can.VICTIMS, area=code):
        raise Problem(CARE_OWN, area=area.name)
    if not people_who_may(Can.VICTIMS, area=code, on=local_day(now, code)).exists():
        raise Problem(CARE_NOBODY, area=area.name)
    return area


def _owed_answer(client: Client, area: Area, *, now: datetime) -> Commitment | None:
    """Let the social agency of the asked area owe an answer; None where there is none."""
    day = local_day(now, area.code)
    with opened():
        agency = agencies_answering(("dinsos",), area=area.code, on=day).first()
        if agency is None:
            return None
        return Commitment.objects.create(
            what=_("Jawab serah terima %(code)s")
            % {"code": f"{client.code}, {client.case.number}"},
            owed_by=agency,
            area=area,
            due_at=now + params.days("referral_days", area=area.code, now=now),
            origin=care_of(client.case),
            link=f"{link_of(client.case)}orang/",
            created_at=now,
        )


@transaction.atomic
def offer_care(
    actor: Viewer, *, number: str, code: int, area: str, reason: str, now: datetime
) -> CareOffer:
    """Ask those who care for people in another area to care for somebody who moves there.

    Who they are is told to another agency by it, so that consent to sharing comes first.
    """
    client = locked_present(actor, number, code)
    why = need_reason(reason)[:300]
    place = _asked_area(actor, client.case, area, now=now)
    waiting = client.care_offers.filter(state=State.ASKED).select_related("area").first()
    if waiting is not None:
        raise Problem(CARE_WAITS, code=client.code, area=waiting.area.name)
    need_consent(client, Purpose.SHARE, now=now)
    duty = _owed_answer(client, place, now=now)
    with opened():
        made = CareOffer.objects.create(
            client=client,
            area=place,
            reason=why,
            duty=duty,
            asked_at=now,
            asked_by_id=actor.person_id,
        )
    record(
        actor.key,
        action="care.offered",
        subject=named(client),
        now=now,
        data={"area": place.code},
        reason=why,
    )
    return made


def _open_offer(row: Case, offer: int) -> CareOffer:
    """Return an unanswered offer of a case under lock; the caller has opened the wall."""
    found = (
        CareOffer.objects.select_for_update(of=("self",))
        .filter(pk=offer, client__case=row)
        .select_related("area")
        .first()
    )
    if found is None:
        raise Problem(NOT_FOUND)
    found.client = Client.objects.select_for_update(of=("self",)).get(pk=found.client_id)
    found.client.case = row
    return found


def _ended(offer: CareOffer, state: str, *, answer: str, by: int | None, now: datetime) -> None:
    offer.state, offer.answer = state, answer
    offer.answered_at, offer.answered_by_id = now, by
    offer.save(update_fields=["state", "answer", "answered_at", "answered_by"])


@transaction.atomic
def answer_care(
    actor: Viewer,
    *,
    number: str,
    offer: int,
    accepts: bool,
    answer: str,
    now: datetime,
    point: int | None = None,
) -> CareOffer:
    """Take a person into one's care, or refuse with a reason; then all stays as it was."""
    row = locked_case_for_care(actor, number)
    with opened():
        found = _open_offer(row, offer)
        if not actor.can(Can.VICTIMS, area=found.area_id):
            raise Problem(NOT_FOUND)
        if found.state != State.ASKED:
            raise Problem(CARE_ENDED, state=found.get_state_display())
        said = answer.strip()[:300] if accepts else need_reason(answer)[:300]
        if accepts:
            _take(actor, found, _point(actor, row, point), now=now)
        _ended(
            found, State.ACCEPTED if accepts else State.REFUSED,
            answer=said, by=actor.person_id, now=now,
        )  # fmt: skip
    fulfil(found.duty_id, by=actor.key, evidence=found.get_state_display(), now=now)
    record(
        actor.key,
        action="care.taken" if accepts else "care.refused",
        subject=named(found.client),
        now=now,
        data={"area": found.area_id},
        reason=said,
    )
    return found


def _point(actor: Viewer, row: Case, point: int | None) -> Point | None:
    if point is None:
        return None
    found = Point.objects.filter(case=row, pk=point, closed_on=None).first()
    if found is None or not actor.can(Can.VICTIMS, area=found.area_id):
        raise Problem(NOT_FOUND)
    return found


def _take(actor: Viewer, offer: CareOffer, point: Point | None, *, now: datetime) -> None:
    """Place a person where they are cared for from now on, with their stay, card and visits."""
    client, place = offer.client, offer.area_id if point is None else point.area_id
    day = local_day(now, place)
    put_at(client, place)
    client.save(update_fields=["area"])
    here = client.stays.filter(left_on=None).first()
    if here is not None:
        here.left_on = max(day, here.entered_on)
        here.save(update_fields=["left_on"])
        Stay.objects.create(client=client, point=point, entered_on=here.left_on)
    agency = own_agency(actor, area=offer.area_id)
    Support.objects.filter(client=client, closed_at=None).update(agency=agency)
    planned = Visit.objects.filter(support__client=client, state=Visit.State.PLANNED)
    owed = planned.exclude(duty=None).values("duty")
    Commitment.objects.filter(pk__in=owed, state=Commitment.State.OPEN).update(
        owed_by=agency, owed_to=agency, person=None, working_by=None, working_since=None,
        area_id=client.area_id, climbed=0,
    )  # fmt: skip


@transaction.atomic
def withdraw_care(actor: Viewer, *, number: str, code: int, now: datetime) -> CareOffer:
    """Take back an offer that nobody has answered."""
    client = locked_present(actor, number, code)
    with opened():
        waiting = client.care_offers.filter(state=State.ASKED).first()
        if waiting is None:
            raise Problem(NOT_FOUND)
        _ended(waiting, State.WITHDRAWN, answer="", by=actor.person_id, now=now)
    rest([waiting.duty_id], by=actor.key, reason=_("Serah terima ditarik."), now=now)
    record(actor.key, action="care.withdrawn", subject=named(client), now=now)
    return waiting
