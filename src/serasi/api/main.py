"""The HTTP API at `/api/v1/`: thin operations over the same queries and actions as the pages.

Log in as on the pages (session); writing operations need the CSRF token. Every refusal has one
shape, `Refusal`; forbidden and unknown are the same 404.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import NinjaAPI, Query, Status
from ninja.errors import AuthenticationError, ValidationError
from ninja.pagination import LimitOffsetPagination, paginate
from ninja.security import SessionAuth

from serasi import __version__
from serasi.api import schemas
from serasi.collect import actions as collect_actions
from serasi.collect import queries as collect
from serasi.collect.models import Channel, Report
from serasi.measure.queries import figures as measure
from serasi.network.models import Commitment
from serasi.network.policy import Viewer, require_any
from serasi.network.queries import duties as network_duties
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, NOT_ALLOWED, NOT_FOUND, Problem
from serasi.regions import queries as regions
from serasi.register import actions as register_actions
from serasi.register import queries as register
from serasi.register.models import Event
from serasi.register.queries.events import events as register_events
from serasi.register.queries.events import filter_of
from serasi.register.queries.queue import tabs
from serasi.register.queries.tables import Period, TableFilter, past_of, trigger_table

REFUSALS = {401: schemas.Refusal, 404: schemas.Refusal, 409: schemas.Refusal, 422: schemas.Refusal}
MOST = 200


class Session(SessionAuth):
    """The session of the pages; who is logged in has a viewer."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Viewer | None:
        viewer: Viewer | None = getattr(request, "viewer", None)
        return viewer if viewer is not None and viewer.person_id is not None else None


api = NinjaAPI(
    title="Serasi",
    version=__version__,
    auth=Session(),
    docs_url=None,
    urls_namespace="api",
)


def _refuse(request: HttpRequest, *, code: str, message: str, status: int) -> HttpResponse:
    return api.create_response(request, {"code": code, "message": message}, status=status)


@api.exception_handler(Problem)
def _on_problem(request: HttpRequest, problem: Any) -> HttpResponse:
    return _refuse(request, code=problem.code, message=problem.sentence, status=problem.status)


@api.exception_handler(AuthenticationError)
def _on_stranger(request: HttpRequest, _error: Any) -> HttpResponse:
    return _refuse(request, code="S105", message="Masuk dulu.", status=401)


@api.exception_handler(ValidationError)
def _on_invalid(request: HttpRequest, error: Any) -> HttpResponse:
    what = "; ".join(f"{'.'.join(str(p) for p in e['loc'])}: {e['msg']}" for e in error.errors)
    return _refuse(request, code="S104", message=f"Isian belum benar: {what}", status=422)


def _viewer(request: HttpRequest) -> Viewer:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    return viewer


def _get(path: str, answer: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a reading operation with the refusals that every one of them may give."""
    return api.get(path, response={200: answer, **REFUSALS})


class Pages(LimitOffsetPagination):
    """Limit and offset, at most 200 a page."""

    class Input(LimitOffsetPagination.Input):
        limit: int = Query(50, ge=1, le=MOST)  # type: ignore[type-arg]


@_get("/me", schemas.Me)
def me(request: HttpRequest) -> Mapping[str, object]:
    """Say who is logged in, with which rights, and which are withheld."""
    viewer = _viewer(request)
    return {
        "name": viewer.name,
        "post": viewer.post,
        "grants": [
            {"can": g.can.value, "areas": sorted(g.areas), "role": g.role} for g in viewer.grants
        ],
        "withheld": sorted(c.value for c in viewer.withheld),
    }


@_get("/areas", list[schemas.AreaOut])
def areas(request: HttpRequest, q: str, limit: int = Query(10, ge=1, le=50)) -> list[object]:  # type: ignore[type-arg]
    """Find areas by name or code, the viewer's own first."""
    prefer = tuple(sorted(_viewer(request).reach))
    return list(regions.search_areas(q[:80], prefer=prefer, limit=limit))


def _told(row: Report, schema: type[schemas.ReportLine]) -> Mapping[str, object]:
    names = [name for name in schema.model_fields if name != "area"]
    return {"area": row.area_id, **{name: getattr(row, name) for name in names}}


def _line(row: Report) -> Mapping[str, object]:
    return _told(row, schemas.ReportLine)


@api.get("/reports", response={200: list[schemas.ReportLine], **REFUSALS})
@paginate(Pages)
def reports(request: HttpRequest) -> Any:
    """List the reports the viewer may read, newest first, without their words."""
    viewer = _viewer(request)
    require_any(viewer, (Can.READ_REPORTS, Can.READ_RESTRICTED, Can.OWN))
    return _Mapped(collect.visible_to(viewer).order_by("-received_at", "-pk"), _line)


@_get("/reports/{receipt}", schemas.ReportOut)
def report(request: HttpRequest, receipt: str) -> Mapping[str, object]:
    """Return one report that the viewer may read; the read of another's report is recorded."""
    viewer = _viewer(request)
    found = collect.report(viewer, receipt)
    if found.reporter_id != viewer.person_id:
        register_actions.open_report(viewer, receipt=receipt, now=timezone.now())
    return _told(found, schemas.ReportOut)


@api.post("/reports", response={200: schemas.ReceiptOut, 201: schemas.ReceiptOut, **REFUSALS})
def send_report(request: HttpRequest, body: schemas.ReportIn) -> Status[Mapping[str, object]]:
    """Take a report in; the same UUID a second time returns the first receipt."""
    point = (body.lat, body.lng) if body.lat is not None and body.lng is not None else None
    received = collect_actions.receive_report(
        _viewer(request),
        uuid=body.uuid,
        text=body.text,
        now=timezone.now(),
        channel=Channel.API,
        sent_at=body.sent_at,
        area=body.area,
        point=point,
        is_nil=body.is_nil,
        life_at_risk=body.life_at_risk,
        knows_how=body.knows_how,
    )
    answer = {"receipt": received.receipt, "is_new": received.is_new}
    return Status(201 if received.is_new else 200, answer)


@_get("/queue", schemas.QueueOut)
def queue(request: HttpRequest) -> Mapping[str, object]:
    """Count the open reports by tab of the queue."""
    viewer, now = _viewer(request), timezone.now()
    require_any(viewer, (Can.READ_REPORTS, Can.READ_RESTRICTED))
    return {"as_of": now, "counts": tabs(viewer, now=now).counts}


def _event(row: Event) -> Mapping[str, object]:
    names = [name for name in schemas.EventOut.model_fields if name != "area"]
    return {"area": row.area_id, **{name: getattr(row, name) for name in names}}


@api.get("/events", response={200: list[schemas.EventOut], **REFUSALS})
@paginate(Pages)
def events(request: HttpRequest) -> Any:
    """List events by the same filter as the page `/peristiwa/` (q, wilayah, jenis, pemicu, …)."""
    viewer = _viewer(request)
    require_any(viewer, (Can.READ_EVENTS, Can.CROSS_BORDER, Can.CODE, Can.CONFIRM))
    asked = filter_of(request.GET)
    if asked.ignored:
        raise Problem(FORM_INVALID, what="; ".join(asked.ignored))
    return _Mapped(register_events(viewer, asked), _event)


@_get("/events/{public_id}", schemas.EventOut)
def event(request: HttpRequest, public_id: str) -> Mapping[str, object]:
    """Return one event that the viewer may read."""
    return _event(register.event(_viewer(request), public_id))


@_get("/triggers", schemas.TriggerTableOut)
def triggers(
    request: HttpRequest,
    since: date | None = None,
    until: date | None = None,
    area: str = "",
) -> Mapping[str, object]:
    """Count confirmed events by the eight triggers, beside the same period of last year."""
    viewer = _viewer(request)
    require_any(viewer, (Can.COUNT, Can.READ_EVENTS))
    today = timezone.localdate()
    period = Period(since or date(today.year, 1, 1), until or today)
    if period.since > period.until or period.since.year < 1900:
        raise Problem(NOT_FOUND)
    asked = TableFilter(period, area=area)
    table, unknown = trigger_table(viewer, asked), past_of(viewer, asked).unknown
    return {
        "since": period.since,
        "until": period.until,
        "total": table.total,
        "total_before": None if unknown else table.total_before,
        "tensions": table.tensions,
        "incidents": table.incidents,
        "rows": [
            {
                "trigger": row.trigger,
                "n": row.n,
                "percent": None if row.share is None else str(row.share),
                "before": None if unknown else row.before,
            }
            for row in table.rows
        ],
    }


@_get("/waves", list[schemas.WaveOut])
def waves(request: HttpRequest) -> list[Mapping[str, object]]:
    """List the published survey waves whose figures the viewer may read, newest first."""
    return [
        {"area": row.area_id, **{name: getattr(row, name) for name in schemas.WAVE_FIELDS}}
        for row in measure.published_waves(_viewer(request))
    ]


@_get("/waves/{code}/figures", schemas.FiguresOut)
def figures(request: HttpRequest, code: str) -> Mapping[str, object]:
    """Return every figure of a published wave; a hidden one is null with the reason beside it."""
    found = measure.figures_of(_viewer(request), code)
    return {
        "wave": found.wave.code,
        "weights": found.version,
        "label": found.label,
        "figures": [
            {"area": row.area or None, "place": row.place, **vars(row.measured), **vars(row.cell)}
            for row in found.rows
        ],
    }


@api.get("/duties", response={200: list[schemas.DutyOut], **REFUSALS})
@paginate(Pages)
def duties(request: HttpRequest) -> Any:
    """List the duties that the viewer's agencies owe or are owed, the nearest first."""
    viewer = _viewer(request)
    if not viewer.can(Can.DUTIES):
        raise Problem(NOT_ALLOWED)
    return _Mapped(network_duties(viewer).order_by("due_at", "pk"), _duty)


def _duty(row: Commitment) -> Mapping[str, object]:
    return {
        "what": row.what,
        "owed_by": row.owed_by.short_name,
        "owed_to": row.owed_to.short_name if row.owed_to else None,
        "due_at": row.due_at,
        "state": row.state,
        "area": row.area_id,
    }


class _Mapped:
    """A queryset whose pages are told by a function: only the rows of a page are fetched."""

    def __init__(self, rows: Any, tell: Callable[[Any], Mapping[str, object]]) -> None:
        self.rows = rows
        self.tell = tell

    def __getitem__(self, part: slice) -> list[Mapping[str, object]]:
        return [self.tell(row) for row in self.rows[part]]

    def count(self) -> int:
        return int(self.rows.order_by().count())

    def all(self) -> _Mapped:
        return self
