"""How an entry is sealed into the chain: pure functions, so that a stranger can check a file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

GENESIS = "0" * 64


@dataclass(frozen=True)
class Line:
    """One entry as it is hashed; `data` is canonical JSON text."""

    seq: int
    at: str
    actor: str
    action: str
    subject: str
    data: str
    reason: str
    prev: str
    hash: str


@dataclass(frozen=True)
class Gap:
    """An entry of which a reader may see only its place in the chain, not what it says."""

    seq: int
    prev: str
    hash: str


@dataclass(frozen=True)
class Verdict:
    """The result of checking a chain: `broken_at` is the first entry that does not fit.

    `withheld` of the entries could be checked for their place alone.
    """

    entries: int
    broken_at: int | None
    why: str | None
    head: str
    withheld: int = 0

    @property
    def ok(self) -> bool:
        return self.broken_at is None


def canonical(data: Mapping[str, object]) -> str:
    """Return the one JSON text of `data` (sorted keys, no spaces, no ASCII escapes)."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)


def seal(
    prev: str, *, seq: int, at: str, actor: str, action: str, subject: str, data: str, reason: str
) -> str:
    """Return the SHA-256 of an entry and its predecessor's hash."""
    text = json.dumps(
        [prev, seq, at, actor, action, subject, data, reason],
        separators=(",", ":"),
        ensure_ascii=False,
    )
    return hashlib.sha256(text.encode()).hexdigest()


def hash_of(line: Line) -> str:
    """Return the hash that the content of an entry must have."""
    return seal(
        line.prev,
        seq=line.seq,
        at=line.at,
        actor=line.actor,
        action=line.action,
        subject=line.subject,
        data=line.data,
        reason=line.reason,
    )


def check(lines: Iterable[Line | Gap]) -> Verdict:
    """Walk a chain from its first entry; numbers must be gapless and every hash must fit."""
    prev, count, withheld = GENESIS, 0, 0
    for line in lines:
        if line.seq != count + 1:
            return Verdict(count, count + 1, "missing", prev, withheld)
        if line.prev != prev:
            return Verdict(count, line.seq, "link", prev, withheld)
        if isinstance(line, Gap):
            withheld += 1
        elif hash_of(line) != line.hash:
            return Verdict(count, line.seq, "changed", prev, withheld)
        prev, count = line.hash, line.seq
    return Verdict(count, None, None, prev, withheld)


def parse(text: str) -> Line | Gap:
    """Read one line of a chain file; a line without content is a gap.

    Raises
    ------
    ValueError
        when the line is not an entry of a chain.
    """
    row = json.loads(text)
    if not isinstance(row, dict):
        raise ValueError("not an object")  # noqa: TRY004 - one error for every misfit
    names = {"seq", "prev", "hash"} if "data" not in row else set(Line.__dataclass_fields__)
    if set(row) != names or not isinstance(row["seq"], int):
        raise ValueError("not an entry")
    if any(not isinstance(row[name], str) for name in names - {"seq"}):
        raise ValueError("not an entry")
    return Line(**row) if "data" in row else Gap(**row)
