"""Receipt numbers without a gap or a double, and the count of knocks at public doors."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from serasi.collect.models import Attempt, ReceiptCounter, Report
from serasi.collect.receipts import receipt_number
from serasi.problems import TOO_MANY_ATTEMPTS, Problem


@transaction.atomic
def reserve_receipts(count: int) -> int:
    """Reserve running numbers and return the first; others wait until this transaction ends."""
    raised = ReceiptCounter.objects.filter(pk=1).update(last=F("last") + count)
    if not raised:
        ReceiptCounter.objects.create(pk=1, last=count)
    last = ReceiptCounter.objects.values_list("last", flat=True).get(pk=1)
    return last - count + 1


def new_receipts(count: int) -> list[str]:
    """Return fresh receipt numbers, past any that were given out by hand."""
    first = reserve_receipts(count)
    receipts = [receipt_number(first + n) for n in range(count)]
    if Report.objects.filter(receipt__in=receipts).exists():
        _pass_over_known()
        return new_receipts(count)
    return receipts


def _pass_over_known() -> None:
    """Raise the counter past the highest receipt that exists."""
    highest = max(
        int(receipt.split("-")[1])
        for receipt in Report.objects.values_list("receipt", flat=True).iterator(chunk_size=5000)
        if receipt.split("-")[1].isdigit()
    )
    ReceiptCounter.objects.filter(pk=1, last__lt=highest).update(last=highest)


@transaction.atomic
def count_attempt(door: str, key: str, *, now: datetime, most: int, minutes: int) -> None:
    """Count a knock at a public door; refuse when one key knocks too often.

    Raises
    ------
    Problem
        S107 after `most` knocks within `minutes`.
    """
    since = now - timedelta(minutes=minutes)
    Attempt.objects.filter(at__lt=since).delete()
    if Attempt.objects.filter(door=door, key=key, at__gte=since).count() >= most:
        raise Problem(TOO_MANY_ATTEMPTS, minutes=minutes)
    Attempt.objects.create(door=door, key=key, at=now)
