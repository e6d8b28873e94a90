"""Downloads: the rows of the screen's filter as a file; each download is in the trail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.network.policy import require_any
from serasi.network.roles import Can
from serasi.register import exports
from serasi.register.actions.downloads import note_download
from serasi.register.codes import Trigger
from serasi.register.models import Event
from serasi.register.queries import events as event_reads
from serasi.register.queries import tables as table_reads
from serasi.register.queries.exporting import COLUMNS, export_rows
from serasi.register.views.doors import COUNTS, READS_EVENTS, OfficeRequest, door
from serasi.register.views.events import filter_words
from serasi.register.views.tables import filter_of, table_words
from serasi.register.workbook import Cell


def _found(request: OfficeRequest) -> QuerySet[Event]:
    asked = event_reads.filter_of(request.GET)
    return event_reads.exportable(request.viewer, event_reads.events(request.viewer, asked))


def _places(found: QuerySet[Event]) -> Callable[[Sequence[Cell]], exports.Point | None]:
    """Return where a row lies: the middle of its area, never the spot itself."""
    rows = found.order_by().values_list("area_id", "area__lat", "area__lng").distinct()
    known = {
        code: (float(lng), float(lat))
        for code, lat, lng in rows
        if lat is not None and lng is not None
    }
    at = [name for name, _field in COLUMNS].index("kode_wilayah")
    return lambda row: known.get(str(row[at]))


def _send(request: OfficeRequest, sheet: exports.Sheet, *, kind: str) -> HttpResponseBase:
    made = exports.KINDS[kind][1](sheet)
    note_download(
        request.viewer,
        what=sheet.name,
        words=sheet.words,
        kind=kind,
        count=made.count,
        sha256=made.sha256,
        now=request.now,
    )
    day = timezone.localdate(request.now)
    return exports.answer(made, kind=kind, name=f"serasi-{sheet.name}-{day:%Y%m%d}")


@door(*READS_EVENTS)
def events(request: OfficeRequest, kind: str) -> HttpResponseBase:
    """Download the events of the filter on the screen."""
    require_any(request.viewer, (Can.EXPORT,))
    found = _found(request)
    sheet = exports.Sheet(
        name="peristiwa",
        columns=[name for name, _field in COLUMNS],
        rows=export_rows(found),
        words=filter_words(request, event_reads.filter_of(request.GET)),
        made_at=request.now,
        made_by=request.viewer.name,
        place_of=_places(found) if kind == "geojson" else None,
    )
    return _send(request, sheet, kind=kind)


def _table_rows(request: OfficeRequest, asked: table_reads.TableFilter) -> list[list[Any]]:
    found = table_reads.trigger_table(request.viewer, asked)
    unknown = table_reads.past_of(request.viewer, asked).unknown
    no_counts = [None] * len(Trigger.values)
    rows: list[list[Any]] = [
        [
            _("pemicu"),
            row.trigger,
            str(Trigger(row.trigger).label),
            row.n,
            str(row.share) if row.share is not None else None,
            None if unknown else row.before,
            None if unknown else row.change,
            *no_counts,
        ]
        for row in found.rows
    ]
    whole = "100.0" if found.total else None
    past = [None, None] if unknown else [found.total_before, found.change]
    rows.append([_("jumlah"), "", _("Jumlah"), found.total, whole, *past, *no_counts])
    for area in table_reads.area_rows(request.viewer, asked):
        rows.append(
            [
                _("wilayah"),
                area.code,
                area.name,
                area.total,
                None,
                None if unknown else area.before,
                None if unknown else area.total - area.before,
                *area.counts,
            ]
        )
    return rows


@door(*COUNTS)
def table(request: OfficeRequest, kind: str) -> HttpResponseBase:
    """Download the eight-trigger table of the filter on the screen."""
    require_any(request.viewer, (Can.EXPORT,))
    asked = filter_of(request.GET, today=timezone.localdate(request.now))
    head = ["menurut", "kode", "nama", "n", "persen", "tahun_lalu", "selisih", *Trigger.values]
    sheet = exports.Sheet(
        name="tabel-pemicu",
        columns=head,
        rows=_table_rows(request, asked),
        words=table_words(request.viewer, asked),
        made_at=request.now,
        made_by=request.viewer.name,
    )
    return _send(request, sheet, kind=kind)
