"""The last word on label and trigger: the rules' choice weighed together with what was learnt."""

from __future__ import annotations

import numpy as np

from serasi.science.text.labels.case import Label
from serasi.science.text.labels.trigger import Trigger
from serasi.science.text.learning.calibration import confidence, margin
from serasi.science.text.learning.linear import Model, Signs
from serasi.science.text.learning.wording import BLOCK, Wording
from serasi.science.text.surface.scan import Hits

UNSURE_BELOW = 0.4
"""The abstain band: a label this little likely to be right goes to a person as `unsure`."""
GUARDED = frozenset(["drill", "debunk"])
"""Reasons of the rules that no learnt weight turns into a conflict."""
OVERRULE_FROM = 0.4
"""The rules' label stands unless what was learnt gives another this chance."""
FIRM_REASONS = frozenset(["command", "recap"])
"""Reasons that always stand: words of command, sums over a time."""
SHORT_FROM, SHORT_BELOW = 0.75, 26
"""In a text of fewer words and pairs of words than this, such as a headline, the rules' choice of
label or trigger stands unless what was learnt gives another this chance: little of the kind was
learnt from."""
FIRM_TRIGGER = 0.8
"""A trigger of which the rules are this sure follows the written tie rules, and stands."""
SECOND_FROM = 0.3


def is_short(wording: Wording, /) -> bool:
    """Tell a headline or a word in passing from a message."""
    return int(np.searchsorted(wording.index, BLOCK)) < SHORT_BELOW


def judge_label(label: Label, model: Model | None, wording: Wording, signs: Signs, /) -> Label:
    """Choose the label and say how sure; the rules' confidence stands when nothing was learnt."""
    if model is None:
        return label
    chances = model.chances(wording, signs)
    name = model.classes[int(chances.argmax())]
    if label.reason in GUARDED and name == "conflict" or label.reason in FIRM_REASONS:
        return label
    least = SHORT_FROM if is_short(wording) else OVERRULE_FROM
    if label.name in model.classes and name != label.name and chances.max() < least:
        kept = float(chances[model.classes.index(label.name)])
        return Label(label.name, round(max(kept, UNSURE_BELOW), 2), label.reason, label.carriers)
    sure = round(confidence(margin(chances), model.platt), 2)
    if sure < UNSURE_BELOW:
        return Label("unsure", sure, "in_doubt", label.carriers)
    if name == label.name:
        return Label(name, sure, label.reason, label.carriers)
    return Label(name, sure, "learnt", label.carriers)


def judge_trigger(
    trigger: Trigger, model: Model | None, wording: Wording, signs: Signs, hits: Hits, /
) -> Trigger:
    """Choose the trigger; the rules' own words stay its evidence where they point to it."""
    if model is None or trigger.confidence >= FIRM_TRIGGER:
        return trigger
    chances = model.chances(wording, signs)
    if trigger.code in model.classes and is_short(wording) and chances.max() < SHORT_FROM:
        return trigger
    ranked = [model.classes[i] for i in np.argsort(-chances, kind="stable")]
    code = ranked[0]
    sure = round(confidence(margin(chances), model.platt), 2)
    second = [c for c in ranked[1:2] if chances[model.classes.index(c)] >= SECOND_FROM]
    if code != trigger.code and trigger.code:
        second.append(trigger.code)
    others = tuple(dict.fromkeys([*second, *(o for o in trigger.others if o != code)]))[:2]
    spans = tuple((h.start, h.end) for h in hits.of("trigger") if h.key == code)[:6]
    return Trigger(code, sure, others, spans)
