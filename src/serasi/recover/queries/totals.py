"""Totals of victims and displaced people: exact for who cares for them, else without small cells.

Every count is of rows, so that entering, leaving and withdrawing in any order loses nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.recover import rules
from serasi.recover.models import VULNERABILITIES, Client, Harm, Outcome, Sex, Solution, Stay
from serasi.recover.queries.scope import clients
from serasi.respond.models import Case

VULNERABLE = {
    "pregnant": _("hamil"),
    "nursing": _("menyusui"),
    "toddler": _("balita"),
    "elderly": _("lansia"),
    "disabled": _("disabilitas"),
    "separated": _("anak terpisah"),
}
FATES = {
    "present": _("masih mengungsi"),
    "left": _("pergi, belum ada solusi"),
    "solved": _("sudah ada solusi"),
}
AGES = {"child": _("anak"), "grown": _("dewasa"), "age_unknown": _("umur belum diketahui")}


@dataclass(frozen=True)
class Cell:
    """One count with its words; `n` is None where it is hidden because it is small."""

    key: str
    label: str | Promise
    n: int | None


@dataclass(frozen=True)
class Totals:
    """The people of a case in counts.

    `exact` says that nothing is hidden, `part` that only those in the viewer's care are counted.
    """

    exact: bool
    part: bool
    victims: int | None
    harms: tuple[Cell, ...]
    victims_sex: tuple[Cell, ...]
    displaced: int | None
    households: int | None
    displaced_sex: tuple[Cell, ...]
    ages: tuple[Cell, ...]
    fates: tuple[Cell, ...]
    vulnerable: int | None
    kinds: tuple[Cell, ...]

    @property
    def anybody(self) -> bool:
        """Say whether anybody was registered at all."""
        return self.victims != 0 or self.displaced != 0

    @property
    def waiting(self) -> int | None:
        """Return how many displaced people have no solution; None where that is hidden."""
        parts = [cell.n for cell in self.fates if cell.key != "solved"]
        return None if None in parts else sum(n or 0 for n in parts)

    @property
    def none(self) -> list[Cell]:
        """Return the harms and vulnerabilities of which there are none."""
        return [cell for cell in (*self.harms, *self.kinds) if cell.n == 0]


def ended() -> Q:
    """Return the condition of a solution that ends a displacement; see `rules.resolved`."""
    found = ~Q(outcome=Outcome.UNKNOWN) | Q(followed_on__isnull=False)
    return Q(undone_at=None) & (found | Q(client__withdrawn_at__isnull=False))


def with_fate(rows: QuerySet[Client]) -> QuerySet[Client]:
    """Return people with `has_solution` and `is_staying`."""
    solutions = Solution.objects.filter(ended(), client=OuterRef("pk"))
    stays = Stay.objects.filter(client=OuterRef("pk"), left_on=None)
    return rows.annotate(has_solution=Exists(solutions), is_staying=Exists(stays))


def counted(rows: QuerySet[Client]) -> dict[str, int]:
    """Return all counts of some people, in one query."""
    fled, hurt = Q(displaced=True), Q(harm__isnull=False)
    any_vulnerable = Q()
    for name in VULNERABILITIES:
        any_vulnerable |= Q(**{name: True})
    asked = {
        "victims": hurt,
        "displaced": fled,
        "child": fled & Q(child=True),
        "grown": fled & Q(child=False),
        "age_unknown": fled & Q(child=None),
        "hurt_child": hurt & Q(child=True),
        "hurt_grown": hurt & Q(child=False),
        "hurt_age_unknown": hurt & Q(child=None),
        "solved": fled & Q(has_solution=True),
        "present": fled & Q(has_solution=False, is_staying=True),
        "left": fled & Q(has_solution=False, is_staying=False),
        "vulnerable": fled & any_vulnerable,
    }
    asked |= {f"harm_{harm}": Q(harm=harm) for harm in Harm.values}
    for sex in Sex.values:
        asked |= {f"hurt_{sex}": hurt & Q(sex=sex), f"fled_{sex}": fled & Q(sex=sex)}
    asked |= {f"kind_{name}": fled & Q(**{name: True}) for name in VULNERABILITIES}
    # A name of its own for each count, since some are also names of columns.
    counts = {f"n_{key}": Count("pk", filter=condition) for key, condition in asked.items()}
    found: dict[str, int] = with_fate(rows).aggregate(
        **counts, n_households=Count("household", filter=fled, distinct=True)
    )
    return {key.removeprefix("n_"): n for key, n in found.items()}


GROUPS = {
    "hurt": ("victims", [f"hurt_{sex}" for sex in Sex.values], [f"hurt_{age}" for age in AGES]),
    "fled": ("displaced", [f"fled_{sex}" for sex in Sex.values], list(AGES)),
}


def masked_counts(rows: QuerySet[Client]) -> dict[str, int | None]:
    """Return victims and displaced people by sex and age without small cells, for papers.

    Nobody's row is read; of nobody registered nothing is known, which is not that there were none.
    """
    n = counted(rows)
    found: dict[str, int | None] = {}
    for whole, *splits in GROUPS.values():
        cells = [key for split in splits for key in split]
        if not n[whole]:
            found |= dict.fromkeys([whole, *cells])
            continue
        found[whole] = rules.total(n[whole])
        for split in splits:
            found |= rules.suppressed({key: n[key] for key in split})
    return found


def unresolved(row: Case) -> int:
    """Return how many displaced people of a case have no solution yet, over all areas."""
    with opened():
        found = Solution.objects.filter(ended(), client=OuterRef("pk"))
        return Client.objects.filter(~Exists(found), case=row, displaced=True).count()


def totals_for(viewer: Viewer, row: Case) -> Totals:
    """Return the totals of a case as a viewer may know them.

    Who cares for everybody here gets exact counts; who cares for some, exact counts of those and
    none of the others; everybody else the whole, without cells under three.
    """
    if not viewer.can(Can.VICTIMS):
        with opened():
            return _masked(counted(Client.objects.filter(case=row)))
    mine = counted(clients(viewer).filter(case=row))
    with opened():
        everybody = Client.objects.filter(case=row).count()
    return _exact(mine, part=everybody != clients(viewer).filter(case=row).count())


def _exact(n: Mapping[str, int], *, part: bool) -> Totals:
    def cells(labels: Mapping[str, str | Promise], prefix: str = "") -> tuple[Cell, ...]:
        return tuple(Cell(key, label, n[f"{prefix}{key}"]) for key, label in labels.items())

    return Totals(
        exact=True,
        part=part,
        victims=n["victims"],
        harms=cells(dict(Harm.choices), "harm_"),
        victims_sex=cells(dict(Sex.choices), "hurt_"),
        displaced=n["displaced"],
        households=n["households"],
        displaced_sex=cells(dict(Sex.choices), "fled_"),
        ages=cells(AGES),
        fates=cells(FATES),
        vulnerable=n["vulnerable"],
        kinds=cells(VULNERABLE, "kind_"),
    )


def _masked(n: Mapping[str, int]) -> Totals:
    def cells(labels: Mapping[str, str | Promise], prefix: str = "") -> tuple[Cell, ...]:
        shown = rules.suppressed({key: n[f"{prefix}{key}"] for key in labels})
        return tuple(Cell(key, label, shown[key]) for key, label in labels.items())

    fled = n["displaced"]
    return Totals(
        exact=False,
        part=False,
        victims=rules.total(n["victims"]),
        harms=cells(dict(Harm.choices), "harm_"),
        victims_sex=cells(dict(Sex.choices), "hurt_"),
        displaced=rules.total(fled),
        households=rules.total(n["households"]),
        displaced_sex=cells(dict(Sex.choices), "fled_"),
        ages=cells(AGES),
        fates=cells(FATES),
        vulnerable=rules.share(n["vulnerable"], fled),
        kinds=tuple(
            Cell(key, label, rules.share(n[f"kind_{key}"], fled))
            for key, label in VULNERABLE.items()
        ),
    )
