"""How I am reached: one's own addresses and browsers; texts to copy; the doors of receipts."""

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
from serasi.channels.configured import push_sender
from serasi.channels.models import Channel
from serasi.channels.rules import Quiet
from serasi.channels.webpush.subscriptions import browser_name
from serasi.network.policy import require_any
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, NOT_FOUND, Problem

LONGEST_RECEIPT = 64 * 1024
LONGEST_SHOWN = 200


def _channel(request: HttpRequest) -> str:
    channel = request.POST.get("channel", "")
    if channel not in Channel.values:
        raise Problem(FORM_INVALID, what=_("saluran"))
    return channel


@login_required
def ways(request: Any) -> HttpResponse:
    """Show one's own addresses and the channels this house has set up."""
    mine = list(queries.own_addresses(request.viewer))
    unwritten = {row.channel for row in mine} | {Channel.PUSH.value}
    sender = push_sender()
    return render(
        request,
        "channels/ways.html",
        {
            "mine": mine,
            "free": [(c, Channel(c).label) for c in ready_channels() if c not in unwritten],
            "browsers": list(queries.own_browsers(request.viewer)),
            "push_key": sender.public if sender else "",
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
    """Remove, pause, resume or prefer an address, ask for a code, or set its quiet hours."""
    now, channel, viewer = timezone.now(), _channel(request), request.viewer
    wish = request.POST.get("do", "")
    if wish == "remove":
        actions.remove_address(viewer, channel=channel, now=now)
    elif wish == "pause":
        actions.pause_address(viewer, channel=channel, now=now)
    elif wish == "resume":
        actions.resume_address(viewer, channel=channel, now=now)
    elif wish == "first":
        actions.order_channels(viewer, channels=[channel], now=now)
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


@require_POST
@login_required
def add_browser(request: Any) -> HttpResponse:
    """Register the browser that sends this."""
    given = request.POST
    name = browser_name(request.headers.get("User-Agent", ""))
    actions.register_browser(
        request.viewer,
        endpoint=given.get("endpoint", ""),
        p256dh=given.get("p256dh", ""),
        auth=given.get("auth", ""),
        name=name or _("Peramban lain"),
        now=timezone.now(),
    )
    messages.success(request, _("Peramban ini terdaftar. Panggilan siaga tampil di sini."))
    return redirect("channels:ways")


@require_POST
@login_required
def remove_browser(request: Any, pk: int) -> HttpResponse:
    """Remove one of one's own browsers."""
    actions.remove_browser(request.viewer, browser_id=pk, now=timezone.now())
    messages.success(request, _("Peramban dihapus. Panggilan tidak lagi tampil di sana."))
    return redirect("channels:ways")


@csrf_exempt
@require_POST
def shown(request: HttpRequest) -> HttpResponse:
    """Take the word of a browser, by the signed reference that came inside the message.

    It may come after the session has ended, so the reference alone opens this door.
    """
    if int(request.META.get("CONTENT_LENGTH") or 0) > LONGEST_SHOWN:
        return JsonResponse({"taken": False}, status=413)
    receipt = request.body.decode("ascii", errors="replace")
    found = actions.receive_shown(receipt, now=timezone.now())
    return JsonResponse({"taken": found is not None}, status=200 if found else 404)
