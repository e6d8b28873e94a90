"""Duties: one's own and one's agency's, the late ones first; done with evidence."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from serasi.channels import ical
from serasi.network import actions, queries
from serasi.network.actions import Promise
from serasi.network.actions.duties import ASKS, is_owed, owes
from serasi.network.models import Agency, Commitment, Deputy, HandOver
from serasi.network.policy import Viewer, require, require_any
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import Problem
from serasi.regions.placed import lies_in

PER_PAGE = 50
REMIND = timedelta(hours=2)
SOURCES = {
    "template": gettext_lazy("Pola tindakan"),
    "meeting": gettext_lazy("Rapat"),
    "case": gettext_lazy("Perkara"),
    "mediation": gettext_lazy("Mediasi"),
    "agreement": gettext_lazy("Kesepakatan"),
    "recovery": gettext_lazy("Pemulihan"),
    "plan": gettext_lazy("Rencana pemulihan"),
    "forum": gettext_lazy("Forum"),
    "drill": gettext_lazy("Latihan"),
}
"""What a duty follows from, by the kind in its origin."""
VIEWS = (
    ("semua", gettext_lazy("Semua")),
    ("saya", gettext_lazy("Milik saya")),
    ("instansi", gettext_lazy("Milik instansi saya")),
    ("ditunggu", gettext_lazy("Kami tunggu dari yang lain")),
    ("selesai", gettext_lazy("Selesai dan dicabut")),
)


class EvidenceForm(forms.Form):
    """By what one can see that a duty is done."""

    prefix = "bukti"
    evidence = forms.CharField(
        label=gettext_lazy("Bukti"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Apa yang dilakukan, kapan, dan di mana berkasnya."),
    )


class DropForm(forms.Form):
    """Why a duty is no longer asked for."""

    prefix = "cabut"
    reason = forms.CharField(label=gettext_lazy("Alasan"), max_length=300, required=False)


class ReassignForm(forms.Form):
    """Which colleague takes a duty over."""

    prefix = "alih"
    person = forms.TypedChoiceField(label=gettext_lazy("Kepada"), coerce=int)
    reason = forms.CharField(label=gettext_lazy("Alasan"), max_length=300, required=False)

    def __init__(self, duty: Commitment, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        holders = queries.holders_of(duty.owed_by, on=timezone.localdate())
        choices = [(h.person_id, f"{h.person.name}, {h.title}") for h in holders]
        self.fields["person"].choices = choices  # type: ignore[attr-defined]  # a choice field


class OfferForm(forms.Form):
    """Which other agency is asked to take a duty over, and why."""

    prefix = "tawar"
    agency = forms.ModelChoiceField(label=gettext_lazy("Instansi"), queryset=None)
    reason = forms.CharField(label=gettext_lazy("Alasan"), max_length=300)

    def __init__(self, viewer: Viewer, duty: Commitment, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = queries.owers(viewer, on=timezone.localdate()).exclude(pk=duty.owed_by_id)
        self.fields["agency"].queryset = others  # type: ignore[attr-defined]  # a model field


class DeputyForm(forms.Form):
    """Which colleague stands in, from when to when."""

    deputy = forms.TypedChoiceField(label=gettext_lazy("Pengganti"), coerce=str)
    start = forms.DateField(
        label=gettext_lazy("Mulai"), widget=forms.DateInput(attrs={"type": "date"})
    )
    end = forms.DateField(
        label=gettext_lazy("Sampai"), widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, viewer: Viewer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        agencies = Agency.objects.filter(pk__in=viewer.agencies()).order_by("name")
        choices = [
            (f"{agency.pk}:{held.person_id}", f"{held.person.name}, {agency.short_name}")
            for agency in agencies
            for held in queries.holders_of(agency, on=today)
            if held.person_id != viewer.person_id
        ]
        self.fields["deputy"].choices = choices  # type: ignore[attr-defined]  # a choice field


class DutyForm(forms.Form):
    """A new duty: who owes what by when, and where."""

    what = forms.CharField(label=gettext_lazy("Apa yang harus dilakukan"), max_length=300)
    owed_by = forms.ModelChoiceField(label=gettext_lazy("Instansi yang melakukan"), queryset=None)
    area = forms.CharField(
        label=gettext_lazy("Kode wilayah"),
        max_length=13,
        help_text=gettext_lazy("Dengan titik, misalnya 35.09.11."),
    )
    due_at = forms.DateTimeField(
        label=gettext_lazy("Tenggat"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, viewer: Viewer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owers = queries.owers(viewer, on=timezone.localdate())
        self.fields["owed_by"].queryset = owers  # type: ignore[attr-defined]  # a model field


def _chosen(viewer: Viewer, view: str) -> QuerySet[Commitment]:
    rows = queries.duties(viewer)
    if view == "selesai":
        return rows.exclude(state=Commitment.State.OPEN).order_by("-done_at")
    rows = rows.filter(state=Commitment.State.OPEN).order_by("due_at", "pk")
    agencies = list(viewer.agencies(Can.DUTIES))
    return {
        "saya": rows.filter(person_id=viewer.person_id),
        "instansi": rows.filter(owed_by__in=agencies),
        "ditunggu": rows.exclude(owed_by__in=agencies).filter(
            Q(owed_to__in=agencies) | Q(created_by_id=viewer.person_id)
        ),
    }.get(view, rows)


@login_required
def duties(request: HttpRequest) -> HttpResponse:
    """List the duties of the viewer and the viewer's agencies, the late ones first."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    now = timezone.now()
    asked = request.GET.get("lihat", "")
    view = asked if asked in dict(VIEWS) else "semua"
    rows = _chosen(viewer, view)
    still_open = queries.duties(viewer).filter(state=Commitment.State.OPEN)
    today = timezone.localdate(now)
    standing = Deputy.objects.filter(end__gte=today).select_related("person", "deputy")
    context = {
        "offers": queries.offers(viewer),
        "deputies": standing.filter(Q(person_id=viewer.person_id) | Q(deputy_id=viewer.person_id)),
        "deputy_form": DeputyForm(viewer),
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "view": view,
        "views": VIEWS,
        "view_words": dict(VIEWS)[view],
        "open": still_open.count(),
        "late": still_open.filter(due_at__lt=now).count(),
        "may_ask": any(viewer.can(capability) for capability in ASKS),
        "owes": viewer.can(Can.DUTIES),
        "now": now,
    }
    return render(request, "web/duties.html", context)


def _act(request: HttpRequest, viewer: Viewer, found: Commitment) -> str | None:
    """Do what was posted about a duty and return the words for it; None when nothing was."""
    now = timezone.now()
    step = request.POST.get("langkah")
    if step == "selesai":
        evidence = request.POST.get("bukti-evidence", "")[:2000]
        actions.complete_duty(viewer, duty_id=found.pk, evidence=evidence, now=now)
        return _("Kewajiban selesai.")
    if step == "cabut":
        reason = request.POST.get("cabut-reason", "")[:300]
        actions.drop_duty(viewer, duty_id=found.pk, reason=reason, now=now)
        return _("Kewajiban dicabut.")
    if step == "mulai":
        actions.start_duty(viewer, duty_id=found.pk, now=now)
        return _("Tercatat: sedang Anda kerjakan.")
    offered = OfferForm(viewer, found, request.POST)
    if step == "tawar" and offered.is_valid():
        data = offered.cleaned_data
        actions.offer_duty(
            viewer, duty_id=found.pk, to_agency=data["agency"].pk, reason=data["reason"], now=now
        )
        return _("Ditawarkan kepada %(agency)s; tetap kewajiban Anda sampai diterima.") % {
            "agency": data["agency"].short_name
        }
    if step in ("terima", "tolak", "tarik"):
        return _answer(request, viewer, found, step)
    form = ReassignForm(found, request.POST)
    if step == "alih" and form.is_valid():
        data = form.cleaned_data
        actions.reassign_duty(
            viewer, duty_id=found.pk, person_id=data["person"], reason=data["reason"], now=now
        )
        return _("Kewajiban dialihkan.")
    return None


def _answer(request: HttpRequest, viewer: Viewer, found: Commitment, step: str) -> str | None:
    now = timezone.now()
    offer = HandOver.objects.filter(duty=found, state=HandOver.State.ASKED).first()
    if offer is None:
        return None
    if step == "tarik":
        actions.withdraw_offer(viewer, offer_id=offer.pk, now=now)
        return _("Tawaran ditarik.")
    actions.answer_offer(
        viewer,
        offer_id=offer.pk,
        accepts=step == "terima",
        answer=request.POST.get("jawaban", ""),
        now=now,
    )
    return _("Diterima: kini kewajiban instansi Anda.") if step == "terima" else _("Ditolak.")


def _source(found: Commitment) -> str:
    """Say what a duty follows from, in words; nothing where somebody simply asked."""
    kind, _colon, number = found.origin.partition(":")
    return f"{SOURCES[kind]} {number}" if kind in SOURCES else ""


@login_required
def duty(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one duty, and let those it concerns finish, drop or hand it over."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    found = queries.duty(viewer, pk)
    trouble, status = "", 200
    if request.method == "POST":
        try:
            done = _act(request, viewer, found)
        except Problem as refused:
            trouble, status = str(refused), refused.status
        else:
            if done:
                messages.success(request, done)
            return redirect("web:duty", pk=pk)
    still_open = found.state == Commitment.State.OPEN
    mine = still_open and owes(viewer, found)
    offers = list(found.hand_overs.select_related("to_agency", "from_agency"))
    waiting = next((one for one in offers if one.state == HandOver.State.ASKED), None)
    context = {
        "duty": found,
        "source": _source(found),
        "offers": offers,
        "offer_form": OfferForm(viewer, found) if mine and waiting is None else None,
        "waiting": waiting if still_open else None,
        "asked": waiting is not None and waiting.to_agency_id in viewer.agencies(Can.DUTIES),
        "may_start": mine and found.working_by_id != viewer.person_id,
        "trouble": trouble,
        "evidence_form": EvidenceForm() if mine else None,
        "reassign_form": ReassignForm(found) if mine else None,
        "drop_form": DropForm() if still_open and is_owed(viewer, found) else None,
        "now": timezone.now(),
    }
    return render(request, "web/duty.html", context, status=status)


@login_required
def new_duty(request: HttpRequest) -> HttpResponse:
    """Ask an agency for something by a day."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    require(viewer, Can.DUTIES)
    require_any(viewer, ASKS)
    form = DutyForm(viewer, request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        promise = Promise(
            what=data["what"].strip(),
            owed_by=data["owed_by"].pk,
            area=data["area"].strip(),
            due_at=data["due_at"],
            origin="manual",
            owed_to=_asker(viewer, data["area"].strip()),
        )
        try:
            made = actions.commit_duty(viewer, promise=promise, now=timezone.now())
        except Problem as refused:
            form.add_error(None, str(refused))
            status = refused.status
        else:
            return redirect("web:duty", pk=made.pk)
    return render(request, "web/new_duty.html", {"form": form}, status=status)


def _asker(viewer: Viewer, area: str) -> int | None:
    """Return the viewer's agency that answers for an area: the one the duty is owed to."""
    fitting = [
        grant.agency_id
        for grant in viewer.grants
        if grant.can == Can.DUTIES and lies_in(area, grant.areas)
    ]
    return min(fitting) if fitting else None


@require_POST
@login_required
def name_deputy(request: HttpRequest) -> HttpResponse:
    """Name who stands in for oneself."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    require(viewer, Can.DUTIES)
    form = DeputyForm(viewer, request.POST)
    if not form.is_valid():
        messages.error(request, _("Pilih pengganti dan tanggalnya."))
        return redirect("web:duties")
    agency, _mark, deputy = form.cleaned_data["deputy"].partition(":")
    actions.name_deputy(
        viewer,
        agency_id=int(agency),
        deputy_id=int(deputy),
        start=form.cleaned_data["start"],
        end=form.cleaned_data["end"],
        now=timezone.now(),
    )
    messages.success(request, _("Pengganti tercatat."))
    return redirect("web:duties")


@require_POST
@login_required
def make_feed(request: HttpRequest) -> HttpResponse:
    """Make the secret address of one's calendar, and show it this once."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    require(viewer, Can.DUTIES)
    token = actions.make_feed(viewer, now=timezone.now())
    address = settings.SERASI_ADDRESS.rstrip("/") + reverse("web:duty_feed", args=[token])
    return render(request, "web/duty_feed.html", {"address": address})


def duty_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Give the open duties of the owner of a secret address as a calendar; no log-in is asked."""
    now = timezone.now()
    with opened():
        person = queries.feed_owner(token)
        viewer = queries.viewer_of(person, now=now, second_factor=False)
        rows = list(
            queries.duties(viewer)
            .filter(state=Commitment.State.OPEN)
            .filter(
                Q(person_id=person.pk) | Q(person=None, owed_by__in=viewer.agencies(Can.DUTIES))
            )
            .order_by("due_at")[:500]
        )
    host = urlsplit(settings.SERASI_ADDRESS).hostname or "serasi.invalid"
    told = ical.calendar(
        (
            ical.Appointment(
                uid=ical.uid_of(f"duty:{row.pk}", host=host),
                sequence=0,
                stamp=row.created_at,
                starts=row.due_at,
                summary=row.what,
                description=row.owed_by.short_name,
                url=settings.SERASI_ADDRESS.rstrip("/") + reverse("web:duty", args=[row.pk]),
                alarms=(ical.Alarm(REMIND, row.what),),
            )
            for row in rows
        ),
        name=_("Kewajiban Serasi"),
    )
    answer = HttpResponse(told, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "no-store"
    return answer
