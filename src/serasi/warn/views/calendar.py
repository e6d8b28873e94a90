"""The calendar of risk days: its page, what is written into it, and the same as a calendar file."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from serasi.channels import ical
from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, Problem
from serasi.warn import actions
from serasi.warn.actions.calendar import Planned
from serasi.warn.forms import RiskDateForm, RiskDayForm
from serasi.warn.models import RiskDate
from serasi.warn.queries.calendar import calendar_of, coming, kept_areas


def _page(request: OfficeRequest, form: RiskDayForm, *, status: int = 200) -> HttpResponse:
    today = timezone.localdate(request.now)
    return render(
        request,
        "warn/calendar.html",
        {
            "calendar": calendar_of(request.viewer, today=today),
            "form": form,
            "keeps": bool(kept_areas(request.viewer)),
            "now": request.now,
        },
        status=status,
    )


@door(Can.WARN_READ)
def risk_days(request: OfficeRequest) -> HttpResponse:
    """Show the days ahead in the viewer's areas."""
    return _page(request, RiskDayForm(viewer=request.viewer))


@require_POST
@door(Can.OBSERVE)
def write(request: OfficeRequest) -> HttpResponse:
    """Write a risk day down."""
    form = RiskDayForm(request.POST, viewer=request.viewer)
    if not form.is_valid():
        return _page(request, form, status=422)
    data = form.cleaned_data
    made = actions.write_risk_day(
        request.viewer,
        planned=Planned(
            name=data["name"],
            kind=data["kind"],
            area=data["area"],
            first_day=data["first_day"],
            last_day=data["last_day"],
            source=data["source"],
            triggers=tuple(data["triggers"]),
        ),
        now=request.now,
    )
    messages.success(request, _("%(name)s masuk kalender.") % {"name": made.name})
    return redirect("warn:risk_days")


@require_POST
@door(Can.OBSERVE)
def add_date(request: OfficeRequest, pk: int) -> HttpResponse:
    """Write down another date of a risk day."""
    form = RiskDateForm(request.POST)
    if not form.is_valid():
        raise Problem(FORM_INVALID, what=_("hari pertama dan terakhir"))
    actions.date_risk_day(
        request.viewer,
        pk=pk,
        first_day=form.cleaned_data["first_day"],
        last_day=form.cleaned_data["last_day"],
        now=request.now,
    )
    messages.success(request, _("Tanggalnya masuk kalender."))
    return redirect("warn:risk_days")


@require_POST
@door(Can.OBSERVE)
def withdraw(request: OfficeRequest, pk: int) -> HttpResponse:
    """Take a risk day back."""
    row = actions.withdraw_risk_day(
        request.viewer, pk=pk, reason=request.POST.get("reason", ""), now=request.now
    )
    messages.success(request, _("%(name)s ditarik dari kalender.") % {"name": row.name})
    return redirect("warn:risk_days")


@door(Can.WARN_READ)
def feed(request: OfficeRequest) -> HttpResponse:
    """Give the days ahead as a calendar file; withdrawn ones as cancelled."""
    rows = coming(request.viewer, today=timezone.localdate(request.now))
    content = ical.calendar([_appointment(row) for row in rows], name=_("Hari rawan (Serasi)"))
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="hari-rawan.ics"'
    return answer


def _appointment(row: RiskDate) -> ical.Appointment:
    day = row.day
    return ical.Appointment(
        uid=ical.uid_of(
            f"riskdate:{row.pk}",
            host=urlsplit(settings.SERASI_ADDRESS).hostname or "serasi.invalid",
        ),
        sequence=0 if day.withdrawn_at is None else 1,
        stamp=day.withdrawn_at or row.added_at,
        starts=_midnight(row.first_day),
        ends=_midnight(row.last_day + timedelta(days=1)),
        summary=f"{day.name} ({day.area.name})",
        description=_("%(kind)s. Sumber: %(source)s.")
        % {"kind": day.get_kind_display().capitalize(), "source": day.source},
        location=day.area.name,
        url=settings.SERASI_ADDRESS.rstrip("/") + reverse("warn:risk_days"),
        cancelled=day.withdrawn_at is not None,
    )


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
