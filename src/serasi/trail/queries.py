"""Reading the trail: verification of the chain, the story of one subject, the file for auditors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import islice

from django.db.models import QuerySet

from serasi.problems import CHAIN_UNREADABLE, Problem
from serasi.trail import rules
from serasi.trail.models import Entry

_CHUNK = 2000

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
    subject: str = ""


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


def _parsed(source: Iterable[str]) -> Iterator[rules.Line | rules.Gap]:
    for number, text in enumerate(source, 1):
        if not text.strip():
            continue
        try:
            yield rules.parse(text)
        except ValueError as misfit:
            raise Problem(CHAIN_UNREADABLE, row=number) from misfit


def verify_file(source: Iterable[str]) -> rules.Verdict:
    """Check a chain that was written by `as_file`, one JSON object a line."""
    return rules.check(_parsed(source))


def as_text(line: rules.Line | rules.Gap) -> str:
    """Return an entry as one line of a chain file."""
    return json.dumps(asdict(line), ensure_ascii=False) + "\n"


def as_file() -> Iterator[str]:
    """Yield the chain as JSON lines that an inspectorate can check without this software."""
    return map(as_text, lines())


def as_file_of(visible: QuerySet[Entry]) -> Iterator[str]:
    """Yield the whole chain, but of what is not visible only its place and hash.

    So an inspectorate of one area can check its own entries and that none of the house is
    missing, without reading those of others.
    """
    for chunk in batched(lines(), _CHUNK):
        seen = visible.filter(seq__gte=chunk[0].seq, seq__lte=chunk[-1].seq)
        mine = set(seen.values_list("seq", flat=True))
        for line in chunk:
            gap = rules.Gap(line.seq, line.prev, line.hash)
            yield as_text(line if line.seq in mine else gap)


def batched(source: Iterable[rules.Line], size: int) -> Iterator[list[rules.Line]]:
    """Yield lists of up to `size` entries."""
    rest = iter(source)
    while chunk := list(islice(rest, size)):
        yield chunk


def entries(*, subject: str = "", actor: str = "", action: str = "") -> QuerySet[Entry]:
    """Return the entries that fit a filter, newest first; the door narrows them to its viewer."""
    rows = Entry.objects.order_by("-seq")
    if subject:
        rows = rows.filter(subject=subject)
    if actor:
        rows = rows.filter(actor=actor)
    if action:
        rows = rows.filter(action=action)
    return rows


def step_of(row: Entry) -> Step:
    """Return an entry as a screen takes it."""
    return Step(
        row.seq,
        datetime.fromisoformat(row.at),
        row.actor,
        row.action,
        json.loads(row.data),
        row.reason,
        row.subject,
    )


def story(subject: str, *, only: Iterable[str] | None = None, limit: int = 200) -> list[Step]:
    """Return what happened to a subject, newest first."""
    rows = Entry.objects.filter(subject=subject)
    if only is not None:
        rows = rows.filter(action__in=list(only))
    return [step_of(row) for row in rows.order_by("-seq")[:limit]]


def who_saw(subject: str) -> list[Step]:
    """Return the reads of a subject ("siapa melihat ini"), newest first."""
    return story(subject, only=SEEN)
