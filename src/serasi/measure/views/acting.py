"""What the acts of a page share: run one by its name, keep the page with a refusal."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from serasi.measure.models import Wave
from serasi.measure.queries import scope
from serasi.network.doors import OfficeRequest
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, NOT_FOUND, Problem

Act = Callable[[OfficeRequest, str], str]
"""Does one thing to a wave and returns what to say of it."""
Show = Callable[[OfficeRequest, Wave, Problem | None], HttpResponse]


def acted(
    request: OfficeRequest, code: str, acts: Mapping[str, Act], show: Show, *, then: str
) -> HttpResponse:
    """Do what was posted; a refusal keeps the page with what was written."""
    row = scope.wave(request.viewer, code)
    run = acts.get(request.POST.get("do", ""))
    if run is None:
        return show(request, row, Problem(FORM_INVALID, what=_("tindakan")))
    try:
        said = run(request, code)
    except Problem as refused:
        if refused.code in ("S101", "S102"):
            raise
        return show(request, row, refused)
    messages.success(request, said)
    return redirect(then, code)


def wave_for(request: OfficeRequest, code: str, *rights: Can) -> Wave:
    """Return a wave in whose area the viewer holds one of some rights, or refuse as not there."""
    row = scope.wave(request.viewer, code)
    if not any(request.viewer.can(right, area=row.area_id) for right in rights):
        raise Problem(NOT_FOUND)
    return row


def number_of(request: OfficeRequest, name: str) -> int:
    """Return the whole number of a posted field, or refuse."""
    written = request.POST.get(name, "").strip()
    if not written.isdecimal() or len(written) > 16:  # noqa: PLR2004 - digits of a seed
        raise Problem(FORM_INVALID, what=name)
    return int(written)
