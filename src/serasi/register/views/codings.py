"""Blind second coding: drawing a sample, coding it, and the agreement it shows."""

from __future__ import annotations

import random
import secrets

import numpy as np
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from serasi.network.roles import Can
from serasi.register import actions, phrases
from serasi.register.codes import Trigger
from serasi.register.forms import SecondCodingForm
from serasi.register.queries import codings as reads
from serasi.register.queries.events import reports_of
from serasi.register.views.doors import OfficeRequest, door
from serasi.science import charts
from serasi.science.agreement import Agreement

A_SAMPLE = 10
SEED = 20260101


@door(Can.CODE)
def codings(request: OfficeRequest) -> HttpResponse:
    """Show one's own tasks and how many could be drawn."""
    tasks = list(reads.my_codings(request.viewer)[:200])
    return render(
        request,
        "register/codings.html",
        {
            "now": request.now,
            "todo": [task for task in tasks if task.coded_at is None],
            "done": [task for task in tasks if task.coded_at is not None],
            "frame": reads.sample_frame(request.viewer, now=request.now).count(),
            "sample": A_SAMPLE,
        },
    )


@require_POST
@door(Can.CODE)
def draw(request: OfficeRequest) -> HttpResponse:
    """Draw a random sample to code blind."""
    rng = random.Random(secrets.randbits(64))  # noqa: S311 - a sample, not a secret
    made = actions.ask_second_coding(request.viewer, count=A_SAMPLE, rng=rng, now=request.now)
    if made:
        messages.success(
            request,
            _("%(n)s catatan diambil acak untuk dikode buta.") % {"n": phrases.opening(len(made))},
        )
    else:
        messages.info(request, _("Tidak ada catatan yang dapat diambil sekarang."))
    return redirect("register:second_codings")


@door(Can.CODE)
def coding(request: OfficeRequest, pk: int) -> HttpResponse:
    """Code one event blind: its reports are shown, its codes are not."""
    task = reads.my_coding(request.viewer, pk)
    if task.coded_at is not None:
        return redirect("register:second_codings")
    form = SecondCodingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        actions.submit_second_coding(
            request.viewer,
            coding=pk,
            kind=data["kind"],
            trigger=data["trigger"],
            form=data["form"],
            now=request.now,
        )
        messages.success(request, _("Koding kedua disimpan."))
        return redirect("register:second_codings")
    reports = list(reports_of(request.viewer, task.event))
    for row in reports:
        actions.open_report(request.viewer, receipt=row.report.receipt, now=request.now)
    context = {"now": request.now, "task": task, "form": form, "reports": reports}
    status = 422 if request.method == "POST" else 200
    return render(request, "register/coding_blind.html", context, status=status)


def _verdict(found: Agreement) -> str:
    if found.alpha is None:
        return _("tidak ada data")
    if found.low is None:
        return _("terlalu sedikit untuk disimpulkan")
    if found.alpha >= 0.8:
        return _("dapat diandalkan")
    return _("cukup untuk simpulan sementara") if found.alpha >= 0.667 else _("belum andal")


def _chart(page: reads.AgreementPage) -> SafeString | None:
    rows = [
        charts.Estimate(
            f"{row.code} {phrases.trigger_name(row.code)}",
            round(row.found.alpha, 2),
            low=None if row.found.low is None else round(row.found.low, 2),
            high=None if row.found.high is None else round(row.found.high, 2),
        )
        for row in page.triggers
        if row.found.alpha is not None
    ]
    if not rows:
        return None
    lowest = min([0.0, *(row.low for row in rows if row.low is not None)])
    scale = charts.Scale(low=min(0.0, float(lowest)), high=1.0, cuts=(0.667, 0.8))
    drawn = charts.intervals(rows, label=_("Kesepakatan menurut pemicu"), scale=scale)
    return mark_safe(drawn)  # noqa: S308 - the charts escape what they draw


@door(Can.CODE, Can.CONFIRM)
def agreement(request: OfficeRequest) -> HttpResponse:
    """Show how far second coders agree with the register."""
    page = reads.agreement_page(request.viewer, rng=np.random.default_rng(SEED))
    names = {
        "trigger": _("Pemicu, kedelapannya"),
        "kind": _("Jenis catatan"),
        "form": _("Bentuk"),
        **{code: f"{code} {label}" for code, label in Trigger.choices},
    }
    rows = [
        (names[row.code], row.found, _verdict(row.found)) for row in (*page.whole, *page.triggers)
    ]
    return render(
        request,
        "register/agreement.html",
        {
            "now": request.now,
            "page": page,
            "rows": rows,
            "drift": [(d.quarter, d.found, _verdict(d.found)) for d in page.drift],
            "chart": _chart(page),
            "headline": _headline(page),
            "month": date_format(request.now, "F Y"),
        },
    )


def _headline(page: reads.AgreementPage) -> str:
    whole = page.whole[0].found
    if not page.units:
        return _("Belum ada koding kedua. Ambil contoh acak, lalu kode tanpa melihat kode pertama.")
    if whole.alpha is None:
        return _("%(n)s pasang koding; belum ada ragam untuk dihitung.") % {"n": page.units}
    value = f"{whole.alpha:.2f}".replace(".", ",")
    return _("Kesepakatan pemicu %(alpha)s dari %(n)s pasang koding: %(verdict)s.") % {
        "alpha": value,
        "n": page.units,
        "verdict": _verdict(whole),
    }
