"""Links that let somebody in: invitations and new passwords."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from serasi.network import actions, queries, rules
from serasi.network.forms import NewcomerForm, PasswordForm
from serasi.network.policy import Viewer
from serasi.problems import SECOND_PERSON_NEEDED, Problem


@require_POST
@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    row = actions.withdraw_invitation(viewer, invitation_id=pk, now=timezone.now())
    messages.success(request, _("Undangan %(name)s dicabut.") % {"name": row.name})
    return redirect("network:agency", pk=row.agency_id)


@require_POST
@login_required
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree to an invitation as the second manager."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    row = actions.confirm_invitation(viewer, invitation_id=pk, now=timezone.now())
    words = _("Undangan %(name)s disahkan.") if row.person is None else _("%(name)s diangkat.")
    messages.success(request, words % {"name": row.name})
    return redirect("network:agency", pk=row.agency_id)


@require_POST
@login_required
def confirm_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree to somebody's new password as the second manager."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    row = actions.confirm_renewal(viewer, renewal_id=pk, now=timezone.now())
    messages.success(request, _("Sandi baru %(name)s disahkan.") % {"name": row.person.name})
    return redirect("network:agencies")


@require_POST
@login_required
@never_cache
def renewal_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a link for a new password and show it once."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    key = actions.make_renewal(viewer, person_id=pk, now=timezone.now())
    url = request.build_absolute_uri(reverse("network:new_password", args=[key.token]))
    context = {
        "title": _("Tautan sandi baru untuk %(name)s") % {"name": key.renewal.person.name},
        "url": url,
        "until": key.renewal.expires_at,
        "renewal": True,
        "needs_second": key.renewal.needs_second,
        "opens_at": key.renewal.opens_at,
    }
    return render(request, "network/link.html", context)


@never_cache
@sensitive_post_parameters("password", "again")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show an office that is offered, and let the invited person take it."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    now = timezone.now()
    offer = queries.invitation_of(token, now=now)
    if offer.needs_second:
        raise Problem(SECOND_PERSON_NEEDED)
    if viewer.person_id is not None:
        return _take_with_account(request, token, offer)
    form = NewcomerForm(request.POST or None, initial={"name": offer.name})
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            actions.accept_invitation(viewer, token=token, newcomer=form.newcomer(), now=now)
        except Problem as refused:
            form.add_error(None, str(refused))
            status = refused.status
        else:
            messages.success(request, _("Akun Anda siap. Masuk dengan sandi yang baru dibuat."))
            return redirect("account_login")
    context = {"offer": offer, "role": rules.role_of(offer.role), "form": form}
    return render(request, "network/invitation.html", context, status=status)


def _take_with_account(request: HttpRequest, token: str, offer: object) -> HttpResponse:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    if request.method == "POST":
        actions.accept_invitation_as(viewer, token=token, now=timezone.now())
        messages.success(request, _("Jabatan baru Anda berlaku."))
        return redirect("network:my_access")
    role = rules.role_of(offer.role)
    return render(request, "network/invitation.html", {"offer": offer, "role": role})


@never_cache
@sensitive_post_parameters("password", "again")
def new_password(request: HttpRequest, token: str) -> HttpResponse:
    """Let somebody who lost the password set a new one."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # set by ViewerMiddleware
    now = timezone.now()
    renewal = queries.renewal_of(token, now=now)
    form = PasswordForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            password = form.cleaned_data["password"]
            actions.renew_password(viewer, token=token, password=password, now=now)
        except Problem as refused:
            form.add_error(None, str(refused))
            status = refused.status
        else:
            messages.success(request, _("Sandi baru berlaku. Silakan masuk."))
            return redirect("account_login")
    context = {"form": form, "username": renewal.person.username}
    return render(request, "network/new_password.html", context, status=status)


def forgotten(request: HttpRequest) -> HttpResponse:
    """Say whom to ask for a new password; no address is asked, so none can be tried."""
    return render(request, "network/forgotten.html")
