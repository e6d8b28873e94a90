"""What is done with one warning or call: each act has its own address and takes only POST."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, Problem
from serasi.warn import actions
from serasi.warn.models import Level
from serasi.warn.queries.scope import DECIDES


def _number_in(request: HttpRequest, name: str, what: str) -> int:
    written = request.POST.get(name, "")
    if not written.isdecimal():
        raise Problem(FORM_INVALID, what=what)
    return int(written)


def _to(number: str) -> HttpResponse:
    return redirect("warn:warning", number)


@require_POST
@door(*DECIDES)
def propose(request: OfficeRequest) -> HttpResponse:
    """Propose a level in one's own name."""
    level = _number_in(request, "level", _("tingkat"))
    if level not in Level.values:
        raise Problem(FORM_INVALID, what=_("tingkat"))
    made = actions.propose_by_hand(
        request.viewer,
        area=request.POST.get("area", ""),
        level=level,
        reason=request.POST.get("reason", ""),
        now=request.now,
    )
    messages.success(request, _("%(number)s diusulkan.") % {"number": made.number})
    return _to(made.number)


@require_POST
@door(*DECIDES)
def confirm(request: OfficeRequest, number: str) -> HttpResponse:
    """Confirm a proposal at its level or a lower one."""
    made = actions.confirm(
        request.viewer,
        number=number,
        version=_number_in(request, "version", _("versi")),
        level=_number_in(request, "level", _("tingkat")),
        now=request.now,
    )
    messages.success(
        request,
        _("%(level)s berlaku. Yang bertugas sudah dipanggil.")
        % {"level": made.get_level_display()},
    )
    return _to(number)


@require_POST
@door(*DECIDES)
def refuse(request: OfficeRequest, number: str) -> HttpResponse:
    """Refuse a proposal."""
    actions.refuse(
        request.viewer,
        number=number,
        version=_number_in(request, "version", _("versi")),
        reason=request.POST.get("reason", ""),
        now=request.now,
    )
    messages.success(request, _("Usulan %(number)s ditolak.") % {"number": number})
    return _to(number)


@require_POST
@door(*DECIDES)
def renew(request: OfficeRequest, number: str) -> HttpResponse:
    """Let the level hold for another term."""
    actions.renew(
        request.viewer,
        number=number,
        version=_number_in(request, "version", _("versi")),
        reason=request.POST.get("reason", ""),
        now=request.now,
    )
    messages.success(request, _("%(number)s diperpanjang.") % {"number": number})
    return _to(number)


@require_POST
@door(*DECIDES)
def end(request: OfficeRequest, number: str) -> HttpResponse:
    """End the level, or lower it."""
    row = actions.end(
        request.viewer,
        number=number,
        version=_number_in(request, "version", _("versi")),
        to=_number_in(request, "to", _("tingkat")),
        reason=request.POST.get("reason", ""),
        now=request.now,
    )
    messages.success(request, _("%(number)s berakhir.") % {"number": number})
    return _to(row.number)


@require_POST
@door(Can.WARN_READ, *DECIDES)
def object_to(request: OfficeRequest, number: str) -> HttpResponse:
    """Say that one does not agree with the level."""
    actions.object_to(
        request.viewer, number=number, reason=request.POST.get("reason", ""), now=request.now
    )
    messages.success(request, _("Keberatan Anda tercatat dan terlihat oleh yang memutuskan."))
    return _to(number)


@require_POST
@door(Can.WARN_READ)
def acknowledge(request: OfficeRequest, pk: int) -> HttpResponse:
    """Answer a call with one tap."""
    notice = actions.acknowledge(request.viewer, notice_id=pk, now=request.now)
    messages.success(request, _("Jawaban Anda tercatat. Terima kasih."))
    return _to(notice.warning.number)


@require_POST
@door(Can.WARN_READ)
def hand_over(request: OfficeRequest, pk: int) -> HttpResponse:
    """Pass a call to a colleague."""
    made = actions.hand_over(
        request.viewer,
        notice_id=pk,
        to_person=_number_in(request, "person", _("penerima")),
        now=request.now,
    )
    messages.success(request, _("Dialihkan kepada %(name)s.") % {"name": made.person.name})
    return _to(made.warning.number)
