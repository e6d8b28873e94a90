"""Reading the trail: verification of the chain, the story of one subject, the file for auditors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from serasi.trail import rules
from serasi.trail.models import Entry

SEEN = ("sealed.read", "report.opened", "file.opened", "export.made")


@dataclass(frozen=True)
class Step:
    """One entry for a screen."""

    seq: int
    at: datetime
    actor: str
    action: str
    data: dict[str, object]
    reason: str


def lines() -> Iterator[rules.Line]:
    """Yield the whole chain in order, without holding it in memory."""
    rows = Entry.objects.order_by("seq").values_list(
        "seq", "at", "actor", "action", "subject", "data", "reason", "prev", "hash"
    )
    for row in rows.iterator(chunk_size=5000):
        yield rules.Line(*row)


def verify() -> rules.Verdict:
    """Check the chain in the database."""
    return rules.check(lines())


def verify_file(source: Iterable[str]) -> rules.Verdict:
    """Check a chain that was written by `as_file`, one JSON object a line."""
    return rules.check(rules.Line(**json.loads(text)) for text in source if text.strip())


def as_file() -> Iterator[str]:
    """Yield the chain as JSON lines that an inspectorate can check without this software."""
    for line in lines():
        yield json.dumps(asdict(line), ensure_ascii=False) + "\n"


def story(subject: str, *, only: Iterable[str] | None = None, limit: int = 200) -> list[Step]:
    """Return what happened to a subject, newest first."""
    rows = Entry.objects.filter(subject=subject)
    if only is not None:
        rows = rows.filter(action__in=list(only))
    return [
        Step(
            row.seq,
            datetime.fromisoformat(row.at),
            row.actor,
            row.action,
            json.loads(row.data),
            row.reason,
        )
        for row in rows.order_by("-seq")[:limit]
    ]


def who_saw(subject: str) -> list[Step]:
    """Return the reads of a subject ("siapa melihat ini"), newest first."""
    return story(subject, only=SEEN)
