"""What a report is about: conflict, tension, response or no event, with a confidence."""

from __future__ import annotations

from serasi.science.text.labels import label_words as say
from serasi.science.text.labels.case import Case, Label, Weights
from serasi.science.text.labels.grounding import grounding, has_doer
from serasi.science.text.labels.outside import leave_out
from serasi.science.text.labels.settling import by_nature, driven_out, settlement
from serasi.science.text.labels.standing import Act
from serasi.science.text.lexicon.acts import LOOSE
from serasi.science.text.surface.scan import Hit, Hits
from serasi.science.text.surface.words import occurs

__all__ = ["Case", "Label", "choose_label"]


def choose_label(case: Case, /) -> Label:
    """Decide the label from the acts' standings and the scopes of the whole text."""
    weights = case.weights
    return leave_out(case, weights) or _by_acts(case, weights)


def _by_acts(case: Case, weights: Weights) -> Label:
    rally = occurs(say.RALLY, case.text, say.RALLY_FIRST)
    if (weights.called >= 0.5 or rally or case.incites) and not case.hurt:
        sure = 0.85 if weights.called >= 1 or case.incites else 0.7
        return Label("tension", sure, "incitement", case.carriers("called", kinds=_STIRRING))
    response = _response(case, weights)
    if response is not None:
        return response
    if not case.hurt and occurs(say.CHALLENGE, case.text, say.CHALLENGE_FIRST):
        return Label("tension", 0.75, "challenge", case.carriers("planned", kinds=_STIRRING))
    aided = _aided(case, weights)
    if aided is not None:
        return aided
    if say.ARREST.search(case.text) and weights.background + weights.fact and not case.hurt:
        return Label("response", 0.6, "arrest", case.carriers("background", "fact"))
    if weights.fact >= 0.5 or case.hurt and weights.background:
        return _conflict(case, weights)
    asked = any(a.hit.kind == "violent" and a.standing == "asked" for a in case.acts)
    rivals = len({h.key for k in ("silat", "ormas") for h in case.hits.of("group:" + k)}) > 1
    if case.hurt and (asked or rivals or say.SIDES.search(case.text)):
        return Label("conflict", 0.6, "hurt", case.carriers("asked", "background"))
    if weights.averted >= 0.5:
        return Label("tension", 0.9, "averted", case.carriers("averted"))
    if weights.background >= 0.5 and not _activity(case.hits):
        return Label("conflict", 0.62, "background", case.carriers("background"))
    if weights.background >= 0.5 and say.AFTERMATH.search(case.text):
        return Label("response", 0.6, "guard", case.carriers("background"))
    return _quiet(case, weights)


def _aided(case: Case, weights: Weights) -> Label | None:
    """Tell people who fled, named without what drove them out: their aid is the news, if any."""
    facts = [a for a in case.acts if a.hit.kind == "violent" and a.standing == "fact"]
    if not facts or any(a.hit.key != "F17" or a.hit.phrase in _EXPELLED for a in facts):
        return None
    if not weights.background and by_nature(case.text):
        return Label("not_event", 0.6, "displaced", tuple(a.hit for a in facts[:3]))
    carriers = tuple(a.hit for a in facts[:3])
    aid = say.AID.search(case.text)
    if aid and driven_out(case.text) and not say.CALM.search(case.text):
        return Label("response", 0.7, "aid", carriers)
    if weights.background or weights.unrest >= 1 or case.is_update:
        return None
    return Label("not_event", 0.6, "displaced", carriers) if aid else None


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
    bare = first.hit.kind == "violent"
    if (
        bare
        and sealing
        and not fresh
        and "." not in case.text[first.hit.end : sealing[0].hit.start]
    ):
        return Label("response", 0.66, "settled", carriers)
    return None


def _seals(text: str, act: Act) -> bool:
    if act.hit.key in ("F20", "F22"):
        return True
    lead = text[max(0, act.hit.start - 12) : act.hit.start]
    return say.DONE.search(lead) is not None or act.hit.phrase.startswith("sudah")


_EXPELLED = frozenset(["diusir", "mengusir", "pengusiran", "terusir", "usir"])
_STIRRING = ("violent", "pressure", "unrest")
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
    ground = grounding(case.text)
    done = any(has_doer(case.text, hit.start, hit.end) for hit in carriers)
    uproar = any(hit.key == "F08" and hit.weight >= 1 for hit in carriers)
    crowd = (weights.pressure >= 1) + (weights.unrest >= 1) + uproar
    signs = ground + done + crowd
    least = 2 if weights.fact >= 1 or done else _MORE_GROUND
    if not case.counted and signs < least and weights.fact < _HEAVY:
        return Label("not_event", 0.5, "ungrounded", carriers)
    sure = 0.62 + 0.12 * min(2.0, weights.fact) + 0.1 * case.hurt + 0.06 * happened
    if weights.fact < 1.0 and not proven:
        loose = all(hit.phrase in LOOSE for hit in carriers)
        if loose and _activity(case.hits) and weights.unrest + weights.pressure < 1:
            return Label("unsure", 0.5, "weak", carriers)
        sure -= 0.08
    return Label("conflict", round(min(0.98, sure), 2), "act", carriers)


# One plain act weighs 1; two acts, or one and a half, carry a text without other signs.
_HEAVY = 1.5
# The weight of a trigger word that names a matter of dispute by itself.
_A_MATTER = 3
# What a weak act needs beside it.
_MORE_GROUND = 3
_LIVE = ("fact", "planned", "background", "averted", "supposed")


def _quiet(case: Case, weights: Weights) -> Label:
    """Decide a text without violence told as fact: unrest, plan, routine or nothing."""
    settled = settlement(case, weights)
    if settled is not None:
        return settled
    routine = _routines(case)
    signs = case.carriers(*_LIVE, kinds=("violent", "pressure", "unrest"))
    score = weights.pressure + weights.unrest + weights.planned
    if case.hits.any("group:silat") and case.carriers("planned", kinds=("unrest",)):
        score += 0.6
    uneventful = not case.counted or grounding(case.text) < 2 or not case.acts
    if routine and uneventful and not case.hurt and score < 1.5 and _calm(case.text, weights):
        return Label("not_event", 0.9, "routine", (routine[0],))
    if case.hurt and weights.pressure + weights.unrest >= 1:
        return Label("conflict", 0.65, "unrest", signs)
    if case.hurt and case.is_update:
        return Label("conflict", 0.6, "update", signs)
    if case.is_update and say.VICTIMS.search(case.text):
        return Label("unsure", 0.35, "update", signs)
    if weights.pressure < 1 and weights.planned < 0.5 and score < _HEAVY and not case.counted:
        done = any(has_doer(case.text, hit.start, hit.end) for hit in signs)
        matter = any(hit.weight >= _A_MATTER for hit in case.hits.of("trigger"))
        matter = matter or case.hits.any("group:ormas") or case.hits.any("group:silat")
        if not done and not matter and grounding(case.text) < 2:
            return Label("not_event", 0.5, "ungrounded", signs)
    if score >= 1.0 or weights.planned >= 0.5:
        sure = 0.6 + 0.1 * min(3.0, score) - (0.1 if routine else 0.0)
        reason = "planned" if weights.planned else "unrest"
        return Label("tension", round(min(0.92, sure), 2), reason, signs)
    grounded = case.counted and grounding(case.text) >= 2
    if grounded and case.hurt:
        return Label("conflict", 0.5, "hurt", signs)
    if grounded:
        return Label("tension", 0.5, "counted", signs)
    if routine:
        return Label("not_event", 0.88, "routine", (routine[0],))
    if score >= 0.4 and (_peopled(case) or score >= 0.8):
        return Label("tension", 0.5, "weak", signs)
    if score >= 0.4 or case.hurt:
        return Label("not_event", 0.5, "weak", signs)
    return Label("not_event", 0.85 if weights.guarded else 0.7, "nothing")


def _routines(case: Case) -> list[Hit]:
    """List the routine words, without the zeros of a list: "korban nihil", "sajam nihil"."""
    return [
        h
        for h in case.hits.of("routine")
        if h.phrase != "nihil" or not say.ZERO_OF.search(case.text[max(0, h.start - 30) : h.start])
    ]


def _peopled(case: Case) -> bool:
    """Tell whether a group that may be a party is named."""
    kinds = ("silat", "ormas", "company", "community")
    return any(case.hits.any("group:" + kind) for kind in kinds)


def _activity(hits: Hits) -> bool:
    """Tell an activity of the officers from a mere word on the situation."""
    return any(h.phrase not in say.SITUATION for h in hits.of("routine"))


def _calm(text: str, weights: Weights) -> bool:
    if weights.planned >= 0.5 or weights.pressure >= 1:
        return False
    return weights.unrest < 1 or bool(weights.guarded) and say.CALM.search(text) is not None
