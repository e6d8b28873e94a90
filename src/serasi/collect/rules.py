"""Pure decisions of the collect room: source grades, and what a message is taken for."""

from __future__ import annotations

import re
from dataclasses import dataclass

FIRST_YEAR = 1990
"""Nothing is told of a year before: an earlier one is a slip of the pen."""
KNOWS = ("saw", "told", "rumour")
_CREDIBILITY = {"saw": "2", "told": "3", "rumour": "4"}
_RELIABILITY = {"saw": "B", "told": "C", "rumour": "F"}
_STATED_GRADE = re.compile(
    r"\b(?:nilai(?:\s+informasi)?|info|informasi|sumber)\s*[:=]?\s*([A-F])\s?-?\s?([1-6])\b",
    re.IGNORECASE,
)
_NIL = re.compile(
    r"\bnihil\b|tidak ada (?:kejadian|hal menonjol|gangguan)|\b(?:aman|kondusif)\b", re.IGNORECASE
)
_ASKS = re.compile(r"\?\s*$|^(?:mohon|tolong|harap)\b[^.\n]{0,60}\b(?:laporan|laporkan)\b", re.I)
_STANDS = re.compile(
    r"\b(?:korban|luka|meninggal|tewas|md|lb|lr|dirujuk|massa|bubar|membubarkan|dibubarkan|pelaku"
    r"|diamankan|ditangkap|tkp|bentrok|dibakar|dirusak|mengungsi|pengungsi|mediasi|damai"
    r"|situasi|kedua (?:pihak|kubu|kelompok))\b",
    re.IGNORECASE,
)
_SHORT_WORDS = 4


@dataclass(frozen=True)
class Verdict:
    """What a message is taken for, and the word that stands for why."""

    name: str
    why: str

    @property
    def taken(self) -> bool:
        return self.name in ("report", "nil")


def grade_of(knows_how: str | None, *, known_sender: bool) -> tuple[str, str]:
    """Return reliability and credibility from how a reporter knows: saw, told or rumour.

    A sender whom the network does not know stays F, "cannot be judged yet".
    """
    if knows_how not in KNOWS:
        return "F", "6"
    reliability = _RELIABILITY[knows_how] if known_sender else "F"
    return reliability, _CREDIBILITY[knows_how]


def stated_grade(text: str) -> tuple[str, str] | None:
    """Return the grade that a message gives its own source.

    >>> stated_grade("Info A1 warga mau pasang patok lagi"), stated_grade("Blok A1 aman")
    (('A', '1'), None)
    """
    found = _STATED_GRADE.search(text)
    return (found[1].upper(), found[2]) if found else None


def tells_nil(text: str) -> bool:
    """Say whether a routine message reports that nothing happened.

    >>> tells_nil("Ijin melaporkan hasil patroli, hal menonjol NIHIL"), tells_nil("Ada nihil?")
    (True, False)
    """
    return _NIL.search(text) is not None and _ASKS.search(text.strip()) is None


def may_continue(text: str, verdict: Verdict) -> bool:
    """Say whether an update may go on from an earlier report: it is one, or tells how things stand.

    >>> may_continue("Update: korban menjadi 2 org", Verdict("chatter", "nothing"))
    True
    >>> may_continue("Update harga cabai 60 ribu", Verdict("chatter", "nothing"))
    False
    """
    if verdict.name == "chatter":
        told = verdict.why == "nothing" and _STANDS.search(text) is not None
        return told and _ASKS.search(text.strip()) is None
    return verdict.taken


def verdict_of(text: str, *, label: str, reason: str, receipts: int) -> Verdict:
    """Return what a message is: a report, a report of nothing, our own reply, or chatter."""
    if receipts and "(Serasi)" in text:
        return Verdict("reply", "own_reply")
    if label != "not_event":
        return Verdict("report", f"label_{label}" if label in ("unsure", "response") else reason)
    if receipts and len(text.split()) <= _SHORT_WORDS + 8:
        return Verdict("reply", "own_receipt")
    if reason == "routine":
        return Verdict("nil", "nil") if tells_nil(text) else Verdict("chatter", "routine")
    if reason == "nothing" and len(text.split()) <= _SHORT_WORDS:
        return Verdict("chatter", "short")
    return Verdict("chatter", reason or "nothing")
