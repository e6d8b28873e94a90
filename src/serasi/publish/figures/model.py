"""What a figure is: its definition in words, what it is asked of, and what came of it.

A figure is one query and may have many cells, such as the eight rows of the table of triggers. It
is asked of an area, a period and a moment (the cut-off): nothing that became known later counts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeAlias

from django.utils.functional import Promise

from serasi.network.policy import Grant, Viewer
from serasi.network.roles import Can

Value: TypeAlias = int | Decimal | None
Words: TypeAlias = str | Promise

USED = (
    Can.COUNT,
    Can.READ_EVENTS,
    Can.WARN_READ,
    Can.CASES,
    Can.DUTIES,
    Can.FORUMS,
    Can.SURVEY_READ,
)
"""What a figure counts from. What it tells is bounded by `Definition.needs` of who asks for it."""


def evaluator(area: str) -> Viewer:
    """Return the viewer with whom figures of an area are counted, whoever asks for them.

    So two officers with different rights get the same value, or none.
    """
    grants = tuple(Grant(can, frozenset({area}), 0, "figure") for can in USED)
    return Viewer(key="figure", person_id=None, name="", grants=grants)


@dataclass(frozen=True)
class Asked:
    """An area, days from `since` to `until` (both counted), a cut-off, and a narrower filter."""

    area: str
    since: date
    until: date
    cut_off: datetime
    filter: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str:
        """Return a part of the filter, "" where it does not narrow."""
        return dict(self.filter).get(name, "")

    @cached_property
    def plain(self) -> dict[str, Any]:
        """Return it as JSON keeps it."""
        return {
            "area": self.area,
            "since": self.since.isoformat(),
            "until": self.until.isoformat(),
            "cut_off": self.cut_off.isoformat(),
            "filter": dict(sorted(self.filter)),
        }


@dataclass(frozen=True)
class Result:
    """Values by cell; None is no data, never nought.

    rows : the records or areas of a list, in order; their cells are "{row}.{column}"
    texts : the words of cells and of rows, as they stood at the cut-off
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[str, ...] = ()

    def get(self, cell: str = "") -> Value:
        """Return the value of a cell; an unknown cell is a fault of the paper, not no data."""
        return self.values[cell]

    @property
    def plain(self) -> dict[str, Any]:
        """Return it as JSON keeps it: decimals as text, so that 12.50 stays 12.50."""
        values = {k: str(v) if isinstance(v, Decimal) else v for k, v in self.values.items()}
        return {"values": values, "texts": dict(self.texts), "rows": list(self.rows)}

    @classmethod
    def from_plain(cls, kept: Mapping[str, Any]) -> Result:
        """Return what `plain` wrote."""
        values = {k: Decimal(v) if isinstance(v, str) else v for k, v in kept["values"].items()}
        return cls(values, kept["texts"], tuple(kept["rows"]))


@dataclass(frozen=True)
class Definition:
    """A meaning under a code and a version; another meaning is another version.

    needs : who may ask for it: all of these rights over the whole area
    history : whether the records keep their past; else it is counted from what they are today
    link : the page that lists the records behind it, for who may read them
    worded : whether it is what one record tells: its words count like its values, and only who may
        read the record asks for it anew
    """

    code: str
    version: int
    title: Words
    unit: Words
    words: Words
    evaluate: Callable[[Viewer, Asked], Result]
    needs: tuple[Can, ...] = (Can.COUNT,)
    history: bool = True
    link: Callable[[Asked], str] | None = None
    worded: bool = False


def digest(code: str, version: int, asked: Asked) -> str:
    """Return the name under which a figure is kept: the hash of everything that it is asked of."""
    told = {"code": code, "version": version, **asked.plain}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
