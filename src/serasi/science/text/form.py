"""The form of an event (F01–F22) from the acts that carry its label."""

from __future__ import annotations

from serasi.science.text.scan import Hit
from serasi.science.text.standing import Act

# Of acts told with equal weight the one named first here is the event; others are its details.
_RANK = ("F10", "F08", "F09", "F16", "F13", "F12", "F15", "F05", "F17", "F07", "F06", "F18",
         "F03", "F02", "F01")  # fmt: skip
_LIVE = ("fact", "averted", "planned", "background", "supposed")


def choose_form(label: str, acts: list[Act], /) -> tuple[str | None, tuple[Hit, ...]]:
    """Give the form and the hits that show it; None when the text names no form."""
    if label == "not_event":
        return None, ()
    kinds = ("response",) if label == "response" else ("violent", "pressure")
    pool = [a for a in acts if a.hit.kind in kinds and a.standing in _LIVE and a.hit.key]
    if label == "conflict":
        facts = [a for a in pool if a.standing == "fact" and a.hit.kind == "violent"]
        pool = facts or pool
    elif label in ("tension", "unsure"):
        live = [a for a in pool if not (a.hit.kind == "violent" and a.standing == "background")]
        pool = live or pool
    if not pool:
        return None, ()
    scores: dict[str, float] = {}
    for place, act in enumerate(pool):
        scores[act.hit.key] = scores.get(act.hit.key, 0.0) + act.hit.weight * (
            1.3 if place == 0 else 1.0
        )
    if label == "response":
        best = "F20" if "F20" in scores else max(scores, key=lambda f: (scores[f], f))
    else:
        best = max(scores, key=lambda f: (scores[f], -_RANK.index(f) if f in _RANK else -99))
    return best, tuple(a.hit for a in pool if a.hit.key == best)[:3]
