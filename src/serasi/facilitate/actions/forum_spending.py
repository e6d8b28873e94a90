"""Money is received and spent, dialogues and works are carried out, the account is filed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from serasi.facilitate import forum_rules
from serasi.facilitate.actions.forum_proposing import note_step
from serasi.facilitate.actions.forum_rows import (
    locked_for,
    locked_package,
    need_amount,
    need_day,
    need_other,
    need_people,
    need_text,
    take,
    wrote,
)
from serasi.facilitate.forum_rules import rupiah
from serasi.facilitate.models import (
    Activity,
    Element,
    Expense,
    Package,
    PackageHand,
    Presence,
    Repayment,
    Tranche,
)
from serasi.facilitate.models.forum import Kind
from serasi.facilitate.queries.forums import ledger, open_faults
from serasi.network.policy import Viewer
from serasi.problems import (
    FORM_INVALID,
    MONEY_TRANCHE,
    MONEY_UNFIT,
    NOT_FOUND,
    RECEIPT_TWICE,
    Problem,
)
from serasi.regions.zones import local_day

Over = PackageHand.Over


@dataclass(frozen=True)
class Done:
    """A dialogue or works that were carried out, and how many women and men of each element."""

    kind: str
    what: str
    first_day: date
    last_day: date
    people: dict[str, tuple[int, int]]
    result: str = ""
    photos: str = ""


@dataclass(frozen=True)
class Paid:
    """One payment: of which line, when, for what, how much, by which receipt."""

    line_id: int
    paid_on: date
    what: str
    amount: int
    receipt: str


def _working(actor: Viewer, number: str, serial: int, version: int) -> Package:
    return locked_package(actor, number, serial, version=version, states=forum_rules.OPEN_FOR_WORK)


def _kept(row: Package) -> None:
    row.version += 1
    row.save(update_fields=["version"])


def _decided_day(row: Package) -> date:
    assert row.decided_at is not None  # noqa: S101 - the database holds no granted package without
    return local_day(row.decided_at, row.forum.area_id)


@transaction.atomic
def pay_tranche(
    actor: Viewer, *, number: str, serial: int, version: int, amount: int, received_on: date,
    paper: str, now: datetime,
) -> Tranche:  # fmt: skip
    """Write down money that the forum received; the first lets the package run."""
    row = locked_for(actor, number, serial, version=version, step="pay")
    need_amount(amount, what="Dana cair")
    need_day(received_on, first=_decided_day(row), now=now)
    book = ledger(row)
    if book.received + amount > (book.granted or 0):
        raise Problem(
            MONEY_TRANCHE,
            received=rupiah(book.received + amount),
            granted=rupiah(book.granted or 0),
        )
    made = Tranche.objects.create(
        package=row, amount=amount, received_on=received_on, paper=need_text(paper, most=160),
        by_id=actor.person_id,
    )  # fmt: skip
    take(row, "pay")
    row.save(update_fields=["state", "version"])
    wrote(actor, row, Over.ACCOUNT)
    note_step(actor, row, "paid", now, amount=amount)
    return made


@transaction.atomic
def carry_out(
    actor: Viewer, *, number: str, serial: int, version: int, done: Done, now: datetime
) -> Activity:
    """Write down a dialogue that was held or works that were done, with who took part."""
    row = _working(actor, number, serial, version)
    if done.kind not in (Kind.DIALOGUE, Kind.WORKS) or not done.what.strip():
        raise Problem(FORM_INVALID, what="jenis dan uraian kegiatan")
    first = need_day(done.first_day, first=_decided_day(row), now=now)
    last = need_day(done.last_day, first=first, now=now)
    there = need_people({e: pair for e, pair in done.people.items() if e in Element.values})
    made = Activity.objects.create(
        package=row,
        kind=done.kind,
        what=done.what.strip()[:200],
        first_day=first,
        last_day=last,
        result=done.result.strip()[:500],
        photos=done.photos.strip()[:300],
    )
    Presence.objects.bulk_create(
        Presence(activity=made, element=element, women=women, men=men)
        for element, (women, men) in there.items()
    )
    _kept(row)
    wrote(actor, row, Over.ACCOUNT)
    note_step(actor, row, "carried_out", now, day=first)
    return made


@transaction.atomic
def book_expense(
    actor: Viewer, *, number: str, serial: int, version: int, paid: Paid, now: datetime
) -> Expense:
    """Write down one payment; each receipt counts once."""
    row = _working(actor, number, serial, version)
    line = row.lines.filter(pk=paid.line_id).first()
    if line is None:
        raise Problem(NOT_FOUND)
    need_amount(paid.amount, what="Belanja")
    need_day(paid.paid_on, first=_decided_day(row), now=now)
    receipt = " ".join(paid.receipt.split())[:60]
    if not receipt or not paid.what.strip():
        raise Problem(FORM_INVALID, what="uraian dan nomor kuitansi")
    known = row.expenses.filter(receipt__iexact=receipt).first()
    if known is not None:
        raise Problem(RECEIPT_TWICE, receipt=receipt, what=known.what)
    made = Expense.objects.create(
        package=row, line=line, paid_on=paid.paid_on, what=paid.what.strip()[:200],
        amount=paid.amount, receipt=receipt,
    )  # fmt: skip
    _kept(row)
    wrote(actor, row, Over.ACCOUNT)
    note_step(actor, row, "spent", now, amount=paid.amount)
    return made


@transaction.atomic
def strike_expense(
    actor: Viewer, *, number: str, serial: int, version: int, expense_id: int, reason: str,
    now: datetime,
) -> None:  # fmt: skip
    """Take a payment out that was written down wrongly; the trail keeps it and the reason."""
    row = _working(actor, number, serial, version)
    wrong = row.expenses.filter(pk=expense_id).first()
    if wrong is None:
        raise Problem(NOT_FOUND)
    why = need_text(reason)
    wrong.delete()
    _kept(row)
    wrote(actor, row, Over.ACCOUNT)
    note_step(
        actor, row, "struck", now, amount=wrong.amount, receipt=wrong.receipt,
        what=wrong.what, paid_on=wrong.paid_on, reason=why,
    )  # fmt: skip


@transaction.atomic
def pay_back(
    actor: Viewer, *, number: str, serial: int, version: int, amount: int, paid_on: date,
    paper: str, now: datetime,
) -> Repayment:  # fmt: skip
    """Write down unspent money that went back; never more than is left."""
    row = _working(actor, number, serial, version)
    need_amount(amount, what="Pengembalian")
    if amount > ledger(row).rest:
        raise Problem(MONEY_UNFIT, what=f"Pengembalian (sisa {rupiah(max(ledger(row).rest, 0))})")
    need_day(paid_on, first=_decided_day(row), now=now)
    made = Repayment.objects.create(
        package=row, amount=amount, paid_on=paid_on, paper=need_text(paper, most=160)
    )
    _kept(row)
    wrote(actor, row, Over.ACCOUNT)
    note_step(actor, row, "repaid", now, amount=amount)
    return made


@transaction.atomic
def file_account(
    actor: Viewer, *, number: str, serial: int, version: int, told_total: int, paper: str,
    excess_reason: str, now: datetime,
) -> Package:  # fmt: skip
    """File the account of a package; it must add up to the rupiah."""
    row = locked_for(actor, number, serial, version=version, step="account")
    for wrong in open_faults(row, told_total=told_total, excess_reason=excess_reason):
        raise wrong
    take(row, "account")
    row.told_total = told_total
    row.report_paper = need_text(paper, most=160)
    row.excess_reason = excess_reason.strip()[:500]
    row.reported_at, row.reported_by_id = now, actor.person_id
    row.returned_note = ""
    row.save()
    wrote(actor, row, Over.ACCOUNT)
    note_step(actor, row, "accounted", now, amount=told_total, reason=row.excess_reason)
    return row


@transaction.atomic
def return_account(
    actor: Viewer, *, number: str, serial: int, version: int, reason: str, now: datetime
) -> Package:
    """Give an account back to be mended, and say what is wrong."""
    row = locked_for(actor, number, serial, version=version, step="return_account")
    need_other(actor, row, Over.ACCOUNT)
    take(row, "return_account")
    row.returned_note = need_text(reason)
    row.save()
    note_step(actor, row, "account_returned", now, reason=row.returned_note)
    return row


@transaction.atomic
def close_package(
    actor: Viewer, *, number: str, serial: int, version: int, note: str, now: datetime
) -> Package:
    """Close a package whose account somebody else wrote; it is added up once more."""
    row = locked_for(actor, number, serial, version=version, step="close")
    need_other(actor, row, Over.ACCOUNT)
    told = row.told_total or 0
    for wrong in open_faults(row, told_total=told, excess_reason=row.excess_reason):
        raise wrong
    take(row, "close")
    row.close_note = need_text(note)
    row.closed_at, row.closed_by_id = now, actor.person_id
    row.save()
    note_step(actor, row, "closed", now, reason=row.close_note)
    return row
