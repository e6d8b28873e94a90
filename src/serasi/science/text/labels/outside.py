"""Texts that speak of violence and report none: drills, debunks, plays, memories, accidents."""

from __future__ import annotations

from collections.abc import Callable

from serasi.science.text.labels import label_words as say
from serasi.science.text.labels.case import Case, Label, Weights
from serasi.science.text.labels.standing import Act
from serasi.science.text.lexicon.acts import LOOSE, WEAK
from serasi.science.text.surface.words import occurs

_HEAD = 160
_MOB_FORMS = ("F08", "F09", "F10", "F11", "F15")


def leave_out(case: Case, weights: Weights, /) -> Label | None:
    """Give the label of a text that some scope over the whole of it takes out of the events."""
    for rule in _SCOPES:
        found = rule(case, weights)
        if found is not None:
            return found
    return None


def _violence(case: Case, *standings: str) -> list[Act]:
    return [a for a in case.acts if a.hit.kind == "violent" and a.standing in standings]


def _drill(case: Case, weights: Weights) -> Label | None:
    """Leave drills out, even with invented victims, unless something real is told around one."""
    drills = case.hits.of("drill")
    if not drills:
        return None
    first = drills[0]
    told = _violence(case, "fact")
    beside = say.BESIDE.search(case.text[max(0, first.start - 28) : first.start])
    before = [a for a in told if a.hit.start < first.start and a.hit.weight >= 1]
    if told and beside or before and case.hurt and say.HAS_OCCURRED.search(case.text):
        return None
    return Label("not_event", 0.96, "drill", (first,))


def _debunk(case: Case, weights: Weights) -> Label | None:
    denials, hoaxes = case.hits.of("debunk"), case.hits.of("hoax")
    claim = say.CLAIM.search(case.text)
    head = case.text[:40]
    if hoaxes and (denials or hoaxes[0].start < 12 or claim and not weights.fact):
        real = case.hurt and say.HAPPENED.search(case.text) and not claim
        lead = case.text[max(0, hoaxes[0].start - 60) : hoaxes[0].end + 40]
        stirred = (weights.fact or weights.unrest >= 1) and say.SET_OFF.search(lead)
        if real or stirred:
            return None
        return Label("not_event", 0.94, "debunk", (hoaxes[0], *denials[:1]))
    quoted = say.QUOTED_CLAIM.search(case.text)
    if quoted and say.CHECKED.search(case.text, quoted.end()):
        return Label("not_event", 0.8, "debunk", tuple(denials[:2]))
    sure = [h for h in denials if h.phrase not in say.WEAK_DENIALS]
    if sure and say.DEBUNK_HEAD.search(head):
        return Label("not_event", 0.9, "debunk", tuple(denials[:2]))
    firm = any(h.phrase in say.FIRM_DENIALS for h in denials)
    if occurs(say.NOT_TRUE, case.text, say.NOT_TRUE_FIRST) and not say.HAS_OCCURRED.search(
        case.text
    ):
        return Label("not_event", 0.85, "debunk", tuple(denials[:2]))
    if firm and not case.hurt and not say.HAS_OCCURRED.search(case.text):
        return Label("not_event", 0.85, "debunk", tuple(denials[:2]))
    twice = len({h.phrase for h in denials}) > 1 and any(h.phrase == "tidak benar" for h in denials)
    if twice and not say.HAS_OCCURRED.search(case.text):
        return Label("not_event", 0.8, "debunk", tuple(denials[:2]))
    enough = sure or len(denials) > 1 or denials and denials[0].phrase == "tidak benar"
    if enough and claim and not case.hurt:
        return Label("not_event", 0.85, "debunk", tuple(denials[:2]))
    return None


def _long_ago(case: Case, weights: Weights) -> Label | None:
    """Leave out what happened years ago, when nothing of today is told beside it."""
    past = [a for a in case.acts if a.standing == "past" and a.hit.kind in ("violent", "unrest")]
    live = weights.fact + weights.averted + weights.planned + weights.called + weights.background
    if past and not live and weights.unrest + weights.pressure < 1 and not weights.response:
        return Label("not_event", 0.85, "past", (past[0].hit,))
    return None


def _stage(case: Case, weights: Weights) -> Label | None:
    if case.hurt:
        return None
    fiction = case.hits.of("fiction")
    stirred = weights.fact + weights.background + weights.unrest + weights.pressure
    if fiction and stirred and not say.HAPPENED.search(case.text):
        return Label("not_event", 0.85, "fiction", (fiction[0],))
    weak = say.WEAK_MEMORIES | (say.ANNIVERSARIES if weights.pressure >= 1 else frozenset())
    memory = [h for h in case.hits.of("memory") if h.phrase not in weak]
    if memory and not say.HAS_OCCURRED.search(case.text):
        return Label("not_event", 0.85, "commemoration", (memory[0],))
    return None


def _sport(case: Case, weights: Weights) -> Label | None:
    sport = {h.phrase for h in case.hits.of("sport")}
    if not sport or case.hurt or say.ARMED.search(case.text) or weights.response:
        return None
    if sport <= say.WEAK_SPORT and len(sport) < 2:
        return None
    stirred = _violence(case, "fact", "averted", "planned") or weights.unrest >= 1
    crowd = say.FANS.search(case.text) and stirred
    rough = [a for a in _violence(case, "fact") if a.hit.key in ("F08", "F09", "F15", "F16")]
    serious = [a for a in rough if a.hit.weight >= 1 and a.hit.phrase not in say.GAME_WORDS]
    score = say.SCORE.search(case.text) is not None
    if crowd or serious and not score or len(sport) + score < 2 and weights.fact > 1.0:
        return None
    return Label("not_event", 0.85, "sport", (case.hits.of("sport")[0],))


def _court(case: Case, weights: Weights) -> Label | None:
    """Leave out the hearing of an old case."""
    court = say.COURT.search(case.text[:_HEAD]) and not say.UPROAR.search(case.text)
    if (
        weights.unrest >= 1
        or not court
        or case.hurt
        or any(a.hit.key in _MOB_FORMS for a in _violence(case, "fact"))
    ):
        return None
    first = next(iter(case.acts), None)
    return Label("not_event", 0.75, "court", (first.hit,)) if first else None


def _joke(case: Case, weights: Weights) -> Label | None:
    """Leave out what its writer laughs at, unless somebody was hurt or groups are named."""
    named = case.hits.any("group:silat") or case.hits.any("group:ormas")
    if case.hurt or named or not say.JOKE.search(case.text):
        return None
    first = next(iter(case.acts), None)
    return Label("not_event", 0.7, "joke", (first.hit,)) if first else None


def _pest(case: Case, weights: Weights) -> Label | None:
    """Leave out war on rats and locusts."""
    pests = [h for h in case.hits.of("nonhuman") if h.phrase in say.PESTS]
    acts = _violence(case, "fact", "background", "planned")
    if not pests or case.hurt or weights.unrest >= 1 or weights.pressure >= 1:
        return None
    tame = all(a.hit.phrase in LOOSE | WEAK or a.hit.key in ("F12", "F15") for a in acts)
    return Label("not_event", 0.85, "pest", (pests[0],)) if tame else None


def _accident(case: Case, weights: Weights) -> Label | None:
    accidents = case.hits.of("accident")
    if not accidents or weights.pressure >= 1 or weights.unrest >= 2 or _armed_crowd(case):
        return None
    first = accidents[0].start
    by_people = any(
        a.hit.key not in ("F16", "F17") and not (a.standing == "averted" and a.hit.start > first)
        for a in _violence(case, "fact", "averted", "background")
    )
    return None if by_people else Label("not_event", 0.9, "accident", (accidents[0],))


def _armed_crowd(case: Case) -> bool:
    return say.GATHERED.search(case.text) is not None and say.ARMED.search(case.text) is not None


def _recap(case: Case, weights: Weights) -> Label | None:
    """Leave out figures over a time, which tell no single event."""
    if not occurs(say.RECAP, case.text, say.RECAP_FIRST) or say.HAS_OCCURRED.search(case.text):
        return None
    first = next(iter(case.acts), None)
    return Label("not_event", 0.8, "recap", (first.hit,)) if first else None


def _command(case: Case, weights: Weights) -> Label | None:
    """Leave out words of command for a time to come."""
    orders = {m.group() for m in say.ORDERS.finditer(case.text)}
    if case.hurt or not say.COMMAND.search(case.text[:_HEAD]) and len(orders) < 2:
        return None
    if say.HAPPENED.search(case.text) or _violence(case, "fact", "averted"):
        return None
    return Label("not_event", 0.8, "command", tuple(a.hit for a in case.acts[:1]))


def _crime(case: Case, weights: Weights) -> Label | None:
    """Leave plain crime and quarrels at home out, unless a crowd joins in."""
    crimes, kin = case.hits.of("crime"), case.hits.of("domestic")
    crowd = any(
        a.hit.key in (*_MOB_FORMS, "F17") and a.standing not in ("denied", "guarded", "asked")
        for a in case.acts
        if a.hit.kind == "violent"
    )
    stirred = weights.fact + weights.background + weights.planned
    if kin and not crowd and stirred and not say.MOB.search(case.text):
        return Label("not_event", 0.75, "domestic", (kin[0],))
    if not crimes or crowd or weights.pressure >= 1 or weights.unrest >= 1 or weights.response:
        return None
    if say.MOB_ACTS.search(case.text):
        return None
    return Label("not_event", 0.85, "crime", (crimes[0],))


_SCOPES: tuple[Callable[[Case, Weights], Label | None], ...] = (
    _drill, _debunk, _recap, _command, _stage, _sport, _court, _joke,
    _pest, _accident, _crime, _long_ago,
)  # fmt: skip
