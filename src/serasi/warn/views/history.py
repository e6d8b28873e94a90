"""The levels as they stood at the end of a past day: map, list, slider and a strip of days."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import DATE_FUTURE, FORM_INVALID, Problem
from serasi.science import charts
from serasi.warn.phrases import LEVEL_WORDS
from serasi.warn.queries import history as reads
from serasi.warn.queries.scope import sees_part
from serasi.warn.views.levelmap import level_map, regencies_of

FIRST_YEAR = 2000


@door(Can.WARN_READ)
def history(request: OfficeRequest) -> HttpResponse:
    """Show the levels at the end of the day that was asked for; today stands as of now."""
    today = timezone.localdate(request.now)
    first = today - timedelta(days=reads.SPAN - 1)
    regency = request.GET.get("kab", "")
    regency = regency if regency in regencies_of(request.viewer) else ""
    moved_to = request.GET.get("geser", "")
    if moved_to.isascii() and moved_to.isdecimal() and len(moved_to) <= 4:
        day = min(first + timedelta(days=int(moved_to)), today)
        return redirect(_address(day, regency))
    day = _asked(request.GET.get("hari", ""), today=today)
    standing = reads.stood_at(request.viewer, reads.end_of(day, now=request.now))
    days = reads.by_day(request.viewer, last=today, now=request.now)
    counted = reads.by_level(standing)
    part = sees_part(request.viewer)
    districts = reads.districts_told(request.viewer)
    return render(
        request,
        "warn/history.html",
        {
            "day": day,
            "today": today,
            "first": first,
            "moment": reads.end_of(day, now=request.now),
            "headline": _headline(counted, part=part),
            "standing": standing,
            "districts": districts,
            "green": max(0, districts - sum(counted.values())),
            "map": level_map(
                request.viewer,
                [one.warning for one in standing],
                regency=regency,
                page=f"{_address(day, '')}&kab=",
            ),
            "strip": _strip(days, chosen=day),
            "place": min(max((day - first).days, 0), reads.SPAN - 1),
            "last": reads.SPAN - 1,
            "marks": [(one.day - first).days for one in days if one.moved],
            "moved": [(one, _address(one.day, regency)) for one in reversed(days) if one.moved],
            "before": _address(day - timedelta(days=1), regency),
            "after": _address(day + timedelta(days=1), regency) if day < today else "",
            "regency": regency,
            "now": request.now,
        },
    )


def _asked(written: str, *, today: date) -> date:
    """Read the day of an address; none is today."""
    if not written.strip():
        return today
    try:
        day = date.fromisoformat(written.strip())
    except ValueError as unreadable:
        raise Problem(FORM_INVALID, what=_("hari")) from unreadable
    if day > today:
        raise Problem(DATE_FUTURE, written=day.strftime("%d/%m/%Y"))
    if day.year < FIRST_YEAR:
        raise Problem(FORM_INVALID, what=_("hari"))
    return day


def _address(day: date, regency: str) -> str:
    asked = {"hari": day.isoformat()} | ({"kab": regency} if regency else {})
    return f"{reverse('warn:history')}?{urlencode(asked)}"


def _headline(counted: dict[int, int], *, part: bool) -> str:
    parts = [
        ngettext("%(n)d kecamatan %(level)s", "%(n)d kecamatan %(level)s", n)
        % {"n": n, "level": LEVEL_WORDS[level]}
        for level, n in sorted(counted.items(), reverse=True)
    ]
    if parts:
        return ", ".join(parts).capitalize() + "."
    if part:
        return _("Tidak ada tingkat yang berlaku untuk urusan Anda; urusan lain tidak ditampilkan.")
    return _("Tidak ada tingkat yang berlaku.")


def _strip(days: list[reads.DayLevels], *, chosen: date) -> SafeString:
    drawn = charts.level_strip(
        [
            charts.LevelDay(
                one.day.strftime("%d/%m"), one.by_level, moved=one.moved, chosen=one.day == chosen
            )
            for one in days
        ],
        label=_("Kecamatan bertingkat menurut hari"),
    )
    return mark_safe(drawn)  # noqa: S308 - the charts escape what they draw
