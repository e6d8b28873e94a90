"""Figures are counted once and kept: the same question finds the value that was given before."""

from __future__ import annotations

from datetime import datetime

from serasi.network.walls import opened
from serasi.publish.figures.model import Asked, Definition, Result, digest, evaluator
from serasi.publish.models import Figure, Paper


def evaluate(meaning: Definition, asked: Asked) -> Result:
    """Count a figure; the house does it for whoever may ask, so that all get the same."""
    with opened():
        return meaning.evaluate(evaluator(asked.area), asked)


def kept(meaning: Definition, asked: Asked, *, now: datetime) -> Figure:
    """Return the figure of a question: the one that was given out before, or a new one."""
    name = digest(meaning.code, meaning.version, asked)
    with opened():
        found = Figure.objects.filter(digest=name).first()
        if found is not None:
            return found
        made, _new = Figure.objects.get_or_create(
            digest=name,
            defaults={
                "code": meaning.code,
                "version": meaning.version,
                "area_id": asked.area,
                "since": asked.since,
                "until": asked.until,
                "cut_off": asked.cut_off,
                "filter": asked.plain["filter"],
                "result": evaluate(meaning, asked).plain,
                "made_at": now,
            },
        )
        return made


def asked_of(row: Figure, *, cut_off: datetime | None = None) -> Asked:
    """Return the question of a kept figure, perhaps at another moment."""
    return Asked(
        row.area_id, row.since, row.until, cut_off or row.cut_off, tuple(sorted(row.filter.items()))
    )


class Fresh:
    """Resolves the figures of a paper by counting and keeping them, under their names in order."""

    def __init__(self, *, now: datetime) -> None:
        self.found: dict[str, Figure] = {}
        self._now = now

    def __call__(self, name: str, meaning: Definition, asked: Asked) -> Result:
        row = kept(meaning, asked, now=self._now)
        self.found[name] = row
        return Result.from_plain(row.result)


class Kept:
    """Resolves the figures of a paper from those that were printed in it.

    A figure that the kind asks for only since a newer version of the house is no part of a kept
    paper; it is counted for the screen and not kept.
    """

    def __init__(self, paper: Paper) -> None:
        with opened():
            rows = paper.figures.select_related("figure")
            self._rows = {row.name: row.figure for row in rows}

    def __call__(self, name: str, meaning: Definition, asked: Asked) -> Result:
        row = self._rows.get(name)
        return Result.from_plain(row.result) if row is not None else evaluate(meaning, asked)
