"""One figure for its page: its value as printed, what it would be now, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.publish.composing import Shown
from serasi.publish.figures.model import Definition, Result
from serasi.publish.figures.registry import DEFINITIONS
from serasi.publish.keeping import asked_of, evaluate
from serasi.publish.kinds.annex import WORDS
from serasi.publish.models import Figure, Paper
from serasi.publish.queries.scope import may_recount, visible_to
from serasi.publish.wording import printed
from serasi.regions.models import Area


@dataclass(frozen=True)
class Line:
    """One cell: its words, its value then, its value now (None where nobody counted again)."""

    cell: str
    words: str
    then: str
    now: str | None

    @property
    def changed(self) -> bool:
        """Say whether a later correction gives another value today."""
        return self.now is not None and self.now != self.then


@dataclass(frozen=True)
class FigurePage:
    """Everything on the page of a figure."""

    row: Figure
    definition: Definition
    area: Area
    narrower: str
    lines: list[Line]
    chosen: str
    printed_in: list[Paper]
    link: str
    recounted: bool
    reproduced: bool | None

    @property
    def changed(self) -> int:
        """Return how many cells have another value today."""
        return sum(line.changed for line in self.lines)


def page_of(viewer: Viewer, row: Figure, *, chosen: str = "", now: datetime) -> FigurePage:
    """Return the page of a figure; who may ask it anew also sees what changed since."""
    meaning = DEFINITIONS[row.code, row.version]
    kept = Result.from_plain(row.result)
    again = fresh = None
    if may_recount(viewer, row):
        again = evaluate(meaning, asked_of(row))
        fresh = evaluate(meaning, asked_of(row, cut_off=now))
    printed_in = visible_to(viewer).filter(figures__figure=row).distinct()
    reads = viewer.can(Can.READ_EVENTS, area=row.area_id)
    return FigurePage(
        row=row,
        definition=meaning,
        area=row.area,
        narrower=WORDS["kind"].get(row.filter.get("kind", ""), ""),
        lines=_lines(kept, fresh, worded=meaning.worded),
        chosen=chosen,
        printed_in=list(printed_in.select_related("agency")),
        link=meaning.link(asked_of(row)) if meaning.link and reads else "",
        recounted=fresh is not None,
        reproduced=None if again is None else _same(again, kept, worded=meaning.worded),
    )


def _same(one: Result, other: Result, *, worded: bool) -> bool:
    return one.values == other.values and (not worded or one.texts == other.texts)


def _lines(kept: Result, fresh: Result | None, *, worded: bool) -> list[Line]:
    """Return the cells of a figure; of one that a record tells, its words too."""
    found = _counted(kept, fresh)
    if worded:
        now = fresh.texts if fresh is not None else {}
        cells = [*kept.texts, *(cell for cell in now if cell not in kept.texts)]
        found += [
            Line(cell, "", kept.texts.get(cell, ""), None if fresh is None else now.get(cell, ""))
            for cell in cells
        ]
    return found


def _counted(kept: Result, fresh: Result | None) -> list[Line]:
    cells = list(kept.values)
    if fresh is not None:
        cells += [cell for cell in fresh.values if cell not in kept.values]
    found = []
    for cell in cells:
        then = printed(cell, kept.values[cell]) if cell in kept.values else ""
        now = None
        if fresh is not None:
            now = printed(cell, fresh.values[cell]) if cell in fresh.values else ""
        words = kept.texts.get(cell) or (fresh.texts.get(cell, "") if fresh else "")
        found.append(Line(cell, words, then, now))
    return found


def reproduces(shown: Shown) -> bool:
    """Say whether a figure counted again has the value that was kept."""
    return evaluate(shown.definition, shown.asked).values == shown.result.values
