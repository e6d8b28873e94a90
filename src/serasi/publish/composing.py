"""A paper while it is composed: its figures by name, its prose by key, and where they come from.

A kind composes the same paper from fresh figures and from kept ones; nothing else of it changes,
so that a kept paper is drawn again exactly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TypeAlias

from serasi.documents.model import Align, Cell, Letterhead, Line, Paragraph, Run, Signature, line
from serasi.publish.figures.model import Asked, Definition, Result, Value
from serasi.publish.figures.registry import definition
from serasi.publish.periods import Span
from serasi.publish.wording import NO_DATA, printed

Resolve: TypeAlias = Callable[[str, Definition, Asked], Result]
TOKEN = re.compile(r"\{([a-z0-9_]+):([^{}\s]+)\}")


@dataclass(frozen=True)
class Facts:
    """What a kind is told of its paper: who writes and signs it, about where and when.

    areas : the regencies of its agency at the end of the period, for a paper about all of them
    """

    number: str
    kind: str
    title: str
    area: str
    area_name: str
    region_name: str
    span: Span
    cut_off: datetime
    agency: str
    letterhead: Letterhead
    place: str
    office_number: str = ""
    signed_on: date | None = None
    signature: Signature = field(default_factory=lambda: Signature(""))
    subject: str = ""
    draft: str = "KONSEP"
    areas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shown:
    """A figure in a paper: its name there and its values."""

    name: str
    definition: Definition
    asked: Asked
    result: Result

    def get(self, cell: str) -> Value:
        """Return a value as it was counted."""
        return self.result.get(cell)

    def run(self, cell: str) -> Run:
        """Return a number for running text, with the way back to its figure."""
        return Run(printed(cell, self.get(cell)), figure=f"{self.name}:{cell}")

    def cell(self, cell: str, *, strong: bool = False) -> Cell:
        """Return a number for a table, with the way back to its figure."""
        value = self.get(cell)
        return Cell(printed(cell, value), value, figure=f"{self.name}:{cell}", strong=strong)

    def dashed(self, cell: str) -> Cell:
        """Return a number for a narrow column, where no data is a dash that a note explains."""
        found = self.cell(cell)
        return found if found.value is not None else Cell("–", None, found.figure)

    def text(self, cell: str, otherwise: str = NO_DATA) -> str:
        """Return the words of a cell, or those for none."""
        return self.result.texts.get(cell) or otherwise


class Draft:
    """Composes a paper: hands out figures, and the officer's prose where there is any."""

    def __init__(
        self, facts: Facts, *, resolve: Resolve, prose: Mapping[str, str] | None = None
    ) -> None:
        self.facts = facts
        self.shown: dict[str, Shown] = {}
        self.proposed: dict[str, str] = {}
        self.lists: list[str] = []
        self._resolve = resolve
        self._prose = prose or {}

    def figure(
        self, name: str, code: str, *, past: bool = False, area: str = "", **narrower: str
    ) -> Shown:
        """Return a figure of the paper's area (or another) and period under a name of its own.

        With `past` the same period a year before, which is no data where nothing was recorded yet.
        """
        if name in self.shown:
            return self.shown[name]
        span = self.facts.span
        since, until = span.since, span.until
        if past:
            since, until, narrower = year_before(since), year_before(until), {
                **narrower, "past": "1",
            }  # fmt: skip
        asked = Asked(
            area or self.facts.area,
            since,
            until,
            self.facts.cut_off,
            tuple(sorted(narrower.items())),
        )
        meaning = definition(code)
        made = Shown(name, meaning, asked, self._resolve(name, meaning, asked))
        self.shown[name] = made
        return made

    def prose(self, key: str, *parts: str | Run) -> list[Paragraph]:
        """Return the officer's paragraphs under a key, else the one that the house proposes."""
        proposed = line(*parts)
        self.proposed[key] = as_template(proposed)
        text = self._prose.get(key)
        if text is None:
            return [Paragraph(proposed, key=key)]
        found = [part for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]
        return [
            Paragraph(self.filled(part), key=key if n == 0 else f"{key}.{n + 1}")
            for n, part in enumerate(found or [""])
        ]

    def lines(self, key: str, items: tuple[str, ...]) -> tuple[str, ...]:
        """Return the officer's list under a key, a line an item, else the house's own."""
        self.proposed[key] = "\n".join(items)
        self.lists.append(key)
        text = self._prose.get(key)
        if text is None:
            return items
        kept = filter(None, map(str.strip, text.splitlines()))
        return tuple("".join(run.text for run in self.filled(one)) for one in kept)

    def filled(self, text: str) -> Line:
        """Return a text with its tokens in the place of numbers, each leading to its figure.

        A token that names no figure of the paper stays as it was written, for the checker to find.
        """
        runs: list[Run] = []
        at = 0
        for found in TOKEN.finditer(text):
            shown = self.shown.get(found[1])
            if shown is None or found[2] not in shown.result.values:
                continue
            runs.append(Run(" ".join(text[at : found.start()].split("\n"))))
            runs.append(shown.run(found[2]))
            at = found.end()
        runs.append(Run(" ".join(text[at:].split("\n"))))
        return tuple(run for run in runs if run.text)


def as_template(words: Line) -> str:
    """Return a line as an officer edits it: numbers as tokens such as {jumlah:peristiwa}."""
    return "".join(f"{{{run.figure}}}" if run.figure else run.text for run in words)


def year_before(day: date) -> date:
    """Return the day a year before; 29 February becomes the 28th."""
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)


def listed_day(told: str) -> str:
    """Return a day of a list as "30/08/2026".

    >>> listed_day("2026-08-30")
    '30/08/2026'
    """
    return date.fromisoformat(told).strftime("%d/%m/%Y") if told else NO_DATA


def plain(text: str, *, strong: bool = False) -> Cell:
    """Return a cell of words."""
    return Cell(text or "–", strong=strong)


def numbered(n: int) -> Cell:
    """Return the running number of a row."""
    return Cell(str(n))


def next_day(day: date) -> date:
    """Return the day after."""
    return day + timedelta(days=1)


RIGHT, CENTRE = Align.RIGHT, Align.CENTRE
