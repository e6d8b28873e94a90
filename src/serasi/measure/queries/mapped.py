"""The index of every district of a wave: shown, by a model, or hidden with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import Any

from serasi.measure.models import Wave
from serasi.measure.queries.kept import index_cell
from serasi.regions.models import Area

CATEGORIES = ("Tidak Serasi", "Kurang Serasi", "Serasi", "Sangat Serasi")
"""From low to high."""
LETTERS = dict(zip(CATEGORIES, ("T", "K", "S", "SS"), strict=True))
CUTS = (40.0, 60.0, 80.0)
DIRECT, MODEL, FEW, NOBODY = "direct", "model", "few", "nobody"


@dataclass(frozen=True)
class District:
    """One district.

    kind : direct (its own sample), model (no sample of its own that may be shown), few, nobody
    """

    code: str
    name: str
    kind: str
    value: float | None = None
    lo: float | None = None
    hi: float | None = None
    people: int | None = None
    category: str = ""
    boundary: bool = False

    @property
    def letter(self) -> str:
        """Return the mark that tells its category without colour."""
        return LETTERS.get(self.category, "")

    @property
    def rank(self) -> int | None:
        """Return the place of its category from low to high."""
        return CATEGORIES.index(self.category) if self.category in CATEGORIES else None


def districts(row: Wave, report: dict[str, Any]) -> list[District]:
    """Return the districts of a wave's area by name, with what may be shown of each."""
    names = dict(
        Area.objects.filter(parent_id=row.area_id, level=3, valid_to=None).values_list(
            "code", "name"
        )
    )
    areas, small = report["areas"], (report.get("small_areas") or {}).get("areas", {})
    known = dict(Area.objects.filter(code__in=set(areas) - set(names)).values_list("code", "name"))
    names |= {code: known.get(code, code) for code in areas if code not in names}
    found = [
        _district(code, name, areas.get(code), small.get(code)) for code, name in names.items()
    ]
    return sorted(found, key=lambda one: (one.name, one.code))


def _district(
    code: str, name: str, own: dict[str, Any] | None, small: dict[str, float] | None
) -> District:
    if own is None:
        return District(code, name, NOBODY)
    cell = index_cell(own)
    if cell.value is not None:
        return District(
            code, name, DIRECT, cell.value, cell.lo, cell.hi, cell.n, own["category"] or "",
            bool(own["on_boundary"]),
        )  # fmt: skip
    if small is None:
        return District(code, name, FEW)
    # Waves of long ago kept exact figures of the model; those would tell the hidden ones.
    value, lo, hi = round(small["value"]), floor(small["lo"]), ceil(small["hi"])
    return District(
        code, name, MODEL, value, lo, hi, None, category_at(value),
        any(lo < cut <= hi for cut in CUTS),
    )  # fmt: skip


def category_at(value: float) -> str:
    """Return the category of a figure alone, as of a model, which knows no weak link.

    >>> category_at(60.0), category_at(59.9)
    ('Serasi', 'Kurang Serasi')
    """
    return CATEGORIES[sum(round(value, 9) >= cut for cut in CUTS)]
