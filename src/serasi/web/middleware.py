"""The language of the reader, and a `Problem` as a page or JSON with what to do next."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation

from serasi.problems import Problem


class LanguageMiddleware:
    """Speaks Indonesian unless the reader chose English here; the browser's own wish is not asked.

    Many office machines run an English Windows; a page that flips its language by itself is worse
    than one that has to be switched once.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = {code for code, _name in settings.LANGUAGES}
        language = chosen if chosen in known else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class ProblemMiddleware:
    """Answers expected refusals; anything else propagates as a bug."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Problem):
            return None
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse(
                {"code": exception.code, "message": exception.sentence}, status=exception.status
            )
        return render(request, "problem.html", {"problem": exception}, status=exception.status)
