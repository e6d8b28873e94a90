"""Pure decisions on forums: the states of a package, and whether its account adds up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from serasi.facilitate.models.forum import Kind, Package
from serasi.problems import (
    MONEY_LINE_OVER,
    MONEY_OVER,
    MONEY_REST,
    MONEY_TOTAL,
    PACKAGE_NOT_DONE,
    Problem,
)

if TYPE_CHECKING:
    from serasi.facilitate.models.forum import Activity, Expense, PackageLine

State = Package.State

STEPS: Mapping[str, tuple[frozenset[str], str]] = {
    "propose": (frozenset({State.DRAFT}), State.PROPOSED),
    "send_back": (frozenset({State.PROPOSED}), State.DRAFT),
    "check": (frozenset({State.PROPOSED}), State.CHECKED),
    "refuse": (frozenset({State.PROPOSED, State.CHECKED}), State.REFUSED),
    "approve": (frozenset({State.CHECKED}), State.APPROVED),
    "pay": (frozenset({State.APPROVED, State.RUNNING}), State.RUNNING),
    "account": (frozenset({State.RUNNING}), State.REPORTED),
    "return_account": (frozenset({State.REPORTED}), State.RUNNING),
    "close": (frozenset({State.REPORTED}), State.CLOSED),
}
"""From which states each step may be taken, and where it leads."""

OPEN_FOR_LINES = frozenset({State.DRAFT})
OPEN_FOR_WORK = frozenset({State.RUNNING})
GRANTED = (State.APPROVED, State.RUNNING, State.REPORTED, State.CLOSED)
TO_BE_SHOWN = {Kind.DIALOGUE: Kind.DIALOGUE, Kind.WORKS: Kind.WORKS, Kind.LABOUR: Kind.WORKS}
"""Money for these must show in an activity of the named kind."""


def may(step: str, state: str) -> bool:
    """Say whether a step may be taken from a state.

    >>> may("close", "reported"), may("close", "running"), may("pay", "running")
    (True, False, True)
    """
    return state in STEPS[step][0]


@dataclass(frozen=True)
class Ledger:
    """The sums of a package in rupiah; None where nothing was granted yet."""

    asked: int
    granted: int | None
    received: int
    spent: int
    repaid: int

    @property
    def excess(self) -> int:
        """Return what was spent beyond what was granted or received, whichever is less."""
        return max(self.spent - min(self.granted or 0, self.received), 0)

    @property
    def rest(self) -> int:
        """Return what was received, not spent, and not yet paid back; below 0 if too much was."""
        return max(self.received - self.spent, 0) - self.repaid


def rupiah(amount: int) -> str:
    """Write an amount as in the papers.

    >>> rupiah(150_000_000), rupiah(0)
    ('Rp150.000.000', 'Rp0')
    """
    return f"Rp{amount:,}".replace(",", ".")


def faults(
    book: Ledger,
    *,
    told_total: int,
    excess_reason: str,
    lines: Iterable[PackageLine],
    expenses: Iterable[Expense],
    activities: Iterable[Activity],
) -> list[Problem]:
    """Return everything that keeps an account from being filed, the gravest first."""
    found = []
    if told_total != book.spent:
        found.append(
            Problem(
                MONEY_TOTAL,
                told=rupiah(told_total),
                counted=rupiah(book.spent),
                apart=rupiah(abs(told_total - book.spent)),
            )
        )
    if book.excess and not excess_reason.strip():
        found.append(Problem(MONEY_OVER, excess=rupiah(book.excess)))
    paid: dict[int, int] = {}
    for expense in expenses:
        paid[expense.line_id] = paid.get(expense.line_id, 0) + expense.amount
    rows = list(lines)
    for line in rows:
        over = paid.get(line.pk, 0) - (line.granted or 0)
        if over > 0 and not excess_reason.strip():
            found.append(Problem(MONEY_LINE_OVER, line=line.what, excess=rupiah(over)))
    if book.rest != 0:
        found.append(
            Problem(
                MONEY_REST,
                received=rupiah(book.received),
                spent=rupiah(book.spent),
                repaid=rupiah(book.repaid),
                apart=rupiah(abs(book.rest)),
                side="belum dikembalikan" if book.rest > 0 else "kelebihan dikembalikan",
            )
        )
    done = {activity.kind for activity in activities}
    due = {TO_BE_SHOWN[Kind(x.kind)] for x in rows if x.granted and x.kind in TO_BE_SHOWN}
    found += [
        Problem(PACKAGE_NOT_DONE, what=kind.label) for kind in sorted(due) if kind not in done
    ]
    return found
