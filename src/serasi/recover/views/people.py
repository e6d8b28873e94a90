"""People of a case: the list with its search, registering, needs and help."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, NOT_FOUND, Problem
from serasi.recover import actions, queries
from serasi.recover.actions import Aim, Entry, What
from serasi.recover.models import (
    AgeBand,
    Basis,
    Client,
    Harm,
    NeedKind,
    Point,
    Sex,
)
from serasi.recover.queries.passing import offered_to
from serasi.recover.queries.people import VIEWS, vulnerabilities
from serasi.recover.queries.totals import VULNERABLE
from serasi.recover.secrets import KINDS, Identity
from serasi.recover.views import reading
from serasi.regions.zones import local_day
from serasi.respond import queries as respond
from serasi.respond.models import Case

PER_PAGE = 50
VIEW_WORDS = {
    "": gettext_lazy("Semua"),
    "mengungsi": gettext_lazy("Masih mengungsi"),
    "tanpa_solusi": gettext_lazy("Tanpa solusi"),
    "korban": gettext_lazy("Korban"),
    "anak": gettext_lazy("Anak"),
    "rentan": gettext_lazy("Rentan"),
    "ditarik": gettext_lazy("Menarik diri"),
}


def _case(request: OfficeRequest, number: str) -> Case:
    """Return a visible case whose people the viewer cares for, or refuse as if not there."""
    row = respond.case(request.viewer, number)
    if not queries.cares_in(request.viewer, row):
        raise Problem(NOT_FOUND)
    return row


def open_points(row: Case) -> list[Point]:
    return list(Point.objects.filter(case=row, closed_on=None).select_related("area"))


@door(Can.VICTIMS)
def people(request: OfficeRequest, number: str) -> HttpResponse:
    """List the people of a case by code, and offer to register more."""
    row = _case(request, number)
    return _people_page(request, row)


def _people_page(
    request: OfficeRequest, row: Case, found: list[Client] | None = None
) -> HttpResponse:
    asked = request.GET.get("lihat", "")
    view = asked if asked in VIEWS else ""
    told = request.GET.get("posko", "")
    point = int(told) if told.isascii() and told.isdecimal() and len(told) < 10 else None
    rows = queries.people(request.viewer, row, view=view, point=point)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    points, today = open_points(row), local_day(request.now, row.area_id)
    return render(
        request,
        "recover/people.html",
        {
            "case": row,
            "page": page,
            "cards": [(one, vulnerabilities(one)) for one in page.object_list],
            "total": queries.clients(request.viewer).filter(case=row).count(),
            "view": view,
            "views": VIEW_WORDS.items(),
            "view_words": VIEW_WORDS[view],
            "points": points,
            "point": point,
            "found": found,
            "offered": offered_to(request.viewer, row),
            "choices": {
                "sex": Sex.choices,
                "harm": Harm.choices,
                "band": AgeBand.choices,
                "vulnerable": VULNERABLE.items(),
                "basis": Basis.choices,
                "need": NeedKind.choices,
            },
            "agencies": queries.agencies_at(row.area_id, on=today),
            "today": today,
            "now": request.now,
        },
    )


@require_POST
@door(Can.VICTIMS)
def find(request: OfficeRequest, number: str) -> HttpResponse:
    """Find somebody by NIK or name; what was typed is nowhere kept, and no name is shown."""
    row = _case(request, number)
    found = actions.seek_person(
        request.viewer,
        number=row.number,
        nik=reading.words(request, "nik"),
        name=reading.words(request, "name"),
        birth_year=reading.number(request, "birth_year"),
        now=request.now,
    )
    return _people_page(request, row, found)


def told_identity(request: OfficeRequest) -> Identity:
    return Identity(**{kind: reading.words(request, kind)[:300] for kind in KINDS})


@require_POST
@door(Can.VICTIMS)
def register(request: OfficeRequest, number: str) -> HttpResponse:
    """Register one person."""
    row = _case(request, number)
    viewer, known = request.viewer, request.POST.get("child", "")
    kind = set(request.POST.getlist("kind"))
    entry = Entry(
        sex=reading.words(request, "sex"),
        area=reading.area(request, "area", viewer, Can.VICTIMS),
        harm=reading.words(request, "harm") or None,
        displaced="displaced" in kind,
        birth_year=reading.number(request, "birth_year"),
        age_band=reading.words(request, "age_band") or None,
        child={"ya": True, "tidak": False}.get(known),
        vulnerable=frozenset(request.POST.getlist("vulnerable")),
        household=reading.number(request, "household"),
        origin=reading.area(request, "origin", viewer, Can.VICTIMS),
        point=reading.number(request, "point"),
        entered_on=reading.maybe_day(request, "entered_on"),
        basis=reading.words(request, "basis") or Basis.VITAL,
        identity=told_identity(request),
        other_person="other" in kind,
    )
    made = actions.register_person(viewer, number=row.number, entry=entry, now=request.now)
    messages.success(request, _("Tercatat sebagai %(code)s.") % {"code": made.code})
    return redirect("recover:person", row.number, made.number)


def _aim(request: OfficeRequest) -> Aim:
    return Aim(
        client=reading.number(request, "client"),
        household=reading.number(request, "household"),
        point=reading.number(request, "point"),
    )


def _what(request: OfficeRequest) -> What:
    return What(
        kind=reading.words(request, "kind"),
        words=reading.words(request, "words"),
        amount=reading.amount(request, "amount"),
        unit=reading.words(request, "unit"),
    )


@require_POST
@door(Can.VICTIMS)
def care(request: OfficeRequest, number: str) -> HttpResponse:
    """Open a point, ask for what is lacking, write help down, or drop a need."""
    row = _case(request, number)
    viewer, now, wish = request.viewer, request.now, reading.words(request, "do")
    if wish == "point":
        actions.open_point(
            viewer,
            number=row.number,
            name=reading.words(request, "name"),
            area=reading.place(reading.words(request, "area"), viewer, Can.VICTIMS),
            now=now,
        )
    elif wish == "need":
        actions.ask_need(
            viewer,
            number=row.number,
            aim=_aim(request),
            what=_what(request),
            agency=reading.needed(request, "agency"),
            due_at=reading.moment(request, "due"),
            now=now,
        )
    elif wish == "help":
        actions.give_help(
            viewer,
            number=row.number,
            aim=_aim(request),
            what=_what(request),
            agency=reading.needed(request, "agency"),
            on=reading.maybe_day(request, "on"),
            value_rp=reading.rupiah(request, "value"),
            need=reading.number(request, "need"),
            now=now,
        )
    elif wish == "drop":
        actions.drop_need(
            viewer,
            number=row.number,
            need=reading.needed(request, "need"),
            reason=reading.words(request, "reason"),
            now=now,
        )
    else:
        raise Problem(FORM_INVALID, what=_("tindakan"))
    messages.success(request, _("Tersimpan."))
    code = reading.number(request, "client")
    if code is not None and wish != "point":
        return redirect("recover:person", row.number, code)
    return redirect("recover:people", row.number)


@require_POST
@door(Can.VICTIMS)
def answer_care(request: OfficeRequest, number: str, offer: int) -> HttpResponse:
    """Take somebody into one's care who moves here, or refuse with a reason."""
    row = _case(request, number)
    wish = reading.words(request, "do")
    if wish not in ("take", "refuse"):
        raise Problem(FORM_INVALID, what=_("tindakan"))
    made = actions.answer_care(
        request.viewer,
        number=row.number,
        offer=offer,
        accepts=wish == "take",
        answer=reading.words(request, "answer"),
        point=reading.number(request, "point"),
        now=request.now,
    )
    if wish == "refuse":
        messages.success(request, _("Ditolak; tetap dalam tanggungan yang menawarkan."))
        return redirect("recover:people", row.number)
    messages.success(request, _("Kini dalam tanggungan Anda."))
    return redirect("recover:person", row.number, made.client.number)
