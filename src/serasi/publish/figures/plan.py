"""Figures of the plan of action: targets, what was achieved of them, the share reached."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Q

from serasi.network.policy import Viewer
from serasi.publish.figures.model import Asked, Result, Value
from serasi.publish.models import PlanProgress, PlanRow
from serasi.publish.periods import FOUR_MONTHS, four_months

TENTH = Decimal("0.1")


def rounded(value: Decimal) -> Decimal:
    """Return a percentage to one decimal, halves up."""
    return value.quantize(TENTH, rounding=ROUND_HALF_UP)


def reached(achieved: int | None, target: int) -> Decimal:
    """Return the share of a target that was reached, in percent and at most 100 (domain 7.2).

    What nobody told is nothing reached: the row was due.

    >>> reached(3, 4), reached(9, 4), reached(None, 4)
    (Decimal('75'), Decimal('100'), Decimal('0'))
    """
    if target == 0:
        return Decimal(100)
    return min(Decimal(100), Decimal(100) * (achieved or 0) / target)


def rows_at(asked: Asked) -> list[PlanRow]:
    """Return the rows of a plan that stood at the cut-off."""
    kept = Q(dropped_at=None) | Q(dropped_at__gt=asked.cut_off)
    rows = PlanRow.objects.filter(
        kept, area=asked.area, year=asked.until.year, made_at__lte=asked.cut_off
    )
    return list(rows.order_by("serial", "pk"))


def due_periods(until: date) -> list[str]:
    """Return the periods of a year that ended by a day."""
    return [label for label in FOUR_MONTHS if four_months(label, until.year).until <= until]


def plan(_viewer: Viewer, asked: Asked) -> Result:
    """List the rows of the year's plan: target and achievement by period, and the shares.

    The share of a row is the mean over its periods that are due; that of the whole is the mean
    over the rows that have a due target.
    """
    rows, due = rows_at(asked), due_periods(asked.until)
    told = _told(rows, asked)
    values: dict[str, Value] = {"baris": len(rows)}
    texts: dict[str, str] = {}
    shares: list[Decimal] = []
    for row in rows:
        key = f"r{row.serial}"
        mine: list[Decimal] = []
        for label in FOUR_MONTHS:
            target = getattr(row, f"target_{label.lower()}")
            word = told.get((row.pk, label))
            achieved = word.achieved if word else None
            values |= {f"{key}.{label}.target": target, f"{key}.{label}.capaian": achieved}
            if label in due and target is not None and not (word and word.not_done):
                mine.append(reached(achieved, target))
        whole = sum(mine, Decimal()) / len(mine) if mine else None
        if whole is not None:
            shares.append(whole)
        values[f"{key}.persen"] = None if whole is None else rounded(whole)
        texts |= _texts(key, row, [told.get((row.pk, label)) for label in due], whole)
    values["dinilai"] = len(shares)
    values["persen"] = rounded(sum(shares, Decimal()) / len(shares)) if shares else None
    return Result(values, texts, tuple(f"r{row.serial}" for row in rows))


def _told(rows: list[PlanRow], asked: Asked) -> dict[tuple[int, str], PlanProgress]:
    found: dict[tuple[int, str], PlanProgress] = {}
    words = PlanProgress.objects.filter(row__in=rows, at__lte=asked.cut_off).order_by("at", "pk")
    for word in words:
        found[word.row_id, word.period] = word
    return found


def _texts(
    key: str, row: PlanRow, words: list[PlanProgress | None], whole: Decimal | None
) -> dict[str, str]:
    last = next((word for word in reversed(words) if word is not None), None)
    names = ("domain", "focus", "plan", "activity", "place", "aimed_at", "criterion", "measure")
    texts = {
        f"{key}.{name}": str(getattr(row, name)) for name in (*names, "responsible", "related")
    }
    texts[f"{key}.state"] = state(whole, last)
    for name in ("evidence", "obstacle", "follow_up"):
        texts[f"{key}.{name}"] = getattr(last, name) if last else ""
    texts[f"{key}.budget"] = "" if row.budget is None else str(row.budget)
    texts[f"{key}.budget_source"] = row.budget_source
    return texts


def state(whole: Decimal | None, last: PlanProgress | None) -> str:
    """Return how a row stands, in the words of the matrix (domain 7.2)."""
    if last is not None and last.not_done:
        return "tidak dilaksanakan"
    if whole is None:
        return "belum jatuh tempo"
    if whole >= 100:
        return "selesai"
    return "berjalan, di bawah target" if whole > 0 else "terlambat"
