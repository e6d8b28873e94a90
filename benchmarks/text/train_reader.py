"""Train the weights that ship with the reader, on own messages only, and measure them first.

Run: PYTHONPATH=src:. python benchmarks/text/train_reader.py [--write]

Trained on: benchmarks/text/messages/train and tests/science/text/messages.py, all invented.
Measured by cross-validation in which all messages of one event are in one fold. How far the rules
can be trusted is learnt from unseen messages only: the rules were written with the odd lines of the
first three files in view, and look better there than they are.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import numpy as np
from common import classes, is_unseen, own_rows, timed, write

from serasi.science.text.coder import Study, study
from serasi.science.text.labels.judge import (
    FIRM_REASONS,
    FIRM_TRIGGER,
    GUARDED,
    OVERRULE_FROM,
    SHORT_FROM,
    UNSURE_BELOW,
    is_short,
)
from serasi.science.text.learning import calibration, learn
from serasi.science.text.learning.linear import Example, Model, blank, softmax
from serasi.science.text.learning.training import train_mix, train_words
from serasi.science.text.learning.wording import LETTERS, TOLD, TOPICS, WORDS
from tests.science.text.messages import MESSAGES

FOLDS, SEED = 5, 11
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
SENT = datetime(2025, 3, 13, 8, 0)  # noqa: DTZ001 - a chat's local time
RULE_HEAD_START = {"label": 0.5, "trigger": 0.0}
"""The log odds that the rules' choice begins with, before it is learnt how far to trust it."""
PULL = {"label": 10.0, "trigger": 100.0}
"""How hard the mix is pulled back to where it began."""
DRILLS = ("drill", "debunk")


@dataclass(frozen=True)
class Case:
    """One message: what was read, what is right, and whether its rules were seen in the making."""

    seen: Study
    cluster: str
    kind: str
    label: str | None
    trigger: str | None
    trigger2: str | None
    unseen: bool


def cases() -> list[Case]:
    """Read all open messages, those of the tests among them."""
    made = []
    for row in own_rows():
        sent = datetime.fromisoformat(row["sent_at"])
        made.append(
            Case(study(row["text"], sent_at=sent), row.get("cluster") or row["id"],
                 row.get("kind") or "", row.get("label"), row.get("trigger"), row.get("trigger2"),
                 is_unseen(row))
        )  # fmt: skip
    for number, m in enumerate(MESSAGES):
        made.append(
            Case(study(m.text, sent_at=SENT), f"t{number}", "", m.label, m.trigger, None, False)
        )
    return made


def examples(rows: Sequence[Case], what: str) -> tuple[list[Example], list[Case]]:
    """Give the examples of one decision and the cases they come from."""
    names = learn.LABELS if what == "label" else learn.TRIGGERS
    found, kept = [], []
    for case in rows:
        wanted = case.label if what == "label" else case.trigger
        if wanted not in names:
            continue
        if what == "trigger" and case.label == "not_event":
            continue
        signs = case.seen.label_signs if what == "label" else case.seen.trigger_signs
        found.append(Example(case.seen.wording, signs, names.index(wanted)))
        kept.append(case)
    return found, kept


def folds_of(kept: Sequence[Case]) -> np.ndarray:
    """Give each case a fold; messages of one event share theirs."""
    rng = np.random.default_rng(SEED)
    clusters = sorted({c.cluster for c in kept})
    at = dict(zip(clusters, rng.permutation(len(clusters)) % FOLDS, strict=True))
    return np.array([at[c.cluster] for c in kept])


def mix_rows(found: Sequence[Example], kept: Sequence[Case], pick: np.ndarray) -> list[int]:
    """Choose the cases from which the trust in rules is learnt: those unseen by their writers."""
    unseen = [i for i in np.flatnonzero(pick) if kept[i].unseen]
    return unseen if len(unseen) >= 100 else list(np.flatnonzero(pick))


BLOCKS = {"label": (WORDS, LETTERS, TOLD), "trigger": (WORDS, LETTERS, TOLD, TOPICS)}


def words_out_of_fold(
    found: Sequence[Example], folds: np.ndarray, start: Model, what: str
) -> np.ndarray:
    """Score each example by a model of wording that saw no message of its event."""
    told = np.zeros((len(found), len(start.classes)), np.float32)
    for fold in range(FOLDS):
        inside = [e for e, f in zip(found, folds, strict=True) if f != fold]
        model = train_words(start, inside, blocks=BLOCKS[what])
        for i in np.flatnonzero(folds == fold):
            told[i] = model.by_words(found[i].wording)
    return told


def mixed_out_of_fold(
    found: Sequence[Example], kept: Sequence[Case], folds: np.ndarray, told: np.ndarray,
    start: Model, what: str,
) -> np.ndarray:  # fmt: skip
    """Give chances by wording and signs, each fold from a mix that did not see it."""
    chances = np.zeros_like(told)
    for fold in range(FOLDS):
        rows = mix_rows(found, kept, folds != fold)
        model = train_mix(start, [found[i] for i in rows], told[rows], pull=PULL[what])
        for i in np.flatnonzero(folds == fold):
            index, value = model.rows(found[i].signs)
            chances[i] = softmax(value @ model.mix[index] + model.trust * told[i])
    return chances


def start_for(what: str, found: Sequence[Example]) -> Model:
    """Begin from what the rules say, with every sign that occurs five times or more."""
    names = learn.LABELS if what == "label" else learn.TRIGGERS
    tally: dict[str, int] = {}
    for one in found:
        for sign in one.signs:
            tally[sign] = tally.get(sign, 0) + 1
    signs = sorted(s for s, n in tally.items() if n >= 5 or s.startswith("rule:"))
    start = blank(names, signs)
    mix = start.mix.copy()
    for k, name in enumerate(names):
        if f"rule:{name}" in signs:
            mix[signs.index(f"rule:{name}"), k] = RULE_HEAD_START[what]
    return replace(start, mix=mix)


def ruled(case: Case, what: str) -> str | None:
    """Give what the rules alone say."""
    return case.seen.label.name if what == "label" else case.seen.trigger.code


def measure(what: str, rows: Sequence[Case]) -> tuple[dict[str, Any], Model | None]:
    """Compare rules, wording and both; give the figures and the model when it is the best."""
    names = learn.LABELS if what == "label" else learn.TRIGGERS
    found, kept = examples(rows, what)
    start, folds = start_for(what, found), folds_of(kept)
    told = words_out_of_fold(found, folds, start, what)
    chances = mixed_out_of_fold(found, kept, folds, told, start, what)
    gold = [names[e.target] for e in found]
    by_rules = [ruled(c, what) for c in kept]
    by_words = [names[int(t.argmax())] for t in told]
    by_both = [_both(c, p, names, what) for c, p in zip(kept, chances, strict=True)]
    unseen = [i for i, c in enumerate(kept) if c.unseen]
    margins = [calibration.margin(chances[i]) for i in unseen]
    right = [by_both[i] == gold[i] for i in unseen]
    platt = calibration.fit_platt(margins, right)
    sure = [calibration.confidence(m, platt) for m in margins]
    figures: dict[str, Any] = {"n": len(found), "unseen": len(unseen), "platt": platt}
    for name, said in (("rules", by_rules), ("words", by_words), ("both", by_both)):
        figures[name] = classes([(gold[i], said[i]) for i in unseen], names)
        figures[name]["macro_f1_all_lines"] = classes(
            list(zip(gold, said, strict=True)), names
        )["macro_f1"]  # fmt: skip
        if what == "label":
            figures[name]["drills_and_debunks_as_conflict"] = sum(
                c.kind in DRILLS and s == "conflict" for c, s in zip(kept, said, strict=True)
            )
    figures["reliability"] = _table(sure, right)
    figures["rules_confidence"] = _rules_table(kept, gold, unseen, what)
    figures["abstained"] = _abstained(sure, right)
    better = figures["both"]["macro_f1"] > figures["rules"]["macro_f1"]
    figures["shipped"] = better
    if not better:
        return figures, None
    rows_ = mix_rows(found, kept, folds >= 0)
    model = train_words(start, found, blocks=BLOCKS[what])
    model = train_mix(model, [found[i] for i in rows_], told[rows_], pull=PULL[what])
    return figures, replace(model, platt=platt)


def _both(case: Case, chances: np.ndarray, names: Sequence[str], what: str) -> str:
    """Choose as the reader does: the rules stand unless overruled, and guard drills."""
    said, rule = names[int(chances.argmax())], ruled(case, what)
    if said == rule or rule not in names:
        return said
    least = SHORT_FROM if is_short(case.seen.wording) else 0.0
    if what == "trigger":
        held = case.seen.trigger.confidence >= FIRM_TRIGGER
    else:
        reason = case.seen.label.reason
        held = reason in FIRM_REASONS or said == "conflict" and reason in GUARDED
        least = max(least, OVERRULE_FROM)
    return str(rule) if held or chances.max() < least else said


def _table(sure: list[float], right: list[bool]) -> dict[str, Any]:
    table, error = calibration.reliability(sure, right, edges=EDGES)
    return {
        "expected_calibration_error": round(error, 4),
        "bins": [
            {"from": b.least, "to": b.below, "n": b.n, "sure": round(b.sure, 3),
             "right": round(b.right, 3)}
            for b in table
        ],
    }  # fmt: skip


def _rules_table(kept: list[Case], gold: list[str], unseen: list[int], what: str) -> dict[str, Any]:
    sure, right = [], []
    for i in unseen:
        seen = kept[i].seen
        sure.append(seen.label.confidence if what == "label" else seen.trigger.confidence)
        right.append(ruled(kept[i], what) == gold[i])
    return _table(sure, right)


def _abstained(sure: list[float], right: list[bool]) -> dict[str, Any]:
    out = [r for s, r in zip(sure, right, strict=True) if s < UNSURE_BELOW]
    kept = [r for s, r in zip(sure, right, strict=True) if s >= UNSURE_BELOW]
    return {
        "below": UNSURE_BELOW, "n": len(out), "share": round(len(out) / max(1, len(sure)), 4),
        "right_of_them": sum(out), "accuracy_of_the_rest": round(float(np.mean(kept)), 4),
    }  # fmt: skip


def main(*, keep: bool) -> None:
    """Measure, and with `--write` put the weights into the package."""
    rows = cases()
    took, (label, label_model) = timed(lambda: measure("label", rows))
    more, (trigger, trigger_model) = timed(lambda: measure("trigger", rows))
    if keep:
        learn.save(learn.Learned(label_model, trigger_model), learn.SHIPPED)
    write("learning", {
        "messages": len(rows), "of_them_in_tests": len(MESSAGES), "folds": FOLDS,
        "seconds": round(took + more, 1), "label": label, "trigger": trigger,
        "bytes": learn.SHIPPED.stat().st_size if learn.SHIPPED.exists() else None,
    })  # fmt: skip


if __name__ == "__main__":
    main(keep="--write" in sys.argv)
