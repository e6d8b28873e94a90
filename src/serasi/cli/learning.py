"""How `serasi text learn` takes corrections in and what it tells of the learning."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from serasi.collect import learned
from serasi.problems import TEXT_LINE, Problem
from serasi.science import text
from serasi.science.text.coder import study
from serasi.science.text.learning.learn import LABELS, TRIGGERS, Correction

SEED = 20260101


@dataclass(frozen=True)
class Corrected:
    """A message with the label and trigger people gave it; None where they decided nothing."""

    words: str
    sent_at: datetime | None
    label: str | None
    trigger: str | None


def from_file(rows: Iterable[tuple[dict[str, Any], Any, str]]) -> list[Corrected]:
    """Read corrections from checked lines; a label or trigger that is no code is refused."""
    made = []
    for row, sent_at, words in rows:
        label, trigger = row.get("label") or None, row.get("trigger") or None
        if label not in (None, *LABELS) or trigger not in (None, *TRIGGERS):
            raise Problem(TEXT_LINE, line=row["_line"], why=f"kode {label}/{trigger} tidak dikenal")
        made.append(Corrected(words, sent_at, label, trigger))
    return made


def from_register() -> list[Corrected]:
    """Read what the officers of this house decided."""
    from serasi.cli.main import require_tables, set_up

    set_up()
    require_tables()
    from serasi.collect.reading import zone_of
    from serasi.register.queries.corrections import corrections

    return [
        Corrected(c.text, c.sent_at.astimezone(zone_of(c.area)), c.label, c.trigger)
        for c in corrections()
    ]


def teach(corrected: Sequence[Corrected]) -> dict[str, Any]:
    """Learn, keep the weights in this house, and tell how many corrections come out right.

    Always starts from the weights of the package, so that the same corrections give the same
    weights; without any correction nothing is written.
    """
    begin = time.perf_counter()
    told: dict[str, Any] = {
        "corrections": len(corrected),
        "labels": sum(c.label is not None for c in corrected),
        "triggers": sum(c.trigger is not None for c in corrected),
    }
    if corrected:
        before = text.learn.shipped()
        rows = [_studied(c) for c in corrected]
        after = text.learn.correct(before, rows, rng=np.random.default_rng(SEED))
        text.learn.save(after, learned.path())
        told["right_before"] = _right(before, corrected)
        told["right_after"] = _right(after, corrected)
        told["weights"] = str(learned.path())
    return told | {"seconds": round(time.perf_counter() - begin, 2)}


def _studied(c: Corrected) -> Correction:
    seen = study(c.words, sent_at=c.sent_at)
    return Correction(seen.wording, seen.label_signs, seen.trigger_signs, c.label, c.trigger)


def _right(weights: text.Learned, corrected: Sequence[Corrected]) -> dict[str, int]:
    labels = triggers = 0
    for c in corrected:
        coded = text.code(c.words, sent_at=c.sent_at, learned=weights)
        labels += c.label == coded.label
        triggers += c.trigger is not None and c.trigger == coded.trigger
    return {"labels": labels, "triggers": triggers}
