"""Whom to ask in a household: Kish's grid, with men and women in turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from serasi.science.surveys.flaws import Refused
from serasi.science.surveys.lots import lot, shuffled

KISH_TABLES = {
    "A": (1, 1, 1, 1, 1, 1),
    "B1": (1, 1, 1, 1, 2, 2),
    "B2": (1, 1, 1, 2, 2, 2),
    "C": (1, 1, 2, 2, 3, 3),
    "D": (1, 2, 2, 3, 4, 4),
    "E1": (1, 2, 3, 3, 3, 5),
    "E2": (1, 2, 3, 4, 5, 5),
    "F": (1, 2, 3, 4, 5, 6),
}
"""Which adult is asked, by how many there are, 1 to 6 or more (Kish, 1949, Journal of the American
Statistical Association 44, table 1)."""
KISH_ROUND = ("A", "A", "B1", "B2", "C", "C", "D", "D", "E1", "E2", "F", "F")
"""The tables in their shares of twelve households."""


@dataclass(frozen=True)
class Adult:
    """A household member who may be asked: sex "L" or "P", age in years, and who it is."""

    sex: str
    age: int
    name: str = ""


@dataclass(frozen=True)
class Chosen:
    """Whom to ask.

    order : all adults as the grid numbers them; number : of the one to ask, from 1
    table : of Kish's eight; probability : of this adult over all tables and both sexes
    unreachable : adults beyond the sixth, who are never asked
    """

    adult: Adult
    order: tuple[Adult, ...]
    number: int
    table: str
    probability: float
    unreachable: int


def kish_table(household: int, *, seed: int, label: object) -> str:
    """Return the table of the grid for the household of a serial number, from 1, in an area.

    Each twelve households have the tables in Kish's shares, in an order drawn by lot.
    """
    if household < 1:
        raise Refused("S598", f"rumah tangga nomor {household}")
    turn, place = divmod(household - 1, len(KISH_ROUND))
    return shuffled(KISH_ROUND, seed, label, "kish", turn)[place]


def adult_chance(men: int, women: int, *, sex: str, table: str, alternate: bool = True) -> float:
    """Return how probable it was that the grid named the adult whom a table names in a household.

    Parameters
    ----------
    men, women : adults of the household
    sex : of the adult who was asked, "L" or "P"
    table : of Kish's eight, which was the household's
    alternate : as `choose_adult`: where both sexes live, those of one sex alone are counted

    Raises
    ------
    Refused : S598 nobody of that sex lives there; S586 a sex other than L and P

    Examples
    --------
    >>> adult_chance(1, 2, sex="P", table="A"), adult_chance(0, 2, sex="P", table="F")
    (0.25, 0.5)
    """
    if sex not in ("L", "P"):
        raise Refused("S586", f"kelamin {sex}")
    of_sex = men if sex == "L" else women
    if min(men, women) < 0 or of_sex < 1:
        raise Refused("S598", f"{men} laki-laki, {women} perempuan, ditanya {sex}")
    both = alternate and men > 0 and women > 0
    return _chance(of_sex if both else men + women, table) * (0.5 if both else 1.0)


def _chance(counted: int, table: str) -> float:
    """Return the share of Kish's tables that name the same number as this one."""
    column = min(counted, 6) - 1
    number = KISH_TABLES[table][column]
    return sum(KISH_TABLES[name][column] == number for name in KISH_ROUND) / len(KISH_ROUND)


def choose_adult(
    adults: Sequence[Adult], household: int, *, seed: int, label: object, alternate: bool = True
) -> Chosen:
    """Choose whom of a household to ask by Kish's grid.

    Men from the oldest, then women from the oldest (Kish, 1949). With `alternate` the first
    household is asked for one sex and the next for the other, which begins by lot in each area;
    where a household has no adult of its turn's sex, the other is asked.

    Parameters
    ----------
    adults : those 17 or older, or married
    household : serial number in the area, from 1
    label : code of the area

    Raises
    ------
    Refused : S598 nobody, or a household below 1; S586 a sex other than L and P

    Examples
    --------
    >>> home = [Adult("P", 44, "ibu"), Adult("L", 47, "bapak"), Adult("P", 19, "anak")]
    >>> seen = choose_adult(home, 1, seed=7, label="3509012001-02", alternate=False)
    >>> [one.name for one in seen.order], round(seen.probability, 3)
    (['bapak', 'ibu', 'anak'], 0.333)
    """
    if not adults:
        raise Refused("S598", "rumah tangga tanpa orang dewasa")
    for one in adults:
        if one.sex not in ("L", "P"):
            raise Refused("S586", f"kelamin {one.sex}")
    listed = sorted(adults, key=lambda one: (one.sex, -one.age, one.name))
    share = 1.0
    sexes = {one.sex for one in listed}
    if alternate and len(sexes) == 2:
        first = int(lot(seed, label, "sex") < 0.5)
        turn = "LP"[(first + household - 1) % 2]
        listed = [one for one in listed if one.sex == turn]
        share = 0.5
    table = kish_table(household, seed=seed, label=label)
    column = min(len(listed), 6) - 1
    number = KISH_TABLES[table][column]
    chance = _chance(len(listed), table)
    return Chosen(
        listed[number - 1], tuple(listed), number, table, share * chance, max(0, len(listed) - 6)
    )
