"""Puts the viewer on every request, and behind the wall of the database what they may not see."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from serasi.network.models import Person
from serasi.network.policy import NOBODY, Viewer
from serasi.network.queries import viewer_of
from serasi.network.walls import raise_wall


def _viewer(request: HttpRequest) -> Viewer:
    person = request.user
    if not isinstance(person, Person):
        return NOBODY
    factor = came_with_factor(request, person)
    return viewer_of(person, now=timezone.now(), second_factor=factor)


def came_with_factor(request: HttpRequest, person: Person) -> bool:
    """Say whether this very session proved a second factor that the person still has."""
    from allauth.account.authentication import get_authentication_records
    from allauth.mfa.models import Authenticator

    steps = get_authentication_records(request, person)
    used = [step.get("id") for step in steps if step.get("method") == "mfa"]
    return bool(used) and Authenticator.objects.filter(user=person, pk__in=used).exists()


class ViewerMiddleware:
    """Sets `request.viewer` and the row-level wall of this connection."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        viewer = _viewer(request)
        request.viewer = viewer  # type: ignore[attr-defined]  # read by every door
        raise_wall(viewer)
        return self.get_response(request)
