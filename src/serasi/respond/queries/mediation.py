"""Mediations of a case as its page shows them: team, sessions, targets, what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from serasi.network.models import Jurisdiction, OfficeHolding
from serasi.network.policy import Viewer
from serasi.network.queries import param
from serasi.network.sealed import kinds_of_many
from serasi.problems import NOT_FOUND, Problem
from serasi.regions.zones import local_day
from serasi.respond import rules_mediation as rules
from serasi.respond.models import Agreement, Case, Mediation, Mediator, Party, Session, Stage
from serasi.respond.queries.scope import visible_to
from serasi.respond.queries.sittings import answers_of, held_in, said_of
from serasi.respond.queries.standing import areas_of, may_handle, parties_of, targets_of

MOST_PEOPLE = 200


@dataclass(frozen=True)
class Member:
    """Somebody of the team, with what each party last said and how that stands."""

    row: Mediator
    answers: list[tuple[str, rules.Said | None]]
    refused: list[str]
    accepted: bool
    sealed: bool


@dataclass(frozen=True)
class Target:
    """One target of a mediation: until when, and when it was reached."""

    words: str
    due: datetime | None
    reached: datetime | None


@dataclass(frozen=True)
class Shown:
    """A mediation as its page shows it.

    `apart` says why the parties may not sit together yet, `together` when they first did; `stuck`
    that its time is over without an agreement, so that it is offered to be handed higher.
    """

    row: Mediation
    parties: dict[str, Party]
    team: list[Member]
    sessions: list[Session]
    targets: list[Target]
    apart: list[str]
    together: datetime | None
    stuck: bool
    women: float | None
    women_wanted: int
    unknown: int


def shown(row: Case, held: Mediation, *, now: datetime) -> Shown:
    """Return what the page of a case shows of one mediation."""
    held.case = row
    parties, sittings = parties_of(row), held_in(held)
    team = list(held.team.select_related("agency", "person").prefetch_related("answers__party"))
    named = kinds_of_many(one.subject for one in team)
    sessions = held.sessions.select_related("party").prefetch_related("absent")
    first = rules.first_joint(sittings)
    due = targets_of(held, first_joint=first)
    signed = held.agreements.filter(signed_at__isnull=False).order_by("signed_at").first()
    today = local_day(now, row.area_id)
    genders = [one.gender for one in team if not rules.refused_by(answers_of(one))]
    return Shown(
        row=held,
        parties=parties,
        team=[_member(one, parties, sealed=one.subject in named) for one in team],
        sessions=list(sessions),
        targets=[
            Target(
                _("Kontak pertama dengan setiap pihak"),
                due.contact,
                rules.all_contacted(sittings, parties),
            ),
            Target(_("Sidang bersama pertama"), due.joint, first),
            Target(
                _("Kesepakatan"), due.agreement, signed.signed_at if signed is not None else None
            ),
        ],
        apart=rules.why_no_joint(
            parties=parties, mediators=said_of(held), held=sittings, at=now, day=today
        ),
        together=first,
        stuck=held.state == Mediation.State.OPEN and now > due.escalate,
        women=rules.share_of_women(genders),
        women_wanted=param(rules.WOMEN_PERCENT, on=today),
        unknown=sum(1 for gender in genders if not gender),
    )


def _member(row: Mediator, parties: Mapping[str, Party], *, sealed: bool) -> Member:
    said = answers_of(row)
    last = rules.latest(said)
    return Member(
        row,
        [(letter, last.get(letter)) for letter in sorted(parties)],
        rules.refused_by(said),
        rules.accepted_by_all(said, parties, on=None),
        sealed,
    )


def mediations_of(row: Case, *, now: datetime) -> list[Shown]:
    """Return all mediations of a case, the newest first."""
    held = row.mediations.select_related("after", "opened_by", "ended_by").order_by("-serial")
    return [shown(row, one, now=now) for one in held]


def session(viewer: Viewer, *, number: str, serial: int, n: int) -> Session:
    """Return one session of a visible case, or refuse as if it did not exist."""
    found = (
        Session.objects.filter(
            mediation__case__in=visible_to(viewer).values("pk"),
            mediation__case__number=number,
            mediation__serial=serial,
            serial=n,
        )
        .select_related("mediation__case", "party", "written_by")
        .first()
    )
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def possible_members(row: Case, *, now: datetime) -> Sequence[OfficeHolding]:
    """Return who holds an office of an agency that answers for a place of the case, by agency."""
    day = local_day(now, row.area_id)
    codes = {code[:n] for code in areas_of(row) for n in (5, 8, 13) if n <= len(code)}
    current = Q(valid_to=None) | Q(valid_to__gt=day)
    near = Jurisdiction.objects.filter(
        current, area__in=codes, valid_from__lte=day, agency__closed_on=None
    )
    held = OfficeHolding.objects.filter(
        Q(end=None) | Q(end__gt=day), start__lte=day, person__is_active=True,
        agency__in=near.values("agency"),
    )  # fmt: skip
    return list(held.select_related("person", "agency").order_by("agency__name", "title"))[
        :MOST_PEOPLE
    ]


def section(viewer: Viewer, row: Case, now: datetime) -> dict[str, Any] | None:
    """Return what the page of a case says of its mediation and agreements."""
    last = row.mediations.select_related("after").order_by("-serial").first()
    agreements = list(row.agreements.exclude(state=Agreement.State.DROPPED))
    handles = may_handle(viewer, row) and row.stage != Stage.CLOSED
    if last is None and not agreements and not handles:
        return None
    view = None if last is None else shown(row, last, now=now)
    due = next((check for one in agreements for check in one.checks.filter(state="due")[:1]), None)
    return {
        "mediation": view,
        "agreements": agreements,
        "check": due,
        "handles": handles,
        "number": row.number,
        "now": now,
    }
