"""Weights of an index: they are chosen, not measured, so they must sum to 1 (or to 100 %)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from serasi.science.tables.model import Finding, Number
from serasi.science.tables.numbers import round_half_up, spell


def judge_weights(numbers: Sequence[Number], *, where: str) -> list[Finding]:
    """Check that weights sum to 1 or 100, with room only where they are visibly rounded."""
    total = sum((number.value for number in numbers), Decimal(0))
    whole = Decimal(1) if total < 10 else Decimal(100)
    decimals = max(number.decimals for number in numbers)
    if abs(total - whole) <= _room(numbers, whole=whole, decimals=decimals):
        return []
    gap = whole - total
    words = f"kurang {spell(gap)}" if gap > 0 else f"lebih {spell(-gap)}"
    parts = " + ".join(spell(number.value) for number in numbers)
    message = (
        f"Bobot harus berjumlah {spell(whole)}, tetapi {parts} = {spell(total)}: {words}."
        " Nilai indeks yang memakai bobot ini ikut keliru."
    )
    return [Finding("weights_not_one", where, spell(total), spell(whole), message)]


def _room(numbers: Sequence[Number], *, whole: Decimal, decimals: int) -> Decimal:
    unit = Decimal(1).scaleb(-decimals)
    equal = round_half_up(Fraction(whole) / len(numbers), decimals=decimals)
    if all(number.value == equal for number in numbers):
        return unit * len(numbers) / 2
    fine = decimals + (2 if whole == 100 else 0)
    if fine <= 1 or decimals == 0:
        return Decimal(0)
    if fine == 2:
        nickels = all(number.value * 20 % 1 == 0 for number in numbers)
        return Decimal(0) if nickels else unit
    return unit * max(1, math.floor(Decimal(4) * Decimal(len(numbers) / 12).sqrt()))
