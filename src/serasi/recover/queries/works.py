"""Damage and plans of a case: rows for those who work on it, sums to the rupiah for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from serasi.recover import rules
from serasi.recover.models import Damage, Plan
from serasi.respond.models import Case


@dataclass(frozen=True)
class DamageOf:
    """What was damaged: how many things, for how much, and of how many rows nothing is known."""

    rows: Sequence[Damage]
    things: int
    total_rp: int
    without: int
    unverified: int
    counted: int


@dataclass(frozen=True)
class PlansOf:
    """The plan of a case: its rows, its budget, and its progress as the mean of the rows."""

    rows: Sequence[Plan]
    counted: int
    done: int
    budget_rp: int
    without: int
    percent: int | None


def damage_of(row: Case, *, rows: bool) -> DamageOf:
    """Return the damage of a case that the viewer was let in to."""
    found = list(Damage.objects.filter(case=row).select_related("area", "verified_by"))
    total, without = rules.sums(one.estimate_rp for one in found)
    return DamageOf(
        rows=found if rows else (),
        things=sum(one.count for one in found),
        total_rp=total,
        without=without,
        unverified=sum(one.verified_at is None for one in found),
        counted=len(found),
    )


def plans_of(row: Case, *, rows: bool) -> PlansOf:
    """Return the plan of a case that the viewer was let in to; dropped rows count for nothing."""
    found = list(
        Plan.objects.filter(case=row).select_related("agency", "area").prefetch_related("steps")
    )
    kept = [one for one in found if one.state != Plan.State.DROPPED]
    budget, without = rules.sums(one.budget_rp for one in kept)
    return PlansOf(
        rows=found if rows else (),
        counted=len(kept),
        done=sum(one.state == Plan.State.DONE for one in kept),
        budget_rp=budget,
        without=without,
        percent=round(sum(one.percent for one in kept) / len(kept)) if kept else None,
    )
