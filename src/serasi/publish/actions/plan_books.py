"""A plan of action comes in from a workbook, all of it or nothing, and goes out as one."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from serasi.network.models import Agency
from serasi.network.policy import Viewer
from serasi.network.walls import opened
from serasi.problems import NOT_FOUND, PLAN_BOOK_EMPTY, PLAN_BOOK_ROWS, Problem
from serasi.publish.actions.planning import plan_agency
from serasi.publish.facts import region_name
from serasi.publish.figures.model import Asked, evaluator
from serasi.publish.figures.plan import plan as plan_figure
from serasi.publish.models import PlanRow
from serasi.publish.plan_book import BookRow, read_plan, write_plan
from serasi.publish.queries.scope import plan_rows
from serasi.regions.models import Area
from serasi.trail.actions import record

MOST_TOLD = 12


@transaction.atomic
def import_plan(actor: Viewer, *, area: str, year: int, content: bytes, now: datetime) -> int:
    """Add the rows of a workbook to the plan of a year; one wrong row, and nothing is added."""
    place = Area.objects.filter(code=area, level=2).first()
    if place is None:
        raise Problem(NOT_FOUND)
    agency = plan_agency(actor, area)
    rows = read_plan(content)
    with opened():
        Agency.objects.select_for_update().get(pk=agency.pk)
        mine = PlanRow.objects.filter(agency=agency, area=place, year=year)
        _refuse_wrong(rows, [_named(row) for row in mine.filter(dropped_at=None)])
        last = mine.order_by("-serial").values_list("serial", flat=True).first() or 0
        PlanRow.objects.bulk_create(
            [
                PlanRow(
                    agency=agency, area=place, year=year, serial=last + n, made_at=now,
                    made_by_id=actor.person_id, **row.fields,
                )
                for n, row in enumerate(rows, 1)
            ],
            batch_size=500,
        )  # fmt: skip
    record(
        actor.key, action="renaksi.imported", subject=f"renaksi:{area}/{year}", now=now,
        data={"rows": len(rows)},
    )  # fmt: skip
    return len(rows)


def _named(row: PlanRow) -> tuple[str, ...]:
    return (row.domain, row.plan.casefold(), row.activity.casefold(), row.place.casefold())


def _refuse_wrong(rows: list[BookRow], known: list[tuple[str, ...]]) -> None:
    if not rows:
        raise Problem(PLAN_BOOK_EMPTY)
    seen = set(known)
    wrong: list[str] = []
    for row in rows:
        told = list(row.wrong)
        name = tuple(
            str(row.fields.get(key, "")).casefold()
            for key in ("domain", "plan", "activity", "place")
        )
        if not told and name in seen:
            told.append("sudah ada dalam rencana atau di baris lain")
        seen.add(name)
        if told:
            wrong.append(f"baris {row.number}: {', '.join(told)}")
    if wrong:
        more = f"; dan {len(wrong) - MOST_TOLD} baris lagi" if len(wrong) > MOST_TOLD else ""
        raise Problem(PLAN_BOOK_ROWS, rows="; ".join(wrong[:MOST_TOLD]) + more)


def export_plan(actor: Viewer, *, place: Area, year: int, today: date, now: datetime) -> bytes:
    """Return the plan of a year with what was achieved, as the ministry's columns have it."""
    rows = list(plan_rows(actor).filter(area=place, year=year, dropped_at=None).order_by("serial"))
    until = min(date(year, 12, 31), today) if year <= today.year else date(year, 1, 1)
    with opened():
        found = plan_figure(evaluator(place.code), Asked(place.code, date(year, 1, 1), until, now))
    title = f"Matriks Rencana Aksi Terpadu {region_name(place)} Tahun {year}"
    record(
        actor.key, action="renaksi.exported", subject=f"renaksi:{place.code}/{year}", now=now,
        data={"rows": len(rows)},
    )  # fmt: skip
    return write_plan(title, rows, {**found.values, **found.texts})
