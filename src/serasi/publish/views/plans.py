"""The plan of action of a year: its rows, what was achieved, and the acts on them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, NOT_FOUND, Problem
from serasi.publish.actions import planning
from serasi.publish.actions.plan_books import export_plan, import_plan
from serasi.publish.actions.planning import Row, Told
from serasi.publish.models import Domain
from serasi.publish.queries import plan as reads
from serasi.publish.queries import scope
from serasi.publish.queries.composed import WAYS
from serasi.regions.zones import local_day

FIELDS = (
    ("focus", gettext_lazy("Fokus atau permasalahan"), False),
    ("plan", gettext_lazy("Rencana aksi"), True),
    ("activity", gettext_lazy("Kegiatan"), True),
    ("place", gettext_lazy("Lokasi"), False),
    ("aimed_at", gettext_lazy("Sasaran"), False),
    ("criterion", gettext_lazy("Kriteria keberhasilan"), False),
    ("measure", gettext_lazy("Satuan ukuran (rapat, dokumen, kegiatan)"), True),
    ("target_b04", gettext_lazy("Target B04"), False),
    ("target_b08", gettext_lazy("Target B08"), False),
    ("target_b12", gettext_lazy("Target B12"), False),
    ("responsible", gettext_lazy("Penanggung jawab"), True),
    ("related", gettext_lazy("Instansi terkait"), False),
    ("budget", gettext_lazy("Anggaran (rupiah)"), False),
    ("budget_source", gettext_lazy("Sumber anggaran (kode subkegiatan)"), False),
)
FOUND = 404
YEARS = range(2015, 2101)


@door(*scope.READS)
def plans(request: OfficeRequest) -> HttpResponse:
    """Lead to the plan of the viewer's first area, or say that there is none."""
    areas = reads.areas_of(request.viewer)
    if not areas:
        return render(request, "publish/plan_none.html")
    year = local_day(request.now, areas[0].code).year
    return redirect("publish:plan", areas[0].code, year)


@door(*scope.READS)
def plan(request: OfficeRequest, area: str, year: int) -> HttpResponse:
    """Show the plan of an area and a year; a post adds, drops or tells."""
    place = next((one for one in reads.areas_of(request.viewer) if one.code == area), None)
    if place is None or year not in YEARS:
        raise Problem(NOT_FOUND)
    trouble = None
    if request.method == "POST":
        try:
            said = _act(request, area, year)
        except Problem as refused:
            if refused.status == FOUND:
                raise
            trouble = refused
        else:
            messages.success(request, said)
            return redirect(f"{reverse('publish:plan', args=[area, year])}")
    today = local_day(request.now, area)
    return render(
        request,
        "publish/plan.html",
        {
            "place": place,
            "areas": reads.areas_of(request.viewer),
            "year": year,
            "found": reads.plan_of(request.viewer, place, year, now=request.now, today=today),
            "may_write": request.viewer.can(Can.WRITE_PAPERS, area=area)
            and reads.keeps(request.viewer, area),
            "domains": Domain.choices,
            "fields": FIELDS,
            "trouble": trouble,
            "told": request.POST,
            "now": request.now,
        },
        status=trouble.status if trouble else 200,
    )


@door(*scope.READS)
def plan_file(request: OfficeRequest, area: str, year: int) -> HttpResponse:
    """Give the plan of an area and a year as a workbook with the ministry's columns."""
    place = next((one for one in reads.areas_of(request.viewer) if one.code == area), None)
    if place is None or year not in YEARS:
        raise Problem(NOT_FOUND)
    made = export_plan(
        request.viewer, place=place, year=year, today=local_day(request.now, area), now=request.now
    )
    named = {"Content-Disposition": f'attachment; filename="rencana-aksi-{area}-{year}.xlsx"'}
    return HttpResponse(made, content_type=WAYS["xlsx"], headers=named)


def _act(request: OfficeRequest, area: str, year: int) -> str:
    told = request.POST
    do = told.get("do", "")
    if do == "defaults":
        made = planning.add_defaults(request.viewer, area=area, year=year, now=request.now)
        return _("%(n)d baris disiapkan.") % {"n": len(made)}
    if do == "import":
        sent = request.FILES.get("file")
        if sent is None:
            raise Problem(FORM_INVALID, what=_("berkas XLSX"))
        n = import_plan(request.viewer, area=area, year=year, content=sent.read(), now=request.now)
        return _("%(n)d baris dimasukkan.") % {"n": n}
    if do == "row":
        planning.add_row(request.viewer, area=area, year=year, row=_row(request), now=request.now)
        return _("Baris ditambahkan.")
    if do == "drop":
        planning.drop_row(
            request.viewer, pk=_whole(told.get("pk", "")) or 0, reason=told.get("reason", ""),
            now=request.now,
        )  # fmt: skip
        return _("Baris dihapus dari rencana.")
    if do == "tell":
        planning.tell_progress(
            request.viewer, pk=_whole(told.get("pk", "")) or 0, told=_told(request),
            now=request.now,
        )  # fmt: skip
        return _("Capaian dicatat.")
    raise Problem(FORM_INVALID, what=_("tindakan"))


def _whole(told: str) -> int | None:
    bare = told.strip().replace(".", "")
    if not bare:
        return None
    if not bare.isdecimal() or len(bare) > 15:  # noqa: PLR2004 - beyond any budget
        raise Problem(FORM_INVALID, what=_("angka bulat"))
    return int(bare)


def _row(request: OfficeRequest) -> Row:
    told = request.POST
    words = ("domain", "plan", "activity", "measure", "responsible", "focus", "place", "aimed_at",
             "criterion", "related", "budget_source")  # fmt: skip
    return Row(
        **{name: told.get(name, "").strip()[:300] for name in words},
        target_b04=_whole(told.get("target_b04", "")),
        target_b08=_whole(told.get("target_b08", "")),
        target_b12=_whole(told.get("target_b12", "")),
        budget=_whole(told.get("budget", "")),
    )


def _told(request: OfficeRequest) -> Told:
    told = request.POST
    return Told(
        period=told.get("period", ""),
        achieved=_whole(told.get("achieved", "")),
        not_done=told.get("not_done") == "1",
        evidence=told.get("evidence", ""),
        obstacle=told.get("obstacle", ""),
        follow_up=told.get("follow_up", ""),
    )
