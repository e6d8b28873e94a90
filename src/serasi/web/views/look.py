"""The design system as a page."""

from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from serasi.web.views import look_samples as samples


def _icons() -> list[str]:
    """Return the names of all icons, from the sprite itself."""
    sprite: Path = settings.PACKAGE / "web" / "static" / "icons.svg"
    return re.findall(r'id="i-(\w+)"', sprite.read_text())


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Show every component with its states."""
    form = samples.MeetingForm(samples.MISTAKES)
    form.is_valid()
    context = {
        "now": samples.NOW,
        "clocks": samples.CLOCKS,
        "meeting": form,
        "views": samples.VIEWS,
        "chips": samples.CHIPS,
        "page": Paginator(range(100), 8).page(6),
        "items": samples.ITEMS,
        "bulk_choices": samples.BULK,
        "acts": samples.ACTS,
        "steps": samples.STEPS,
        "timeline": samples.TIMELINE,
        "rungs": samples.RUNGS,
        "ticks": samples.TICKS,
        "duties": samples.DUTIES,
        "rows": samples.FACTS,
        "columns": samples.COLUMNS,
        "table": samples.TABLE,
        "foot": samples.FOOT,
        "report": samples.REPORT,
        "spans": samples.SPANS,
        "reads": samples.READS,
        "tilemap": samples.TILEMAP,
        "roles": samples.COLOUR_ROLES,
        "icons": _icons(),
        "fields": samples.MARKED_FIELDS,
        "crumbs": samples.CRUMBS,
        "when_choices": samples.WHEN,
        "grade_choices": samples.GRADES,
        "filter_form": samples.FilterForm(),
    }
    return render(request, "look/components.html", context)
