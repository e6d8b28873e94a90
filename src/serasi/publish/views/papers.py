"""The list of papers, one paper with its chapters, and the acts on it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, Problem
from serasi.publish.actions import making, signing
from serasi.publish.actions.about import begin_about
from serasi.publish.actions.signing import Copy
from serasi.publish.kinds import KINDS
from serasi.publish.models import Paper, PaperFile, PaperState
from serasi.publish.queries import listing as lists
from serasi.publish.queries import scope
from serasi.publish.queries.composed import composed
from serasi.publish.queries.styles import SETS
from serasi.publish.records.registry import link_to
from serasi.publish.rhythms import span_named
from serasi.publish.views.preview import blocks_of, chapters_of, whole
from serasi.regions.zones import local_day

READS = scope.READS
NOT_FOUND_STATUS = 404


@door(*READS)
def papers(request: OfficeRequest) -> HttpResponse:
    """List the papers of a viewer and what is due; a post begins one."""
    trouble = None
    if request.method == "POST":
        try:
            made = _begin(request)
        except Problem as refused:
            if refused.status == NOT_FOUND_STATUS:
                raise
            trouble = refused
        else:
            messages.success(request, _("%(number)s disiapkan.") % {"number": made.number})
            return redirect("publish:paper", made.number)
    view = request.GET.get("lihat", "kerja")
    return render(
        request,
        "publish/papers.html",
        {
            "found": lists.listing(request.viewer, now=request.now, view=view),
            "view": view if view in lists.VIEWS else "kerja",
            "may_write": request.viewer.can(Can.WRITE_PAPERS),
            "may_style": any(map(request.viewer.can, SETS)),
            "trouble": trouble,
            "told": request.POST,
            "now": request.now,
        },
        status=trouble.status if trouble else 200,
    )


@door(Can.WRITE_PAPERS, Can.SIGN_PAPERS)
def numbers(request: OfficeRequest) -> HttpResponse:
    """List the letter numbers that an office gave, also those that were not used and why."""
    rows = lists.numbers(request.viewer)
    shown = list(rows[: lists.MOST])
    return render(
        request,
        "publish/numbers.html",
        {
            "rows": shown,
            "total": rows.count(),
            "unused": rows.filter(void_at__isnull=False).count(),
            "now": request.now,
        },
    )


def _begin(request: OfficeRequest) -> Paper:
    told = request.POST
    if subject := told.get("subject", ""):
        return begin_about(
            request.viewer, kind_code=told.get("kind", ""), subject=subject, now=request.now
        )
    kind, area = told.get("kind", ""), told.get("area", "")
    span = span_named(KINDS.get(kind), told.get("label", ""))
    return making.begin_paper(request.viewer, kind_code=kind, area=area, span=span, now=request.now)


@door(*READS)
def paper(request: OfficeRequest, number: str) -> HttpResponse:
    """Show one paper."""
    return _page(request, scope.paper(request.viewer, number))


def _page(request: OfficeRequest, row: Paper, *, trouble: Problem | None = None) -> HttpResponse:
    found = composed(row, on=local_day(request.now, row.area_id))
    blocks = blocks_of(whole(found.document) if row.subject else found.document, number=row.number)
    check = signing.last_check(row)
    response = render(
        request,
        "publish/paper.html",
        {
            "row": row,
            "kind": KINDS[row.kind],
            "record_url": link_to(row.subject),
            "record_name": row.subject.partition(":")[2],
            "blocks": blocks,
            "chapters": chapters_of(blocks),
            "lists": found.draft.lists,
            "figures": len(found.draft.shown),
            "check": check,
            "making": row.makings.first(),
            "files": list(row.files.all()),
            "signer": found.draft.facts.signature,
            "may_write": row.state == PaperState.DRAFT and scope.may_write(request.viewer, row),
            "may_sign": row.state == PaperState.REVIEW and scope.may_sign(request.viewer, row),
            "may_send_back": row.state == PaperState.REVIEW
            and (scope.may_write(request.viewer, row) or scope.may_sign(request.viewer, row)),
            "may_copy": row.state == PaperState.SIGNED
            and (scope.may_write(request.viewer, row) or scope.may_sign(request.viewer, row)),
            "written": set(row.prose.values_list("key", flat=True)),
            "trouble": trouble,
            "now": request.now,
        },
        status=trouble.status if trouble else 200,
    )
    response["Cache-Control"] = "no-store"
    return response


def _version(request: OfficeRequest) -> int:
    told = request.POST.get("version", "")
    return int(told) if told.isdecimal() else -1


def _remake(request: OfficeRequest, number: str) -> str:
    found = making.remake_paper(
        request.viewer, number=number, version=_version(request), now=request.now
    )
    if not found:
        return _("Angka dihitung ulang; tidak ada yang berubah.")
    said = ngettext("%d angka berubah.", "%d angka berubah.", len(found)) % len(found)
    return _("Angka dihitung ulang.") + " " + said


def _check(request: OfficeRequest, number: str) -> str:
    found = signing.check_paper(request.viewer, number=number, now=request.now)
    n = len(found.findings)
    return ngettext("%d temuan.", "%d temuan.", n) % n if n else _("Tidak ada temuan.")


def _send(request: OfficeRequest, number: str) -> str:
    signing.send_paper(request.viewer, number=number, version=_version(request), now=request.now)
    return _("Dikirim untuk ditandatangani.")


def _back(request: OfficeRequest, number: str) -> str:
    signing.send_back(
        request.viewer, number=number, version=_version(request),
        reason=request.POST.get("reason", ""), now=request.now,
    )  # fmt: skip
    return _("Dikembalikan kepada penulis.")


def _copy_of(request: OfficeRequest) -> Copy | None:
    sent = request.FILES.get("copy")
    if sent is None:
        return None
    return Copy(request.POST.get("way", PaperFile.Way.SCAN.value), sent.read())


def _sign(request: OfficeRequest, number: str) -> str:
    signing.sign_paper(
        request.viewer, number=number, version=_version(request),
        reason=request.POST.get("reason", ""), copy=_copy_of(request), now=request.now,
    )  # fmt: skip
    return _("Ditandatangani. Berkasnya disimpan dengan hash.")


def _copy(request: OfficeRequest, number: str) -> str:
    copy = _copy_of(request) or Copy(request.POST.get("way", ""), b"")
    signing.add_copy(request.viewer, number=number, copy=copy, now=request.now)
    return _("Salinan bertanda tangan disimpan.")


def _withdraw(request: OfficeRequest, number: str) -> str:
    making.withdraw_paper(
        request.viewer, number=number, version=_version(request),
        reason=request.POST.get("reason", ""), now=request.now,
    )  # fmt: skip
    return _("Konsep dibatalkan.")


ACTS = {
    "remake": _remake,
    "check": _check,
    "send": _send,
    "back": _back,
    "sign": _sign,
    "copy": _copy,
    "withdraw": _withdraw,
}


@require_POST
@door(*READS)
def act(request: OfficeRequest, number: str) -> HttpResponse:
    """Do what was posted about a paper; a refusal keeps the page and says why."""
    row = scope.paper(request.viewer, number)
    run = ACTS.get(request.POST.get("do", ""))
    if run is None:
        return _page(request, row, trouble=Problem(FORM_INVALID, what=_("tindakan")))
    try:
        said = run(request, number)
    except Problem as refused:
        if refused.status == NOT_FOUND_STATUS:
            raise
        return _page(request, scope.paper(request.viewer, number), trouble=refused)
    messages.success(request, said)
    return redirect("publish:paper", number)
