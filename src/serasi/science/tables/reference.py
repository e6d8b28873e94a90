"""The official series of conflicts by eight triggers, and the built-in example of the check.

Sources as stored: S1 a newspaper report of 20 November 2012 on the figures given by the head of
the social-conflict sub-directorate of Kemendagri (a repost, not the ministry's own sheet); S2 the
ministry's public-information list on social conflict 2013-2015.
"""

from __future__ import annotations

from dataclasses import dataclass

from serasi.science.tables.model import Cell, Row, Table
from serasi.science.tables.numbers import read_number


@dataclass(frozen=True, slots=True)
class Series:
    """Counts of one period by trigger T1 to T8, with the printed total and the source."""

    year: int
    period: str
    n_total: int
    counts: tuple[int, ...]
    source: str


TRIGGERS = (
    "Bentrok antarwarga",
    "Isu keamanan",
    "Isu SARA",
    "Kesenjangan sosial",
    "Konflik institusi pendidikan",
    "Konflik ormas",
    "Sengketa lahan",
    "Ekses konflik politik",
)
_S1 = "Kemendagri, 19 November 2012, dikutip Lampung Post 20 November 2012 (salinan blog)"
_S2 = "Kemendagri, daftar informasi publik data konflik sosial 2013–2015"
SERIES = (
    Series(2012, "Januari–November 2012", 104, (35, 26, 10, 1, 3, 13, 13, 3), _S1),
    Series(2013, "2013", 92, (37, 16, 9, 2, 2, 6, 11, 9), _S2),
    Series(2014, "2014", 83, (40, 20, 1, 0, 1, 3, 14, 4), _S2),
    Series(2015, "Januari–April 2015", 26, (8, 9, 0, 0, 0, 1, 6, 2), _S2),
)

EXAMPLE_SENTENCE = (
    "Kementerian Dalam Negeri mencatat 104 konflik sosial sepanjang 2012. Pemicunya bentrok"
    " antarwarga 33,6 persen, isu keamanan 25 persen, konflik ormas 5 persen, sengketa lahan 12,5"
    " persen, isu SARA 9,6 persen, ekses politik 2 persen, konflik di lembaga pendidikan 2,8"
    " persen, dan kesenjangan sosial 0,9 persen."
)

_TRUNCATED = ("33,6", "25,0", "9,6", "0,9", "2,8", "12,5", "12,5", "2,8")


def _cell(text: str) -> Cell:
    return Cell(text=text, number=read_number(text))


def _example() -> Table:
    lines = [
        (name, str(count), percent)
        for name, count, percent in zip(TRIGGERS, SERIES[0].counts, _TRUNCATED, strict=True)
    ]
    rows = tuple(
        Row(number=index, cells=tuple(_cell(text) for text in line))
        for index, line in enumerate([*lines, ("Jumlah", "104", "100")], start=2)
    )
    return Table(header=("Pemicu", "Jumlah kejadian", "Persen"), rows=rows)


EXAMPLE_TABLE = _example()
