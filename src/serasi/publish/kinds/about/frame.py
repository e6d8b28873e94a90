"""What papers about a record share: their frame, reading what the record tells, officers' prose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

from serasi.documents.model import Block, Document, Paragraph, Signature
from serasi.documents.naskah.common import Issue
from serasi.publish.composing import Draft, Shown
from serasi.regions.zones import local_day, zone_of

ZONES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def told_by(draft: Draft, name: str, code: str) -> Told:
    """Return what the record of a paper tells, under a name of its own in the paper."""
    return Told(draft.figure(name, code, record=draft.facts.subject))


class Told:
    """Reads words, days and hours of a figure whose texts are what it tells; "" is not told."""

    def __init__(self, shown: Shown, row: str = "") -> None:
        self.shown = shown
        self._before = f"{row}." if row else ""

    def cell(self, cell: str) -> str:
        """Return the full name of a cell, by which a number leads to its figure."""
        return f"{self._before}{cell}"

    def figure(self, cell: str) -> str:
        """Return the name that a printed number carries."""
        return f"{self.shown.name}:{self.cell(cell)}"

    def text(self, cell: str) -> str:
        """Return words."""
        return self.shown.result.texts.get(self.cell(cell), "")

    def day(self, cell: str) -> date | None:
        """Return a day."""
        told = self.text(cell)
        return date.fromisoformat(told) if told else None

    def clock(self, cell: str) -> time | None:
        """Return an hour of the day."""
        told = self.text(cell)
        return time.fromisoformat(told) if told else None

    def count(self, cell: str) -> int | None:
        """Return a count or an amount; None is no data."""
        value = self.shown.result.values.get(self.cell(cell))
        return None if value is None else int(value)

    def rows(self, name: str) -> Iterator[Told]:
        """Yield the rows of a list in order."""
        before = f"{self._before}{name}."
        for row in self.shown.result.rows:
            if row.startswith(before) and "." not in row[len(before) :]:
                yield Told(self.shown, row)


def paper_day(draft: Draft) -> date:
    """Return the day of a paper: when it was signed, else when its numbers were counted."""
    facts = draft.facts
    return facts.signed_on or local_day(facts.cut_off, facts.area)


def zone_words(draft: Draft) -> str:
    """Return WIB, WITA or WIT."""
    return ZONES[zone_of(draft.facts.area).key]


def issue_of(
    draft: Draft,
    *,
    signatures: tuple[Signature, ...] | None = None,
    copies: tuple[str, ...] = (),
    security: str = "Biasa",
) -> Issue:
    """Return the frame of a paper: letterhead, number, day, who signs."""
    facts = draft.facts
    return Issue(
        facts.letterhead, facts.place, paper_day(draft),
        (facts.signature,) if signatures is None else signatures,
        number=facts.office_number, copies=copies, security=security, draft=facts.draft,
    )  # fmt: skip


def finished(draft: Draft, document: Document) -> Document:
    """Return a paper with the officer's words in the place of paragraphs that may be rewritten."""
    return replace(
        document,
        blocks=_with_prose(draft, document.blocks),
        annexes=tuple((title, _with_prose(draft, blocks)) for title, blocks in document.annexes),
    )


def _with_prose(draft: Draft, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.key:
            found += draft.prose(block.key, *block.runs)
        else:
            found.append(block)
    return tuple(found)
