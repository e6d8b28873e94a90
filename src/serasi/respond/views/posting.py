"""What the pages with several small forms share: which was posted, and which version was read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest

from serasi.network.models import Agency, Jurisdiction
from serasi.problems import NOT_ALLOWED, NOT_FOUND, Problem
from serasi.respond.models import Case
from serasi.respond.queries.standing import areas_of


def posted(request: HttpRequest, step: str) -> Any:
    """Return what was posted when it is of this step, None otherwise."""
    mine = request.method == "POST" and request.POST.get("do") == step
    return request.POST if mine else None


def read_version(request: HttpRequest) -> int:
    """Return the version that a form was filled in for; -1, which fits none, without one."""
    written = request.POST.get("version", "")
    return int(written) if written.isdecimal() else -1


def attempt(form: forms.Form, act: Callable[[], object]) -> int:
    """Do what a form asks when it is valid; return 0 when done, else the status to answer with.

    A refusal stands in the form, which comes back filled; what is not there stays not there.
    """
    if not form.is_valid():
        return 422
    try:
        act()
    except Problem as refused:
        if refused.kind in (NOT_FOUND, NOT_ALLOWED):
            raise
        form.add_error(None, str(refused))
        return refused.status
    return 0


def agencies_of(row: Case) -> list[Agency]:
    """Return the open agencies that answer for a place of a case, by name."""
    codes = {code[:n] for code in areas_of(row) for n in (2, 5, 8, 13) if n <= len(code)}
    near = Jurisdiction.objects.filter(area__in=codes, valid_to=None)
    return list(
        Agency.objects.filter(closed_on=None, pk__in=near.values("agency")).order_by("name")
    )
