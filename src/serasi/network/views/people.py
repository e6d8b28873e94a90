"""One's own rights explained, and the closing of somebody else's account."""

from __future__ import annotations

from datetime import datetime

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.network import actions, queries, rights, rules
from serasi.network.forms import ReasonForm
from serasi.network.models import Person
from serasi.network.policy import Viewer
from serasi.network.roles import EXPLAINED
from serasi.network.sealed.rules import OPENED_BY, breakable
from serasi.problems import Problem


@login_required
def my_access(request: HttpRequest) -> HttpResponse:
    """Explain what the viewer may see, what is withheld, and who else sees the viewer's work."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    now = timezone.now()
    context = {
        "offices": rights.my_offices(viewer, now=now),
        "withheld": [EXPLAINED[can] for can in sorted(viewer.withheld)],
        "withheld_why": _why_withheld(viewer, now=now) if viewer.withheld else "",
        "breakable": [OPENED_BY[can] for can in breakable(viewer)],
        "onlookers": rights.onlookers(viewer, now=now),
        "now": now,
    }
    return render(request, "network/my_access.html", context)


def _why_withheld(viewer: Viewer, *, now: datetime) -> str:
    person = Person.objects.get(pk=viewer.person_id)
    if queries.renewals_of(person, since=now - rules.RENEWAL_WAIT).exists():
        return "renewed"
    return "unused" if is_mfa_enabled(person) else "missing"


@login_required
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then close somebody's account."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    now = timezone.now()
    person = queries.manageable_person(viewer, pk, on=timezone.localdate(now))
    form = ReasonForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            actions.close_account(viewer, person_id=pk, reason=reason, now=now)
        except Problem as refused:
            form.add_error(None, str(refused))
            status = refused.status
        else:
            messages.success(request, _("Akun %(name)s ditutup.") % {"name": person.name})
            return redirect("network:agencies")
    context = {
        "form": form,
        "title": _("Tutup akun %(name)s?") % {"name": person.name},
        "text": _(
            "Semua jabatannya berakhir hari ini dan ia tidak dapat masuk lagi. Laporan dan"
            " pekerjaannya tetap tersimpan atas namanya."
        ),
        "label": _("Tutup akun"),
        "back": "network:agencies",
    }
    return render(request, "network/ask.html", context, status=status)
