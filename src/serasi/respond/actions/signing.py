"""An agreement is signed: only what was negotiated, asked about, and given its people's time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from serasi.network.policy import Viewer
from serasi.network.queries import param
from serasi.network.sealed import Secret, seal_many
from serasi.problems import AGREEMENT_EARLY, FORM_INVALID, LAW_GOES_ON, Problem
from serasi.regions.zones import end_of_day, local_day
from serasi.respond import rules_agreement as rules
from serasi.respond import rules_mediation
from serasi.respond.actions.agreeing import State, locked_agreement, save, write
from serasi.respond.actions.mediating import end_by_agreement
from serasi.respond.actions.promising import Owed, owe, rest
from serasi.respond.actions.rows import move
from serasi.respond.actions.spreading import camats_of, owe_spreading, spreading_of
from serasi.respond.models import (
    Agreement,
    Case,
    Gender,
    MonitoringCheck,
    Obligation,
    Signatory,
    Stage,
)
from serasi.respond.queries.agreements import signer_kind
from serasi.respond.queries.harm import deaths_of
from serasi.respond.queries.sittings import held_in, said_of
from serasi.respond.queries.standing import parties_of

FEWEST_WITNESSES = 1


@dataclass(frozen=True)
class Signer:
    """Who signs: for a party by its letter, as a witness or an official; the name is sealed."""

    kind: str
    name: str = ""
    letter: str = ""
    office: str = ""
    gender: str = ""


@dataclass(frozen=True)
class Signing:
    """When and where an agreement was signed, and by whom."""

    at: datetime
    place: str
    signers: tuple[Signer, ...]


def origin_of(row: Agreement) -> str:
    """Return the origin of the duties of an agreement."""
    return f"agreement:{row.number}"


def reasons_against(row: Agreement, *, at: datetime) -> list[str]:
    """Return why an agreement may not be signed at a moment; a joint session must precede it.

    A text that takes the place of one in force needs a joint session since that one was signed.
    """
    mediation, parties = row.mediation, parties_of(row.case)
    former = row.amends
    since = former.signed_at if former is not None else None
    sittings = [h for h in held_in(mediation) if since is None or h.at > since]
    said = said_of(mediation)
    day = local_day(at, row.case.area_id)
    answers = row.answers.filter(revision=row.revision).select_related("party")
    return rules.why_not_signed(
        parties=parties,
        joint_at=rules_mediation.first_joint(sittings),
        mediator_accepted=any(
            rules_mediation.accepted_by_all(one, parties, on=day) for one in said.values()
        ),
        offered_at=row.offered_at,
        consult_until=row.consult_until,
        words=[rules.Word(one.party.letter, one.kind, one.at) for one in answers],
        signing_at=at,
        area=row.case.area_id,
    )


@transaction.atomic
def sign(actor: Viewer, *, number: str, version: int, signing: Signing, now: datetime) -> Agreement:
    """Let an agreement be in force: its duties go to the agencies, its monitoring has its days."""
    case, row = locked_agreement(
        actor, number, version=version, states=(State.DRAFT, State.OFFERED)
    )
    _need_facts(case, signing, now=now)
    why = reasons_against(row, at=signing.at)
    if why:
        raise Problem(AGREEMENT_EARLY, number=number, why="; ".join(why))
    if deaths_of(case) and not (row.law_process or case.law_process):
        raise Problem(LAW_GOES_ON, number=number)
    former = row.amends
    if former is not None:
        _replace(actor, former, row, now=now)
    row.state = State.SIGNED
    row.signed_at, row.signed_on = signing.at, local_day(signing.at, case.area_id)
    row.in_force_since = former.in_force_since if former is not None else row.signed_on
    row.place = signing.place.strip()[:160]
    row.recorded_at, row.recorded_by_id = now, actor.person_id
    save(
        row, "state", "signed_at", "signed_on", "in_force_since", "place", "recorded_at",
        "recorded_by",
    )  # fmt: skip
    _put_signers(row, signing.signers, now=now)
    _owe_all(actor, row, now=now)
    _plan_checks(actor, row, now=now)
    owe_spreading(actor, row, origin=origin_of(row), now=now)
    if former is None:
        _agreed(case)
        end_by_agreement(row.mediation, by=actor.key, number=number, now=now)
    write(actor.key, row, "signed", now=now, on=row.signed_on)
    return row


def _need_facts(case: Case, signing: Signing, *, now: datetime) -> None:
    if signing.at > now or not signing.place.strip():
        raise Problem(FORM_INVALID, what=_("waktu dan tempat tanda tangan"))
    letters = set(parties_of(case))
    of_parties = [s for s in signing.signers if s.kind == Signatory.Kind.PARTY]
    if {s.letter for s in of_parties} - letters:
        raise Problem(FORM_INVALID, what=_("huruf pihak penanda tangan"))
    signed = {s.letter for s in of_parties if s.name.strip()}
    if letters - signed:
        missing = ", ".join(sorted(letters - signed))
        raise Problem(FORM_INVALID, what=_("penanda tangan Pihak %s") % missing)
    witnesses = [s for s in signing.signers if s.kind == Signatory.Kind.WITNESS and s.name.strip()]
    if len(witnesses) < FEWEST_WITNESSES:
        raise Problem(FORM_INVALID, what=_("paling sedikit satu saksi"))
    for one in signing.signers:
        if one.kind not in Signatory.Kind.values or one.gender not in ("", *Gender.values):
            raise Problem(FORM_INVALID, what=_("penanda tangan"))


def _agreed(case: Case) -> None:
    if case.stage == Stage.HANDLING:
        move(case, Stage.MEDIATION)
    move(case, Stage.AGREED)
    case.save(update_fields=["stage", "version"])


def _put_signers(row: Agreement, signers: Sequence[Signer], *, now: datetime) -> None:
    parties, secrets = parties_of(row.case), []
    for one in signers:
        if not one.name.strip() and not one.office.strip():
            continue
        made = Signatory.objects.create(
            agreement=row,
            kind=one.kind,
            party=parties.get(one.letter) if one.kind == Signatory.Kind.PARTY else None,
            office=one.office.strip()[:120],
            gender=one.gender,
        )
        kind = signer_kind(row.number) if made.party_id is not None else "name"
        secrets.append(Secret(made.subject, kind, one.name.strip(), row.case.area_id))
    seal_many(secrets, now=now)


def _owe_all(actor: Viewer, row: Agreement, *, now: datetime) -> None:
    """Give agencies their own obligations, and the leading one those of parties to follow."""
    link = reverse("respond:agreement", args=[row.number])
    for one in row.obligations.select_related("party", "agency"):
        if one.due_on is None:
            continue
        due = end_of_day(one.due_on, row.case.area_id)
        words, agency = f"{one.what} ({row.number})", one.agency_id
        if one.party is not None:
            said = _("Ikuti kewajiban Pihak %(who)s: %(what)s (%(number)s)")
            words = said % {"who": one.party.letter, "what": one.what, "number": row.number}
        by = agency if agency is not None else row.case.lead_id
        made = owe(actor, row.case, Owed(words, by, due, origin_of(row), link), now=now)
        Obligation.objects.filter(pk=one.pk).update(duty=made)


def monitor_of(case: Case) -> int:
    """Return the agency that visits after an agreement: the camat's where there is one."""
    if case.lead.kind == "kecamatan":
        return case.lead_id
    return next(iter(camats_of(case, within=case.area_id)), case.lead_id)


def _plan_checks(actor: Viewer, row: Agreement, *, now: datetime) -> None:
    if row.signed_on is None:
        return
    offsets = [param(key, on=row.signed_on) for key in rules.MONITOR_KEYS]
    agency = monitor_of(row.case)
    for days, day in rules.monitoring_days(row.signed_on, offsets):
        link = reverse("respond:monitor", args=[row.number, days])
        said = _("Pemantauan H+%(days)d kesepakatan %(number)s, perkara %(case)s")
        words = said % {"days": days, "number": row.number, "case": row.case.number}
        due = end_of_day(day, row.case.area_id)
        made = owe(actor, row.case, Owed(words, agency, due, origin_of(row), link), now=now)
        MonitoringCheck.objects.create(agreement=row, days=days, due_on=day, duty=made)


def _replace(actor: Viewer, former: Agreement, by: Agreement, *, now: datetime) -> None:
    """Let a signed agreement give way to its amended text; its own text stays as it was."""
    held = Agreement.objects.select_for_update(of=("self",)).get(pk=former.pk)
    held.case = by.case
    if held.state != State.SIGNED:
        raise Problem(AGREEMENT_EARLY, number=by.number, why=_("%s tidak berlaku lagi") % held)
    held.state, held.ended_at, held.end_reason = State.REPLACED, now, by.number
    save(held, "state", "ended_at", "end_reason")
    retire(actor.key, held, reason=by.number, now=now)
    write(actor.key, held, "replaced", now=now, by=by.number)


def retire(by: str, row: Agreement, *, reason: str, now: datetime) -> None:
    """Let the visits and duties of an agreement rest that is no longer the one in force.

    What an agency promised stays owed after a breach: no party's act sets an agency free. A new
    text takes all duties over, so that none is owed twice.
    """
    checks = row.checks.filter(state=MonitoringCheck.State.DUE)
    duties = list(checks.values_list("duty_id", flat=True))
    checks.update(state=MonitoringCheck.State.DROPPED)
    owed = row.obligations.all()
    if row.state == State.BROKEN:
        owed = owed.filter(agency=None)
    duties += list(owed.values_list("duty_id", flat=True))
    duties += [duty.pk for duty in spreading_of(row, origin=origin_of(row))]
    rest(duties, by=by, reason=reason, now=now)
