"""The eight-trigger table by period and area."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.register import phrases
from serasi.register.codes import TRIGGER_SHORT, Trigger
from serasi.register.models import Event
from serasi.register.queries import tables as reads
from serasi.register.queries.events import areas_below
from serasi.register.queries.filters import Asked
from serasi.register.views.doors import COUNTS, OfficeRequest, door


def filter_of(query: QueryDict, *, today: date) -> reads.TableFilter:
    """Read the filter of a table from an address; by default this year until today."""
    asked = Asked(query)
    since, until = asked.period("dari", "sampai")
    since, until = since or date(today.year, 1, 1), until or today
    return reads.TableFilter(
        period=reads.Period(since, max(since, until)),
        area=asked.area("wilayah"),
        kind=asked.among("jenis", Event.Kind.values),
        ignored=tuple(asked.ignored),
    )


def area_name(viewer: Viewer, code: str) -> str:
    """Return the name of the chosen area, or what "all" means for this viewer."""
    names = dict(areas_below(viewer, *COUNTS))
    if code:
        return names.get(code, code)
    tops = [names[c] for c in sorted(viewer.areas(*COUNTS)) if c in names]
    if len(tops) > 3:
        return _("%(n)s kabupaten/kota") % {"n": len(tops)}
    return ", ".join(tops)


def table_words(viewer: Viewer, asked: reads.TableFilter) -> str:
    """Say what a table or its export counts."""
    kind = {"tension": _("potensi"), "incident": _("peristiwa")}.get(
        asked.kind, _("potensi dan peristiwa")
    )
    return _("%(kind)s yang disahkan, %(area)s, %(since)s sampai %(until)s") % {
        "kind": kind,
        "area": area_name(viewer, asked.area),
        "since": asked.period.since.strftime("%d/%m/%Y"),
        "until": asked.period.until.strftime("%d/%m/%Y"),
    }


def _headline(table: reads.TriggerTable, *, comparable: bool) -> str:
    largest = table.largest
    if largest is None:
        return _("Tidak ada catatan yang disahkan pada masa ini.")
    if not comparable:
        return _("%(total)s catatan. Terbanyak: %(trigger)s, %(n)s dari %(total)s.") % {
            "total": phrases.grouped(table.total),
            "trigger": str(Trigger(largest.trigger).label).lower(),
            "n": phrases.grouped(largest.n),
        }
    change = table.change
    if change > 0:
        beside = _("%(n)s lebih banyak") % {"n": phrases.grouped(change)}
    elif change < 0:
        beside = _("%(n)s lebih sedikit") % {"n": phrases.grouped(-change)}
    else:
        beside = _("sama banyaknya")
    return _(
        "%(total)s catatan, %(beside)s daripada masa yang sama tahun lalu. Terbanyak:"
        " %(trigger)s, %(n)s dari %(total)s."
    ) % {
        "total": phrases.grouped(table.total),
        "beside": beside,
        "trigger": str(Trigger(largest.trigger).label).lower(),
        "n": phrases.grouped(largest.n),
    }


def _presets(today: date) -> list[tuple[str, str]]:
    quarter = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    last = today.year - 1
    spans = (
        (_("Tahun ini"), date(today.year, 1, 1), today),
        (_("Triwulan ini"), quarter, today),
        (_("Bulan ini"), today.replace(day=1), today),
        (_("Tahun lalu"), date(last, 1, 1), date(last, 12, 31)),
    )
    return [(name, f"?dari={a.isoformat()}&sampai={b.isoformat()}") for name, a, b in spans]


@door(*COUNTS)
def table(request: OfficeRequest) -> HttpResponse:
    """Show the table of a period and an area."""
    today = timezone.localdate(request.now)
    asked = filter_of(request.GET, today=today)
    found = reads.trigger_table(request.viewer, asked)
    areas = reads.area_rows(request.viewer, asked)
    past = reads.past_of(request.viewer, asked)
    return render(
        request,
        "register/table.html",
        {
            "now": request.now,
            "asked": asked,
            "past": past,
            "table": found,
            "headline": _headline(found, comparable=past.comparable),
            "bars": reads.bars(found),
            "areas": areas,
            "columns": list(TRIGGER_SHORT.items()),
            "sums": [row.n for row in found.rows],
            "words": table_words(request.viewer, asked),
            "choices": areas_below(request.viewer, *COUNTS),
            "kinds": Event.Kind.choices,
            "presets": _presets(today),
            "may_export": request.viewer.can(Can.EXPORT),
            "query": request.GET.urlencode(),
        },
    )
