"""The timeline: events by month beside the year before, and the latest ones as a list."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from serasi.network.roles import Can
from serasi.register import phrases
from serasi.register.codes import TRIGGER_SHORT
from serasi.register.models import Event
from serasi.register.queries import events as event_reads
from serasi.register.queries import tables as reads
from serasi.register.queries.events import areas_below
from serasi.register.views.doors import COUNTS, READS_EVENTS, OfficeRequest, door
from serasi.register.views.tables import filter_of, table_words
from serasi.science import charts

LATEST = 12


def _month(first: date, *, leading: bool) -> str:
    """Write a month short, with its year where a year begins."""
    return date_format(first, "M Y" if leading or first.month == 1 else "M")


def _chart(months: list[reads.Month]) -> SafeString | None:
    if len(months) < 2:
        return None
    points = [
        charts.Point(_month(m.first, leading=n == 0), m.n, former=m.before)
        for n, m in enumerate(months)
    ]
    words = charts.Words(no_data=_("tidak ada data"), former=_("tahun sebelumnya"))
    drawn = charts.timeline(
        points, label=_("Catatan menurut bulan"), unit=_("catatan"), words=words
    )
    return mark_safe(drawn)  # noqa: S308 - the charts escape what they draw


def _headline(months: list[reads.Month]) -> str:
    total = sum(m.n for m in months)
    if not total:
        return _("Tidak ada catatan yang disahkan pada masa ini.")
    top = max(months, key=lambda m: m.n)
    return _("%(total)s catatan dalam %(months)s bulan. Terbanyak %(month)s: %(n)s.") % {
        "total": phrases.grouped(total),
        "months": len(months),
        "month": date_format(top.first, "F Y"),
        "n": phrases.grouped(top.n),
    }


@door(*COUNTS)
def timeline(request: OfficeRequest) -> HttpResponse:
    """Show the counts by month, and for who may read them the latest events."""
    today = timezone.localdate(request.now)
    query = request.GET.copy()
    if not query.get("dari"):
        query["dari"] = today.replace(year=today.year - 1, day=1).isoformat()
    asked = filter_of(query, today=today)
    trigger = query.get("pemicu", "")
    trigger = trigger if trigger in TRIGGER_SHORT else ""
    months = reads.months(request.viewer, asked, trigger=trigger)
    latest: list[Event] = []
    if any(request.viewer.can(can) for can in READS_EVENTS):
        rows = event_reads.events(request.viewer, event_reads.filter_of(query))
        latest = list(rows.select_related("area", "area__parent")[:LATEST])
    return render(
        request,
        "register/timeline.html",
        {
            "now": request.now,
            "asked": asked,
            "trigger": trigger,
            "months": months,
            "chart": _chart(months),
            "headline": _headline(months),
            "latest": latest,
            "words": table_words(request.viewer, asked),
            "total": sum(m.n for m in months),
            "choices": areas_below(request.viewer, *COUNTS),
            "kinds": Event.Kind.choices,
            "triggers": [(code, f"{code} {name}") for code, name in TRIGGER_SHORT.items()],
            "reads_events": request.viewer.can(Can.READ_EVENTS),
        },
    )
