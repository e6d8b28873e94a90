"""Forums a viewer may read, their packages and the sums of each."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet, Sum

from serasi.facilitate import forum_rules
from serasi.facilitate.forum_rules import GRANTED, Ledger
from serasi.facilitate.models import Forum, Package
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.problems import NOT_FOUND, Problem
from serasi.regions.placed import within

READS = (Can.FORUMS, Can.COUNT, Can.CASES)


def visible_to(viewer: Viewer) -> QuerySet[Forum]:
    """Return the forums of the areas in which a viewer cares for forums, counts or reads cases.

    A right that is narrowed to some triggers reaches them too, since a forum has none.
    """
    return Forum.objects.filter(within(viewer.areas(*READS)))


def forum(viewer: Viewer, number: str) -> Forum:
    """Return one visible forum, or refuse as if it did not exist."""
    found = visible_to(viewer).filter(number=number).select_related("area", "area__parent").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def package(viewer: Viewer, number: str, serial: int) -> Package:
    """Return one package of a visible forum, or refuse as if it did not exist."""
    found = (
        Package.objects.filter(forum=forum(viewer, number), serial=serial)
        .select_related(
            "forum", "forum__area", "proposed_by", "checked_by", "decided_by", "reported_by",
            "closed_by",
        )
        .first()
    )  # fmt: skip
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def ledger(row: Package) -> Ledger:
    """Return the sums of a package."""
    sums = row.lines.aggregate(asked=Sum("asked"), granted=Sum("granted"))
    return Ledger(
        asked=sums["asked"] or 0,
        granted=sums["granted"],
        received=row.tranches.aggregate(n=Sum("amount"))["n"] or 0,
        spent=row.expenses.aggregate(n=Sum("amount"))["n"] or 0,
        repaid=row.repayments.aggregate(n=Sum("amount"))["n"] or 0,
    )


def open_faults(row: Package, *, told_total: int, excess_reason: str) -> list[Problem]:
    """Return what keeps the account of a package from being filed as told."""
    return forum_rules.faults(
        ledger(row),
        told_total=told_total,
        excess_reason=excess_reason,
        lines=row.lines.all(),
        expenses=row.expenses.all(),
        activities=row.activities.all(),
    )


@dataclass(frozen=True)
class Listed:
    """One forum of the list: its latest package, how many, and what was granted in all."""

    forum: Forum
    latest: Package | None
    packages: int
    granted: int | None


@dataclass(frozen=True)
class Listing:
    """The forums shown, how many there are, the money granted, and the accounts still open."""

    rows: list[Listed]
    total: int
    granted: int
    unaccounted: int


def listing(viewer: Viewer, *, most: int = 200) -> Listing:
    """Return the forums that a viewer may read, the newest first."""
    rows = visible_to(viewer)
    shown = list(rows.select_related("area", "area__parent")[:most])
    mine: dict[int, list[Package]] = {}
    for one in Package.objects.filter(forum__in=[f.pk for f in shown]).order_by("-serial"):
        mine.setdefault(one.forum_id, []).append(one)
    granted = Package.objects.filter(forum__in=rows.values("pk"), state__in=GRANTED)
    sums = dict(granted.values_list("forum").annotate(n=Sum("lines__granted")).order_by())
    return Listing(
        rows=[
            Listed(f, next(iter(mine.get(f.pk, [])), None), len(mine.get(f.pk, [])), sums.get(f.pk))
            for f in shown
        ],
        total=rows.count(),
        granted=sum(n or 0 for n in sums.values()),
        unaccounted=granted.exclude(state=Package.State.CLOSED).count(),
    )
