"""How allauth and axes behave here: no open sign-up; a lock-out that says what to do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from allauth.account.adapter import DefaultAccountAdapter
from axes.helpers import get_cool_off
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from serasi.network.models import Person
from serasi.problems import TOO_MANY_ATTEMPTS, Problem


class ClosedHouseAdapter(DefaultAccountAdapter):
    """People come in by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: object) -> None:
        """Leave the counting of wrong passwords to axes, which counts them for the whole house."""


def login_name(request: HttpRequest | None, credentials: Mapping[str, object] | None) -> str:
    """Return the one name under which failures are counted, whatever somebody typed.

    An account may be entered by user name or e-mail, in any case; its tries are counted together.
    """
    given = credentials or {}
    typed = given.get("username") or given.get("email")
    if not typed and request is not None:
        typed = request.POST.get("login")
    name = str(typed or "").strip().lower()
    if "@" in name:
        owner = Person.objects.filter(email__iexact=name).order_by("pk").first()
        if owner is not None:
            return owner.username.lower()
    return name


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: object = None
) -> HttpResponse:
    """Answer a log-in after too many failures, the good password included."""
    span = get_cool_off(request) or timedelta()
    problem = Problem(TOO_MANY_ATTEMPTS, minutes=int(span.total_seconds() // 60))
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse(
            {"code": problem.code, "message": problem.sentence}, status=problem.status
        )
    return render(request, "problem.html", {"problem": problem}, status=problem.status)
