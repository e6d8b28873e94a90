"""The gate of every output: what rests on too few people or clusters has no number behind it.

Nothing leaves this library, and nothing may leave the house, but as a `Cell` from `publish`. A
hidden cell holds no figure at all, so that no page, file or drawing can print one by mistake.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from serasi.science.harmony.flaws import Refused
from serasi.science.surveys import Estimate

LEAST_PEOPLE, LEAST_CLUSTERS = 30, 3
TOO_FEW = "kurang dari 30 responden atau 3 klaster"
TO_PROTECT = "disembunyikan supaya sel kecil di sebelahnya tidak dapat dihitung dari jumlahnya"
NEVER_CROSSED = "agama atau suku per desa tidak pernah ditampilkan"
NO_DATA = "tidak ada data"

SENSITIVE = frozenset({"agama", "suku"})
SMALL = frozenset({"desa", "dusun", "rw", "rt", "klaster"})
DIMENSIONS = (
    SENSITIVE
    | SMALL
    | {"wilayah", "provinsi", "kabupaten", "kecamatan", "gelombang", "kelamin", "umur"}
    | {"pendidikan", "pekerjaan", "bahasa", "pewawancara", "sikap", "sila", "butir", "pihak"}
)
"""What a table may be cut by; another word is refused, so that none slips past the rule."""

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Figure:
    """An estimate before the gate, with the clusters that its respondents come from.

    Not for output. `seen` tells clusters apart over the whole table, so that those of several
    cells together can be counted.
    """

    estimate: Estimate
    seen: frozenset[int]


@dataclass(frozen=True)
class Cell:
    """What may be shown: either a value with its error, or a reason and no number at all.

    se, lo, hi, deff : None also where the survey gives no error, as an open link
    """

    value: float | None = None
    se: float | None = None
    lo: float | None = None
    hi: float | None = None
    deff: float | None = None
    n: int | None = None
    clusters: int | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse a cell that would show too little: the rule holds for whoever makes one."""
        numbers = (self.value, self.se, self.lo, self.hi, self.deff, self.n, self.clusters)
        if self.reason:
            if any(number is not None for number in numbers):
                raise ValueError("a hidden cell holds no number")
        elif self.value is None or self.n is None or self.clusters is None:
            raise ValueError("a cell without value needs its reason")
        elif too_few(self.n, self.clusters):
            raise ValueError("a cell of too few people or clusters is hidden")

    @property
    def shown(self) -> bool:
        """Whether there is a value."""
        return self.value is not None

    def without_error(self) -> Cell:
        """Return the value alone, for surveys that can have no error."""
        return self if self.reason else replace(self, se=None, lo=None, hi=None, deff=None)


def hidden(reason: str) -> Cell:
    """Return a cell without any number."""
    return Cell(reason=reason)


def too_few(people: int, clusters: int) -> bool:
    """Say whether a cell must be hidden.

    Examples
    --------
    >>> too_few(29, 10), too_few(30, 3), too_few(500, 2)
    (True, False, True)
    """
    return people < LEAST_PEOPLE or clusters < LEAST_CLUSTERS


def publish(
    figures: Mapping[Key, Figure],
    *,
    dimensions: Sequence[str],
    families: Sequence[tuple[Key, Sequence[Key]]] = (),
    also_hidden: Mapping[Key, str] | None = None,
) -> dict[Key, Cell]:
    """Return what may be shown of a table.

    A cell of fewer than 30 respondents or 3 clusters is hidden. Where a total is shown, what its
    hidden parts come to together can be worked out from it; so they must have 30 respondents and
    3 clusters together, else the smallest shown part is hidden too, and so on. Tables with two
    margins name each row and each column as a family.

    Parameters
    ----------
    figures : cells and totals alike
    dimensions : what the table is cut by, words of `DIMENSIONS`; religion or ethnicity by desa or
        smaller is hidden whole
    families : total and the parts that it is the sum of
    also_hidden : cells hidden for other reasons

    Raises
    ------
    Refused : S1329 a dimension that is not known

    Examples
    --------
    >>> def figure(n, *seen): return Figure(Estimate(50.0, 1, 48, 52, 1, n, 4, 3), frozenset(seen))
    >>> told = publish(
    ...     {"all": figure(95, *range(9)), "a": figure(25, 0, 1, 2), "b": figure(30, 3, 4, 5),
    ...      "c": figure(40, 6, 7, 8)},
    ...     dimensions=["kecamatan"], families=[("all", ["a", "b", "c"])],
    ... )
    >>> [name for name, cell in told.items() if cell.shown]
    ['all', 'c']
    """
    unknown = set(dimensions) - DIMENSIONS
    if unknown:
        raise Refused("S1329", f"pemilah {', '.join(sorted(unknown))}")
    if SENSITIVE & set(dimensions) and SMALL & set(dimensions):
        return {key: hidden(NEVER_CROSSED) for key in figures}
    reasons = dict(also_hidden or {})
    for key, figure in figures.items():
        if figure.estimate.n == 0:
            reasons.setdefault(key, NO_DATA)
        elif too_few(figure.estimate.n, len(figure.seen)):
            reasons.setdefault(key, TOO_FEW)
    while True:
        more = _to_protect(figures, families, reasons)
        if more is None:
            break
        reasons[more] = TO_PROTECT
    return {
        key: hidden(reasons[key]) if key in reasons else _cell(figure)
        for key, figure in figures.items()
    }


def _to_protect(
    figures: Mapping[Key, Figure],
    families: Sequence[tuple[Key, Sequence[Key]]],
    reasons: Mapping[Key, str],
) -> Key | None:
    """Return one more cell that must be hidden, or None when nothing can be worked out."""
    for total, parts in families:
        if total in reasons:
            continue
        gone = [figures[part] for part in parts if part in reasons and figures[part].estimate.n]
        people = sum(figure.estimate.n for figure in gone)
        clusters = frozenset[int]().union(*(figure.seen for figure in gone))
        shown = [part for part in parts if part not in reasons]
        if gone and shown and too_few(people, len(clusters)):
            return min(shown, key=lambda part: (figures[part].estimate.n, str(part)))
    return None


def _cell(figure: Figure) -> Cell:
    seen = figure.estimate
    se, lo, hi, deff = (known(number) for number in (seen.se, seen.lo, seen.hi, seen.deff))
    return Cell(seen.value, se, lo, hi, deff, seen.n, len(figure.seen))


def known(number: float) -> float | None:
    """Return a number, or None where it is not known (NaN)."""
    return None if number != number else float(number)
