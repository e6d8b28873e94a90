"""How allauth and axes behave here: no open sign-up; a lock-out that says what to do."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from serasi.problems import TOO_MANY_ATTEMPTS, Problem


class ClosedHouseAdapter(DefaultAccountAdapter):
    """People come in by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: object = None
) -> HttpResponse:
    """Answer a log-in after too many failures."""
    problem = Problem(TOO_MANY_ATTEMPTS, minutes=30)
    return render(request, "problem.html", {"problem": problem}, status=problem.status)
