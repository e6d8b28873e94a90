"""Money of programmes beside verified tension, by district: is it where it is needed?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from django.db.models import Count, Sum

from serasi.facilitate.forum_rules import GRANTED
from serasi.facilitate.models import PackageLine
from serasi.facilitate.queries.forums import visible_to
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.regions.models import Area
from serasi.regions.placed import lies_in
from serasi.register.queries import countable

YEAR = timedelta(days=365)
LEAST = 10
"""Fewer districts allow no word on a correlation."""


@dataclass(frozen=True)
class Row:
    """One district: verified in the last year, rupiah granted in all years."""

    area: Area
    verified: int
    granted: int


@dataclass(frozen=True)
class Programmes:
    """The districts of a regency, and how ranks of money and tension go together.

    reading : too_few, all_equal, unclear, with_tension, against_tension
    """

    regency: Area
    rows: tuple[Row, ...]
    reading: str
    correlation: float | None
    p: float | None

    @property
    def granted(self) -> int:
        return sum(row.granted for row in self.rows)

    @property
    def unhelped(self) -> tuple[Row, ...]:
        """Return the districts with tension and without any money, the tensest first."""
        bare = [row for row in self.rows if row.verified and not row.granted]
        return tuple(sorted(bare, key=lambda row: -row.verified))


def regencies_of(viewer: Viewer) -> list[Area]:
    """Return the regencies in which a viewer counts, if only in a part."""
    held = viewer.areas(Can.COUNT)
    rows = Area.objects.filter(level=2, valid_to=None).order_by("code")
    own = {code[:5] for code in held}
    return [area for area in rows if area.code in own or lies_in(area.code, held)]


def programmes(viewer: Viewer, regency: Area, *, today: date) -> Programmes:
    """Return money and tension of the districts of a regency in which the viewer counts."""
    held = viewer.areas(Can.COUNT)
    areas = Area.objects.filter(level=3, valid_to=None, parent=regency).order_by("name")
    events = countable(viewer).filter(
        regency_code=regency.code, start_date__gt=today - YEAR, start_date__lte=today
    )
    verified = dict(events.order_by().values_list("district_code").annotate(n=Count("pk")))
    lines = PackageLine.objects.filter(
        package__forum__in=visible_to(viewer).values("pk"),
        package__forum__regency_code=regency.code,
        package__state__in=GRANTED,
    )
    by_district = lines.order_by().values_list("package__forum__district_code")
    granted = dict(by_district.annotate(n=Sum("granted")))
    rows = tuple(
        Row(area, verified.get(area.code, 0), granted.get(area.code) or 0)
        for area in areas
        if lies_in(area.code, held)
    )
    reading, rank, p = ranks([row.verified for row in rows], [row.granted for row in rows])
    return Programmes(regency, rows, reading, rank, p)


def ranks(tension: list[int], money: list[int]) -> tuple[str, float | None, float | None]:
    """Return how ranks go together (Spearman), and its p; nothing below ten districts.

    >>> ranks([1, 2, 3], [1, 2, 3])
    ('too_few', None, None)
    >>> ranks(list(range(12)), [7] * 12)
    ('all_equal', None, None)
    >>> ranks(list(range(12)), list(range(12)))[0]
    'with_tension'
    """
    if len(tension) < LEAST:
        return "too_few", None, None
    if len(set(tension)) == 1 or len(set(money)) == 1:
        return "all_equal", None, None
    from scipy.stats import spearmanr  # takes seconds of every start

    found = spearmanr(np.array(tension), np.array(money))
    rank, p = float(found.statistic), float(found.pvalue)
    if p > 0.05:  # noqa: PLR2004 - the usual level
        return "unclear", rank, p
    return ("with_tension" if rank > 0 else "against_tension"), rank, p
