"""Saved views: a filter of a list under a name, for its owner alone."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from serasi.network.policy import Viewer
from serasi.problems import FORM_INVALID, NOT_FOUND, Problem
from serasi.register.actions.rows import person_of
from serasi.register.models import SavedView
from serasi.trail.actions import record

PAGES = ("queue", "events")


@transaction.atomic
def save_view(actor: Viewer, *, page: str, name: str, query: str, now: datetime) -> SavedView:
    """Keep a filter under a name; the same name again replaces it."""
    name = " ".join(name.split())[:60]
    if page not in PAGES or not name or len(query) > 500:
        raise Problem(FORM_INVALID, what="nama tampilan")
    made, _new = SavedView.objects.update_or_create(
        person_id=person_of(actor), page=page, name=name, defaults={"query": query}
    )
    record(
        actor.key,
        action="view.saved",
        subject=f"view:{made.pk}",
        now=now,
        data={"page": page, "name": name},
    )
    return made


@transaction.atomic
def drop_view(actor: Viewer, *, view: int, now: datetime) -> None:
    """Delete one of the actor's own views."""
    gone, _by_model = SavedView.objects.filter(pk=view, person_id=person_of(actor)).delete()
    if not gone:
        raise Problem(NOT_FOUND)
    record(actor.key, action="view.dropped", subject=f"view:{view}", now=now)
