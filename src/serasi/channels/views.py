"""How I am reached: one's own addresses; texts to copy; the door of a gateway's receipts."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_time
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from serasi.channels import actions, queries
from serasi.channels.adapters import ready_channels
from serasi.channels.models import Channel
from serasi.channels.rules import Quiet
from serasi.network.policy import require_any
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, NOT_FOUND, Problem

LONGEST_RECEIPT = 64 * 1024


def _channel(request: HttpRequest) -> str:
    channel = request.POST.get("channel", "")
    if channel not in Channel.values:
        raise Problem(FORM_INVALID, what=_("saluran"))
    return channel


@login_required
def ways(request: Any) -> HttpResponse:
    """Show one's own addresses and the channels this house has set up."""
    mine = list(queries.own_addresses(request.viewer))
    held = {row.channel for row in mine}
    return render(
        request,
        "channels/ways.html",
        {
            "mine": mine,
            "free": [(c, Channel(c).label) for c in ready_channels() if c not in held],
            "none_ready": not ready_channels(),
            "now": timezone.now(),
        },
    )


@require_POST
@login_required
def save(request: Any) -> HttpResponse:
    """Write down an address and send its code there."""
    now, channel = timezone.now(), _channel(request)
    actions.set_address(
        request.viewer, channel=channel, address=request.POST.get("address", ""), now=now
    )
    actions.send_code(request.viewer, channel=channel, now=now)
    messages.success(request, _("Kode enam angka dikirim ke alamat itu. Tulis di bawah."))
    return redirect("channels:ways")


@require_POST
@login_required
def prove(request: Any) -> HttpResponse:
    """Take the code that came to an address."""
    actions.verify_address(
        request.viewer,
        channel=_channel(request),
        code=request.POST.get("code", "").strip(),
        now=timezone.now(),
    )
    messages.success(request, _("Alamat terbukti. Panggilan siaga dikirim ke sini."))
    return redirect("channels:ways")


@require_POST
@login_required
def change(request: Any) -> HttpResponse:
    """Remove, pause, resume, ask for a new code, or set the quiet hours of an address."""
    now, channel, viewer = timezone.now(), _channel(request), request.viewer
    wish = request.POST.get("do", "")
    if wish == "remove":
        actions.remove_address(viewer, channel=channel, now=now)
    elif wish == "pause":
        actions.pause_address(viewer, channel=channel, now=now)
    elif wish == "resume":
        actions.resume_address(viewer, channel=channel, now=now)
    elif wish == "code":
        actions.send_code(viewer, channel=channel, now=now)
    elif wish == "quiet":
        actions.set_quiet_hours(viewer, channel=channel, quiet=_quiet(request), now=now)
    else:
        raise Problem(FORM_INVALID, what=_("tindakan"))
    messages.success(request, _("Tersimpan."))
    return redirect("channels:ways")


def _quiet(request: HttpRequest) -> Quiet | None:
    written = request.POST.get("from", ""), request.POST.get("to", "")
    if not any(written):
        return None
    try:
        begin, end = (parse_time(text) for text in written)
    except ValueError:
        begin = end = None
    if begin is None or end is None:
        raise Problem(FORM_INVALID, what=_("jam tenang"))
    return Quiet(begin, end)


@login_required
def copy_list(request: Any) -> HttpResponse:
    """Show the texts that an officer carries into WhatsApp by hand."""
    require_any(request.viewer, (Can.TRIAGE,))
    now = timezone.now()
    context = {"copies": queries.copies(request.viewer, now=now), "now": now}
    return render(request, "channels/copies.html", context)


@require_POST
@login_required
def copied(request: Any, pk: int) -> HttpResponse:
    """Mark a text as pasted and sent."""
    require_any(request.viewer, (Can.TRIAGE,))
    now = timezone.now()
    if not queries.to_copy(request.viewer, now=now).filter(pk=pk).exists():
        raise Problem(NOT_FOUND)
    actions.mark_copied(request.viewer, delivery_id=pk, now=now)
    messages.success(request, _("Ditandai terkirim."))
    return redirect("channels:copies")


@csrf_exempt
@require_POST
def receipt(request: HttpRequest) -> HttpResponse:
    """Take a signed receipt of the gateway; one that is not signed is answered as unknown."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > LONGEST_RECEIPT:
        return JsonResponse({"taken": False}, status=413)
    found = actions.receive_receipt(
        request.body,
        stamp=request.headers.get("X-Serasi-Timestamp", ""),
        signed=request.headers.get("X-Serasi-Signature", ""),
        now=timezone.now(),
    )
    return JsonResponse({"taken": found is not None}, status=200 if found else 404)
