"""Growth, percentage points, rates and margins of error: what the printed figure should be."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from statistics import NormalDist

from serasi.science.tables.model import Finding, Number
from serasi.science.tables.numbers import plain, spell
from serasi.science.tables.shares import Rule, brought_to

_USUAL_LEVELS = (Decimal(90), Decimal(95), Decimal(99))
_DEFAULT_LEVEL = Decimal(95)
_SLOVIN_ROOM = Decimal("1.05")


@dataclass(frozen=True, slots=True)
class Change:
    """A printed change between two printed values; `direction` is +1, -1 or 0 when not said.

    `scale_points` says that the values are percentages or index points, so that their plain
    difference is a number of points.
    """

    where: str
    before: Number
    after: Number
    claimed: Number
    in_points: bool
    direction: int
    scale_points: bool


def matches(claimed: Number, *, low: Fraction, high: Fraction) -> bool:
    """True when a printed figure is a rounding or a truncation of something in [low, high]."""
    unit = Fraction(claimed.unit)
    slack = Fraction(claimed.value) / 20 if claimed.about else Fraction(0)
    value = abs(claimed.exact)
    return low - unit / 2 - slack <= value <= high + unit / 2 + slack or (
        low - unit < value <= high and not claimed.about
    )


def _blur(number: Number) -> Fraction:
    """Half a printed step where the value itself is visibly rounded."""
    if number.scale > 1 or number.decimals or number.percent:
        return Fraction(number.unit) / 2
    return Fraction(number.exact) / 50 if number.about else Fraction(0)


def _growth_bounds(change: Change) -> tuple[Fraction, Fraction] | None:
    """Smallest and largest absolute growth in percent that the two printed values allow."""
    a, b = change.before.exact, change.after.exact
    slack_a, slack_b = _blur(change.before), _blur(change.after)
    if a - slack_a <= 0:
        return None
    ends = [
        100 * (y - x) / x for x in (a - slack_a, a + slack_a) for y in (b - slack_b, b + slack_b)
    ]
    if min(ends) <= 0 <= max(ends):
        return Fraction(0), max(abs(end) for end in ends)
    return min(abs(end) for end in ends), max(abs(end) for end in ends)


def judge_change(change: Change) -> list[Finding]:
    """Check one printed change against its two values."""
    gap = change.after.exact - change.before.exact
    real = (gap > 0) - (gap < 0)
    if change.direction and real and real != change.direction:
        return [_wrong_direction(change, real)]
    blur = _blur(change.before) + _blur(change.after)
    difference = (max(Fraction(0), abs(gap) - blur), abs(gap) + blur)
    growth = _growth_bounds(change)
    if change.in_points:
        return _judge_points(change, difference=difference, growth=growth)
    if growth is None:
        return []
    nominal = abs(100 * gap / change.before.exact)
    if matches(change.claimed, low=nominal, high=nominal):
        return []
    if change.scale_points and matches(change.claimed, low=abs(gap), high=abs(gap)):
        return [_points_called_percent(change)]
    if matches(change.claimed, low=growth[0], high=growth[1]):
        return []
    return [_wrong_growth(change, gap=gap)]


def _judge_points(
    change: Change,
    *,
    difference: tuple[Fraction, Fraction],
    growth: tuple[Fraction, Fraction] | None,
) -> list[Finding]:
    if matches(change.claimed, low=difference[0], high=difference[1]):
        return []
    gap = abs(change.after.exact - change.before.exact)
    right = plain(gap)
    if growth and matches(change.claimed, low=growth[0], high=growth[1]):
        message = (
            f"Dari {_both(change)} adalah {right} poin; {spell(change.claimed.value)} adalah"
            " perubahannya dalam persen. Tulis “persen”, atau tulis selisihnya dalam poin."
        )
        return [_finding("percent_vs_point", change, f"{right} poin", message)]
    message = f"Dari {_both(change)} adalah {right} poin, bukan {spell(change.claimed.value)}."
    return [_finding("wrong_growth", change, f"{right} poin", message)]


def _both(change: Change) -> str:
    def shown(number: Number) -> str:
        return plain(number.value, most=number.decimals) + (" %" if number.percent else "")

    return f"{shown(change.before)} menjadi {shown(change.after)}"


def _finding(kind: str, change: Change, expected: str, message: str) -> Finding:
    return Finding(kind, change.where, change.claimed.printed, expected, message)


def _wrong_direction(change: Change, real: int) -> Finding:
    word = "naik" if real > 0 else "turun"
    said = "turun" if real > 0 else "naik"
    message = f"Dari {_both(change)} itu {word}, tetapi ditulis {said}."
    return _finding("wrong_growth", change, word, message)


def _points_called_percent(change: Change) -> Finding:
    gap = abs(change.after.exact - change.before.exact)
    growth = plain(100 * gap / change.before.exact, most=1)
    message = (
        f"Dari {_both(change)} adalah selisih {plain(gap)} poin, bukan"
        f" {spell(change.claimed.value)} persen. Dalam persen perubahannya {growth} %."
    )
    return _finding("percent_vs_point", change, f"{plain(gap)} poin", message)


def _wrong_growth(change: Change, *, gap: Fraction) -> Finding:
    a, b = change.before.exact, change.after.exact
    right = spell(abs(100 * gap / a), decimals=max(1, min(2, change.claimed.decimals)))
    message = f"Dari {_both(change)} adalah perubahan {right} %, bukan {_claim(change)} %."
    hints = (
        (100 * abs(gap) / b if b else None, " Angka itu memakai nilai akhir sebagai pembagi."),
        (100 * b / a, " Angka itu perbandingan nilai akhir dengan nilai awal, bukan kenaikannya."),
        (abs(gap), " Angka itu selisihnya, bukan persennya."),
    )
    for value, hint in hints:
        if value is not None and matches(change.claimed, low=value, high=value):
            message += hint
            break
    return _finding("wrong_growth", change, f"{right} %", message)


def _claim(change: Change) -> str:
    return spell(abs(change.claimed.value))


@dataclass(frozen=True, slots=True)
class Rate:
    """A printed rate of events per `base` people."""

    where: str
    events: Number
    people: Number
    claimed: Number
    base: int


def judge_rate(rate: Rate) -> list[Finding]:
    """Check one printed rate against its events and its people."""
    if rate.people.value <= 0:
        return []
    blur_events, blur_people = _blur(rate.events), _blur(rate.people)
    low = (rate.events.exact - blur_events) * rate.base / (rate.people.exact + blur_people)
    high = (rate.events.exact + blur_events) * rate.base / (rate.people.exact - blur_people)
    if rate.claimed.loose:
        room = Fraction(1, 10**6)
        if low - room <= rate.claimed.exact <= high + room:
            return []
    if matches(rate.claimed, low=low, high=high):
        return []
    right = spell((low + high) / 2, decimals=max(1, rate.claimed.decimals))
    message = (
        f"{spell(rate.events.value)} dari {spell(rate.people.value)} penduduk adalah {right} per"
        f" {spell(rate.base)}, bukan {spell(rate.claimed.value)}."
    )
    for power in (10, 100, 1000):
        for other in (low * power, low / power):
            if matches(rate.claimed, low=other, high=other):
                message += " Kemungkinan salah pangkat sepuluh pada pembaginya."
                return [Finding("rate_wrong", rate.where, rate.claimed.printed, right, message)]
    return [Finding("rate_wrong", rate.where, rate.claimed.printed, right, message)]


@dataclass(frozen=True, slots=True)
class Margin:
    """A printed margin of error in percentage points for n respondents.

    `level` is the confidence in percent, None when not printed; `population` the size of the
    population if printed; `clustered` says that a design effect was mentioned.
    """

    where: str
    n: int
    claimed: Number
    level: Number | None = None
    population: int | None = None
    clustered: bool = False


def margin_of_error(n: int, *, level: Decimal = _DEFAULT_LEVEL) -> float:
    """Give the largest half-width, in points, of a proportion from a simple random sample.

    ``100 · z · sqrt(0.25 / n)`` with z the two-sided normal quantile of `level` percent (Cochran
    1977, Sampling Techniques, chapter 3, without finite correction, at p = 1/2).

    Examples
    --------
    >>> round(margin_of_error(6800), 2), round(margin_of_error(7140, level=Decimal("99.6")), 2)
    (1.19, 1.7)
    """
    z = NormalDist().inv_cdf(0.5 + float(level) / 200)
    return 100 * z * math.sqrt(0.25 / n)


def _plausible(margin: Margin, right: float) -> bool:
    value, unit = float(margin.claimed.value), float(margin.claimed.unit)
    upper = float(brought_to(Fraction(right), decimals=margin.claimed.decimals, rule=Rule.CEILING))
    upper = max(upper, right * float(_SLOVIN_ROOM) + unit / 2)
    if margin.clustered:
        upper = max(upper, 2 * right)
    lower = right - unit / 2
    if margin.population and margin.population > margin.n:
        ratio = (margin.population - margin.n) / (margin.population - 1)
        lower = right * math.sqrt(ratio) - unit / 2
    return lower - 1e-9 <= value <= upper + 1e-9


def judge_margin(margin: Margin) -> list[Finding]:
    """Check a printed margin of error against n and the confidence level."""
    level = margin.level.value if margin.level else _DEFAULT_LEVEL
    if margin.n < 2 or not 50 <= level < 100:
        return []
    right = margin_of_error(margin.n, level=level)
    leftover = level + abs(margin.claimed.value) == 100 and level not in _USUAL_LEVELS
    if _plausible(margin, right) and not leftover:
        return []
    value = float(margin.claimed.value)
    n_text, level_text = spell(margin.n), spell(level)
    expected = spell(Fraction(right), decimals=2)
    message = (
        f"Untuk n = {n_text} pada tingkat kepercayaan {level_text} % batas kesalahannya"
        f" ±{expected} %; tertulis {spell(margin.claimed.value)} %."
    )
    message += _usual_level(margin, level=level)
    if leftover:
        message += (
            f" {level_text} adalah 100 − {spell(abs(margin.claimed.value))}: tingkat kepercayaan"
            " bukan sisa dari batas kesalahan."
        )
    message += _group_of(margin, level=level) if value > right else ""
    return [
        Finding("margin_of_error", margin.where, margin.claimed.printed, f"±{expected} %", message)
    ]


def _usual_level(margin: Margin, *, level: Decimal) -> str:
    for usual in _USUAL_LEVELS:
        if usual != level and _plausible(margin, margin_of_error(margin.n, level=usual)):
            return f" Angka itu cocok untuk tingkat kepercayaan {spell(usual)} %."
    right = margin_of_error(margin.n)
    if level == _DEFAULT_LEVEL:
        return ""
    return f" Pada tingkat kepercayaan 95 % batasnya ±{spell(Fraction(right), decimals=2)} %."


def _group_of(margin: Margin, *, level: Decimal) -> str:
    """Name the sample size that would give the printed margin, if it is a plain part of n."""
    z = NormalDist().inv_cdf(0.5 + float(level) / 200)
    size = (z * 50 / float(margin.claimed.value)) ** 2
    if size * 2 > margin.n:
        return ""
    near = round(size / 50) * 50 or round(size)
    return (
        f" Angka itu cocok untuk sekitar {spell(near)}"
        " responden, misalnya satu provinsi atau satu kelompok, bukan untuk seluruh sampel."
    )
