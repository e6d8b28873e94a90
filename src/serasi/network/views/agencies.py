"""Agencies with their areas and offices, and what a manager does to them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from serasi.network import actions, queries
from serasi.network.forms import AgencyForm, AppointForm, AreaForm, EndForm, InviteForm
from serasi.network.models import AgencyKind
from serasi.network.policy import Viewer, require
from serasi.network.roles import ROLES, Can
from serasi.problems import NOT_FOUND, Problem

PER_PAGE = 50


@login_required
def agencies(request: HttpRequest) -> HttpResponse:
    """List the agencies the viewer manages, and the invitations that wait for an answer."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    require(viewer, Can.NETWORK)
    now = timezone.now()
    rows = queries.agency_list(viewer, on=timezone.localdate(now))
    total = rows.count()
    words, kind = request.GET.get("q", "").strip()[:80], request.GET.get("jenis", "")
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(areas__name__icontains=words)).distinct()
    if kind in AgencyKind.values:
        rows = rows.filter(kind=kind)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "total": total,
        "words": words,
        "kind": kind,
        "kinds": AgencyKind.choices,
        "pending": queries.pending_invitations(viewer, now=now),
        "renewals": queries.pending_renewals(viewer, now=now),
        "now": now,
    }
    return render(request, "network/agencies.html", context)


def _agency_page(
    request: HttpRequest, pk: int, *, status: int = 200, **forms: Form
) -> HttpResponse:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    require(viewer, Can.NETWORK)
    now = timezone.now()
    day = timezone.localdate(now)
    found = queries.agency_list(viewer, on=day).filter(pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    today = {"start": day}
    context = {
        "agency": found,
        "areas": found.jurisdictions.select_related("area").order_by("area_id", "valid_from"),
        "offices": queries.offices_of(found),
        "roles": {code: role.label for code, role in ROLES.items()},
        "pending": queries.pending_invitations(viewer, now=now).filter(agency=found),
        "invite_form": InviteForm(initial=today),
        "appoint_form": AppointForm(initial=today),
        "area_form": AreaForm(initial=today),
        "today": day,
        "now": now,
        **forms,
    }
    return render(request, "network/agency.html", context, status=status)


@login_required
def agency(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one agency: areas and offices with their dates, and who is invited."""
    return _agency_page(request, pk)


@login_required
def new_agency(request: HttpRequest) -> HttpResponse:
    """Take a new agency into the network."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    require(viewer, Can.NETWORK)
    now = timezone.now()
    form = AgencyForm(request.POST or None, initial={"start": timezone.localdate(now)})
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.found_agency(viewer, now=now, **form.cleaned_data)
        except Problem as refused:
            form.add_error(None, str(refused))
            status = refused.status
        else:
            messages.success(request, _("%(name)s masuk jaringan.") % {"name": made.name})
            return redirect("network:agency", pk=made.pk)
    return render(request, "network/new_agency.html", {"form": form}, status=status)


@require_POST
@login_required
@never_cache
def invite_to(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer an office of an agency and show its link once."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _agency_page(request, pk, status=422, invite_form=form)
    try:
        offer = actions.invite(
            viewer,
            name=form.cleaned_data["name"].strip(),
            office=form.office(pk),
            now=timezone.now(),
        )
    except Problem as refused:
        if refused.kind == NOT_FOUND:
            raise
        form.add_error(None, str(refused))
        return _agency_page(request, pk, status=refused.status, invite_form=form)
    context = {
        "title": _("Undangan untuk %(name)s") % {"name": offer.invitation.name},
        "url": request.build_absolute_uri(reverse("network:invitation", args=[offer.token])),
        "until": offer.invitation.expires_at,
        "needs_second": offer.invitation.needs_second,
        "agency": offer.invitation.agency,
    }
    return render(request, "network/link.html", context)


@require_POST
@login_required
def appoint_to(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an office of an agency to somebody who already has an account."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    form = AppointForm(request.POST)
    if not form.is_valid():
        return _agency_page(request, pk, status=422, appoint_form=form)
    person_id = queries.person_id_of(form.cleaned_data["username"])
    if person_id is None:
        form.add_error("username", _("Tidak ada akun dengan nama masuk ini. Undang dulu."))
        return _agency_page(request, pk, status=422, appoint_form=form)
    try:
        done = actions.appoint(
            viewer, person_id=person_id, office=form.office(pk), now=timezone.now()
        )
    except Problem as refused:
        if refused.kind == NOT_FOUND:
            raise
        form.add_error(None, str(refused))
        return _agency_page(request, pk, status=refused.status, appoint_form=form)
    if done.offer is None:
        words = _("%(name)s diangkat.")
    else:
        words = _("Usulan untuk %(name)s menunggu pengesahan pengelola kedua.")
    messages.success(request, words % {"name": done.person.name})
    return redirect("network:agency", pk=pk)


@require_POST
@login_required
def add_area(request: HttpRequest, pk: int) -> HttpResponse:
    """Let an agency answer for one more area."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    form = AreaForm(request.POST)
    if not form.is_valid():
        return _agency_page(request, pk, status=422, area_form=form)
    try:
        actions.set_jurisdiction(viewer, agency_id=pk, now=timezone.now(), **form.cleaned_data)
    except Problem as refused:
        if refused.kind == NOT_FOUND:
            raise
        form.add_error(None, str(refused))
        return _agency_page(request, pk, status=refused.status, area_form=form)
    messages.success(request, _("Wilayah ditambahkan."))
    return redirect("network:agency", pk=pk)


def _ask_end(request: HttpRequest, form: Form, *, status: int, **words: str) -> HttpResponse:
    context = {"form": form, "label": _("Akhiri"), "back": "network:agencies", **words}
    return render(request, "network/ask.html", context, status=status)


@login_required
def end_area(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then end an agency's answering for an area."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    now = timezone.now()
    row = queries.manageable_jurisdiction(viewer, pk, on=timezone.localdate(now))
    form = EndForm(request.POST or None, initial={"end": timezone.localdate(now)})
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_jurisdiction(viewer, jurisdiction_id=pk, now=now, **form.cleaned_data)
        except Problem as refused:
            form.add_error(None, str(refused))
            status = refused.status
        else:
            return redirect("network:agency", pk=row.agency_id)
    names = {"agency": row.agency.short_name, "area": row.area.name}
    return _ask_end(
        request,
        form,
        status=status,
        title=_("Akhiri wilayah %(area)s?") % names,
        text=_("Orang %(agency)s tidak lagi melihat apa pun dari %(area)s.") % names,
    )


@login_required
def end_office(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then end somebody's office."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    now = timezone.now()
    row = queries.manageable_holding(viewer, pk, on=timezone.localdate(now))
    form = EndForm(request.POST or None, initial={"end": timezone.localdate(now)})
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_holding(viewer, holding_id=pk, now=now, **form.cleaned_data)
        except Problem as refused:
            form.add_error(None, str(refused))
            status = refused.status
        else:
            return redirect("network:agency", pk=row.agency_id)
    names = {"name": row.person.name, "title": row.title}
    return _ask_end(
        request,
        form,
        status=status,
        title=_("Akhiri jabatan %(title)s?") % names,
        text=_("%(name)s kehilangan semua hak jabatan ini pada hari itu.") % names,
    )
