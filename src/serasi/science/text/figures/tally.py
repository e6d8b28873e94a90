"""From single numbers to the counts of a report: sums, zeros, and what repeats."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from serasi.science.text.figures import count_words as say
from serasi.science.text.figures import zero_words as zero
from serasi.science.text.surface.page import Span
from serasi.science.text.surface.words import matches, words_of


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of one report; None where the text says nothing, 0 where it says none."""

    deaths: int | None = None
    injured: int | None = None
    displaced_people: int | None = None
    displaced_kk: int | None = None
    buildings_damaged: int | None = None
    vehicles_damaged: int | None = None
    mass_min: int | None = None
    mass_max: int | None = None
    evidence: dict[str, list[Span]] = field(default_factory=dict)

    @property
    def told(self) -> bool:
        """Tell whether the text says how many were hurt or broken, be it none."""
        kinds = (self.deaths, self.injured, self.displaced_people, self.displaced_kk,
                 self.buildings_damaged, self.vehicles_damaged)  # fmt: skip
        return any(kind is not None for kind in kinds)


@dataclass(frozen=True, slots=True)
class Item:
    """A number with the part it plays; `degree` is heavy or light for injuries."""

    role: str
    low: int
    high: int | None
    start: int
    end: int
    sentence: int
    noun: str = ""
    degree: str = ""


def _cared_for(text: str) -> Span | None:
    """Find the care of one hurt person who is neither named nor numbered."""
    for match in matches(say.CARE, text, words_of(text).at(say.CARE_FIRST)):
        clause = text[max(0, match.start() - 60) : match.end() + 30]
        if not say.PLURAL.search(clause):
            return match.span()
    return None


_LOOSELY = {"deaths": zero.none_died, "injured": zero.none_hurt}


def tally(text: str, items: list[Item], /) -> Counts:
    """Settle every count of a text from its items and from what it says there was none of."""
    evidence: dict[str, list[Span]] = {}
    nowhere = words_of(text).at(zero.NONE_FIRST)

    def settle(name: str, role: str, none: re.Pattern[str]) -> int | None:
        mine = [i for i in items if i.role == role]
        value = _total(mine, sums=role in ("injured", "buildings", "vehicles"))
        if value is not None:
            evidence[name] = [(i.start, i.end) for i in mine]
            return value
        denied = next(matches(none, text, nowhere), None)
        if denied is None and role in _LOOSELY:
            denied = _LOOSELY[role](text)
        if denied and not mine:
            evidence[name] = [denied.span()]
            return 0
        return None

    deaths = settle("deaths", "deaths", zero.NO_DEAD)
    injured = settle("injured", "injured", zero.NO_HURT)
    if injured is None and not deaths:
        cared = _cared_for(text)
        injured = 1 if cared else None
        evidence.update({"injured": [cared]} if cared else {})
    people = settle("displaced_people", "people", zero.NO_SHELTER)
    families = settle("displaced_kk", "kk", zero.NO_SHELTER)
    buildings = settle("buildings_damaged", "buildings", zero.NO_DAMAGE)
    if buildings is None:
        buildings = settle("buildings_damaged", "buildings", zero.NO_BUILDING)
    vehicles = settle("vehicles_damaged", "vehicles", zero.NO_DAMAGE)
    low = high = None
    mass = _mass([i for i in items if i.role == "mass"])
    if mass is not None:
        low, high = mass.low, mass.high
        evidence["mass"] = [(mass.start, mass.end)]
    return Counts(deaths, injured, people, families, buildings, vehicles, low, high, evidence)


def _total(items: list[Item], *, sums: bool) -> int | None:
    """Sum what one sentence lists; of repeated tellings take the largest.

    A vague number ("puluhan luka") gives no exact count and stays unknown.
    """
    exact = [i for i in items if i.high == i.low or _rounded(i)]
    if not exact:
        return None
    if not sums:
        return max(i.low for i in exact)
    totals = []
    for sentence in {i.sentence for i in exact}:
        mine = [i for i in exact if i.sentence == sentence]
        parts = sum(i.low for i in mine if i.degree)
        plain = sum(i.low for i in mine if not i.degree)
        totals.append(plain if plain == parts else plain + parts)
    by_degree = [
        max((i.low for i in exact if i.degree == d), default=0) for d in ("heavy", "light")
    ]
    return max(*totals, sum(by_degree))


def _rounded(item: Item) -> bool:
    """Tell "30-an" and "seratusan", which name a number, from "belasan" and "puluhan"."""
    return item.high is not None and item.low % 10 == 0 and item.high < 2 * item.low


def _mass(items: list[Item]) -> Item | None:
    crowd = [i for i in items if i.low >= 5 or i.noun == "massa"]
    if not crowd:
        return None
    named = [i for i in crowd if i.noun == "massa"]
    return max(named or crowd, key=lambda i: (i.low, -i.start))
