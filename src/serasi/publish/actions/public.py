"""Prepare an edition, approve it by a second person, discard a draft, correct what is out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from serasi.network.policy import Viewer, require, system_viewer
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import (
    EDITION_FOUND_OUT,
    EDITION_NOTHING_NEW,
    EDITION_OPEN,
    EDITION_SECOND,
    EDITION_SETTLED,
    EDITION_UNCHANGED,
    EDITION_WAITS,
    FORM_INVALID,
    NOT_FOUND,
    Problem,
)
from serasi.publish import public_rules as rules
from serasi.publish.models import Edition, EditionWorld
from serasi.publish.public_harmony import waves_of
from serasi.publish.queries import public as reads
from serasi.regions.models import Area
from serasi.science import disclosure
from serasi.trail.actions import record

LEAST_REASON = 8


@transaction.atomic
def prepare_edition(actor: Viewer, *, area: str, now: datetime) -> Edition:
    """Make the draft of the next edition: what is out already, and the months that became old.

    Raises
    ------
    Problem
        S1450 no new month, S1456 a draft is open, S1453 the attack found something.
    """
    regency = _regency(actor, area)
    last = _last(regency)
    through = rules.last_public_month(timezone.localdate(now))
    world: dict[str, Any] = dict(last.behind.world) if last else {}
    begin = rules.next_month(max(world)) if world else reads.first_month(area)
    months = rules.months_between(begin, through) if begin else []
    if not months:
        raise Problem(EDITION_NOTHING_NEW, **_when(begin or rules.next_month(through)))
    world.update(reads.counted(area, months))
    areas = _areas(world, area, last)
    tables = rules.tables_of(world, areas)
    before = rules.read_cells(last.figures) if last else []
    cells = rules.cells_of(tables, before)
    return _keep(actor, regency, last, world=world, cells=cells, tables=tables, now=now)


@transaction.atomic
def prepare_correction(actor: Viewer, *, area: str, reason: str, now: datetime) -> Edition:
    """Make the draft of a correction: the same months, counted anew from what is recorded now.

    Raises
    ------
    Problem
        S1451 a difference would be a small count, S1452 nothing changed, S1456, S1453.
    """
    regency = _regency(actor, area)
    last = _last(regency)
    said = " ".join(reason.split())[:300]
    if last is None:
        raise Problem(NOT_FOUND)
    if len(said) < LEAST_REASON:
        raise Problem(FORM_INVALID, what="alasan, paling sedikit delapan huruf")
    world = reads.counted(area, last.behind.world)
    tables = rules.tables_of(world, _areas(world, area, last))
    before = rules.read_cells(last.figures)
    cells = rules.cells_of(tables, before, renewed=True)
    waits = _waits(regency, cells, tables)
    if waits:
        raise Problem(EDITION_WAITS, count=len(waits))
    if not disclosure.replaces(_shown(before), _shown(cells)).moved:
        raise Problem(EDITION_UNCHANGED)
    return _keep(
        actor, regency, last, world=world, cells=cells, tables=tables, now=now, reason=said
    )


def _waits(regency: Area, cells: list[rules.Cell], tables: rules.Tables) -> set[str]:
    """Return what would differ by a small count from any edition that is out, not the last alone.

    Whoever kept an earlier one subtracts that: four records more and later three fewer are one.
    """
    found: set[str] = set()
    shown = _shown(cells)
    for figures in Edition.objects.filter(
        area=regency, state=Edition.State.APPROVED
    ).values_list("figures", flat=True):  # fmt: skip
        out = _shown(rules.read_cells(figures))
        found.update(disclosure.replaces(out, shown, tables.sums, threshold=rules.THRESHOLD).waits)
    return found


def _shown(cells: list[rules.Cell]) -> dict[str, int]:
    return {cell.key: cell.value for cell in cells if cell.value is not None}


def _regency(actor: Viewer, area: str) -> Area:
    require(actor, Can.CODE, area=area)
    found = Area.objects.filter(code=area, level=2).first()
    if found is None:
        raise Problem(NOT_FOUND)
    draft = Edition.objects.filter(area=area, state=Edition.State.DRAFT).first()
    if draft is not None:
        raise Problem(EDITION_OPEN, number=draft.number)
    return found


def _last(regency: Area) -> Edition | None:
    return (
        Edition.objects.filter(area=regency, state=Edition.State.APPROVED)
        .select_related("behind")
        .order_by("-number")
        .first()
    )


def _when(month: str) -> dict[str, str]:
    free = rules.first_of(rules.next_month(month, 1 + rules.DELAY_MONTHS))
    return {"next": month, "day": f"{free:%d/%m/%Y}"}


def _areas(world: dict[str, Any], area: str, last: Edition | None) -> list[str]:
    """Return the codes counted by: today's kecamatan, former ones with counts, the regency."""
    held = {code for month in world.values() for code in month[rules.BY_AREA]}
    before = {row[2] for row in last.figures["cells"] if row[0] == rules.BY_AREA} if last else set()
    today = Area.objects.filter(parent_id=area, level=3, valid_to=None)
    return sorted({area, *held, *before, *today.values_list("code", flat=True)})


def _keep(
    actor: Viewer,
    regency: Area,
    last: Edition | None,
    *,
    world: dict[str, Any],
    cells: list[rules.Cell],
    tables: rules.Tables,
    now: datetime,
    reason: str = "",
) -> Edition:
    found = rules.found_out(cells, tables)
    if found:
        raise Problem(EDITION_FOUND_OUT, count=len(found))
    figures = _figures(regency, max(world), cells)
    made = Edition.objects.create(
        area=regency,
        number=(last.number if last else 0) + 1,
        through=rules.first_of(max(world)),
        corrects=bool(reason),
        reason=reason,
        figures=figures,
        digest=rules.digest_of(figures),
        made_at=now,
        made_by_id=actor.person_id,
    )
    EditionWorld.objects.create(edition=made, world=world)
    record(
        actor.key, action="edition.prepared", subject=made.subject, now=now, reason=reason,
        data={"sha256": made.digest, "count": len(cells)},
    )  # fmt: skip
    return made


def _figures(regency: Area, through: str, cells: list[rules.Cell]) -> dict[str, Any]:
    names = {regency.code: regency.name, **reads.districts_of(regency.code)}
    codes = {cell.code for cell in cells if cell.table == rules.BY_AREA}
    with opened():
        harmony = waves_of(
            system_viewer("edisi publik"), regency.code, until=rules.days_of(through)[1]
        )
    return {
        "schema": rules.SCHEMA,
        "threshold": rules.THRESHOLD,
        "area": {"code": regency.code, "name": regency.name, "kind": regency.kind},
        "through": through,
        "names": {code: names.get(code, code) for code in sorted(codes)},
        "cells": [[cell.table, cell.period, cell.code, cell.value] for cell in cells],
        "harmony": harmony,
    }


def _draft(actor: Viewer, pk: int, right: Can) -> Edition:
    row = reads.visible_to(actor).select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        raise Problem(NOT_FOUND)
    require(actor, right, area=row.area_id)
    if row.state != Edition.State.DRAFT:
        raise Problem(EDITION_SETTLED, number=row.number, state=row.get_state_display())
    return row


@transaction.atomic
def approve_edition(actor: Viewer, *, pk: int, now: datetime) -> Edition:
    """Let an edition out; another person than who prepared it does."""
    row = _draft(actor, pk, Can.CONFIRM)
    if actor.person_id is None or actor.person_id == row.made_by_id:
        raise Problem(EDITION_SECOND)
    if rules.digest_of(row.figures) != row.digest:
        raise Problem(EDITION_FOUND_OUT, count=1)
    row.state, row.approved_at, row.approved_by_id = Edition.State.APPROVED, now, actor.person_id
    row.save(update_fields=["state", "approved_at", "approved_by"])
    record(
        actor.key, action="edition.approved", subject=row.subject, now=now,
        data={"sha256": row.digest},
    )  # fmt: skip
    return row


@transaction.atomic
def drop_edition(actor: Viewer, *, pk: int, now: datetime) -> None:
    """Throw a draft away; nobody outside ever saw it."""
    row = _draft(actor, pk, Can.CODE)
    record(
        actor.key, action="edition.dropped", subject=row.subject, now=now,
        data={"sha256": row.digest},
    )  # fmt: skip
    row.delete()
