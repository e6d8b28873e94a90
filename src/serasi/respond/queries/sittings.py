"""Mediation rows as the plain facts that the rules decide on."""

from __future__ import annotations

from serasi.respond.models import Mediation, Mediator
from serasi.respond.rules_mediation import Held, Said


def held_in(mediation: Mediation) -> list[Held]:
    """Return the sittings of a mediation in their order."""
    rows = mediation.sessions.select_related("party").prefetch_related("absent")
    return [
        Held(
            row.kind,
            row.held_at,
            row.party.letter if row.party is not None else "",
            frozenset(party.letter for party in row.absent.all()),
        )
        for row in rows
    ]


def said_of(mediation: Mediation) -> dict[str, list[Said]]:
    """Return what was said of each mediator, by the office and in order; members need no yes."""
    team = mediation.team.filter(task=Mediator.Task.MEDIATOR).prefetch_related("answers__party")
    offices = [row.office for row in team]
    return {
        f"{row.office} ({row.pk})" if offices.count(row.office) > 1 else row.office: answers_of(row)
        for row in team
    }


def answers_of(row: Mediator) -> list[Said]:
    """Return what the parties said of a mediator, in order."""
    return [Said(one.party.letter, one.accepted, one.on) for one in row.answers.all()]
