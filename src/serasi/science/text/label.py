"""What a report is about: conflict, tension, response or no event, with a confidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from serasi.science.text import label_words as say
from serasi.science.text.lexicon.acts import LOOSE
from serasi.science.text.scan import Hit, Hits
from serasi.science.text.standing import Act

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
    guarded: float = 0.0
    pressure: float = 0.0
    unrest: float = 0.0
    response: float = 0.0


@dataclass(frozen=True, slots=True)
class Case:
    """All that the decision looks at.

    `hurt` tells of a number of dead, injured or displaced above zero, `incites` of a call to
    violence in the wording itself.
    """

    text: str
    hits: Hits
    acts: list[Act]
    hurt: bool
    is_update: bool
    incites: bool = False

    @property
    def weights(self) -> Weights:
        """Sum the weights; a phrase counts once per standing."""
        return weigh(self.acts)

    def carriers(self, *standings: str, kinds: Kinds = ("violent",)) -> tuple[Hit, ...]:
        """Give the hits of acts in these standings."""
        return tuple(a.hit for a in self.acts if a.standing in standings and a.hit.kind in kinds)


def choose_label(case: Case, /) -> Label:
    """Decide the label from the acts' standings and the scopes of the whole text."""
    weights = case.weights
    for rule in _SCOPES:
        found = rule(case, weights)
        if found is not None:
            return found
    return _by_acts(case, weights)


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
    if standing == "denied":
        return None
    if standing == "guarded":
        return "guarded"
    if kind == "violent":
        return "planned" if standing == "supposed" else standing
    if kind == "response" and standing in ("planned", "averted", "supposed"):
        return None
    if standing == "supposed" and act.hit.weight < 1:
        return None
    return kind


def _drill(case: Case, weights: Weights) -> Label | None:
    drills = case.hits.of("drill")
    if not drills or case.hurt and weights.fact:
        return None
    return Label("not_event", 0.96, "drill", (drills[0],))


def _debunk(case: Case, weights: Weights) -> Label | None:
    denials, hoaxes = case.hits.of("debunk"), case.hits.of("hoax")
    claim = say.CLAIM.search(case.text)
    if hoaxes and (denials or hoaxes[0].start < 12):
        real = case.hurt and say.HAPPENED.search(case.text) and not claim
        lead = case.text[max(0, hoaxes[0].start - 60) : hoaxes[0].end + 40]
        if real or weights.fact and say.SET_OFF.search(lead):
            return None
        return Label("not_event", 0.94, "debunk", (hoaxes[0], *denials[:1]))
    sure = [h for h in denials if h.phrase not in say.WEAK_DENIALS]
    enough = sure or len(denials) > 1 or denials and denials[0].phrase == "tidak benar"
    if enough and claim and not case.hurt:
        return Label("not_event", 0.85, "debunk", tuple(denials[:2]))
    return None


def _stage(case: Case, weights: Weights) -> Label | None:
    if case.hurt:
        return None
    fiction = case.hits.of("fiction")
    stirred = weights.fact + weights.background + weights.unrest + weights.pressure
    if fiction and stirred and not say.HAPPENED.search(case.text):
        return Label("not_event", 0.85, "fiction", (fiction[0],))
    memory = [h for h in case.hits.of("memory") if h.phrase not in say.WEAK_MEMORIES]
    if memory and not say.HAS_OCCURRED.search(case.text):
        return Label("not_event", 0.85, "commemoration", (memory[0],))
    return None


def _sport(case: Case, weights: Weights) -> Label | None:
    sport = {h.phrase for h in case.hits.of("sport")}
    if not sport or case.hurt or say.CROWD.search(case.text):
        return None
    if len(sport) < 2 and weights.fact > 1.0:
        return None
    return Label("not_event", 0.85, "sport", (case.hits.of("sport")[0],))


def _accident(case: Case, weights: Weights) -> Label | None:
    accidents = case.hits.of("accident")
    if not accidents or weights.pressure >= 1 or weights.unrest >= 1:
        return None
    by_people = any(
        a.hit.kind == "violent" and a.standing in ("fact", "averted", "background")
        and a.hit.key not in ("F16", "F17")
        for a in case.acts
    )  # fmt: skip
    return None if by_people else Label("not_event", 0.9, "accident", (accidents[0],))


def _crime(case: Case, weights: Weights) -> Label | None:
    """Leave plain crime and quarrels at home out, unless a crowd joins in."""
    crimes, kin = case.hits.of("crime"), case.hits.of("domestic")
    crowd = any(
        a.hit.kind == "violent" and a.hit.key in ("F08", "F09", "F10", "F15", "F17")
        and a.standing not in ("denied", "guarded")
        for a in case.acts
    )  # fmt: skip
    if kin and not crowd and weights.fact + weights.background and not say.MOB.search(case.text):
        return Label("not_event", 0.75, "domestic", (kin[0],))
    if not crimes or crowd or weights.pressure >= 1 or weights.unrest >= 1 or weights.response:
        return None
    if say.MOB_ACTS.search(case.text):
        return None
    return Label("not_event", 0.85, "crime", (crimes[0],))


_SCOPES: tuple[Callable[[Case, Weights], Label | None], ...] = (
    _drill, _debunk, _stage, _sport, _accident, _crime,
)  # fmt: skip


def _by_acts(case: Case, weights: Weights) -> Label:
    response = _response(case, weights)
    if response is not None:
        return response
    if weights.fact >= 0.5 or case.hurt and weights.background:
        return _conflict(case, weights)
    if weights.averted >= 0.5:
        return Label("tension", 0.9, "averted", case.carriers("averted"))
    if case.incites:
        return Label("tension", 0.8, "incitement")
    if weights.background >= 0.5 and not _activity(case.hits):
        return Label("conflict", 0.62, "background", case.carriers("background"))
    return _quiet(case, weights)


def _response(case: Case, weights: Weights) -> Label | None:
    """Take a settlement as the news when nothing violent is told before it.

    A clash told first in the same sentence as its settlement ("yang bentrok sepakat damai") is
    the past of the settlement; one told as happening now is the news itself.
    """
    told = [a for a in case.acts if a.hit.kind == "response" and a.standing in _TOLD]
    context = weights != Weights(response=weights.response) or say.MATTER.search(case.text)
    if not told or weights.response < 0.9 and not context:
        return None
    sealing = [a for a in told if _seals(case.text, a)]
    if say.STUCK.search(case.text) and not sealing:
        return None
    carriers = tuple(a.hit for a in told[:3])
    ahead = [a for a in case.acts if a.hit.start < told[0].hit.start]
    before = [a for a in ahead if _rivals(a)]
    firm = sealing or any(a.hit.weight >= 1 for a in told)
    if not firm and any(a.hit.kind != "response" and a.standing == "fact" for a in ahead):
        return None
    if not before:
        return Label("response", 0.88 if sealing else 0.8, "response", carriers)
    first = before[0]
    lead = case.text[max(0, first.hit.start - 30) : first.hit.start]
    fresh = say.BREAKS_OUT.search(lead) or case.hurt or first.standing == "planned"
    if sealing and not fresh and "." not in case.text[first.hit.end : sealing[0].hit.start]:
        return Label("response", 0.66, "settled", carriers)
    return None


def _seals(text: str, act: Act) -> bool:
    if act.hit.key in ("F20", "F22"):
        return True
    lead = text[max(0, act.hit.start - 12) : act.hit.start]
    return say.DONE.search(lead) is not None or act.hit.phrase.startswith("sudah")


_TOLD = ("fact", "background")


def _rivals(act: Act) -> bool:
    if act.hit.kind == "violent":
        return act.standing in ("fact", "averted", "planned")
    return act.hit.kind == "pressure" and act.standing == "fact" and act.hit.key in ("F03", "F06")


def _conflict(case: Case, weights: Weights) -> Label:
    happened = say.HAPPENED.search(case.text) is not None
    proven = case.hurt or happened
    if weights.averted > weights.fact:
        return Label("tension", 0.75, "averted", case.carriers("averted"))
    if weights.planned > weights.fact and not proven:
        return Label("tension", 0.6, "planned", case.carriers("planned", "supposed"))
    carriers = case.carriers("fact") or case.carriers("background")
    sure = 0.62 + 0.12 * min(2.0, weights.fact) + 0.1 * case.hurt + 0.06 * happened
    if weights.fact < 1.0 and not proven:
        loose = all(hit.phrase in LOOSE for hit in carriers)
        if loose and _activity(case.hits) and weights.unrest + weights.pressure < 1:
            return Label("unsure", 0.5, "weak", carriers)
        sure -= 0.08
    return Label("conflict", round(min(0.98, sure), 2), "act", carriers)


_LIVE = ("fact", "planned", "background", "averted", "supposed")


def _quiet(case: Case, weights: Weights) -> Label:
    """Decide a text without violence told as fact: unrest, plan, routine or nothing."""
    routine = case.hits.of("routine")
    signs = case.carriers(*_LIVE, kinds=("violent", "pressure", "unrest"))
    score = weights.pressure + weights.unrest + weights.planned
    if case.hits.any("group:silat") and case.carriers("planned", kinds=("unrest",)):
        score += 0.6
    if routine and not case.hurt and score < 1.5 and _calm(case.text, weights):
        return Label("not_event", 0.9, "routine", (routine[0],))
    if case.hurt and weights.pressure + weights.unrest >= 1:
        return Label("conflict", 0.65, "unrest", signs)
    if case.hurt and case.is_update:
        return Label("conflict", 0.6, "update", signs)
    if score >= 1.0 or weights.planned >= 0.5:
        sure = 0.6 + 0.1 * min(3.0, score) - (0.1 if routine else 0.0)
        reason = "planned" if weights.planned else "unrest"
        return Label("tension", round(min(0.92, sure), 2), reason, signs)
    if routine:
        return Label("not_event", 0.88, "routine", (routine[0],))
    if score >= 0.4 or case.hurt:
        return Label("unsure", 0.5, "weak", signs)
    return Label("not_event", 0.85 if weights.guarded else 0.7, "nothing")


def _activity(hits: Hits) -> bool:
    """Tell an activity of the officers from a mere word on the situation."""
    return any(h.phrase not in say.SITUATION for h in hits.of("routine"))


def _calm(text: str, weights: Weights) -> bool:
    if weights.planned >= 0.5 or weights.pressure >= 1:
        return False
    return weights.unrest < 1 or bool(weights.guarded) and say.CALM.search(text) is not None
