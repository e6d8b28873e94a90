"""How a sample was drawn: weights, strata and clusters, the ground that every estimate stands on.

Row numbers in refusals count from 1, as a reader counts the rows of a table.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array, vstack

from serasi.science.surveys.flaws import Refused

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True)
class Stage:
    """A stage of selection below the PSU, one entry a row.

    unit : which unit of this stage the row lies in; counted within the unit of the stage above
    fpc : how many such units there are in the stratum of this stage, in the population
    stratum : stratum within the unit above; None = one
    """

    unit: IntArray
    fpc: FloatArray
    stratum: IntArray | None = None


@dataclass(frozen=True)
class Calibration:
    """What the weights were made to agree with, which makes errors smaller.

    base : (n,) weights before calibration
    margins : (n,) codes for each margin that was met
    """

    base: FloatArray
    margins: tuple[IntArray, ...]

    @cached_property
    def cells(self) -> csr_array:
        """The matrix (cells, n) of who lies in which cell, margins one below the other."""
        parts = [np.unique(margin, return_inverse=True)[1] for margin in self.margins]
        return csr_array(vstack([indicator(part, int(part.max()) + 1) for part in parts]))

    @cached_property
    def solver(self) -> FloatArray:
        """Pseudo-inverse (cells, cells) of the weighted cross-product of the cells."""
        across = (self.cells * self.base) @ self.cells.T
        return np.asarray(np.linalg.pinv(across.toarray(), rcond=1e-10, hermitian=True))

    def residuals(self, z: FloatArray, weight: FloatArray) -> FloatArray:
        """Return z (n, k) less what the margins explain of it (Deville & Särndal, 1992, eq. 3.4).

        Regression of z / weight on the margins, weighted by the weights before calibration
        (Journal of the American Statistical Association 87); as R survey's `calibrate`.
        """
        u = z / weight[:, None]
        slopes = self.solver @ (self.cells @ (self.base[:, None] * u))
        return np.asarray((u - self.cells.T @ slopes) * weight[:, None])


@dataclass(frozen=True)
class Design:
    """A stratified sample of clusters with weights; every array has one entry a respondent.

    weight : (n,) above 0; inverse of the inclusion probability, or proportional to it
    stratum : (n,) codes
    psu : (n,) codes of the first-stage clusters, which count within their stratum: cluster 1 of
        stratum 1 and cluster 1 of stratum 2 are two clusters
    fpc : (n,) how many PSUs the row's stratum has in the population, repeated on each of its rows;
        None = drawn with replacement, or from so many that it does not matter
    below : further stages, top down; they count only where `fpc` is given, as in R survey
    stratum_names : by code, for what is said to people
    calibration : what the weights were raked to; None = they were not

    Examples
    --------
    >>> drawn = Design.of([2, 2, 3, 3], stratum=["kota", "kota", "desa", "desa"])
    >>> drawn.psus, drawn.strata, drawn.df
    (4, 2, 2)
    """

    weight: FloatArray
    stratum: IntArray
    psu: IntArray
    fpc: FloatArray | None = None
    below: tuple[Stage, ...] = ()
    stratum_names: tuple[str, ...] = field(default=(), compare=False)
    calibration: Calibration | None = None

    def __post_init__(self) -> None:
        """Refuse what no estimate can stand on (S580, S581, S584)."""
        n = len(self.weight)
        parts = [self.weight, self.stratum, self.psu]
        parts += [] if self.fpc is None else [self.fpc]
        for stage in self.below:
            parts += [stage.unit, stage.fpc]
            parts += [] if stage.stratum is None else [stage.stratum]
        if self.calibration is not None:
            parts += [self.calibration.base, *self.calibration.margins]
        if n == 0 or any(part.shape != (n,) for part in parts):
            raise Refused("S580", f"rancangan {[part.shape for part in parts]}")
        wrong = ~((self.weight > 0) & np.isfinite(self.weight))
        if wrong.any():
            row = int(np.flatnonzero(wrong)[0])
            raise Refused("S581", f"{row + 1} ({self.weight[row]})")
        if self.below and self.fpc is None:
            raise Refused("S584", "tahap kedua butuh jumlah klaster tahap pertama")
        checked_fpc(self)

    @classmethod
    def of(
        cls,
        weight: ArrayLike,
        stratum: ArrayLike | None = None,
        psu: ArrayLike | None = None,
        fpc: ArrayLike | None = None,
    ) -> Design:
        """Return a design of any labels.

        Parameters
        ----------
        weight : (n,) above 0
        stratum : (n,) any labels; None = one stratum
        psu : (n,) any labels; None = every row is a cluster of its own
        fpc : (n,) PSUs of the stratum in the population; None = no correction

        Raises
        ------
        Refused : S580 shapes, S581 a weight not above 0, S582 a missing stratum, S583 a missing
            cluster, S584 a population count below the number drawn, or not one for each stratum
        """
        weights = np.asarray(weight, dtype=float)
        n = len(weights) if weights.ndim == 1 else 0
        strata, names = coded(np.zeros(n) if stratum is None else stratum, "S582")
        clusters, _ = coded(np.arange(n) if psu is None else psu, "S583")
        counts = None if fpc is None else np.asarray(fpc, dtype=float)
        return cls(
            weights, strata, clusters, counts, stratum_names=names if stratum is not None else ()
        )

    @cached_property
    def units(self) -> Units:
        """The PSUs of the sample."""
        return units_of(self.stratum, self.psu)

    @cached_property
    def free(self) -> FloatArray:
        """Share of each stratum that was not drawn, 1 - n / N; (strata,)."""
        if self.fpc is None:
            return np.ones(self.strata)
        population = self.fpc[self.units.first_row][self.units.first_unit]
        return np.asarray(1.0 - self.units.counts / population)

    @property
    def n(self) -> int:
        """How many respondents."""
        return len(self.weight)

    @property
    def psus(self) -> int:
        """How many PSUs."""
        return len(self.units.stratum)

    @property
    def strata(self) -> int:
        """How many strata."""
        return len(self.units.counts)

    @property
    def df(self) -> int:
        """Degrees of freedom: PSUs - strata."""
        return self.psus - self.strata

    def name_of(self, stratum: int) -> str:
        """Return what a stratum is called, by its place among the sorted codes."""
        code = int(self.stratum[self.units.first_row[self.units.first_unit[stratum]]])
        return self.stratum_names[code] if code < len(self.stratum_names) else str(code)


@dataclass(frozen=True)
class Units:
    """The different units of a stage, in the order of their strata.

    of_row : (n,) number of the row's unit
    stratum : (m,) number of the unit's stratum
    counts : (h,) units in each stratum
    first_row : (m,) a row of each unit; first_unit : (h,) the first unit of each stratum
    """

    of_row: IntArray
    stratum: IntArray
    counts: IntArray
    first_row: IntArray
    first_unit: IntArray

    @cached_property
    def gather(self) -> csr_array:
        """The matrix (m, n) that sums rows to their units."""
        return indicator(self.of_row, len(self.stratum))


def units_of(stratum: IntArray, unit: IntArray) -> Units:
    """Return the units that rows lie in, numbered by stratum and then by their own code."""
    _, h = np.unique(stratum, return_inverse=True)
    _, u = np.unique(unit, return_inverse=True)
    width = int(u.max()) + 1
    pairs, rows, of_row = np.unique(h * width + u, return_index=True, return_inverse=True)
    strata = pairs // width
    _, first, counts = np.unique(strata, return_index=True, return_counts=True)
    return Units(of_row, strata, counts, rows, first)


def indicator(group: IntArray, groups: int) -> csr_array:
    """Return the matrix (groups, n) that sums rows to their groups."""
    order = np.argsort(group, kind="stable")
    starts = np.concatenate([[0], np.cumsum(np.bincount(group, minlength=groups))])
    return csr_array((np.ones(len(group)), order, starts), shape=(groups, len(group)))


def coded(labels: ArrayLike, number: str) -> tuple[IntArray, tuple[str, ...]]:
    """Return labels as codes in the order of their sorting, and the label of each code.

    Raises
    ------
    Refused : `number` where a label is missing (None, NaN or empty), S580 not one axis
    """
    values = np.asarray(labels)
    if values.ndim != 1:
        raise Refused("S580", f"label {values.shape}")
    if values.dtype.kind == "O":
        missing = np.array([one is None or one != one or one == "" for one in values], dtype=bool)
    elif values.dtype.kind == "f":
        missing = np.isnan(values)
    else:
        missing = values == "" if values.dtype.kind == "U" else np.zeros(len(values), dtype=bool)
    if missing.any():
        raise Refused(number, int(np.flatnonzero(missing)[0]) + 1)
    if values.dtype.kind == "O":
        values = values.astype(str)
    names, codes = np.unique(values, return_inverse=True)
    return codes.astype(np.int64), tuple(str(name) for name in names)


def checked_fpc(design: Design) -> None:
    """Refuse population counts that differ in a stratum or lie below the number drawn (S584)."""
    if design.fpc is not None:
        _check_counts(design.units, design.fpc, 1)
    above = design.units.of_row
    for depth, stage in enumerate(design.below, start=2):
        units = stage_units(above, stage)
        _check_counts(units, stage.fpc, depth)
        above = units.of_row


def stage_units(above: IntArray, stage: Stage) -> Units:
    """Return the units of a stage; its strata are those within each unit above."""
    if stage.stratum is None:
        return units_of(above, stage.unit)
    return units_of(units_of(above, stage.stratum).of_row, stage.unit)


def _check_counts(units: Units, fpc: FloatArray, depth: int) -> None:
    of_stratum = fpc[units.first_row][units.first_unit]
    of_row = of_stratum[units.stratum][units.of_row]
    wrong = (fpc != of_row) | ~(of_row >= units.counts[units.stratum][units.of_row])
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        raise Refused("S584", f"{fpc[row]} pada baris {row + 1}, tahap {depth}")
