"""A record that papers can be about, and what it tells as a stored query of words and counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from serasi.network.policy import Viewer
from serasi.publish.figures.model import Asked, Definition, Result, Value


@dataclass(frozen=True)
class Record:
    """One record as a paper begins from it.

    subject : its name in the house, "meeting:RP-2026-0001"
    agency : the agency whose record it is; a paper is written through it where that is possible
    lacks : codes of kinds of paper that cannot be made of it now, with why
    """

    subject: str
    area: str
    since: date
    until: date
    title: str
    agency: int | None = None
    lacks: Mapping[str, str | Promise] = field(default_factory=dict)


@dataclass(frozen=True)
class Subject:
    """A kind of record that papers can be about.

    names : the names of all records that a viewer may read, as a query of `of_paper`
    find : one of them, refused as if it did not exist to whom it is not shown
    link : the address of its page
    """

    key: str
    names: Callable[[Viewer], QuerySet[Any, Any]]
    find: Callable[[Viewer, str, datetime], Record]
    link: Callable[[str], str]
    definitions: tuple[Definition, ...] = ()


def number_asked(asked: Asked) -> str:
    """Return the number of the record that a figure is asked of."""
    return asked.get("record").partition(":")[2]


class Telling:
    """Gathers what a record tells: words, counts, and lists of both."""

    def __init__(self) -> None:
        self._values: dict[str, Value] = {}
        self._texts: dict[str, str] = {}
        self._rows: list[str] = []
        self._lengths: dict[str, int] = {}

    def say(self, **words: object) -> None:
        """Keep words by cell; None is not told, a day or an hour is kept as ISO."""
        for cell, told in words.items():
            self._texts |= {cell: _kept(told)} if told is not None else {}

    def count(self, **counts: int | Decimal | None) -> None:
        """Keep counts by cell; None is no data."""
        self._values |= counts

    def row(self, name: str, *, counts: Mapping[str, Value] | None = None, **words: object) -> str:
        """Add a row to a list, and return its name ("hadir.3")."""
        self._lengths[name] = self._lengths.get(name, 0) + 1
        row = f"{name}.{self._lengths[name]}"
        self._rows.append(row)
        self.say(**{f"{row}.{column}": told for column, told in words.items()})
        self._values |= {f"{row}.{column}": value for column, value in (counts or {}).items()}
        return row

    def result(self) -> Result:
        """Return what was told."""
        return Result(self._values, self._texts, tuple(self._rows))


def _kept(told: object) -> str:
    return told.isoformat() if hasattr(told, "isoformat") else str(told)
