"""Weights before raking: inclusion, non-response by class, and the trimming of a few large ones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from serasi.science.surveys.design import BoolArray, FloatArray, IntArray, coded
from serasi.science.surveys.flaws import Refused
from serasi.science.surveys.raking import CLOSE, checked_weight, kish_deff

SMALL_CLASS = 20
"""Fewer respondents than this in a class make its factor uncertain (Kalton & Flores-Cervantes,
2003, Journal of Official Statistics 19, section 2)."""
LARGE_FACTOR = 2.0


@dataclass(frozen=True)
class ResponseClass:
    """One class of non-response weighting.

    rate : weighted share of the selected who answered; factor : 1 / rate
    doubtful : under `SMALL_CLASS` respondents, or a factor over `LARGE_FACTOR`
    """

    name: str
    selected: int
    responded: int
    rate: float
    factor: float
    doubtful: bool


@dataclass(frozen=True)
class NonResponse:
    """Weights (n,) of the selected, 0 for who did not answer, and the classes used."""

    weight: FloatArray
    classes: tuple[ResponseClass, ...]


@dataclass(frozen=True)
class Trimming:
    """Trimmed weights of the same sum.

    cap : what no weight exceeds; trimmed : how many were cut
    deff_before, deff_after : 1 + cv² of the weights
    """

    weight: FloatArray
    cap: FloatArray
    trimmed: int
    deff_before: float
    deff_after: float


def inclusion_weights(*probabilities: ArrayLike) -> FloatArray:
    """Return 1 / Π p of the probabilities of selection at each stage.

    Parameters
    ----------
    probabilities : (n,) each, above 0 and at most 1: of the desa, the RT in it, the household in
        the RT, the person in the household

    Raises
    ------
    Refused : S580 shapes, S587 a probability not above 0 and at most 1

    Examples
    --------
    >>> inclusion_weights([0.1, 0.2], [0.5, 0.5]).tolist()
    [20.0, 10.0]
    """
    stages = [np.asarray(stage, dtype=float) for stage in probabilities]
    if not stages or any(stage.shape != stages[0].shape or stage.ndim != 1 for stage in stages):
        raise Refused("S580", [stage.shape for stage in stages])
    for stage in stages:
        wrong = ~((stage > 0) & (stage <= 1))
        if wrong.any():
            raise Refused("S587", f"{stage[wrong][0]} (peluang terpilih)")
    return np.asarray(1.0 / np.prod(stages, axis=0))


def nonresponse(weight: ArrayLike, responded: ArrayLike, classes: ArrayLike) -> NonResponse:
    """Let those who answered stand for those of their class who did not.

    Weighting classes (Oh & Scheuren, 1983; Särndal et al., 1992, section 15.6.2): within a class
    the factor is Σw of the selected over Σw of who answered. Assumes that within a class who
    answers is no different from who does not.

    Parameters
    ----------
    weight : (n,) inclusion weights of all selected
    responded : (n,) bool
    classes : (n,) any labels

    Raises
    ------
    Refused : S580 shapes, S581 weights, S589 a missing class, S597 a class in which nobody answered

    Examples
    --------
    >>> seen = nonresponse([1, 1, 2, 2], [True, False, True, True], ["a", "a", "b", "b"])
    >>> seen.weight.tolist(), seen.classes[0].rate
    ([2.0, 0.0, 2.0, 2.0], 0.5)
    """
    w = checked_weight(weight)
    answered = np.asarray(responded)
    code, names = coded(classes, "S589")
    if answered.shape != w.shape or code.shape != w.shape or answered.dtype != bool:
        raise Refused("S580", f"bobot {w.shape}, jawaban {answered.shape} {answered.dtype}")
    selected = np.bincount(code, w)
    stood = np.bincount(code, np.where(answered, w, 0.0))
    if (stood == 0).any():
        raise Refused("S597", names[int(np.argmin(stood))])
    factor = selected / stood
    seen = _classes(names, code, answered, factor)
    return NonResponse(np.where(answered, w * factor[code], 0.0), seen)


def _classes(
    names: tuple[str, ...], code: IntArray, answered: BoolArray, factor: FloatArray
) -> tuple[ResponseClass, ...]:
    asked, gave = np.bincount(code), np.bincount(code[answered], minlength=len(names))
    return tuple(
        ResponseClass(
            name,
            int(asked[at]),
            int(gave[at]),
            float(1 / factor[at]),
            float(factor[at]),
            bool(gave[at] < SMALL_CLASS or factor[at] > LARGE_FACTOR),
        )
        for at, name in enumerate(names)
    )


def trim(
    weight: ArrayLike, *, times_median: float = 5.0, within: ArrayLike | None = None
) -> Trimming:
    """Cut weights at a multiple of the median and give what was cut to the others.

    The sum within each group stays; the rest grows in proportion, and what grows over the cap is
    cut again (Potter, 1990, Proceedings of the ASA Section on Survey Research Methods). Trimming
    trades a smaller variance for some bias: report how many were cut.

    Parameters
    ----------
    weight : (n,) above 0
    times_median : the cap, above 1
    within : (n,) labels of groups that keep their sum, each with its own median; None = one

    Raises
    ------
    Refused : S580 shapes, S581 weights, S589 a missing group, S598 a cap that leaves no room for
        the sum

    Examples
    --------
    >>> made = trim([1, 1, 1, 1, 16], times_median=10)
    >>> made.weight.tolist(), made.trimmed
    ([2.5, 2.5, 2.5, 2.5, 10.0], 1)
    """
    w = checked_weight(weight)
    if not times_median > 1:
        raise Refused("S598", f"batas pemangkasan {times_median} harus di atas 1")
    code, _ = coded(np.zeros(len(w)) if within is None else within, "S589")
    if code.shape != w.shape:
        raise Refused("S580", f"bobot {w.shape}, kelompok {code.shape}")
    groups = int(code.max()) + 1
    cap = np.array([times_median * np.median(w[code == group]) for group in range(groups)])[code]
    sums = np.bincount(code, w)
    if (np.bincount(code, cap) < sums).any():
        raise Refused("S598", f"batas pemangkasan {times_median} kali median terlalu rendah")
    made, cut = w.copy(), np.zeros(len(w), dtype=bool)
    while (over := (made > cap * (1 + CLOSE)) & ~cut).any():
        cut |= over
        kept = np.bincount(code, np.where(cut, 0.0, w))
        left = sums - np.bincount(code, np.where(cut, cap, 0.0))
        grown = np.divide(left, kept, out=np.zeros(groups), where=kept > 0)
        made = np.where(cut, cap, w * grown[code])
    return Trimming(made, cap, int(cut.sum()), kish_deff(w), kish_deff(made))
