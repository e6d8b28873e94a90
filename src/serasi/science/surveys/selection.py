"""Drawing a sample: desa by size within strata, then RT and households at even steps.

Every draw is by `lots.lot`: the same seed and the same frame give the same sample, in whatever
order the frame's rows come, and what one stratum draws does not depend on the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from serasi.science.surveys.design import coded
from serasi.science.surveys.flaws import Refused
from serasi.science.surveys.lots import lot


@dataclass(frozen=True)
class Drawn:
    """One unit drawn.

    unit, stratum : their labels; size : its measure of size
    probability : of being drawn, Σ over the stratum = units taken
    certain : so large that it is in every sample
    hit : the point on the cumulated sizes that drew it; None = certain
    from_size, to_size : its stretch of the cumulated sizes; None = certain
    """

    unit: str
    stratum: str
    size: float
    probability: float
    certain: bool
    hit: float | None
    from_size: float | None
    to_size: float | None


@dataclass(frozen=True)
class Draw:
    """How a stratum was drawn, enough to do it again by hand.

    units, size : in the frame; taken : in the sample
    start, step : of the even steps along the cumulated sizes; NaN where all are certain
    """

    stratum: str
    units: int
    size: float
    taken: int
    certain: int
    start: float
    step: float
    drawn: tuple[Drawn, ...]


def draw_by_size(
    units: Sequence[object],
    sizes: ArrayLike,
    *,
    take: int | Mapping[str, int],
    seed: int,
    strata: Sequence[object] | None = None,
) -> tuple[Draw, ...]:
    """Draw units with probability proportional to size, at even steps, within strata.

    Systematic PPS (Madow, 1949, Annals of Mathematical Statistics 20) along the order of the
    units' labels, which spreads the sample over the area where codes follow geography. A unit at
    least as large as the step is certain: it is taken, and the rest is drawn among the others anew
    (Särndal et al., 1992, section 3.6.1).

    Parameters
    ----------
    units : (n,) labels, each once
    sizes : (n,) above 0, such as households
    take : units from each stratum, or how many from which stratum
    seed : printed with the protocol
    strata : (n,) labels; None = one stratum

    Raises
    ------
    Refused : S580 shapes, S582 a missing stratum, S598 a size not above 0, a unit twice, or more
        to take than there are

    Examples
    --------
    >>> draw, = draw_by_size(["a", "b", "c", "d"], [1, 1, 1, 9], take=2, seed=7)
    >>> [(one.unit, one.certain, round(one.probability, 3)) for one in draw.drawn]
    [('c', False, 0.333), ('d', True, 1.0)]
    """
    size = np.asarray(sizes, dtype=float)
    if size.shape != (len(units),):
        raise Refused("S580", f"satuan {len(units)}, ukuran {size.shape}")
    wrong = ~((size > 0) & np.isfinite(size))
    if wrong.any():
        raise Refused("S598", f"ukuran {size[wrong][0]} dari {units[int(np.argmax(wrong))]}")
    names = [str(unit) for unit in units]
    if len(set(names)) < len(names):
        raise Refused("S598", f"satuan {next(x for x in names if names.count(x) > 1)} dua kali")
    labels = np.array(["semua"] * len(names) if strata is None else strata, dtype=object)
    code, layers = coded(labels, "S582")
    out = []
    for at, layer in enumerate(layers):
        rows = sorted(np.flatnonzero(code == at).tolist(), key=lambda row: names[row])
        number = take if isinstance(take, int) else take.get(layer, 0)
        if not 0 <= number <= len(rows):
            raise Refused("S598", f"{number} dari {len(rows)} satuan di strata {layer}")
        out.append(
            _draw(
                layer,
                [names[row] for row in rows],
                [float(size[row]) for row in rows],
                number,
                seed,
            )
        )
    return tuple(out)


def _draw(layer: str, names: list[str], sizes: list[float], take: int, seed: int) -> Draw:
    certain = _certain(sizes, take)
    others = [at for at in range(len(names)) if at not in certain]
    left = take - len(certain)
    drawn = [
        Drawn(names[at], layer, sizes[at], 1.0, True, None, None, None) for at in sorted(certain)
    ]
    start = step = float("nan")
    if left:
        step = sum(sizes[at] for at in others) / left
        start = lot(seed, layer, "pps") * step
        point, reached = 0, 0.0
        for at in others:
            begin, reached = reached, reached + sizes[at]
            if point < left and (start + point * step < reached or at == others[-1]):
                drawn.append(
                    Drawn(
                        names[at],
                        layer,
                        sizes[at],
                        sizes[at] / step,
                        False,
                        start + point * step,
                        begin,
                        reached,
                    )
                )
                point += 1
    drawn.sort(key=lambda one: one.unit)
    return Draw(layer, len(names), sum(sizes), take, len(certain), start, step, tuple(drawn))


def _certain(sizes: list[float], take: int) -> set[int]:
    """Return which units are as large as the step among those that are not certain."""
    certain: set[int] = set()
    while len(certain) < take:
        rest = sum(size for at, size in enumerate(sizes) if at not in certain)
        step = rest / (take - len(certain))
        more = {at for at, size in enumerate(sizes) if at not in certain and size >= step}
        if not more:
            break
        certain |= more
    return certain


@dataclass(frozen=True)
class Steps:
    """Numbers drawn at even steps from 1 to `count`; each had the chance `probability`."""

    numbers: tuple[int, ...]
    count: int
    start: float
    step: float
    probability: float


def draw_at_steps(count: int, *, take: int, seed: int, label: object) -> Steps:
    """Draw some of `count` numbered units, RT or households, at even steps from a random start.

    Fractional steps, so that every number has the same chance (Särndal et al., 1992, section
    3.4.2). All are taken where there are no more than wanted.

    Parameters
    ----------
    label : what is drawn in, such as the code of the desa

    Examples
    --------
    >>> made = draw_at_steps(10, take=2, seed=7, label="3509012001")
    >>> made.numbers, made.probability
    ((4, 9), 0.2)
    """
    if count < 1 or take < 1:
        raise Refused("S598", f"{take} dari {count}")
    taken = min(take, count)
    step = count / taken
    start = lot(seed, label, "steps") * step
    numbers = tuple(min(int(start + at * step), count - 1) + 1 for at in range(taken))
    return Steps(numbers, count, start, step, taken / count)
