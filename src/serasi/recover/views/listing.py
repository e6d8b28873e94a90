"""Taking in a list of displaced people: preview with every row's problems, then storing."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import LIST_TOO_LONG, NOT_FOUND, Problem
from serasi.recover import actions, queries
from serasi.recover.actions.listing import Defaults, looked_at
from serasi.recover.listing import MOST_ROWS, ListRow, Today, read_list
from serasi.recover.models import Basis, Point
from serasi.recover.views import reading
from serasi.regions.zones import local_day
from serasi.register.places import area_code
from serasi.respond import queries as respond
from serasi.respond.models import Case

MOST_BYTES = 4 * 1024 * 1024
ROWS_SHOWN = 300


@never_cache
@door(Can.VICTIMS)
def listing(request: OfficeRequest, number: str) -> HttpResponse:
    """Take a list, show what was understood of it, and store it when asked."""
    row = respond.case(request.viewer, number)
    if not queries.cares_in(request.viewer, row):
        raise Problem(NOT_FOUND)
    points = list(Point.objects.filter(case=row, closed_on=None).select_related("area"))
    today = local_day(request.now, row.area_id)
    context = {"case": row, "points": points, "basis": Basis.choices, "today": today}
    if request.method != "POST":
        return render(request, "recover/listing.html", context)
    defaults = Defaults(
        point=reading.number(request, "point"),
        entered_on=reading.maybe_day(request, "on"),
        basis=reading.words(request, "basis") or Basis.VITAL,
    )
    try:
        rows, text = _read(request, row, points)
    except Problem as problem:
        context |= {"problem": problem, "defaults": defaults}
        return render(request, "recover/listing.html", context, status=problem.status)
    if request.POST.get("do") == "store":
        return _store(request, row, rows, defaults, context)
    told = looked_at(request.viewer, row, rows, now=request.now, defaults=defaults)
    return render(
        request,
        "recover/listing.html",
        context | {"text": text, "defaults": defaults} | _preview(told),
    )


def _read(request: OfficeRequest, row: Case, points: list[Point]) -> tuple[list[ListRow], str]:
    file = request.FILES.get("file")
    if file is not None:
        if (file.size or 0) > MOST_BYTES:
            raise Problem(LIST_TOO_LONG, rows=">", limit=MOST_ROWS)
        content, name = file.read(), file.name or "daftar"
    else:
        content, name = request.POST.get("text", "").encode(), "tempelan"
    prefer = tuple(sorted(request.viewer.areas(Can.VICTIMS)))
    return read_list(
        content=content,
        name=name,
        points={one.name.casefold(): one.pk for one in points},
        resolve=lambda words: area_code(words, prefer=prefer),
        today=_today_at(request, row, points),
    )


def _today_at(request: OfficeRequest, row: Case, points: list[Point]) -> Today:
    """Return what says which day it is where a row puts somebody."""
    usual = reading.number(request, "point")
    areas = {one.pk: one.area_id for one in points}

    def today(point: int | None) -> date:
        return local_day(request.now, areas.get(point or usual or 0, row.area_id))

    return today


def _preview(rows: list[ListRow]) -> dict[str, object]:
    """Return what is shown of a list: rows with something to mend first, no name among them."""
    wrong = [one for one in rows if one.problems]
    noted = [one for one in rows if one.notes and not one.problems]
    return {
        "read": len(rows),
        "sound": len(rows) - len(wrong),
        "families": len({one.household for one in rows if one.household}),
        "wrong": wrong[:ROWS_SHOWN],
        "wrong_count": len(wrong),
        "noted": noted[:ROWS_SHOWN],
        "noted_count": len(noted),
    }


def _store(
    request: OfficeRequest,
    row: Case,
    rows: list[ListRow],
    defaults: Defaults,
    context: dict[str, object],
) -> HttpResponse:
    stored = actions.store_list(
        request.viewer, number=row.number, rows=rows, defaults=defaults, now=request.now
    )
    words = _("%(n)d orang dan %(kk)d keluarga tersimpan.") % {
        "n": stored.people,
        "kk": stored.households,
    }
    messages.success(request, words)
    if not stored.left_out:
        return redirect("recover:people", row.number)
    left = {"wrong": stored.left_out[:ROWS_SHOWN], "wrong_count": len(stored.left_out)}
    return render(request, "recover/listing.html", context | {"stored": stored} | left)
