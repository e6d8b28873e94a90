"""What every page knows: the viewer, the navigation, whether this is a demo."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from serasi.network.policy import NOBODY, Viewer
from serasi.web import nav


def house(request: HttpRequest) -> dict[str, object]:
    """Return the context of the shell."""
    viewer: Viewer = getattr(request, "viewer", NOBODY)
    return {
        "viewer": viewer,
        "nav": nav.groups_for_viewer(viewer, request.path) if viewer.person_id else [],
        "rare": nav.rare_for_viewer(viewer, request.path) if viewer.person_id else [],
        "demo": settings.DEMO,
        "shows_design": settings.DEMO or settings.DEBUG,
    }
