"""Percentages of a whole: which counts can stand behind a printed figure, and fair rounding."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from serasi.science.tables.numbers import read_number, round_half_up


class Rule(Enum):
    """How a percentage was brought to its printed decimals."""

    TRUNCATE = "truncate"
    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    CEILING = "ceiling"


def brought_to(value: Fraction, *, decimals: int, rule: Rule) -> Decimal:
    """Bring a non-negative exact percentage to `decimals` by `rule`."""
    if rule is Rule.HALF_UP:
        return round_half_up(value, decimals=decimals)
    scaled = value * Fraction(10) ** decimals
    if rule is Rule.TRUNCATE:
        whole = math.floor(scaled)
    elif rule is Rule.CEILING:
        whole = math.ceil(scaled)
    else:
        whole = round(scaled)
    return Decimal(whole).scaleb(-decimals)


def _bounds(value: Fraction, step: Fraction, rule: Rule) -> tuple[Fraction, bool, Fraction, bool]:
    """Interval of exact percentages printed as `value`: low, low included, high, high included."""
    half = step / 2
    if rule is Rule.TRUNCATE:
        return value, True, value + step, False
    if rule is Rule.CEILING:
        return value - step, False, value, True
    if rule is Rule.HALF_UP:
        return value - half, True, value + half, False
    even = (value / step).numerator % 2 == 0
    return value - half, even, value + half, even


def span(value: Decimal, *, n_total: int, rule: Rule, decimals: int) -> range:
    """Counts n with n/n_total printed as `value` at `decimals` by `rule`."""
    step = Fraction(1, 10**decimals)
    exact = Fraction(value)
    if (exact / step).denominator != 1 or n_total <= 0:
        return range(0)
    low, with_low, high, with_high = _bounds(exact, step, rule)
    first, last = low * n_total / 100, high * n_total / 100
    start = math.ceil(first)
    stop = math.floor(last)
    if start == first and not with_low:
        start += 1
    if stop == last and not with_high:
        stop -= 1
    return range(max(0, start), min(n_total, stop) + 1)


def candidates(
    printed: str, *, n_total: int, rule: Rule, decimals: int | None = None
) -> tuple[int, ...]:
    """List every count n of `n_total` whose percentage is printed as `printed`.

    `decimals` asks the question at another precision than the printed one: "5" at one decimal
    means 5,0.

    Examples
    --------
    >>> candidates("33,6", n_total=104, rule=Rule.TRUNCATE)
    (35,)
    >>> candidates("33,6", n_total=104, rule=Rule.HALF_UP)
    ()
    >>> candidates("5", n_total=104, rule=Rule.HALF_UP, decimals=1)
    ()
    >>> candidates("5", n_total=104, rule=Rule.HALF_UP)
    (5,)
    """
    number = read_number(printed, group_of_three=False)
    if number is None:
        raise ValueError(f"not a number: {printed!r}")
    places = number.decimals if decimals is None else decimals
    return tuple(span(number.value, n_total=n_total, rule=rule, decimals=places))


def fitting_totals(
    printed: Sequence[str], *, rule: Rule, decimals: int, between: tuple[int, int]
) -> tuple[int, ...]:
    """List the totals N of a range for which every printed figure fits one rule."""
    low, high = between
    return tuple(
        n_total
        for n_total in range(low, high + 1)
        if all(candidates(p, n_total=n_total, rule=rule, decimals=decimals) for p in printed)
    )


def largest_remainder(counts: Sequence[int], decimals: int = 1) -> tuple[Decimal, ...]:
    """Give percentages that sum to exactly 100 (method of Hamilton).

    Every share is truncated, then the steps still missing go to the largest remainders; equal
    remainders go to the larger count, then to the earlier one.

    Examples
    --------
    >>> [str(p) for p in largest_remainder([35, 26, 13, 13, 10, 3, 3, 1])]
    ['33.6', '25.0', '12.5', '12.5', '9.6', '2.9', '2.9', '1.0']
    """
    whole = sum(counts)
    if whole <= 0 or min(counts) < 0:
        raise ValueError("counts must be non-negative with a positive sum")
    steps = 100 * 10**decimals
    quotas = [divmod(count * steps, whole) for count in counts]
    missing = steps - sum(floor for floor, _ in quotas)
    order = sorted(range(len(counts)), key=lambda i: (-quotas[i][1], -counts[i], i))
    raised = set(order[:missing])
    return tuple(
        Decimal(floor + (i in raised)).scaleb(-decimals) for i, (floor, _) in enumerate(quotas)
    )


def rounding_slack(terms: int, *, unit: Decimal) -> Decimal:
    """Bound the distance that rounding alone can put between a sum of `terms` figures and 100.

    The worst case is half a step per term; for many terms four standard deviations of the sum of
    uniform rounding errors (step · sqrt(terms/12)) is tighter and is passed by chance less than
    once in five thousand tables.
    """
    worst = Fraction(terms, 2)
    likely = Fraction(4 * math.sqrt(terms / 12))
    return Decimal(math.floor(min(worst, likely))) * unit
