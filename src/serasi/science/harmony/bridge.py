"""The bridge to Indeks Harmoni Indonesia (IHaI): variables side by side, never converted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from serasi.science.harmony.suppress import Cell

NOTE = (
    "IHaI dan INSERASI disandingkan, tidak dikonversi: pertanyaan, cara memilih responden, dan"
    " skalanya berbeda. IHaI memakai survei daring; selisih keduanya bukan perubahan keserasian."
)


@dataclass(frozen=True)
class Variable:
    """A variable of IHaI, its weight in percent, and what of INSERASI speaks of the same.

    attitudes, sila, items : codes; all empty where INSERASI has nothing
    """

    code: str
    aspect: str
    name: str
    weight_percent: float
    attitudes: tuple[str, ...] = ()
    sila: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


IHAI = (
    Variable("X1", "Ekonomi", "Ketersediaan dan akses pangan", 15.05, ("A7", "A8", "A5"), ("S5",)),
    Variable("X2", "Ekonomi", "Keadilan dan kesejahteraan", 14.95, ("A7", "A8", "A5"), ("S5",)),
    Variable("X3", "Sosial", "Pluralisme", 7.88, ("A3", "A4")),
    Variable("X4", "Sosial", "Pendidikan", 7.54),
    Variable("X5", "Sosial", "Kewarganegaraan", 7.58, ("A1", "A5", "A10"), ("S4",)),
    Variable("X6", "Budaya", "Akulturasi dan keragaman", 11.00, ("A3", "A6")),
    Variable("X7", "Budaya", "Kearifan lokal", 11.00, ("A2", "A9")),
    Variable("X8", "Keberagamaan", "Kebijakan pendukung", 8.56, (), (), ("A4a", "A9c")),
    Variable("X9", "Keberagamaan", "Partisipasi masyarakat dan ormas", 8.15, (), (), ("A8a",)),
    Variable("X10", "Keberagamaan", "Moderasi beragama", 8.29, (), (), ("A1a", "A2a", "A9a")),
)
"""Names and weights as published by Kemendagri for 2025."""


@dataclass(frozen=True)
class Beside:
    """One row of the page: IHaI's own figure as it was published, and our cells as they are."""

    variable: Variable
    ihai: float | None
    ours: tuple[tuple[str, Cell], ...]


def side_by_side(ihai: Mapping[str, float], ours: Mapping[str, Cell]) -> tuple[Beside, ...]:
    """Return the ten variables with IHaI's figures and our own, on their own scales.

    Parameters
    ----------
    ihai : X1 to X10 → figure of IHaI, what is not given is None
    ours : code of an attitude, sila or item → cell

    Examples
    --------
    >>> rows = side_by_side({"X3": 6.7}, {"A3": Cell(60.8, 1.2, 58.4, 63.2, 2.0, 612, 40)})
    >>> rows[2].ihai, [(code, cell.value) for code, cell in rows[2].ours], rows[3].ours
    (6.7, [('A3', 60.8)], ())
    """
    return tuple(
        Beside(
            variable,
            ihai.get(variable.code),
            tuple(
                (code, ours[code])
                for code in (*variable.attitudes, *variable.sila, *variable.items)
                if code in ours
            ),
        )
        for variable in IHAI
    )
