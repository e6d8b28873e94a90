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
class Verdict:
    """The result of checking a chain: `broken_at` is the first entry that does not fit."""

    entries: int
    broken_at: int | None
    why: str | None
    head: str

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


def check(lines: Iterable[Line]) -> Verdict:
    """Walk a chain from its first entry; numbers must be gapless and every hash must fit."""
    prev, count = GENESIS, 0
    for line in lines:
        expected = count + 1
        if line.seq != expected:
            return Verdict(count, expected, "missing", prev)
        if line.prev != prev:
            return Verdict(count, line.seq, "link", prev)
        made = seal(
            prev,
            seq=line.seq,
            at=line.at,
            actor=line.actor,
            action=line.action,
            subject=line.subject,
            data=line.data,
            reason=line.reason,
        )
        if made != line.hash:
            return Verdict(count, line.seq, "changed", prev)
        prev, count = line.hash, line.seq
    return Verdict(count, None, None, prev)
