"""Keeps every assumption a reading makes and puts the choices of a person in their place."""

from __future__ import annotations

from collections.abc import Mapping

from serasi.collect.assumptions import Assumption
from serasi.problems import RECAP_CHOICE_UNFIT, Problem

CHOICE_NAMES = {
    "read": "dibaca",
    "skip": "dilewati",
    "dmy": "tanggal-bulan-tahun",
    "mdy": "bulan-tanggal-tahun",
    "zero": "nol (dinyatakan tidak ada)",
    "none": "tidak ada data",
    "people": "jiwa",
    "kk": "KK",
    "as_written": "seperti tertulis",
    "swapped": "tanggal dan bulan ditukar",
    "carry": "diteruskan ke baris di bawahnya",
    "1": "rupiah",
    "1000": "ribu rupiah",
    "1000000": "juta rupiah",
    "1000000000": "miliar rupiah",
}


class Ledger:
    """The assumptions of one reading, each asked once, in the order of asking."""

    def __init__(self, choices: Mapping[str, str]) -> None:
        self._choices = choices
        self._asked: dict[str, Assumption] = {}

    def take(
        self,
        key: str,
        *,
        where: str,
        what: str,
        default: str,
        allowed: tuple[str, ...],
    ) -> str:
        """State an assumption and return the answer: the person's, else the default."""
        known = self._asked.get(key)
        if known is not None:
            return known.choice
        choice = self._choices.get(key, default)
        if choice not in allowed:
            raise Problem(
                RECAP_CHOICE_UNFIT, choice=repr(choice), what=where, allowed=", ".join(allowed)
            )
        others = tuple(answer for answer in allowed if answer != choice)
        self._asked[key] = Assumption(key, where, what, choice, others)
        return choice

    def tell(self, key: str, *, where: str, what: str, choice: str) -> None:
        """State something that was found and that no choice changes."""
        self._asked.setdefault(key, Assumption(key, where, what, choice))

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        return tuple(self._asked.values())
