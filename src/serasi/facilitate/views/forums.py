"""The list of forums, one forum, and the acts on it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from serasi.facilitate.actions import forum_founding, forum_proposing
from serasi.facilitate.actions.forum_founding import CHAIR, Founding
from serasi.facilitate.forum_forms import ForumForm, element_rows, people_of
from serasi.facilitate.models import Forum, Package
from serasi.facilitate.queries import forums as reads
from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.network.sealed import kinds_of
from serasi.problems import FORM_INVALID, Problem


@door(*reads.READS)
def forums(request: OfficeRequest) -> HttpResponse:
    """List the forums a viewer may read."""
    return render(
        request,
        "facilitate/forums.html",
        {
            "found": reads.listing(request.viewer),
            "may_write": request.viewer.can(Can.FORUMS),
            "may_count": request.viewer.can(Can.COUNT),
            "now": request.now,
        },
    )


@door(Can.FORUMS)
def new_forum(request: OfficeRequest) -> HttpResponse:
    """Found a forum."""
    posted = request.POST if request.method == "POST" else None
    form = ForumForm(posted, viewer=request.viewer)
    status = 200
    if posted is not None and form.is_valid():
        try:
            made = forum_founding.found_forum(
                request.viewer, told=Founding(**form.cleaned_data), now=request.now
            )
        except Problem as refused:
            form.add_error(None, str(refused))
            status = refused.status
        else:
            messages.success(request, _("%(number)s dicatat.") % {"number": made.number})
            return redirect("facilitate:forum", made.number)
    elif posted is not None:
        status = 422
    return render(request, "facilitate/forum_new.html", {"form": form}, status=status)


def _page(
    request: OfficeRequest, row: Forum, *, trouble: Problem | None = None, chair: str | None = None
) -> HttpResponse:
    held = {m.element: (m.women, m.men) for m in row.members.all()}
    response = render(
        request,
        "facilitate/forum.html",
        {
            "row": row,
            "members": row.members.all(),
            "women": sum(pair[0] for pair in held.values()) if held else None,
            "men": sum(pair[1] for pair in held.values()) if held else None,
            "elements": element_rows(held),
            "packages": [(p, reads.ledger(p)) for p in row.packages.select_related("forum")],
            "sealed": CHAIR in kinds_of(row.subject),
            "chair": chair,
            "may_write": request.viewer.can(Can.FORUMS, area=row.area_id),
            "may_count": request.viewer.can(Can.COUNT, area=row.area_id),
            "trouble": trouble,
            "told": request.POST,
            "now": request.now,
        },
        status=trouble.status if trouble else 200,
    )
    response["Cache-Control"] = "no-store"
    return response


@door(*reads.READS)
def forum(request: OfficeRequest, number: str) -> HttpResponse:
    """Show one forum: its members, its packages."""
    return _page(request, reads.forum(request.viewer, number))


def _chair(request: OfficeRequest, number: str) -> None:
    office, name = request.POST.get("office", ""), request.POST.get("name", "")
    forum_founding.name_chair(
        request.viewer, number=number, office=office, name=name, now=request.now
    )


def _members(request: OfficeRequest, number: str) -> None:
    counts = people_of(request.POST)
    forum_founding.count_members(request.viewer, number=number, counts=counts, now=request.now)


def _reveal(request: OfficeRequest, number: str) -> str:
    reason = request.POST.get("reason", "")
    name = forum_founding.reveal_chair(
        request.viewer, number=number, reason=reason, now=request.now
    )
    return name or ""


def _package(request: OfficeRequest, number: str) -> Package:
    theme, funding = request.POST.get("theme", ""), request.POST.get("funding", "")
    return forum_proposing.draft_package(
        request.viewer, number=number, theme=theme, funding=funding, now=request.now
    )


ACTS = {"members": _members, "chair": _chair, "reveal": _reveal, "package": _package}


@require_POST
@door(*reads.READS)
def forum_act(request: OfficeRequest, number: str) -> HttpResponse:
    """Do what was posted about a forum; a refusal keeps the page with what was written."""
    row = reads.forum(request.viewer, number)
    run = ACTS.get(request.POST.get("do", ""))
    if run is None:
        return _page(request, row, trouble=Problem(FORM_INVALID, what=_("tindakan")))
    try:
        made = run(request, number)
    except Problem as refused:
        if refused.status == 404:  # noqa: PLR2004 - what may not be seen is not there
            raise
        return _page(request, row, trouble=refused)
    if isinstance(made, str):
        return _page(request, row, chair=made)
    if isinstance(made, Package):
        return redirect("facilitate:package", number, made.serial)
    messages.success(request, _("Tersimpan."))
    return redirect("facilitate:forum", number)
