"""What the choice of a label looks at: the acts with their standings, weighed."""

from __future__ import annotations

from dataclasses import dataclass

from serasi.science.text.labels.standing import Act
from serasi.science.text.surface.scan import Hit, Hits

Kinds = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A label with the acts that carry it; `reason` names the rule that decided."""

    name: str
    confidence: float
    reason: str
    carriers: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class Weights:
    """Summed weights of the acts of a text: the violent by standing, the others by kind."""

    fact: float = 0.0
    background: float = 0.0
    averted: float = 0.0
    planned: float = 0.0
    called: float = 0.0
    guarded: float = 0.0
    pressure: float = 0.0
    unrest: float = 0.0
    response: float = 0.0


@dataclass(frozen=True, slots=True)
class Case:
    """All that the decision looks at.

    `hurt` tells of a number of dead, injured or displaced above zero, `counted` of any number of
    these or of damage, zero included, `incites` of a call to violence in the wording itself.
    """

    text: str
    hits: Hits
    acts: list[Act]
    hurt: bool
    is_update: bool
    incites: bool = False
    counted: bool = False

    @property
    def weights(self) -> Weights:
        """Sum the weights; a phrase counts once per standing."""
        return weigh(self.acts)

    def carriers(self, *standings: str, kinds: Kinds = ("violent",)) -> tuple[Hit, ...]:
        """Give the hits of acts in these standings."""
        return tuple(a.hit for a in self.acts if a.standing in standings and a.hit.kind in kinds)


def weigh(acts: list[Act], /) -> Weights:
    """Sum the weights of acts."""
    sums: dict[str, float] = {}
    seen: set[tuple[str, str, str]] = set()
    for act in acts:
        name = _weight_name(act)
        mark = (act.hit.kind, act.standing, act.hit.phrase)
        if name is None or mark in seen:
            continue
        seen.add(mark)
        sums[name] = sums.get(name, 0.0) + act.hit.weight
    return Weights(**sums)


def _weight_name(act: Act) -> str | None:
    kind, standing = act.hit.kind, act.standing
    if standing in ("denied", "asked", "past", "ordered"):
        return None
    if standing == "guarded":
        return "guarded"
    if standing == "called":
        return "called"
    if kind == "pressure" and standing == "averted":
        return None
    if kind == "violent":
        return "planned" if standing == "supposed" else standing
    if kind == "response" and standing in ("planned", "averted", "supposed"):
        return None
    if standing == "supposed" and act.hit.weight < 1:
        return None
    return kind
