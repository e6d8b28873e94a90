"""The form of an event (F01–F22) from the acts that carry its label."""

from __future__ import annotations

from serasi.science.text.labels.standing import Act
from serasi.science.text.surface.scan import Hit

# Of acts told with equal weight the one named first here is the event; others are its details.
_RANK = ("F11", "F10", "F08", "F09", "F16", "F13", "F12", "F15", "F05", "F17", "F07", "F06", "F18",
         "F03", "F02", "F01")  # fmt: skip
_LIVE = ("fact", "averted", "planned", "background", "supposed")
_COMMON = {"conflict": "F10", "tension": "F02", "response": "F19"}
# A fight of two sides is the event, though things broke in it: people before property.
_FIGHTS = ("F11", "F10")
_PROPERTY = "F15"


def choose_form(label: str, acts: list[Act], /) -> tuple[str | None, tuple[Hit, ...]]:
    """Give the form and the hits that show it.

    Notes
    -----
    A call to violence is F01 and violence that is only planned F02, whatever it calls for. A text
    without a word for the form has the commonest of its label, and no hits.
    """
    if label in ("not_event", "unsure"):
        return None, ()
    called = [a for a in acts if a.standing == "called"]
    if label == "tension" and called:
        return "F01", tuple(a.hit for a in called)[:3]
    pool = _pool(label, acts)
    if not pool:
        return _COMMON[label], ()
    scores: dict[str, float] = {}
    for place, act in enumerate(pool):
        form = "F02" if _only_threatened(label, act) else act.hit.key
        weight = act.hit.weight * (1.3 if place == 0 else 1.0)
        scores[form] = scores.get(form, 0.0) + weight
    best = _best(label, scores)
    return best, tuple(a.hit for a in pool if best in (a.hit.key, "F02"))[:3]


def _pool(label: str, acts: list[Act]) -> list[Act]:
    kinds = ("response",) if label == "response" else ("violent", "pressure")
    pool = [a for a in acts if a.hit.kind in kinds and a.standing in _LIVE and a.hit.key]
    if label == "conflict":
        facts = [a for a in pool if a.standing == "fact" and a.hit.kind == "violent"]
        return facts or pool
    live = [a for a in pool if not (a.hit.kind == "violent" and a.standing == "background")]
    return live or pool


def _only_threatened(label: str, act: Act) -> bool:
    return label == "tension" and act.hit.kind == "violent" and act.standing in _THREATENED


_THREATENED = ("planned", "supposed")


def _best(label: str, scores: dict[str, float]) -> str:
    if label == "response":
        sealed = scores.get("F20", 0.0) >= 1
        return "F20" if sealed else max(scores, key=lambda form: (scores[form], form))
    for fight in _FIGHTS:
        if label == "conflict" and scores.get(fight, 0.0) >= 1:
            rivals = (s for form, s in scores.items() if form not in (*_FIGHTS, _PROPERTY))
            if scores[fight] >= max(rivals, default=0.0):
                return fight
    return max(scores, key=lambda form: (scores[form], -_place(form)))


def _place(form: str) -> int:
    return _RANK.index(form) if form in _RANK else len(_RANK)
