"""How many to ask, in words: what the numbers of the calculator mean for an office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from serasi.problems import SIZE_UNFIT, Problem
from serasi.science import surveys

USUAL_SD = 15.0
"""The standard deviation of the index that domain 5.4 assumes before a first wave."""


@dataclass(frozen=True)
class Asked:
    """What is put into the calculator."""

    respondents: int = 600
    deff: float = 2.0
    sd: float = USUAL_SD
    population: int | None = None
    response_rate: float = 0.85
    enumerators: int = 10
    a_day: float = 5.0
    margin: float = 2.0


@dataclass(frozen=True)
class Sizes:
    """What comes out: margins, the smallest change, households to visit, days."""

    margin_mean: float
    margin_share: float
    change: float
    needed_mean: int
    needed_share: int
    households: int
    days: int


TABLE = ((100, 1.5), (400, 2.0), (600, 2.0), (1250, 2.0))
"""Sizes and design effects of the table of domain 5.4."""


def sizes_of(asked: Asked) -> Sizes:
    """Return all figures of the calculator, or refuse what cannot be."""
    try:
        return Sizes(
            margin_mean=surveys.margin_of_error(
                asked.respondents, sd=asked.sd, deff=asked.deff, population=asked.population
            ),
            margin_share=100
            * surveys.margin_of_error(
                asked.respondents, sd=0.5, deff=asked.deff, population=asked.population
            ),
            change=surveys.smallest_change(
                asked.respondents, asked.respondents, sd=asked.sd, deff=asked.deff
            ),
            needed_mean=surveys.size_for_mean(
                asked.margin,
                sd=asked.sd,
                response_rate=asked.response_rate,
                deff=asked.deff,
                population=asked.population,
            ),
            needed_share=surveys.size_for_proportion(
                0.05,
                response_rate=asked.response_rate,
                deff=asked.deff,
                population=asked.population,
            ),
            households=-int(-asked.respondents // asked.response_rate),
            days=surveys.days_of_work(
                asked.respondents, enumerators=asked.enumerators, a_day=asked.a_day, revisits=0.1
            ),
        )
    except surveys.Refused as refused:
        raise Problem(SIZE_UNFIT, what=str(refused)) from refused


def table_rows() -> list[tuple[int, float, float, float]]:
    """Return the rows of the usual sizes: n, design effect, margin, smallest change."""
    return [
        (
            n,
            deff,
            surveys.margin_of_error(n, sd=USUAL_SD, deff=deff),
            surveys.smallest_change(n, n, sd=USUAL_SD, deff=deff),
        )
        for n, deff in TABLE
    ]


def read_asked(told: Mapping[str, str]) -> Asked:
    """Read the calculator's fields; an empty one is the usual value, a wrong one is refused."""
    usual = Asked()
    people = _number(told, "population", 0, most=300_000_000)
    return Asked(
        respondents=int(_number(told, "respondents", usual.respondents, most=100_000)),
        deff=_number(told, "deff", usual.deff, most=20),
        sd=_number(told, "sd", usual.sd, most=50),
        population=int(people) or None,
        response_rate=_number(told, "response_rate", usual.response_rate * 100, most=100) / 100,
        enumerators=int(_number(told, "enumerators", usual.enumerators, most=1000)),
        a_day=_number(told, "a_day", usual.a_day, most=50),
        margin=_number(told, "margin", usual.margin, most=50),
    )


def _number(told: Mapping[str, str], name: str, usual: float, *, most: float) -> float:
    written = (told.get(name) or "").strip().replace(",", ".")
    if not written:
        return usual
    try:
        value = float(written)
    except ValueError:
        value = -1.0
    if not 0 < value <= most:
        raise Problem(SIZE_UNFIT, what=f"“{written[:20]}” harus angka di atas 0 sampai {most:g}")
    return value
