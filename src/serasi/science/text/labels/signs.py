"""What the rules saw in a message, as named numbers that a model can weigh."""

from __future__ import annotations

from serasi.science.text.figures.counts import Counts
from serasi.science.text.labels.case import Label, Weights
from serasi.science.text.labels.trigger import Trigger
from serasi.science.text.surface.page import Page
from serasi.science.text.surface.scan import Hits

_KINDS = (
    "violent", "pressure", "unrest", "response", "denial", "averted", "ward", "plan", "if_words",
    "background", "drill", "debunk", "hoax", "fiction", "memory", "sport", "accident", "crime",
    "domestic", "routine", "idiom", "group:silat", "group:ormas", "group:company",
    "group:security", "harm:abuse", "harm:call", "harm:sara", "harm:forward",
)  # fmt: skip
_SUMS = ("fact", "background", "averted", "planned", "guarded", "pressure", "unrest", "response")


def label_signs(
    page: Page, hits: Hits, label: Label, weights: Weights, counts: Counts, /
) -> dict[str, float]:
    """Name what speaks for a label: the rules' choice and reason, acts, scopes, shape."""
    signs = {
        f"rule:{label.name}": 1.0,
        f"sure:{label.name}": label.confidence,
        f"why:{label.reason}": 1.0,
    }
    signs |= {f"has:{kind}": 1.0 for kind in _KINDS if hits.any(kind)}
    for name in _SUMS:
        if value := float(getattr(weights, name)):
            signs[f"sum:{name}"] = min(3.0, value)
    if any((counts.deaths or 0, counts.injured or 0, counts.displaced_people or 0)):
        signs["hurt"] = 1.0
    elif counts.deaths == 0 or counts.injured == 0:
        signs["unhurt"] = 1.0
    words = page.text.count(" ") + 1
    signs["short" if words < 9 else "long" if words > 60 else "middling"] = 1.0
    if page.text.rstrip().endswith("?"):
        signs["asks"] = 1.0
    return signs


def trigger_signs(hits: Hits, trigger: Trigger, form: str | None, /) -> dict[str, float]:
    """Name what speaks for a trigger: the rules' choice, the weight of the words for each."""
    signs = {f"rule:{trigger.code}": 1.0, f"sure:{trigger.code}": trigger.confidence}
    signs |= {f"next:{code}": 1.0 for code in trigger.others}
    sums: dict[str, float] = {}
    for key, _, weight in {(h.key, h.phrase, h.weight) for h in hits.of("trigger")}:
        sums[key] = sums.get(key, 0.0) + weight
    signs |= {f"sum:{code}": min(3.0, value / 3) for code, value in sums.items()}
    signs |= {f"has:{k}": 1.0 for k in _KINDS if k.startswith("group:") and hits.any(k)}
    return signs | ({f"form:{form}": 1.0} if form else {})
