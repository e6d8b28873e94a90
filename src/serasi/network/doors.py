"""What every door of an office does first: log-in, a right, the viewer and the moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from serasi.network.policy import Viewer, require_any
from serasi.network.roles import Can

View = Callable[..., HttpResponseBase]


class OfficeRequest(HttpRequest):
    """A request of somebody who was let in."""

    viewer: Viewer
    now: datetime


def door(*needs: Can) -> Callable[[View], View]:
    """Let in who holds one of the rights; others are told that there is nothing here."""

    def wrap(view: View) -> View:
        @wraps(view)
        def inner(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            require_any(request.viewer, needs)
            request.now = timezone.now()
            return view(request, *args, **kwargs)

        return login_required(inner)

    return wrap
