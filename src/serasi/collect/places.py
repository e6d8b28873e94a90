"""Settles where a report lies: as stated, else as its text says, else where it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from serasi.collect.models import Report
from serasi.problems import AREA_NOT_FOUND, AREA_UNCLEAR, Problem
from serasi.regions import queries as regions
from serasi.regions.models import Area
from serasi.regions.placed import lies_in

_CODE = re.compile(r"\d[\d.]*")
_OFFERED = 4


@dataclass(frozen=True)
class Settled:
    """The best known area of a report, and how it is known."""

    code: str
    source: str


def area_of_words(words: str, *, prefer: tuple[str, ...]) -> str:
    """Return the code of the area that somebody wrote, as a code or a name.

    Raises
    ------
    Problem
        S342 when several areas bear the name, S343 when none does, S20x for a bad code.
    """
    written = words.strip()
    first = written.split()[0].rstrip(",") if written else ""
    if _CODE.fullmatch(first):
        return regions.resolve_code(first).area.code
    hits = regions.search_areas(written, prefer=prefer, limit=8)
    exact = [hit for hit in hits if hit.score >= 100]
    mine = [hit for hit in exact if lies_in(hit.code, prefer)]
    for found in (mine, exact):
        if len(found) == 1:
            return found[0].code
    if not hits:
        whole = [hit for hit in _by_path(written) if hit]
        if len(whole) == 1:
            return whole[0]
        raise Problem(AREA_NOT_FOUND, words=written[:60])
    offered = "; ".join(f"{hit.code} {hit.path}" for hit in (mine or exact or hits)[:_OFFERED])
    raise Problem(AREA_UNCLEAR, words=written[:60], choices=offered)


def _by_path(words: str) -> list[str]:
    """Return the areas whose full path is what was written, as the area field shows it."""
    name, _comma, rest = words.partition(",")
    hits = regions.search_areas(name, limit=60) if rest else []
    return [hit.code for hit in hits if hit.path.casefold() == words.casefold()]


def settle(stated: str | None, *, read: str | None, home: str, home_source: str) -> Settled:
    """Choose the area: stated, or deeper within it as the text says; the text; the home."""
    told = read if read and Area.objects.filter(code=read).exists() else None
    if stated:
        if told and told != stated and lies_in(told, [stated]):
            return Settled(told, Report.AreaSource.TEXT)
        return Settled(stated, Report.AreaSource.STATED)
    if told:
        return Settled(told, Report.AreaSource.TEXT)
    return Settled(home, home_source)
