"""What is done with one event: each act has its own address and takes only POST."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from serasi.network.roles import Can
from serasi.register import actions
from serasi.register.views.doors import OfficeRequest, door


def _version(request: OfficeRequest) -> int | None:
    version = request.POST.get("version", "")
    return int(version) if version.isdigit() else None


def _reason(request: OfficeRequest) -> str:
    return request.POST.get("reason", "")


@require_POST
@door(Can.CONFIRM)
def confirm(request: OfficeRequest, public_id: str) -> HttpResponse:
    """Confirm as the second person."""
    actions.confirm(request.viewer, public_id=public_id, version=_version(request), now=request.now)
    messages.success(request, _("%(event)s disahkan dan ikut dihitung.") % {"event": public_id})
    return redirect("register:event", public_id)


@require_POST
@door(Can.CONFIRM)
def send_back(request: OfficeRequest, public_id: str) -> HttpResponse:
    """Send the coding back with what is to be mended."""
    actions.send_back(
        request.viewer,
        public_id=public_id,
        reason=_reason(request),
        version=_version(request),
        now=request.now,
    )
    messages.success(request, _("%(event)s dikembalikan.") % {"event": public_id})
    return redirect("register:event", public_id)


@require_POST
@door(Can.CODE)
def undo(request: OfficeRequest, public_id: str, revision: int) -> HttpResponse:
    """Set the fields of one revision back."""
    actions.undo_revision(
        request.viewer,
        public_id=public_id,
        revision=revision,
        reason=_reason(request),
        now=request.now,
    )
    messages.success(request, _("Perubahan dibatalkan; riwayatnya tetap ada."))
    return redirect("register:event", public_id)


@require_POST
@door(Can.CODE, Can.CONFIRM)
def trash(request: OfficeRequest, public_id: str) -> HttpResponse:
    """Move the event to the trash."""
    actions.trash_event(
        request.viewer, public_id=public_id, reason=_reason(request), now=request.now
    )
    messages.success(request, _("%(event)s ada di sampah selama 30 hari.") % {"event": public_id})
    return redirect("register:trash")


@require_POST
@door(Can.CODE, Can.CONFIRM)
def restore(request: OfficeRequest, public_id: str) -> HttpResponse:
    """Take the event out of the trash."""
    actions.restore_event(request.viewer, public_id=public_id, now=request.now)
    messages.success(request, _("%(event)s dipulihkan.") % {"event": public_id})
    return redirect("register:event", public_id)


@require_POST
@door(Can.CODE, Can.CONFIRM)
def merge(request: OfficeRequest, public_id: str) -> HttpResponse:
    """Merge another event into this one."""
    other = request.POST.get("other", "").strip().upper()
    actions.merge_events(
        request.viewer, keep=public_id, drop=other, reason=_reason(request), now=request.now
    )
    messages.success(
        request,
        _("%(other)s digabungkan ke sini; semua laporannya ikut.") % {"other": other},
    )
    return redirect("register:event", public_id)


@require_POST
@door(Can.CODE, Can.CONFIRM)
def split(request: OfficeRequest, public_id: str) -> HttpResponse:
    """Split a merged event off again."""
    actions.undo_merge(request.viewer, drop=public_id, now=request.now)
    messages.success(request, _("%(event)s berdiri sendiri lagi.") % {"event": public_id})
    return redirect("register:event", public_id)


@require_POST
@door(Can.CODE)
def chain(request: OfficeRequest, public_id: str) -> HttpResponse:
    """State that another event followed from this one."""
    actions.chain_events(
        request.viewer,
        before=public_id,
        after=request.POST.get("after", "").strip().upper(),
        why=request.POST.get("why", ""),
        now=request.now,
    )
    messages.success(request, _("Kaitan dicatat."))
    return redirect("register:event", public_id)


@require_POST
@door(Can.CODE)
def unchain(request: OfficeRequest, public_id: str) -> HttpResponse:
    """Take that statement back."""
    actions.unchain_events(
        request.viewer, before=public_id, after=request.POST.get("after", ""), now=request.now
    )
    messages.success(request, _("Kaitan dicabut."))
    return redirect("register:event", public_id)
