"""Sessions of mediation: with one party, or joint when the order of mediation lets them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from serasi.network.policy import Viewer
from serasi.problems import (
    FORM_INVALID,
    JOINT_TOO_EARLY,
    NOT_FOUND,
    SESSION_TIME,
    Problem,
)
from serasi.regions.zones import local_day
from serasi.respond import rules_mediation as rules
from serasi.respond.actions.mediating import locked_mediation, moved, note, owe_agreement
from serasi.respond.actions.promising import fulfil
from serasi.respond.models import Case, Mediation, Minute, Party, Session
from serasi.respond.queries.sittings import held_in, said_of
from serasi.respond.queries.standing import parties_of

Kind = Session.Kind


@dataclass(frozen=True)
class Sitting:
    """What is told of a session: its lines by letter, "" for the mediator; facts stand apart."""

    kind: str
    held_at: datetime
    place: str
    letter: str = ""
    absent: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    proposals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    next_step: str = ""
    next_at: datetime | None = None


@transaction.atomic
def record_session(
    actor: Viewer, *, number: str, serial: int, version: int, told: Sitting, now: datetime
) -> Session:
    """Write down a session that was held; a joint one only after what must come before it."""
    row, held = locked_mediation(actor, number, serial=serial, version=version, ended_too=True)
    parties = parties_of(row)
    party = _party(told, parties)
    _need_time(held, told, now=now)
    if told.kind == Kind.JOINT:
        _need_order(row, held, told, parties)
    made = Session.objects.create(
        mediation=held,
        serial=held.sessions.count() + 1,
        kind=told.kind,
        party=party,
        held_at=told.held_at,
        place=told.place.strip()[:160],
        next_step=told.next_step.strip()[:300],
        next_at=told.next_at,
        written_at=now,
        written_by_id=actor.person_id,
    )
    made.absent.set([parties[letter] for letter in told.absent])
    Minute.objects.bulk_create(_lines(made, told, parties))
    moved(held)
    _reach(actor, held, parties, now=now)
    note(
        actor, row, "held", now=now, kind=told.kind, serial=made.serial, letter=told.letter,
        absent=sorted(told.absent),
    )  # fmt: skip
    return made


def _party(told: Sitting, parties: Mapping[str, Party]) -> Party | None:
    if told.kind not in Kind.values or not told.place.strip():
        raise Problem(FORM_INVALID, what=_("jenis dan tempat sesi"))
    known = {told.letter, *told.absent, *told.said, *told.proposals} - {""}
    if not known <= set(parties):
        raise Problem(NOT_FOUND)
    came = bool(told.facts) or any(told.said.values()) or any(told.proposals.values())
    if not came and not told.absent:
        raise Problem(FORM_INVALID, what=_("fakta, pernyataan, atau usul"))
    if told.kind == Kind.JOINT:
        return None
    if not told.letter:
        raise Problem(FORM_INVALID, what=_("pihak yang ditemui"))
    if known - {told.letter}:
        raise Problem(FORM_INVALID, what=_("sesi dengan satu pihak hanya mencatat pihak itu"))
    return parties[told.letter]


def _need_time(held: Mediation, told: Sitting, *, now: datetime) -> None:
    early = told.held_at < held.began_at
    late = told.held_at > now or (told.next_at is not None and told.next_at <= told.held_at)
    if early or late:
        raise Problem(SESSION_TIME)


def _need_order(row: Case, held: Mediation, told: Sitting, parties: Mapping[str, Party]) -> None:
    why = rules.why_no_joint(
        parties=parties,
        mediators=said_of(held),
        held=held_in(held),
        at=told.held_at,
        day=local_day(told.held_at, row.area_id),
    )
    if why:
        raise Problem(JOINT_TOO_EARLY, why="; ".join(why))


def _lines(made: Session, told: Sitting, parties: Mapping[str, Party]) -> list[Minute]:
    lines: list[tuple[str, str, str]] = [(Minute.Kind.FACT, "", words) for words in told.facts]
    for kind, spoken in ((Minute.Kind.SAID, told.said), (Minute.Kind.PROPOSAL, told.proposals)):
        lines += [(kind, x, words) for x in sorted(spoken) for words in spoken[x]]
    if any(kind == Minute.Kind.SAID and not letter for kind, letter, _words in lines):
        raise Problem(FORM_INVALID, what=_("pernyataan perlu huruf pihaknya"))
    return [
        Minute(
            session=made,
            serial=n,
            kind=kind,
            party=parties.get(letter),
            words=words.strip()[:1000],
        )
        for n, (kind, letter, words) in enumerate(lines, start=1)
    ]


def _reach(actor: Viewer, held: Mediation, parties: Mapping[str, Party], *, now: datetime) -> None:
    """Let the duties be done that the sessions so far fulfil, and owe what follows."""
    sittings = held_in(held)
    if rules.all_contacted(sittings, parties) is not None:
        words = _("setiap pihak sudah ditemui")
        fulfil(held.contact_duty_id, by=actor.key, evidence=words, now=now)
    first = rules.first_joint(sittings)
    if first is not None:
        words = _("sidang bersama sudah berlangsung")
        fulfil(held.joint_duty_id, by=actor.key, evidence=words, now=now)
        if held.state == Mediation.State.OPEN:
            owe_agreement(actor, held, first_joint=first, now=now)
