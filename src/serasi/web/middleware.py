"""Turns a `Problem` into a page, a fragment or JSON with its number and what to do next."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from serasi.problems import Problem


class ProblemMiddleware:
    """Answers expected refusals; anything else propagates as a bug."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        if not isinstance(exception, Problem):
            return None
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse(
                {"code": exception.code, "message": exception.sentence}, status=exception.status
            )
        return render(request, "problem.html", {"problem": exception}, status=exception.status)
