"""The public pages and files: for everybody, the same for everybody, without a trace of who reads.

Answers carry an ETag of the edition and may be kept by browsers and proxies. An address that asks
very often is slowed down; of it nothing is kept but a daily key that cannot be turned back.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from serasi.collect.actions.counting import count_attempt
from serasi.collect.views.asking import knock_key
from serasi.network.policy import NOBODY
from serasi.problems import EDITION_UNKNOWN, Problem
from serasi.publish import open_catalogue, open_files, open_rows, public_page, public_rules
from serasi.publish.models import Edition
from serasi.publish.queries import public as reads

MOST_READS, MOST_FILES, MINUTES = 600, 120, 60
KEPT_SECONDS = 3600
Answer = Callable[..., HttpResponse]


def _public(door: str, most: int) -> Callable[[Answer], Answer]:
    """Count the knock, forget who asks, and let the answer be kept."""

    def wrap(view: Answer) -> Answer:
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            key = knock_key(request)
            count_attempt(door, key, now=timezone.now(), most=most, minutes=MINUTES)
            answer = view(request, *args, **kwargs)
            patch_cache_control(answer, public=True, max_age=KEPT_SECONDS)
            return answer

        return require_safe(inner)

    return wrap


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Render a page that knows no viewer, whoever is logged in."""
    everybody = {"viewer": NOBODY, "nav": [], "rare": []}
    return render(request, template, {**everybody, **context})


@_public("publik", MOST_READS)
def places(request: HttpRequest) -> HttpResponse:
    """List the regencies that published an edition."""
    listed = [{"row": row, "page": public_page.page_of(row)} for row in reads.newest_editions()]
    return _page(request, "publish/public_places.html", {"listed": listed})


@_public("publik", MOST_READS)
def picture(request: HttpRequest, code: str, number: int | None = None) -> HttpResponse:
    """Show what a regency tells its citizens: the newest edition, or an older one by number."""
    row = reads.public_edition(code, number)
    all_editions = reads.editions_of(code)
    context = {
        "row": row,
        "figures": row.figures,
        "page": public_page.page_of(row, request.GET.get("masa", "")[:8]),
        "editions": all_editions,
        "newest": all_editions[0].number,
        "formats": open_files.FORMATS.values(),
        "through": public_page.period_words(row.figures["through"]),
        "threshold": public_rules.THRESHOLD,
        "licence": open_rows.LICENCE,
    }
    return _page(request, "publish/public_picture.html", context)


@_public("publik-data", MOST_FILES)
def data(request: HttpRequest, code: str, number: int, name: str) -> HttpResponse:
    """Give one file of an edition; who has it already is told that it is unchanged."""
    row = reads.public_edition(code, number)
    if name not in open_files.FORMATS:
        raise Problem(EDITION_UNKNOWN)
    form, made = open_files.FORMATS[name], open_files.made(row, name)
    etag = f'"{made.sha256}"'
    fresh = get_conditional_response(request, etag=etag, last_modified=None)
    answer = fresh or HttpResponse(made.content, content_type=_media(form.media))
    answer["ETag"] = etag
    answer["X-SHA256"] = made.sha256
    answer["X-Rows"] = str(made.rows)
    title = f"serasi-{code}-edisi-{number}.{form.suffix}"
    answer["Content-Disposition"] = f'attachment; filename="{title}"'
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _media(media: str) -> str:
    return f"{media}; charset=utf-8" if media.startswith("text/") else media


@_public("publik-data", MOST_FILES)
def catalogue(request: HttpRequest) -> HttpResponse:
    """Give the DCAT catalogue of the newest editions."""
    made = open_catalogue.catalogue(reads.newest_editions(), link=_link)
    answer = JsonResponse(made, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Type"] = "application/ld+json"
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _link(row: Edition | None = None, name: str | None = None) -> str:
    """Return the full address of the catalogue, of an edition, or of one of its files."""
    if row is None:
        path = reverse("publish:public_catalogue")
    elif name is None:
        path = reverse("publish:public_edition", args=[row.area_id, row.number])
    else:
        path = reverse("publish:public_data", args=[row.area_id, row.number, name])
    return settings.SERASI_ADDRESS.rstrip("/") + path
