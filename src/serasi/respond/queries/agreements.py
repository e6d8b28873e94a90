"""The register of agreements, and one agreement as its page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from serasi.network.policy import Viewer
from serasi.network.sealed import kinds_of_many
from serasi.problems import NOT_FOUND, Problem
from serasi.regions.zones import local_day
from serasi.respond import rules_agreement as rules
from serasi.respond.models import Agreement, MonitoringCheck, Obligation, Signatory
from serasi.respond.queries import scope

MOST = 200
STATES = Agreement.State
VIEWS: dict[str, tuple[str, ...]] = {
    "berlaku": (STATES.SIGNED,),
    "konsep": (STATES.DRAFT, STATES.OFFERED),
    "dilanggar": (STATES.BROKEN,),
    "semua": tuple(STATES.values),
}


@dataclass(frozen=True)
class Row:
    """One agreement in the register, with its next visit and how many duties are done."""

    agreement: Agreement
    kept: int
    owed: int
    check: MonitoringCheck | None
    days: int | None


@dataclass(frozen=True)
class Register:
    """The agreements of a viewer by a filter, and one sentence of what matters."""

    headline: str
    rows: list[Row]
    total: int


@dataclass(frozen=True)
class Owed:
    """An obligation with how it stands today and whether its duty is done."""

    row: Obligation
    state: str
    words: str
    duty_done: bool


def visible_to(viewer: Viewer) -> QuerySet[Agreement]:
    """Return the agreements of the cases a viewer may read."""
    return Agreement.objects.filter(case__in=scope.visible_to(viewer).values("pk"))


def agreement(viewer: Viewer, number: str) -> Agreement:
    """Return one visible agreement, or refuse as if it did not exist."""
    found = (
        visible_to(viewer)
        .filter(number=number)
        .select_related(
            "case", "case__area", "case__lead", "mediation", "follows", "amends", "recorded_by"
        )
        .first()
    )
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def register(viewer: Viewer, *, now: datetime, view: str = "berlaku") -> Register:
    """Return the register of agreements of a viewer, those with the next visit first."""
    seen = visible_to(viewer)
    chosen = seen.filter(state__in=VIEWS.get(view, VIEWS["semua"]))
    done = Q(obligations__state=Obligation.State.KEPT)
    rows = (
        chosen.select_related("case", "case__area", "case__area__parent")
        .prefetch_related("checks")
        .annotate(owed=Count("obligations"), kept=Count("obligations", filter=done))
    )
    found = [_row(one, now=now) for one in rows[:MOST]]
    found.sort(key=_by_next_visit)
    return Register(_headline(seen, now=now), found, chosen.count())


def _row(one: Agreement, *, now: datetime) -> Row:
    due = [check for check in one.checks.all() if check.state == MonitoringCheck.State.DUE]
    since = one.in_force_since
    end = one.broken_on or local_day(now, one.case.area_id)
    kept: int = one.kept  # type: ignore[attr-defined]  # annotated above
    owed: int = one.owed  # type: ignore[attr-defined]  # annotated above
    days = None if since is None else (end - since).days
    return Row(one, kept, owed, due[0] if due else None, days)


def _by_next_visit(row: Row) -> tuple[bool, date, str]:
    due = row.check.due_on if row.check is not None else date.max
    return (row.check is None, due, row.agreement.number)


def _headline(seen: QuerySet[Agreement], *, now: datetime) -> str:
    holding = seen.filter(state=STATES.SIGNED).count()
    broken = seen.filter(state=STATES.BROKEN).count()
    if not holding and not broken:
        return _("Belum ada kesepakatan yang ditandatangani.")
    said = ngettext("%d kesepakatan berlaku", "%d kesepakatan berlaku", holding) % holding
    if broken:
        said += ", " + ngettext("%d dilanggar", "%d dilanggar", broken) % broken
    today = local_day(now, "35")
    late = MonitoringCheck.objects.filter(
        agreement__in=seen.filter(state=STATES.SIGNED), state="due", due_on__lt=today
    ).count()
    if late:
        said += ", " + ngettext("%d pemantauan lewat", "%d pemantauan lewat", late) % late
    return said + "."


def obligations_of(row: Agreement, *, now: datetime) -> list[Owed]:
    """Return the obligations of an agreement as they stand today, in their order."""
    today = local_day(now, row.case.area_id)
    found = []
    for one in row.obligations.select_related("party", "agency", "duty"):
        state = one.state
        if row.state == STATES.SIGNED:
            state = rules.found_state(state=one.state, due_on=one.due_on, on=today)
        words = str(Obligation.State(state).label)
        done = one.duty is not None and one.duty.state == "done"
        found.append(Owed(one, state, words, done))
    return found


def sealed_names(row: Agreement, signed: Sequence[Signatory]) -> frozenset[int]:
    """Return which of those who signed have a sealed name, without opening any."""
    kinds = kinds_of_many(one.subject for one in signed)
    return frozenset(
        one.pk for one in signed if name_kind(row, one) in kinds.get(one.subject, frozenset())
    )


def signer_kind(number: str) -> str:
    """Return the kind under which a party keeps who signed one agreement."""
    return f"signer:{number}"


def name_kind(row: Agreement, one: Signatory) -> str:
    """Return the kind under which the name of somebody who signed is sealed."""
    return "name" if one.party_id is None else signer_kind(row.number)
