"""How many to ask: margins of error, sizes, and the smallest change that two waves can show."""

from __future__ import annotations

from math import ceil, sqrt

from scipy.special import ndtri

from serasi.science.surveys.flaws import Refused

WORST_SHARE = 0.5


def design_effect(per_cluster: float, likeness: float, *, weight_cv: float = 0.0) -> float:
    """Return the design effect to plan with: (1 + (b - 1) ρ) (1 + cv²).

    Clustering times unequal weights (Kish, 1965, Survey Sampling, section 5.4; Gabler, Haeder &
    Lahiri, 1999, Survey Methodology 25).

    Parameters
    ----------
    per_cluster : respondents in a cluster, b
    likeness : intraclass correlation ρ
    weight_cv : standard deviation of the weights over their mean

    Examples
    --------
    >>> round(design_effect(10, 0.05, weight_cv=0.4), 3)
    1.682
    """
    if per_cluster < 1 or not -1 <= likeness <= 1 or weight_cv < 0:
        raise Refused("S598", f"klaster {per_cluster}, kemiripan {likeness}, cv {weight_cv}")
    return (1 + (per_cluster - 1) * likeness) * (1 + weight_cv**2)


def margin_of_error(
    n: float, *, sd: float, deff: float = 1.0, population: float | None = None, level: float = 0.95
) -> float:
    """Return half the width of the interval of a mean: z · sd · √(deff (1 - n/N) / n).

    For a proportion p, sd = √(p (1 - p)).

    Examples
    --------
    >>> round(margin_of_error(600, sd=15, deff=2), 1)
    1.7
    """
    _checked(n=n, sd=sd, deff=deff, population=population)
    left = 1.0 if population is None else max(0.0, 1 - n / population)
    return _z(level) * sd * sqrt(deff * left / n)


def size_for_mean(
    margin: float,
    *,
    sd: float,
    deff: float = 1.0,
    population: float | None = None,
    response_rate: float = 1.0,
    level: float = 0.95,
) -> int:
    """Return how many to select for a mean within ± margin (Cochran, 1977, eq. 4.4-4.5).

    The size is n₀ deff / (1 + n₀ deff / N) with n₀ = (z sd / margin)², over the response rate.

    Examples
    --------
    >>> size_for_mean(1.7, sd=15, deff=2), size_for_mean(1.7, sd=15, deff=2, response_rate=0.8)
    (599, 748)
    """
    _checked(n=1, sd=sd, deff=deff, population=population)
    if margin <= 0 or not 0 < response_rate <= 1:
        raise Refused("S598", f"galat {margin}, tingkat jawaban {response_rate}")
    n = (_z(level) * sd / margin) ** 2 * deff
    if population is not None:
        n = n / (1 + n / population)
    return ceil(round(n / response_rate, 9))


def size_for_proportion(
    margin: float,
    *,
    share: float = WORST_SHARE,
    deff: float = 1.0,
    population: float | None = None,
    response_rate: float = 1.0,
    level: float = 0.95,
) -> int:
    """Return how many to select for a proportion within ± margin; 0.5 is the worst case.

    Examples
    --------
    >>> size_for_proportion(0.05), size_for_proportion(0.05, deff=1.5)
    (385, 577)
    """
    if not 0 < share < 1:
        raise Refused("S587", share)
    return size_for_mean(
        margin,
        sd=sqrt(share * (1 - share)),
        deff=deff,
        population=population,
        response_rate=response_rate,
        level=level,
    )


def smallest_change(
    n_before: float,
    n_after: float,
    *,
    sd: float,
    deff: float = 1.0,
    shared: float = 0.0,
    correlation: float = 0.0,
    level: float = 0.95,
    power: float = 0.5,
) -> float:
    """Return the smallest change of a mean between two waves that they can tell from none.

    (z_level + z_power) √(v₁ + v₂ - 2 cov), v = sd² deff / n, and cov = ρ sd² deff · m / (n₁ n₂)
    with m the respondents in shared clusters (Kish, 1965, eq. 12.4.5; Tam, 1984, American
    Statistician 38).

    Parameters
    ----------
    shared : share of the smaller wave that lies in clusters of both
    correlation : ρ, between the cluster means of the waves; 0 where clusters are drawn anew
    power : chance to see such a change. 0.5, the default, is that of a change as large as the
        margin of the difference, as tables of "smallest change" have it; planners often want 0.8

    Examples
    --------
    >>> round(smallest_change(600, 600, sd=15, deff=2), 1)
    2.4
    >>> round(smallest_change(600, 600, sd=15, deff=2, shared=0.5, correlation=0.6), 1)
    2.0
    """
    _checked(n=min(n_before, n_after), sd=sd, deff=deff, population=None)
    if not 0 <= shared <= 1 or not -1 <= correlation <= 1:
        raise Refused("S598", f"bagian bersama {shared}, korelasi {correlation}")
    if not 0.5 <= power < 1:
        raise Refused("S587", f"{power} (daya)")
    common = shared * min(n_before, n_after)
    spread = 1 / n_before + 1 / n_after - 2 * correlation * common / (n_before * n_after)
    return (_z(level) + float(ndtri(power))) * sd * sqrt(deff * max(spread, 0.0))


def days_of_work(respondents: int, *, enumerators: int, a_day: float, revisits: float = 0.0) -> int:
    """Return the field days that a team needs, `revisits` being the share visited again.

    Examples
    --------
    >>> days_of_work(600, enumerators=10, a_day=5, revisits=0.1)
    14
    """
    if respondents < 0 or enumerators < 1 or a_day <= 0 or revisits < 0:
        raise Refused("S598", f"{respondents} responden, {enumerators} petugas, {a_day} sehari")
    return ceil(round(respondents * (1 + revisits) / (enumerators * a_day), 9))


def _checked(*, n: float, sd: float, deff: float, population: float | None) -> None:
    if n <= 0 or sd <= 0 or deff <= 0 or (population is not None and population < 1):
        raise Refused("S598", f"n {n:g}, simpangan {sd:g}, efek rancangan {deff:g}")


def _z(level: float) -> float:
    if not 0 < level < 1:
        raise Refused("S587", level)
    return float(ndtri(0.5 + level / 2))
