"""Decides for a whole file whether its dates are day-first or month-first."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from serasi.collect.whatsapp.heads import DateOrder, Head, Shape

_FAR_SHORTER = 4


@dataclass(slots=True)
class _Walk:
    """The dates of a file under one reading: steps back and the days between first and last."""

    last: date | None = None
    first: date | None = None
    back_steps: int = 0
    impossible: int = 0

    def add(self, year: int, month: int, day: int) -> None:
        try:
            today = date(year + 2000 if year < 100 else year, month, day)
        except ValueError:
            self.impossible += 1
            return
        if self.last is not None and today < self.last:
            self.back_steps += 1
        self.first = self.first or today
        self.last = today

    @property
    def days(self) -> int:
        if self.first is None or self.last is None:
            return 0
        return abs((self.last - self.first).days)


@dataclass(slots=True)
class ShapeEvidence:
    """What the heads of one shape say about the order of their fields."""

    shape: Shape
    heads: int = 0
    first_over_12: int = 0
    second_over_12: int = 0
    american: int = 0
    dotted: int = 0
    dmy: _Walk = field(default_factory=_Walk)
    mdy: _Walk = field(default_factory=_Walk)

    def add(self, head: Head) -> None:
        """Count one more head."""
        a, b, c = head.fields
        self.heads += 1
        if self.shape.year_at == "first":
            return
        self.first_over_12 += a > 12
        self.second_over_12 += b > 12
        self.american += not head.padded and head.half.upper() in {"AM", "PM"}
        self.dotted += head.dotted
        self.dmy.add(c, b, a)
        self.mdy.add(c, a, b)


@dataclass(frozen=True, slots=True)
class OrderDecision:
    """The order of day, month and year, whether it is certain, and the reason in Indonesian."""

    order: DateOrder
    certain: bool
    reason: str


def decide_order(evidence: ShapeEvidence) -> OrderDecision:
    """Weigh the evidence: fields above 12, then dates that never step back, then the span.

    Then the locale: no language that writes 19.45 puts the month first, and unpadded dates with
    AM/PM and a two-digit year are how an American phone writes them. Day-first is the answer when
    nothing speaks, because that is how Indonesia writes dates.
    """
    if evidence.shape.year_at == "first":
        return OrderDecision("ymd", True, "tahun ditulis di depan")
    a, b = evidence.first_over_12, evidence.second_over_12
    if a or b:
        order: DateOrder = "dmy" if a >= b else "mdy"
        place = "pertama" if a >= b else "kedua"
        return OrderDecision(order, max(a, b) > 5 * min(a, b), f"angka {place} ada yang di atas 12")
    dmy, mdy = evidence.dmy.back_steps, evidence.mdy.back_steps
    if min(dmy, mdy) * 3 < max(dmy, mdy):
        order = "dmy" if dmy < mdy else "mdy"
        return OrderDecision(order, True, "hanya urutan ini yang membuat tanggal berjalan maju")
    dmy_days, mdy_days = evidence.dmy.days, evidence.mdy.days
    if dmy_days > _FAR_SHORTER * max(mdy_days, 1):
        return OrderDecision(
            "mdy", False, "dengan urutan ini pesan rapat berurutan dari hari ke hari"
        )
    if mdy_days > _FAR_SHORTER * max(dmy_days, 1):
        return OrderDecision(
            "dmy", False, "dengan urutan ini pesan rapat berurutan dari hari ke hari"
        )
    if evidence.dotted == evidence.heads:
        return OrderDecision("dmy", True, "jam ditulis dengan titik, seperti telepon Indonesia")
    if evidence.american == evidence.heads and evidence.shape.year_digits == 2:
        return OrderDecision(
            "mdy", False, "jam AM/PM dan tanggal tanpa nol seperti telepon Amerika"
        )
    return OrderDecision("dmy", False, "cara menulis tanggal yang lazim di Indonesia")
