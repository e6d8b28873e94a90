"""Mediation: opened, its team named and accepted, sessions held in their order, ended or raised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from serasi.network.models import Agency, Person
from serasi.network.policy import Viewer
from serasi.network.queries import holders_of, param
from serasi.network.sealed import Secret, seal_many
from serasi.network.walls import opened
from serasi.problems import (
    CASE_STAGE,
    FORM_INVALID,
    MEDIATION_ENDED,
    MEDIATION_MOVED,
    MEDIATION_OPEN,
    MEDIATION_PARTIES,
    MEDIATOR_REFUSED,
    NOT_FOUND,
    SESSION_TIME,
    Problem,
)
from serasi.regions.zones import local_day
from serasi.respond import rules_mediation as rules
from serasi.respond.actions.promising import Owed, fulfil, owe, rest
from serasi.respond.actions.rows import locked_to_handle, move, need_reason
from serasi.respond.models import (
    Acceptance,
    Agreement,
    Case,
    Gender,
    Mediation,
    Mediator,
    Stage,
)
from serasi.respond.queries.standing import parties_of, targets_of
from serasi.trail.actions import record

NAME = "name"
LONG_BEFORE = timedelta(days=366)
"""How long before its case was opened somebody may have begun to mediate."""


@dataclass(frozen=True)
class Named:
    """Somebody for the team: of an agency, or by office; a private name goes under the seal."""

    office: str
    gender: str = ""
    task: str = Mediator.Task.MEDIATOR
    agency_id: int | None = None
    person_id: int | None = None
    private_name: str = ""


def origin_of(row: Case) -> str:
    """Return the origin of the duties of a mediation."""
    return f"mediation:{row.number}"


def locked_mediation(
    actor: Viewer, number: str, *, serial: int, version: int, ended_too: bool = False
) -> tuple[Case, Mediation]:
    """Return a case that the actor handles and its mediation, both under lock.

    One that moved on since it was read, or that has ended, is refused.
    """
    row = locked_to_handle(actor, number)
    held = Mediation.objects.select_for_update(of=("self",)).filter(case=row, serial=serial).first()
    if held is None:
        raise Problem(NOT_FOUND)
    held.case = row
    if held.version != version:
        raise Problem(MEDIATION_MOVED, number=row.number)
    if held.state != Mediation.State.OPEN and not ended_too:
        raise Problem(MEDIATION_ENDED, state=Mediation.State(held.state).label)
    return row, held


def note(
    actor: Viewer, row: Case, step: str, *, now: datetime, reason: str = "", **data: object
) -> None:
    """Write an act of mediation into the trail of its case."""
    record(
        actor.key, action=f"mediation.{step}", subject=row.subject, now=now, data=data,
        reason=reason,
    )  # fmt: skip


def moved(held: Mediation, *fields: str) -> None:
    """Save a mediation with its next version."""
    held.version += 1
    held.save(update_fields=[*fields, "version"])


def _link(row: Case) -> str:
    return reverse("respond:mediation", args=[row.number])


@transaction.atomic
def open_mediation(
    actor: Viewer, *, number: str, now: datetime, began_at: datetime | None = None,
    ground_rules: str = "",
) -> Mediation:  # fmt: skip
    """Begin to mediate between the parties of a case; the leading agency owes the first steps."""
    row = locked_to_handle(actor, number)
    if len(parties_of(row)) < rules.FEWEST_PARTIES:
        raise Problem(MEDIATION_PARTIES)
    if Mediation.objects.filter(case=row, state=Mediation.State.OPEN).exists():
        raise Problem(MEDIATION_OPEN)
    since, broken = began_at or now, _broken(row)
    ended = None if broken is None else broken.ended_at
    if since > now or (ended is not None and since < rules.minute_of(ended)):
        raise Problem(SESSION_TIME)
    if since < row.opened_at - LONG_BEFORE:
        raise Problem(
            FORM_INVALID, what=_("waktu mulai mediasi, paling jauh setahun sebelum perkara dibuka")
        )
    if row.stage != Stage.HANDLING:
        raise Problem(CASE_STAGE, stage=Stage(row.stage).label, wanted=Stage.MEDIATION.label)
    move(row, Stage.MEDIATION)
    row.save(update_fields=["stage", "version"])
    held = Mediation.objects.create(
        case=row,
        serial=Mediation.objects.filter(case=row).count() + 1,
        ground_rules=ground_rules.strip(),
        began_at=since,
        opened_at=now,
        opened_by_id=actor.person_id,
        after=broken,
    )
    due = targets_of(held, first_joint=None)
    what = {
        "contact_duty": (_("Kontak pertama dengan setiap pihak"), due.contact),
        "joint_duty": (_("Sidang bersama pertama"), due.joint),
    }
    for field, (words, at) in what.items():
        setattr(held, field, _owe(actor, row, words, at, now=now))
    held.save(update_fields=list(what))
    note(actor, row, "opened", now=now, serial=held.serial)
    return held


def _owe(actor: Viewer, row: Case, words: str, due_at: datetime, *, now: datetime) -> object:
    said = _("%(what)s, perkara %(number)s") % {"what": words, "number": row.number}
    owed = Owed(said, row.lead_id, due_at, origin_of(row), _link(row))
    return owe(actor, row, owed, now=now)


def _broken(row: Case) -> Agreement | None:
    """Return the agreement whose breach makes mediation necessary again."""
    broken = Agreement.objects.filter(case=row, state=Agreement.State.BROKEN)
    return broken.order_by("-ended_at").first()


def owe_agreement(actor: Viewer, held: Mediation, *, first_joint: datetime, now: datetime) -> None:
    """Let the leading agency owe an agreement, once the parties have sat together."""
    due = targets_of(held, first_joint=first_joint)
    if held.agreement_duty_id is None and due.agreement is not None:
        words = _("Kesepakatan ditandatangani, atau mediasi dinaikkan")
        made = _owe(actor, held.case, words, due.agreement, now=now)
        Mediation.objects.filter(pk=held.pk).update(agreement_duty=made)
        held.refresh_from_db(fields=["agreement_duty"])


@transaction.atomic
def set_ground_rules(
    actor: Viewer, *, number: str, serial: int, version: int, words: str, now: datetime
) -> Mediation:
    """Write down by which rules the parties agreed to talk."""
    row, held = locked_mediation(actor, number, serial=serial, version=version)
    held.ground_rules = words.strip()[:4000]
    moved(held, "ground_rules")
    note(actor, row, "ruled", now=now)
    return held


@transaction.atomic
def name_mediator(
    actor: Viewer, *, number: str, serial: int, version: int, named: Named, now: datetime
) -> Mediator:
    """Name somebody for the team; a mediator whom a party refused is not named again."""
    row, held = locked_mediation(actor, number, serial=serial, version=version)
    office = named.office.strip()[:120]
    if not office or named.task not in Mediator.Task.values:
        raise Problem(FORM_INVALID, what=_("jabatan penengah"))
    if named.gender and named.gender not in Gender.values:
        raise Problem(FORM_INVALID, what=_("L/P"))
    agency, person = _member(named, area=row.area_id, now=now)
    _need_not_refused(held, office, named.person_id)
    made = Mediator.objects.create(
        mediation=held,
        task=named.task,
        office=office,
        gender=named.gender,
        agency=agency,
        person=person,
        named_at=now,
        named_by_id=actor.person_id,
    )
    if named.private_name.strip():
        name = Secret(made.subject, NAME, named.private_name.strip(), row.area_id)
        seal_many([name], now=now)
    moved(held)
    note(actor, row, "named", now=now, office=office, task=named.task)
    return made


def _member(named: Named, *, area: str, now: datetime) -> tuple[Agency | None, Person | None]:
    """Return the agency and the person of a member, or refuse who holds no office there."""
    if named.agency_id is None:
        return None, None
    agency = Agency.objects.filter(pk=named.agency_id, closed_on=None).first()
    if agency is None:
        raise Problem(NOT_FOUND)
    if named.person_id is None:
        return agency, None
    holding = holders_of(agency, on=local_day(now, area)).filter(person_id=named.person_id).first()
    if holding is None:
        raise Problem(NOT_FOUND)
    return agency, holding.person


def _need_not_refused(held: Mediation, office: str, person_id: int | None) -> None:
    refused = Acceptance.objects.filter(mediator__mediation=held, accepted=False)
    for answer in refused.select_related("mediator", "party"):
        known = answer.mediator
        same = known.person_id == person_id if person_id else False
        if same or (not person_id and known.office.casefold() == office.casefold()):
            raise Problem(MEDIATOR_REFUSED, office=known.office, party=answer.party.letter)


@transaction.atomic
def answer_mediator(
    actor: Viewer, *, number: str, serial: int, version: int, mediator_id: int, letter: str,
    accepted: bool, on: date, reason: str = "", now: datetime,
) -> Acceptance:  # fmt: skip
    """Write down that a party accepts or refuses a mediator; a refusal ends that mediator."""
    row, held = locked_mediation(actor, number, serial=serial, version=version)
    mediator = held.team.filter(pk=mediator_id).first()
    party = parties_of(row).get(letter)
    if mediator is None or party is None:
        raise Problem(NOT_FOUND)
    if on > local_day(now, row.area_id):
        raise Problem(FORM_INVALID, what=_("tanggal jawaban tidak boleh di depan hari ini"))
    refused = mediator.answers.filter(accepted=False).select_related("party").first()
    if refused is not None:
        raise Problem(MEDIATOR_REFUSED, office=mediator.office, party=refused.party.letter)
    made = Acceptance.objects.create(
        mediator=mediator,
        party=party,
        accepted=accepted,
        on=on,
        reason=reason.strip()[:300] if accepted else need_reason(reason)[:300],
        written_at=now,
        written_by_id=actor.person_id,
    )
    moved(held)
    step = "accepted" if accepted else "refused"
    note(actor, row, step, now=now, office=mediator.office, letter=letter, on=on)
    return made


@transaction.atomic
def fail_mediation(
    actor: Viewer, *, number: str, serial: int, version: int, reason: str, to: str,
    agency_id: int | None, now: datetime,
) -> Mediation:  # fmt: skip
    """End a mediation that came to nothing and hand the case on, with the reason.

    The draft that was talked about is given up; the agency that takes over owes the next attempt.
    """
    row, held = locked_mediation(actor, number, serial=serial, version=version)
    why = need_reason(reason)
    if to not in Mediation.Next.values:
        raise Problem(FORM_INVALID, what=_("kepada siapa mediasi dinaikkan"))
    with opened():
        open_texts = Agreement.objects.filter(
            mediation=held, state__in=(Agreement.State.DRAFT, Agreement.State.OFFERED)
        )
        open_texts.update(
            state=Agreement.State.DROPPED, ended_at=now, end_reason=why, version=F("version") + 1
        )
    rest(_duties(held), by=actor.key, reason=why, now=now)
    held.state = Mediation.State.FAILED
    held.ended_at, held.ended_by_id = now, actor.person_id
    held.end_reason, held.escalated_to = why, to
    moved(held, "state", "ended_at", "ended_by", "end_reason", "escalated_to")
    if row.stage == Stage.MEDIATION:
        move(row, Stage.HANDLING)
        row.save(update_fields=["stage", "version"])
    if agency_id is not None:
        _hand_on(actor, row, held, agency_id, now=now)
    note(actor, row, "failed", now=now, reason=why, to=to)
    return held


def _hand_on(actor: Viewer, row: Case, held: Mediation, agency_id: int, *, now: datetime) -> None:
    hours = param(rules.HANDOVER_HOURS, on=local_day(now, row.area_id))
    said = _("Ambil alih mediasi perkara %(number)s: %(why)s") % {
        "number": row.number, "why": held.end_reason,
    }  # fmt: skip
    due = now + timedelta(hours=hours)
    owe(actor, row, Owed(said, agency_id, due, origin_of(row), _link(row)), now=now)


def _duties(held: Mediation) -> Sequence[int | None]:
    return (held.contact_duty_id, held.joint_duty_id, held.agreement_duty_id)


def end_by_agreement(held: Mediation, *, by: str, number: str, now: datetime) -> None:
    """End a mediation that an agreement came of; its remaining duties are done by that."""
    for duty in _duties(held):
        fulfil(duty, by=by, evidence=number, now=now)
    held.state, held.ended_at = Mediation.State.AGREED, now
    moved(held, "state", "ended_at")
