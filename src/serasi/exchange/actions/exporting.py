"""What a command of the house takes out: very many records, or a shape, into a file."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from django.utils import timezone, translation

from serasi.exchange.actions.shaping import shape_records
from serasi.exchange.bulk import Tell, Written, read_sparingly, write_csv, write_xlsx
from serasi.exchange.queries.own import takable
from serasi.exchange.shapes import SHAPES
from serasi.network.policy import Viewer, system_viewer
from serasi.problems import EXPORT_CANNOT_RESUME, EXPORT_OUT, FORM_INVALID, Problem
from serasi.register.queries.events import EventFilter, filter_of
from serasi.trail.actions import record


def write_records(
    *,
    kind: str,
    out: Path,
    query: Mapping[str, str],
    resume: bool,
    start: Callable[[int], None],
    tell: Tell,
) -> Written:
    """Write the confirmed records of a filter for the house; the trail keeps count and checksum.

    Raises
    ------
    Problem
        S104 the filter makes no sense, S1475 nothing to resume, S1476 the disk.
    """
    actor = system_viewer("serasi exchange export")
    asked = replace(filter_of(query), state="confirmed")
    if asked.ignored:
        raise Problem(FORM_INVALID, what="; ".join(asked.ignored))
    words = "; ".join(f"{name}={value}" for name, value in sorted(query.items())) or "semua"
    if resume and kind != "csv":
        raise Problem(EXPORT_CANNOT_RESUME, what="hanya CSV yang dapat dilanjutkan")
    read_sparingly()
    with translation.override("id"):
        if kind in SHAPES:
            return _shape(actor, kind, out, asked, words)
        found = takable(actor, asked)
        start(found.order_by().count())
        if kind == "csv":
            made = write_csv(found, out, words=words, resume=resume, tell=tell)
        else:
            made = write_xlsx(found, out, words=words, tell=tell)
    record(
        actor.key, action="export.made", subject="export:peristiwa", now=timezone.now(),
        data={"filter": words, "kind": kind, "count": made.count, "sha256": made.sha256},
    )  # fmt: skip
    return made


def _shape(actor: Viewer, kind: str, out: Path, asked: EventFilter, words: str) -> Written:
    made = shape_records(actor, shape=kind, asked=asked, words=words, now=timezone.now())
    part = Path(f"{out}.part")
    try:
        with made.file, part.open("wb") as file:
            shutil.copyfileobj(made.file, file)
        part.replace(out)
    except OSError as error:
        raise Problem(EXPORT_OUT, path=out, why=error.strerror or str(error)) from error
    return Written(made.count, made.sha256, 0)
