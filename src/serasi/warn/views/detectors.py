"""The detectors: their false-alarm budget, the back-test over the own past, a card of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from serasi.network.doors import OfficeRequest, door
from serasi.network.policy import granted
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, Problem
from serasi.science import charts
from serasi.warn import actions, budget
from serasi.warn.models import Backtest, Finding, JudgedWeek
from serasi.warn.queries.clusters import Clusters, clusters_of
from serasi.warn.queries.scope import DECIDES

FORECASTS: dict[str, str | Promise] = {
    "model": gettext_lazy("ramalan ini"),
    "last_observed": gettext_lazy("seperti minggu terakhir"),
    "own_last_12": gettext_lazy("seperti 12 minggu terakhir kecamatannya"),
    "global_bootstrap": gettext_lazy("acak dari minggu semua kecamatan"),
}


@dataclass(frozen=True)
class Shown:
    """The newest back-test of one regency, with its curve and how many clusters came true."""

    row: Backtest
    result: dict[str, Any]
    curve: SafeString | None
    clusters: Clusters
    ahead: list[dict[str, Any]]
    scores: list[dict[str, Any]]

    @property
    def no_better(self) -> bool:
        """Say whether the stated chances did no better than one chance for all districts."""
        score, plain = self.result["brier"], self.result["brier_of_base_rate"]
        return score is not None and score >= plain


def _newest(request: OfficeRequest) -> list[Shown]:
    rows = Backtest.objects.filter(granted(request.viewer, *DECIDES)).select_related("area")
    newest: dict[str, Backtest] = {}
    for row in rows.order_by("area", "-day"):
        newest.setdefault(row.area_id, row)
    return [
        Shown(
            row,
            _percent(row.result),
            _curve(row),
            clusters_of(
                request.viewer, row.area_id, districts=row.result["districts"], now=request.now
            ),
            _ahead(row.result),
            _scores(row.result),
        )
        for row in newest.values()
    ]


def _percent(result: dict[str, Any]) -> dict[str, Any]:
    shares = ("precision", "recall", "base_rate", "known_late")
    told = {name: result.get(name) for name in shares}
    return result | {name: None if one is None else 100 * one for name, one in told.items()}


def _ahead(result: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the forecast of the next weeks; none where it does not beat its baselines."""
    told = result.get("outlook") or {}
    weeks = told.get("weeks", []) if told.get("beats") else []
    return [week | {"day": date.fromisoformat(week["week"])} for week in weeks]


def _scores(result: dict[str, Any]) -> list[dict[str, Any]]:
    found = (result.get("outlook") or {}).get("scores", {})
    return [
        {"name": words, "crps": found[name]["crps"], "coverage": 100 * found[name]["coverage"]}
        for name, words in FORECASTS.items()
        if name in found
    ]


def _curve(row: Backtest) -> SafeString | None:
    steps = [charts.Stated(s["stated"], s["came"], int(s["n"])) for s in row.result["curve"]]
    if not steps:
        return None
    drawn = charts.reliability(
        steps,
        label=_("Keandalan peluang di %(name)s") % {"name": row.area.name},
        across=_("peluang yang disebut"),
        upward=_("yang terjadi"),
    )
    return mark_safe(drawn)  # noqa: S308 - the charts escape what they draw


@door(*DECIDES)
def detectors(request: OfficeRequest) -> HttpResponse:
    """Show how often the detectors are wrong, and let the head choose how often they may be."""
    today = timezone.localdate(request.now)
    years = budget.years(today)
    shown, judged = _newest(request), JudgedWeek.objects.first()
    searched = judged.districts if judged else sum(one.result["districts"] for one in shown)
    return render(
        request,
        "warn/detectors.html",
        {
            "shown": shown,
            "years": years,
            "words": budget.CHOICES.get(years, ""),
            "choices": list(budget.CHOICES.items()),
            "chosen": [(one, budget.CHOICES.get(one.years, one.years)) for one in budget.choices()],
            "single_budget": budget.single_per_area_year(today),
            "scan_budget": budget.scan_per_area_year(today, districts=searched),
            "judged": judged,
            "may_choose": request.viewer.can(Can.ORANYE),
            "findings": Finding.objects.filter(granted(request.viewer, *DECIDES))
            .select_related("area", "area__parent")
            .order_by("-day", "-score")[:12],
            "now": request.now,
        },
    )


@require_POST
@door(Can.ORANYE)
def choose_budget(request: OfficeRequest) -> HttpResponse:
    """Choose the false-alarm budget in words."""
    years = request.POST.get("years", "")
    if not years.isdecimal():
        raise Problem(FORM_INVALID, what=_("anggaran"))
    actions.choose_budget(
        request.viewer,
        years=int(years),
        reason=request.POST.get("reason", ""),
        now=request.now,
    )
    messages.success(
        request, _("Anggaran tersimpan; ambang baru dipakai mulai pendeteksian nanti.")
    )
    return redirect("warn:detectors")
