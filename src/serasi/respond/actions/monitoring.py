"""Visits after an agreement: both sides heard, obligations judged; a breach reopens the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from serasi.network.policy import Viewer
from serasi.network.queries import param
from serasi.problems import (
    CHECK_EARLY,
    CHECK_STATE,
    CHECK_VOICES,
    FINDING_EVIDENCE,
    FORM_INVALID,
    NOT_FOUND,
    Problem,
)
from serasi.regions.zones import local_day
from serasi.respond import events
from serasi.respond import rules_agreement as rules
from serasi.respond.actions.agreeing import State, locked_agreement, save, write
from serasi.respond.actions.casing import reopen_row
from serasi.respond.actions.promising import fulfil
from serasi.respond.actions.rows import move, need_reason
from serasi.respond.actions.signing import retire
from serasi.respond.models import (
    Agreement,
    Case,
    Finding,
    MonitoringCheck,
    Obligation,
    Stage,
    Voice,
)
from serasi.respond.queries.standing import parties_of

IN_FORCE = (State.SIGNED,)


@dataclass(frozen=True)
class Judged:
    """How an obligation was found, and by what that can be seen."""

    state: str
    evidence: str = ""


@dataclass(frozen=True)
class Visit:
    """What is told of a visit: each side by letter, each obligation by its number."""

    on: date
    voices: Mapping[str, str]
    findings: Mapping[int, Judged] = field(default_factory=dict)
    violence_on: date | None = None
    next_step: str = ""


@transaction.atomic
def record_check(
    actor: Viewer, *, number: str, version: int, days: int, visit: Visit, now: datetime
) -> MonitoringCheck:
    """Write a visit down; an obligation found broken or violence breaks the agreement."""
    case, row = locked_agreement(actor, number, version=version, states=IN_FORCE)
    check = row.checks.select_for_update(of=("self",)).filter(days=days).first()
    if check is None:
        raise Problem(NOT_FOUND)
    if check.state != MonitoringCheck.State.DUE:
        raise Problem(CHECK_STATE, days=days, state=MonitoringCheck.State(check.state).label)
    owed = {one.serial: one for one in row.obligations.all()}
    _need_visit(case, row, check, visit, owed, now=now)
    check.state, check.on = MonitoringCheck.State.DONE, visit.on
    check.violence_on, check.next_step = visit.violence_on, visit.next_step.strip()[:300]
    check.done_at, check.done_by_id = now, actor.person_id
    check.save(
        update_fields=["state", "on", "violence_on", "next_step", "done_at", "done_by"]
    )  # fmt: skip
    parties = parties_of(case)
    Voice.objects.bulk_create(
        Voice(check_made=check, party=parties[letter], words=words.strip()[:1000])
        for letter, words in sorted(visit.voices.items())
    )
    states = [_judge(actor, check, one, visit, now=now) for one in owed.values()]
    fulfil(check.duty_id, by=actor.key, evidence=f"{number} H+{days}", now=now)
    save(row)
    write(actor.key, row, "checked", now=now, days=days, on=visit.on)
    why = rules.breach_of(states, violence=visit.violence_on is not None)
    if why:
        said = visit.next_step or _("ditemukan pada pemantauan H+%d") % days
        _break(actor, case, row, why, on=visit.violence_on or visit.on, reason=said, now=now)
    elif case.stage == Stage.AGREED:
        move(case, Stage.MONITORING)
        case.save(update_fields=["stage", "version"])
    return check


def _need_visit(
    case: Case, row: Agreement, check: MonitoringCheck, visit: Visit,
    owed: Mapping[int, Obligation], *, now: datetime,
) -> None:  # fmt: skip
    today = local_day(now, case.area_id)
    first = check.due_on - timedelta(days=param(rules.EARLY_DAYS, on=check.due_on))
    if visit.on < first or row.signed_on is None or visit.on < row.signed_on:
        raise Problem(CHECK_EARLY, days=check.days, day=first.strftime("%d/%m/%Y"))
    if visit.on > today:
        raise Problem(FORM_INVALID, what=_("tanggal kunjungan tidak boleh di depan hari ini"))
    silent = sorted(x for x in parties_of(case) if not visit.voices.get(x, "").strip())
    if silent or set(visit.voices) - set(parties_of(case)):
        raise Problem(CHECK_VOICES, missing=", ".join(silent) or "?")
    if visit.violence_on is not None and not row.signed_on <= visit.violence_on <= visit.on:
        raise Problem(FORM_INVALID, what=_("tanggal kekerasan"))
    for serial, found in visit.findings.items():
        if serial not in owed or found.state not in Obligation.State.values:
            raise Problem(FORM_INVALID, what=_("kewajiban ke-%d") % serial)
        if found.state in (rules.KEPT, rules.BROKEN) and not found.evidence.strip():
            raise Problem(FINDING_EVIDENCE, n=serial)


def _judge(
    actor: Viewer, check: MonitoringCheck, one: Obligation, visit: Visit, *, now: datetime
) -> str:
    """Write down how one obligation was found; what was kept before and is not told of stays so."""
    found = visit.findings.get(one.serial, Judged(one.state, ""))
    state = rules.found_state(state=found.state, due_on=one.due_on, on=visit.on)
    Finding.objects.create(
        check_made=check, obligation=one, state=state, evidence=found.evidence.strip()[:500]
    )
    if state != one.state or found.evidence.strip():
        one.state, one.judged_on = state, visit.on
        one.evidence = found.evidence.strip()[:500] or one.evidence
        one.save(update_fields=["state", "judged_on", "evidence"])
    if state == rules.KEPT:
        fulfil(one.duty_id, by=actor.key, evidence=one.evidence, now=now)
    return state


@transaction.atomic
def settle_obligation(
    actor: Viewer, *, number: str, version: int, serial: int, evidence: str, on: date,
    now: datetime,
) -> Obligation:  # fmt: skip
    """Write down between visits that an obligation was fulfilled, and by what that can be seen."""
    case, row = locked_agreement(actor, number, version=version, states=IN_FORCE)
    one = row.obligations.filter(serial=serial).first()
    if one is None:
        raise Problem(NOT_FOUND)
    if not evidence.strip():
        raise Problem(FINDING_EVIDENCE, n=serial)
    if row.signed_on is None or not row.signed_on <= on <= local_day(now, case.area_id):
        raise Problem(FORM_INVALID, what=_("tanggal dipenuhi"))
    one.state, one.evidence, one.judged_on = rules.KEPT, evidence.strip()[:500], on
    one.save(update_fields=["state", "evidence", "judged_on"])
    fulfil(one.duty_id, by=actor.key, evidence=one.evidence, now=now)
    save(row)
    write(actor.key, row, "kept", now=now, obligation=serial, on=on)
    return one


@transaction.atomic
def report_breach(
    actor: Viewer, *, number: str, version: int, breach: str, on: date, reason: str, now: datetime
) -> Agreement:
    """Write down between visits that an agreement was broken; its case is open again."""
    case, row = locked_agreement(actor, number, version=version, states=IN_FORCE)
    if breach not in Agreement.Breach.values:
        raise Problem(FORM_INVALID, what=_("jenis pelanggaran"))
    if row.signed_on is None or not row.signed_on <= on <= local_day(now, case.area_id):
        raise Problem(FORM_INVALID, what=_("tanggal pelanggaran"))
    _break(actor, case, row, breach, on=on, reason=need_reason(reason), now=now)
    return row


def _break(
    actor: Viewer, case: Case, row: Agreement, breach: str, *, on: date, reason: str, now: datetime
) -> None:
    """Mark an agreement broken and bring its case back to handling, whatever its stage."""
    row.state, row.breach, row.broken_on = State.BROKEN, breach, on
    row.ended_at, row.end_reason = now, reason[:500]
    save(row, "state", "breach", "broken_on", "ended_at", "end_reason")
    retire(actor.key, row, reason=reason, now=now)
    _give_up_texts(case, row, now=now)
    if breach == Agreement.Breach.VIOLENCE:
        case.last_violence_on = max(filter(None, (case.last_violence_on, on)))
    write(actor.key, row, "broken", now=now, reason=reason, breach=breach, on=on)
    said = _("%(number)s dilanggar: %(why)s") % {"number": row.number, "why": reason}
    reopen_row(case, by=actor.key, reason=said[:500], now=now)
    pk = row.pk
    transaction.on_commit(
        lambda: events.agreement_broken.send(sender=Agreement, agreement_id=pk, now=now)
    )


def _give_up_texts(case: Case, row: Agreement, *, now: datetime) -> None:
    """Give up the text that was to take the place of a broken agreement."""
    for text in case.agreements.filter(amends=row, state__in=(State.DRAFT, State.OFFERED)):
        text.state, text.ended_at, text.end_reason = State.DROPPED, now, row.number
        save(text, "state", "ended_at", "end_reason")
