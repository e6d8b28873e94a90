"""Psychosocial support: consent first, visits by the clock, referral, and never a diagnosis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.problems import (
    DIAGNOSIS_REFUSED,
    FORM_INVALID,
    NOT_FOUND,
    REFERRAL_STEP,
    SUPPORT_ENDED,
    VISIT_ENDED,
    Problem,
)
from serasi.recover import params, rules
from serasi.recover.actions.consent import need_consent
from serasi.recover.actions.rows import (
    agency_at,
    care_of,
    fulfilled,
    locked_present,
    named,
    own_agency,
    promised,
    released,
    served,
)
from serasi.recover.models import (
    Client,
    Companion,
    Contact,
    Purpose,
    Referral,
    Service,
    Support,
    Visit,
)
from serasi.recover.queries.lists import visits
from serasi.recover.words import diagnosis_in
from serasi.regions.zones import zone_of
from serasi.trail.actions import record

FOLLOW_UPS = (
    (Visit.Reason.MONTH_1, 1),
    (Visit.Reason.MONTH_3, 3),
    (Visit.Reason.MONTH_6, 6),
    (Visit.Reason.MONTH_12, 12),
)


def service_words(text: str, *, longest: int) -> str:
    """Return free text of a service, or refuse one that diagnoses."""
    word = diagnosis_in(text)
    if word is not None:
        raise Problem(DIAGNOSIS_REFUSED, word=word)
    return text.strip()[:longest]


@transaction.atomic
def open_support(
    actor: Viewer, *, number: str, code: int, contact: str, complaint: str, now: datetime
) -> Support:
    """Open somebody's card with the visits that the clocks ask for; consent comes first.

    A card that was closed is opened again with new clocks.
    """
    client = locked_present(actor, number, code)
    if contact not in Contact.values:
        raise Problem(FORM_INVALID, what=_("cara aman menghubungi"))
    told = service_words(complaint, longest=300)
    need_consent(client, Purpose.SERVICE, now=now)
    agency = own_agency(actor, area=client.area_id)
    card = Support.objects.filter(client=client).first()
    if card is not None and card.closed_at is None:
        return card
    card = card or Support(client=client)
    card.agency, card.contact, card.complaint = agency, contact, told
    card.opened_at, card.opened_by_id = now, actor.person_id
    card.closed_at, card.why_closed = None, ""
    card.save()
    _plan(actor, client, card, now=now)
    record(actor.key, action="support.opened", subject=named(client), now=now)
    return card


def _plan(actor: Viewer, client: Client, card: Support, *, now: datetime) -> None:
    """Plan the visits of the clocks; the first is a duty, the others stand in the list."""
    first = now + params.hours("screening_hours", area=client.area_id, now=now)
    duty = promised(
        actor,
        client.case,
        what=_("Penapisan psikososial %(code)s") % {"code": f"{client.code}, {client.case.number}"},
        by=card.agency,
        to=card.agency,
        area=client.area_id,
        due_at=first,
        now=now,
        origin=care_of(client.case),
    )
    here = now.astimezone(zone_of(client.area_id))  # months are counted on the calendar there
    clocks = [
        (Visit.Reason.SCREENING, first),
        (Visit.Reason.PLAN, now + params.days("plan_days", area=client.area_id, now=now)),
        *((reason, rules.months_after(here, months)) for reason, months in FOLLOW_UPS),
    ]
    Visit.objects.bulk_create(
        [
            Visit(
                support=card,
                reason=reason,
                due_at=due,
                duty=duty if reason == Visit.Reason.SCREENING else None,
            )
            for reason, due in clocks
        ]
    )


def _card(client: Client) -> Support:
    card = Support.objects.filter(client=client, closed_at=None).first()
    if card is None:
        raise Problem(SUPPORT_ENDED, code=client.code)
    return card


def _planned(actor: Viewer, pk: int) -> tuple[Visit, Client]:
    """Return a planned visit with its person, both under lock; the case is locked first."""
    found = visits(actor).filter(pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    person = found.support.client
    client = locked_present(actor, person.case.number, person.number)
    visit = Visit.objects.select_for_update(of=("self",)).select_related("support").get(pk=pk)
    if visit.state != Visit.State.PLANNED:
        raise Problem(VISIT_ENDED, state=visit.get_state_display())
    _card(client)
    return visit, client


@dataclass(frozen=True)
class Made:
    """What was done at a visit: the service, who accompanied, in words, and how calm they say."""

    service: str
    companion: str
    words: str = ""
    calm: int | None = None


def _check_made(made: Made) -> str:
    if made.service not in Service.values or made.companion not in Companion.values:
        raise Problem(FORM_INVALID, what=_("layanan dan pendamping"))
    if made.calm is not None and not 0 <= made.calm <= 10:
        raise Problem(FORM_INVALID, what=_("ketenangan 0 sampai 10"))
    return service_words(made.words, longest=500)


@transaction.atomic
def make_visit(
    actor: Viewer, *, visit: int, made: Made, now: datetime, next_at: datetime | None = None
) -> Visit:
    """Write a visit down that took place, and plan the next one that was agreed upon."""
    row, client = _planned(actor, visit)
    told = _check_made(made)
    need_consent(client, Purpose.SERVICE, now=now)
    row.state, row.ended_at, row.by_id = Visit.State.MADE, now, actor.person_id
    row.service, row.companion, row.words, row.calm = made.service, made.companion, told, made.calm
    row.save()
    fulfilled(actor, row.duty_id, evidence=_("Kunjungan tercatat pada kartu layanan."), now=now)
    if next_at is not None:
        _agree(row.support, next_at, now=now)
    served(client, now=now)
    record(
        actor.key,
        action="visit.made",
        subject=named(client),
        now=now,
        data={"reason": row.reason, "late": now > row.due_at},
    )
    return row


def _agree(card: Support, at: datetime, *, now: datetime) -> Visit:
    if not now < at <= now + timedelta(days=731):
        raise Problem(FORM_INVALID, what=_("waktu kunjungan berikutnya"))
    return Visit.objects.create(support=card, reason=Visit.Reason.AGREED, due_at=at)


@transaction.atomic
def miss_visit(actor: Viewer, *, visit: int, next_at: datetime, now: datetime) -> Visit:
    """Write down that nobody was met, and when it is tried again: no one is simply dropped."""
    row, client = _planned(actor, visit)
    row.state, row.ended_at, row.by_id = Visit.State.MISSED, now, actor.person_id
    row.save(update_fields=["state", "ended_at", "by"])
    again = _agree(row.support, next_at, now=now)
    if row.duty_id is not None:
        again.duty_id = row.duty_id
        again.save(update_fields=["duty"])
    record(
        actor.key,
        action="visit.missed",
        subject=named(client),
        now=now,
        data={"reason": row.reason, "due_at": next_at},
    )
    return again


@transaction.atomic
def plan_visit(actor: Viewer, *, number: str, code: int, at: datetime, now: datetime) -> Visit:
    """Plan a further visit."""
    client = locked_present(actor, number, code)
    need_consent(client, Purpose.SERVICE, now=now)
    made = _agree(_card(client), at, now=now)
    record(actor.key, action="visit.planned", subject=named(client), now=now, data={"due_at": at})
    return made


@transaction.atomic
def close_support(actor: Viewer, *, number: str, code: int, now: datetime) -> Support:
    """Close a card whose work is done; planned visits are cancelled."""
    client = locked_present(actor, number, code)
    card = _card(client)
    planned = card.visits.filter(state=Visit.State.PLANNED)
    for duty_id in planned.exclude(duty=None).values_list("duty_id", flat=True):
        released(actor, duty_id, reason=_("Layanan selesai."), now=now)
    planned.update(state=Visit.State.CANCELLED, ended_at=now)
    card.closed_at, card.why_closed = now, "done"
    card.save(update_fields=["closed_at", "why_closed"])
    record(actor.key, action="support.closed", subject=named(client), now=now)
    return card


@transaction.atomic
def refer(
    actor: Viewer,
    *,
    number: str,
    code: int,
    to: str,
    words: str,
    now: datetime,
    agency: int | None = None,
) -> Referral:
    """Send somebody on to another service; they agreed that it is told of them."""
    client = locked_present(actor, number, code)
    if to not in Referral.To.values or not words.strip():
        raise Problem(FORM_INVALID, what=_("tempat rujukan dan layanan yang diminta"))
    told = service_words(words, longest=300)
    need_consent(client, Purpose.SHARE, now=now)
    member = None if agency is None else agency_at(agency, area=client.area_id, now=now)
    made = Referral.objects.create(
        client=client,
        to=to,
        agency=member,
        words=told,
        asked_at=now,
        asked_by_id=actor.person_id,
    )
    if member is not None:
        made.duty = promised(
            actor,
            client.case,
            what=_("Jawab rujukan %(code)s") % {"code": f"{client.code}, {client.case.number}"},
            by=member,
            to=own_agency(actor, area=client.area_id, right=Can.VICTIMS),
            area=client.area_id,
            due_at=now + params.days("referral_days", area=client.area_id, now=now),
            now=now,
            origin=care_of(client.case),
        )
        made.save(update_fields=["duty"])
    record(actor.key, action="referral.asked", subject=named(client), now=now, data={"to": str(to)})
    return made


ANSWERS = {
    Referral.State.ASKED: (Referral.State.ACCEPTED, Referral.State.REFUSED),
    Referral.State.ACCEPTED: (Referral.State.DONE,),
}


@transaction.atomic
def answer_referral(
    actor: Viewer,
    *,
    number: str,
    code: int,
    referral: int,
    state: str,
    words: str,
    now: datetime,
) -> Referral:
    """Write down what the other service answered; a refusal says why."""
    client = locked_present(actor, number, code)
    row = client.referrals.select_for_update(of=("self",)).filter(pk=referral).first()
    if row is None:
        raise Problem(NOT_FOUND)
    if state not in ANSWERS.get(Referral.State(row.state), ()):
        raise Problem(REFERRAL_STEP, state=row.get_state_display())
    told = service_words(words, longest=300)
    if state == Referral.State.REFUSED and not told:
        raise Problem(FORM_INVALID, what=_("alasan penolakan"))
    row.state, row.answered_at, row.answer = state, now, told
    row.save(update_fields=["state", "answered_at", "answer"])
    fulfilled(actor, row.duty_id, evidence=row.get_state_display(), now=now)
    served(client, now=now)
    record(
        actor.key,
        action="referral.answered",
        subject=named(client),
        now=now,
        data={"outcome": str(state)},
    )
    return row
