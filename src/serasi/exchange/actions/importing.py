"""Bring a file of another source in: look at it, then keep all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from serasi.collect.queries import desk_for
from serasi.exchange.looking import Known, Looked, compare, named_cells, read_file
from serasi.exchange.models import ExternalEvent, ExternalFile
from serasi.exchange.queries.places import Places
from serasi.exchange.queries.scope import BRINGS
from serasi.network.policy import Viewer, require_any
from serasi.network.roles import Can
from serasi.problems import FILE_KNOWN, FILE_ROWS_REFUSED, FORM_INVALID, NOT_FOUND, Problem
from serasi.trail.actions import record

BATCH = 500
MOST_FINDINGS = 500
T = TypeVar("T")


def agency_of(actor: Viewer) -> int:
    """Return the office through which the viewer brings files in."""
    require_any(actor, BRINGS)
    require_any(actor, (Can.IMPORT,))
    held = sorted(actor.agencies(*BRINGS) & actor.agencies(Can.IMPORT))
    if not held:
        raise Problem(NOT_FOUND)
    return held[0]


def house_agency(region: str, *, now: datetime) -> int:
    """Return the office that keeps the desk of a region, for a command of the house."""
    return desk_for(region, on=timezone.localdate(now)).pk


def look(agency: int, *, data: bytes, source: str = "") -> Looked:
    """Read a file and compare it with what this office holds; nothing is kept.

    Raises
    ------
    Problem
        S1460 no such file, S1461 too large, S1473 it came in before.
    """
    looked = read_file(data, source=source)
    before = ExternalFile.objects.filter(agency=agency, sha256=looked.sha256).first()
    if before is not None:
        raise Problem(FILE_KNOWN, day=f"{timezone.localtime(before.at):%d/%m/%Y}")
    compare(looked, _known(agency, looked))
    return looked


def _known(agency: int, looked: Looked) -> Known:
    found = {}
    rows = ExternalEvent.objects.filter(agency=agency, source=looked.format.code, current=True)
    for keys in _blocks((read.source_id for _at, _record, read in looked.rows), BATCH):
        held = rows.filter(source_id__in=keys).values_list(
            "source_id", "raw", "file__head", "file__delimiter"
        )
        for key, raw, head, delimiter in held:
            found[key] = (named_cells(raw, head=head, delimiter=delimiter), raw)
    return found


@transaction.atomic
def keep(
    actor: Viewer,
    agency: int,
    looked: Looked,
    *,
    name: str,
    now: datetime,
    licence: str = "",
    without_refused: bool = False,
) -> ExternalFile:
    """Keep a file that was looked at; a newer version of a record becomes the current one.

    Raises
    ------
    Problem
        S1472 rows are refused, unless they are to be left out; S104 no row is left.
    """
    if looked.wrong and not without_refused:
        line, first = looked.wrong[0]
        raise Problem(FILE_ROWS_REFUSED, count=looked.refused, line=line, first=first.sentence)
    if not looked.rows:
        raise Problem(FORM_INVALID, what="berkas tanpa satu baris pun yang dapat dipakai")
    made = ExternalFile.objects.create(
        source=looked.format.code, agency_id=agency, name=name[:120],
        licence=(licence.strip() or looked.format.licence)[:300],
        sha256=looked.sha256, size=looked.size, encoding=looked.book.encoding,
        delimiter=looked.book.delimiter, head=looked.book.head.raw,
        tags=looked.book.tags.raw if looked.book.tags else "", complete=not looked.refused,
        rows=len(looked.rows), new=looked.new, changed=looked.changed, same=looked.same,
        refused=looked.refused, findings=findings_of(looked)[:MOST_FINDINGS],
        at=now, by_id=actor.person_id,
    )  # fmt: skip
    _retire(agency, looked)
    codes = Places().codes(read for _at, _record, read in looked.rows)
    rows = zip(_events(made, looked), codes, strict=True)
    for block in _blocks(rows, BATCH):
        for event, code in block:
            event.area_id = code
        ExternalEvent.objects.bulk_create(event for event, _code in block)
    record(
        actor.key, action="exchange.imported", subject=f"exchange:{made.pk}", now=now,
        data={"kind": made.get_source_display(), "sha256": made.sha256, "count": made.rows,
              "added": made.new, "refused": made.refused},
    )  # fmt: skip
    return made


def findings_of(looked: Looked) -> list[dict[str, object]]:
    """Return what was found as plain data: line, number, sentence."""
    return [
        {"line": line, "code": problem.code, "sentence": problem.sentence}
        for line, problem in looked.findings
    ]


def _retire(agency: int, looked: Looked) -> None:
    rows = ExternalEvent.objects.filter(agency=agency, source=looked.format.code, current=True)
    for keys in _blocks((read.source_id for _at, _record, read in looked.rows), BATCH):
        rows.filter(source_id__in=keys).update(current=False)


def _events(made: ExternalFile, looked: Looked) -> Iterator[ExternalEvent]:
    for position, one, read in looked.rows:
        yield ExternalEvent(
            file=made, agency_id=made.agency_id, source=made.source, position=position,
            line=one.line, raw=one.raw, source_id=read.source_id,
            lat=_degrees(read.lat), lng=_degrees(read.lng),
            start_date=read.start, end_date=_end(read.start, read.end),
            time_precision=read.precision, place=read.place[:200],
            actor_a=read.actor_a[:200], actor_b=read.actor_b[:200], words=read.words[:120],
            forms=list(read.forms), triggers=list(read.triggers),
            deaths=read.deaths, injured=read.injured,
        )  # fmt: skip


def _degrees(value: float | None) -> str | None:
    return None if value is None else f"{value:.6f}"


def _end(start: date, end: date | None) -> date | None:
    return end if end is not None and end != start else None


def _blocks(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    source = iter(rows)
    while block := list(islice(source, size)):
        yield block
