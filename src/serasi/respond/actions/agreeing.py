"""The text of an agreement: drafted, offered to both sides, answered, changed, given up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.network.policy import Viewer
from serasi.network.queries import param
from serasi.network.serials import next_serial
from serasi.problems import (
    AGREEMENT_MOVED,
    AGREEMENT_OPEN,
    AGREEMENT_STATE,
    CASE_CLOSED,
    FORM_INVALID,
    MEDIATION_ENDED,
    MEDIATION_NONE,
    NOT_FOUND,
    OBLIGATION_UNFIT,
    Problem,
)
from serasi.regions.zones import local_day
from serasi.respond import rules_agreement as rules
from serasi.respond.actions.promising import fitting_agency
from serasi.respond.actions.rows import locked_to_handle, locked_to_watch, need_reason
from serasi.respond.models import (
    Agreement,
    Case,
    Clause,
    FormerText,
    Mediation,
    Obligation,
    PartyAnswer,
    Stage,
)
from serasi.respond.queries.scope import visible_to
from serasi.respond.queries.standing import parties_of
from serasi.respond.rules_mediation import minute_of
from serasi.trail.actions import record

State = Agreement.State
UNSIGNED = (State.DRAFT, State.OFFERED)
MOST_RP = 10**15


@dataclass(frozen=True)
class Owing:
    """One obligation as it is written: of a party by letter, or of an agency."""

    what: str
    letter: str = ""
    agency_id: int | None = None
    amount_rp: int | None = None
    due_on: date | None = None
    evidence: str = ""


@dataclass(frozen=True)
class Text:
    """What an agreement says: the matter, its articles in order, who owes what."""

    matter: str
    clauses: tuple[str, ...]
    obligations: tuple[Owing, ...] = ()
    law_process: str = ""


def locked_agreement(
    actor: Viewer, number: str, *, version: int, states: Iterable[str]
) -> tuple[Case, Agreement]:
    """Return the case and its agreement under lock, in one of the states that a step follows.

    What was signed is watched beyond the closing of its case; a text is not worked at then.
    """
    seen = Agreement.objects.filter(number=number, case__in=visible_to(actor).values("pk"))
    case_number = seen.values_list("case__number", flat=True).first()
    if case_number is None:
        raise Problem(NOT_FOUND)
    case = locked_to_watch(actor, case_number)
    row = Agreement.objects.select_for_update(of=("self",)).get(number=number)
    row.case = case
    if row.version != version:
        raise Problem(AGREEMENT_MOVED, number=number, state=State(row.state).label)
    if row.state not in set(states):
        raise Problem(AGREEMENT_STATE, number=number, state=State(row.state).label)
    if case.stage == Stage.CLOSED and row.state in UNSIGNED:
        raise Problem(CASE_CLOSED, number=case.number)
    return case, row


def write(
    actor_key: str, row: Agreement, step: str, *, now: datetime, reason: str = "", **data: object
) -> None:
    """Write an act on an agreement into the trail of its case."""
    record(
        actor_key, action=f"agreement.{step}", subject=row.case.subject, now=now,
        data={"agreement": row.number, **data}, reason=reason,
    )  # fmt: skip


def save(row: Agreement, *fields: str) -> None:
    """Save an agreement with its next version."""
    row.version += 1
    row.save(update_fields=[*fields, "version"])


def _next_number(now: datetime) -> str:
    year = timezone.localtime(now).year
    return f"KD-{year}-{next_serial(Agreement.objects.all(), f'KD-{year}-'):04d}"


@transaction.atomic
def draft_agreement(
    actor: Viewer, *, number: str, text: Text, now: datetime, amends: str = ""
) -> Agreement:
    """Draft an agreement of a case in mediation, or a text to take the place of one in force.

    After a breach the new one refers to the broken one before it.
    """
    row = locked_to_handle(actor, number)
    if row.agreements.filter(state__in=UNSIGNED).exists():
        raise Problem(AGREEMENT_OPEN)
    former = _in_force(row, amends) if amends else None
    held = former.mediation if former is not None else _open_mediation(row)
    _need_text(row, text, now=now)
    made = Agreement.objects.create(
        number=_next_number(now),
        case=row,
        mediation=held,
        amends=former,
        follows=former.follows if former is not None else held.after,
        matter=text.matter.strip(),
        law_process=text.law_process.strip()[:300],
        drafted_at=now,
        drafted_by_id=actor.person_id,
    )
    _put(made, text)
    write(actor.key, made, "drafted", now=now, amends=amends or None)
    return made


def _in_force(row: Case, number: str) -> Agreement:
    found = row.agreements.filter(number=number).select_related("mediation", "follows").first()
    if found is None:
        raise Problem(NOT_FOUND)
    if found.state != State.SIGNED:
        raise Problem(AGREEMENT_STATE, number=number, state=State(found.state).label)
    return found


def _open_mediation(row: Case) -> Mediation:
    last = row.mediations.select_related("after").order_by("-serial").first()
    if last is None:
        raise Problem(MEDIATION_NONE)
    if last.state != Mediation.State.OPEN:
        raise Problem(MEDIATION_ENDED, state=Mediation.State(last.state).label)
    return last


def _need_text(row: Case, text: Text, *, now: datetime) -> None:
    if not text.matter.strip():
        raise Problem(FORM_INVALID, what=_("duduk perkara"))
    if not any(words.strip() for words in text.clauses):
        raise Problem(FORM_INVALID, what=_("paling sedikit satu pasal"))
    letters = set(parties_of(row))
    for n, owing in enumerate(text.obligations, start=1):
        why = _why_unfit(owing, letters)
        if why:
            raise Problem(OBLIGATION_UNFIT, n=n, why=why)
        if owing.agency_id is not None:
            fitting_agency(row, owing.agency_id, now=now)


def _why_unfit(owing: Owing, letters: set[str]) -> str:
    if not owing.what.strip():
        return _("isinya kosong")
    if bool(owing.letter) == (owing.agency_id is not None):
        return _("pilih satu pihak atau satu instansi")
    if owing.letter and owing.letter not in letters:
        return _("pihaknya tidak ada di perkara ini")
    if owing.agency_id is not None and owing.due_on is None:
        return _("kewajiban instansi perlu tenggat")
    if owing.amount_rp is not None and not 0 < owing.amount_rp <= MOST_RP:
        return _("jumlah rupiah harus lebih dari nol")
    return ""


def _put(row: Agreement, text: Text) -> None:
    parties = parties_of(row.case)
    words = [w.strip()[:2000] for w in text.clauses if w.strip()]
    Clause.objects.bulk_create(
        Clause(agreement=row, serial=n, words=w) for n, w in enumerate(words, start=1)
    )
    Obligation.objects.bulk_create(
        Obligation(
            agreement=row,
            serial=n,
            party=parties.get(owing.letter),
            agency_id=owing.agency_id,
            what=owing.what.strip()[:240],
            amount_rp=owing.amount_rp,
            due_on=owing.due_on,
            evidence_asked=owing.evidence.strip()[:160],
        )
        for n, owing in enumerate(text.obligations, start=1)
    )


def text_of(row: Agreement) -> dict[str, Any]:
    """Return a text whole, as it is kept when it is changed."""
    owed = row.obligations.select_related("party", "agency")
    return {
        "matter": row.matter,
        "law_process": row.law_process,
        "clauses": [clause.words for clause in row.clauses.all()],
        "obligations": [
            {
                "who": one.party.letter if one.party is not None else str(one.agency),
                "what": one.what,
                "amount_rp": one.amount_rp,
                "due_on": None if one.due_on is None else one.due_on.isoformat(),
                "evidence": one.evidence_asked,
            }
            for one in owed
        ],
    }


@transaction.atomic
def change_text(
    actor: Viewer, *, number: str, version: int, text: Text, reason: str, now: datetime
) -> Agreement:
    """Change a text that nobody signed; the former one is kept, and both sides are asked anew."""
    case, row = locked_agreement(actor, number, version=version, states=UNSIGNED)
    _need_text(case, text, now=now)
    offered = row.state == State.OFFERED
    FormerText.objects.create(
        agreement=row,
        revision=row.revision,
        text=text_of(row),
        reason=need_reason(reason) if offered else reason.strip()[:500],
        changed_at=now,
        changed_by_id=actor.person_id,
    )
    row.clauses.all().delete()
    row.obligations.all().delete()
    row.matter, row.law_process = text.matter.strip(), text.law_process.strip()[:300]
    row.state, row.offered_at, row.consult_until = State.DRAFT, None, None
    row.revision += 1
    _put(row, text)
    save(
        row, "matter", "law_process", "state", "offered_at", "consult_until", "revision"
    )  # fmt: skip
    write(actor.key, row, "changed", now=now, reason=reason.strip(), revision=row.revision)
    return row


@transaction.atomic
def offer_text(
    actor: Viewer, *, number: str, version: int, now: datetime, offered_at: datetime | None = None
) -> Agreement:
    """Hand the text to both sides, who have their days to ask their people."""
    case, row = locked_agreement(actor, number, version=version, states=(State.DRAFT,))
    since = offered_at or now
    changed = row.former.values_list("changed_at", flat=True).first()
    earliest = max(filter(None, (row.mediation.began_at, changed)))
    if since > now or since < minute_of(earliest):
        raise Problem(FORM_INVALID, what=_("waktu naskah diserahkan"))
    days = param(rules.CONSULT_DAYS, on=local_day(since, case.area_id))
    row.state, row.offered_at = State.OFFERED, since
    row.consult_until = since + timedelta(days=days)
    save(row, "state", "offered_at", "consult_until")
    write(actor.key, row, "offered", now=now, until=row.consult_until)
    return row


@transaction.atomic
def answer_text(
    actor: Viewer, *, number: str, version: int, letter: str, kind: str, at: datetime, note: str,
    now: datetime,
) -> PartyAnswer:  # fmt: skip
    """Write down what a party says of the text, once it has it."""
    case, row = locked_agreement(actor, number, version=version, states=(State.OFFERED,))
    party = parties_of(case).get(letter)
    if party is None:
        raise Problem(NOT_FOUND)
    if kind not in PartyAnswer.Kind.values:
        raise Problem(FORM_INVALID, what=_("jawaban pihak"))
    if at > now or row.offered_at is None or at < row.offered_at:
        raise Problem(FORM_INVALID, what=_("waktu jawaban"))
    made = PartyAnswer.objects.create(
        agreement=row,
        party=party,
        kind=kind,
        at=at,
        note=need_reason(note)[:300] if kind == PartyAnswer.Kind.OBJECTED else note.strip()[:300],
        revision=row.revision,
        written_at=now,
        written_by_id=actor.person_id,
    )
    save(row)
    write(actor.key, row, "answered", now=now, letter=letter, answer=kind)
    return made


@transaction.atomic
def drop_text(actor: Viewer, *, number: str, version: int, reason: str, now: datetime) -> Agreement:
    """Give up a text that nobody signed; mediation goes on."""
    _case, row = locked_agreement(actor, number, version=version, states=UNSIGNED)
    row.state, row.ended_at, row.end_reason = State.DROPPED, now, need_reason(reason)
    save(row, "state", "ended_at", "end_reason")
    write(actor.key, row, "dropped", now=now, reason=row.end_reason)
    return row
