"""What every door of this room asks of a request."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from serasi.collect import sealed
from serasi.collect.whatsapp import sender_key
from serasi.network.policy import NOBODY, Viewer
from serasi.problems import Problem


def viewer_of(request: HttpRequest) -> Viewer:
    """Return who is at the door."""
    return getattr(request, "viewer", NOBODY)


def wants_json(request: HttpRequest) -> bool:
    """Say whether a script asks, which wants an answer it can read."""
    return "application/json" in request.headers.get("Accept", "")


def refusal(problem: Problem) -> JsonResponse:
    """Return a numbered problem to a script."""
    return JsonResponse({"code": problem.code, "message": problem.sentence}, status=problem.status)


def knock_key(request: HttpRequest) -> str:
    """Return a key that stands for the address of a knock for one day and cannot be turned back."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.HTTPS:  # behind a proxy, which adds the address it saw as the last one
        address = request.headers.get("X-Forwarded-For", address).rsplit(",", 1)[-1].strip()
    return sender_key(f"{address} {timezone.localdate()}", sealed.salt())


def not_kept(response: HttpResponse) -> HttpResponse:
    """Tell browsers and proxies not to keep what is for one person alone."""
    response["Cache-Control"] = "no-store"
    return response
