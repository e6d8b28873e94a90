"""The queue page and what is done with picked rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from serasi.network.roles import Can
from serasi.problems import NOTHING_PICKED, Problem
from serasi.register import actions, phrases, rules
from serasi.register.codes import TRIGGER_SHORT
from serasi.register.models import Event, Handling, Priority
from serasi.register.params import clocks_on
from serasi.register.queries import queue as reads
from serasi.register.views.doors import READS_REPORTS, OfficeRequest, door, way_back

A_PAGE = 25


class BoundedPaginator(Paginator):  # type: ignore[type-arg]  # generic only in the stubs
    """Pages over rows that are counted only up to a bound."""

    @cached_property
    def count(self) -> int:
        return reads.bounded_count(cast("QuerySet[Handling]", self.object_list))


@dataclass(frozen=True)
class Row:
    """One row as the item component takes it."""

    id: str
    receipt: str
    url: str
    title: str
    priority: str
    place: str
    channel: str
    came: datetime
    trigger: str
    trigger_name: str
    sure: float | None
    due: datetime | None
    done: datetime | None
    target: str
    by: str
    by_since: datetime | None
    late: bool
    twin: str = ""
    twin_url: str = ""
    picked: bool = False


def place_of(row: Handling) -> str:
    """Write a place as "Lojejer, Wuluhan"."""
    parent = row.area.parent
    return f"{row.area.name}, {parent.name}" if parent and row.area.level > 2 else row.area.name


def _twin_words(twins: list[tuple[int, str]]) -> str:
    readable = [receipt for _pk, receipt in twins if receipt]
    if len(twins) == 1 and readable:
        return _("Mungkin sama dengan %(receipt)s") % {"receipt": readable[0]}
    if len(twins) == 1:
        return _("Mungkin sama dengan laporan di wilayah tetangga")
    return _("Mirip %(n)s laporan lain") % {"n": len(twins)}


def _by(row: Handling) -> str:
    if row.state == Handling.State.SECOND:
        return _("Menunggu orang kedua")
    return row.assigned_to.name if row.assigned_to else ""


def _channel_words(row: Handling) -> str:
    """Name the channel, and the day of an older message that only now came in."""
    report = row.report
    channel = str(report.get_channel_display())
    if report.sent_at is None or (row.received_at - report.sent_at).days < 1:
        return channel
    day = date_format(timezone.localtime(report.sent_at), "j M Y")
    return _("%(channel)s, dikirim %(day)s") % {"channel": channel, "day": day}


def as_row(
    row: Handling, *, clocks: rules.Clocks, twins: list[tuple[int, str]], now: datetime
) -> Row:
    """Return a handling as the item component shows it."""
    report = row.report
    target = ""
    if row.due_step:
        minutes = rules.target_minutes(clocks, step=row.due_step, priority=row.priority)
        target = f"{phrases.STEPS[row.due_step]}, {phrases.target(minutes)}"
        if row.event is not None and row.event.state == Event.State.CONFIRMED:
            target += ". " + _("tercatat di %(event)s") % {"event": row.event.public_id}
    elif row.outcome:
        target = str(Handling.Outcome(row.outcome).label)
    return Row(
        id=report.receipt,
        receipt=report.receipt,
        url=reverse("register:report", args=[report.receipt]),
        title=row.title,
        priority=row.priority,
        place=place_of(row),
        channel=_channel_words(row),
        came=row.received_at,
        trigger=row.trigger,
        trigger_name=phrases.trigger_name(row.trigger),
        sure=row.trigger_confidence,
        due=row.due_at,
        done=row.closed_at,
        target=target,
        by=_by(row),
        by_since=row.taken_at if row.state != Handling.State.SECOND else None,
        late=row.due_at is not None and row.due_at < now,
        twin=_twin_words(twins) if twins else "",
        twin_url=reverse("register:compare", args=[twins[0][0]]) if twins else "",
    )


def _tab_names() -> dict[str, str]:
    return {
        "semua": _("Semua terbuka"),
        "bebas": _("Belum diambil"),
        "saya": _("Tugas saya"),
        "lewat": _("Lewat waktu"),
        "kedua": _("Menunggu orang kedua"),
        "ganda": _("Dugaan ganda"),
        "nihil": _("Laporan nihil hari ini"),
        "selesai": _("Selesai diperiksa"),
    }


def _filter_words(request: OfficeRequest, asked: reads.QueueFilter) -> str:
    words = [_tab_names()[asked.view].lower()]
    if asked.question:
        words.append(_("berisi “%(words)s”") % {"words": asked.question})
    if asked.district:
        names = dict(reads.districts(request.viewer))
        words.append(names.get(asked.district, asked.district))
    if asked.priority:
        words.append(asked.priority.replace(",", _(" dan ")))
    if asked.trigger:
        words.append(phrases.trigger_name(asked.trigger))
    sorts = {
        "mendesak": _("paling mendesak dulu"),
        "baru": _("terbaru dulu"),
        "lama": _("tertua dulu"),
    }
    settled = asked.view in ("nihil", "selesai")
    words.append(sorts["baru" if settled and asked.sort == "mendesak" else asked.sort])
    return ", ".join(words)


def _headline(tabs: reads.Tabs) -> str:
    late, waiting = tabs.counts["lewat"], tabs.counts["semua"]
    if late:
        return ngettext(
            "%(count)s laporan lewat waktu.", "%(count)s laporan lewat waktu.", late
        ) % {"count": phrases.opening(late)}
    if waiting:
        return _("Tidak ada yang lewat waktu. %(count)s laporan menunggu diperiksa.") % {
            "count": phrases.opening(waiting)
        }
    return _("Antrean kosong. Semua laporan sudah diperiksa.")


def _filter_choices(request: OfficeRequest) -> dict[str, list[tuple[str, str]]]:
    triggers = [(code, f"{code} {name}") for code, name in TRIGGER_SHORT.items()]
    return {
        "districts": reads.districts(request.viewer),
        "triggers": triggers,
        "priorities": [
            ("P1", "P1"),
            ("P1,P2", _("P1 dan P2")),
            ("P3,P4", _("P3 dan P4")),
        ],
        "sorts": [
            ("mendesak", _("Paling mendesak")),
            ("baru", _("Terbaru")),
            ("lama", _("Tertua")),
        ],
    }


@door(*READS_REPORTS)
def queue(request: OfficeRequest) -> HttpResponse:
    """Show the queue: what is late, whose turn it is, and the rows of the filter."""
    viewer, now, asked = request.viewer, request.now, reads.filter_of(request.GET)
    tabs = reads.tabs(viewer, now=now)
    rows = reads.queue(viewer, asked, now=now)
    paginator = BoundedPaginator(rows, A_PAGE)
    page: Page[Handling] = paginator.get_page(request.GET.get("page"))
    shown = list(reads.with_details(cast("QuerySet[Handling]", page.object_list)))
    twins = reads.twins_of(viewer, [row.pk for row in shown])
    clocks = clocks_on(now)
    urgent = tabs.urgent
    return render(
        request,
        "register/queue.html",
        {
            "now": now,
            "headline": _headline(tabs),
            "urgent": urgent,
            "urgent_step": phrases.STEPS.get(urgent.step, "") if urgent else "",
            "urgent_late": phrases.lateness(urgent.due_at, now=now) if urgent else "",
            "views": _view_tabs(asked, tabs),
            "saved": reads.saved_views(viewer, "queue"),
            "asked": asked,
            "choices": _filter_choices(request),
            "rows": [
                as_row(row, clocks=clocks, twins=twins.get(row.pk, []), now=now) for row in shown
            ],
            "page": page,
            "total": paginator.count,
            "more_than": reads.COUNTED_TO if paginator.count > reads.COUNTED_TO else None,
            "filter_words": _filter_words(request, asked),
            "may_work": viewer.can(Can.TRIAGE),
            "may_code": viewer.can(Can.CODE),
            "bulk_priorities": Priority.choices,
            "query": request.GET.urlencode(),
        },
    )


def _view_tabs(asked: reads.QueueFilter, tabs: reads.Tabs) -> list[dict[str, object]]:
    base = reverse("register:queue")
    return [
        {
            "url": base if key == "semua" else f"{base}?tampilan={key}",
            "label": label,
            "count": tabs.counts.get(key),
            "current": key == asked.view,
        }
        for key, label in _tab_names().items()
    ]


@require_POST
@door(Can.TRIAGE)
def bulk(request: OfficeRequest) -> HttpResponse:
    """Do one thing with the picked reports."""
    picked = request.POST.getlist("pick")
    do = request.POST.get("do", "")
    back = way_back(request, reverse("register:queue"))
    if not picked:
        raise Problem(NOTHING_PICKED)
    if do == "ambil":
        taken, left = actions.take_many(request.viewer, receipts=picked, now=request.now)
        said = _("%(n)s laporan Anda ambil.") % {"n": phrases.opening(taken)}
        if left:
            said += " " + _("%(n)s sudah dikerjakan orang lain.") % {"n": phrases.opening(left)}
        messages.success(request, said)
    elif do in ("P1", "P2", "P3", "P4"):
        changed = actions.set_priority(
            request.viewer, receipts=picked, priority=do, now=request.now
        )
        messages.success(
            request,
            _("Prioritas %(n)s laporan menjadi %(priority)s.")
            % {"n": phrases.in_words(changed), "priority": do},
        )
    elif do == "gabung":
        joined = actions.join_reports(request.viewer, receipts=picked, now=request.now)
        messages.success(request, _("%(n)s laporan dihubungkan.") % {"n": phrases.opening(joined)})
    return redirect(back)
