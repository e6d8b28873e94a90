"""Compares the sums a book prints with the sums of its rows."""

from __future__ import annotations

from serasi.collect.recap.fields import Field
from serasi.collect.recap.grid import GridRow
from serasi.collect.recap.layout import Layout
from serasi.collect.recap.ledger import Ledger
from serasi.collect.recap.money import read_rupiah
from serasi.collect.recap.quantities import read_count
from serasi.collect.recap.rows import RecapRow

_SUMMED: tuple[Field, ...] = (
    "deaths",
    "injured_heavy",
    "injured_light",
    "injured",
    "displaced_kk",
    "displaced_people",
    "loss_rp",
)
_NAMES: dict[Field, str] = {
    "deaths": "MD",
    "injured_heavy": "LB",
    "injured_light": "LR",
    "injured": "luka",
    "displaced_kk": "KK",
    "displaced_people": "jiwa",
    "loss_rp": "kerugian",
}


class Sums:
    """The sums of a table so far: since its start and since the last printed sum."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._all: dict[Field, int] = dict.fromkeys(_SUMMED, 0)
        self._part: dict[Field, int] = dict.fromkeys(_SUMMED, 0)

    def add(self, row: RecapRow) -> None:
        """Count one event."""
        for field in _SUMMED:
            value = getattr(row, field) or 0
            self._all[field] += value
            self._part[field] += value

    def equal(self, row: GridRow) -> bool:
        """Tell whether a row of bare numbers prints our sums."""
        printed = self._printed(row)
        return bool(printed) and all(value in self._ours(f) for f, value in printed.items())

    def compare(self, row: GridRow, *, sheet: str, ledger: Ledger) -> None:
        """State the printed sums that differ from ours."""
        off = [
            f"{_NAMES[field]} tertulis {value}, hitungan {self._part[field]}"
            for field, value in self._printed(row).items()
            if value not in self._ours(field)
        ]
        if off:
            ledger.tell(
                f"total:{sheet}!{row.number}",
                where=f"{sheet}!{row.number}",
                what=f"Baris jumlah tidak cocok: {'; '.join(off)}.",
                choice="hitungan dari baris",
            )
        self._part = dict.fromkeys(_SUMMED, 0)

    def _ours(self, field: Field) -> set[int]:
        return {self._all[field], self._part[field]}

    def _printed(self, row: GridRow) -> dict[Field, int]:
        printed: dict[Field, int] = {}
        for field in _SUMMED:
            columns = self._layout.of(field)
            values = [row.at(column.number) for column in columns]
            if len(columns) != 1 or values[0] is None:
                continue
            if field == "loss_rp":
                found = read_rupiah(values[0], scale=self._layout.scales[columns[0].number])
            else:
                found = read_count(values[0])
            if found.low is not None:
                printed[field] = found.low
        return printed
